//! The header's second line, and the slug line that spells its keyword out.

use super::super::note;
use crate::article::Article;
use crate::format::fields;
use crate::format::plain::label;

/// What the header's lines say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header<'t> {
    /// How urgent.
    pub urgency: Option<u8>,
    /// The desk, one or two letters.
    pub category: &'t str,
    /// Whether the text is a table.
    pub tabular: bool,
    /// The slug, run together and cut.
    pub keyword: &'t str,
    /// Which take.
    pub version: String,
    /// Month and day.
    pub day: Option<(i8, i8)>,
}

/// Reads "r a^S^Q BC-Harbour-Strike 1stLd 10-09 0388", the header's second line (the first names the service).
pub fn header(header: &str) -> Option<Header<'_>> {
    header.lines().skip(1).find_map(second)
}

fn second(line: &str) -> Option<Header<'_>> {
    let marked = line.contains(['\u{11}', '\u{12}', '\u{13}', '\u{14}']);
    let mut words = line
        .split(|c: char| c.is_whitespace() || c.is_ascii_control())
        .filter(|w| !w.is_empty());
    let (priority, category) = (words.next()?, words.next()?);
    let letter = |w: &str| w.len() == 1 && w.bytes().all(|b| b.is_ascii_alphabetic());
    if !letter(priority)
        || category.len() > 2
        || !category.bytes().all(|b| b.is_ascii_alphanumeric())
    {
        return None;
    }
    let words: Vec<&str> = words.collect();
    let day = words.iter().rposition(|w| month_day(w).is_some());
    let keyword = words.first().copied().unwrap_or("");
    // Without its format marks only a line whose end fits, too, is a header.
    let ended = day.is_some_and(|at| at > 0) && label::slug(keyword).is_some();
    if !marked && !ended {
        return None;
    }
    Some(Header {
        urgency: urgency(priority),
        category,
        tabular: line.contains('\u{12}'),
        keyword,
        version: words
            .get(1..day.unwrap_or(words.len()))
            .unwrap_or_default()
            .join(" "),
        day: day.and_then(|at| month_day(words[at])),
    })
}

/// Flash, bulletin, urgent, regular and deferred; advances are deferred, too.
fn urgency(priority: &str) -> Option<u8> {
    match priority.to_ascii_lowercase().as_str() {
        "f" => Some(1),
        "b" => Some(2),
        "u" => Some(3),
        "r" => Some(4),
        "d" | "a" | "s" | "w" => Some(5),
        _ => None,
    }
}

/// "10-09", month first.
pub fn month_day(word: &str) -> Option<(i8, i8)> {
    let (month, day) = word.split_once('-')?;
    let two = |w: &str| (w.len() <= 2).then(|| w.parse::<i8>().ok()).flatten();
    let (month, day) = (two(month)?, two(day)?);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month, day))
}

/// How many characters of the keyword a header holds.
const KEYWORD: usize = 24;

/// Reads the slug line "BC-US--Harbour-Strike Talks, 1st Ld-Writethru,388<" beside the header's keyword.
pub fn slug(article: &mut Article, head: &Header<'_>, line: &str) {
    let line = line.trim_matches(['^', '<', '=', ' ', '\t', '\r']);
    let mut parts = line.split(',').map(str::trim);
    let full = bare(parts.next().unwrap_or(""));
    let digits = |w: &&str| !w.bytes().all(|b| b.is_ascii_digit());
    let take = parts.filter(digits).collect::<Vec<_>>().join(", ");
    let take = if take.is_empty() {
        &head.version
    } else {
        &take
    };
    fields::fill(&mut article.take, take);
    note::obey(article, note::of_take(take));
    let last = full.rsplit(['-', ' ']).next().unwrap_or("");
    if last.eq_ignore_ascii_case("kill") {
        note::obey(article, note::of_take(last));
    }
    let keyword = bare(head.keyword);
    let short = if head.keyword.len() < KEYWORD {
        keyword.to_owned()
    } else {
        // The word that the header cut is left out, as far as the slug line tells where it began.
        let mut whole = String::new();
        for word in full.split_whitespace() {
            if !keyword.starts_with(&format!("{whole}{word}")) {
                break;
            }
            whole.push_str(word);
        }
        if whole.is_empty() {
            keyword.to_owned()
        } else {
            whole
        }
    };
    fields::fill(&mut article.slugline, &short);
    fields::fill(&mut article.slugline, full);
    fields::add(&mut article.keywords, full);
}

/// A slug without its cycle ("BC-") and its desk ("US--").
fn bare(slug: &str) -> &str {
    let slug = if is_cycle(slug) { &slug[3..] } else { slug };
    match slug.split_once("--") {
        Some((desk, rest)) if desk.len() <= 4 => rest,
        _ => slug,
    }
}

/// Whether a slug starts with its cycle: morning, afternoon, both.
pub fn is_cycle(slug: &str) -> bool {
    slug.get(..3)
        .is_some_and(|c| ["am-", "pm-", "bc-", "ap-"].contains(&c.to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_headers_with_and_without_marks() {
        let marked =
            header("W0012\u{1f}_alder\r\nu f\u{13}\u{11} BC-Harbour-Strike 1stLd  10-09 0388\r\n")
                .unwrap();
        assert_eq!(
            (marked.urgency, marked.category, marked.tabular),
            (Some(3), "f", false)
        );
        assert_eq!(
            (marked.keyword, marked.version.as_str()),
            ("BC-Harbour-Strike", "1stLd")
        );
        assert_eq!(marked.day, Some((10, 9)));
        assert!(header("W0012\nr a BC-Harbour-Strike 10-09 0388").is_some());
        assert_eq!(header("W0012\nI a Harbour strike"), None);
    }

    #[test]
    fn a_cut_keyword_loses_the_word_that_was_cut() {
        let read = |keyword: &str, line: &str| {
            let mut article = Article::default();
            let head = Header {
                keyword,
                ..Header::default()
            };
            slug(&mut article, &head, line);
            (article.slugline.unwrap(), article.take)
        };
        assert_eq!(
            read(
                "BC-US--Harbour-StrikeTal",
                "BC-US--Harbour-Strike Talks-Alder, 1st Ld-Writethru,388<"
            ),
            ("Harbour-Strike".into(), Some("1st Ld-Writethru".into()))
        );
        assert_eq!(
            read("BC-HarbourStrike", "BC-Harbour Strike,388<"),
            ("HarbourStrike".into(), None)
        );
    }
}
