// What html-validate holds every generated page against: its recommended rules, and nothing less than
// is said here.
import { defineConfig } from "html-validate";

export default defineConfig({
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // Titles are the editors' words; a long one is their choice and no fault of the markup.
    "long-title": "off",
    // A non-breaking hyphen would be copied along with a telephone number and break it elsewhere; the
    // style sheet keeps numbers on one line.
    "tel-non-breaking": "off",
    // Checkboxes that share a name are a list of answers to one question.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "reset", "submit"] }],
    // Text comes from Markdown, where two blanks at a line's end mean something.
    "no-trailing-whitespace": "off",
  },
});
