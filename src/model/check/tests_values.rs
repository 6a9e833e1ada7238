//! What a front matter comes to: typed values, references, and no fault of ours for odd ones.

use super::tests::{check, check_in, model};
use crate::base::date;
use crate::model::load;
use crate::model::value::{Bound, Value};

#[test]
fn values_are_typed_and_references_taken_apart() {
    let page = check(
        "code: 08\nnote: 1.10\nage: {least: birth}\nseen: 2026-11\nfor: owner\n\
         roles: ['role:boss#tasks', {role: clerk, task: sign}]\nissuer: 'https://example.org'\n\
         steps:\n  - {id: a, title: A, role: boss, or: [{go-to: b}]}\n  - {id: b, title: B}\n\
         reviewed: {on: 2026-01-02, by: [boss]}\n",
    );
    let fields = &page.checked.fields;
    assert_eq!(fields["code"], Value::Text("08".into()));
    assert_eq!(page.checked.markdown[0].text, "1.10");
    assert_eq!(fields["age"], Value::Range(Bound::Word("birth".into()), Bound::Open));
    assert_eq!(fields["for"], Value::List(vec![Value::Choice("owner".into())]));
    assert_eq!(fields["urgent"], Value::Boolean(false));
    assert_eq!(fields["words"], Value::Integer(1));
    assert!(matches!(&fields["seen"], Value::Date { written, .. } if written == "2026-11"));
    assert_eq!(fields.keys().collect::<Vec<_>>()[..3], ["reviewed", "code", "note"]);
    let references: Vec<String> = page
        .checked
        .references
        .iter()
        .map(|r| format!("{} {} {:?} {}", r.field, r.written(), r.part, r.or_text))
        .collect();
    let expected = [
        "roles role:boss#tasks None false",
        "roles clerk None false",
        "issuer https://example.org None true",
        "steps.role boss Some(\"a\") false",
    ];
    assert_eq!(references, expected);
    let clerk = &page.checked.references[1];
    assert_eq!(clerk.carries["task"], Value::Text("sign".into()));
    let span = page.block.value_span(&clerk.path);
    assert_eq!(&page.source.text[span.start as usize..span.end as usize], "clerk");
    let Value::List(steps) = &fields["steps"] else { panic!("a list") };
    let Value::Part { fields: step, .. } = &steps[0] else { panic!("a part") };
    let goes = Value::Group([("go-to".to_owned(), Value::PartOf("b".into()))].into_iter().collect());
    assert_eq!(step["or"], Value::List(vec![goes]));
    assert_eq!(page.checked.names, ["08"]);
    let unique: Vec<_> = page.checked.uniques.iter().map(|u| (&*u.field, u.site_wide, &*u.key)).collect();
    assert_eq!(unique, [("name", false, "fire door"), ("code", true, "08")]);
    assert_eq!(page.checked.builtins.reviewed, date::parse("2026-01-02"));
    assert_eq!(page.findings(), ["text-pattern: 08", "wrong-type: [boss]"]);
}

#[test]
fn without_a_model_front_matter_of_other_generators_is_understood() {
    let (model, _) = load(None, "nl");
    let page = check_in(
        &model,
        "title: A\ndescription: B\ndate: 2026-01-02T10:00:00Z\nlastmod: 2026-01-03\ndraft: true\n\
         tags: [x, y]\nlayout: post\ntemplate: blog.html\naliases: [old/]\nauthor: Me\nextra: {k: 1}\n",
        "",
    );
    assert_eq!(page.findings(), ["unknown-key-open: author"]);
    let builtins = &page.checked.builtins;
    assert_eq!((builtins.title.as_str(), builtins.summary.as_deref()), ("A", Some("B")));
    assert_eq!(
        (builtins.published, builtins.updated),
        (date::parse("2026-01-02"), date::parse("2026-01-03"))
    );
    assert_eq!((builtins.state, builtins.template.as_deref()), (0, None));
    assert_eq!(builtins.aliases, ["/old/"]);
    assert_eq!(page.checked.extra.len(), 2);
    assert_eq!(
        page.checked.fields["tags"],
        Value::List(vec![Value::Text("x".into()), Value::Text("y".into())])
    );
    assert_eq!(check_in(&model, "weight: 1\n", "").findings(), ["missing-title: weight: 1"]);
}

#[test]
fn no_value_is_too_odd_to_be_checked() {
    let model = model();
    let odd = [
        "",
        "[]",
        "{}",
        "[[a]]",
        "{a: b}",
        "[{}]",
        "[null]",
        "''",
        "'#'",
        "':'",
        "a:",
        "1.5",
        "-1",
        "true",
        "2026-11-é",
        "éé",
        "é-é-é",
        "'!x y'",
        "[{id: }]",
        "[{id: 1, title: [a]}]",
        "~",
    ];
    for kind in &model.kinds {
        for name in
            kind.fields.keys().chain(kind.relation_fields.keys()).map(String::as_str).chain(["kind", "extra"])
        {
            for value in odd.iter().filter(|value| !value.ends_with("a:")) {
                let page = check_in(&model, &format!("{name}: {value}\n"), "é a@b");
                for found in &page.found {
                    assert!(
                        found.span.end as usize <= page.source.text.len()
                            && found.span.start <= found.span.end
                    );
                }
            }
        }
    }
}
