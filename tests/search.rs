//! Searches from the outside: rows in, ranked rows out.
#![allow(clippy::unwrap_used)]

use copytaster::search::{Column, Found, Index, Query, Scope};
use proptest::prelude::*;

const COLUMNS: [Column; 4] = [Column::Name, Column::Line, Column::Text, Column::Line];

/// Statements: speaker, role, words, title.
const ROWS: [[&str; 4]; 12] = [
    [
        "Ana Costa",
        "mayor",
        "“We will not reopen the south road until the survey is finished.”",
        "Council meets",
    ],
    [
        "Radek Novák",
        "port union",
        "“Nobody has called us, not once, since Monday.”",
        "Harbour strike",
    ],
    [
        "Grigory Shvedov",
        "editor-in-chief",
        "“The truce in Nagorno-Karabakh is fragile.”",
        "Talks resume",
    ],
    [
        "СЕРГЕЙ ЛАВРОВ",
        "министр",
        "«Переговоры продолжатся.»",
        "Переговоры",
    ],
    [
        "Élodie Marchand",
        "candidate",
        "“Les Élections auront lieu à Zürich.”",
        "Élections",
    ],
    ["李伟", "analyst", "“港口恢复需要时间。”", "港口"],
    [
        "Niamh O’Neil",
        "engineer",
        "“The Straße is closed; the road south is open.”",
        "Road closed",
    ],
    [
        "Rui Costa",
        "footballer",
        "“Two goals on a wet road.”",
        "Match report",
    ],
    [
        "Jan van der Berg",
        "docker",
        "“Costa promised us a survey. Promised!”",
        "Harbour strike",
    ],
    [
        "United Nations Security Council",
        "council",
        "“We condemn this.”",
        "Statement",
    ],
    [
        "K. Tanaka",
        "analyst",
        "“After two weeks without cranes the harbour cannot catch up.”",
        "Harbour strike",
    ],
    [
        "Farid El-Sayed",
        "trader",
        "“Prices rose on the coast.”",
        "Markets",
    ],
];

fn index() -> Index {
    let mut index = Index::new(&COLUMNS);
    for (number, row) in (0..).zip(ROWS) {
        index.insert(number, number.into(), &row);
    }
    index
}

fn rows(found: &Found<u32>) -> Vec<u32> {
    found.hits.iter().map(|hit| hit.row).collect()
}

fn find(query: &str) -> Vec<u32> {
    rows(&index().find(&Query::parse(query), 50, None))
}

#[test]
fn signs_anchor_and_offer() {
    let found = |query: &str| -> Vec<u32> {
        let mut rows = find(query);
        rows.sort_unstable();
        rows
    };
    // In the words said, a name, a role, a title; "costa" also begins row 8's words.
    assert_eq!(found("^costa"), [8]);
    assert_eq!(found("costa$"), [0, 7]);
    assert_eq!(found("^\"we will\""), [0]);
    assert_eq!(found("^we"), [0, 9]);
    assert_eq!(found("road$"), [7]);
    assert_eq!(found("^council$"), [9]);
    assert_eq!(found("tanaka | shvedov"), [2, 10]);
    assert_eq!(found("costa ^match | ^council"), [0, 7]);
    assert_eq!(found("\"harbour strike\" !tanaka | !novak"), [8]);
    assert_eq!(found("promised$"), [8]);
}

#[test]
fn spelling_does_not_hide_a_row() {
    for (query, row) in [
        ("elections", 4),
        ("élections", 4),
        ("ELECTIONS", 4),
        ("лавров", 3),
        ("Лавров", 3),
        ("zurich", 4),
        ("strasse", 6),
        ("novak", 1),
        ("oneil", 6),
        ("o'neil", 6),
        ("el-sayed", 11),
        ("elsayed", 11),
        ("李伟", 5),
        ("港口", 5),
        ("van der berg", 8),
    ] {
        assert_eq!(find(query).first(), Some(&row), "{query}");
    }
}

#[test]
fn words_come_in_any_order_and_all_must_fit() {
    assert_eq!(find("survey costa"), [0, 8]);
    assert_eq!(find("costa survey"), [0, 8]);
    assert_eq!(find("monday nobody novak"), [1]);
    assert_eq!(find("costa monday"), [0; 0]);
    assert_eq!(
        find("road south"),
        [6, 0],
        "nearer together first, then newer"
    );
}

