//! Codes for how a text is written: advice on language, which a site turns on, and personal data.

crate::codes! {
    SENTENCE_LONG = "sentence-long", Off,
        nl "Een zin van meer dan ongeveer 25 woorden moet je vaak twee keer lezen. Dit advies staat uit tot een site erom vraagt: schrijf in leidraad.yaml onder 'checks' sentence-long: advice. Het aantal woorden staat in te stellen bij writing: sentence_words. Citaten, code, koppen en tabellen tellen niet mee.",
        en "a sentence of more than about 25 words often has to be read twice. This advice is off until a site asks for it: write sentence-long: advice under 'checks' in leidraad.yaml. The number of words can be set at writing: sentence_words. Quotations, code, headings and tables do not count",
        {
            "long": nl "Deze zin telt {count} woorden. Boven de {limit} wordt een zin moeilijk.", en "this sentence has {count} words; above {limit} a sentence becomes hard";
            "help": nl "Maak er twee zinnen van. Staat er een opsomming in, maak daar dan een lijst van.", en "make it two sentences; if it holds an enumeration, make that a list";
        }
    TEXT_HARD = "text-hard", Off,
        nl "De leesbaarheid van een tekst volgt uit de lengte van de zinnen en van de woorden: in het Nederlands met de formule van Flesch-Douma, in het Engels met die van Flesch. 100 is heel makkelijk, 0 heel moeilijk; tekst voor iedereen heeft 60 of meer. Dit advies staat uit tot een site erom vraagt (text-hard: advice onder 'checks'); het getal staat in te stellen bij writing: reading_ease. Van teksten onder de honderd woorden zegt het niets.",
        en "how easy a text is to read follows from the length of its sentences and of its words: in Dutch by the formula of Flesch-Douma, in English by that of Flesch. 100 is very easy, 0 very hard; text for everybody has 60 or more. This advice is off until a site asks for it (text-hard: advice under 'checks'); the figure can be set at writing: reading_ease. It says nothing of texts below a hundred words",
        {
            "hard": nl "Deze tekst is moeilijk: leesbaarheid {ease} ({formula}), en de site vraagt {limit} of meer. Een zin telt gemiddeld {sentence} woorden, een woord {word} lettergrepen.", en "this text is hard: readability {ease} ({formula}), where the site asks for {limit} or more; a sentence has {sentence} words on average, a word {word} syllables";
            "longest": nl "de langste zin: {count} woorden", en "the longest sentence: {count} words";
            "help": nl "Maak lange zinnen korter en kies gewone woorden. Begin bij de langste zin.", en "make long sentences shorter and choose plain words; begin with the longest sentence";
        }
    WORD_AVOIDED = "word-avoided", Off,
        nl "Dit woord staat in data/synonyms.yaml bij de woorden die de site niet schrijft ('vermijd'), omdat het verouderd is, of mensen tekortdoet. Bezoekers die het intikken vinden de pagina wel. In een citaat, in een link en op een pagina die zo heet mag het staan. Dit advies staat uit tot een site erom vraagt: word-avoided: advice onder 'checks'.",
        en "data/synonyms.yaml has this word among those that the site does not write ('avoided'), since it is out of date, or does people wrong. Visitors who type it find the page all the same. In a quotation, in a link and on a page of that name it may stand. This advice is off until a site asks for it: word-avoided: advice under 'checks'",
        {
            "one": nl "'{word}' schrijven we niet. Schrijf: {near}.", en "the site does not write '{word}'; write: {near}";
            "many": nl "'{word}' schrijven we niet, en het staat {count} keer op deze pagina. Schrijf: {near}.", en "the site does not write '{word}', which stands {count} times on this page; write: {near}";
            "plain": nl "'{word}' schrijven we niet.", en "the site does not write '{word}'";
        }
    ABBREVIATION_UNEXPLAINED = "abbreviation-unexplained", Off,
        nl "Wie een afkorting niet kent, leest niet verder. Schrijf haar de eerste keer op een pagina voluit, met de afkorting tussen haakjes, of link naar de pagina die haar uitlegt. Begrippen van de site worden vanzelf uitgelegd. Afkortingen die al je lezers kennen staan bij writing: abbreviations. Dit advies staat uit tot een site erom vraagt: abbreviation-unexplained: advice onder 'checks'.",
        en "who does not know an abbreviation reads no further. Write it in full the first time on a page, with the abbreviation between brackets, or link to the page that explains it. Terms of the site are explained by themselves. Abbreviations that all your readers know stand at writing: abbreviations. This advice is off until a site asks for it: abbreviation-unexplained: advice under 'checks'",
        {
            "never": nl "De afkorting {word} wordt op deze pagina niet uitgelegd.", en "the abbreviation {word} is not explained on this page";
            "later": nl "De afkorting {word} wordt pas verderop uitgelegd.", en "the abbreviation {word} is explained only further on";
            "there": nl "hier staat wat ze betekent", en "here it says what it stands for";
            "help": nl "Schrijf haar hier voluit, met de afkorting erachter: wat het betekent ({word})", en "write it in full here, with the abbreviation behind it: what it stands for ({word})";
            "meaning": nl "Schrijf hier: {meaning} ({word})", en "write here: {meaning} ({word})";
            "page": nl "Link naar de pagina die haar uitlegt: [[{near}|{word}]]. Of schrijf haar hier voluit.", en "link to the page that explains it: [[{near}|{word}]], or write it in full here";
        }
    PERSONAL_NUMBER = "personal-number", Warning,
        nl "Negen cijfers die voor de elfproef slagen, zijn bijna altijd een burgerservicenummer (BSN). Dat mag nergens op een site staan, ook niet in een casus. Een nummer waar bij staat dat het iets anders is, zoals een KvK-nummer of een ISBN, wordt niet gemeld, en bekende verzonnen nummers ook niet.",
        en "nine digits that pass the eleven-test are nearly always a Dutch citizen service number (BSN), which may stand nowhere on a site, not in a case either. A number that is said to be something else, such as that of a company or an ISBN, is not told, nor are well-known invented ones",
        {
            "number": nl "Dit lijkt een burgerservicenummer (BSN): negen cijfers die voor de elfproef slagen.", en "this looks like a citizen service number (BSN): nine digits that pass the eleven-test";
            "help": nl "Haal het weg. Stond het al op de site, dan blijft het in oudere versies van dit bestand staan: vraag wie de site beheert om het ook daar weg te halen. Is het iets anders, schrijf dan ervoor wat het is.", en "remove it; if it was published, older versions of this file still hold it: ask who keeps the site to remove it there too. If it is something else, write before it what it is";
        }
    PERSONAL_ADDRESS = "personal-address", Warning,
        nl "Een mailadres met een voornaam en een achternaam, of bij een aanbieder voor particulieren zoals gmail, is van een persoon. Op een openbare pagina hoort het adres van een team of organisatie: dat blijft ook kloppen als iemand vertrekt. Adressen die mogen blijven staan, staan in leidraad.yaml bij writing: public_contacts.",
        en "a mail address with a name and a surname, or at a provider for persons such as gmail, belongs to a person. A public page wants the address of a team or an organisation, which also stays right when somebody leaves. Addresses that may stay stand in leidraad.yaml at writing: public_contacts",
        {
            "address": nl "Dit lijkt het mailadres van een persoon.", en "this looks like the mail address of a person";
            "many": nl "Dit lijkt het mailadres van een persoon, en zo staan er op deze pagina {count}.", en "this looks like the mail address of a person, one of {count} on this page";
            "help": nl "Schrijf het adres van het team of de organisatie. Mag dit adres hier staan, zet het dan in leidraad.yaml bij 'writing', onder 'public_contacts'.", en "write the address of the team or the organisation; if this one may stand here, put it in leidraad.yaml at 'writing', under 'public_contacts'";
        }
    PERSONAL_PHONE = "personal-phone", Warning,
        nl "Een nummer dat met 06 begint, is bijna altijd van een persoon. Vaste nummers en nummers van hulplijnen (0800, 0900, 088, 112, 14 020) worden niet gemeld. Nummers die mogen blijven staan, staan in leidraad.yaml bij writing: public_contacts.",
        en "a Dutch mobile number (06) nearly always belongs to a person. Fixed numbers and those of helplines (0800, 0900, 088, 112, 14 020) are not told. Numbers that may stay stand in leidraad.yaml at writing: public_contacts",
        {
            "phone": nl "Dit is een mobiel nummer, dat van een persoon kan zijn.", en "this is a mobile number, which may belong to a person";
            "many": nl "Dit is een mobiel nummer, dat van een persoon kan zijn. Zo staan er op deze pagina {count}.", en "this is a mobile number, which may belong to a person, one of {count} on this page";
            "help": nl "Schrijf het nummer van het team of de organisatie. Mag dit nummer hier staan, zet het dan in leidraad.yaml bij 'writing', onder 'public_contacts'.", en "write the number of the team or the organisation; if this one may stand here, put it in leidraad.yaml at 'writing', under 'public_contacts'";
        }
    PERSONAL_ACCOUNT = "personal-account", Warning,
        nl "Dit is een geldig rekeningnummer (IBAN). Dat van een persoon hoort niet op een openbare pagina. Een rekeningnummer dat mag blijven staan, bijvoorbeeld voor giften, staat in leidraad.yaml bij writing: public_contacts.",
        en "this is a valid account number (IBAN). That of a person does not belong on a public page. One that may stay, such as for gifts, stands in leidraad.yaml at writing: public_contacts",
        {
            "account": nl "Dit is een rekeningnummer, dat van een persoon kan zijn.", en "this is an account number, which may belong to a person";
            "help": nl "Haal het weg. Mag dit nummer hier staan, zet het dan in leidraad.yaml bij 'writing', onder 'public_contacts'.", en "remove it; if it may stand here, put it in leidraad.yaml at 'writing', under 'public_contacts'";
        }
    PERSONAL_RECORD = "personal-record", Warning,
        nl "Een geboortedatum, of het nummer van een cliënt of dossier, komt uit een dossier. Met zo'n gegeven is te vinden over wie het gaat, ook als de naam veranderd is.",
        en "a date of birth, or the number of a client or a file, comes from a record. With it one can find whom a text is about, even when the name was changed",
        {
            "record": nl "Dit lijkt een gegeven uit een dossier van een persoon.", en "this looks like a piece of the record of a person";
            "help": nl "Haal het weg, of schrijf iets algemeens: 'vijftien jaar' in plaats van een geboortedatum.", en "remove it, or write something general: 'fifteen years old' instead of a date of birth";
        }
}
