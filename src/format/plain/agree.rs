//! The day of a story that no line dates, where a day of the month and a weekday of its first sentences agree.
//!
//! "On October 9, talks began in Moscow ... on Friday": of the years in which both are the same day the latest is meant.
//! It is asked only where the file's own time says nothing, being long after; and the story carries a warning.

use jiff::civil::{Date, Weekday};

use crate::format::dates::{self, Stated};

/// Paragraphs that are looked at: a story names its day at once.
const PARAGRAPHS: usize = 3;
/// Days that a fresh file may be younger than a day its story opens with.
const FRESH: i32 = 31;

/// What the first sentences say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The day on which both agree.
    pub day: Date,
    /// The weekday.
    pub weekday: Weekday,
}

/// The story's day, given its paragraphs and the day its file was last modified. `None` where the story does not open
/// with a day of the month, names several or none of the week, names a year beside it, or is fresh.
pub fn read<'t>(story: impl Iterator<Item = &'t str>, modified: Date) -> Option<Agreed> {
    let mut opening = None;
    let mut weekday = None;
    for (at, paragraph) in story.take(PARAGRAPHS).enumerate() {
        let opens = opens_with_day(paragraph);
        if at == 0 || opens.is_some() {
            opening = opening.or(opens);
        }
        for word in paragraph.split(|c: char| !c.is_alphanumeric()) {
            let named = word.starts_with(char::is_uppercase) && word.len() > 5;
            let Some(day) = dates::weekday(&word.to_lowercase()).filter(|_| named) else {
                continue;
            };
            if weekday.is_some_and(|known| known != day) {
                return None;
            }
            weekday = Some(day);
        }
    }
    let (opening, weekday): (Stated, _) = (opening?, weekday?);
    let nearest = opening.date(Some(modified))?;
    let agreed = Stated {
        weekday: Some(weekday),
        ..opening
    };
    let day = agreed.date(Some(modified))?;
    let fresh = nearest
        .until(modified)
        .is_ok_and(|age| age.get_days() <= FRESH);
    (!fresh && day.weekday() == weekday).then_some(Agreed { day, weekday })
}

/// The day that a paragraph opens with, without a year: "On October 9, ...", "On 9 October ...".
fn opens_with_day(paragraph: &str) -> Option<Stated> {
    let words: Vec<&str> = paragraph.split_whitespace().take(4).collect();
    let ["On", first, second, rest @ ..] = words.as_slice() else {
        return None;
    };
    let scan = dates::scan(&format!("{first} {second}"));
    let year = rest
        .first()
        .is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    (scan.whole && scan.stated.day.is_some() && scan.stated.year.is_none() && !year)
        .then_some(scan.stated)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_and_a_weekday_agree_in_one_year_before_another() {
        let story = [
            "Experts say the talks will fail.",
            "On October 9, talks began in Moscow.",
            "The minister said on Friday that they went on.",
        ];
        let read = |story: &[&'static str], modified| {
            read(story.iter().copied(), modified).map(|agreed| agreed.day.to_string())
        };
        for (modified, day) in [
            (date(2026, 11, 27), Some("2026-10-09")),
            (date(2026, 7, 1), Some("2020-10-09")),
            (date(2020, 7, 1), Some("2015-10-09")),
            (date(2020, 10, 12), None),
            (date(2021, 10, 12), None),
        ] {
            assert_eq!(read(&story, modified).as_deref(), day, "{modified}");
        }
        for other in [
            "On October 9, 2015, talks began on Friday.",
            "Talks began on October 9, a Friday.",
            "On October 9, talks began.",
            "On October 9, talks began that end on Friday or Saturday.",
        ] {
            assert_eq!(read(&[other], date(2026, 7, 1)), None, "{other}");
        }
    }
}
