//! Every code of leidraad, a file a family.

pub mod access;
pub mod config;
pub mod fields;
pub mod files;
pub mod links;
pub mod model;
pub mod page;
pub mod published;
pub mod search;
pub mod site;
pub mod slips;
pub mod text;
pub mod theme;
pub mod writing;
pub mod yaml;

use crate::diag::code::CodeRow;

/// All codes, in the order of their families.
pub fn all() -> impl Iterator<Item = &'static CodeRow> {
    [
        files::ROWS,
        yaml::ROWS,
        fields::ROWS,
        config::ROWS,
        model::ROWS,
        page::ROWS,
        slips::ROWS,
        text::ROWS,
        access::ROWS,
        writing::ROWS,
        links::ROWS,
        site::ROWS,
        published::ROWS,
        search::ROWS,
        theme::ROWS,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// Whether a site cannot do without this code's errors: with such a fault nobody can say what a page, the
/// model or the configuration says, or two pages would stand in one place. Its errors stay errors.
pub fn firm(row: &CodeRow) -> bool {
    const FAMILIES: [&[&CodeRow]; 4] = [files::ROWS, yaml::ROWS, config::ROWS, theme::ROWS];
    let whole_model = row.name.starts_with("model-") && row.name != model::RULE.name;
    let of_site = [
        &page::FRONT_MATTER_UNCLOSED,
        &page::FRONT_MATTER_TOML,
        &page::MARKDOWN_FAILED,
        &page::MARKDOWN_TOO_DEEP,
        &slips::MERGE_CONFLICT,
        &site::DUPLICATE_ID,
        &site::URL_COLLISION,
        &site::URL_IMPOSSIBLE,
        &site::REGISTER_MISSING,
        &model::UNKNOWN_KIND,
    ];
    whole_model || FAMILIES.into_iter().flatten().chain(&of_site).any(|firm| *firm == row)
}

/// Whether this code tells of how a page is written, which is so whatever the model says.
pub fn of_writing(row: &CodeRow) -> bool {
    const FAMILIES: [&[&CodeRow]; 3] = [files::ROWS, yaml::ROWS, slips::ROWS];
    let of_page = [
        &page::FRONT_MATTER_UNCLOSED,
        &page::FRONT_MATTER_TOML,
        &page::MARKDOWN_FAILED,
        &page::MARKDOWN_TOO_DEEP,
    ];
    FAMILIES.into_iter().flatten().chain(&of_page).any(|writing| *writing == row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_named_once_and_explained_in_both_languages() {
        let mut names: Vec<&str> = all().map(|row| row.name).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count, "a code is declared twice");
        for row in all() {
            assert!(row.name.chars().all(|c| c.is_ascii_lowercase() || c == '-' || c.is_ascii_digit()));
            assert!(
                row.explain.nl.len() > 20 && row.explain.en.len() > 20,
                "{} lacks its explanation",
                row.name
            );
            assert!(!row.forms.is_empty(), "{} has no message", row.name);
            for (form, words) in row.forms {
                let placeholders = |text: &str| {
                    let mut found: Vec<String> = text
                        .split('{')
                        .skip(1)
                        .filter_map(|p| p.split_once('}'))
                        .map(|(n, _)| n.to_owned())
                        .collect();
                    found.sort();
                    found.dedup();
                    found
                };
                assert_eq!(placeholders(words.nl), placeholders(words.en), "{} / {form}", row.name);
            }
        }
    }
}
