//! Codes for pages among each other: relations, names, addresses.

crate::codes! {
    RELATION_WRONG_KIND = "relation-wrong-kind", Error,
        nl "Het inhoudsmodel zegt naar welke soort pagina een veld mag verwijzen. Deze pagina is van een andere soort.",
        en "the content model says which kind of page a field may point to; this page is of another kind",
        {
            "wrong": nl "'{field}' verwacht {allowed}, maar '{name}' is van de soort {kind}.", en "'{field}' takes {allowed}, but '{name}' is a {kind}";
        }
    RELATION_SELF = "relation-self", Error,
        nl "Een pagina kan in een veld niet naar zichzelf verwijzen.",
        en "a page cannot point to itself in a field",
        {
            "self": nl "'{field}' verwijst naar de pagina zelf.", en "'{field}' points to the page itself";
        }
    RELATION_UNFIT = "relation-unfit", Error,
        nl "Het inhoudsmodel stelt een voorwaarde aan de pagina waarnaar dit veld verwijst. Deze pagina voldoet daar niet aan.",
        en "the content model asks something of the page that this field points to, and this page does not meet it",
        {
            "unfit": nl "'{field}' verwacht een pagina met {condition}; '{name}' heeft dat niet.", en "'{field}' takes a page with {condition}; '{name}' does not have that";
        }
    RELATION_RULE = "relation-rule", Warning,
        nl "Het inhoudsmodel heeft een regel voor pagina's waarnaar een openbare pagina hier verwijst. Deze pagina houdt zich daar niet aan. Het model kan eigen woorden en een eigen zwaarte geven.",
        en "the content model has a rule for pages that a public page points to here, and this page does not keep it. The model may give words and a severity of its own",
        {
            "rule": nl "'{name}' past niet bij een regel over pagina's bij '{field}'.", en "'{name}' does not keep a rule about pages at '{field}'";
        }
    RELATION_CONTRADICTION = "relation-contradiction", Error,
        nl "Twee velden die elkaar uitsluiten, noemen dezelfde pagina.",
        en "two fields that exclude each other name the same page",
        {
            "both": nl "'{name}' staat bij '{field}' en ook bij '{other}'. Dat kan niet allebei.", en "'{name}' stands under '{field}' and under '{other}', which exclude each other";
            "other": nl "hier staat het ook", en "it also stands here";
        }
    RELATION_CIRCLE = "relation-circle", Error,
        nl "Langs deze relatie kom je bij jezelf terug, en dat mag volgens het inhoudsmodel niet.",
        en "this relation leads back to where it started, which the content model forbids",
        {
            "circle": nl "'{relation}' loopt in een kring: {way}.", en "'{relation}' runs in a circle: {way}";
            "help": nl "Haal een van deze verwijzingen weg.", en "remove one of these references";
        }
    DUPLICATE_ID = "duplicate-id", Error,
        nl "De id van een pagina is haar bestandsnaam zonder .md. Binnen een soort mag die maar één keer voorkomen.",
        en "a page's id is its file name without .md, and may stand once in a kind",
        {
            "twice": nl "Er zijn twee pagina's met de id '{id}' van de soort '{kind}'.", en "two pages of kind '{kind}' have the id '{id}'";
            "first": nl "dit is de andere", en "this is the other one";
            "help": nl "Geef een van de twee bestanden een andere naam.", en "give one of the two files another name";
        }
    NOT_UNIQUE = "not-unique", Error,
        nl "Deze waarde mag maar op één pagina staan, want zo weten lezers en verwijzingen welke pagina wordt bedoeld.",
        en "this value may stand on one page only, so that readers and links know which page is meant",
        {
            "twice": nl "Dit staat bij '{field}' ook op de pagina '{title}'.", en "the page '{title}' has the same under '{field}'";
            "first": nl "hier staat het ook", en "it also stands here";
            "help": nl "Kies één plek.", en "choose one place";
        }
    URL_COLLISION = "url-collision", Error,
        nl "Twee pagina's, of een pagina en een bestand, willen hetzelfde adres. Adressen die alleen in hoofdletters verschillen zijn op sommige systemen ook gelijk.",
        en "two pages, or a page and a file, want one address. Addresses that differ only in case are the same on some systems",
        {
            "twice": nl "Het adres {url} is al van iets anders.", en "the address {url} belongs to something else already";
            "redirect": nl "Het oude adres {url} is al van iets anders.", en "the old address {url} belongs to something else already";
            "first": nl "dit heeft het adres al", en "this has the address already";
            "help": nl "Geef een van de twee een ander adres of een andere bestandsnaam.", en "give one of the two another address or file name";
            "builtin": nl "leidraad gebruikt dit adres zelf ({what}). Kies een ander adres, of verander het onder 'paths' in leidraad.yaml.", en "leidraad uses this address itself ({what}); choose another, or change it under 'paths' in leidraad.yaml";
        }
    URL_IMPOSSIBLE = "url-impossible", Error,
        nl "Van elk adres wordt een bestand gemaakt, op elk systeem. Dit adres kan geen bestandsnaam zijn.",
        en "every address becomes a file, on every system; this address cannot be a file name",
        {
            "impossible": nl "Het adres {url} kan niet.", en "the address {url} is not possible";
            "empty": nl "Het adres {url} kan niet: een deel ervan is leeg of bestaat alleen uit punten.", en "the address {url} is not possible: a part of it is empty or only dots";
            "long": nl "Het adres {url} kan niet: een deel ervan is langer dan 255 bytes.", en "the address {url} is not possible: a part of it is longer than 255 bytes";
            "character": nl "Het adres {url} kan niet: er staat een teken in dat niet op elk systeem in een bestandsnaam mag.", en "the address {url} is not possible: it has a character that not every system allows in a file name";
            "end": nl "Het adres {url} kan niet: een deel ervan eindigt op een punt of een spatie.", en "the address {url} is not possible: a part of it ends with a dot or a space";
            "reserved": nl "Het adres {url} kan niet: Windows houdt deze naam voor zichzelf.", en "the address {url} is not possible: Windows reserves that name";
            "own": nl "Het adres {url} kan niet: leidraad gebruikt het zelf.", en "the address {url} is not possible: leidraad uses it itself";
            "help": nl "Kies een andere bestandsnaam, of een ander adres in de velden van de pagina.", en "choose another file name, or another address in the page's fields";
        }
    MISSING_PAGE = "missing-page", Error,
        nl "Het inhoudsmodel zegt dat de site deze pagina moet hebben.",
        en "the content model says that the site must have this page",
        {
            "missing": nl "De site heeft nog geen pagina van de soort '{kind}' die hieraan voldoet ({count} van {wanted}).", en "the site lacks a page of kind '{kind}' that fits ({count} of {wanted})";
            "many": nl "De site heeft {count} pagina's van de soort '{kind}' die hieraan voldoen; het moeten er {wanted} zijn.", en "the site has {count} pages of kind '{kind}' that fit; there must be {wanted}";
        }
    MENU_TARGET = "menu-target", Error,
        nl "Een menu in leidraad.yaml verwijst naar een pagina die er niet is.",
        en "a menu in leidraad.yaml points to a page that does not exist",
        {
            "missing": nl "Het menu verwijst naar '{name}', maar die pagina is er niet.", en "the menu points to '{name}', which does not exist";
            "hidden": nl "Het menu verwijst naar '{name}', maar die pagina is nog niet openbaar.", en "the menu points to '{name}', which is not public yet";
            "url": nl "Het menu verwijst naar {name}, maar dat adres heeft de site niet.", en "the menu points to {name}, which is no address of the site";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
        }
    REGISTER_MISSING = "register-missing", Error,
        nl "Een soort in model.yaml heeft een register: een YAML-bestand in data/ waarvan elke regel een pagina is. Dat bestand is er niet.",
        en "a kind in model.yaml has a register, a YAML file in data/ whose entries are pages; that file does not exist",
        {
            "missing": nl "Het register {path} van de soort '{kind}' is er niet.", en "the register {path} of the kind '{kind}' does not exist";
            "help": nl "Maak het bestand, in data/, of haal 'register' weg bij deze soort.", en "make the file, in data/, or remove 'register' from the kind";
        }
    EMPTY_PAGE = "empty-page", Warning,
        nl "Dit bestand is leeg. Wie erop komt, vindt een pagina zonder een woord.",
        en "this file is empty; who comes here finds a page without a word",
        {
            "empty": nl "Dit bestand is leeg.", en "this file is empty";
            "help": nl "Schrijf de pagina, of haal het bestand weg.", en "write the page, or remove the file";
        }
    REVIEW_OVERDUE = "review-overdue", Warning,
        nl "Elke pagina heeft een dag waarop iemand uiterlijk kijkt of ze nog klopt. Die dag is voorbij. De pagina blijft online; lezers zien dat ze nog niet is herzien.",
        en "every page has a day by which somebody checks that it still holds; that day has passed. The page stays online, and readers see that it has not been reviewed",
        {
            "overdue": nl "Deze pagina had vóór {date} herzien moeten zijn.", en "this page should have been reviewed before {date}";
            "help": nl "Lees de pagina na. Klopt ze nog, zet er dan een nieuwe beoordelingsdatum en herziendatum bij.", en "read the page again; if it still holds, give it new dates of review";
        }
    FACT_DUE = "fact-due", Warning,
        nl "Een feit in model.yaml heeft een datum waarop iemand moet kijken of het nog klopt. Die datum is voorbij.",
        en "a fact in model.yaml has a day by which somebody must check that it still holds; that day has passed",
        {
            "due": nl "Het feit '{name}' had vóór {date} gecontroleerd moeten zijn.", en "the fact '{name}' should have been checked before {date}";
        }
    FACT_LINK = "fact-link", Error,
        nl "Een feit in model.yaml laat een telefoonnummer zien, en wie erop drukt belt een ander nummer. De cijfers van 'value' en van 'link' horen gelijk te zijn.",
        en "a fact in model.yaml shows one telephone number, and who presses it dials another. The digits of 'value' and of 'link' belong to be the same",
        {
            "other": nl "Het feit '{name}' toont {value}, maar wie erop drukt belt {number}.", en "the fact '{name}' shows {value}, but who presses it dials {number}";
            "help": nl "Zoek na welk nummer klopt, en schrijf het bij 'value' en bij 'link'.", en "find out which number is right, and write it at 'value' and at 'link'";
        }
    PUBLISHED_FAR = "published-far", Warning,
        nl "De dag van publicatie ligt meer dan een jaar vooruit. Tot die dag ziet niemand de pagina. Meestal is het jaartal verkeerd getypt.",
        en "the day of publication is more than a year away; until then nobody sees the page. Mostly the year was mistyped",
        {
            "far": nl "Deze pagina verschijnt pas op {date}. Tot die dag ziet niemand haar.", en "this page appears only on {date}; until then nobody sees it";
            "help": nl "Kijk of het jaar klopt. Is de pagina nog niet klaar, maak er dan een concept van.", en "check the year; if the page is not ready yet, make it a draft";
        }
    UNKNOWN_LANGUAGE = "unknown-language", Warning,
        nl "De bestandsnaam eindigt op iets dat op een taal lijkt, maar die taal staat niet in leidraad.yaml.",
        en "the file name ends in what looks like a language that leidraad.yaml does not declare",
        {
            "unknown": nl "De taal '{language}' staat niet in leidraad.yaml.", en "the language '{language}' is not declared in leidraad.yaml";
            "help": nl "Zet de taal erbij onder 'languages', of geef het bestand een andere naam.", en "declare it under 'languages', or give the file another name";
        }
    ORPHAN = "orphan", Advice,
        nl "Geen enkele pagina en geen menu leidt naar deze pagina. Lezers vinden haar alleen in een lijst van alles of met zoeken. Staat ze op het overzicht van haar soort, dan wordt dat alleen verteld als minstens drie van de vier pagina's van die soort wel ergens vandaan te bereiken zijn. Wat alleen wordt opgezocht telt niet mee: begrippen, bronnen, regels van een register.",
        en "no page and no menu leads to this page; readers find it only in a list of everything or by searching. When the index of its kind shows it, that is told only if at least three of four pages of the kind are led to. What is only looked up does not count: terms, sources, entries of a register",
        {
            "orphan": nl "Geen enkele pagina leidt naar deze pagina.", en "no page leads to this page";
            "nowhere": nl "Geen enkele pagina leidt naar deze pagina, en ze staat ook niet op een overzicht van haar soort.", en "no page leads to this page, and no index of its kind shows it";
            "help": nl "Verwijs ernaar vanaf een pagina die erbij hoort, of zet haar in een menu.", en "link to it from a page that goes with it, or put it in a menu";
        }
    REDIRECT_LOOP = "redirect-loop", Error,
        nl "Een oud adres stuurt door naar de pagina. Dit oude adres is het adres dat de pagina nu heeft, of staat er twee keer.",
        en "an old address sends readers on to the page. This one is the address that the page has now, or stands there twice",
        {
            "own": nl "{url} is het adres dat deze pagina nu heeft. Doorsturen naar zichzelf kan niet.", en "{url} is the address this page has now, so it cannot send readers on to itself";
            "twice": nl "Het oude adres {url} staat hier twee keer.", en "the old address {url} stands here twice";
            "help": nl "Haal dit oude adres weg.", en "remove this old address";
        }
    REDIRECT_CHAIN = "redirect-chain", Warning,
        nl "Een ingetrokken pagina wijst haar opvolger aan, en die is zelf ook ingetrokken. De lezer wordt zo van de ene pagina naar de andere gestuurd.",
        en "a withdrawn page names its successor, which has been withdrawn as well. So the reader is sent from page to page",
        {
            "chain": nl "De opvolger '{title}' is zelf ook ingetrokken.", en "the successor '{title}' has been withdrawn as well";
            "help": nl "Noem meteen de pagina die nu geldt: {near}.", en "name the page that holds now: {near}";
        }
    UPDATED_FUTURE = "updated-future", Warning,
        nl "De dag van de laatste wijziging ligt in de toekomst. Lezers denken dan dat de pagina nieuwer is dan zij is. Eén dag later mag: het kan elders al morgen zijn. Een pagina die gepland staat, mag de dag van haar publicatie noemen.",
        en "the day of the last change lies in the future, so readers take the page for newer than it is. One day is let pass: it may be tomorrow elsewhere already. A page that is scheduled may name the day on which it comes out",
        {
            "future": nl "De pagina zou pas op {date} gewijzigd zijn, en die dag is er nog niet.", en "the page says it was changed on {date}, a day that has not come yet";
            "help": nl "Schrijf de dag waarop de pagina echt is gewijzigd.", en "write the day on which the page really was changed";
        }
    TRANSLATION_OLDER = "translation-older", Warning,
        nl "Het origineel van deze vertaling is later gewijzigd dan de vertaling zelf. Misschien klopt de vertaling niet meer. leidraad kijkt naar de datum van de laatste wijziging, en anders naar die van publicatie.",
        en "the original of this translation was changed later than the translation itself, which may no longer be right. leidraad looks at the day of the last change, else at that of publication",
        {
            "older": nl "Deze vertaling is van {date}, maar het origineel is op {source} nog gewijzigd.", en "this translation dates from {date}, but its original was changed on {source}";
            "source": nl "hier staat het origineel", en "this is the original";
            "help": nl "Werk de vertaling bij en zet er de datum van vandaag bij.", en "bring the translation up to date and give it today's date";
        }
    TRANSLATION_MISSING = "translation-missing", Warning,
        nl "In model.yaml staat bij deze soort 'translated: true': elke openbare pagina hoort er in alle talen van de site te zijn. Een vertaling waaraan nog wordt gewerkt, telt als vertaling.",
        en "model.yaml says `translated: true` of this kind: each public page is to be there in all languages of the site. A translation that is still a draft counts as one",
        {
            "missing": nl "Deze pagina is er nog niet in: {languages}.", en "this page does not exist yet in: {languages}";
            "help": nl "Maak de vertaling in {near}.", en "write the translation in {near}";
        }
    NO_OWNER = "no-owner", Warning,
        nl "model.yaml noemt bij de levensloop wie een pagina bijhoudt. Bij deze openbare pagina staat niemand, dus niemand hoort het als er iets niet meer klopt.",
        en "the life cycle in model.yaml names who keeps a page right. This public page names nobody, so nobody hears of it when something is wrong",
        {
            "nobody": nl "Bij '{field}' staat niemand die deze pagina bijhoudt.", en "'{field}' names nobody who keeps this page right";
            "help": nl "Zet bij '{field}' wie de pagina bijhoudt.", en "write at '{field}' who keeps the page right";
        }
}
