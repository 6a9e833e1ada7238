//! Codes for `leidraad.yaml`.

crate::codes! {
    CONFIG_UNKNOWN_KEY = "config-unknown-key", Error,
        nl "leidraad.yaml kent alleen de instellingen uit de handleiding. Een onbekende instelling is bijna altijd een tikfout. Eigen waarden voor sjablonen staan onder 'extra'.",
        en "leidraad.yaml knows the settings of the manual only; an unknown one is nearly always a slip. Values of your own for templates go under 'extra'",
        {
            "unknown": nl "De instelling '{key}' ken ik niet.", en "unknown setting '{key}'";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "check": nl "De code '{key}' ken ik niet.", en "unknown code '{key}'";
            "check-help": nl "Alle codes: leidraad explain", en "all codes: leidraad explain";
            "allowed": nl "Hier kunnen staan: {allowed}.", en "these can stand here: {allowed}";
        }
    CONFIG_WRONG_VALUE = "config-wrong-value", Error,
        nl "De waarde van deze instelling heeft niet de vorm die leidraad verwacht.",
        en "the value of this setting does not have the form that leidraad expects",
        {
            "text": nl "Hier hoort tekst te staan.", en "text is expected here";
            "boolean": nl "Hier hoort true of false te staan.", en "true or false is expected here";
            "map": nl "Hier horen instellingen te staan: een naam, een dubbele punt en een waarde.", en "settings are expected here: a name, a colon and a value";
            "languages": nl "Schrijf elke taal op een eigen regel: en: English", en "write each language on a line of its own: en: English";
            "language": nl "Een taal is een korte code zoals nl of en.", en "a language is a short tag such as nl or en";
            "base-url": nl "Schrijf het adres van de site, zoals https://voorbeeld.nl/ of https://voorbeeld.nl/map/.", en "write the site's address, such as https://example.org/ or https://example.org/folder/";
            "menus": nl "Schrijf elk menu met zijn naam: main, footer.", en "write each menu with its name: main, footer";
            "menu": nl "Een menu is een lijst: elke regel begint met een streepje.", en "a menu is a list: each line starts with a dash";
            "menu-item": nl "Een regel van een menu heeft een 'label' en een 'url', of een 'page'.", en "a line of a menu has a 'label' and a 'url', or a 'page'";
            "editor": nl "Schrijf het adres waarmee je editor een bestand opent, zoals vscode://file/{path}:{line}:{column}. {path} moet erin staan; {line} en {column} mogen.", en "write the address by which your editor opens a file, such as vscode://file/{path}:{line}:{column}; {path} must stand in it, {line} and {column} may";
            "severity": nl "Schrijf error, warning, advice of off.", en "write error, warning, advice or off";
            "severity-paths": nl "Dit pad staat hier zonder codes. Schrijf eronder welke codes je bedoelt, met hun waarde.", en "this path stands here without codes; write below it which codes you mean, with their value";
            "firm": nl "Een fout met deze code kan niet uit of lichter: zonder dat die is verholpen kan de site niet worden gemaakt.", en "an error with this code cannot be turned off or made lighter: the site cannot be made before it is mended";
            "firm-help": nl "Haal deze regel weg, en verhelp de fout zelf. Wat die betekent: leidraad explain {code}", en "remove this line and mend the fault itself; what it means: leidraad explain {code}";
            "number": nl "Schrijf een heel getal van {min} tot en met {max}.", en "write a whole number from {min} to {max}";
            "texts": nl "Schrijf een lijst: [een, twee], of elke op een eigen regel achter een streepje.", en "write a list: [one, two], or each on a line of its own behind a dash";
            "folder": nl "Schrijf een map binnen de site, zoals content.", en "write a folder inside the site, such as content";
        }
    CONFIG_PATH_UNUSED = "config-path-unused", Warning,
        nl "Onder 'checks: paths:' staat voor welke bestanden een andere ernst geldt. Past er geen enkel bestand bij, dan doet die regel niets: meestal is het een tikfout, of is de map verplaatst. Een patroon begint bij de map van de site, dus bijvoorbeeld met content/.",
        en "below 'checks: paths:' stands for which files another severity holds. When not one file fits, the line does nothing: mostly by a slip, or because the folder was moved. A pattern starts at the site's own folder, so for example with content/",
        {
            "unused": nl "Geen enkel bestand past bij '{pattern}'; deze regel doet niets.", en "no file fits '{pattern}', so this line does nothing";
            "near": nl "Bedoel je '{near}'?", en "did you mean '{near}'?";
            "help": nl "Schrijf het pad vanaf de map van de site, zoals content/nieuws/**, of haal deze regel weg.", en "write the path from the site's own folder, such as content/news/**, or remove this line";
        }
    CONFIG_NO_TITLE = "config-no-title", Error,
        nl "Een site heeft een titel nodig. Schrijf in leidraad.yaml: title: Naam van de site",
        en "a site needs a title. Write in leidraad.yaml: title: Name of the site",
        {
            "missing": nl "De site heeft nog geen titel.", en "the site has no title yet";
            "help": nl "Schrijf in leidraad.yaml: title: Naam van de site", en "write in leidraad.yaml: title: Name of the site";
        }
}
