//! Plain text in: exact headlines, datelines, dates and paragraph roles out; and nothing that bytes can do breaks it.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;

use copytaster::article::{Article, DateSource, Moment, Role, Status};
use copytaster::format::{self, Given};
use jiff::civil::{Date, date};
use jiff::tz::Offset;
use proptest::prelude::*;

fn given(modified: Date) -> Given {
    Given {
        modified: Moment::from_civil(modified.at(12, 0, 0, 0), Offset::UTC),
        ..Given::default()
    }
}

fn read_on(text: &str, modified: Date) -> Article {
    let mut articles = format::read(
        Path::new("wire/story.txt"),
        text.as_bytes(),
        &given(modified),
    )
    .unwrap();
    assert_eq!(articles.len(), 1);
    articles.remove(0)
}

fn read(text: &str) -> Article {
    read_on(text, date(2026, 10, 20))
}

fn roles(article: &Article) -> Vec<(Role, &str)> {
    article
        .paragraphs
        .iter()
        .map(|p| (p.role, p.span.of(&article.text)))
        .collect()
}

#[test]
fn a_wire_take() {
    let text = "n0412 ec\nBC-HARBOUR-STRIKE, 2nd Ld\n\n(Adds Tidewell comment)\n\nUPDATE 2-Dockers walk out at Port Alder\n\nBy Marta Kovač and Rui Teixeira\n\nPORT ALDER, Sept 25 (TNA) - Dockers walked off the job at 6 a.m. on Friday, their union said.\n\n\"Nobody wanted this,\" said Radek Novák.\n\n(Reporting by Marta Kovač; editing by Ken Obuya)\n\nMORE TO FOLLOW\n\nTNA mk/rt 250648 SEP 26\n";
    let article = read(text);
    assert_eq!(article.text, text);
    assert_eq!(
        article.headline.as_deref(),
        Some("Dockers walk out at Port Alder")
    );
    assert_eq!(
        article.byline.as_deref(),
        Some("Marta Kovač and Rui Teixeira")
    );
    assert_eq!(
        article.dateline.as_deref(),
        Some("PORT ALDER, Sept 25 (TNA)")
    );
    assert_eq!(article.source.as_deref(), Some("TNA"));
    assert_eq!(article.slugline.as_deref(), Some("BC-HARBOUR-STRIKE"));
    assert_eq!(article.take.as_deref(), Some("2nd Ld"));
    assert_eq!(article.version.as_deref(), Some("2"));
    assert_eq!(article.ednote.as_deref(), Some("Adds Tidewell comment"));
    assert_eq!(
        article.published.unwrap().to_string(),
        "2026-09-25T06:48:00+00:00"
    );
    assert_eq!(article.dated_by, DateSource::Text);
    assert_eq!(
        article.warnings,
        ["A time in it names no zone: read as UTC."]
    );
    assert_eq!(
        roles(&article).iter().map(|r| r.0).collect::<Vec<_>>(),
        [
            Role::Slug,
            Role::Slug,
            Role::Slug,
            Role::Headline,
            Role::Byline,
            Role::Body,
            Role::Body,
            Role::Byline,
            Role::Boilerplate,
            Role::Slug,
        ]
    );
}

#[test]
fn a_web_page_saved_as_text() {
    let text = "World\n\nFerry to Tern Hill stops for good\n\nBy Josephine Mbeki, Transport Correspondent\nThe Alder Courier\nPublished 9 October 2026, 10:15 BST | Updated 14:02 BST\n\nPassengers wait at the closed pier on Friday. Photo: Ivo Lund\n\nThe ferry to Tern Hill made its last crossing on Friday after 112 years, its owner said.\n\nAdvertisement\n\nWhat happens next\n\n“We will miss it,” said Ana Costa, who had crossed the bay every working day since 1991 and knew the crew by name.\n\nRead more: The pier that nobody wanted\n\nJosephine Mbeki is transport correspondent of the Alder Courier. She has covered ferries since 2011.\n\nFollow us on Twitter\n\nMore news\n\n© 2026 The Alder Courier\n";
    let article = read(text);
    assert_eq!(
        article.headline.as_deref(),
        Some("Ferry to Tern Hill stops for good")
    );
    assert_eq!(
        article.byline.as_deref(),
        Some("Josephine Mbeki, Transport Correspondent")
    );
    assert_eq!(article.source.as_deref(), Some("The Alder Courier"));
    assert_eq!(
        article.published.unwrap().to_string(),
        "2026-10-09T10:15:00+01:00"
    );
    assert_eq!(
        article.updated.unwrap().to_string(),
        "2026-10-09T14:02:00+01:00"
    );
    assert!(article.warnings.is_empty(), "{:?}", article.warnings);
    let roles = roles(&article);
    let role = |start: &str| {
        roles
            .iter()
            .find(|(_, t)| t.starts_with(start))
            .unwrap_or_else(|| panic!("{start}"))
            .0
    };
    assert_eq!(role("Passengers"), Role::Caption);
    assert_eq!(role("The ferry"), Role::Body);
    assert_eq!(role("Advertisement"), Role::Boilerplate);
    assert_eq!(role("What happens"), Role::Heading);
    assert_eq!(role("“We will"), Role::Body);
    assert_eq!(role("Read more"), Role::Boilerplate);
    assert_eq!(role("Josephine Mbeki is"), Role::Bio);
    assert_eq!(role("More news"), Role::Boilerplate);
    assert_eq!(role("©"), Role::Boilerplate);
}

