//! Short stories and who is in them: a line of text in, actors with kind, count of mentions and gender out.

use super::find;
use crate::extract::text::{lines, read};
use crate::extract::{ActorKind, Gender};

/// The actors of a text as "p Ana Costa 2 f", parted by " | ".
fn actors(text: &str) -> String {
    let article = lines(text);
    find(&article, &read(&article))
        .iter()
        .map(|actor| {
            let kind = match actor.kind {
                ActorKind::Person => "p",
                ActorKind::Organization => "o",
                ActorKind::Place => "l",
            };
            let gender = match actor.gender {
                Some(Gender::Female) => " f",
                Some(Gender::Male) => " m",
                None => "",
            };
            format!("{kind} {} {}{gender}", actor.name, actor.mentions.len())
        })
        .collect::<Vec<_>>()
        .join(" | ")
}

#[track_caller]
fn check(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, expected)| {
            let found = actors(text);
            (found != *expected).then(|| format!("{text}\n  want {expected}\n  have {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_dateline_in_capitals_names_its_place() {
    check(&[
        (
            "PORT ALDER, Nov 26 (TNA) - Dockers walked off the job on Friday, their union said.",
            "l Port Alder 1 | o TNA 1",
        ),
        (
            "PORT ALDER (TNA) - Dockers left Port Alder on Friday.",
            "l Port Alder 2 | o TNA 1",
        ),
    ]);
}

#[test]
fn titles_and_names_that_were_once_cut_or_parted() {
    check(&[
        (
            "Chief Executive Grace Oyelaran told reporters.",
            "p Grace Oyelaran 1 f",
        ),
        (
            "The spokesman, Piers Lockwood, said so. Lockwood left.",
            "p Piers Lockwood 2 m",
        ),
        (
            "Chief Operating Officer Piers Lockwood said no.",
            "p Piers Lockwood 1",
        ),
        (
            "Vice Minister Ernesto Bustíos Larraín spoke. Bustíos said no.",
            "p Ernesto Bustíos Larraín 2 m",
        ),
    ]);
}

#[test]
fn family_names_that_stand_first() {
    check(&[
        (
            "The spokesman, Baek Sun-woo, left. On Friday Baek came back.",
            "p Baek Sun-woo 2 m",
        ),
        (
            "We met Moon Tae-gil, a sailor. For Moon, it hardly matters.",
            "p Moon Tae-gil 2",
        ),
        // No gender by the family's word, which lists of given names hold as a man's.
        (
            "We met Wang Xiaoling at the pier. On Friday Wang left.",
            "p Wang Xiaoling 2",
        ),
        (
            "We met Kim Clarkson and Lee Chae-won. On Friday Clarkson and Lee left.",
            "p Kim Clarkson 2 | p Lee Chae-won 2",
        ),
        // One letter apart, and two people.
        (
            "We met Zhang Guoming and Zheng Guoming. They left.",
            "p Zhang Guoming 1 | p Zheng Guoming 1",
        ),
    ]);
}

#[test]
fn one_surname_of_several() {
    check(&[
        // Until the second comes up, the first is meant; then nobody for sure.
        (
            "We met Omar Tarvani. \"No,\" Tarvani said. Then Idris Tarvani came. \"Yes,\" Tarvani said.",
            "p Omar Tarvani 2 m | p Idris Tarvani 1 m | p Tarvani 1",
        ),
        (
            "We met Omar Tarvani. His younger brother Idris Tarvani came. The younger Tarvani left.",
            "p Omar Tarvani 1 m | p Idris Tarvani 2 m",
        ),
        (
            "We met Diana Kemble and her neighbour John Kemble. Mr. Kemble left, Ms. Kemble stayed.",
            "p Diana Kemble 2 f | p John Kemble 2 m",
        ),
        // A man is not "his wife".
        (
            "We met the owner's wife, Diana Kemble. Mr. Kemble was out.",
            "p Diana Kemble 1 f | p Kemble 1 m",
        ),
        // Kin in passing leave the surname to whom the story has called by it.
        (
            "Omar Tarvani won. Tarvani laughed. Then Tarvani sang. They saw Tarvani leave. His father, Idris Tarvani, \
             stayed. Later they saw Tarvani again.",
            "p Omar Tarvani 5 m | p Idris Tarvani 1 m",
        ),
    ]);
}

#[test]
fn gender_by_surname_and_kin() {
    check(&[
        ("We met Qarlygul Hakimova.", "p Qarlygul Hakimova 1 f"),
        ("We met Robin Petrovskaya.", "p Robin Petrovskaya 1 f"),
        ("We met Nikita Zaluzhov.", "p Nikita Zaluzhov 1 m"),
        ("He came with his wife, Tove Quill.", "p Tove Quill 1 f"),
        ("The actress Tove Quill left.", "p Tove Quill 1 f"),
        ("The club's chairman, Tove Quill, left.", "p Tove Quill 1 f"),
    ]);
}

#[test]
fn firms_and_acronyms() {
    check(&[
        (
            "The buyer, Lindora AB, said no. On Friday Lindora agreed.",
            "o Lindora AB 2",
        ),
        (
            "We met Torvik A/S and Mellin Co., Ltd. again.",
            "o Torvik A/S 1 | o Mellin Co., Ltd. 1",
        ),
        ("The head of Kelpline plc left.", "o Kelpline plc 1"),
        (
            "We met Brellox Ltd Davie Lennox.",
            "o Brellox Ltd 1 | p Davie Lennox 1 m",
        ),
        // A given name elsewhere, but written as nobody is.
        (
            "On Monday SATU said no. The SATU convener Davie Lennox left.",
            "o SATU 2 | p Davie Lennox 1 m",
        ),
        (
            "On Monday the Riggers' and Allied Trades Union (RATU) said no. Then RATU left.",
            "o Riggers' and Allied Trades Union 3",
        ),
        (
            "He led the Dockers' and Harbour Workers' Union.",
            "o Dockers' and Harbour Workers' Union 1",
        ),
        ("Up to Chandlers' Row they went.", "l Chandlers' Row 1"),
        ("They met UNB Westerling.", "o UNB Westerling 1"),
    ]);
}

#[test]
fn names_with_nothing_between() {
    check(&[
        (
            "The head of the district of Ak-Torgai Gulmira Abdraeva left.",
            "l Ak-Torgai 1 | p Gulmira Abdraeva 1 f",
        ),
        (
            "A deputy of the Jogorku Tenesh Torebek Sultanaliev left.",
            "o Jogorku Tenesh 1 | p Torebek Sultanaliev 1 m",
        ),
        (
            "The head of the Trade Directorate Quazir Alambek left.",
            "o Trade Directorate 1 | p Quazir Alambek 1",
        ),
        // A patronymic is no seam.
        (
            "We met Torebek Sharipovich Sultanaliev.",
            "p Torebek Sharipovich Sultanaliev 1 m",
        ),
    ]);
}

#[test]
fn places_and_things() {
    check(&[
        (
            "A plater at Kinvaird for years, he left. The Kinvaird yard is shut.",
            "l Kinvaird 2",
        ),
        // A ship, a film and a robot are nobody.
        (
            "The trawler Sigrune sank. They saw the film Orvelle. A robot named Boltar won.",
            "",
        ),
        // Things that the story counts.
        (
            "She bought a Zorvid. The Zorvids were old. The Zorvid was not.",
            "",
        ),
        // What is called after somebody; the surname in it counts for them.
        (
            "We met Ana Quorvel. They saw the Quorvel Factory and a Quorvel print.",
            "p Ana Quorvel 3 f | o Quorvel Factory 1",
        ),
        // Whose university it is does not name another.
        (
            "We met the dean of the University of Renwick. The University was shut.",
            "o University of Renwick 2",
        ),
    ]);
}

#[test]
fn acronyms_of_common_words() {
    check(&[
        // What the words name decides: a salt in the sea is nobody, an agency is a body.
        (
            "They measured the sea surface saltness (SSS). The SSS rose.",
            "",
        ),
        (
            "They asked the national weather agency (NWA). The NWA agreed.",
            "o NWA 2",
        ),
    ]);
}

#[test]
fn shorter_names() {
    check(&[
        (
            "They met Sunvorra Textiles. \"No,\" Sunvorra said.",
            "o Sunvorra Textiles 2",
        ),
        (
            "They met Castorel & Quillmoor again.",
            "o Castorel & Quillmoor 1",
        ),
        // A ministry named before any country's is not that country's.
        (
            "They met at the Foreign Ministry. Then the Chinese Foreign Ministry agreed.",
            "o Foreign Ministry 1 | o Chinese Foreign Ministry 1",
        ),
        (
            "Then the Chinese Foreign Ministry agreed. They met at the Foreign Ministry.",
            "o Chinese Foreign Ministry 2",
        ),
    ]);
}

#[test]
fn capitals_that_name_nobody() {
    check(&[
        ("They met on 17 Sep 2024 at 18:06 JST.", ""),
        ("Independent political analysts agreed.", ""),
        (
            "South Korean sailors met in South Korea.",
            "l South Korea 1",
        ),
    ]);
}

#[test]
fn where_somebody_goes() {
    check(&[
        ("They took the road to Vorunkh.", "l Vorunkh 1"),
        (
            "On the docks of Gurvong, a port of 9,000, they met.",
            "l Gurvong 1",
        ),
        ("She owns the clinic “Ana-Bela”, they said.", "o Ana-Bela 1"),
    ]);
}

#[test]
fn owners_and_seats() {
    check(&[
        (
            "At dawn St Quorvin's Hospital was shut. The Fishermen's Federation agreed.",
            "o St Quorvin's Hospital 1 | o Fishermen's Federation 1",
        ),
        // A firm and where it sits are two.
        (
            "They met the owners, Vorquel Bulk of Istanbul, again.",
            "o Vorquel Bulk 1 | l Istanbul 1",
        ),
        // A closing mark opens nothing: the capital behind it is a title's.
        (
            "\"They could have gone,\" Mayor Ana Quill told them.",
            "p Ana Quill 1 f",
        ),
    ]);
    let article = lines("\"They could have gone,\" Mayor Ana Quill told them.");
    let found = find(&article, &read(&article));
    assert_eq!(found[0].role.as_deref(), Some("Mayor"));
}

#[test]
fn lands_that_no_list_knows() {
    check(&[
        (
            "They said that Quorvane insists. The Quorvanian minister left.",
            "l Quorvane 1",
        ),
        ("ZORNBANK, Oct. 2 -- They met again.", "l Zornbank 1"),
        ("They saw the residents of Zornvik again.", "l Zornvik 1"),
    ]);
}

#[test]
fn sides_in_a_match() {
    let report = "Sweden beat Panama in the match. Sweden scored two goals in the first half, and Panama lost the game. \
                  The referee gave a penalty. The Polar Stars were the better team. They played in Norway.";
    check(&[
        (
            report,
            "o Sweden 2 | o Panama 2 | o Polar Stars 1 | l Norway 1",
        ),
        (
            "Sweden beat Panama to the deal. They met in Norway.",
            "l Sweden 1 | l Panama 1 | l Norway 1",
        ),
    ]);
}

#[test]
fn honours_behind_a_name_are_no_part_of_it() {
    check(&[(
        "The prosecutor, Helen Tregarth KC, rose. Ms Tregarth sat down.",
        "p Helen Tregarth 2 f",
    )]);
}

#[test]
fn a_dateline_is_a_place_whatever_its_words_mean() {
    check(&[
        (
            "MARLOW QUAY, Oct 3 (TNA) - Ferry crews voted to stay ashore.",
            "l Marlow Quay 1 | o TNA 1",
        ),
        (
            "KIRBY STRAND, Sept 4 (TNA) – Rain fell. Rain fell on Kirby Strand.",
            "l Kirby Strand 2 | o TNA 1",
        ),
        ("SKERRY (TNA) -- It is shut.", "l Skerry 1 | o TNA 1"),
        (
            "PORT ALDER/ST BRANNOC, Oct 3 - The two towns share a ferry.",
            "l Port Alder 1 | l St Brannoc 1",
        ),
        // Somebody may be called so as well.
        (
            "MARLOW, Oct 3 (TNA) - Grace Marlow, the mayor, left. Marlow said nothing.",
            "l Marlow 1 | o TNA 1 | p Grace Marlow 2 f",
        ),
        // A heading, and a body that speaks, are none.
        ("WHY IT RAINED - The clouds were low.", ""),
    ]);
}

#[test]
fn a_lone_name_behind_a_preposition_is_a_place() {
    check(&[
        ("The yard at Holm has been shut since Monday.", "l Holm 1"),
        ("A farmer from Brack lost forty sheep.", "l Brack 1"),
        ("The fire began near Arden and spread.", "l Arden 1"),
        (
            "In Sorby the mood was low. The bus to Sorby was late.",
            "l Sorby 2",
        ),
        (
            "Born in Arden, she met two men from Holm.",
            "l Arden 1 | l Holm 1",
        ),
        ("Analysts at Brack liked the shares.", "o Brack 1"),
        // What it does elsewhere says who it is.
        (
            "The crowd stood near Holm. Holm, 45, said nothing.",
            "p Holm 2",
        ),
        ("A letter from Anna came on Friday.", "p Anna 1"),
    ]);
}

#[test]
fn names_in_scripts_without_capitals() {
    check(&[
        ("“We will stay,” 李伟 said.", "p 李伟 1"),
        (
            "“It was not easy,” said محمد علي. علي left.",
            "p محمد علي 2",
        ),
        ("Mr 李 said he would return.", "p 李 1"),
        ("The rain in 北京 fell on Friday.", "l 北京 1"),
        (
            "“It is late,” Иван Петров said. Петров left.",
            "p Иван Петров 2",
        ),
        // Copy that is all of such a script is not read for names.
        ("李伟 说 我们 会 留下。", ""),
    ]);
}
