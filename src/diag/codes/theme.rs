//! Codes for themes, templates, components and strings.

crate::codes! {
    THEME_MISSING = "theme-missing", Error,
        nl "leidraad.yaml noemt een thema dat er niet is. Een thema is een map in themes/; 'leidraad' zit in het programma zelf.",
        en "leidraad.yaml names a theme that does not exist. A theme is a folder in themes/; 'leidraad' is built in",
        {
            "missing": nl "Het thema '{theme}' is er niet.", en "there is no theme '{theme}'";
            "help": nl "Deze thema's zijn er: {known}.", en "these themes exist: {known}";
        }
    THEME_REQUIRES = "theme-requires", Error,
        nl "Een thema zegt in theme.yaml voor welke versie van de gegevens het is gemaakt die sjablonen te zien krijgen. Dit programma biedt een andere versie.",
        en "a theme says in theme.yaml which version of the views it was made for; this program offers another",
        {
            "requires": nl "Dit thema vraagt versie {asked} van de gegevens voor sjablonen; dit programma biedt versie {offered}.", en "this theme requires version {asked} of the views; this program offers version {offered}";
            "help": nl "Gebruik een nieuwere versie van het thema of van leidraad.", en "use a newer version of the theme or of leidraad";
        }
    TEMPLATE_FAULT = "template-fault", Error,
        nl "Een sjabloon bevat een fout. Zolang die er is, wordt de site niet gepubliceerd. De sjablonen zijn in de taal van Tera 2 geschreven; de handleiding beschrijft wat een sjabloon te zien krijgt.",
        en "a template has a fault; until it is mended the site is not published. Templates are written in Tera 2; the manual describes what a template is given",
        {
            "fault": nl "Dit sjabloon kan niet worden gebruikt: {message}.", en "this template cannot be used: {message}";
            "parent": nl "Dit sjabloon bouwt voort op '{parent}', maar dat is er niet.", en "this template extends '{parent}', which does not exist";
            "circle": nl "Dit sjabloon bouwt via een omweg voort op zichzelf.", en "this template extends or includes itself by a detour";
            "missing": nl "Het sjabloon '{name}' is er niet.", en "there is no template '{name}'";
            "page": nl "Het ging mis bij deze pagina.", en "it went wrong while rendering this page";
        }
    STRING_NOT_TEXT = "string-not-text", Error,
        nl "In strings/ staat per sleutel één tekst. Schrijf: sleutel: tekst",
        en "strings/ holds one text a key. Write: key: text",
        {
            "not-text": nl "De waarde van '{key}' is geen tekst.", en "the value of '{key}' is not text";
        }
    UNKNOWN_STRING = "unknown-string", Warning,
        nl "Deze tekst in strings/ wordt nergens gebruikt: het thema heeft deze sleutel niet en geen sjabloon noemt hem.",
        en "this text in strings/ is read nowhere: the theme has no such key, and no template names it",
        {
            "unknown": nl "Niets gebruikt de tekst '{key}'.", en "nothing uses the text '{key}'";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
        }
    UNKNOWN_TEMPLATE = "unknown-template", Error,
        nl "Deze pagina of deze soort vraagt om een sjabloon dat het thema niet heeft.",
        en "this page or kind asks for a template that the theme does not have",
        {
            "unknown": nl "Het sjabloon '{name}' is er niet in dit thema.", en "this theme has no template '{name}'";
        }
    UNKNOWN_COMPONENT = "unknown-component", Error,
        nl "Een blok dat met ::: begint, noemt een onderdeel van het thema. Dit onderdeel is er niet.",
        en "a block that starts with ::: names a component of the theme; this one does not exist",
        {
            "unknown": nl "Het onderdeel '{name}' ken ik niet.", en "unknown component '{name}'";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "known": nl "Deze onderdelen zijn er: {known}.", en "these components exist: {known}";
        }
    COMPONENT_MISMATCH = "component-mismatch", Error,
        nl "Een onderdeel kent alleen de eigenschappen die het thema ervoor noemt, en sommige zijn verplicht.",
        en "a component takes the arguments that the theme declares for it, and some are required",
        {
            "unknown": nl "Het onderdeel '{name}' kent de eigenschap '{arg}' niet.", en "component '{name}' has no argument '{arg}'";
            "missing": nl "Bij het onderdeel '{name}' hoort de eigenschap '{arg}'.", en "component '{name}' needs the argument '{arg}'";
            "number": nl "Bij '{arg}' hoort een getal te staan.", en "'{arg}' takes a number";
            "boolean": nl "Bij '{arg}' hoort true of false te staan.", en "'{arg}' takes true or false";
            "known": nl "Deze eigenschappen zijn er: {known}.", en "these arguments exist: {known}";
        }
}
