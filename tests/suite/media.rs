//! Film and sound on a page, and the words that must stand with them.

use crate::test_site::TestSite;

/// How often `media-text` is told of a page that has a film beside it.
fn told(settings: &str, text: &str) -> usize {
    let site =
        TestSite::new("-- content/talk/talk.mp4 --\nfilm\n-- content/words.md --\n# Words\n\nAll of it.\n");
    site.write("leidraad.yaml", format!("title: Notes\nlanguage: en\n{settings}"));
    site.write(
        "templates/components/film.html",
        "{% component film(src: string) {\"markdown\": true} -%}\n<p>{{ src }}</p>\n{{ body }}\n{%- endcomponent film %}\n",
    );
    site.write("content/talk/index.md", format!("# Talk\n\n{text}\n"));
    site.findings().iter().filter(|found| found.text("code") == "media-text").count()
}

#[test]
fn film_and_sound_without_words_are_told_however_they_are_put() {
    let html = "markdown:\n  html: true\n";
    for (settings, text) in [
        ("", "[The talk](talk.mp4)"),
        ("", "![The talk](talk.mp4)"),
        ("", "![The talk](talk.mp4)\n\n## Transcript\n\nAll of it."),
        ("", ":::film src=\"talk.mp4\"\nText.\n:::"),
        ("", ":::film src=\"https://www.youtube-nocookie.com/embed/x\"\nText.\n:::"),
        (html, "<video src=\"talk.mp4\" controls></video>"),
        (html, "`<video>` is an element.\n\n<audio src=\"talk.mp3\"></audio>"),
        (html, "<iframe src=\"https://player.vimeo.com/video/1\" title=\"Talk\"></iframe>"),
    ] {
        assert_eq!(told(settings, text), 1, "{text}");
    }
}

#[test]
fn what_has_its_words_or_does_not_play_is_silent() {
    let html = "markdown:\n  html: true\n";
    for (settings, text) in [
        ("", "[The talk](talk.mp4)\n\n## Transcript\n\nAll of it."),
        ("", "[The talk](talk.mp4), with [the text version](../words.md)."),
        ("", "[The talk](talk.mp4)\n\n:::details title=\"The talk written out\"\nAll of it.\n:::"),
        ("", "[A talk elsewhere](https://example.org/talk.mp4)"),
        ("", "[A film of others](https://www.youtube.com/watch?v=x)"),
        ("", "[Gone](gone.mp4)"),
        ("", "`[The talk](talk.mp4)`"),
        ("", ":::film src=\"https://example.org/a-page\"\nText.\n:::"),
        (html, "```html\n<video src=\"talk.mp4\"></video>\n```\n\nAnd `<video>` too."),
        (html, "<video src=\"talk.mp4\"><track src=\"talk.vtt\"></video>"),
        (html, "<iframe src=\"https://example.org/map\" title=\"Map\"></iframe>"),
    ] {
        assert_eq!(told(settings, text), 0, "{text}");
    }
}