#[test]
fn the_year_a_dateline_leaves_out_is_the_latest_before_the_file() {
    let story = |day: &str| {
        format!(
            "Bank holds rate\n\nESTREL, {day} (TNA) -- The bank left its rate at 4.25 percent.\n"
        )
    };
    for (day, modified, expected) in [
        ("Sept. 30", date(2026, 10, 1), "2026-09-30"),
        ("Sept. 30", date(2026, 9, 29), "2026-09-30"),
        ("Dec. 31", date(2026, 1, 2), "2025-12-31"),
        ("31 December 2019", date(2026, 1, 2), "2019-12-31"),
        ("Feb 29", date(2026, 1, 2), "2024-02-29"),
    ] {
        let article = read_on(&story(day), modified);
        assert_eq!(article.date().unwrap().to_string(), expected, "{day}");
        assert_eq!(article.dated_by, DateSource::Text);
        let told = if day.contains("2019") { 0 } else { 1 };
        assert_eq!(article.warnings.len(), told, "{:?}", article.warnings);
    }
}

#[test]
fn a_weekday_tells_the_year_and_the_story_says_so() {
    let story =
        |day: &str| format!("Bank holds rate\n\nESTREL, {day} (TNA) -- The bank left its rate.\n");
    for (modified, year) in [
        (date(2026, 12, 1), 2026),
        (date(2026, 7, 1), 2020),
        (date(2019, 7, 1), 2015),
    ] {
        let article = read_on(&story("Friday, Oct. 9"), modified);
        assert_eq!(article.date(), Some(date(year, 10, 9)));
        assert_eq!(
            article.warnings,
            [
                "The text's date names no year: it follows from its weekday and the file's modification time."
            ]
        );
    }
}

#[test]
fn a_story_without_a_date_line_may_name_its_day() {
    let text = "Talks begin\n\nOn October 9, talks between the two ministers began in the capital, and nobody said a word.\n\nThe president, who spoke on Friday, wished them luck, which they would need, as everybody knew.\n";
    let article = read_on(text, date(2026, 7, 1));
    assert_eq!(article.date(), Some(date(2020, 10, 9)));
    assert_eq!(article.dated_by, DateSource::Text);
    assert_eq!(
        article.warnings,
        [
            "No date in the file: the story opens on a 9 October that its text calls a Friday, last so in 2020."
        ]
    );
    // A fresh file is believed.
    let article = read_on(text, date(2026, 10, 12));
    assert_eq!(article.dated_by, DateSource::FileTime);
}

#[test]
fn an_update_stands_in_for_a_missing_publication() {
    let article = read(
        "Ferry stops\n\nUpdated 2 October 2019, 14:02 GMT\n\nThe ferry stopped, its owner said.\n",
    );
    assert_eq!(article.date(), Some(date(2019, 10, 2)));
    assert_eq!(
        article.warnings,
        ["No publication date: the day it was updated stands for it."]
    );
}

