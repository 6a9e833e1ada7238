//! Codes for links, names, facts and transclusions.

crate::codes! {
    WIKILINK_TORN = "wikilink-torn", Warning,
        nl "Een verwijzing naar een pagina staat tussen twee rechte haken aan elke kant: [[naam]]. Ontbreekt er een, dan is het geen link en ziet de lezer de haken die er nog staan.",
        en "a reference to a page stands between two square brackets on each side: [[name]]. When one is missing it is no link, and readers see the brackets that are left",
        {
            "torn": nl "Deze verwijzing naar '{name}' mist een haak en wordt geen link.", en "this reference to '{name}' lacks a bracket and does not become a link";
            "help": nl "Schrijf twee haken aan elke kant: [[{name}]]", en "write two brackets on each side: [[{name}]]";
        }
    BROKEN_WIKILINK = "broken-wikilink", Error,
        nl "Een verwijzing tussen dubbele haken noemt een pagina bij haar id (de bestandsnaam zonder .md), titel of synoniem. Geen enkele pagina heet zo.",
        en "a link in double brackets names a page by its id (the file name without .md), title or synonym; no page has that name",
        {
            "missing": nl "Er is geen pagina '{name}'.", en "there is no page '{name}'";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "help": nl "Schrijf de id van een pagina: de bestandsnaam zonder .md.", en "write a page's id: its file name without .md";
        }
    AMBIGUOUS_NAME = "ambiguous-name", Error,
        nl "Meer dan één pagina heeft deze naam. Zet de soort ervoor om te zeggen welke je bedoelt.",
        en "more than one page has this name. Put the kind before it to say which one is meant",
        {
            "ambiguous": nl "Er zijn meer pagina's met de naam '{name}'.", en "several pages are called '{name}'";
            "help": nl "Kies er een: {candidates}.", en "choose one: {candidates}";
        }
    LINK_PAGE = "link-page", Error,
        nl "Een link naar een bestand van de site leidt naar een bestand dat er niet is.",
        en "a link to a file of the site leads to a file that does not exist",
        {
            "missing": nl "Het bestand '{path}' is er niet.", en "there is no file '{path}'";
            "path": nl "Er is geen pagina op '{path}'.", en "there is no page at '{path}'";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
        }
    LINK_HEADING = "link-heading", Error,
        nl "De pagina is er, maar heeft geen kop of onderdeel met deze naam.",
        en "the page exists, but it has no heading or part of this name",
        {
            "missing": nl "Op '{title}' is geen kop '{anchor}'.", en "'{title}' has no heading '{anchor}'";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "known": nl "Deze koppen zijn er: {known}.", en "these headings exist: {known}";
            "none": nl "Deze pagina heeft geen koppen.", en "that page has no headings";
        }
    LINK_HIDDEN = "link-hidden", Warning,
        nl "Een openbare pagina verwijst naar een pagina die nog niet openbaar is. Lezers zien de woorden, maar geen link.",
        en "a public page links to a page that is not public yet. Readers see the words without the link",
        {
            "hidden": nl "De pagina '{title}' is nog niet openbaar ({state}).", en "the page '{title}' is not public yet ({state})";
        }
    LINK_WITHDRAWN = "link-withdrawn", Warning,
        nl "Een pagina verwijst naar een pagina die is ingetrokken. Verwijs liever naar haar opvolger.",
        en "a page links to a page that has been withdrawn. Link to its successor instead",
        {
            "withdrawn": nl "De pagina '{title}' is ingetrokken.", en "the page '{title}' has been withdrawn";
            "help": nl "Verwijs naar haar opvolger: {near}.", en "link to its successor: {near}";
        }
    IMAGE_MISSING = "image-missing", Error,
        nl "Het beeld staat niet op de plek die de pagina noemt. Een beeld staat naast de pagina, of in static/.",
        en "the image is not where the page says. An image stands beside the page, or in static/",
        {
            "missing": nl "Het beeld '{path}' is er niet.", en "there is no image '{path}'";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
        }
    IMAGE_ELSEWHERE = "image-elsewhere", Warning,
        nl "Een gepubliceerde pagina haalt niets bij een andere site op: dat is trager en verraadt wie wat leest. In plaats van het beeld komt er een link.",
        en "a published page asks nothing of another site: that is slower and tells others who reads what. A link stands in for the image",
        {
            "elsewhere": nl "Dit beeld staat op een andere site. Lezers krijgen een link in plaats van het beeld.", en "this image is on another site; readers get a link instead";
            "help": nl "Zet het beeld naast de pagina, als dat mag.", en "put the image beside the page, if its licence allows";
        }
    UNKNOWN_SOURCE = "unknown-source", Error,
        nl "Een bronverwijzing in de tekst, [@naam], noemt een bron bij haar id (de bestandsnaam zonder .md) of een andere naam zonder spaties. Geen enkele bron heet zo.",
        en "a citation in the text, [@name], names a source by its id (the file name without .md) or another name without spaces; no source has that name",
        {
            "unknown": nl "Er is geen bron '{name}'.", en "there is no source '{name}'";
            "near": nl "Bedoel je '@{near}'?", en "did you mean '@{near}'?";
            "help": nl "Schrijf de id van een bron, of \\[@{name}] als je geen bron bedoelt.", en "write a source's id, or \\[@{name}] when no source is meant";
        }
    UNKNOWN_FACT = "unknown-fact", Error,
        nl "Een feit is een waarde die op één plek staat, in model.yaml onder 'facts'. Dit feit staat daar niet.",
        en "a fact is a value that stands in one place, under 'facts' in model.yaml; this one is not there",
        {
            "unknown": nl "Het feit '{name}' ken ik niet.", en "unknown fact '{name}'";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "help": nl "Zet het feit in model.yaml onder 'facts'.", en "declare the fact under 'facts' in model.yaml";
        }
    TRANSCLUSION_CIRCLE = "transclusion-circle", Error,
        nl "Een pagina neemt met ![[...]] tekst over van een andere, die op haar beurt, al dan niet via een omweg, de eerste overneemt. Zo komt er nooit een eind aan.",
        en "a page takes in text of another with ![[...]], which takes in the first one again, maybe by a detour; that never ends",
        {
            "circle": nl "'{title}' wordt hier in zichzelf overgenomen.", en "'{title}' is taken into itself here";
            "help": nl "Haal een van de twee overnames weg, of verwijs met een gewone link.", en "remove one of the two, or use an ordinary link";
        }
    FILE_CASE = "file-case", Error,
        nl "Een bestand met deze naam is er, maar de hoofdletters of de tekens met een accent zijn anders. Op sommige computers werkt dat; op de server waar de site komt te staan meestal niet. Daarom geldt hier overal de naam zoals hij precies is.",
        en "there is a file of this name, but in other upper or lower case, or with its accents stored in another way. Some computers forgive that; the server of the site mostly does not. So the exact name counts everywhere",
        {
            "case": nl "'{path}' is er niet met precies deze hoofdletters.", en "there is no '{path}' in exactly this upper and lower case";
            "accent": nl "'{path}' is er niet precies zo: een teken met een accent is anders opgeslagen.", en "there is no '{path}' in exactly this form: a letter with an accent is stored in another way";
            "help": nl "Schrijf: {near}", en "write: {near}";
        }
    WIKILINK_BAR = "wikilink-bar", Error,
        nl "In een tabel scheidt een rechte streep (|) de kolommen. In een verwijzing tussen dubbele haken krijgt hij daar een schuine streep voor: \\|. Zonder die streep breekt de verwijzing in tweeën en schuiven de kolommen op.",
        en "in a table a bar (|) parts the columns. Inside a link in double brackets it takes a backslash before it there: \\|. Without it the link breaks in two and the columns shift",
        {
            "bar": nl "De streep in deze verwijzing breekt de rij van de tabel.", en "the bar in this link breaks the row of the table";
            "help": nl "Schrijf: {near}", en "write: {near}";
        }
    LINK_TEXT_OTHER = "link-text-other", Warning,
        nl "De tekst van een link is precies de naam van een pagina, maar de link leidt naar een andere van dezelfde soort. Meestal is bij knippen en plakken een van de twee blijven staan.",
        en "the text of a link is exactly the name of one page, but it leads to another of the same kind. Mostly one of the two stayed behind in cutting and pasting",
        {
            "other": nl "Hier staat '{text}', maar de link leidt naar '{title}'.", en "the text says '{text}', but the link leads to '{title}'";
            "help": nl "Is '{text}' bedoeld? Verwijs dan naar [[{near}]]. Verander anders de tekst.", en "if '{text}' is meant, link to [[{near}]]; else change the text";
        }
    FACT_NEAR = "fact-near", Advice,
        nl "Dit nummer lijkt op een nummer uit model.yaml (onder 'facts'), maar één cijfer is anders of twee cijfers zijn verwisseld. Staat een nummer daar, schrijf dan de naam ervan: dan klopt het overal.",
        en "this number looks like one of model.yaml (under 'facts'), but one digit differs or two changed places. When a number stands there, write its name, so that it is right everywhere",
        {
            "near": nl "{number} is bijna {value}, het feit '{name}'.", en "{number} is nearly {value}, the fact '{name}'";
            "help": nl "Schrijf: [[={name}]]. Is het een ander nummer, kijk het dan nog eens na.", en "write: [[={name}]]; if it is another number, check it once more";
        }
}
