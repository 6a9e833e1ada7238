//! `image` of a kind: the path of the field that holds the picture on a page's card. Dots lead into groups:
//! `logo.file`. It must be a file.
//!
//! Comes after the kind's fields are read, since those may be the common ones.

use indexmap::IndexMap;

use super::loader::Loader;
use super::reader::Cursor;
use crate::diag::Diagnostic;
use crate::diag::codes::model::{MODEL_PLACE, MODEL_UNKNOWN_NAME};
use crate::model::schema::{Field, FieldType, Model};

impl Loader<'_> {
    /// Gives each kind its picture, and reports a field that is not there or is no file.
    pub(super) fn settle_images(&self, model: &mut Model) {
        for (kind, at) in &self.images {
            let Some(name) = at.text() else { continue };
            let path: Vec<String> = name.split('.').map(str::to_owned).collect();
            let kind = &mut model.kinds[*kind];
            let mut files = Vec::new();
            files_in(&kind.fields, "", &mut files);
            let found = match field(&kind.fields, &path) {
                Some(Field { ty: FieldType::File, .. }) => {
                    kind.image = path;
                    continue;
                }
                None => {
                    let found = Diagnostic::new(&MODEL_UNKNOWN_NAME, at.span()).form("field");
                    Cursor::suggest(found, &name, files.iter().map(String::as_str))
                }
                // The name of a field of another type is no hint at the right one.
                Some(_) => {
                    let found = Diagnostic::new(&MODEL_PLACE, at.span()).form("image-field");
                    match files.as_slice() {
                        [] => found.help("image-help"),
                        _ => found.arg("allowed", files.join(", ")).help("image-files"),
                    }
                }
            };
            at.report(found.arg("name", &name));
        }
    }
}

/// The field at a path.
fn field<'f>(fields: &'f IndexMap<String, Field>, path: &[String]) -> Option<&'f Field> {
    let (first, rest) = path.split_first()?;
    let found = fields.get(first)?;
    match &found.ty {
        _ if rest.is_empty() => Some(found),
        FieldType::Group { fields, .. } | FieldType::Part { fields, .. } => field(fields, rest),
        _ => None,
    }
}

/// The paths of all files among fields, in the model's order.
fn files_in(fields: &IndexMap<String, Field>, above: &str, paths: &mut Vec<String>) {
    for (name, field) in fields {
        let path = format!("{above}{name}");
        match &field.ty {
            FieldType::File => paths.push(path),
            FieldType::Group { fields, .. } | FieldType::Part { fields, .. } => {
                files_in(fields, &format!("{path}."), paths);
            }
            _ => {}
        }
    }
}
