//! Codes for fields that can be read, and are surely not meant as they are read.

crate::codes! {
    FIELD_COMMENT = "field-comment", Warning,
        nl "Een # met een spatie ervoor begint een opmerking: wat erachter staat, wordt niet gelezen en komt niet op de site. Hoort het bij de waarde, zet dan de hele waarde tussen aanhalingstekens. Een echte opmerking heeft een spatie achter de #.",
        en "a # with a space before it begins a comment: what follows is not read and does not reach the site. When it belongs to the value, put the whole value in quotes. A real comment has a space behind its #",
        {
            "comment": nl "Alles vanaf '{text}' wordt niet gelezen, omdat er een # met een spatie ervoor staat.", en "nothing from '{text}' on is read, since it begins with a # after a space";
            "help": nl "Hoort het bij de waarde? Zet dan de hele waarde tussen aanhalingstekens. Is het een opmerking? Zet dan een spatie achter de #.", en "if it belongs to the value, put the whole value in quotes; if it is a comment, put a space behind the #";
        }
    FIELD_JOINED = "field-joined", Warning,
        nl "Een regel die verder inspringt dan de regel erboven, wordt gelezen als het vervolg van die regel, ook als zij met een streepje begint. Van twee punten van een lijst wordt zo één tekst.",
        en "a line that is indented further than the one above it is read as its continuation, even when it begins with a hyphen. Two items of a list become one text that way",
        {
            "joined": nl "Dit punt springt te ver in en wordt gelezen als vervolg van de regel erboven.", en "this item is indented too far and is read as part of the line above it";
            "help": nl "Zet het streepje recht onder het streepje van de andere punten.", en "put its hyphen right below the hyphens of the other items";
        }
    FIELD_HALF = "field-half", Warning,
        nl "In een waarde zonder aanhalingstekens staat een haakje of een krullend aanhalingsteken waarvan de andere helft ontbreekt. Meestal is het een restje van een lijst of van geplakte tekst.",
        en "a value without quotes has a bracket or a curly quote whose other half is missing. Mostly it is left over from a list or from pasted text",
        {
            "half": nl "In '{value}' ontbreekt de andere helft van een haakje of aanhalingsteken.", en "in '{value}' the other half of a bracket or a quote is missing";
            "help": nl "Zet de andere helft erbij, of haal dit teken weg. Een lijst staat helemaal tussen [ en ].", en "add the other half, or remove this character; a list stands as a whole between [ and ]";
        }
    FIELD_INVISIBLE = "field-invisible", Warning,
        nl "In een waarde zit een teken dat niemand ziet, zoals een zacht afbreekstreepje of een spatie zonder breedte. Het komt mee als je tekst plakt uit een tekstverwerker of van een webpagina, en maakt dat zoeken en verwijzen kunnen mislukken.",
        en "a value holds a character that nobody sees, such as a soft hyphen or a space without width. It comes along with text pasted from a word processor or a web page, and can make searches and references fail",
        {
            "invisible": nl "Hier zit een onzichtbaar teken in ({name}).", en "there is an invisible character here ({name})";
            "help": nl "Typ deze tekst opnieuw, of haal het teken weg.", en "type this text again, or remove the character";
        }
    TEXT_MARKUP = "text-markup", Warning,
        nl "Dit veld is gewone tekst: opmaak werkt er niet. Lezers, zoekmachines en voorleessoftware krijgen de tekens zelf te zien.",
        en "this field is plain text, in which markup does nothing. Readers, search engines and screen readers get the signs themselves",
        {
            "markup": nl "In '{field}' staat opmaak ({text}). De lezer ziet de tekens staan.", en "'{field}' holds markup ({text}); readers see the signs";
            "help": nl "Schrijf hier alleen gewone tekst.", en "write plain text only here";
        }
}
