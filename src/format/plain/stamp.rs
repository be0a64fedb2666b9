//! Lines that date a story: "Published 9 Oct 2020, 10:15 BST | Updated 14:02", "The Alder Courier, Monday 5 October 2026".

use jiff::civil::Time;

use crate::format::dates::{self, Stated};

use super::{byline, dateline};

/// What a stamp states.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stamp {
    /// When the story was published; always with a day.
    pub published: Option<Stated>,
    /// When it was changed; perhaps a time of day alone.
    pub updated: Option<Stated>,
    /// When a wire sent it off.
    pub filed: Option<Stated>,
}

/// Reads a line of dates and nothing else, perhaps beside the name of a place or publication.
pub fn read(line: &str) -> Option<Stamp> {
    if line.len() > 160 {
        return None;
    }
    let mut stamp = Stamp::default();
    for part in parts(line) {
        let scan = dates::scan(part);
        if scan.whole && (scan.stated.day.is_some() || scan.updated) {
            let slot = if scan.updated && !scan.published {
                &mut stamp.updated
            } else {
                &mut stamp.published
            };
            *slot = slot.or(Some(scan.stated));
        } else if let Some(found) =
            dateline::read(part).filter(|d| d.alone && d.stated.is_some_and(|s| s.year.is_some()))
        {
            stamp.published = stamp.published.or(found.stated);
        } else if scan.whole || part.split_whitespace().count() > 5 || !byline::is_underline(part) {
            return None;
        }
    }
    (stamp != Stamp::default()).then_some(stamp)
}

/// The filing time in a wire's sign-off: "TNA mk/rt 250614 SEP 26", "TNA 1512 GMT 30-09-26", or a message's
/// trailer: "250614 GMT Sep 26".
pub fn filed(line: &str) -> Option<Stated> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let pair = |word: &str, at: usize| word.get(at..at + 2)?.parse::<i8>().ok();
    let full = |yy: i8| Some(2000 + i16::from(yy)).filter(|_| yy >= 0);
    words.iter().enumerate().find_map(|(at, word)| {
        if word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit()) {
            let offset = words.get(at + 1).and_then(|w| dates::zone(w));
            let at = at + usize::from(offset.is_some());
            let month = dates::month(&words.get(at + 1)?.to_lowercase())?;
            let year = words.get(at + 2)?;
            let year = match year.len() {
                2 => full(pair(year, 0)?),
                _ => year.parse().ok().filter(|y| (1900..=2999).contains(y)),
            };
            return Some(Stated {
                year: Some(year?),
                day: Some((month, pair(word, 0)?)),
                weekday: None,
                time: Time::new(pair(word, 2)?, pair(word, 4)?, 0, 0).ok(),
                offset,
            });
        }
        let dashed = word.len() == 8
            && word.bytes().enumerate().all(|(i, b)| {
                if i % 3 == 2 {
                    b == b'-'
                } else {
                    b.is_ascii_digit()
                }
            });
        if dashed {
            let clock = dates::scan(&words.get(1..at)?.join(" ")).stated;
            return Some(Stated {
                year: full(pair(word, 6)?),
                day: Some((pair(word, 3)?, pair(word, 0)?)),
                weekday: None,
                time: clock.time,
                offset: clock.offset,
            });
        }
        None
    })
}

/// The parts of a stamp line: split at bars, and before a second "updated" or "published".
fn parts(words: &str) -> impl Iterator<Item = &str> {
    words
        .split(['|', '·', '•'])
        .flat_map(|part| {
            let lower = part.to_ascii_lowercase();
            let second = [
                "updated",
                "last updated",
                "modified",
                "last modified",
                "published",
                "update",
            ]
            .iter()
            .filter_map(|label| lower.get(1..).and_then(|l| l.find(label)).map(|at| at + 1))
            .filter(|&at| part[..at].bytes().any(|b| b.is_ascii_digit()))
            .min()
            .unwrap_or(part.len());
            [&part[..second], &part[second..]]
        })
        .map(|part| part.trim().trim_end_matches([',', ';', '-', '–']).trim())
        .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_stamps_and_nothing_else() {
        let stamp =
            read("The Alder Courier | Published 9 October 2026, 10:15 BST, updated 14:02 BST")
                .unwrap();
        assert_eq!(stamp.published.unwrap().day, Some((10, 9)));
        assert!(
            stamp
                .updated
                .is_some_and(|u| u.day.is_none() && u.time.is_some())
        );
        assert_eq!(
            read("The Alder Courier, Monday 5 October 2026")
                .unwrap()
                .published
                .unwrap()
                .year,
            Some(2026)
        );
        for line in [
            "19:31",
            "Monday",
            "The strike began on 25 September 2026",
            "Ana Costa, 25 September",
            "Council | Harbour",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
