//! Every rule by an example: what is said, who says it, and by which rule.

use crate::extract::text::{lines, read};
use crate::extract::{Polarity, Quote, actors};

fn quotes(copy: &str) -> Vec<Quote> {
    let article = lines(copy);
    let text = read(&article);
    let actors = actors::find(&article, &text);
    super::find(&article, &text, &actors)
}

/// The last statement of the copy: its speaker (else its source's words) and the rule.
fn last(copy: &str) -> (String, String) {
    let found = quotes(copy);
    let Some(quote) = found.last() else {
        return Default::default();
    };
    let source = quote.source.map(|s| s.of(copy).to_string());
    let rule = quote.evidence.split([':', '(']).next().unwrap_or("").trim();
    let who = quote.speaker.clone().or(source).unwrap_or_default();
    (who, rule.to_string())
}

fn check(cases: &[(&str, &str, &str)]) {
    for (copy, who, rule) in cases {
        assert_eq!(last(copy), (who.to_string(), rule.to_string()), "{copy}");
    }
}

#[test]
fn clauses_around_a_quotation() {
    check(&[
        (
            "\"The road is shut,\" Ana Costa said.",
            "Ana Costa",
            "name and verb behind the quotation",
        ),
        (
            "\"The road is shut,\" said Ana Costa, the mayor, who drove there.",
            "Ana Costa",
            "verb and name behind the quotation",
        ),
        (
            "Ana Costa told the council: \"The road is shut.\"",
            "Ana Costa",
            "quotation behind the verb",
        ),
        (
            "Ana Costa, who drove there, said that \"nobody can pass the bridge\".",
            "Ana Costa",
            "clause with that",
        ),
        (
            "According to Ana Costa, \"the road is shut for good.\"",
            "Ana Costa",
            "according to",
        ),
        (
            "In Ana Costa's words, \"the road is a promise\".",
            "Ana Costa",
            "according to",
        ),
        (
            "\"The road is shut for good\", – Ana Costa is indignant.",
            "Ana Costa",
            "name and verb behind the quotation",
        ),
    ]);
}

#[test]
fn slips_of_the_tagger_do_not_hide_a_speaker() {
    check(&[
        (
            "\"If she wants the office she should come to the coast,\" the editorial read.",
            "editorial",
            "name and verb behind the quotation",
        ),
        (
            "\"It is a lovely piece of work,\" says co-author Ana Costa, a geologist at Porto.",
            "Ana Costa",
            "verb and name behind the quotation",
        ),
        (
            "In a statement for this story, a harbour official said, \"We do not speak of letters.\"",
            "harbour official",
            "quotation behind the verb",
        ),
    ]);
}

#[test]
fn labels_signatures_and_dashes() {
    check(&[
        (
            "Ana Costa, accountant: \"I understood that I should stop asking.\"",
            "Ana Costa",
            "label",
        ),
        (
            "\"A road is a promise that somebody has to keep.\" — Ana Costa, mayor",
            "Ana Costa",
            "dash and name",
        ),
        (
            "The council met Ana Costa.\n\"A road is a promise that somebody has to keep.\"\n- Ana Costa",
            "Ana Costa",
            "dash and name",
        ),
    ]);
    let copy = "– It went up and stopped, says Ana Costa. It never came down.\n– So we waited, Radek Novak recalls.";
    let found = quotes(copy);
    let said: Vec<_> = found
        .iter()
        .map(|q| (q.span.of(copy), q.speaker.as_deref()))
        .collect();
    assert_eq!(
        said,
        [
            ("– It went up and stopped", Some("Ana Costa")),
            ("It never came down.", Some("Ana Costa")),
            ("– So we waited", Some("Radek Novak")),
        ]
    );
}

#[test]
fn quotations_without_a_clause_of_their_own() {
    check(&[
        (
            "\"The road is shut,\" Ana Costa said. \"It will stay shut until the spring.\"",
            "Ana Costa",
            "same paragraph",
        ),
        (
            "\"The road is shut,\" Ana Costa said.\n\"It will stay shut until the spring comes again.\"",
            "Ana Costa",
            "paragraph goes on quoting",
        ),
        (
            "“The road is shut, Ana Costa said. “It will stay shut until the spring.”",
            "Ana Costa",
            "same paragraph",
        ),
        (
            "The engineer Ana Costa is not surprised.\n\"We have seen this film before, and it ends badly.\"",
            "Ana Costa",
            "subject of the paragraph before",
        ),
        (
            "Ana Costa shook her head. \"We have seen this film before.\"",
            "Ana Costa",
            "subject of the sentence before",
        ),
        (
            "\"I can count\", said the driver, Ana Costa, when the judge asked her. \"And I can read.\"",
            "Ana Costa",
            "same paragraph",
        ),
    ]);
}

