//! Codes for the words of a text: what stays behind when somebody edits, pastes or forgets a piece, and what
//! nobody sees who reads for the meaning.

crate::codes! {
    WORD_TWICE = "word-twice", Advice,
        nl "Een woord staat twee keer achter elkaar, meestal na het verplaatsen van een stuk zin. Woorden die in een goede zin twee keer achter elkaar kunnen staan ('dat je je schaamt', 'die die keuze maken'), worden niet gemeld.",
        en "a word stands twice in a row, mostly after a piece of a sentence was moved. Words that can stand twice in a good sentence ('that that was so', 'had had') are not told",
        {
            "twice": nl "'{word}' staat hier twee keer achter elkaar.", en "'{word}' stands here twice in a row";
            "help": nl "Haal er een weg.", en "remove one of the two";
        }
    WORD_TORN = "word-torn", Advice,
        nl "Een woord is midden op een regel afgebroken, meestal doordat de tekst uit een pdf komt. Een streepje aan het eind van een woord is goed als er 'en' of 'of' volgt: jeugd- en gezinshulp.",
        en "a word is broken in the middle of a line, mostly since the text came from a PDF. A hyphen at the end of a word is right when 'and' or 'or' follows: pre- and post-war",
        {
            "torn": nl "'{text}' lijkt één woord dat is afgebroken.", en "'{text}' looks like one word that was broken";
            "help": nl "Schrijf: {near}", en "write: {near}";
        }
    DATE_WEEKDAY = "date-weekday", Warning,
        nl "De weekdag en de datum passen niet bij elkaar. Een van de twee is dus fout, en een lezer komt op de verkeerde dag.",
        en "the day of the week and the date do not fit. One of the two is wrong, so a reader comes on the wrong day",
        {
            "weekday": nl "{date} is een {day}, geen {written}.", en "{date} is a {day}, not a {written}";
            "never": nl "{date} bestaat niet.", en "{date} does not exist";
            "help": nl "Zoek na welke van de twee klopt: de weekdag of de datum.", en "find out which of the two is right: the day of the week or the date";
            "never-help": nl "Zoek na welke datum bedoeld is.", en "find out which date was meant";
        }
    TEXT_UNFINISHED = "text-unfinished", Advice,
        nl "Een alinea houdt op met een woord dat nooit het laatste is, zonder punt. Meestal is bij knippen of plakken het eind weggevallen.",
        en "a paragraph ends with a word that is never the last, without a full stop. Mostly its end was lost in cutting or pasting",
        {
            "unfinished": nl "Deze alinea houdt op met '{word}'. Er lijkt een stuk weg te zijn.", en "this paragraph ends with '{word}'; a piece of it seems to be gone";
            "help": nl "Maak de zin af.", en "finish the sentence";
        }
    TEXT_STYLED = "text-styled", Warning,
        nl "Deze letters zijn geen gewone letters maar wiskundige tekens die erop lijken; op sociale media maakt men er vette of schuine tekst mee. Voorleessoftware slaat ze over of noemt ze een voor een, en zoeken vindt ze niet.",
        en "these are no plain letters but mathematical signs that look like them, which people use on social media for bold or slanted text. A screen reader skips them or names them one by one, and a search does not find them",
        {
            "styled": nl "Deze letters zijn tekens die op letters lijken. Voorleessoftware kan ze niet lezen.", en "these are signs that look like letters; a screen reader cannot read them";
            "help": nl "Schrijf met gewone letters: {near}", en "write in plain letters: {near}";
        }
    COMMENT_UNCLOSED = "comment-unclosed", Warning,
        nl "Tussen <!-- en --> staat tekst die lezers niet zien. Het eind (-->) ontbreekt, dus is alles wat erop volgt ook onzichtbaar.",
        en "what stands between <!-- and --> is not shown. Its end (-->) is missing, so all that follows is hidden too",
        {
            "hidden": nl "Dit commentaar wordt nergens afgesloten: alles eronder is voor lezers onzichtbaar.", en "this comment is never closed: readers see nothing of what follows";
            "text": nl "Dit commentaar wordt nergens afgesloten, en lezers zien het staan.", en "this comment is never closed, and readers see it";
            "help": nl "Zet --> achter het commentaar, of haal het weg.", en "put --> behind the comment, or remove it";
        }
    NOTE_MARK = "note-mark", Advice,
        nl "Een cijfer tussen rechte haken achter een woord lijkt een noot die uit een tekstverwerker of van een website komt. Hier is het gewone tekst: er hoort geen noot bij.",
        en "a number between square brackets behind a word looks like a note that came from a word processor or a website. Here it is plain text: no note belongs to it",
        {
            "mark": nl "'{text}' lijkt het nummer van een noot, maar er is geen noot bij.", en "'{text}' looks like the number of a note, but there is no such note";
            "help": nl "Haal het weg, of maak er een noot van: {near} op deze plek, en onderaan de pagina een regel {near}: met de tekst.", en "remove it, or make it a note: {near} here, and at the end of the page a line {near}: with the text";
        }
    LIST_NUMBERS = "list-numbers", Advice,
        nl "De nummers die in een lijst staan, lopen niet op. Lezers zien gewoon 1, 2, 3: na verplaatsen of weghalen van een punt klopt een verwijzing als 'zie punt 5' dan niet meer.",
        en "the numbers written in a list do not go up by one. Readers just see 1, 2, 3, so after moving or removing an item a reference such as 'see item 5' is wrong",
        {
            "jump": nl "Hier staat nummer {written}, maar de lezer ziet {shown}.", en "number {written} stands here, but readers see {shown}";
            "help": nl "Nummer de lijst opnieuw, en kijk of er nog alle punten in staan. Overal 1. schrijven mag ook.", en "number the list again, and look whether all its items are there; writing 1. everywhere is fine too";
        }
    HEADING_LOUD = "heading-loud", Advice,
        nl "Hoofdletters en uitroeptekens lezen als schreeuwen. Voorleessoftware spelt hoofdletters soms letter voor letter. Een kop valt al op doordat het een kop is.",
        en "capitals and exclamation marks read as shouting; a screen reader may spell capitals letter by letter. A heading stands out by being one",
        {
            "loud": nl "Deze kop schreeuwt: hij staat in hoofdletters of heeft meer dan één uitroepteken.", en "this heading shouts: it is in capitals or has more than one exclamation mark";
            "help": nl "Schrijf hem met gewone letters, zonder rij uitroeptekens.", en "write it in plain letters, without a row of exclamation marks";
        }
}
