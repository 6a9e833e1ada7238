//! Components called from Markdown: the theme's template, its arguments checked against what it
//! declares, around the Markdown inside.

use tera::{ComponentArgType, Context, Value};

use super::body::Filling;
use crate::base::suggest::nearest;
use crate::diag::Diagnostic;
use crate::diag::codes::theme::{COMPONENT_MISMATCH, UNKNOWN_COMPONENT};
use crate::parse::body::ComponentCall;

impl Filling<'_, '_> {
    /// Renders a call. A call that cannot be rendered leaves the Markdown inside.
    pub(super) fn component(&mut self, out: &mut String, call: &ComponentCall) {
        let inner = self.body(&call.body, 0..call.body.html.len());
        let theme = self.renderer.theme;
        let Some(info) = theme.component(&call.name) else {
            let known = theme.components();
            let finding = Diagnostic::new(&UNKNOWN_COMPONENT, call.span.clone()).arg("name", &call.name);
            self.found.push(match nearest(&call.name, known.iter().copied(), 1).first() {
                Some(near) => finding.arg("near", near).help("near"),
                None => finding.arg("known", known.join(", ")).help("known"),
            });
            out.push_str(&inner);
            return;
        };
        let mut args = Context::new();
        let mut sound = true;
        let names: Vec<&str> = info
            .args()
            .iter()
            .filter(|arg| !arg.is_implicit() && arg.name() != "body")
            .map(|arg| arg.name())
            .collect();
        for (name, text, span) in &call.args {
            let Some(arg) = info.args().iter().find(|arg| arg.name() == name && !arg.is_implicit()) else {
                sound = false;
                let finding = Diagnostic::new(&COMPONENT_MISMATCH, span.clone()).form("unknown");
                let finding = finding.arg("name", &call.name).arg("arg", name).arg("known", names.join(", "));
                self.found.push(finding.help("known"));
                continue;
            };
            match typed(text, arg.arg_type()) {
                Ok(value) => args.insert_value(name.clone(), value),
                Err(form) => {
                    sound = false;
                    self.found
                        .push(Diagnostic::new(&COMPONENT_MISMATCH, span.clone()).form(form).arg("arg", name));
                }
            }
        }
        for arg in info.args().iter().filter(|arg| arg.is_required() && arg.name() != "body") {
            if !call.args.iter().any(|(name, ..)| name == arg.name()) {
                sound = false;
                let finding = Diagnostic::new(&COMPONENT_MISMATCH, call.span.clone()).form("missing");
                self.found.push(finding.arg("name", &call.name).arg("arg", arg.name()));
            }
        }
        if !sound {
            out.push_str(&inner);
            return;
        }
        let mut shared = Context::new();
        shared.insert_value("site", self.renderer.shared.views[self.language].clone());
        match theme.render_component(&call.name, &args, &shared, &inner) {
            Ok(html) => out.push_str(&html),
            Err(fault) => {
                self.found.push(*fault);
                out.push_str(&inner);
            }
        }
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