#[test]
fn descriptions_stand_for_whom_the_text_calls_so() {
    let story =
        "Ana Costa, a surgeon at the clinic, spoke first. Radek Novak, 58, a docker, listened.\n";
    for (tail, who) in [
        ("\"It is late,\" the doctor said.", "Ana Costa"),
        ("\"It is late,\" the 58-year-old said.", "Radek Novak"),
        ("\"It is late,\" the docker said.", "Radek Novak"),
        // one of two, and not said which
        (
            "\"It is late,\" the younger woman said.",
            "the younger woman",
        ),
    ] {
        assert_eq!(last(&format!("{story}{tail}")).0, who, "{tail}");
    }
    // A woman without a name is not the one with a name.
    let unnamed = "Ana Costa said that the tape was long. In it a woman talks to a thief. \"Are you eating?\" the woman asks.";
    assert_ne!(last(unnamed).0, "Ana Costa");
}

#[test]
fn whoever_asks_does_not_answer() {
    let copy = "Eva Lund told the court that she had slept. Asked by Ana Costa why, the witness paused. \"I was tired,\" she replied.";
    assert_ne!(last(copy).0, "Ana Costa");
}

#[test]
fn a_statement_speaks_for_whoever_issued_it() {
    let copy = "Arvelo disputes that. In a statement, Arvelo said that it had acted promptly. \"The papers lack context,\" the statement said.";
    assert_eq!(last(copy).0, "Arvelo");
}

#[test]
fn denials_questions_and_conditions() {
    for (copy, polarity) in [
        ("Ana Costa said that the road was shut.", Polarity::Asserted),
        ("Ana Costa denied that the road was shut.", Polarity::Denied),
        (
            "Ana Costa did not say that the road was shut.",
            Polarity::Denied,
        ),
        (
            "Did Ana Costa say that the road was shut?",
            Polarity::Question,
        ),
        (
            "If Ana Costa says that the road is shut, nobody will go.",
            Polarity::Conditional,
        ),
    ] {
        let found = quotes(copy);
        assert_eq!(found.first().map(|q| q.polarity), Some(polarity), "{copy}");
    }
}

#[test]
fn titles_and_slogans_are_no_statements() {
    for copy in [
        "She sang in \"The Flying Quay\" on Monday.",
        "The party is called \"Harbour First\".",
        "'A fight from start to finish'",
    ] {
        assert!(
            quotes(copy)
                .iter()
                .all(|q| q.kind != crate::extract::QuoteKind::Direct),
            "{copy}"
        );
    }
}

#[test]
fn a_place_does_not_speak_for_whom_the_text_leaves_unnamed() {
    for copy in [
        "MARLOW QUAY, Oct 3 (TNA) - \"We are not going back,\" the skipper said.",
        "KIRBY STRAND (TNA) - The bridge is shut. \"It is the third time,\" the expert said.",
        "The yard at Holm has been shut since Monday. \"It is the quiet that gets you,\" the foreman said.",
        "The fire began near Arden. \"It came up like a wall,\" the watchman said.",
        "The mayor, who drove from Sorby, left early. \"It will take weeks,\" the mayor said.",
        // Nor does whom the paragraph only comes past.
        "The van stood outside the house of Ana Costa. \"I saw nothing,\" the postman said.",
    ] {
        let found = quotes(copy);
        let quote = found.last().unwrap();
        assert_eq!(
            (quote.actor, quote.confidence < 0.5),
            (None, true),
            "{copy}"
        );
    }
    check(&[
        (
            "MARLOW QUAY, Oct 3 (TNA) - \"We regret it,\" Paris said.",
            "Paris",
            "name and verb behind the quotation",
        ),
        (
            "SKERRY, Oct 3 (TNA) - Ana Costa shook her head. \"It is late,\" the skipper said.",
            "Ana Costa",
            "name and verb behind the quotation",
        ),
        (
            "The council met.\nST BRANNOC, Oct 4 (TNA) - \"We have heating at last,\" Ana Costa said.",
            "Ana Costa",
            "name and verb behind the quotation",
        ),
    ]);
}

#[test]
fn speakers_named_in_other_scripts() {
    check(&[
        (
            "“We will stay,” 李伟 said.",
            "李伟",
            "name and verb behind the quotation",
        ),
        (
            "“It was not easy,” said محمد علي, a baker.",
            "محمد علي",
            "verb and name behind the quotation",
        ),
        (
            "The ovens are cold, said \u{200f}محمد علي\u{200f}.",
            "محمد علي",
            "clause before the verb",
        ),
        (
            "דוד כהן told reporters that the ovens were cold.",
            "דוד כהן",
            "clause with that",
        ),
        (
            "According to 김민수, the ovens are cold.",
            "김민수",
            "according to",
        ),
        (
            "“We went home,” सुनीता शर्मा said.",
            "सुनीता शर्मा",
            "name and verb behind the quotation",
        ),
        (
            "“We went home,” said ნინო.",
            "ნინო",
            "verb and name behind the quotation",
        ),
        (
            "Baker 王小明 agreed: “I will too, and soon.”",
            "王小明",
            "quotation behind the verb",
        ),
        (
            "“It will come back,” said Γιώργος Παπαδόπουλος.",
            "Γιώργος Παπαδόπουλος",
            "verb and name behind the quotation",
        ),
        (
            "Иван Петров left. “The bread is gone,” Петров said.",
            "Иван Петров",
            "name and verb behind the quotation",
        ),
    ]);
}
