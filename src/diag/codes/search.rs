//! Codes for the site's search: its tests and its synonyms.

crate::codes! {
    SEARCH_TEST = "search-test", Warning,
        nl "In data/search-tests.yaml staat wat bezoekers intikken en welke pagina zij dan bovenaan moeten zien. Deze zoekvraag geeft iets anders. Geef de pagina de woorden die mensen gebruiken: in de titel, de samenvatting, de andere namen of in data/synonyms.yaml.",
        en "data/search-tests.yaml says what visitors type and which page they must see among the first. This query gives something else. Give the page the words that people use: in its title, its summary, its other names or in data/synonyms.yaml",
        {
            "place": nl "'{query}' geeft de pagina '{title}' op plaats {place}; dat moet binnen de eerste {within}.", en "'{query}' gives the page '{title}' at place {place}, which must be within the first {within}";
            "absent": nl "'{query}' geeft de pagina '{title}' niet bij de eerste {within}.", en "'{query}' does not give the page '{title}' within the first {within}";
            "something": nl "'{query}' hoort niets te vinden, maar geeft '{first}'.", en "'{query}' is to find nothing, and gives '{first}'";
            "instead": nl "Er staat nu: {found}. Zet woorden van deze vraag in de titel, de samenvatting of de andere namen van '{title}', of in data/synonyms.yaml.", en "what comes now: {found}. Put words of this query in the title, the summary or the other names of '{title}', or in data/synonyms.yaml";
            "nothing": nl "Er wordt niets gevonden. Zet woorden van deze vraag in de titel, de samenvatting of de andere namen van '{title}', of in data/synonyms.yaml.", en "nothing is found. Put words of this query in the title, the summary or the other names of '{title}', or in data/synonyms.yaml";
            "something-help": nl "Past die pagina toch bij de vraag? Haal de test dan weg. Zo niet, kijk dan welke woorden van de vraag erop staan.", en "if that page answers the query after all, remove the test; else see which words of the query stand on it";
        }
    SEARCH_TEST_WRONG = "search-test-wrong", Error,
        nl "Een test in data/search-tests.yaml heeft een vraag (query) en zegt welke pagina (page) binnen de eerste zoveel (within) moet staan, of dat er niets mag komen (nothing: true).",
        en "a test in data/search-tests.yaml has a query and says which page must stand within the first so many, or that nothing may come (nothing: true)",
        {
            "list": nl "Onder 'tests' hoort een lijst te staan: elke test begint met een streepje.", en "'tests' takes a list: each test starts with a dash";
            "map": nl "Een test heeft een query: (wat iemand intikt) en een page: (wat er moet komen).", en "a test has a query: (what somebody types) and a page: (which must come)";
            "key": nl "'{key}' ken ik hier niet.", en "unknown key '{key}'";
            "allowed": nl "Hier kunnen staan: {allowed}.", en "these can stand here: {allowed}";
            "query": nl "Deze test heeft geen vraag. Schrijf erbij wat iemand intikt: query: ...", en "this test has no query; add what somebody types: query: ...";
            "expects": nl "Deze test zegt niet wat er moet komen. Schrijf erbij: page: naam-van-de-pagina, of nothing: true", en "this test does not say what must come; add page: name-of-the-page, or nothing: true";
            "both": nl "Een test kan niet een pagina én niets verwachten. Kies page of nothing.", en "a test cannot expect a page and nothing; choose page or nothing";
            "within": nl "Schrijf bij 'within' een heel getal van 1 tot en met {most}.", en "'within' takes a whole number from 1 to {most}";
            "nothing": nl "Schrijf bij 'nothing' true, of laat het weg.", en "'nothing' takes true, or is left out";
            "text": nl "Hier hoort tekst te staan.", en "text is expected here";
            "language": nl "De site heeft geen taal '{language}'.", en "the site has no language '{language}'";
            "page": nl "Er is geen pagina '{name}'.", en "there is no page '{name}'";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "several": nl "Meer pagina's heten '{name}'. Schrijf de soort ervoor: {near}", en "several pages are called '{name}'; write the kind before it: {near}";
            "hidden": nl "De pagina '{name}' staat niet in de zoekfunctie: ze is niet openbaar, staat in een andere taal of heeft 'search: false'.", en "the page '{name}' is not in the search: it is not public, in another language, or has 'search: false'";
        }
    SYNONYMS_WRONG = "synonyms-wrong", Error,
        nl "In data/synonyms.yaml staat per regel een woord (preferred of voorkeur) met andere woorden ervoor. Wat hier staat kan niet zo worden gelezen, en doet dus niets.",
        en "data/synonyms.yaml has a word an entry (preferred) with other words for it. What stands here cannot be read like that, so it does nothing",
        {
            "key": nl "'{key}' ken ik hier niet.", en "unknown key '{key}'";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "allowed": nl "Hier kunnen staan: {allowed}.", en "these can stand here: {allowed}";
            "list": nl "Hier hoort een lijst van woorden te staan, zoals [netwerk, kring].", en "a list of words is expected here, such as [network, circle]";
            "entries": nl "Hier hoort een lijst te staan: elk woord begint met een streepje.", en "a list is expected here: each entry starts with a dash";
            "text": nl "Hier hoort tekst te staan. Zet een getal tussen aanhalingstekens.", en "text is expected here; put a number in quotes";
            "preferred": nl "Hier ontbreekt het woord waar het om gaat. Schrijf: voorkeur: ...", en "the word that this is about is missing; write preferred: ...";
            "no-word": nl "In '{text}' staat geen letter of cijfer.", en "'{text}' has no letter or digit";
            "twice": nl "'{text}' staat al bij een andere regel als voorkeur.", en "'{text}' is preferred in another entry too";
            "first": nl "hier staat het ook", en "it also stands here";
            "language": nl "De site heeft geen taal '{language}', dus dit bestand doet niets.", en "the site has no language '{language}', so this file does nothing";
        }
    SYNONYMS_AVOIDED = "synonyms-avoided", Warning,
        nl "In data/synonyms.yaml staat bij 'vermijd' (avoided) welke woorden de site niet schrijft, maar bezoekers wel intikken. In een titel zien bezoekers zo'n woord overal: in lijsten, in zoekresultaten en in de adresbalk.",
        en "data/synonyms.yaml lists under 'avoided' words that the site does not write though visitors type them. In a title visitors see such a word everywhere: in lists, in results of the search and in the browser's bar",
        {
            "title": nl "De titel heeft '{word}', een woord dat deze site niet schrijft.", en "the title has '{word}', a word that this site does not write";
            "listed": nl "hier staat het bij de woorden die de site vermijdt", en "it stands here among the words that the site avoids";
            "help": nl "Schrijf liever: {preferred}. Wie '{word}' intikt, vindt de pagina dan nog steeds.", en "rather write: {preferred}; whoever types '{word}' still finds the page";
        }
}
