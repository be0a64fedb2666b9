//! Wire text in: IPTC 7901 and ANPA 1312, with their control marks or without.
#![allow(clippy::unwrap_used)]

use std::path::Path;

use copytaster::article::{Article, DateSource, Moment, Role, Status};
use copytaster::format::{self, CUT_SHORT, Given};
use jiff::civil::date;
use jiff::tz::Offset;

const IPTC: &[u8] = include_bytes!("samples/ferry.iptc7901");
const ANPA: &[u8] = include_bytes!("samples/ferry.anpa1312");

fn read(bytes: &[u8]) -> Article {
    let given = Given {
        modified: Moment::from_civil(date(2026, 10, 10).at(9, 0, 0, 0), Offset::UTC),
        ..Given::default()
    };
    let mut articles = format::read(Path::new("a.txt"), bytes, &given).unwrap();
    assert_eq!(articles.len(), 1);
    articles.remove(0)
}

fn paragraphs(article: &Article) -> Vec<(Role, &str)> {
    let words = |p: &copytaster::article::Paragraph| (p.role, p.span.of(&article.text));
    article.paragraphs.iter().map(words).collect()
}

fn published(article: &Article) -> String {
    article.published.unwrap().to_string()
}

#[test]
fn iptc_7901() {
    let article = read(IPTC);
    assert_eq!(article.format, "iptc7901");
    assert_eq!(
        article.headline.as_deref(),
        Some("Ferry to Tern Hill stops for good after 112 years")
    );
    assert_eq!(article.byline.as_deref(), Some("Ann Roe, TNA"));
    assert_eq!(article.dateline.as_deref(), Some("Alder (TNA)"));
    assert_eq!(article.source.as_deref(), Some("TNA"));
    assert_eq!(article.take.as_deref(), Some("2ND LEAD"));
    assert_eq!(
        article.slugline.as_deref(),
        Some("Corvane-transport/Ferry/Tern Hill")
    );
    assert_eq!(
        article.keywords,
        ["Corvane-transport", "Ferry", "Tern Hill"]
    );
    assert_eq!(
        (article.urgency, article.codes.as_slice()),
        (Some(3), ["eco".to_owned()].as_slice())
    );
    assert_eq!(
        article.ednote.as_deref(),
        Some("adds mayor, passengers; adds mayor's comment in fourth paragraph")
    );
    assert_eq!(published(&article), "2026-10-09T14:12:00+00:00");
    assert_eq!(article.dated_by, DateSource::Metadata);
    assert_eq!(article.status, Status::Usable);
    assert_eq!(
        paragraphs(&article),
        [
            (
                Role::Body,
                "Alder (TNA) - The ferry to Tern Hill made its last crossing on Friday, its owner said, after 112 years in which it had never once been late by more than an hour."
            ),
            (
                Role::Body,
                "\"We will miss it,\" said Ana Costa, who had crossed the bay every day since 1991."
            ),
            (Role::Heading, "What happens next"),
            (
                Role::Body,
                "A bus will run every hour, Mayor Jörg Thießen said. The way round the bay is long and the road is narrow, as everybody knows who lives there."
            ),
            (
                Role::Preformatted,
                "Day         Buses    Boats\nMonday      14       0\nTuesday     14       0\nSunday      7        0"
            ),
        ]
    );
    assert!(!article.warnings.iter().any(|w| w == CUT_SHORT));
}

#[test]
fn anpa_1312() {
    let article = read(ANPA);
    assert_eq!(article.format, "anpa1312");
    assert_eq!(
        article.headline.as_deref(),
        Some("Ferry to Tern Hill makes last crossing after 112 years")
    );
    assert_eq!(article.byline.as_deref(), Some("ANN ROE"));
    assert_eq!(article.source.as_deref(), Some("The News Agency"));
    assert_eq!(article.dateline.as_deref(), Some("ALDER, Corvane (TNA)"));
    assert_eq!(article.slugline.as_deref(), Some("Tern-HillFerry"));
    assert_eq!(article.keywords, ["Tern-Hill Ferry Ends-Bay"]);
    assert_eq!(article.take.as_deref(), Some("3rd Ld-Writethru"));
    assert_eq!(
        article.ednote.as_deref(),
        Some("CORRECTS mayor's name in par 4. With photos.")
    );
    assert_eq!(article.status, Status::Corrected);
    assert_eq!(
        (article.urgency, article.codes.as_slice()),
        (Some(3), ["f".to_owned()].as_slice())
    );
    assert_eq!(published(&article), "2026-10-09T14:12:00+00:00");
    assert_eq!(
        paragraphs(&article),
        [
            (
                Role::Body,
                "ALDER, Corvane (TNA) — The ferry to Tern Hill made its last crossing on Friday, its owner said."
            ),
            (
                Role::Body,
                "“We will miss it,” said Ana Costa, who had crossed the bay every day since 1991."
            ),
            (Role::Heading, "WHAT HAPPENS NEXT"),
            (
                Role::Body,
                "A bus will run every hour — “even on Sundays,” Mayor Joerg Thiessen said."
            ),
            (
                Role::Preformatted,
                "Monday      14      0\nTuesday     14      0\nSunday       7      0"
            ),
        ]
    );
}

