//! Text that becomes HTML, and HTML that moves to another page.

pub(super) use crate::base::html::escape;

/// A section on another page: its ids would clash there, and its own anchors lead back home.
pub(super) fn without_ids(html: &str, url: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let Some(close) = rest[open..].find('>').map(|at| open + at) else { break };
        out.push_str(&rest[..open]);
        let tag = &rest[open..=close];
        rest = &rest[close + 1..];
        // The number of a source belongs to the page that is rendered.
        if tag.starts_with("<a class=\"citation\"") {
            out.push_str(tag);
            continue;
        }
        let tag = match tag
            .find(" id=\"")
            .and_then(|start| Some((start, start + 5 + tag[start + 5..].find('"')? + 1)))
        {
            Some((start, end)) => format!("{}{}", &tag[..start], &tag[end..]),
            None => tag.to_owned(),
        };
        out.push_str(&tag.replace(" href=\"#", &format!(" href=\"{}#", escape(url))));
    }
    out.push_str(rest);
    out
}
