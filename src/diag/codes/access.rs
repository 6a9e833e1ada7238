//! Codes for what keeps readers out: link texts, images, tables and headings that say too little to who
//! listens instead of looks.

crate::codes! {
    LINK_TEXT = "link-text", Warning,
        nl "Wie voorleessoftware gebruikt, loopt een pagina vaak langs aan de hand van de links alleen. 'Klik hier' zegt dan niets. Schrijf als linktekst waar de link heen gaat. Welke teksten dit zijn, staat per taal in de teksten van het thema, bij 'vague-link-texts', gescheiden door een |; een site kan daar haar eigen rij voor zetten.",
        en "people who use a screen reader often walk through a page by its links alone, where 'click here' says nothing. Write where the link leads. Which texts these are stands in the theme's strings of each language, at 'vague-link-texts', parted by |; a site can put its own row there",
        {
            "vague": nl "De linktekst '{text}' zegt niet waar de link heen gaat.", en "the link text '{text}' does not say where the link leads";
            "help": nl "Schrijf als linktekst waar de link heen gaat, bijvoorbeeld de titel van de pagina.", en "write where the link leads, such as the title of the page";
            "title": nl "Schrijf als linktekst bijvoorbeeld '{title}'.", en "write for example '{title}'";
        }
    LINK_TEXT_ADDRESS = "link-text-address", Advice,
        nl "Een heel webadres als linktekst leest niemand: voorleessoftware spelt het uit, en op een telefoon breekt het af. Schrijf wat er te vinden is, en zet het adres erachter tussen haakjes.",
        en "nobody reads a whole web address: a screen reader spells it out, and on a phone it breaks. Write what is to be found there, and put the address between the brackets behind it",
        {
            "address": nl "De linktekst is een webadres.", en "the text of this link is a web address";
            "many": nl "De linktekst is een webadres, en op deze pagina is dat {count} keer zo.", en "the text of this link is a web address, as it is {count} times on this page";
            "help": nl "Schrijf het als: [wat er te vinden is]({text})", en "write it as: [what is to be found there]({text})";
        }
    LINK_TEXT_EMPTY = "link-text-empty", Warning,
        nl "Een link zonder tekst is niet te zien en niet te horen. Alleen wie toevallig op de goede plek drukt, vindt hem.",
        en "a link without text can be neither seen nor heard. Only who happens to press in the right place finds it",
        {
            "empty": nl "Deze link heeft geen tekst.", en "this link has no text";
            "help": nl "Zet tussen de rechte haken waar de link heen gaat, of haal de link weg.", en "write between the square brackets where the link leads, or remove the link";
        }
    LINK_TEXT_SAME = "link-text-same", Advice,
        nl "Twee links op één pagina hebben dezelfde tekst en gaan ergens anders heen. Wie de links achter elkaar hoort, kan ze niet uit elkaar houden.",
        en "two links on one page have the same text and lead to different places. Who hears the links one after another cannot tell them apart",
        {
            "same": nl "Een andere link op deze pagina heet ook '{text}', maar gaat ergens anders heen.", en "another link on this page is called '{text}' too, but leads elsewhere";
            "many": nl "Een andere link op deze pagina heet ook '{text}', maar gaat ergens anders heen. Zo zijn er hier {count} linkteksten.", en "another link on this page is called '{text}' too, but leads elsewhere; {count} link texts are like that here";
            "first": nl "dit is de andere", en "this is the other one";
            "help": nl "Geef een van de twee een tekst die zegt waarin ze verschilt.", en "give one of the two a text that tells how it differs";
        }
    IMAGE_ALT = "image-alt", Warning,
        nl "Wie een beeld niet ziet, hoort of leest in plaats daarvan de tekst tussen de rechte haken. Zonder die tekst weet die lezer niet wat er te zien is. Een beeld met een bijschrift heeft daar al een tekst; een beeld dat niets toevoegt, kan weg.",
        en "who does not see an image hears or reads the text between the square brackets instead. Without it that reader does not know what there is to see. An image with a caption has its text there; an image that adds nothing can go",
        {
            "missing": nl "Dit beeld heeft geen tekst voor wie het niet ziet.", en "this image has no text for who does not see it";
            "name": nl "De tekst bij dit beeld is een bestandsnaam. Die zegt niet wat er te zien is.", en "the text of this image is the name of a file, which does not say what there is to see";
            "help": nl "Schrijf wat er te zien is: ![wat er te zien is](bestand)", en "write what there is to see: ![what there is to see](file)";
            "field": nl "Schrijf wat er te zien is.", en "write what there is to see";
            "wiki": nl "Schrijf wat er te zien is: ![[bestand|wat er te zien is]]", en "write what there is to see: ![[file|what there is to see]]";
        }
    MEDIA_TEXT = "media-text", Warning,
        nl "Wie niet hoort of niet ziet, en wie in de trein zit zonder oortjes, mist wat een film of geluid zegt als het er niet ook in woorden staat. Genoeg is een kop, een uitklapper of een link op de pagina die zegt dat daar de tekst staat (welke woorden dat zijn, staat in de teksten van het thema bij 'text-version-words'), of een bestand met ondertitels of tekst onder dezelfde naam: film.vtt naast film.mp4. Een link naar een film op een andere site wordt niet gemeld.",
        en "who cannot hear or see misses what a film or sound says when it does not stand there in words too. A heading, a fold or a link on the page that says that the text is there will do (which words those are stands in the theme's strings at 'text-version-words'), or a file with captions or text of the same name: talk.vtt beside talk.mp4. A link to a film on another site is not told",
        {
            "missing": nl "Bij deze film of dit geluid ('{name}') staat geen tekstversie. Wie het niet kan horen of zien, mist wat er gezegd wordt.", en "there is no text version of this film or sound ('{name}'), so who cannot hear or see it misses what it says";
            "many": nl "Bij deze film of dit geluid ('{name}') staat geen tekstversie. Zo zijn er {count} op deze pagina.", en "there is no text version of this film or sound ('{name}'), one of {count} on this page";
            "image": nl "'{name}' is geen beeld maar film of geluid. Als beeld speelt het niet af.", en "'{name}' is no image but film or sound, and as an image it does not play";
            "help": nl "Schrijf op de pagina onder een kop 'Uitgeschreven tekst' wat er te horen en te zien is, of maak een link naar een pagina waar dat staat.", en "write below a heading 'Transcript' what there is to hear and see, or link to a page that has it";
            "image-help": nl "Laat het uitroepteken weg, dan wordt het een link: [Bekijk de film over ...]({name})", en "leave out the exclamation mark to make it a link: [Watch the film about ...]({name})";
        }
    TABLE_HEADER = "table-header", Warning,
        nl "De bovenste rij van een tabel zegt wat er in elke kolom staat. Voorleessoftware noemt die woorden bij elke cel. Hier zijn alle cellen van die rij leeg.",
        en "the first row of a table says what each column holds; a screen reader says those words at every cell. Here all cells of that row are empty",
        {
            "empty": nl "De bovenste rij van deze tabel is leeg. Lezers weten niet wat de kolommen zijn.", en "the first row of this table is empty, so readers do not know what its columns are";
            "help": nl "Zet in de bovenste rij boven elke kolom een of twee woorden. Is het geen tabel, maak er dan een lijst van.", en "write a word or two above each column in the first row; if it is no table, make it a list";
        }
    HEADING_SKIPPED = "heading-skipped", Warning,
        nl "Koppen vormen de inhoudsopgave van een pagina: onder een kop van niveau 2 (##) hoort niveau 3 (###). Slaat een kop een niveau over, dan zoekt wie voorleessoftware gebruikt naar een stuk dat er niet is. De titel van de pagina is niveau 1.",
        en "headings are the table of contents of a page: below level 2 (##) comes level 3 (###). When a heading skips a level, who uses a screen reader looks for a piece that is not there. The page's title is level 1",
        {
            "skipped": nl "Deze kop is van niveau {level}, maar de kop erboven van niveau {above}. Niveau {next} is overgeslagen.", en "this heading has level {level}, but the one above it level {above}; level {next} is skipped";
            "first": nl "Deze kop is van niveau {level}, maar erboven staat alleen de titel. Niveau {next} is overgeslagen.", en "this heading has level {level}, but only the title stands above it; level {next} is skipped";
            "help": nl "Schrijf {marks} voor deze kop.", en "write {marks} before this heading";
        }
    LANGUAGE_UNMARKED = "language-unmarked", Advice,
        nl "Voorleessoftware leest een pagina in de taal die de pagina noemt. Een stuk in een andere taal klinkt dan onverstaanbaar, en een vertaalprogramma maakt er iets anders van. Zeg erbij welke taal het is. leidraad kent Nederlands, Engels, Duits en Frans uit elkaar, en kijkt alleen naar hele alinea's en koppen.",
        en "a screen reader reads a page in the language that the page names; a piece in another one comes out as noise, and translating programs go wrong. Say which language it is. leidraad knows Dutch, English, German and French apart, and looks at whole paragraphs and headings only",
        {
            "text": nl "Deze alinea lijkt in een andere taal te staan ({language}), en dat staat er niet bij.", en "this paragraph seems to be in another language ({language}), and nothing says so";
            "help": nl "Zet een regel :::foreign lang={tag} erboven en een regel ::: eronder. Is het een citaat, dan kan ook: :::quote lang={tag}", en "put a line :::foreign lang={tag} above it and a line ::: below; for a quotation :::quote lang={tag} will do";
            "whole": nl "Deze hele tekst lijkt in een andere taal te staan ({language}), en dat staat er niet bij.", en "all of this text seems to be in another language ({language}), and nothing says so";
            "whole-help": nl "Is het een vertaling, geef het bestand dan de naam van de taal: pagina.{tag}.md. Anders: zet een regel :::foreign lang={tag} erboven en een regel ::: eronder.", en "for a translation give the file the name of the language: page.{tag}.md. Else put a line :::foreign lang={tag} above it and a line ::: below";
            "heading": nl "Deze kop lijkt in een andere taal te staan ({language}), en dat staat er niet bij.", en "this heading seems to be in another language ({language}), and nothing says so";
            "heading-help": nl "Zet achter de kop: {lang={tag}}", en "put behind the heading: {lang={tag}}";
        }
}