#[test]
fn a_message_without_its_end_mark_is_shown_as_such() {
    for (whole, end) in [(IPTC, 700), (ANPA, 500)] {
        let article = read(&whole[..end]);
        assert!(article.warnings.iter().any(|w| w == CUT_SHORT));
        assert!(article.headline.unwrap().starts_with("Ferry to Tern Hill"));
        assert!(article.text.contains("We will miss it"));
    }
    let refused = format::read(Path::new("a"), &IPTC[..20], &Given::default()).unwrap_err();
    assert_eq!(refused.to_string(), "is damaged: it ends before its text");
}

#[test]
fn control_marks_may_be_written_out() {
    let mut text = String::from_utf8_lossy(ANPA).into_owned();
    for (mark, name) in [
        ("\x16", "SYN"),
        ("\x01", "SOH"),
        ("\x02", "STX"),
        ("\x03", "ETX"),
        ("\x1f", "US"),
        ("\x11", "DC1"),
        ("\x13", "DC3"),
    ] {
        text = text.replace(mark, &format!("<{name}>"));
    }
    let (marked, written) = (read(ANPA), read(text.as_bytes()));
    assert_eq!(written.format, "anpa1312");
    assert_eq!(
        (written.headline, written.text),
        (marked.headline, marked.text)
    );

    let telex = "ZCZC TNA0417 4 pol 33\nAlder-council/\nCouncil meets =\n\nAlder (TNA) - The council met.\n\n091412\nNNNN\n";
    let article = read(telex.as_bytes());
    assert_eq!(article.format, "iptc7901");
    assert_eq!(article.headline.as_deref(), Some("Council meets"));
    assert!(article.text.starts_with("Alder (TNA) - The council met."));
    assert!(!article.warnings.iter().any(|w| w == CUT_SHORT));
}

#[test]
fn a_kill_and_an_alert() {
    let kill = "\x01tna0124 2 eco 30\r\n\r\nFerry/\r\n\x02MANDATORY KILL\r\nKill the story about the ferry =\r\n\r\nALDER (TNA) - Kill the story slugged Ferry. It is wrong.\r\n\x03091500\r\n";
    let article = read(kill.as_bytes());
    assert_eq!(article.status, Status::Canceled);
    assert_eq!(published(&article), "2026-10-09T15:00:00+00:00");

    let kill = "\x16\x16\x01W0418\x1f_alder\r\nb f\x13\x11 BC-CV--Ferry-KILL  10-09 0011\r\n\x02^BC-CV--Ferry, KILL,11<\r\n^BULLETIN KILL<\r\n^Eds: Members are asked to kill the story.<\r\n\t   ALDER (TNA) _ Kill the story slugged Ferry.\r\n\x03TNA-ER-10-09-26 1000EST<\r\n";
    let article = read(kill.as_bytes());
    assert_eq!(
        (article.status, article.urgency),
        (Status::Canceled, Some(2))
    );
    assert_eq!(published(&article), "2026-10-09T10:00:00-05:00");

    let alert = "\x16\x16\x01W0419\x1f_alder\r\nf a\x13\x11 BC-CV--APNewsAlert  10-09 0011\r\n\x02^BC-CV--NewsAlert,11<\r\n\t   ALDER, Corvane (TNA) _ Mayor of Alder resigns.\r\n\x03\r\n";
    let article = read(alert.as_bytes());
    assert_eq!(article.headline.as_deref(), Some("Mayor of Alder resigns."));
    assert_eq!(article.urgency, Some(1));
    // The header names month and day alone.
    assert_eq!(published(&article), "2026-10-09T00:00:00+00:00");
}
