//! Codes for YAML that cannot be read, whichever file it stands in.

crate::codes! {
    YAML_SYNTAX = "yaml-syntax", Error,
        nl "De velden bovenaan een pagina, en de bestanden leidraad.yaml en model.yaml, zijn geschreven in YAML: een veld, een dubbele punt, een spatie en een waarde. Deze regel volgt die vorm niet. Zet een waarde met een dubbele punt of een bijzonder teken tussen aanhalingstekens, en spring in met spaties.",
        en "the fields at the top of a page, and the files leidraad.yaml and model.yaml, are YAML: a field, a colon, a space and a value. This line does not follow that form. Put a value with a colon or a special character in quotes, and indent with spaces",
        {
            "syntax": nl "Deze regel kan ik niet lezen.", en "cannot read this line";
            "help": nl "Kijk of er een dubbele punt met een spatie achter het veld staat, en of de inspringing klopt.", en "check that the field is followed by a colon and a space, and that the indentation is right";
            "tab": nl "Hier staat een tab. Inspringen kan alleen met spaties.", en "a tab is used to indent; only spaces can";
            "tab-help": nl "Vervang de tab door twee spaties.", en "replace the tab by two spaces";
            "colon": nl "In de waarde van '{key}' staat een dubbele punt met een spatie erachter.", en "the value of '{key}' holds a colon followed by a space";
            "quote-help": nl "Zet de hele waarde tussen aanhalingstekens: {key}: {quoted}", en "put the whole value in quotes: {key}: {quoted}";
            "quote": nl "Hier begint een aanhalingsteken dat nergens wordt gesloten.", en "a quote is opened here and never closed";
            "quote-close-help": nl "Zet hetzelfde aanhalingsteken aan het eind van de waarde.", en "put the same quote at the end of the value";
            "reserved": nl "Een waarde mag niet met '{char}' beginnen.", en "a value cannot start with '{char}'";
            "reserved-help": nl "Zet de waarde tussen aanhalingstekens.", en "put the value in quotes";
            "after-quote": nl "Het aanhalingsteken {char} sluit hier te vroeg: er staat nog tekst achter.", en "the quote {char} closes too early here: more text follows it";
            "after-quote-help": nl "Haal weg wat erachter staat, of zet de hele waarde tussen {other} en {other}.", en "remove what follows it, or put the whole value between {other} and {other}";
            "after-bracket": nl "Achter het haakje dat de waarde sluit, staat nog tekst.", en "more text follows the bracket that closes the value";
            "after-bracket-help": nl "Haal die tekst weg, of zet de hele waarde tussen aanhalingstekens.", en "remove that text, or put the whole value in quotes";
            "bracket": nl "Hier begint een {open} die niet wordt gesloten.", en "a {open} is opened here and not closed";
            "bracket-help": nl "Zet een {close} aan het eind van de waarde.", en "put a {close} at the end of the value";
            "no-colon": nl "Hier hoort een veld te staan, maar er staat geen dubbele punt met een spatie in deze regel.", en "a field is expected here, but this line has no colon followed by a space";
            "no-colon-help": nl "Schrijf het veld als: naam: waarde. Hoort de regel bij de waarde erboven, laat haar dan twee spaties inspringen.", en "write the field as: name: value; if the line belongs to the value above it, indent it by two spaces";
            "no-space": nl "Achter de dubbele punt van '{key}' ontbreekt een spatie.", en "a space is missing behind the colon of '{key}'";
            "no-space-help": nl "Schrijf: {key}: {value}", en "write: {key}: {value}";
            "item": nl "Een punt van een lijst begint met een gewoon streepje en een spatie. Hier staat iets anders.", en "an item of a list begins with a hyphen and a space; something else stands here";
            "item-help": nl "Begin de regel met een streepje en een spatie, recht onder de andere punten.", en "begin the line with a hyphen and a space, right below the other items";
            "indent": nl "Deze regel begint niet op de goede plek.", en "this line does not start in the right place";
            "indent-help": nl "Laat de regel even ver inspringen als de velden waar hij bij hoort. Gaat de tekst van de regel erboven hier verder, zet dan die hele waarde tussen aanhalingstekens.", en "indent the line as far as the fields it belongs to; if it continues the text of the line above, put that whole value in quotes";
            "huge": nl "Dit getal is te groot om mee te rekenen.", en "this number is too large to be read as a number";
            "control": nl "Hier staat een onzichtbaar teken dat niet in een veld kan.", en "there is an invisible character here that cannot stand in a field";
            "hidden": nl "In deze tekst zit een onzichtbaar teken dat andere tekst kan verstoren. Ik laat het weg.", en "this text holds an invisible character that can disturb other text; it is left out";
            "control-help": nl "Haal het teken weg, bijvoorbeeld door de waarde opnieuw te typen.", en "remove the character, for example by typing the value again";
            "escape": nl "In een waarde tussen dubbele aanhalingstekens heeft een schuine streep naar links (\\) een bijzondere betekenis.", en "a backslash has a special meaning in a value between double quotes";
            "escape-help": nl "Zet de waarde tussen enkele aanhalingstekens.", en "put the value in single quotes";
            "documents": nl "Een regel met --- kan hier niet staan.", en "a line of --- cannot stand here";
            "documents-help": nl "Haal de regel weg.", en "remove the line";
        }
    YAML_DUPLICATE_KEY = "yaml-duplicate-key", Error,
        nl "Hetzelfde veld staat twee keer op één plek. Welke van de twee geldt, is dan niet te zeggen.",
        en "the same field stands twice in one place, so nobody can say which of the two counts",
        {
            "duplicate": nl "Het veld '{key}' staat hier voor de tweede keer.", en "the field '{key}' stands here for the second time";
            "first": nl "hier stond het al", en "it stood here first";
            "help": nl "Haal een van de twee weg.", en "remove one of the two";
        }
    YAML_NOT_A_MAP = "yaml-not-a-map", Error,
        nl "Op deze plek horen velden te staan: een naam, een dubbele punt, een spatie en een waarde, elk op een eigen regel.",
        en "fields are expected here: a name, a colon, a space and a value, each on a line of its own",
        {
            "not-a-map": nl "Hier horen velden te staan, maar ik vind iets anders.", en "fields are expected here, but something else was found";
            "number": nl "Een naam in dit register is een getal, en daarmee kan ik geen pagina maken.", en "a name in this register is a number, which cannot name a page";
            "number-help": nl "Zet de naam tussen aanhalingstekens, bijvoorbeeld: '2019': {...}", en "put the name in quotes, for example: '2019': {...}";
            "help": nl "Schrijf elk veld op een eigen regel, bijvoorbeeld: titel: Mijn pagina", en "write each field on a line of its own, for example: title: My page";
        }
    YAML_LIMIT = "yaml-limit", Error,
        nl "De velden bovenaan een pagina mogen samen hoogstens 64 KiB zijn en hoogstens 64 haken diep. Zo blijft de voorvertoning snel, ook bij een fout.",
        en "the fields at the top of a page may take 64 KiB and 64 open brackets at most, so that the preview stays fast even when something is wrong",
        {
            "large": nl "De velden bovenaan deze pagina zijn samen groter dan 64 KiB.", en "the fields at the top of this page are larger than 64 KiB";
            "deep": nl "De velden zijn hier te diep in elkaar gezet.", en "the fields are nested too deeply here";
        }
}
