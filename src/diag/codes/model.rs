//! Codes for the content model itself (`model-…`), and for front matter that does not fit it.

crate::codes! {
    MODEL_UNKNOWN_KEY = "model-unknown-key", Error,
        nl "model.yaml kent op elke plek een vast aantal sleutels. Een sleutel die leidraad niet kent, doet niets; vaak is het een tikfout.",
        en "model.yaml has a fixed set of keys in each place. A key that leidraad does not know does nothing; often it is a slip of the finger",
        {
            "key": nl "De sleutel '{key}' ken ik hier niet.", en "the key '{key}' is not known here";
            "type": nl "De sleutel '{key}' hoort niet bij een veld van het type '{type}'.", en "the key '{key}' does not belong to a field of type '{type}'";
            "suggest": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "allowed": nl "Hier mag staan: {allowed}.", en "allowed here: {allowed}";
        }
    MODEL_TYPE = "model-type", Error,
        nl "Deze sleutel van model.yaml heeft een ander soort waarde nodig: tekst, een getal, ja of nee, een lijst, of sleutels met waarden.",
        en "this key of model.yaml needs another kind of value: text, a number, yes or no, a list, or keys with values",
        {
            "text": nl "Bij '{key}' hoort tekst.", en "'{key}' takes text";
            "localized": nl "Bij '{key}' hoort tekst, of een tekst per taal, bijvoorbeeld: nl: …", en "'{key}' takes text, or a text per language, such as: en: …";
            "boolean": nl "Bij '{key}' hoort true of false.", en "'{key}' takes true or false";
            "number": nl "Bij '{key}' hoort een heel getal.", en "'{key}' takes a whole number";
            "count": nl "Bij '{key}' hoort een heel getal van 0 of meer.", en "'{key}' takes a whole number of 0 or more";
            "date": nl "Bij '{key}' hoort een datum als 2026-11-23.", en "'{key}' takes a date such as 2026-11-23";
            "map": nl "Bij '{key}' horen sleutels met waarden.", en "'{key}' takes keys with values";
            "list": nl "Bij '{key}' hoort een lijst.", en "'{key}' takes a list";
            "many": nl "Bij '{key}' hoort true, of min, max en unique.", en "'{key}' takes true, or min, max and unique";
            "matcher": nl "Bij '{key}' hoort een waarde, een lijst van waarden, of een eis zoals set: true.", en "'{key}' takes a value, a list of values, or a test such as set: true";
            "default": nl "De waarde bij 'default' past niet bij dit veld.", en "the value of 'default' does not fit this field";
        }
    MODEL_WORD = "model-word", Error,
        nl "Op deze plek in model.yaml past maar een van een paar vaste woorden.",
        en "this place in model.yaml takes one of a few fixed words",
        {
            "word": nl "'{value}' kan niet bij '{key}'.", en "'{value}' cannot stand at '{key}'";
            "suggest": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "allowed": nl "Kies uit: {allowed}.", en "choose from: {allowed}";
        }
    MODEL_UNKNOWN_NAME = "model-unknown-name", Error,
        nl "model.yaml noemt hier iets dat het zelf nergens beschrijft: een soort pagina, een veld, een relatie, een woordenlijst, een status of een lijst.",
        en "model.yaml names something here that it does not declare: a kind, a field, a relation, a vocabulary, a state or a list",
        {
            "kind": nl "De soort '{name}' staat niet bij 'kinds'.", en "the kind '{name}' is not declared under 'kinds'";
            "field": nl "Het veld '{name}' bestaat hier niet.", en "there is no field '{name}' here";
            "relation": nl "De relatie '{name}' staat niet bij 'relations'.", en "the relation '{name}' is not declared under 'relations'";
            "vocabulary": nl "De woordenlijst '{name}' staat niet bij 'vocabularies'.", en "the vocabulary '{name}' is not declared under 'vocabularies'";
            "state": nl "De status '{name}' staat niet bij 'states'.", en "the state '{name}' is not declared under 'states'";
            "list": nl "De lijst '{name}' staat niet bij 'lists'.", en "the list '{name}' is not declared under 'lists'";
            "part": nl "Het deelveld '{name}' bestaat bij deze soort niet.", en "this kind has no part field '{name}'";
            "row": nl "'{name}' is geen veld en geen relatie van de soort '{kind}'.", en "'{name}' is no field and no relation of the kind '{kind}'";
            "suggest": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
        }
    MODEL_DUPLICATE = "model-duplicate", Error,
        nl "Een naam, map of adres mag in model.yaml maar één ding betekenen, anders is niet te zeggen wat een pagina bedoelt.",
        en "a name, folder or address may mean one thing only in model.yaml, or nobody can tell what a page means",
        {
            "relation": nl "De naam '{name}' hoort al bij een andere relatie.", en "the name '{name}' already belongs to another relation";
            "field": nl "De naam '{name}' is ook een veld van de soort '{kind}'.", en "the name '{name}' is also a field of the kind '{kind}'";
            "builtin": nl "De naam '{name}' heeft al een vaste betekenis.", en "the name '{name}' already has a fixed meaning";
            "folder": nl "De map '{name}' hoort al bij een andere soort.", en "the folder '{name}' already belongs to another kind";
            "url": nl "Het adres '{name}' hoort al bij een andere soort.", en "the address '{name}' already belongs to another kind";
            "row": nl "'{name}' is al een rij van deze vergelijking.", en "'{name}' is a row of this comparison already";
            "first": nl "hier stond het al", en "it stood here first";
        }
    MODEL_EMPTY_CHOICE = "model-empty-choice", Error,
        nl "Een keuzeveld heeft waarden nodig: 'values' met waarden en hun opschrift, of 'from' met de naam van een woordenlijst.",
        en "a choice needs values: `values` with names and labels, or `from` with the name of a vocabulary",
        {
            "choice": nl "Het keuzeveld '{field}' heeft geen waarden.", en "the choice '{field}' has no values";
            "help": nl "Zet de waarden bij 'values', of noem bij 'from' een woordenlijst.", en "put the values under 'values', or name a vocabulary under 'from'";
        }
    MODEL_PATTERN = "model-pattern", Error,
        nl "Dit patroon is geen geldige reguliere uitdrukking.",
        en "this pattern is not a valid regular expression",
        {
            "pattern": nl "Dit patroon klopt niet: {message}", en "this pattern does not work: {message}";
        }
    MODEL_PATTERN_EDITOR = "model-pattern-editor", Warning,
        nl "Dit patroon gebruikt iets wat alleen leidraad verstaat. In de JSON-schema's voor editors (leidraad schema) valt het weg, dus daar wordt een verkeerde waarde tijdens het typen niet aangewezen. Schrijf het patroon met wat ook JavaScript kent, bijvoorbeeld [Aa] in plaats van (?i)a.",
        en "this pattern uses something that only leidraad understands. It is left out of the JSON Schemas for editors (leidraad schema), so a wrong value is not pointed at while typing. Write the pattern with what JavaScript knows too, such as [Aa] instead of (?i)a",
        {
            "only": nl "'{piece}' in dit patroon kennen editors niet.", en "editors do not know '{piece}' in this pattern";
            "help": nl "Schrijf het zonder, bijvoorbeeld [Aa] in plaats van (?i)a. leidraad zelf verstaat dit patroon wel.", en "write it without, such as [Aa] instead of (?i)a; leidraad itself does understand this pattern";
        }
    MODEL_BOUNDS = "model-bounds", Error,
        nl "Een ondergrens mag niet hoger zijn dan de bovengrens die erbij hoort.",
        en "a lower bound may not be higher than the upper bound it goes with",
        {
            "bounds": nl "De ondergrens {min} is hoger dan de bovengrens {max}.", en "the minimum {min} is higher than the maximum {max}";
        }
    MODEL_MISSING = "model-missing", Error,
        nl "Hier ontbreekt een sleutel zonder welke leidraad niet weet wat er bedoeld wordt.",
        en "a key is missing without which leidraad cannot tell what is meant",
        {
            "key": nl "Hier ontbreekt '{key}'.", en "'{key}' is missing here";
            "rule": nl "Deze regel zegt niet wat er moet of niet mag.", en "this rule does not say what must hold or what may not stand";
            "rule-help": nl "Zet er 'expect' bij met wat moet kloppen, of 'forbid' met een patroon dat niet mag voorkomen.", en "add `expect` with what must hold, or `forbid` with a pattern that may not occur";
            "kinds": nl "Dit model beschrijft geen enkele soort pagina.", en "this model declares no kind of page";
        }
    MODEL_VERSION = "model-version", Error,
        nl "De versie zegt voor welke vorm van model.yaml dit bestand geschreven is. Er is nu één vorm: 1.",
        en "the version says which form of model.yaml this file was written for. There is one form so far: 1",
        {
            "other": nl "Versie {version} van model.yaml ken ik niet.", en "version {version} of model.yaml is not known";
            "missing": nl "In dit bestand staat niet voor welke versie het geschreven is.", en "this file does not say which version it was written for";
            "help": nl "Schrijf bovenaan: version: 1", en "write at the top: version: 1";
        }
    MODEL_URL = "model-url", Error,
        nl "Het adres van een soort begint met een schuine streep en bevat {id}, {slug} of {path}, anders krijgen alle pagina's hetzelfde adres.",
        en "the address of a kind starts with a slash and holds {id}, {slug} or {path}, or all its pages would share one address",
        {
            "part": nl "In het adres '{url}' staat geen {id}, {slug} of {path}.", en "the address '{url}' holds no {id}, {slug} or {path}";
            "slash": nl "Het adres '{url}' begint en eindigt niet met een schuine streep.", en "the address '{url}' does not start and end with a slash";
        }
    MODEL_PLACE = "model-place", Error,
        nl "Dit onderdeel van een model kan op deze plek niet werken.",
        en "this piece of a model cannot work in this place",
        {
            "part": nl "Delen met een id kunnen alleen een veld van de pagina zelf zijn, niet van een groep.", en "parts with ids can be a field of the page only, not of a group";
            "inverse": nl "Een relatie die naar beide kanten gelijk is, heeft geen 'inverse'.", en "a symmetric relation has no inverse";
            "relation": nl "De soort '{kind}' kan deze relatie niet hebben.", en "the kind '{kind}' cannot have this relation";
            "image-field": nl "Het veld '{name}' is geen bestand en kan dus geen beeld op een kaart zijn.", en "the field '{name}' is no file, so it cannot be the picture on a card";
            "image-files": nl "Kies uit: {allowed}.", en "choose from: {allowed}";
            "image-help": nl "Noem een veld van het type 'file', of haal 'image' weg.", en "name a field of the type 'file', or remove 'image'";
            "compare-field": nl "Op '{name}' kun je niet vergelijken: het past niet in een tabel.", en "pages cannot be compared by '{name}': it does not fit in a table";
            "compare-kinds": nl "Vergelijken kan alleen als een relatie aan beide kanten dezelfde soorten heeft.", en "a relation can be compared only when both its sides are the same kinds";
            "compare-kinds-help": nl "Haal 'compare' weg, of noem bij 'from' en 'to' dezelfde soorten.", en "remove 'compare', or name the same kinds under 'from' and 'to'";
            "compare-rows": nl "De soort '{kind}' zegt niet waarop je haar pagina's vergelijkt.", en "the kind '{kind}' does not say what its pages are compared by";
            "compare-rows-help": nl "Zet bij die soort 'compare' met de namen van haar velden en relaties.", en "give that kind 'compare' with the names of its fields and relations";
            "compare-index": nl "De soort '{kind}' heeft geen eigen pagina waarbij de vergelijking kan staan.", en "the kind '{kind}' has no page of its own below which the comparison could stand";
            "compare-index-help": nl "Haal 'compare' weg, of geef de soort een adres bij 'index'.", en "remove 'compare', or give the kind an address under 'index'";
        }
    UNKNOWN_KIND = "unknown-kind", Error,
        nl "Elke pagina is van een soort die in model.yaml staat. De soort volgt uit de map, of staat bovenaan de pagina.",
        en "every page is of a kind that model.yaml declares. It follows from the folder, or stands at the top of the page",
        {
            "kind": nl "'{value}' ken ik niet als soort pagina.", en "'{value}' is not a kind of page";
            "none": nl "Ik weet niet van welke soort deze pagina is.", en "the kind of this page is not known";
            "suggest": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "list": nl "Kies uit: {allowed}.", en "choose from: {allowed}";
        }
    UNKNOWN_FIELD = "unknown-field", Error,
        nl "Dit veld bestaat niet bij deze soort pagina. Vaak is het een tikfout; wat je wilt bewaren zonder dat het een veld is, kan bij de vrije ruimte.",
        en "this kind of page has no such field. Often it is a slip of the finger; what you want to keep without making it a field can go into the free space",
        {
            "field": nl "Het veld '{field}' ken ik niet.", en "the field '{field}' is not known";
            "suggest": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "allowed": nl "Hier kan staan: {allowed}.", en "known here: {allowed}";
            "name": nl "Een veld heeft een naam van letters nodig.", en "a field needs a name in letters";
        }
    UNKNOWN_KEY_OPEN = "unknown-key-open", Warning,
        nl "Een site zonder model.yaml kent maar een paar velden. Andere blijven bewaard onder 'extra', maar niets controleert ze.",
        en "a site without model.yaml knows a few fields only. Others are kept under `extra`, but nothing checks them",
        {
            "open": nl "Het veld '{field}' ken ik niet. Ik bewaar het onder 'extra'.", en "the field '{field}' is not known; it is kept under extra";
            "help": nl "Beschrijf het in model.yaml om er een veld van te maken.", en "declare a model to make it a field";
            "suggest": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
        }
    WRONG_TYPE = "wrong-type", Error,
        nl "De waarde van dit veld is van een ander soort dan het veld vraagt: tekst, een getal, een datum, ja of nee, een lijst of een groep velden.",
        en "the value is of another kind than the field asks for: text, a number, a date, yes or no, a list or a group of fields",
        {
            "text": nl "Bij '{field}' hoort tekst.", en "'{field}' takes text";
            "boolean": nl "Bij '{field}' hoort ja of nee.", en "'{field}' takes yes or no";
            "integer": nl "Bij '{field}' hoort een heel getal.", en "'{field}' takes a whole number";
            "range": nl "Bij '{field}' hoort een begin en een eind.", en "'{field}' takes a beginning and an end";
            "zero": nl "Schrijf het getal bij '{field}' zonder nul ervoor, niet als {value}.", en "write the number of '{field}' without a zero before it, not as {value}";
            "base": nl "Schrijf bij '{field}' een gewoon getal, niet {value}.", en "write a plain number at '{field}', not {value}";
            "zero-help": nl "Schrijf: {near}", en "write: {near}";
            "range-help": nl "Schrijf bijvoorbeeld: {field}: {{from}: 6, {to}: 12}", en "write for example: {field}: {{from}: 6, {to}: 12}";
            "page": nl "Bij '{field}' hoort de naam van een pagina.", en "'{field}' takes the name of a page";
            "group": nl "Bij '{field}' horen velden met waarden.", en "'{field}' takes fields with values";
            "single": nl "Bij '{field}' hoort één waarde, geen lijst.", en "'{field}' takes one value, not a list";
            "any": nl "Deze waarde past niet bij '{field}'.", en "this value does not fit '{field}'";
            "help-fields": nl "Hier kan staan: {allowed}.", en "known here: {allowed}";
            "wikilink-help": nl "In een veld staat een naam zonder haken: {name}", en "in a field a name stands without brackets: {name}";
            "colon-help": nl "Staat er een dubbele punt in de tekst? Zet haar dan helemaal tussen aanhalingstekens: {quoted}", en "if the text holds a colon, put all of it in quotes: {quoted}";
        }
    TEXT_LENGTH = "text-length", Error,
        nl "Deze tekst is langer of korter dan het veld toestaat. Lezers zien hem op een vaste plek, waar hij moet passen.",
        en "this text is longer or shorter than the field allows. Readers see it in a fixed place, where it has to fit",
        {
            "long": nl "De tekst bij '{field}' is {count} tekens. Houd het op {limit}.", en "'{field}' is {count} characters long; keep it to {limit}";
            "short": nl "De tekst bij '{field}' is {count} tekens. Schrijf er minstens {limit}.", en "'{field}' is {count} characters long; write at least {limit}";
            "short-one": nl "De tekst bij '{field}' is 1 teken. Schrijf er minstens {limit}.", en "'{field}' is 1 character long; write at least {limit}";
        }
    TEXT_PATTERN = "text-pattern", Error,
        nl "Deze tekst heeft niet de vorm die het model voor dit veld voorschrijft.",
        en "this text does not have the form that the model prescribes for this field",
        {
            "pattern": nl "'{value}' heeft niet de vorm die bij '{field}' hoort ({pattern}).", en "'{value}' does not have the form of '{field}' ({pattern})";
        }
    TEXT_FORMAT = "text-format", Error,
        nl "Een ISBN, een DOI en een e-mailadres hebben een vaste vorm. Een ISBN eindigt op een controlecijfer, dat uit de andere volgt.",
        en "an ISBN, a DOI and an e-mail address have a fixed form. An ISBN ends in a check digit that follows from the others",
        {
            "isbn": nl "'{value}' is geen ISBN: dat heeft 10 of 13 cijfers, hier staan er {count}.", en "'{value}' is not an ISBN: it has 10 or 13 digits, not {count}";
            "isbn-digit": nl "Dit ISBN klopt niet: het laatste cijfer hoort een {digit} te zijn.", en "this ISBN is wrong: the last digit should be {digit}";
            "doi": nl "'{value}' is geen DOI. Een DOI begint met 10. en heeft een schuine streep.", en "'{value}' is not a DOI, which starts with 10. and has a slash";
            "doi-help": nl "Schrijf alleen: {near}", en "write only: {near}";
            "email": nl "'{value}' is geen e-mailadres.", en "'{value}' is not an e-mail address";
            "url": nl "'{value}' is geen webadres.", en "'{value}' is not an address on the web";
            "url-help": nl "Een webadres begint met https://", en "an address on the web starts with https://";
            "file": nl "'{value}' is geen bestand van de site.", en "'{value}' is not a file of the site";
            "slug": nl "'{value}' kan geen deel van een adres zijn.", en "'{value}' cannot be part of an address";
            "slug-help": nl "Gebruik kleine letters, cijfers en streepjes: {near}", en "use lower case letters, digits and hyphens: {near}";
        }
    OUT_OF_RANGE = "out-of-range", Error,
        nl "Dit getal valt buiten de grenzen die het model voor dit veld geeft.",
        en "this number is outside the bounds that the model gives for this field",
        {
            "low": nl "{value} is te laag voor '{field}'. Het laagste is {limit}.", en "{value} is too low for '{field}'; the lowest is {limit}";
            "high": nl "{value} is te hoog voor '{field}'. Het hoogste is {limit}.", en "{value} is too high for '{field}'; the highest is {limit}";
            "word": nl "'{value}' kan niet bij '{field}'. Schrijf een heel getal.", en "'{value}' cannot stand at '{field}'; write a whole number";
            "word-help": nl "Dit kan ook: {allowed}.", en "also possible: {allowed}";
        }
    RANGE_REVERSED = "range-reversed", Error,
        nl "Een bereik loopt van laag naar hoog.",
        en "a range goes from low to high",
        {
            "reversed": nl "'{field}' loopt van {from} tot {to}. Draai de getallen om.", en "'{field}' goes from {from} to {to}; swap the numbers";
        }
    DATE_INVALID = "date-invalid", Error,
        nl "Een datum staat er als jaar, maand en dag, met streepjes: 2026-11-23. Zo is hij in elk land hetzelfde.",
        en "a date is written as year, month and day with hyphens: 2026-11-23. That way it is the same in every country",
        {
            "form": nl "'{value}' lees ik niet als datum. Schrijf een datum als 2026-11-23.", en "'{value}' is not a date; write a date such as 2026-11-23";
            "exists": nl "De datum {value} bestaat niet. Schrijf een datum als 2026-11-23.", en "the date {value} does not exist; write a date such as 2026-11-23";
            "days": nl "De datum {value} bestaat niet: maand {month} van {year} heeft {days} dagen. Schrijf een datum als {last}.", en "the date {value} does not exist: month {month} of {year} has {days} days; write a date such as {last}";
            "months": nl "De datum {value} bestaat niet: een jaar heeft 12 maanden. Schrijf een datum als 2026-11-23: jaar, maand, dag.", en "the date {value} does not exist: a year has 12 months; write a date such as 2026-11-23: year, month, day";
            "day": nl "Bij '{field}' hoort een hele datum, als 2026-11-23.", en "'{field}' takes a whole date such as 2026-11-23";
            "suggest": nl "Bedoel je {near}?", en "did you mean {near}?";
        }
    DATE_LIMIT = "date-limit", Error,
        nl "Deze datum ligt na of vóór de grens die het model voor dit veld geeft.",
        en "this date is after or before the limit that the model gives for this field",
        {
            "future": nl "De datum {value} bij '{field}' ligt in de toekomst.", en "the date {value} of '{field}' is in the future";
            "after": nl "De datum {value} bij '{field}' ligt na {limit}.", en "the date {value} of '{field}' is after {limit}";
            "before": nl "De datum {value} bij '{field}' ligt vóór {limit}.", en "the date {value} of '{field}' is before {limit}";
        }
    UNKNOWN_CHOICE = "unknown-choice", Error,
        nl "Dit veld kent een vaste lijst van waarden. Zo blijven filters en lijsten kloppen.",
        en "this field has a fixed list of values, so that filters and lists stay right",
        {
            "choice": nl "'{value}' kan niet bij '{field}'.", en "'{value}' cannot stand at '{field}'";
            "mistaken": nl "'{value}' hoort niet bij '{field}'. Zet die bij '{other}'.", en "'{value}' does not belong to '{field}'; put it at '{other}'";
            "suggest": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "list": nl "Kies uit: {allowed}.", en "choose from: {allowed}";
        }
    ITEM_COUNT = "item-count", Error,
        nl "Deze lijst heeft meer of minder regels dan het model toestaat.",
        en "this list has more or fewer items than the model allows",
        {
            "few": nl "Bij '{field}' horen er minstens {limit}. Er staan er nu {count}.", en "'{field}' takes at least {limit}; there are {count} now";
            "few-one": nl "Bij '{field}' horen er minstens {limit}. Er staat er nu 1.", en "'{field}' takes at least {limit}; there is 1 now";
            "many": nl "Bij '{field}' kunnen er hoogstens {limit}. Er staan er nu {count}.", en "'{field}' takes at most {limit}; there are {count} now";
        }
    DUPLICATE_ITEM = "duplicate-item", Error,
        nl "In deze lijst mag elke waarde maar één keer staan.",
        en "each value may stand only once in this list",
        {
            "twice": nl "'{field}' noemt '{value}' twee keer.", en "'{field}' names '{value}' twice";
            "first": nl "hier stond het al", en "it stood here first";
            "help": nl "Haal een van de twee weg.", en "remove one of the two";
        }
    MISSING_FIELD = "missing-field", Error,
        nl "Dit veld moet ingevuld zijn. Sommige velden moeten dat altijd, andere pas als de pagina online mag of als een ander veld erom vraagt.",
        en "this field has to be filled in: always, once the page may go online, or because another field asks for it",
        {
            "always": nl "Het veld '{field}' ontbreekt.", en "the field '{field}' is missing";
            "published": nl "Het veld '{field}' ontbreekt. Zonder dit veld kan de pagina niet online.", en "the field '{field}' is missing, and without it the page cannot go online";
            "when": nl "Het veld '{field}' ontbreekt. Het hoort bij wat er in een ander veld staat.", en "the field '{field}' is missing, which goes with the value of another field";
            "item": nl "Nummer {number} bij '{group}' heeft geen '{field}'.", en "number {number} of '{group}' has no '{field}'";
            "about": nl "{help}", en "{help}";
        }
    MISSING_TITLE = "missing-title", Error,
        nl "Elke pagina heeft een titel nodig: voor de kop, voor menu's en voor de zoekpagina.",
        en "every page needs a title, for its heading, for menus and for search",
        {
            "title": nl "Deze pagina heeft geen titel.", en "this page has no title";
            "help": nl "Zet bovenaan de pagina: {field}: …", en "write at the top of the page: {field}: …";
        }
    DERIVED_FIELD = "derived-field", Error,
        nl "Dit veld rekent leidraad zelf uit. Wat iemand intypt, zou al snel niet meer kloppen.",
        en "leidraad works this field out by itself. What somebody types would soon be wrong",
        {
            "derived": nl "'{field}' rekent leidraad zelf uit. Haal dit veld weg.", en "'{field}' is worked out by leidraad; remove this field";
        }
    UNKNOWN_STATE = "unknown-state", Error,
        nl "De status van een pagina is een van de woorden die model.yaml bij de levensloop noemt.",
        en "the state of a page is one of the words that model.yaml gives in its life cycle",
        {
            "state": nl "'{value}' is geen status.", en "'{value}' is not a state";
            "suggest": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "list": nl "Kies: {allowed}.", en "choose: {allowed}";
        }
    STATE_REQUIRES = "state-requires", Error,
        nl "Bij deze status hoort nog een ander veld, zodat lezers weten waar ze verder kunnen.",
        en "this state asks for another field, so that readers know where to go on",
        {
            "state": nl "Een pagina met de status '{state}' heeft ook '{field}' nodig.", en "a page in the state '{state}' also needs '{field}'";
            "none": nl "Vul het in, of schrijf '{field}: {word}'.", en "fill it in, or write '{field}: {word}'";
        }
    RELATION_COUNT = "relation-count", Error,
        nl "Deze soort pagina hoort naar meer of minder pagina's te verwijzen dan er nu staan.",
        en "this kind of page should point to more or fewer pages than it does now",
        {
            "missing": nl "Deze pagina noemt niets bij '{field}'. Er hoort er minstens {limit} te staan.", en "this page names nothing at '{field}'; at least {limit} should stand there";
            "few": nl "Bij '{field}' horen er minstens {limit}. Er staan er nu {count}.", en "'{field}' takes at least {limit}; there are {count} now";
            "many": nl "Bij '{field}' kunnen er hoogstens {limit}. Er staan er nu {count}.", en "'{field}' takes at most {limit}; there are {count} now";
        }
    REVIEW_DATE = "review-date", Error,
        nl "Een beoordeling ligt in het verleden, en de volgende komt erna, binnen de termijn die model.yaml noemt.",
        en "a review lies in the past, and the next one follows it within the term that model.yaml gives",
        {
            "future": nl "De beoordelingsdatum {value} ligt in de toekomst.", en "the review date {value} is in the future";
            "before": nl "De herziendatum {value} ligt niet na de laatste beoordeling ({reviewed}).", en "the date {value} for the next review is not after the last review ({reviewed})";
            "far": nl "De herziendatum {value} ligt meer dan {limit} maanden na de laatste beoordeling ({reviewed}).", en "the date {value} for the next review is more than {limit} months after the last review ({reviewed})";
        }
    PART_ID = "part-id", Error,
        nl "Elk deel heeft een eigen id, zodat andere plekken ernaar kunnen verwijzen. Een id bestaat uit kleine letters, cijfers en streepjes.",
        en "each part has an id of its own, so that other places can point to it. An id consists of lower case letters, digits and hyphens",
        {
            "missing": nl "Nummer {number} bij '{group}' heeft geen id.", en "number {number} of '{group}' has no id";
            "form": nl "'{value}' kan geen id zijn.", en "'{value}' cannot be an id";
            "form-help": nl "Gebruik kleine letters, cijfers en streepjes: {near}", en "use lower case letters, digits and hyphens: {near}";
            "twice": nl "Het id '{value}' staat al bij een ander deel van deze pagina.", en "the id '{value}' already belongs to another part of this page";
            "first": nl "hier stond het al", en "it stood here first";
        }
    UNKNOWN_PART = "unknown-part", Error,
        nl "Dit veld noemt een deel van de pagina dat niet bestaat.",
        en "this field names a part of the page that does not exist",
        {
            "part": nl "'{field}' noemt '{value}', maar dat deel bestaat niet op deze pagina.", en "'{field}' names '{value}', but this page has no such part";
            "suggest": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "list": nl "Kies uit: {allowed}.", en "choose from: {allowed}";
        }
    MODEL_FIRST = "model-first", Advice,
        nl "Zolang er fouten in het inhoudsmodel staan, kan niemand zeggen wat pagina's missen of waar hun links heen gaan. Die bevindingen worden achtergehouden tot het model klopt; anders staan er honderden die met één woord te herstellen zijn. Fouten in de schrijfwijze van een pagina worden wel gemeld.",
        en "as long as the content model has errors nobody can say what pages lack or where their links go. Those findings are held back until the model is right, or there would be hundreds that one word mends. Faults in the writing of a page itself are told",
        {
            "first": nl "Wat hierdoor aan pagina's mankeert, wordt niet gemeld: herstel eerst het model.", en "what is wrong with pages because of this is not told: mend the model first";
            "help": nl "Herstel dit, en laat de site daarna opnieuw nakijken.", en "mend this, then check the site again";
        }
    FLOW = "part-flow", Error,
        nl "De delen van deze pagina volgen op elkaar. Een deel dat naar zichzelf leidt, brengt niemand verder.",
        en "the parts of this page follow each other. A part that leads to itself takes nobody further",
        {
            "self": nl "Het deel '{value}' leidt naar zichzelf.", en "the part '{value}' leads to itself";
        }
    PART_UNREACHABLE = "part-unreachable", Warning,
        nl "De delen van deze pagina volgen op elkaar. Een deel gaat door naar het volgende, tenzij het twee of meer wegen noemt waarvan er een naar een later deel gaat, of een weg zonder voorwaarde. Naar dit deel leidt geen enkele weg.",
        en "the parts of this page follow each other. A part goes on to the next, unless it names two ways or more of which one leads to a later part, or a way without a condition. No way leads to this part",
        {
            "unreachable": nl "Geen enkele weg leidt naar het deel '{value}'.", en "no way leads to the part '{value}'";
            "help": nl "Laat een eerder deel hierheen leiden, of haal dit deel weg.", en "let an earlier part lead here, or remove this part";
        }
    PART_DEAD_END = "part-dead-end", Warning,
        nl "De delen van deze pagina volgen op elkaar. Vanaf dit deel leidt elke weg in een kring terug: een lezer komt nooit bij het eind.",
        en "the parts of this page follow each other. From this part every way leads back in a circle: a reader never comes to an end",
        {
            "endless": nl "Vanaf het deel '{value}' loopt elke weg in een kring.", en "from the part '{value}' every way runs in a circle";
            "help": nl "Laat een deel van de kring verder leiden: naar het eind, of naar een andere pagina.", en "let a part of the circle lead on: to the end, or to another page";
        }
    RULE = "model-rule", Error,
        nl "De pagina houdt zich niet aan een regel die de site zelf in model.yaml heeft gezet.",
        en "the page does not keep a rule that the site itself wrote in model.yaml",
        {
            "rule": nl "Deze pagina houdt zich niet aan een regel over '{field}'.", en "this page does not keep a rule about '{field}'";
            "forbid": nl "Deze tekst mag hier niet staan: '{found}'.", en "this text may not stand here: '{found}'";
        }
}
