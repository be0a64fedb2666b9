//! An export being asked for: which list, how it is written, and what somebody must be sure of first.

use super::draw::bars;
use crate::output::{Format, List};

/// How lists are written, by the ends of files' names.
pub const KINDS: [(Format, &str, &str); 3] = [
    (
        Format::Csv,
        "csv",
        "for spreadsheets: a row a line, all columns",
    ),
    (
        Format::Json,
        "jsonl",
        "JSON Lines: an object a line, all columns",
    ),
    (
        Format::Markdown,
        "md",
        "a Markdown table of the columns that a reader sees",
    ),
];

/// What is asked for beside the file's name, which is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// Which list.
    pub list: List,
    /// How many rows it has now.
    pub rows: usize,
    /// How it is written, unless the file's name says otherwise.
    pub format: Format,
    /// A name, and what must be known before a file of that name is written.
    pub doubt: Option<(String, String)>,
}

/// An export on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// The file's name, as it was typed.
    pub name: String,
    /// Rows handed over so far.
    pub done: usize,
    /// Rows in all.
    pub rows: usize,
}

/// "1 quote", "2 quotes"
pub fn counted(list: List, count: usize) -> String {
    match list {
        List::Quotes => bars::count(count, "quote", "quotes"),
        List::Actors => bars::count(count, "actor", "actors"),
        List::Timeline => bars::count(count, "row of the timeline", "rows of the timeline"),
        List::Stories => bars::count(count, "story", "stories"),
    }
}

impl Order {
    /// How a file of a name is written.
    pub fn format(&self, name: &str) -> Format {
        kind(name).unwrap_or(self.format)
    }

    /// What must be known before a file of a name is written.
    pub fn doubt(&self, name: &str) -> Option<&str> {
        let doubt = self.doubt.as_ref().filter(|(of, _)| of == name.trim());
        doubt.map(|(_, why)| why.as_str())
    }

    /// Another format, and the name that says so.
    pub fn next(&mut self, name: &str, by: isize) -> String {
        let now = self.format(name);
        let at = KINDS.iter().position(|(format, ..)| *format == now);
        let at = (at.unwrap_or(0) as isize + by).rem_euclid(KINDS.len() as isize);
        let (format, end, _) = KINDS[at as usize];
        self.format = format;
        let stem = match (kind(name), name.rsplit_once('.')) {
            (Some(_), Some((stem, _))) => stem,
            _ => name,
        };
        format!("{stem}.{end}")
    }
}

/// The format that a file's name tells.
fn kind(name: &str) -> Option<Format> {
    let (_, end) = name.trim().rsplit_once('.')?;
    match end.to_ascii_lowercase().as_str() {
        "csv" => Some(Format::Csv),
        "json" | "jsonl" | "ndjson" => Some(Format::Json),
        "md" | "markdown" => Some(Format::Markdown),
        _ => None,
    }
}

/// The end of names of files in a format.
pub fn end(format: Format) -> &'static str {
    let known = KINDS.iter().find(|(known, ..)| *known == format);
    known.map_or("txt", |(_, end, _)| end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_and_the_format_follow_one_another() {
        let mut order = Order {
            list: List::Quotes,
            rows: 3,
            format: Format::Csv,
            doubt: Some(("a.csv".into(), "it is there".into())),
        };
        assert_eq!(order.format("who.JSON"), Format::Json);
        assert_eq!(order.format("who"), Format::Csv);
        assert_eq!(order.next("a.b.csv", 1), "a.b.jsonl");
        assert_eq!(order.next("a.json", 1), "a.md");
        assert_eq!(order.next("a.md", 1), "a.csv");
        assert_eq!(order.next("a", -1), "a.md");
        assert_eq!(order.format("a"), Format::Markdown);
        assert_eq!(order.doubt(" a.csv "), Some("it is there"));
        assert_eq!(order.doubt("b.csv"), None);
    }
}
