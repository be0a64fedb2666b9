//! Copy of every house, clean and mangled.

use super::read;
use crate::extract::text::{lines, read as read_text};

fn inside(text: &str) -> Vec<String> {
    let article = lines(text);
    let text = read_text(&article);
    read(&text)
        .iter()
        .map(|r| text.span(r.first..r.last).of(text.source).to_string())
        .collect()
}

#[test]
fn clean_marks_of_every_kind() {
    for copy in [
        "\"It is over,\" she said. \"Go home.\"",
        "“It is over,” she said. “Go home.”",
        "‘It is over,’ she said. ‘Go home.’",
        "«It is over,» she said. « Go home. »",
        "„It is over,“ she said. „Go home.”",
        "»It is over,« she said. »Go home.«",
        "''It is over,'' she said. ''Go home.''",
        "``It is over,'' she said. ``Go home.''",
    ] {
        assert_eq!(inside(copy), ["It is over,", "Go home."], "{copy}");
    }
}

#[test]
fn apostrophes_are_no_marks() {
    assert_eq!(
        inside("The workers' union didn't like the owners' ‘final’ offer."),
        ["final"]
    );
    assert_eq!(
        inside("‘The workers’ union won’t sign,’ he said."),
        ["The workers’ union won’t sign,"]
    );
}

#[test]
fn nesting_does_not_end_the_outer_quotation() {
    assert_eq!(
        inside("“He said ‘never’ to me,” she said."),
        ["He said ‘never’ to me,"]
    );
    assert_eq!(
        inside("“The “soft power” of it is gone,” she said."),
        ["The “soft power” of it is gone,"]
    );
}

#[test]
fn a_quotation_left_open_runs_to_the_end_of_its_paragraph() {
    assert_eq!(
        inside("“One. Two.\n“Three,” she said."),
        ["One. Two.", "Three,"]
    );
}

#[test]
fn mangled_marks() {
    assert_eq!(
        inside("“It suits both sides, “the engineer says.."),
        ["It suits both sides,"]
    );
    assert_eq!(
        inside("He is sure of it: “We know the“ old way ”and the new one. “."),
        ["We know the“ old way ”and the new one."]
    );
    assert_eq!(
        inside(
            "“Ties between the two exist, “says the head of the” Harbour Watch “.\nHe adds: “It is bad “."
        ),
        ["Ties between the two exist,", "Harbour Watch", "It is bad"]
    );
}

#[test]
fn a_missing_opener_is_sought_behind_the_colon() {
    assert_eq!(
        inside(
            "Besides, Orlan believes that it matters: both sides are tired. It will end “.\n“So be it “."
        ),
        ["both sides are tired. It will end", "So be it"]
    );
}