#[test]
fn abbreviations_and_slips_find_names() {
    for (query, row) in [
        ("nkrbkh", 2),
        ("shvdv", 2),
        ("gshv", 2),
        ("unsc", 9),
        ("shevdov", 2),
        ("tanakka", 10),
        ("marchnad", 4),
        ("karabahk", 2),
        ("лаврво", 3),
        ("acosta", 0),
        ("arbour", 10),
        ("nagorno karabkh", 2),
    ] {
        assert_eq!(find(query).first(), Some(&row), "{query}");
    }
    assert_eq!(find("xqzv"), [0; 0]);
    assert_eq!(find("zq"), [0; 0], "two letters are no abbreviation");
}

#[test]
fn the_speaker_stands_above_the_words_and_strict_fits_above_loose() {
    // Two speakers, newest first; then one who speaks of them.
    assert_eq!(find("costa"), [7, 0, 8]);
    assert_eq!(find("cost"), [7, 0, 8, 11], "the coast is a slip away");
    assert_eq!(
        find("harbor"),
        [10, 8, 1],
        "a slip in the words, then in titles"
    );
    assert!(
        !index().find(&Query::parse("costa"), 3, None).more,
        "strict fits are enough"
    );
    assert!(index().find(&Query::parse("costa"), 2, None).more);
}

#[test]
fn signs_are_obeyed() {
    assert_eq!(find("'cost"), [0; 0]);
    assert_eq!(find("'costa"), [7, 0, 8]);
    assert_eq!(find("\"south road\""), [0]);
    assert_eq!(find("costa !survey"), [7]);
    assert_eq!(find("!costa").len(), 9);
    assert_eq!(find("!\"harbour strike\" !costa").len(), 7);
}

#[test]
fn an_empty_query_gives_the_newest() {
    let mut index = index();
    let found = index.find(&Query::parse(" "), 3, None);
    assert_eq!((rows(&found), found.more), (vec![11, 10, 9], true));
    let all = index.find(&Query::parse(" "), usize::MAX, None);
    assert_eq!((all.hits.len(), all.more), (12, false));
}

#[test]
fn a_scope_keeps_the_search_to_its_rows() {
    let mut index = index();
    let scope: Scope = [0, 1, 8].into_iter().collect();
    for (query, expected) in [
        ("costa", vec![0, 8]),
        ("survey costa", vec![0, 8]),
        ("", vec![8, 1, 0]),
        ("li", vec![]),
    ] {
        let found = index.find(&Query::parse(query), 50, Some(&scope));
        assert_eq!((rows(&found), found.more), (expected, false), "{query}");
    }
}

#[test]
fn rows_change_and_go() {
    let mut index = index();
    index.insert(
        0,
        0,
        &["Ana Costa", "mayor", "“No comment.”", "Council meets"],
    );
    assert_eq!(
        rows(&index.find(&Query::parse("ana survey"), 9, None)),
        [0; 0]
    );
    assert_eq!(
        rows(&index.find(&Query::parse("ana comment"), 9, None)),
        [0]
    );
    index.remove(0);
    index.remove(0);
    index.remove(4711);
    assert_eq!(index.len(), 11);
    assert_eq!(
        rows(&index.find(&Query::parse("ana comment"), 9, None)),
        [0; 0]
    );
    for row in 0..12 {
        index.remove(row);
    }
    assert!(index.is_empty());
    assert_eq!(index.find(&Query::parse("road"), 9, None), Found::default());
}

/// Rows by the thousand, of few words, so that segments are sealed and worn.
fn many() -> Vec<[String; 4]> {
    let words = [
        "road",
        "roads",
        "harbour",
        "survey",
        "costa",
        "coast",
        "crane",
        "nagorno-karabakh",
        "élection",
        "o’neil",
    ];
    let pick = |n: usize, salt: usize| words[(n * 7 + salt * n / 3 + salt) % words.len()];
    (0..13_000)
        .map(|n| {
            let text = format!(
                "{} {} {} {}",
                pick(n, 1),
                pick(n, 5),
                pick(n / 7, 2),
                n % 977
            );
            [
                format!("Speaker{} {}", n % 211, pick(n / 11, 3)),
                pick(n, 4).into(),
                text,
                pick(n / 5, 9).into(),
            ]
        })
        .collect()
}

