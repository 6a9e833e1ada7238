//! Film and sound on a page: that what they say stands there in words too, for who cannot hear or see it.
//!
//! Goes in: one page with its links, images, calls of components and, where a site allows it, its raw HTML. What
//! another site shows when a link is followed is that site's own; a PDF can hold its own text, so a model asks
//! for a text version of it where one is wanted.

use crate::base::paths::SourcePath;
use crate::base::slug::fold;
use crate::base::source::Span;
use crate::diag::codes::access::MEDIA_TEXT;
use crate::diag::{Diagnostic, few};
use crate::parse::ParsedPage;
use crate::parse::body::{Body, LinkTarget};
use crate::site::{PageIx, Site, bodies};
use crate::theme::Theme;

/// The key of the theme's words that name a text version.
const WORDS: &str = "text-version-words";
/// Endings of files that play.
const PLAYS: [&str; 16] = [
    "mp4", "m4v", "webm", "mov", "ogv", "avi", "mkv", "mp3", "m4a", "aac", "ogg", "oga", "opus", "wav",
    "flac", "weba",
];
/// Where other sites' players come from.
const PLAYERS: [&str; 8] = [
    "youtube.com/",
    "youtube-nocookie.com/",
    "youtu.be/",
    "vimeo.com/",
    "dailymotion.com/",
    "spotify.com/embed",
    "soundcloud.com/",
    "npo.nl/start/video",
];
/// Elements of HTML that play, and the one that may.
const ELEMENTS: [&str; 3] = ["<video", "<audio", "<iframe"];
/// Files with the words of a film beside it: `talk.vtt` beside `talk.mp4`.
const BESIDE: [&str; 4] = ["vtt", "srt", "txt", "pdf"];

/// The words that name a text version, folded, for each language of the site.
pub(super) struct Words(Vec<(String, Vec<String>)>);

impl Words {
    /// What the theme and the site say of it.
    pub fn of(site: &Site, theme: &Theme) -> Words {
        let words = |tag: &str| theme.text(tag, WORDS).split('|').map(fold).filter(|word| !word.is_empty());
        let languages = site.config.languages.iter();
        Words(languages.map(|own| (own.tag.to_string(), words(&own.tag).collect())).collect())
    }

    /// Whether a text names a text version, in the language of its page.
    fn name(&self, language: &str, text: &str) -> bool {
        let folded = fold(text);
        let own = self.0.iter().find(|(tag, _)| tag == language);
        own.is_some_and(|(_, words)| words.iter().any(|word| folded.contains(word.as_str())))
    }
}

/// Checks one page.
pub(super) fn check(site: &Site, words: &Words, ix: PageIx, found: &mut Vec<Diagnostic>) {
    let page = &site.page(ix).parsed;
    let mut own = Vec::new();
    for body in bodies(page) {
        for link in &body.links {
            if let Some(file) = plays(site, ix, &link.target) {
                tell(site, &file, link.span.clone(), "missing", &mut own);
            }
        }
        for image in &body.images {
            if let Some(file) = plays(site, ix, &image.target) {
                tell(site, &file, image.span.clone(), "image", &mut own);
            }
        }
        calls(site, ix, body, &mut own);
    }
    if site.config.markdown.html {
        raw(page, &mut own);
    }
    if own.is_empty() {
        return;
    }
    // A film that was put as an image does not play, whatever stands beside it.
    let (image, mut own): (Vec<_>, Vec<_>) = own.into_iter().partition(|one: &(Diagnostic, bool)| one.1);
    found.extend(image.into_iter().map(|(finding, _)| finding));
    if bodies(page).iter().any(|body| says_text(words, &page.language, body)) {
        own.clear();
    }
    found.extend(few(own.into_iter().map(|(finding, _)| finding).collect()));
}

/// Takes in a finding, and whether it is about an image; nothing where the words stand beside the file.
fn tell(site: &Site, file: &SourcePath, span: Span, form: &str, own: &mut Vec<(Diagnostic, bool)>) {
    let name = file.as_str();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let beside = |ending: &&str| site.assets.contains_key(&SourcePath::new(&format!("{stem}.{ending}")));
    if form != "image" && BESIDE.iter().any(beside) {
        return;
    }
    let finding = Diagnostic::new(&MEDIA_TEXT, span).form(form).arg("name", file.name());
    let help = if form == "image" { "image-help" } else { "help" };
    own.push((finding.help(help), form == "image"));
}

