//! Changes to front matter that are certain: a slip of one letter in a name or a choice, a date in another
//! order, written with the quotes that stand there.

use serde_yaml::{Mapping, Value as Yaml};

use super::checker::Checker;
use crate::base::suggest::slip;
use crate::base::yaml::{Seg, rewritten};
use crate::diag::Fix;

impl Checker<'_, '_> {
    /// Writes the value at the current path, which means `wrong`, as `new`.
    pub(super) fn mend_value(&self, wrong: &str, new: &str) -> Option<Fix> {
        let span = self.span();
        let old = self.block.source().text.get(span.start as usize..span.end as usize)?;
        Some(Fix::replace(span.clone(), rewritten(old, wrong, new)?))
    }

    /// Writes the value at the current path as the one of `names` it is a slip of.
    pub(super) fn mend_choice(&self, wrong: &str, names: &[&str]) -> Option<Fix> {
        self.mend_value(wrong, slip(wrong, names.iter().copied())?)
    }

    /// Writes the key at the current path as the one of `names` it is a slip of, unless that one stands
    /// there too, or another slip of it.
    pub(super) fn mend_key(&self, wrong: &str, names: &[&str]) -> Option<Fix> {
        let meant = |key: &str| slip(key, names.iter().copied());
        let new = meant(wrong)?;
        let (_, above) = self.path.split_last()?;
        let mut same =
            self.map_at(above)?.keys().filter_map(Yaml::as_str).filter(|key| meant(key) == Some(new));
        if same.next() != Some(wrong) || same.next().is_some() {
            return None;
        }
        let span = self.key_span();
        let old = self.block.source().text.get(span.start as usize..span.end as usize)?;
        Some(Fix::replace(span.clone(), rewritten(old, wrong, new)?))
    }

    fn map_at(&self, path: &[Seg]) -> Option<&Mapping> {
        let mut map = self.block.map();
        let mut path = path.iter();
        while let Some(seg) = path.next() {
            let Seg::Key(key) = seg else { return None };
            let mut value = map.get(key.as_str())?;
            while let Yaml::Sequence(items) = value {
                let Some(Seg::Index(at)) = path.next() else { return None };
                value = items.get(*at)?;
            }
            map = value.as_mapping()?;
        }
        Some(map)
    }
}