/// What a plain look at every row, folded, finds for one strict term: speaker before role before words before title, the word itself
/// before its beginnings, the newest first.
fn scan(rows: &[(u32, i64, &[String; 4])], word: &str) -> Vec<u32> {
    let mut found: Vec<_> = rows
        .iter()
        .filter_map(|&(number, age, columns)| {
            let level = |text: &String, line: bool| {
                let parts = text.split([' ', '-']);
                let joined = text.split(' ').map(|word| word.replace('-', ""));
                // One or two letters find a line by its whole words only.
                let whole = line && word.len() <= 2;
                let best = |word: &str, known: &str| {
                    let fits = known == word || !whole && known.starts_with(word);
                    fits.then_some(known != word)
                };
                parts
                    .map(str::to_owned)
                    .chain(joined)
                    .filter_map(|known| best(word, &known))
                    .min()
            };
            let level = columns
                .iter()
                .enumerate()
                .filter_map(|(at, text)| Some((at, level(text, COLUMNS[at] == Column::Line)?)))
                .min()?;
            Some((level, std::cmp::Reverse((age, number))))
        })
        .collect();
    found.sort_unstable();
    found
        .into_iter()
        .map(|(_, std::cmp::Reverse((_, number)))| number)
        .collect()
}

#[test]
fn lists_and_a_plain_look_agree() {
    let many = many();
    let mut index = Index::new(&COLUMNS);
    // Newest first, then the rest; every third goes; some come back changed.
    let order: Vec<u32> = (6000..13_000).rev().chain(0..6000).collect();
    for &number in &order {
        index.insert(number, i64::from(number) / 2, &many[number as usize]);
    }
    for number in (0..13_000).filter(|n| n % 3 == 0 || (4000..9000).contains(n)) {
        index.remove(number);
    }
    for number in (5000..6000).rev() {
        index.insert(number, 1, &many[number as usize + 1000]);
    }
    let held: Vec<_> = (0..13_000_u32)
        .filter_map(|n| match n {
            5000..6000 => Some((n, 1, &many[n as usize + 1000])),
            n if n % 3 == 0 || (4000..9000).contains(&n) => None,
            n => Some((n, i64::from(n) / 2, &many[n as usize])),
        })
        .collect();
    assert_eq!(index.len(), held.len());
    let fold = |text: &String| copytaster::fold::fold(text).replace('\'', "");
    let folded: Vec<[String; 4]> = held
        .iter()
        .map(|(_, _, columns)| columns.each_ref().map(fold))
        .collect();
    let held: Vec<_> = held
        .iter()
        .zip(&folded)
        .map(|(&(n, age, _), columns)| (n, age, columns))
        .collect();
    for word in [
        "road",
        "roa",
        "costa",
        "co",
        "karabakh",
        "nagornokara",
        "oneil",
        "speaker7",
        "speaker",
        "976",
        "9",
    ] {
        let expected = scan(&held, word);
        for limit in [1, 50, 3000] {
            let found = index.find(&Query::parse(word), limit, None);
            let best = &expected[..limit.min(expected.len())];
            assert_eq!(rows(&found)[..best.len()], *best, "{word} {limit}");
            assert!(found.more || expected.len() <= limit, "{word} {limit}");
        }
    }
    // Two words: whatever is found holds both, and nothing is left out.
    let both: Vec<_> = {
        let (a, b) = (scan(&held, "harbour"), scan(&held, "crane"));
        a.into_iter().filter(|row| b.contains(row)).collect()
    };
    let mut found = rows(&index.find(&Query::parse("harbour crane"), 20_000, None));
    let strict = found.len().min(both.len());
    found.truncate(strict);
    found.sort_unstable();
    let mut both = both;
    both.sort_unstable();
    assert_eq!(found, both);
}

#[test]
fn a_long_name_found_as_a_whole_is_lit() {
    let text = "a\"a李0\"a李Ж-0李a’’é李Ж";
    let mut index = Index::new(&COLUMNS);
    index.insert(0, 0, &[text, "", text, "x"]);
    let query = Query::parse("0李é");
    assert_eq!(index.find(&query, 10, None).hits.len(), 1);
    let lit = query.light(&[text, "", text, "x"]);
    assert!(lit.iter().any(|ranges| !ranges.is_empty()));
}

