//! Datelines: place, date and agency in front of a story's first sentence, up to a dash.
//!
//! `GENEVA, Oct 9 (Agency) -`, `LONDON (Agency) —`, `MOSCOW, 9 October, Agency -`, `(Agency) -`, `Taipei, Taiwan —`.
//! A dateline counts only at the head of a story; the caller sees to that.

use jiff::civil::Weekday;

use crate::fold::is_shouted;
use crate::format::dates::{self, Stated};

/// A dateline at the start of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Dateline<'t> {
    /// As written, without the dash.
    pub words: &'t str,
    /// Whether nothing follows it in its paragraph.
    pub alone: bool,
    /// The date in it.
    pub stated: Option<Stated>,
    /// The agency in it.
    pub agency: Option<&'t str>,
}

/// How far into a paragraph the dash may stand, in bytes.
const REACH: usize = 120;

/// Reads the dateline at the start of a paragraph, if there is one.
pub fn read(paragraph: &str) -> Option<Dateline<'_>> {
    let mut reach = paragraph.len().min(REACH);
    while !paragraph.is_char_boundary(reach) {
        reach -= 1;
    }
    let head = &paragraph[..reach];
    let mut dashes = 0;
    for (at, c) in head.char_indices() {
        if !matches!(c, '-' | '–' | '—' | '―' | '_' | '－') || head[..at].ends_with(['-', '_'])
        {
            continue;
        }
        let rest = paragraph[at..].trim_start_matches(['-', '–', '—', '―', '_', '－']);
        let before = &head[..at];
        let spaced = before.ends_with([' ', '\t', '\n', ')', '）', '.', ',']);
        let apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
        // A bare hyphen inside a word is part of the place's name; a dash or underscore may touch its neighbours.
        if !(apart && (spaced || c != '-') || c != '-' && spaced) {
            continue;
        }
        dashes += 1;
        let words = before.trim_end().trim_end_matches(',');
        if let Some(parts) = Parts::of(words)
            && parts.fits(c, rest.trim_start())
        {
            return Some(parts.dateline(words, rest.trim().is_empty()));
        }
        if dashes == 4 {
            return None;
        }
    }
    // Alone on its line, without a dash.
    let whole = paragraph.trim_end_matches([':', ' ']);
    let parts = (whole.len() <= 80).then(|| Parts::of(whole)).flatten()?;
    let full = parts.stated.is_some_and(|s| s.year.is_some());
    let sure = parts.stated.is_some() || (parts.agency.is_some() && parts.places > 1);
    (parts.shouted && sure || parts.places > 0 && full).then(|| parts.dateline(whole, true))
}

/// What a possible dateline is made of.
struct Parts<'t> {
    places: usize,
    /// Whether the first place is in capitals.
    shouted: bool,
    stated: Option<Stated>,
    agency: Option<&'t str>,
}

impl<'t> Parts<'t> {
    /// Takes the words before a dash apart; `None` if something in them belongs to no dateline.
    fn of(words: &'t str) -> Option<Self> {
        let mut parts = Self {
            places: 0,
            shouted: false,
            stated: None,
            agency: None,
        };
        // "PLACE (Agency), date": what stands behind the bracket belongs to the line as well.
        let (mut before, mut behind) = (words, "");
        if let Some(open) = words.find(['(', '（']) {
            let close = open + words[open..].find([')', '）'])?;
            let inner = words[open..close].trim_start_matches(['(', '（']).trim();
            before = words[..open].trim_end();
            behind = words[close..]
                .trim_start_matches([')', '）'])
                .trim_start_matches([',', '.', ' ']);
            if inner.is_empty()
                || inner.chars().count() > 40
                || inner.contains(['"', '“', ':'])
                || behind.contains(['(', '（'])
            {
                return None;
            }
            // "(WASHINGTON)" is a place, "(Oct 9)" a date, all else the agency.
            let scan = dates::scan(inner);
            if before.is_empty() && is_shouted(inner) && inner.len() > 5 {
                before = inner;
            } else if scan.whole {
                parts.stated = Some(scan.stated);
            } else if inner.starts_with(|c: char| c.is_alphanumeric() && !c.is_lowercase()) {
                parts.agency = Some(inner);
            } else {
                return None;
            }
        }
        let mut segments = before
            .split(',')
            .chain(behind.split(','))
            .map(str::trim)
            .filter(|s| !s.is_empty())
            .peekable();
        let mut number = 0;
        let mut named = None;
        while let Some(segment) = segments.next() {
            number += 1;
            if let Some(year) = segments.peek()
                && let Some(stated) = day(&format!("{segment} {year}"))
                && stated.year.is_some()
            {
                parts.stated = Some(stated);
                segments.next();
            } else if let Some(stated) = day(segment) {
                parts.stated = Some(stated);
            } else if let Some(day) = weekday(segment) {
                named = Some(day);
            } else if parts.stated.is_some() && parts.agency.is_none() && is_agency(segment) {
                parts.agency = Some(segment);
            } else if is_place(segment) && parts.stated.is_none() && parts.places < 4 {
                parts.shouted |= number == 1 && is_shouted(segment);
                parts.places += 1;
            } else {
                return None;
            }
        }
        // "MOSCOW, Friday, 9 October": the weekday tells the year that is left out.
        if let (Some(stated), Some(_)) = (&mut parts.stated, named) {
            stated.weekday = named;
        }
        Some(parts)
    }

