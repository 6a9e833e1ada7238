//! The content model as JSON Schema, for editors' programs: what may stand in the front matter of a kind, with
//! titles and help in one language. In goes a `Model`, out come JSON documents of draft-07, which all that read
//! schemas for YAML understand. What a schema cannot say (other pages, the text below the fields, the calendar,
//! two values held against each other) stays for `check`; where a schema speaks, the two agree.

mod condition;
mod field;
mod kind;
mod scalar;
mod words;

use serde_json::Value;

use super::schema::{Kind, Model};

/// One document: what it is for, and what it says.
#[derive(Debug)]
pub struct Document {
    /// The kind.
    pub kind: String,
    /// Whether it is for the register of the kind: a file of many entries.
    pub register: bool,
    /// The schema.
    pub schema: Value,
}

impl Model {
    /// The schema of every kind, of every register and, last, of landing pages (`schema::LANDING`), with words in
    /// `language`.
    pub fn json_schemas(&self, language: &str) -> Vec<Document> {
        let mut out = Vec::new();
        for kind in &self.kinds {
            let schema = self.page_schema(kind, language);
            let name = kind.name.to_string();
            if kind.register.is_some() {
                let schema = kind::register(&schema, kind, language);
                out.push(Document { kind: name.clone(), register: true, schema });
            }
            out.push(Document { kind: name, register: false, schema });
        }
        out
    }

    fn page_schema(&self, kind: &Kind, language: &str) -> Value {
        kind::Page { model: self, kind, language }.schema()
    }
}
