//! An item's text: the fullest of its bodies, what its other bodies add, and what its associated items say.

use serde_json::Value;

use crate::article::Role;
use crate::format::compose::Composer;
use crate::format::json::Fields;
use crate::format::{html, plain};

/// Levels of associated items read.
const DEEPEST: usize = 4;
/// Associated items read of one.
const MOST: usize = 200;

/// One wording of a text.
struct Wording {
    words: String,
    markup: bool,
}

impl Wording {
    fn new(words: String, kind: &str) -> Self {
        let kind = kind.to_ascii_lowercase();
        let told = kind.contains("html") || kind.contains("nitf");
        let markup = told || !kind.contains("text") && looks_marked(&words);
        Self { words, markup }
    }

    fn add(&self, to: &mut Composer) {
        if self.markup {
            html::fragment(&self.words, to);
        } else {
            plain::compose(&self.words, to);
        }
    }

    /// Its letters, roughly, without markup and white space: as much as tells two wordings of one text apart.
    fn letters(&self) -> String {
        let mut out = String::new();
        let mut tag = false;
        for c in self.words.chars() {
            match c {
                '<' if self.markup => tag = true,
                '>' if tag => tag = false,
                c if !tag && c.is_alphanumeric() => out.push(c),
                _ => {}
            }
        }
        out
    }
}

fn looks_marked(words: &str) -> bool {
    ["<p", "<div", "<br", "<h1", "<h2", "<ul", "<table"]
        .iter()
        .any(|tag| words.contains(tag))
}

/// Adds the item's text.
pub fn compose(item: Fields<'_>, to: &mut Composer) {
    let kind = item.text(&["type"]).unwrap_or_default();
    let mut told = bodies(item);
    // A text's description sums it up; a picture's says what the picture shows.
    if told.is_empty() || !matches!(kind.as_str(), "" | "text" | "composite") {
        told.extend(descriptions(item));
    }
    choose(told, to);
    if kind != "composite" {
        nested(item, to, 0);
    }
}

/// Adds the fullest wording, with its markup if that is no shorter than the bare words, and each that says something
/// else. Whether there was any.
fn choose(wordings: Vec<Wording>, to: &mut Composer) -> bool {
    if let [only] = wordings.as_slice() {
        only.add(to);
        return !to.is_empty();
    }
    let mut wordings: Vec<(String, Wording)> = wordings
        .into_iter()
        .map(|w| (w.letters(), w))
        .filter(|(letters, _)| !letters.is_empty())
        .collect();
    let longest = wordings.iter().map(|(l, _)| l.len()).max().unwrap_or(0);
    let rank = |(letters, wording): &(String, Wording)| {
        let full = letters.len() * 10 >= longest * 9;
        (!full, !wording.markup, usize::MAX - letters.len())
    };
    wordings.sort_by_key(rank);
    let mut told: Vec<&str> = Vec::new();
    for (letters, wording) in &wordings {
        // The same text cut or marked up otherwise shares its opening or its middle.
        let middle = &letters[letters.floor_char_boundary(letters.len() / 2)..];
        let opening = &letters[..letters.floor_char_boundary(60)];
        let middle = &middle[..middle.floor_char_boundary(60)];
        if told
            .iter()
            .any(|t| t.contains(opening) || t.contains(middle))
        {
            continue;
        }
        wording.add(to);
        told.push(letters);
    }
    !told.is_empty()
}

/// Bodies that a summary, not the story.
fn is_summary(role: &str) -> bool {
    ["summary", "abstract", "teaser", "short", "social", "push"]
        .iter()
        .any(|mark| role.contains(mark))
}

fn bodies(item: Fields<'_>) -> Vec<Wording> {
    wordings(item, "body", "bodies")
}

fn descriptions(item: Fields<'_>) -> Vec<Wording> {
    wordings(item, "description", "descriptions")
}

/// The wordings in "body_text", "body_xhtml", "body" and the list "bodies".
fn wordings(item: Fields<'_>, one: &str, many: &str) -> Vec<Wording> {
    let mut out = Vec::new();
    for (key, value) in item.0 {
        let name: String = key.chars().filter(|c| *c != '_').collect();
        let name = name.to_ascii_lowercase();
        if name == many {
            let list = value.as_array().map_or(&[][..], Vec::as_slice);
            for body in list.iter().take(MOST) {
                let Some(body) = Fields::of(body) else {
                    out.extend(body.as_str().map(|w| Wording::new(w.into(), "")));
                    continue;
                };
                let role = body
                    .text(&["role"])
                    .unwrap_or_default()
                    .to_ascii_lowercase();
                let kind = body.text(&["contenttype"]).unwrap_or_default();
                if let Some(words) = body.text(&["value"])
                    && !is_summary(&role)
                {
                    out.push(Wording::new(words, &kind));
                }
            }
        } else if let Some(kind) = name.strip_prefix(one)
            && let Some(words) = value.as_str()
        {
            out.push(Wording::new(words.into(), kind));
        }
    }
    out
}

/// The associated items with their kind: a list, or an object whose names say what each is to the story.
pub fn associated<'v>(item: Fields<'v>) -> Vec<(&'v Value, String)> {
    let values: Vec<&Value> = match item.get(&["associations"]) {
        Some(Value::Array(list)) => list.iter().collect(),
        Some(Value::Object(map)) => map.values().collect(),
        _ => Vec::new(),
    };
    values
        .into_iter()
        .take(MOST)
        .filter_map(|value| {
            let kind = Fields::of(value)?.text(&["type"]).unwrap_or_default();
            Some((value, kind))
        })
        .collect()
}

/// Adds what associated items say: pictures and films their captions, texts their headline and words.
fn nested(item: Fields<'_>, to: &mut Composer, depth: usize) {
    if depth == DEEPEST {
        return;
    }
    for (value, kind) in associated(item) {
        let Some(part) = Fields::of(value) else {
            continue;
        };
        let mut words = Composer::default();
        let full = choose(bodies(part), &mut words);
        let text = full && matches!(kind.as_str(), "" | "text");
        if !full {
            choose(descriptions(part), &mut words);
        }
        if text
            && let Some(headline) = part
                .text(&["headline"])
                .or_else(|| super::main(part, "headlines"))
        {
            to.push(Role::Heading, &html::words(&headline));
        }
        for (role, paragraph) in words.paragraphs() {
            to.push(if text { role } else { Role::Caption }, paragraph);
        }
        nested(part, to, depth + 1);
    }
}
