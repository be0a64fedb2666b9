//! Bylines and credits: who wrote it, with or without "By".

use crate::format::clean;
use crate::format::dates;

/// Words before a writer's name, lower case.
const MARKERS: &str = "by|text by|words by|story by|report by|reporting by|written by|interview by|von|por|par|door|\
    interview:|interview|text:|words:|author:|reporter:|byline:|by:";

/// Trades of those who write for a living.
const TRADES: &str = "reporter|reporters|correspondent|correspondents|editor|writer|columnist|journalist|contributor|\
    producer|author|fellow|professor|lecturer|analyst|photographer|blogger|commentator|presenter|\
    host|freelance|freelancer|critic|staff|bureau|chief|agency";

/// The byline of a line that holds nothing else, without "By". Only to be asked about the head of a story.
pub fn read(line: &str) -> Option<String> {
    if line.len() > 140 || line.contains(['"', '“', '?', '!']) {
        return None;
    }
    let line = clean::line(line);
    let line = line.trim_end_matches(['|', ',', ';', ' ']);
    if is_house(line) {
        return Some(line.to_owned());
    }
    match unmarked(line) {
        Some(rest) => {
            let words = rest.split_whitespace().count();
            let name = is_name(first_part(rest))
                || (words <= 2 && is_capitalised(rest) && !starts_with_day(rest));
            (name && !(rest.ends_with('.') && words > 8)).then(|| rest.to_owned())
        }
        None => {
            let name = first_part(line);
            let title = line[name.len()..].trim_start_matches([',', '|', '/', '-', '–', '—', ' ']);
            (is_name(name) && !title.is_empty() && names_trade(title) && !line.ends_with('.'))
                .then(|| line.to_owned())
        }
    }
}

/// "From our correspondent in Port Alder": a writer the house does not name.
fn is_house(line: &str) -> bool {
    line.get(..9)
        .is_some_and(|start| start.eq_ignore_ascii_case("from our "))
        && names_trade(line)
        && !line.ends_with('.')
}

/// Whether the line says by itself that it is a byline.
pub fn is_marked(line: &str) -> bool {
    line.get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("by "))
        || is_house(line)
}

/// The line without its "By"; `None` if it has none.
fn unmarked(line: &str) -> Option<&str> {
    let lower = line.to_lowercase();
    MARKERS.split('|').find_map(|marker| {
        let rest = lower.strip_prefix(marker)?;
        let apart = rest.starts_with([' ', ':']);
        // Lower-casing may change a line's length; then there is no ASCII marker in front either.
        apart.then(|| {
            line.get(marker.len()..)
                .map(|r| r.trim_start_matches([':', ' ']))
        })?
    })
}

/// "By" alone, with the name on the next line.
pub fn is_bare_marker(line: &str) -> bool {
    matches!(line.trim_end_matches(':'), "By" | "BY" | "by")
}

/// Up to the first comma, bar, bracket, or word that leads away from the name.
fn first_part(line: &str) -> &str {
    let end = [
        ", ", " | ", " / ", " - ", " – ", " — ", " and ", " AND ", " & ", " in ", " at ", " for ",
        " with ", " (", ",",
    ]
    .iter()
    .filter_map(|stop| line.find(stop))
    .min()
    .unwrap_or(line.len());
    &line[..end]
}

/// Two to five words shaped as a person's name is.
pub fn is_name(words: &str) -> bool {
    let mut count = 0;
    let mut capitals = 0;
    for word in words.split_whitespace() {
        count += 1;
        let fine = word
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-'));
        if !fine {
            return false;
        }
        if word.starts_with(char::is_lowercase) {
            let particle = matches!(
                word,
                "de" | "la"
                    | "van"
                    | "von"
                    | "der"
                    | "den"
                    | "al"
                    | "el"
                    | "bin"
                    | "ben"
                    | "da"
                    | "dos"
                    | "di"
                    | "du"
                    | "le"
                    | "ter"
                    | "y"
            );
            if !particle || count == 1 {
                return false;
            }
        } else {
            capitals += 1;
        }
    }
    (2..=5).contains(&count) && capitals >= 2 && !starts_with_day(words)
}

/// Whether the words name a writer's trade: "Science Correspondent", "Staff Writer".
pub fn names_trade(words: &str) -> bool {
    words
        .split(|c: char| !c.is_alphanumeric())
        .any(|w| is_trade(&w.to_lowercase()))
}

