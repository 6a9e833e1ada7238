//! Codes for slips in text: what Markdown takes without a word, and readers get as raw code or rubbish.

crate::codes! {
    MARKUP_HEADING = "markup-heading", Warning,
        nl "Een kop begint met een of meer hekjes en een spatie. Zonder die spatie wordt de regel gewone tekst en ziet de lezer de hekjes. Zijn de hekjes bedoeld, zet er dan een \\ voor.",
        en "a heading starts with one or more hashes and a space. Without that space the line is plain text and readers see the hashes. When they are meant, put a \\ before them",
        {
            "heading": nl "Deze regel lijkt een kop, maar wordt gewone tekst: er ontbreekt een spatie achter de hekjes.", en "this line looks like a heading but becomes plain text: the space behind the hashes is missing";
            "help": nl "Schrijf: {near}", en "write: {near}";
        }
    MARKUP_LIST = "markup-list", Warning,
        nl "Een punt van een lijst begint met een streepje en een spatie, of met een cijfer, een punt en een spatie. Zonder die spatie, of met een bolletje uit een tekstverwerker, wordt het gewone tekst en lopen de punten achter elkaar door.",
        en "an item of a list starts with a hyphen and a space, or with a number, a full stop and a space. Without that space, or with a bullet of a word processor, it becomes plain text and the items run on in one paragraph",
        {
            "list": nl "Dit lijkt een punt van een lijst, maar wordt gewone tekst.", en "this looks like an item of a list but becomes plain text";
            "space": nl "Zet een spatie achter '{mark}': {mark} tekst", en "put a space behind '{mark}': {mark} text";
            "number": nl "Dit lijkt een genummerde lijst, maar wordt gewone tekst.", en "this looks like a numbered list but becomes plain text";
            "bullet": nl "Dit bolletje maakt geen lijst: de tekst loopt door op één regel.", en "this bullet makes no list: the text runs on in one line";
            "number-help": nl "Zet een spatie achter de punt: 1. tekst", en "put a space behind the full stop: 1. text";
            "box": nl "Tussen deze haken ontbreekt een spatie. De lezer ziet haken in plaats van een vakje.", en "a space is missing between these brackets; readers see brackets instead of a box";
            "box-help": nl "Schrijf: {mark} [ ] tekst", en "write: {mark} [ ] text";
            "bullet-help": nl "Begin elk punt met een streepje en een spatie: - tekst", en "start each item with a hyphen and a space: - text";
        }
    MARKUP_LINK = "markup-link", Warning,
        nl "Een link is tekst tussen rechte haken met het adres direct erachter tussen ronde haken. Staat er een spatie tussen, staat er een spatie in het adres of ontbreekt een haakje, dan wordt het geen link en ziet de lezer de haken.",
        en "a link is text in square brackets with the address right behind it in round ones. With a space between them, a space in the address or a bracket missing, it does not become a link and readers see the brackets",
        {
            "apart": nl "Dit wordt geen link: tussen de haken staat een spatie.", en "this does not become a link: there is a space between the brackets";
            "open": nl "Dit wordt geen link: het laatste haakje ontbreekt.", en "this does not become a link: the last bracket is missing";
            "spaces": nl "Dit wordt geen link: in het adres staat een spatie.", en "this does not become a link: there is a space in the address";
            "help": nl "Schrijf: {near}", en "write: {near}";
        }
    MARKUP_EMPHASIS = "markup-emphasis", Warning,
        nl "Vette tekst staat tussen twee sterretjes aan elke kant, zonder spatie aan de binnenkant. Ontbreekt een kant, of staat er een spatie, dan ziet de lezer de sterretjes.",
        en "bold text stands between two stars on each side, with no space on the inside. When one side is missing, or there is a space, readers see the stars",
        {
            "half": nl "Deze sterretjes hebben geen andere helft. De lezer ziet ze staan.", en "these stars lack their other half; readers see them";
            "spaces": nl "Tussen deze sterretjes en de tekst staat een spatie. De lezer ziet de sterretjes.", en "there is a space between these stars and the text; readers see the stars";
            "help": nl "Zet ** aan allebei de kanten van de vette tekst, of haal ze weg.", en "put ** on both sides of the bold text, or remove them";
            "spaces-help": nl "Schrijf de tekst direct tussen de sterretjes: **tekst**", en "write the text right between the stars: **text**";
        }
    BOX_UNKNOWN = "box-unknown", Warning,
        nl "Een kader is een citaat dat begint met een regel als > [!NOTE]. Alleen NOTE, TIP, IMPORTANT, WARNING en CAUTION bestaan, en het woord staat alleen op zijn regel. Anders ziet de lezer een gewoon citaat met de haken erin.",
        en "a box is a quote that starts with a line such as > [!NOTE]. Only NOTE, TIP, IMPORTANT, WARNING and CAUTION exist, and the word stands alone on its line. Otherwise readers see a plain quote with the brackets in it",
        {
            "unknown": nl "Een kader '{word}' bestaat niet. De lezer ziet de haken staan.", en "there is no box '{word}'; readers see the brackets";
            "alone": nl "Achter [!{word}] staat nog tekst, dus wordt dit geen kader.", en "there is text behind [!{word}], so this does not become a box";
            "quote": nl "Voor [!{word}] ontbreekt het teken >, dus wordt dit geen kader.", en "the > before [!{word}] is missing, so this does not become a box";
            "near": nl "Bedoel je '{near}'? Deze zijn er: {known}.", en "did you mean '{near}'? there are: {known}";
            "help": nl "Kies er een: {known}.", en "choose one: {known}";
            "alone-help": nl "Zet de tekst op een volgende regel, die ook met > begint.", en "put the text on a next line, which starts with > too";
            "quote-help": nl "Begin deze regel, en alle regels van het kader, met > en een spatie.", en "start this line, and all lines of the box, with > and a space";
        }
    MARKUP_TABLE = "markup-table", Warning,
        nl "Onder de bovenste rij van een tabel hoort een rij met streepjes, met evenveel vakken. Zonder die rij, of met te veel of te weinig vakken erin, wordt de tabel gewone tekst met strepen.",
        en "below the first row of a table comes a row of hyphens with as many cells. Without it, or with too many or too few cells in it, the table becomes plain text with bars",
        {
            "dashes": nl "Dit wordt geen tabel: de rij met streepjes onder de bovenste rij ontbreekt of heeft een ander aantal vakken.", en "this does not become a table: the row of hyphens below its first row is missing or has another number of cells";
            "help": nl "Zet onder de bovenste rij, met ook een lege regel boven de tabel: {line}", en "put below the first row, with an empty line above the table as well: {line}";
        }
    TABLE_CELLS = "table-cells", Warning,
        nl "Elke rij van een tabel heeft evenveel vakken als de bovenste. Wat te veel is, valt weg zonder dat iemand het ziet; bij te weinig schuift er vaak iets op. Een | die bij de tekst hoort, schrijf je als \\|.",
        en "each row of a table has as many cells as the first. What is too much is dropped and nobody sees it; with too few, things have often shifted. Write a | that belongs to the text as \\|",
        {
            "more": nl "Deze rij heeft meer vakken ({count}) dan de tabel kolommen ({columns}). Wat te veel is, ziet de lezer niet.", en "this row has more cells ({count}) than the table has columns ({columns}); what is too much is not shown";
            "fewer": nl "Deze rij heeft minder vakken ({count}) dan de tabel kolommen ({columns}).", en "this row has fewer cells ({count}) than the table has columns ({columns})";
            "more-help": nl "Haal vakken weg of geef de bovenste rij er een bij. Hoort een | bij de tekst, schrijf dan \\|.", en "remove cells, or add one to the first row; when a | belongs to the text, write \\|";
            "fewer-help": nl "Vul de rij aan; een leeg vak is | |.", en "complete the row; an empty cell is | |";
            "below": nl "Hoort deze regel niet bij de tabel, zet er dan een lege regel boven.", en "when this line is no part of the table, put an empty line above it";
        }
    ENTITY_DOUBLE = "entity-double", Warning,
        nl "Een teken dat met een code is geschreven, zoals &nbsp;, is hier twee keer vertaald. De lezer ziet de code staan. Dit gebeurt bij overzetten uit een ander systeem.",
        en "a character written by its code, such as &nbsp;, was translated twice here, so readers see the code. This happens when text is moved from another system",
        {
            "double": nl "De lezer ziet hier de code '&{name};' staan.", en "readers see the code '&{name};' here";
            "help": nl "Typ het teken zelf, of schrijf: &{name};", en "type the character itself, or write: &{name};";
        }
    TEXT_GARBLED = "text-garbled", Warning,
        nl "Tekens zijn kapotgegaan bij het overzetten uit een ander programma: een letter met een accent is twee vreemde tekens geworden, of een teken is verloren. Typ het opnieuw, of haal de tekst nog eens op met de codering UTF-8.",
        en "characters were damaged on the way from another program: a letter with an accent became two odd ones, or a character was lost. Type it again, or fetch the text again as UTF-8",
        {
            "garbled": nl "'{text}' is een beschadigd teken.", en "'{text}' is a damaged character";
            "lost": nl "Hier is een teken verloren gegaan.", en "a character was lost here";
            "private": nl "Dit teken bestaat alleen in het lettertype van een tekstverwerker. Lezers zien een leeg vakje.", en "this character exists only in the font of a word processor; readers see an empty box";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "lost-help": nl "Typ opnieuw wat hier hoort te staan.", en "type again what belongs here";
        }
    INVISIBLE_CHARACTER = "invisible-character", Advice,
        nl "In de tekst of in een adres zit een teken dat niemand ziet, zoals een zacht afbreekstreepje of een spatie zonder breedte. Het komt mee met geplakte tekst, en kan zoeken en links laten mislukken.",
        en "the text or an address holds a character that nobody sees, such as a soft hyphen or a space without width. It comes along with pasted text, and can make searches and links fail",
        {
            "one": nl "Hier zit een onzichtbaar teken ({name}).", en "there is an invisible character here ({name})";
            "many": nl "Hier zit een onzichtbaar teken ({name}), in deze tekst {count} keer.", en "there is an invisible character here ({name}), {count} times in this text";
            "link": nl "In het adres van deze link zit een onzichtbaar teken of een bijzondere spatie.", en "there is an invisible character or a special space in the address of this link";
            "help": nl "Typ dit stukje opnieuw, of haal het teken weg.", en "type this piece again, or remove the character";
        }
    PLACEHOLDER = "placeholder", Warning,
        nl "In de tekst staat iets dat voor de schrijver was: een aantekening, een opmerking uit een tekstverwerker, een veld van een modelbrief of opvultekst. Lezers zien het staan. Is het bedoeld, zet het dan tussen accenten: `[naam]`",
        en "the text holds something for its writer: a note, a comment of a word processor, a field of a form letter or filler. Readers see it. When it is meant, put it in backticks: `[name]`",
        {
            "note": nl "'{text}' lijkt een aantekening voor jezelf.", en "'{text}' looks like a note to oneself";
            "latin": nl "'{text}' is opvultekst.", en "'{text}' is filler";
            "comment": nl "'{text}' is een opmerking uit een tekstverwerker.", en "'{text}' is a comment of a word processor";
            "merge": nl "'{text}' is een samenvoegveld dat niet is ingevuld.", en "'{text}' is a merge field that was not filled in";
            "blank": nl "'{text}' lijkt een open plek die nog moet worden ingevuld.", en "'{text}' looks like a blank still to be filled in";
            "help": nl "Schrijf wat hier hoort te staan, of haal het weg.", en "write what belongs here, or remove it";
        }
    MERGE_CONFLICT = "merge-conflict", Error,
        nl "Twee mensen hebben dezelfde regels gewijzigd, en git heeft beide versies laten staan, tussen regels met <<<<<<<, ======= en >>>>>>>. Iemand moet kiezen.",
        en "two people changed the same lines, and git left both versions, between lines of <<<<<<<, ======= and >>>>>>>. Somebody has to choose",
        {
            "conflict": nl "Hier staan twee versies van dezelfde regels, met de tekens van git ertussen.", en "two versions of the same lines stand here, with the marks of git between them";
            "help": nl "Kies wat er moet staan, en haal de regels met <<<<<<<, ======= en >>>>>>> weg.", en "choose what is to stay, and remove the lines with <<<<<<<, ======= and >>>>>>>";
        }
    LINK_MISTYPED = "link-mistyped", Error,
        nl "Het adres van deze link kan niet kloppen: het begin staat er twee keer, er ontbreekt een streep, het e-mailadres ontbreekt, het is afgekort, of er is een punt of haakje aan blijven hangen.",
        en "the address of this link cannot be right: its start stands there twice, a slash is missing, the e-mail address is missing, it was shortened, or a full stop or bracket got stuck to it",
        {
            "twice": nl "Het begin van dit adres staat er twee keer.", en "the start of this address stands there twice";
            "slashes": nl "Achter de dubbele punt van dit adres horen twee schuine strepen.", en "two slashes belong behind the colon of this address";
            "mail": nl "Deze link om te mailen heeft geen e-mailadres.", en "this link to send mail has no e-mail address";
            "end": nl "Aan het eind van dit adres staat een leesteken dat er waarschijnlijk niet bij hoort.", en "this address ends with a punctuation mark that is probably no part of it";
            "cut": nl "Dit adres is afgekort: er staat een beletselteken in, en zo werkt het niet.", en "this address was shortened: there is an ellipsis in it, so it does not work";
            "cut-help": nl "Open de pagina zelf en kopieer het hele adres.", en "open the page itself and copy the whole address";
            "near": nl "Bedoel je {near}?", en "did you mean {near}?";
            "mail-help": nl "Schrijf: mailto:naam@voorbeeld.nl", en "write: mailto:name@example.org";
        }
    LINK_LOCAL = "link-local", Warning,
        nl "Deze link leidt naar een adres dat alleen op de computer, in het netwerk of voor collega's van de schrijver bestaat. Lezers komen er niet.",
        en "this link leads to an address that exists only on the writer's own computer or network, or for colleagues. Readers cannot get there",
        {
            "local": nl "'{host}' bestaat alleen op je eigen computer of netwerk.", en "'{host}' exists only on your own computer or network";
            "login": nl "'{host}' vraagt lezers om in te loggen: het is van je eigen organisatie.", en "'{host}' asks readers to log in: it belongs to your own organisation";
            "login-help": nl "Zet het document op een openbare plek, of zet het als bestand naast de pagina en verwijs daarheen.", en "put the document in a public place, or put it beside the page as a file and link to that";
            "config": nl "Dit adres bestaat alleen op je eigen computer of netwerk. Alle volledige adressen van de site beginnen ermee.", en "this address exists only on your own computer or network; all full addresses of the site begin with it";
            "config-help": nl "Schrijf hier het adres waar de site openbaar staat. De preview heeft dit niet nodig.", en "write the address at which the public finds the site; the preview does not need this";
            "help": nl "Gebruik het openbare adres, of een link naar de pagina zelf: [[naam]]", en "use the public address, or a link to the page itself: [[name]]";
        }
    LINK_TRACKING = "link-tracking", Advice,
        nl "Het adres bevat een code waarmee een ander volgt wie erop klikt. Zonder die code werkt de link ook.",
        en "the address carries a code by which others follow who clicks on it. The link works without it",
        {
            "tracking": nl "In dit adres staat een volgcode.", en "this address carries a tracking code";
            "detour": nl "Dit adres is een omweg die bijhoudt wie erop klikt, vaak met een mailadres erin.", en "this address is a detour that notes who clicks, often with a mail address in it";
            "near": nl "Schrijf: {near}", en "write: {near}";
        }
    HEADING_EMPTY_SECTION = "heading-empty-section", Warning,
        nl "Onder een kop hoort tekst, of een kop van een lager niveau. Een kop waar niets onder staat, belooft iets dat er niet is; vaak is er een stuk vergeten.",
        en "below a heading comes text, or a heading of a lower level. A heading with nothing below it promises what is not there; often a piece was forgotten",
        {
            "next": nl "Onder deze kop staat niets: de volgende kop volgt meteen.", en "there is nothing below this heading: the next one follows at once";
            "last": nl "Onder deze kop staat niets: de tekst houdt hier op.", en "there is nothing below this heading: the text ends here";
            "help": nl "Schrijf er iets onder, of haal de kop weg.", en "write something below it, or remove the heading";
        }
    PARAGRAPH_TWICE = "paragraph-twice", Warning,
        nl "Dezelfde alinea staat twee keer op een pagina, meestal door knippen en plakken.",
        en "the same paragraph stands twice on a page, mostly by cutting and pasting",
        {
            "twice": nl "Deze alinea staat al eerder op deze pagina.", en "this paragraph stands on this page already";
            "first": nl "hier staat ze ook", en "it stands here too";
            "help": nl "Haal een van de twee weg.", en "remove one of the two";
        }
    TEXT_INDENTED = "text-indented", Warning,
        nl "Een alinea die met vier of meer spaties begint, wordt getoond als code: in een andere letter, zonder links en zonder afbreken van regels.",
        en "a paragraph that starts with four or more spaces is shown as code: in another letter, without links and without breaking its lines",
        {
            "indented": nl "Deze tekst begint met vier of meer spaties en wordt daardoor getoond als code.", en "this text starts with four or more spaces and is shown as code for that";
            "help": nl "Haal de spaties aan het begin weg. Is het echt code, zet er dan een regel met ``` boven en onder.", en "remove the spaces at its start; when it really is code, put a line of ``` above and below it";
        }
    CODE_UNCLOSED = "code-unclosed", Warning,
        nl "Een blok code begint en eindigt met een regel met drie accenten. Die tweede regel ontbreekt, dus wordt alles eronder code.",
        en "a block of code starts and ends with a line of three backticks. The second line is missing, so everything below becomes code",
        {
            "unclosed": nl "Dit blok code wordt nergens afgesloten. Alles eronder wordt code.", en "this block of code is never closed; everything below it becomes code";
            "help": nl "Zet aan het eind van de code een regel met alleen: {mark}", en "put a line at the end of the code with nothing but: {mark}";
        }
    BOLD_HEADING = "bold-heading", Advice,
        nl "Een regel in vette letters ziet eruit als een kop, maar is er geen: hij staat niet in de inhoudsopgave, en wie voorleessoftware gebruikt kan er niet heen springen.",
        en "a line in bold looks like a heading but is none: it is not in the table of contents, and who uses a screen reader cannot jump to it",
        {
            "bold": nl "Deze vette regel speelt voor kop.", en "this line in bold plays the part of a heading";
            "help": nl "Maak er een kop van: ## {text}", en "make it a heading: ## {text}";
        }
    LINK_OWN_SITE = "link-own-site", Error,
        nl "Een link naar een pagina van deze site is met het hele webadres geschreven. Dan merkt niemand het als die pagina verhuist, en klopt de link niet op een kopie van de site. Schrijf de naam van de pagina tussen dubbele haken.",
        en "a link to a page of this site is written with its whole web address. Then nobody notices when that page moves, and the link is wrong on a copy of the site. Write the page's name in double brackets",
        {
            "own": nl "Deze link naar de site zelf staat er met het hele webadres.", en "this link to the site itself is written with its whole web address";
            "missing": nl "Op deze site is geen pagina '{path}'.", en "there is no page '{path}' on this site";
            "page": nl "Schrijf: [[{near}]]", en "write: [[{near}]]";
            "path": nl "Schrijf het adres vanaf de schuine streep: {path}", en "write the address from its slash on: {path}";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
        }
    LINK_SELF = "link-self", Advice,
        nl "Een pagina verwijst in de tekst naar zichzelf. Wie erop drukt, blijft waar hij is.",
        en "a page links to itself in its text. Who follows the link stays where they are",
        {
            "self": nl "Deze link leidt naar de pagina waar hij op staat.", en "this link leads to the page it stands on";
            "help": nl "Haal de link weg, of verwijs naar een kop op deze pagina: [[#kop]]", en "remove the link, or link to a heading on this page: [[#heading]]";
        }
    NAME_TAKEN = "name-taken", Warning,
        nl "Een andere naam van deze pagina is de titel of id van een andere pagina van dezelfde soort. Een verwijzing met die naam leidt naar die andere pagina, dus deze naam werkt hier niet.",
        en "another name of this page is the title or id of another page of its kind. A link by that name leads to that other page, so the name does nothing here",
        {
            "taken": nl "'{name}' is al de naam van de pagina '{title}'.", en "'{name}' is already the name of the page '{title}'";
            "help": nl "Haal de naam hier weg, of geef een van de twee pagina's een andere.", en "remove the name here, or give one of the two pages another";
        }
    TEXT_NEAR_PAGE = "text-near-page", Advice,
        nl "In dit veld mag vrije tekst staan, maar wat hier staat lijkt op één teken na op de naam van een pagina. Nu is het tekst zonder link.",
        en "this field takes free text, but what stands here is one character off the name of a page. Now it is text without a link",
        {
            "near-page": nl "'{name}' is hier gewone tekst, maar er is een pagina '{near}'.", en "'{name}' is plain text here, but there is a page '{near}'";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
        }
}
