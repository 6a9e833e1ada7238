//! Components called from Markdown: the theme's template around the Markdown inside.

use tera::Context;

use super::body::Filling;
use crate::parse::body::ComponentCall;

impl Filling<'_, '_> {
    /// Renders a call. A call that cannot be rendered leaves the Markdown inside; `check` says why.
    pub(super) fn component(&mut self, out: &mut String, call: &ComponentCall) {
        let inner = self.body(&call.body, 0..call.body.html.len());
        let theme = self.renderer.theme;
        let Ok(args) = theme.arguments(call) else {
            out.push_str(&inner);
            return;
        };
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
