//! Who is meant by a name, on a page in a language, of some kinds; and by a place in a file.

use super::names::{Bearer, Named, Rank, language};
use super::page::{Page, PageIx};
use super::whole::Site;
use crate::base::slug::fold;
use crate::base::source::Span;
use crate::parse::page::name_hash;

impl Site {
    /// The page in whose file a place stands; of the entries of a register, the one around it.
    pub fn page_around(&self, place: &Span) -> Option<PageIx> {
        let first = self.pages.partition_point(|page| page.parsed.source.path < place.path);
        let entries = self.pages[first..].iter().take_while(|page| page.parsed.source.path == place.path);
        let starts = |page: &Page| page.parsed.front.start_span().start;
        // A place in front of the first entry is about the file; its only page is meant all the same.
        let around = entries.enumerate().filter(|(n, page)| *n == 0 || starts(page) <= place.start);
        around.max_by_key(|(n, page)| (starts(page).min(place.start), *n)).map(|(n, _)| (first + n) as PageIx)
    }

    /// A language by its place in the configuration.
    pub(super) fn language(&self, tag: &str) -> Option<u16> {
        language(&self.config, tag)
    }

    /// The page that alone in a language bears the name of this hash and is of one of these kinds.
    pub(super) fn find_only(
        &self,
        hash: u64,
        kinds: &[impl AsRef<str>],
        language: Option<u16>,
    ) -> Option<PageIx> {
        let fits = |bearer: &Bearer| {
            let kind = &*self.model.kinds[usize::from(bearer.kind)].name;
            Some(bearer.language) == language
                && (kinds.is_empty() || kinds.iter().any(|allowed| allowed.as_ref() == kind))
        };
        let mut fitting = self.names.bearers.get(hash).filter(fits).map(|bearer| bearer.page);
        let page = fitting.next()?;
        fitting.all(|other| other == page).then_some(page)
    }

    /// The pages called `name`: those of the right kinds, in the asker's language first, then in the
    /// site's default one; among them those with the best right to the name.
    pub(super) fn find(&self, name: &str, kinds: &[impl AsRef<str>], tag: &str) -> Named {
        let hash = name_hash(&fold(name));
        let own = language(&self.config, tag);
        for language in own.into_iter().chain([0].into_iter().filter(|default| own != Some(*default))) {
            let fits = |bearer: &Bearer| {
                let kind = &*self.model.kinds[usize::from(bearer.kind)].name;
                bearer.language == language
                    && (kinds.is_empty() || kinds.iter().any(|allowed| allowed.as_ref() == kind))
            };
            let mut fitting = self.names.bearers.get(hash).filter(fits);
            let Some(best) = fitting.next() else { continue };
            let mut equal: Vec<PageIx> = Vec::new();
            let mut others: Vec<Bearer> = Vec::new();
            for other in fitting.filter(|other| other.page != best.page) {
                others.push(other);
            }
            if others.is_empty() {
                return Named::One(best.page);
            }
            equal.push(best.page);
            equal.extend(others.iter().filter(|other| other.rank == best.rank).map(|other| other.page));
            equal.dedup();
            // An id written exactly wins over one that only folds to the same.
            let exact = |page: &PageIx| &*self.page(*page).parsed.id.id == name;
            let mut exactly = equal.iter().filter(|page| best.rank == Rank::Id && exact(page));
            return match (exactly.next(), exactly.next()) {
                (Some(page), None) => Named::One(*page),
                _ if equal.len() == 1 => Named::One(best.page),
                _ => Named::Several(equal),
            };
        }
        Named::Nobody
    }
}
