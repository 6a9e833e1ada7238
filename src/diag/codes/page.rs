//! Codes of the page family: what can be wrong in one file, before anyone looks at other pages.

crate::codes! {
    FRONT_MATTER_UNCLOSED = "front-matter-unclosed", Error,
        nl "De velden bovenaan een pagina staan tussen twee regels met drie streepjes. De tweede regel ontbreekt hier, dus is niet te zien waar de velden ophouden en de tekst begint.",
        en "the fields at the top of a page stand between two lines of three hyphens. The second line is missing, so nobody can tell where the fields end and the text begins",
        {
            "unclosed": nl "De velden bovenaan deze pagina worden nergens afgesloten.", en "the fields at the top of this page are never closed";
            "help": nl "Zet onder het laatste veld een regel met alleen: ---", en "put a line below the last field with nothing but: ---";
            "almost": nl "Deze regel hoort alleen uit --- te bestaan, vooraan de regel.", en "this line should be nothing but ---, at its very start";
            "almost-help": nl "Schrijf hier alleen drie streepjes, zonder spatie ervoor en zonder tekst erachter: ---", en "write three hyphens here, with no space before and no text behind them: ---";
        }
    FRONT_MATTER_TOML = "front-matter-toml", Error,
        nl "De velden van deze pagina staan tussen regels met +++, zoals TOML dat doet. leidraad leest velden in YAML: een veld, een dubbele punt en een waarde, tussen regels met ---.",
        en "the fields of this page stand between lines of +++, as TOML has it. leidraad reads fields in YAML: a field, a colon and a value, between lines of ---",
        {
            "toml": nl "De velden van deze pagina staan in TOML (+++). leidraad leest YAML.", en "the fields of this page are TOML (+++); leidraad reads YAML";
            "help": nl "Vervang +++ door --- en schrijf elk veld als: veld: waarde", en "replace +++ by --- and write each field as: field: value";
        }
    MARKDOWN_FAILED = "markdown-failed", Error,
        nl "De tekst van deze pagina laat het programma struikelen. Dat is een fout van leidraad, niet van u. De rest van de site gaat gewoon door; meld de pagina, dan kan de fout worden verholpen.",
        en "the text of this page makes the program stumble. That is a fault of leidraad and not yours. The rest of the site goes on; please report the page",
        {
            "failed": nl "De tekst van deze pagina kan ik niet verwerken.", en "the text of this page could not be processed";
            "help": nl "Dit is een fout van leidraad. Meld haar, met dit bestand erbij.", en "this is a fault of leidraad; report it with this file";
        }
    MARKDOWN_TOO_DEEP = "markdown-too-deep", Error,
        nl "Lijsten en citaten staan hier dieper in elkaar dan leidraad en browsers aankunnen. Wat dieper staat, blijft weg.",
        en "lists and quotes are nested deeper here than leidraad and browsers can take. What stands deeper is left out",
        {
            "deep": nl "De tekst is hier meer dan {limit} niveaus diep in elkaar gezet.", en "the text is nested more than {limit} levels deep here";
            "help": nl "Maak de lijst of het citaat minder diep.", en "make the list or quote less deep";
        }
    HEADING_LEVEL_ONE = "heading-level-one", Warning,
        nl "De titel uit de velden is de kop van niveau één van een pagina. Koppen in de tekst beginnen bij niveau twee: ##. Zo kan wie voorleessoftware gebruikt de pagina overzien.",
        en "the title in the fields is the page's heading of level one. Headings in the text start at level two: ##. That lets people who use a screen reader survey the page",
        {
            "level-one": nl "Deze kop is van niveau één, maar dat is de titel van de pagina al. Ik maak er niveau twee van.", en "this heading has level one, but the page's title already has; it becomes level two";
            "many": nl "Deze kop is van niveau één, maar dat is de titel van de pagina al. Zo zijn er op deze pagina {count}. Ik maak er niveau twee van.", en "this heading has level one, but the page's title already has; it becomes level two, as {count} do on this page";
            "help": nl "Schrijf ## in plaats van #.", en "write ## instead of #";
        }
    DUPLICATE_ANCHOR = "duplicate-anchor", Error,
        nl "Hetzelfde anker staat twee keer op een pagina. Een verwijzing ernaar komt dan altijd bij het eerste uit.",
        en "the same anchor stands twice on a page, so a link to it always ends at the first",
        {
            "duplicate": nl "Het anker '{anchor}' staat hier voor de tweede keer.", en "the anchor '{anchor}' stands here for the second time";
            "first": nl "hier stond het al", en "it stood here first";
            "help": nl "Geef een van de twee een ander anker.", en "give one of the two another anchor";
        }
    HEADING_ATTRIBUTE = "heading-attribute", Warning,
        nl "Achter een kop mag tussen accolades een anker (#naam) of een klasse (.naam) staan, met letters zonder accent, cijfers, streepjes, punten en dubbele punten. De rest laat ik weg.",
        en "a heading may be followed by an anchor (#name) or a class (.name) in braces, of plain letters, digits, hyphens, dots and colons. Anything else is left out",
        {
            "attribute": nl "'{name}' kan niet achter een kop staan. Ik laat het weg.", en "'{name}' cannot follow a heading; it is left out";
            "help": nl "Gebruik tussen de accolades alleen #anker of .klasse.", en "use only #anchor or .class between the braces";
        }
    LINK_SCHEME = "link-scheme", Error,
        nl "Verwijzingen mogen beginnen met https:, http:, mailto: of tel:. Andere soorten kunnen in de browser van de lezer iets uitvoeren en worden daarom geen verwijzing.",
        en "links may start with https:, http:, mailto: or tel:. Other kinds can run something in the reader's browser and do not become links",
        {
            "scheme": nl "Een verwijzing mag niet met '{scheme}:' beginnen.", en "a link cannot start with '{scheme}:'";
            "help": nl "Gebruik een adres dat met https: begint, of een pad naar een bestand van de site.", en "use an address that starts with https:, or a path to a file of the site";
        }
    LINK_EMPTY = "link-empty", Warning,
        nl "Deze verwijzing heeft geen adres. De tekst blijft staan, maar leidt nergens heen.",
        en "this link has no address. Its text stays, but leads nowhere",
        {
            "empty": nl "Deze verwijzing heeft geen adres.", en "this link has no address";
            "help": nl "Zet het adres tussen de haakjes, of haal de haken weg.", en "put the address between the brackets, or remove them";
        }
    TRANSCLUSION_INLINE = "transclusion-inline", Warning,
        nl "Een pagina invoegen met ![[…]] kan alleen op een eigen regel, met een lege regel ervoor en erna. Midden in een zin wordt het een gewone verwijzing.",
        en "a page can be inserted with ![[…]] only on a line of its own, with an empty line before and after. Inside a sentence it becomes an ordinary link",
        {
            "inline": nl "Invoegen met ![[{name}]] kan niet midden in een tekst. Het wordt een gewone verwijzing.", en "![[{name}]] cannot be inserted inside a text; it becomes an ordinary link";
            "help": nl "Zet het op een eigen regel met een lege regel ervoor en erna.", en "put it on a line of its own with an empty line before and after";
        }
    FOOTNOTE_MISSING = "footnote-missing", Error,
        nl "De tekst verwijst naar een voetnoot die nergens staat. Een voetnoot schrijft u onder de tekst als: [^naam]: de noot. In een blok tussen ::: hoort de noot in datzelfde blok.",
        en "the text refers to a footnote that stands nowhere. Write a footnote below the text as: [^name]: the note. Inside a ::: block, the note belongs in that same block",
        {
            "missing": nl "De voetnoot '{label}' bestaat niet.", en "the footnote '{label}' does not exist";
            "help": nl "Zet onder de tekst: [^{label}]: de noot", en "put below the text: [^{label}]: the note";
        }
    FOOTNOTE_UNUSED = "footnote-unused", Warning,
        nl "Deze voetnoot hoort nergens bij: de tekst verwijst er niet naar. Lezers zien haar niet.",
        en "this footnote belongs to nothing: the text does not refer to it. Readers do not see it",
        {
            "unused": nl "Naar de voetnoot '{label}' wordt nergens verwezen.", en "nothing refers to the footnote '{label}'";
            "help": nl "Zet [^{label}] in de tekst, of haal de voetnoot weg.", en "put [^{label}] in the text, or remove the footnote";
        }
    FOOTNOTE_DUPLICATE = "footnote-duplicate", Warning,
        nl "Twee voetnoten hebben dezelfde naam. Alleen de eerste telt.",
        en "two footnotes have the same name. Only the first counts",
        {
            "duplicate": nl "De voetnoot '{label}' staat hier voor de tweede keer. Alleen de eerste telt.", en "the footnote '{label}' stands here for the second time; only the first counts";
            "help": nl "Geef een van de twee een andere naam.", en "give one of the two another name";
        }
    RAW_HTML = "raw-html", Warning,
        nl "In de tekst staan HTML-codes. Die worden als gewone tekst getoond, zodat niemand er iets mee kan uitvoeren. Wie ze nodig heeft, zet html aan in leidraad.yaml.",
        en "the text holds HTML. It is shown as plain text, so that nobody can run anything with it. If it is needed, switch html on in leidraad.yaml",
        {
            "one": nl "Hier staat HTML. Die wordt als gewone tekst getoond.", en "there is HTML here; it is shown as plain text";
            "many": nl "Hier staat HTML, en op deze pagina {count} keer. Die wordt als gewone tekst getoond.", en "there is HTML here, {count} times on this page; it is shown as plain text";
            "help": nl "Schrijf het in Markdown. Bedoelt u de tekens zelf, zet ze dan tussen accenten: `<p>`", en "write it in Markdown; if the characters themselves are meant, put them in backticks: `<p>`";
        }
    COMPONENT_UNCLOSED = "component-unclosed", Error,
        nl "Een blok begint met een regel als ':::naam' en eindigt met een regel ':::'. Die tweede regel ontbreekt, dus hoort alles tot het eind erbij.",
        en "a block starts with a line such as ':::name' and ends with a line ':::'. The second line is missing, so everything up to the end belongs to it",
        {
            "unclosed": nl "Het blok '{name}' wordt nergens afgesloten.", en "the block '{name}' is never closed";
            "help": nl "Zet aan het eind van het blok een regel met alleen: {fence}", en "put a line at the end of the block with nothing but: {fence}";
        }
    COMPONENT_STRAY = "component-stray", Error,
        nl "Een regel met alleen ':::' sluit een blok af, maar hier staat geen blok open.",
        en "a line with nothing but ':::' closes a block, but no block is open here",
        {
            "stray": nl "Deze regel sluit een blok af, maar er staat er geen open.", en "this line closes a block, but none is open";
            "name": nl "Na ':::' hoort de naam van een blok te staan.", en "the name of a block is expected after ':::'";
            "help": nl "Haal de regel weg, of begin het blok met ':::' en zijn naam.", en "remove the line, or start the block with ':::' and its name";
        }
    COMPONENT_PLACE = "component-place", Error,
        nl "Een blok met ':::' begint vooraan de regel. In een citaat, of ver ingesprongen in een lijst, werkt het niet.",
        en "a block with ':::' starts at the beginning of the line. It does not work in a quote, or far indented in a list",
        {
            "place": nl "Op deze plek kan geen blok met ':::' staan.", en "a block with ':::' cannot stand in this place";
            "help": nl "Zet ':::' vooraan de regel, buiten citaat en lijst.", en "put ':::' at the start of the line, outside quotes and lists";
        }
    COMPONENT_ARGUMENT = "component-argument", Error,
        nl "Achter de naam van een blok staan instellingen: een naam, een is-teken en een waarde. Een waarde met spaties staat tussen aanhalingstekens.",
        en "the name of a block is followed by settings: a name, an equals sign and a value. A value with spaces stands in quotes",
        {
            "argument": nl "Deze instelling kan ik niet lezen.", en "this setting cannot be read";
            "twice": nl "De instelling '{name}' staat hier voor de tweede keer.", en "the setting '{name}' stands here for the second time";
            "language": nl "'{name}' is geen taalcode.", en "'{name}' is no language tag";
            "language-help": nl "Schrijf de code van de taal, bijvoorbeeld lang=en of lang=de.", en "write the tag of the language, such as lang=en or lang=de";
            "help": nl "Schrijf instellingen als: naam=\"waarde\"", en "write settings as: name=\"value\"";
        }
    CODE_PLAIN = "code-plain", Advice,
        nl "Code krijgt kleuren tot 64 KiB per blok en 2000 tekens per regel. Daarboven zou een pagina te lang duren; de code staat er dan zonder kleuren.",
        en "code is coloured up to 64 KiB a block and 2000 characters a line. Above that a page would take too long; the code is shown without colours",
        {
            "plain": nl "Deze code is te lang om te kleuren.", en "this code is too long to be coloured";
        }
}