    /// Whether this is a dateline, given the dash behind it and the sentence behind that.
    fn fits(&self, dash: char, rest: &str) -> bool {
        let opens = rest.chars().next().is_none_or(|c| !c.is_lowercase());
        match (self.places, self.stated.is_some(), self.agency.is_some()) {
            (0, _, agency) => agency || self.stated.is_some_and(|s| s.year.is_some()),
            (_, true, _) | (_, _, true) => true,
            (1, ..) => self.shouted && opens && !rest.is_empty(),
            // "Taipei, Taiwan — The": without date or agency only a long dash is sure.
            _ => opens && !rest.is_empty() && (self.shouted || matches!(dash, '—' | '–' | '―')),
        }
    }

    fn dateline(&self, words: &'t str, alone: bool) -> Dateline<'t> {
        Dateline {
            words,
            alone,
            stated: self.stated,
            agency: self.agency,
        }
    }
}

/// The day a segment names, if it names nothing else.
fn day(segment: &str) -> Option<Stated> {
    let scan = dates::scan(segment);
    (scan.whole && scan.stated.day.is_some()).then_some(scan.stated)
}

fn weekday(segment: &str) -> Option<Weekday> {
    dates::weekday(&segment.trim_end_matches('.').to_lowercase())
}

/// "Agency", "RIA Novosti": up to three capitalised words.
fn is_agency(segment: &str) -> bool {
    let mut words = segment.split_whitespace();
    segment.split_whitespace().count() <= 3
        && words.all(|w| w.chars().next().is_some_and(|c| !c.is_lowercase()))
}

/// Labels in capitals that stand before a dash as a place might.
const LABELS: &str = "UPDATE|UPDATED|BREAKING|EXCLUSIVE|WATCH|LIVE|OPINION|ANALYSIS|CORRECTED|CORRECTION|URGENT|FLASH|\
    BULLETIN|ALERT|FACTBOX|EXPLAINER|VIDEO|PHOTOS|NOTE|ADVISORY|KILL|REFILE|NEWS|WRAPUP|TIMELINE|\
    INTERVIEW|COLUMN|REVIEW|Q|A|PREVIOUSLY|EDITORIAL|DEVELOPING|PHOTO";

/// A place's name: up to five words with capitals, or of a script that has none; a slash or "and" joins two.
fn is_place(segment: &str) -> bool {
    let mut words = 0;
    let mut capital = false;
    for word in segment
        .split([' ', '\n', '\t', '/', '\r'])
        .filter(|w| !w.is_empty())
    {
        words += 1;
        let first = word.chars().next().unwrap_or(' ');
        let inside = |c: char| {
            c.is_alphabetic()
                || matches!(c, '.' | '\'' | '’' | '-' | '&' | 'ʻ')
                || !c.is_ascii() && c.is_alphanumeric()
        };
        if !word.chars().all(inside) || LABELS.split('|').any(|l| l == word.trim_end_matches('.')) {
            return false;
        }
        if first.is_lowercase() {
            let particle = matches!(
                word,
                "de" | "la"
                    | "le"
                    | "les"
                    | "du"
                    | "des"
                    | "of"
                    | "the"
                    | "upon"
                    | "sur"
                    | "am"
                    | "an"
                    | "der"
                    | "el"
                    | "al"
                    | "and"
                    | "near"
                    | "in"
                    | "del"
                    | "do"
                    | "da"
                    | "y"
                    | "den"
                    | "aboard"
                    | "en"
                    | "und"
                    | "et"
            );
            if !particle || words == 1 && word != "near" && word != "aboard" && word != "in" {
                return false;
            }
        } else {
            capital = true;
        }
    }
    capital && words <= 6 && segment.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(paragraph: &str) -> Option<&str> {
        read(paragraph).map(|d| d.words)
    }

    #[test]
    fn reads_the_customs_of_many_houses() {
        for (paragraph, expected) in [
            (
                "GENEVA, Oct 9 (Agency) - Talks went on.",
                "GENEVA, Oct 9 (Agency)",
            ),
            ("LONDON (AB) — The mayor said", "LONDON (AB)"),
            (
                "MOSCOW, 9 October, Agency - Talks",
                "MOSCOW, 9 October, Agency",
            ),
            (
                "PORT ALDER, Sept. 30 (TNA) -- The bank",
                "PORT ALDER, Sept. 30 (TNA)",
            ),
            ("PARIS, Oct 9, 2020 (AFW) - The", "PARIS, Oct 9, 2020 (AFW)"),
            ("BRUSSELS/ESTREL, Oct 9 - The", "BRUSSELS/ESTREL, Oct 9"),
            ("DES MOINES - Donald Ash dominated", "DES MOINES"),
            ("WASHINGTON ― Donald Ash said", "WASHINGTON"),
            ("Aug 27 (Agency) - Democrat Ann Roe", "Aug 27 (Agency)"),
            ("(Agency) - The bank said", "(Agency)"),
            ("JERUSALEM (AB)_ Taking the stand", "JERUSALEM (AB)"),
            ("INDEPENDENCE, MO. (AB)--", "INDEPENDENCE, MO. (AB)"),
            (
                "DAR ES SALAAM, Tanzania (AB) _",
                "DAR ES SALAAM, Tanzania (AB)",
            ),
            ("Taipei, Taiwan — The festival", "Taipei, Taiwan"),
            (
                "Evansville, Indiana, United States — This week",
                "Evansville, Indiana, United States",
            ),
            (
                "HEMPSTEAD, N.Y., Sept. 26 (ABI) — Candidate",
                "HEMPSTEAD, N.Y., Sept. 26 (ABI)",
            ),
            (
                "МОСКВА, 9 октября (Агентство) - Президент",
                "МОСКВА, 9 октября (Агентство)",
            ),
            ("東京（共同）- 首相は", "東京（共同）"),
            (
                "SAINT-DENIS, France, Friday, Oct 9 (AFW) – The",
                "SAINT-DENIS, France, Friday, Oct 9 (AFW)",
            ),
            ("(WASHINGTON) — The president", "(WASHINGTON)"),
            (
                "Port Alder (Alder Courier), 8 October 2026 – The former",
                "Port Alder (Alder Courier), 8 October 2026",
            ),
            (
                "WEDNESDAY, Sept. 30, 2026 - Alder Athletic reached",
                "WEDNESDAY, Sept. 30, 2026",
            ),
            ("Port Alder, 7 October 2026", "Port Alder, 7 October 2026"),
        ] {
            assert_eq!(words(paragraph), Some(expected), "{paragraph}");
        }
    }

    #[test]
    fn takes_nothing_else_for_one() {
        for paragraph in [
            "On October 9, talks began - and ended.",
            "UPDATE: 5/12 — The website that listed it",
            "WALLACE: Let’s start with news - the debate",
            "BREAKING - Dockers walk out",
            "The union (DHWU) - which has 900 members - said no.",
            "Donald Ash — the man who would be king — left.",
            "Trump tells 3,000 in Reno",
            "A well-known mayor left.",
            "Sweden 1 – 0 Korea Republic",
            "Russia, Armenia and others – all members – met.",
            "",
            "-",
        ] {
            assert_eq!(words(paragraph), None, "{paragraph}");
        }
    }
}
