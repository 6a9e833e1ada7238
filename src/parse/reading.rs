//! How hard a text is to read: sentences, words and syllables, and the figure that follows from them.
//!
//! For Dutch it is the figure of Flesch in the version of Douma: 206.84 - 0.93 x the mean number of words in a
//! sentence - 77 x the mean number of syllables in a word (W.H. Douma, De leesbaarheid van landbouwbladen,
//! Landbouwhogeschool Wageningen, 1960). For English it is the Flesch Reading Ease: 206.835 - 1.015 x words in a
//! sentence - 84.6 x syllables in a word (R. Flesch, A new readability yardstick, Journal of Applied
//! Psychology 32, 1948). Both run from about 0, very hard, to 100, very easy; Dutch text for everybody has 60 or
//! more. Other languages have no figure here.

use super::markdown::PIECE;

/// What was counted in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    /// Sentences.
    pub sentences: usize,
    /// Words.
    pub words: usize,
    /// Syllables in them.
    pub syllables: usize,
}

impl Counts {
    /// Adds one sentence in a language.
    pub fn add(&mut self, sentence: &str, language: &str) {
        let words = words(sentence).filter(|word| word.contains(char::is_alphabetic));
        let before = self.words;
        for word in words {
            self.words += 1;
            self.syllables += syllables(word, language);
        }
        self.sentences += usize::from(self.words > before);
    }

    /// How easy the text is to read; `None` for a language without a figure, and without words.
    pub fn ease(&self, language: &str) -> Option<f64> {
        if self.words == 0 {
            return None;
        }
        let (per_sentence, per_word) = (self.per_sentence(), self.per_word());
        match base(language) {
            "nl" => Some(206.84 - 0.93 * per_sentence - 77.0 * per_word),
            "en" => Some(206.835 - 1.015 * per_sentence - 84.6 * per_word),
            _ => None,
        }
    }

    /// The mean number of words in a sentence.
    pub fn per_sentence(&self) -> f64 {
        self.words as f64 / self.sentences.max(1) as f64
    }

    /// The mean number of syllables in a word.
    pub fn per_word(&self) -> f64 {
        self.syllables as f64 / self.words.max(1) as f64
    }
}

/// The words of a text as a person counts them: stretches between spaces with a letter or a digit in them, or
/// with what stands for a piece of code.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.contains(|c: char| c.is_alphanumeric() || c == PIECE))
}

fn base(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

/// The syllables of a word, at least one: its groups of vowels that are spoken as one. An abbreviation is
/// spelt out, a letter a syllable.
pub fn syllables(word: &str, language: &str) -> usize {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() > 1 && letters.len() < 6 && letters.iter().all(|c| c.is_uppercase()) {
        return letters.len();
    }
    let parts = word.split(|c: char| !c.is_alphabetic() && !matches!(c, '\'' | '’'));
    let parts = parts.filter(|part| part.contains(char::is_alphabetic));
    let lower = parts.map(|part| part.chars().flat_map(char::to_lowercase).collect::<Vec<char>>());
    lower.map(|part| if base(language) == "en" { english(&part) } else { dutch(&part) }).sum::<usize>().max(1)
}

/// Vowels that are spoken as one in Dutch, longest first.
const TOGETHER: [&str; 26] = [
    "aai", "ooi", "oei", "eeu", "ieu", "eau", "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ei", "ij",
    "ou", "au", "ai", "oi", "ay", "ey", "éé", "óó", "áá", "úú",
];

fn dutch(word: &[char]) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < word.len() {
        let here = &word[at..];
        let group =
            TOGETHER.iter().find(|group| group.chars().eq(here.iter().take(group.chars().count()).copied()));
        at += match group {
            Some(group) => {
                count += 1;
                group.chars().count()
            }
            None => {
                count += usize::from(vowel(word, at));
                1
            }
        };
    }
    count.max(1)
}

fn vowel(word: &[char], at: usize) -> bool {
    match word[at] {
        'a' | 'e' | 'i' | 'o' | 'u' | 'à' | 'á' | 'â' | 'ä' | 'è' | 'é' | 'ê' | 'ë' | 'ì' | 'í' | 'î'
        | 'ï' | 'ò' | 'ó' | 'ô' | 'ö' | 'ù' | 'ú' | 'û' | 'ü' => true,
        // Before a vowel it is a consonant: yoga.
        'y' => !word.get(at + 1).is_some_and(|next| "aeiou".contains(*next)),
        _ => false,
    }
}

fn english(word: &[char]) -> usize {
    let spoken = |at: usize| word.get(at).is_some_and(|c| "aeiouyéèêëïöü".contains(*c));
    let groups = (0..word.len()).filter(|at| spoken(*at) && (*at == 0 || !spoken(at - 1))).count();
    // An e at the end is not heard, except in -le behind a consonant; nor is that of -es and -ed, mostly.
    let ends = |end: &str| word.iter().rev().copied().take(end.len()).eq(end.chars().rev());
    let little = ends("le") && word.len() > 2 && !spoken(word.len() - 3);
    let silent = ends("e") && !little && !ends("ee")
        || ends("ed") && !ends("ted") && !ends("ded")
        || ends("es") && !["ses", "zes", "xes", "ches", "shes", "ces", "ges"].iter().any(|end| ends(end));
    groups.saturating_sub(usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_those_that_are_heard() {
        let dutch = [
            ("een", 1),
            ("gezin", 2),
            ("buiten", 2),
            ("beoordelen", 4),
            ("financieel", 4),
            ("politie", 3),
            ("ideeën", 3),
            ("geïnteresseerd", 5),
            ("eeuw", 1),
            ("nieuwe", 2),
            ("draaien", 2),
            ("ijs", 1),
            ("bijzonder", 3),
            ("theater", 3),
            ("situatie", 4),
            ("yoga", 2),
            ("baby's", 2),
            ("één-op-één", 3),
            ("jeugdhulp", 2),
            ("EKC", 3),
            ("2024", 1),
            ("januari", 4),
            ("oma", 2),
            ("koeien", 2),
            ("leeuw", 1),
        ];
        let wrong: Vec<_> = dutch.iter().filter(|(word, count)| syllables(word, "nl") != *count).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
        let english = [
            ("the", 1),
            ("table", 2),
            ("make", 1),
            ("makes", 1),
            ("boxes", 2),
            ("wanted", 2),
            ("looked", 1),
            ("family", 3),
            ("because", 2),
            ("tree", 1),
            ("syllable", 3),
            ("readable", 3),
        ];
        let wrong: Vec<_> =
            english.iter().filter(|(word, count)| syllables(word, "en-GB") != *count).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn the_figure_is_that_of_the_formula() {
        let mut counts = Counts::default();
        counts.add("Een gezin vraagt soms om hulp.", "nl");
        counts.add("De buren helpen graag mee.", "nl");
        counts.add("– 2024 –", "nl");
        assert_eq!(counts, Counts { sentences: 2, words: 11, syllables: 14 });
        let ease = counts.ease("nl").unwrap();
        assert!((ease - (206.84 - 0.93 * 5.5 - 77.0 * 14.0 / 11.0)).abs() < 1e-9, "{ease}");
        assert_eq!((counts.ease("de"), Counts::default().ease("nl")), (None, None));
    }
}