#[test]
fn no_date_deep_in_the_body_counts() {
    let text = "Ferry stops\n\nThe ferry to Tern Hill made its last crossing after 112 years, its owner said in a long statement that nobody read to the end, because the crew was already on the pier and the band had begun to play the song of the bay.\n\nIt was the end of a service that had run in war and in peace, through ice and fog, and that had lost money in all but three of those years, the owner said, adding that the pier would go too, and the kiosk with it, and the clock.\n\nESTREL, Oct 1 (TNA) - The minister said nothing.\n\nUpdated 2 October 2019\n\nThe band, which had played since nine, went home.\n";
    let article = read(text);
    assert_eq!(article.published.unwrap().date(), date(2026, 10, 20));
    assert_eq!(article.dated_by, DateSource::FileTime);
    assert_eq!(
        article.warnings,
        ["No date in the file: its modification time stands for the publication date."]
    );
    assert_eq!(article.dateline, None);
}

#[test]
fn a_stamp_below_the_story_counts_if_none_above_does() {
    let body = "The ferry to Tern Hill made its last crossing after 112 years, its owner said.\n\nViola Sanderson\nThe Alder Courier, Monday 5 October 2026\n";
    let article = read(&format!("Ferry stops\n\n{body}"));
    assert_eq!(article.date(), Some(date(2026, 10, 5)));
    assert_eq!(article.byline.as_deref(), Some("Viola Sanderson"));
    let article = read(&format!("Ferry stops\n\nALDER, Oct 4 (TNA) - {body}"));
    assert_eq!(article.date(), Some(date(2026, 10, 4)));
}

#[test]
fn labels_may_stand_in_a_row() {
    let article = read(
        "ATTENTION EDITORS - CORRECTION\n\nFERRY-END (corrected)\n\nALDER, Oct 9 (TNA) - Please read \"112\" years.\n\nIT RAN FOR 112 YEARS\n\nAnd so on, the owner said.\n",
    );
    assert_eq!(article.status, Status::Corrected);
    assert_eq!(article.slugline.as_deref(), Some("FERRY-END"));
    assert_eq!(article.headline, None);
}

#[test]
fn a_given_date_stands_in_for_a_missing_one_only() {
    let given = Given {
        published: Some(date(2020, 10, 9)),
        ..given(date(2026, 1, 1))
    };
    let read = |text: &str| {
        format::read(Path::new("a"), text.as_bytes(), &given)
            .unwrap()
            .remove(0)
    };
    let undated = read("Ferry stops\n\nThe ferry stopped, its owner said.\n");
    assert_eq!(
        (undated.date(), undated.dated_by),
        (Some(date(2020, 10, 9)), DateSource::Given)
    );
    let dated = read("Ferry stops\n\nESTREL, Oct 1 (TNA) - The ferry stopped, its owner said.\n");
    assert_eq!(
        (dated.date(), dated.dated_by),
        (Some(date(2020, 10, 1)), DateSource::Text)
    );
}

#[test]
fn labelled_lines_fill_their_fields() {
    let text = "Slug: ferry-end\nHeadline: Ferry stops\nAuthor: Marta Kovač\nDate: 2026-10-09\nKeywords: ferries; Tern Hill\nUrgency: 4\nEmbargo: 10 October 2026 00:01 GMT\n\nThe ferry to Tern Hill made its last crossing.\n";
    let article = read(text);
    assert_eq!(article.headline.as_deref(), Some("Ferry stops"));
    assert_eq!(article.slugline.as_deref(), Some("ferry-end"));
    assert_eq!(article.byline.as_deref(), Some("Marta Kovač"));
    assert_eq!(article.date(), Some(date(2026, 10, 9)));
    assert_eq!(article.keywords, ["ferries", "Tern Hill"]);
    assert_eq!(article.urgency, Some(4));
    assert_eq!(
        article.embargo.unwrap().to_string(),
        "2026-10-10T00:01:00+00:00"
    );
}

#[test]
fn labels_say_what_to_do_with_a_story() {
    assert_eq!(
        read("KILL: Ferry stops\n\nPlease do not use the story.").status,
        Status::Canceled
    );
    assert_eq!(
        read("CORRECTED-Ferry stops\n\nThe ferry stopped.").status,
        Status::Corrected
    );
    let flash = read("FLASH\n\nFerry stops for good - owner");
    assert_eq!(
        (flash.urgency, flash.headline.as_deref()),
        (Some(1), Some("Ferry stops for good - owner"))
    );
}

#[test]
fn text_stays_as_it_is_but_for_harmful_characters() {
    let text = "Ferry\u{1b}[2J stops\r\n\r\n\u{202e}The ferry\u{2069} to\tTern Hill\u{200d} stopped.\u{9b}\r\n";
    let article = read(text);
    assert_eq!(
        article.text,
        "Ferry\u{fffd}[2J stops\r\n\r\n\u{fffd}The ferry\u{fffd} to\tTern Hill\u{200d} stopped.\u{fffd}\r\n"
    );
    assert_eq!(article.headline.as_deref(), Some("Ferry\u{fffd}[2J stops"));
}

