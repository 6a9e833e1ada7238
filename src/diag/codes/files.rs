//! Codes for files as such: their encoding, size, and kind.

crate::codes! {
    NOT_UTF8 = "not-utf8", Error,
        nl "Tekstbestanden van een site staan in UTF-8, de gewone codering van nu. Sla het bestand opnieuw op en kies daarbij UTF-8.",
        en "a site's text files are UTF-8. Save the file again and choose UTF-8",
        {
            "not-utf8": nl "Dit bestand is niet in UTF-8 opgeslagen (byte {offset}).", en "this file is not UTF-8 (byte {offset})";
            "utf16": nl "Dit bestand is in UTF-16 opgeslagen.", en "this file is UTF-16";
            "help": nl "Sla het bestand opnieuw op en kies de codering UTF-8.", en "save the file again with the encoding UTF-8";
        }
    FILE_TOO_LARGE = "file-too-large", Error,
        nl "Een pagina mag hoogstens 4 MiB zijn. Zo'n grote pagina kan niemand lezen; splits haar of zet het materiaal in een los bestand.",
        en "a page may be 4 MiB at most. Nobody can read more; split it, or put the material in a file of its own",
        {
            "too-large": nl "Dit bestand is {size} MiB. Een pagina mag hoogstens {limit} MiB zijn.", en "this file is {size} MiB; a page may be {limit} MiB at most";
            "help": nl "Splits de pagina, of zet het materiaal in een los bestand en verwijs ernaar.", en "split the page, or put the material in a file of its own and link to it";
        }
    NOT_A_FILE = "not-a-file", Warning,
        nl "In de map van de site staat iets dat geen gewoon bestand is, of een verwijzing naar buiten de site. leidraad leest dat niet.",
        en "the site's folder holds something that is not an ordinary file, or a link that leads out of the site. leidraad does not read it",
        {
            "special": nl "Dit is geen gewoon bestand. Ik sla het over.", en "this is not an ordinary file; it is left out";
            "ending": nl "Een pagina eindigt op .md, in kleine letters. Dit bestand sla ik over.", en "a page's name ends in .md, in lower case; this file is left out";
            "link-hidden": nl "Deze verwijzing leidt naar een verborgen bestand. Ik sla haar over.", en "this link leads to a hidden file; it is left out";
            "link-folder": nl "Deze verwijzing leidt naar een map. Ik volg haar niet.", en "this link leads to a folder; it is not followed";
            "link-dangling": nl "Deze verwijzing leidt nergens heen. Ik sla haar over.", en "this link leads nowhere; it is left out";
            "link-outside": nl "Deze verwijzing leidt naar buiten de site. Ik sla haar over.", en "this link leads out of the site; it is left out";
            "unreadable": nl "Dit bestand kan ik niet lezen ({message}).", en "this file cannot be read ({message})";
            "name": nl "De naam van dit bestand is geen geldige tekst. Ik sla het over.", en "the name of this file is not valid text; it is left out";
        }
}