fn is_trade(word: &str) -> bool {
    TRADES.split('|').any(|trade| trade == word)
}

/// A short line that may stand under a name: all its words but the smallest have capitals, and nothing ends it.
pub fn is_underline(line: &str) -> bool {
    line.split_whitespace().count() <= 6
        && line.len() <= 60
        && !line.ends_with(['.', '?', '!', ':'])
        && is_capitalised(line)
}

fn is_capitalised(words: &str) -> bool {
    !words.is_empty()
        && words.split_whitespace().all(|w| {
            let small = matches!(
                w,
                "of" | "the" | "and" | "for" | "in" | "at" | "de" | "des" | "&"
            );
            small || !w.starts_with(|c: char| !c.is_uppercase() && !c.is_numeric())
        })
}

fn starts_with_day(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or("").to_lowercase();
    let first = first.trim_end_matches(['.', ',']);
    dates::weekday(first).is_some() || dates::month(first).is_some()
}

/// The writers a line of credits names, and whether the line is one:
/// "(Reporting by Ann Roe in Geneva; editing by Jo Doe)", "Ann Roe in Dallas contributed to this report."
pub fn credits(line: &str) -> Option<Option<String>> {
    if line.len() > 400 {
        return None;
    }
    let line = clean::line(line);
    let lower = line.to_lowercase();
    let bare = lower.trim_start_matches(['(', '[', '-', '–', '—', ' ']);
    const STARTS: &str = "reporting by|additional reporting|writing by|editing by|edited by|compiled by|translated by|\
        contributing:|contributors:|with reporting by|with additional reporting|with inputs from|\
        with agencies";
    let contributed = [
        "contributed to this report",
        "contributed to this article",
        "contributed to this story",
        "contributed reporting",
    ]
    .iter()
    .any(|end| lower.trim_end_matches(['.', ')']).ends_with(end));
    if !contributed && !STARTS.split('|').any(|s| bare.starts_with(s)) {
        return None;
    }
    let writers = bare.starts_with("reporting by").then(|| {
        let names = line
            .trim_start_matches(['(', '[', ' '])
            .get("reporting by ".len()..)
            .unwrap_or("");
        let end = [";", " in ", ")", "]", ". ", " Editing", " Writing"]
            .iter()
            .filter_map(|s| names.find(s))
            .min();
        names[..end.unwrap_or(names.len())]
            .trim_end_matches(['.', ' ', ','])
            .to_owned()
    });
    Some(writers.filter(|w| !w.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_bylines_of_many_houses() {
        for (line, expected) in [
            ("By Jane Doe", "Jane Doe"),
            (
                "by JANE DOE and JO VAN DER ROE",
                "JANE DOE and JO VAN DER ROE",
            ),
            (
                "By Jane Doe, Science Correspondent",
                "Jane Doe, Science Correspondent",
            ),
            (
                "JANE DOE, Science Correspondent",
                "JANE DOE, Science Correspondent",
            ),
            ("By Marta Kovač in Port Alder", "Marta Kovač in Port Alder"),
            ("Von Jana Müller", "Jana Müller"),
            ("Interview: Hannah Oduya", "Hannah Oduya"),
            ("By Agencies", "Agencies"),
            (
                "From Our Culture Correspondent in Port Alder",
                "From Our Culture Correspondent in Port Alder",
            ),
            ("By Jane Doe | Staff Writer", "Jane Doe | Staff Writer"),
        ] {
            assert_eq!(read(line).as_deref(), Some(expected), "{line}");
        }
        for line in [
            "By Friday",
            "By Tuesday, the strike had spread to three terminals.",
            "By Hook or Crook",
            "Jane Doe",
            "Port Alder, capital of Corvane",
            "By the time the ferry came, all was over",
            "Ana Costa, the mayor, called for calm.",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }

    #[test]
    fn reads_credits() {
        assert_eq!(
            credits(
                "(Reporting by Marta Kovač and Rui Teixeira in Port Alder; editing by Ken Obuya)"
            ),
            Some(Some("Marta Kovač and Rui Teixeira".into()))
        );
        assert_eq!(
            credits("David Roe in New York contributed to this article."),
            Some(None)
        );
        assert_eq!(credits("Editing by hand is slow, he said."), Some(None));
        assert_eq!(credits("Reporters contributed money."), None);
    }
}