#[test]
fn charsets_are_told_by_their_bytes() {
    let text = "Fähre hält\n\nESTREL, Oct 9 (TNA) - “Schluß,” said Jürgen Fröhlich of the ferry company in the café.\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut marked = vec![0xfe, 0xff];
    marked.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    let (windows, _, lossy) = encoding_rs::WINDOWS_1252.encode(text);
    assert!(!lossy);
    for (name, bytes) in [
        ("utf-8", text.as_bytes().to_vec()),
        ("utf-8 marked", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
        ("utf-16 unmarked", utf16),
        ("utf-16 marked", marked),
        ("windows-1252", windows.into_owned()),
    ] {
        let article = format::read(Path::new("a"), &bytes, &Given::default())
            .unwrap()
            .remove(0);
        assert_eq!(article.text, text, "{name}");
    }
    let russian = "Паром остановлен\n\nАЛДЕР, 9 октября (Агентство) - Паром остановился, сообщила компания в пятницу.\n";
    let (koi8, _, _) = encoding_rs::KOI8_R.encode(russian);
    assert_eq!(
        format::read(Path::new("a"), &koi8, &Given::default()).unwrap()[0].text,
        russian
    );
}

#[test]
fn what_is_no_text_is_refused_with_its_reason() {
    for (bytes, reason) in [
        (&b""[..], "is empty"),
        (b" \n\t\r\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n....", "is not text: it is a picture"),
        (b"%PDF-1.7 ...", "is not text: it is a PDF document"),
        (&[0; 64], "is not text: most of it is control characters"),
    ] {
        assert_eq!(refusal(bytes), reason);
    }
}

fn refusal(bytes: &[u8]) -> String {
    format::read(Path::new("a"), bytes, &Given::default())
        .unwrap_err()
        .to_string()
}

#[test]
fn data_is_no_story() {
    let reason = "is JSON, and no story that could be read from it";
    for data in [
        r#"{"file": "a.txt", "quotes": [{"words": "“We stay,” Costa said."}]}"#,
        " [1, 2, 3]\n",
    ] {
        assert_eq!(refusal(data.as_bytes()), reason, "{data}");
    }
    // Copy that opens with a bracket is copy.
    let copy = "[Updated] \"We stay,\" Costa said.\n\n{Photo: Ines Lume}\n";
    let articles = format::read(Path::new("a"), copy.as_bytes(), &given(date(2026, 10, 9)));
    assert_eq!(articles.unwrap().len(), 1);
}

#[test]
fn what_a_mark_or_a_guess_could_make_letters_of_is_still_no_text() {
    let marked = |rest: &[u8]| [b"\xff\xfe", rest].concat();
    let wide = |units: &[u16]| -> Vec<u8> { units.iter().flat_map(|u| u.to_le_bytes()).collect() };
    // A small generator of noise, the same each time.
    let mut state = 7u32;
    let mut noise = |most: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((state >> 8) % most) as u16
    };
    let samples: Vec<u16> = (0..3000).map(|_| noise(256)).collect();
    let dump: Vec<u16> = (0..3000).map(|_| noise(65_536)).collect();
    let story = "Ferry stops\n\nThe ferry stopped on Friday, its captain said.\n";
    let (controls, nothing) = (
        "is not text: most of it is control characters",
        "is not text: its bytes fit no character set",
    );
    let erased = "is not text: it is one byte over and over";
    for (bytes, reason) in [
        (vec![0; 1], controls),
        (vec![0; 200_000], controls),
        (marked(&[0; 4000]), controls),
        ([b"\xef\xbb\xbf", &[0; 4000][..]].concat(), controls),
        ([story.as_bytes(), &[0; 900]].concat(), controls),
        (
            [
                wide(&story.encode_utf16().collect::<Vec<_>>()),
                vec![0; 900],
            ]
            .concat(),
            controls,
        ),
        (vec![0xff; 1], erased),
        (vec![0xff; 200_000], erased),
        (vec![0xfe; 3000], erased),
        (b"\xff \xff\n".repeat(900), erased),
        (b"\xff\0".repeat(900), erased),
        (b"\0\xff".repeat(900), erased),
        ([vec![0xff; 9000], b"\xe8boot".to_vec()].concat(), erased),
        (marked(&[0xff; 4000]), nothing),
        (marked(&wide(&dump)), nothing),
        (wide(&samples), nothing),
    ] {
        assert_eq!(
            refusal(&bytes),
            reason,
            "{:x?}",
            &bytes[..bytes.len().min(8)]
        );
    }
}

