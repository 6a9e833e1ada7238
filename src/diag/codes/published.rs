//! Codes for what a site has published and promises to keep: `urls.lock`.

crate::codes! {
    URL_LOST = "url-lost", Error,
        nl "In urls.lock staan de adressen die deze site heeft gepubliceerd. Dit adres zou met deze versie verdwijnen: wie het heeft bewaard of ernaar verwijst, komt dan nergens uit. Laat het doorsturen naar een andere pagina, of zet achter het adres waarom het weg mag.",
        en "urls.lock holds the addresses that this site has published. This version would lose one: who kept it or links to it would find nothing. Let it lead on to another page, or write behind the address why it may go",
        {
            "lost": nl "Het adres {url} is gepubliceerd en zou verdwijnen.", en "the address {url} has been published and would be lost";
            "hidden": nl "Het adres {url} is gepubliceerd, maar de pagina is nu niet openbaar.", en "the address {url} has been published, but its page is not public now";
            "near": nl "Staat de pagina nu op {near}? Zet dan boven in {file}: {words}. Is ze echt weg, schrijf dan hier: {url} gone: de reden", en "is the page now at {near}? Then put at the top of {file}: {words}. When it is gone for good, write here: {url} gone: the reason";
            "list": nl "Lijkt op: {near}. Zet boven in de pagina die er nu voor in de plaats is: {words}. Is er geen, schrijf dan hier: {url} gone: de reden", en "looks like {near}. Put at the top of the page that takes its place: {words}. When there is none, write here: {url} gone: the reason";
            "nothing": nl "Zet boven in de pagina die er nu voor in de plaats is: {words}. Is er geen, schrijf dan hier: {url} gone: de reden", en "put at the top of the page that takes its place: {words}. When there is none, write here: {url} gone: the reason";
            "file": nl "Zet het bestand terug, of schrijf hier: {url} gone: de reden", en "put the file back, or write here: {url} gone: the reason";
            "publish": nl "Maak {file} weer openbaar, of schrijf hier: {url} gone: de reden", en "make {file} public again, or write here: {url} gone: the reason";
            "hidden-page": nl "dit is de pagina", en "this is the page";
            "page": nl "misschien is dit de pagina", en "this may be the page";
        }
    ANCHOR_LOST = "anchor-lost", Error,
        nl "In urls.lock staan ook de koppen van de gepubliceerde pagina's: een link kan naar een kop leiden. Deze kop is er niet meer, dus zo'n link komt boven aan de pagina uit. Geef de kop die ervoor in de plaats is het oude anker, of zet achter het adres waarom het weg mag.",
        en "urls.lock holds the headings of published pages too: a link may lead to one. This heading is no longer there, so such a link ends at the top of the page. Give the heading that took its place the old anchor, or write behind the address why it may go",
        {
            "lost": nl "De kop #{anchor} van {url} is gepubliceerd en zou verdwijnen.", en "the heading #{anchor} of {url} has been published and would be lost";
            "near": nl "Heet de kop nu anders? Schrijf hem dan zo: {words}. Is hij echt weg, schrijf dan hier: {url}#{anchor} gone: de reden", en "is the heading called otherwise now? Then write it so: {words}. When it is gone for good, write here: {url}#{anchor} gone: the reason";
            "nothing": nl "Geef de kop die ervoor in de plaats is dit anker erbij: {words}. Is er geen, schrijf dan hier: {url}#{anchor} gone: de reden", en "give the heading that took its place this anchor: {words}. When there is none, write here: {url}#{anchor} gone: the reason";
            "heading": nl "misschien is dit de kop", en "this may be the heading";
        }
    LOCK_LINE = "lock-line", Error,
        nl "In urls.lock staat op elke regel een gepubliceerd adres, en als het weg mag daarachter ' gone:' met de reden. Voeg regels toe met: leidraad lock",
        en "each line of urls.lock is a published address, and when it may go, behind it ` gone:` with the reason. Add lines with `leidraad lock`",
        {
            "odd": nl "Deze regel is geen adres van de site.", en "this line is no address of the site";
            "odd-help": nl "Een regel begint met een schuine streep, bijvoorbeeld /over/, en heeft geen spaties. Een opmerking begint met #.", en "a line begins with a slash, such as /about/, and has no spaces; a remark begins with #";
            "reason": nl "Achter ' gone:' ontbreekt de reden.", en "the reason behind ` gone:` is missing";
            "reason-help": nl "Schrijf waarom {url} weg mag, voor wie het later leest.", en "write why {url} may go, for those who read it later";
            "conflict": nl "Dit is een teken van git: twee mensen hebben regels toegevoegd.", en "this is a mark of git: two people added lines";
            "conflict-help": nl "De regels van allebei blijven staan; haal alleen deze regel weg.", en "the lines of both stay; remove only this one";
            "back": nl "{url} mag weg, maar is er.", en "{url} may go, but is there";
            "back-help": nl "Haal de reden weg, dan wordt het adres weer bewaakt.", en "remove the reason, and the address is guarded again";
        }
}