/// The file of the site that a link or image leads to, when it plays. One that is not there is told as that.
fn plays(site: &Site, ix: PageIx, target: &LinkTarget) -> Option<SourcePath> {
    let file = match target {
        LinkTarget::File { path, .. } => site.page(ix).parsed.source.path.join(path)?,
        LinkTarget::Root { path, .. } => SourcePath::new(&format!("static{path}")),
        _ => return None,
    };
    (is_media(file.name()) && site.assets.contains_key(&file)).then_some(file)
}

/// Calls of components, whatever their names: one with a film or a player among its arguments shows it.
fn calls(site: &Site, ix: PageIx, body: &Body, own: &mut Vec<(Diagnostic, bool)>) {
    for call in &body.components {
        let value = |(_, value, span): &(String, String, Span)| {
            (is_media(value) || is_player(value)).then(|| (value.clone(), span.clone()))
        };
        let Some((value, span)) = call.args.iter().find_map(value) else { continue };
        let path = site.page(ix).parsed.source.path.join(&value);
        let file = path.filter(|_| !value.contains("//")).unwrap_or_else(|| SourcePath::new(&value));
        tell(site, &file, span, "missing", own);
    }
}

/// The first film, sound or player in raw HTML, outside code. Its captions are a text version.
fn raw(page: &ParsedPage, own: &mut Vec<(Diagnostic, bool)>) {
    // Code shows its angle brackets in another form.
    if !ELEMENTS.iter().any(|element| page.body.html.contains(element)) || page.body.html.contains("<track") {
        return;
    }
    let mut fence: Option<&str> = None;
    let mut at = page.markdown.start;
    for line in page.source.text.get(page.markdown.clone()).unwrap_or("").split_inclusive('\n') {
        let text = line.trim_start();
        match fence {
            Some(mark) if text.starts_with(mark) => fence = None,
            Some(_) => {}
            None => fence = ["```", "~~~"].into_iter().find(|mark| text.starts_with(mark)),
        }
        for element in ELEMENTS.iter().filter(|_| fence.is_none()) {
            let Some(place) = line.find(element) else { continue };
            let code = line[..place].matches('`').count() % 2 == 1;
            if code || *element == "<iframe" && !is_player(line) {
                continue;
            }
            let start = (at + place) as u32;
            let path = page.source.path.clone();
            let span = Span { path, start, end: start + element.len() as u32 };
            let finding = Diagnostic::new(&MEDIA_TEXT, span).arg("name", &element[1..]);
            return own.push((finding.help("help"), false));
        }
        at += line.len();
    }
}

/// Whether a body says somewhere that it has the words: a heading, a link, the title of a fold, a caption.
fn says_text(words: &Words, language: &str, body: &Body) -> bool {
    let name = |text: &str| words.name(language, text);
    body.outline.iter().any(|heading| name(&heading.text))
        || body.links.iter().any(|link| name(&link.text))
        || body.components.iter().any(|call| {
            call.args.iter().any(|(_, value, _)| name(value)) || says_text(words, language, &call.body)
        })
}

fn is_media(path: &str) -> bool {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    PLAYS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

fn is_player(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    lower.contains("//") && PLAYERS.iter().any(|host| lower.contains(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_plays_is_told_from_what_is_read() {
        for text in ["a.mp4", "b/c.MP3", "https://a.nl/x.webm?t=3"] {
            assert!(is_media(text), "{text}");
        }
        for text in ["a.pdf", "mp4", "a.mp4.png", "https://a.nl/mp3", ""] {
            assert!(!is_media(text), "{text}");
        }
        assert!(
            is_player("https://www.youtube-nocookie.com/embed/x") && is_player("//player.vimeo.com/video/1")
        );
        assert!(!is_player("https://a.nl/youtube") && !is_player("youtube.com/"));
    }
}