#[test]
fn wide_text_is_no_noise() {
    let story = "渡轮停航\n\n罢工者周五说：“我们不会回去。”\n\nПаром стоит 😀\n\nThe ferry, ’tis said, “waits” …\n";
    for with_mark in [true, false] {
        // Without a mark only letters of the West tell of their width.
        let story = if with_mark {
            story
        } else {
            "The ferry, ’tis said, “waits”: ÿÿÿ.\n"
        };
        let mark: &[u8] = if with_mark { b"\xff\xfe" } else { b"" };
        let units = story.encode_utf16().flat_map(u16::to_le_bytes);
        let bytes: Vec<u8> = mark.iter().copied().chain(units).collect();
        let stories = format::read(Path::new("a"), &bytes, &Given::default()).unwrap();
        assert_eq!(&*stories[0].text, story);
    }
}

#[test]
fn a_flood_keeps_its_text_but_is_not_all_searched() {
    let text = format!("Ferry stops\n\n{}", "é word ".repeat(400_000));
    let article = read(&text);
    assert_eq!(article.text.len(), text.len());
    let last = article.paragraphs.last().unwrap().span;
    assert!(last.end <= 1 << 20 && last.end > (1 << 20) - 20);
    assert!(
        article
            .warnings
            .iter()
            .any(|w| w.contains("longer than any story")),
        "{:?}",
        article.warnings
    );
    check(&article);
    let article = read(&"a\n".repeat(100_000));
    assert_eq!(article.paragraphs.len(), 10_000);
}

#[test]
fn the_sample_feed_is_dated_as_an_editor_would() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let gold = std::fs::read(root.join("tests/gold/sample-feed.json")).unwrap();
    let gold: serde_json::Value = serde_json::from_slice(&gold).unwrap();
    let mut dated = 0;
    for entry in gold.as_array().unwrap() {
        let file = entry["file"].as_str().unwrap();
        let path = root.join("sample-feed").join(file);
        let article = format::read(
            &path,
            &std::fs::read(&path).unwrap(),
            &given(date(2026, 10, 20)),
        )
        .unwrap()
        .remove(0);
        if article.dated_by != DateSource::FileTime {
            assert_eq!(
                article.date().unwrap().to_string(),
                entry["published"].as_str().unwrap(),
                "{file}"
            );
            dated += 1;
        }
    }
    // Only a page without any date in it may be left to its file's time.
    assert!(dated >= 23, "{dated}");
}

/// What every reader promises of every article it makes.
fn check(article: &Article) {
    let mut last = 0;
    for paragraph in &article.paragraphs {
        let span = paragraph.span;
        assert!(
            last <= span.start && span.start < span.end,
            "{:?}",
            article.paragraphs
        );
        last = span.end;
        let words = article
            .text
            .get(span.start as usize..span.end as usize)
            .unwrap();
        assert_eq!(words, words.trim());
    }
    let strings = [
        &article.headline,
        &article.byline,
        &article.dateline,
        &article.slugline,
        &article.source,
        &article.take,
    ];
    for text in strings
        .into_iter()
        .flatten()
        .chain([&article.text])
        .chain(&article.keywords)
        .chain(&article.warnings)
    {
        assert!(!text.contains(format::clean::is_harmful), "{text:?}");
    }
}

proptest! {
    #[test]
    fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        if let Ok(articles) = format::read(Path::new("a"), &bytes, &given(date(2026, 10, 9))) {
            articles.iter().for_each(check);
        }
    }

    #[test]
    fn no_copy_breaks_it(lines in prop::collection::vec("(By |URGENT: |PARIS, Oct 9 \\(AFW\\) - |Updated |Date: |BC-|\\* |   )?[ -~“”é東\u{301}\u{1b}\u{202e}]{0,70}(\r|\r\n|\n\n|\t)?", 0..30)) {
        let text = lines.join("\n");
        if let Ok(articles) = format::read(Path::new("a"), text.as_bytes(), &given(date(2026, 10, 9))) {
            articles.iter().for_each(check);
        }
    }
}
