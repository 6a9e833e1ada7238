//! Components called from Markdown: what a call says, held against what the component declares.

use tera::{ComponentArgType, Context, Value};

use super::ready::Theme;
use crate::base::suggest::nearest;
use crate::diag::Diagnostic;
use crate::diag::codes::theme::{COMPONENT_MISMATCH, UNKNOWN_COMPONENT};
use crate::parse::body::ComponentCall;

impl Theme {
    /// The arguments of a call as the component takes them; else what is wrong with it.
    pub fn arguments(&self, call: &ComponentCall) -> Result<Context, Vec<Diagnostic>> {
        let Some(info) = self.component(&call.name) else {
            let known = self.components();
            let finding = Diagnostic::new(&UNKNOWN_COMPONENT, call.span.clone()).arg("name", &call.name);
            return Err(vec![match nearest(&call.name, known.iter().copied(), 1).first() {
                Some(near) => finding.arg("near", near).help("near"),
                None => finding.arg("known", known.join(", ")).help("known"),
            }]);
        };
        let mut args = Context::new();
        let mut found = Vec::new();
        let names: Vec<&str> = info
            .args()
            .iter()
            .filter(|arg| !arg.is_implicit() && arg.name() != "body")
            .map(|arg| arg.name())
            .collect();
        for (name, text, span) in &call.args {
            let Some(arg) = info.args().iter().find(|arg| arg.name() == name && !arg.is_implicit()) else {
                let finding = Diagnostic::new(&COMPONENT_MISMATCH, span.clone()).form("unknown");
                let finding = finding.arg("name", &call.name).arg("arg", name).arg("known", names.join(", "));
                found.push(finding.help("known"));
                continue;
            };
            match typed(text, arg.arg_type()) {
                Ok(value) => args.insert_value(name.clone(), value),
                Err(form) => {
                    found
                        .push(Diagnostic::new(&COMPONENT_MISMATCH, span.clone()).form(form).arg("arg", name));
                }
            }
        }
        for arg in info.args().iter().filter(|arg| arg.is_required() && arg.name() != "body") {
            if !call.args.iter().any(|(name, ..)| name == arg.name()) {
                let finding = Diagnostic::new(&COMPONENT_MISMATCH, call.span.clone()).form("missing");
                found.push(finding.arg("name", &call.name).arg("arg", arg.name()));
            }
        }
        if found.is_empty() { Ok(args) } else { Err(found) }
    }
}

/// The text of an argument as the type that the component declares; the form of the finding otherwise.
fn typed(text: &str, ty: Option<ComponentArgType>) -> Result<Value, &'static str> {
    match ty {
        Some(ComponentArgType::Integer) => text.parse::<i64>().map(Value::from).map_err(|_| "number"),
        Some(ComponentArgType::Float | ComponentArgType::Number) => {
            text.parse::<f64>().map(Value::from).map_err(|_| "number")
        }
        Some(ComponentArgType::Bool) => match text {
            "true" => Ok(Value::from(true)),
            "false" => Ok(Value::from(false)),
            _ => Err("boolean"),
        },
        _ => Ok(Value::normal_string(text)),
    }
}