#[test]
fn several_words_are_found_however_many_rows_came_last() {
    let mut index = Index::new(&COLUMNS);
    // Of the last rows some thousand are not in the words' lists yet.
    for row in 0..8200 {
        let text = match row {
            10 | 8195 => "measles spread",
            _ => "nothing spread",
        };
        index.insert(row, row.into(), &["Ada Dalgaard", "", text, "A title"]);
    }
    for query in ["measles dalgaard", "measles title", "measles spr"] {
        let found = index.find(&Query::parse(query), 10, None);
        assert_eq!(
            (rows(&found), found.more),
            (vec![8195, 10], false),
            "{query}"
        );
    }
}

#[test]
fn lines_behind_text_are_found_where_only_they_hold_a_word() {
    let mut index = Index::new(&COLUMNS);
    for row in 0..25_000 {
        let title = match row % 5000 {
            0 => "Nagorno-Karabakh talks",
            _ => "Harbour news",
        };
        let speaker = ["Ana Costa", "Rui Novak"][row as usize / 5000 % 2];
        index.insert(
            row,
            row.into(),
            &[speaker, "", "the harbour is full", title],
        );
    }
    for (query, expected) in [
        ("talks", vec![20_000, 15_000, 10_000, 5000, 0]),
        ("harbour talk", vec![20_000, 15_000, 10_000, 5000, 0]),
        ("costa nkrbkh", vec![20_000, 10_000, 0]),
        ("novak tlaks", vec![15_000, 5000]),
        ("full talks !costa", vec![15_000, 5000]),
    ] {
        let found = index.find(&Query::parse(query), 10, None);
        assert_eq!((rows(&found), found.more), (expected, false), "{query}");
    }
    assert!(index.find(&Query::parse("h"), 10, None).more);
}

#[test]
fn a_hyphenated_word_sought_exactly_is_lit() {
    let mut index = Index::new(&COLUMNS);
    index.insert(0, 0, &["Ж-0", "", "Ж-0", "x"]);
    let query = Query::parse("'Ж0");
    assert_eq!(index.find(&query, 10, None).hits.len(), 1);
    let lit = query.light(&["Ж-0", "", "Ж-0", "x"]);
    let whole = 0.."Ж-0".len();
    assert_eq!(lit, [vec![whole.clone()], vec![], vec![whole], vec![]]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_answered(
        typed in "[a-c'\"!^$| \\-éЖ李0]{0,12}",
        text in "[a-c'’\" \\-éЖ李0́]{0,30}",
    ) {
        let mut index = Index::new(&COLUMNS);
        index.insert(0, 0, &[text.as_str(), "", text.as_str(), "x"]);
        let query = Query::parse(&typed);
        let found = index.find(&query, 10, None);
        let columns = [text.as_str(), "", text.as_str(), "x"];
        let lit = query.light(&columns);
        for (ranges, column) in lit.iter().zip(columns) {
            let mut end = 0;
            for range in ranges {
                prop_assert!(range.start >= end && range.start < range.end);
                prop_assert!(column.get(range.clone()).is_some());
                end = range.end;
            }
        }
        // A row that is found for a word has something to light.
        if !found.hits.is_empty() && !query.is_empty() && !typed.contains('!') {
            prop_assert!(lit.iter().any(|ranges| !ranges.is_empty()), "{typed:?} {text:?}");
        }
    }

    #[test]
    fn coming_and_going_leaves_no_trace(steps in prop::collection::vec((0u32..12, any::<bool>(), 0usize..12), 0..60)) {
        let (mut index, mut held) = (Index::new(&COLUMNS), std::collections::BTreeMap::new());
        for (row, comes, text) in steps {
            if comes {
                index.insert(row, text as i64, &ROWS[text]);
                held.insert(row, text);
            } else {
                index.remove(row);
                held.remove(&row);
            }
        }
        let mut fresh = Index::new(&COLUMNS);
        for (&row, &text) in &held {
            fresh.insert(row, text as i64, &ROWS[text]);
        }
        for query in ["costa", "co", "harbour strike", "survey costa", "nkrbkh", "!costa", "", "tanakka", "\"south road\""] {
            let query = Query::parse(query);
            prop_assert_eq!(index.find(&query, 5, None), fresh.find(&query, 5, None), "{:?}", query.text());
        }
    }
}
