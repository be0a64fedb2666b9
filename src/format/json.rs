//! JSON as it comes in: counted before a tree is built, mended where it ends too early, values read whatever their kind.

use std::borrow::Cow;
use std::ops::Range;

use serde_json::{Deserializer, Map, Value};

use super::{Error, Limits};

/// The values of a file, usually one, and whether the last one ends too early.
///
/// # Errors
/// [`Error::TooDeep`], [`Error::TooMany`] beyond the limits; [`Error::Damaged`] if no value can be made of it.
pub fn parse(text: &str, limits: &Limits) -> Result<(Vec<Value>, bool), Error> {
    let mut scan = Scan::default();
    scan.run(text, limits)?;
    let cut = !scan.stack.is_empty();
    let whole = scan.mended(text);
    let mut values = Vec::new();
    for value in Deserializer::from_str(&whole).into_iter() {
        match value {
            Ok(value) => values.push(value),
            // What stands behind the root says nothing.
            Err(_) if !values.is_empty() => break,
            Err(_) => return Err(Error::Damaged("its JSON has a fault")),
        }
    }
    Ok((values, cut))
}

/// One pass over the bytes: how deep, how many, and what must be mended.
#[derive(Default)]
struct Scan {
    /// What closes the containers that are open.
    stack: Vec<u8>,
    values: usize,
    /// Where a string started whose end has not come.
    string: Option<usize>,
    /// Whether the next string is a key.
    key: bool,
    /// How far the text may be kept, and how many containers are open there.
    good: (usize, usize),
    /// Bytes to be replaced.
    patches: Vec<(Range<usize>, &'static str)>,
}

impl Scan {
    fn run(&mut self, text: &str, limits: &Limits) -> Result<(), Error> {
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if self.string.is_some() {
                at = self.inside(text, at);
                continue;
            }
            match byte {
                b'"' => self.string = Some(at),
                b'{' | b'[' => {
                    self.stack.push(if byte == b'{' { b'}' } else { b']' });
                    if self.stack.len() > limits.depth {
                        return Err(Error::TooDeep {
                            limit: limits.depth,
                        });
                    }
                    self.key = byte == b'{';
                    self.good = (at + 1, self.stack.len());
                    self.count(limits)?;
                }
                b'}' | b']' => {
                    // A bracket that closes nothing is the tree builder's to refuse.
                    self.stack.pop();
                    self.key = false;
                    self.good = (at + 1, self.stack.len());
                }
                b',' => {
                    if !self.key {
                        self.good = (at, self.stack.len());
                    }
                    self.key = self.stack.last() == Some(&b'}');
                    self.count(limits)?;
                }
                b':' => {
                    self.key = false;
                    self.count(limits)?;
                }
                _ => {}
            }
            at += 1;
        }
        Ok(())
    }

    fn count(&mut self, limits: &Limits) -> Result<(), Error> {
        self.values += 1;
        if self.values > limits.items {
            return Err(Error::TooMany {
                what: "JSON values",
                limit: limits.items,
            });
        }
        Ok(())
    }

    /// Goes on inside a string; returns where the next look is due.
    fn inside(&mut self, text: &str, at: usize) -> usize {
        let bytes = text.as_bytes();
        match bytes[at] {
            b'"' => {
                self.string = None;
                if !self.key {
                    self.good = (at + 1, self.stack.len());
                }
                at + 1
            }
            b'\\' if bytes.get(at + 1) == Some(&b'u') => {
                match escape(bytes, at) {
                    // Half a character of two: others wrote it, and no text can hold it.
                    Some(0xd800..=0xdbff)
                        if matches!(escape(bytes, at + 6), Some(0xdc00..=0xdfff)) =>
                    {
                        return at + 12;
                    }
                    Some(0xd800..=0xdfff) => self.patches.push((at..at + 6, "\\ufffd")),
                    _ => {}
                }
                at + 2
            }
            b'\\' => at + 2,
            // Raw line breaks and tabs are no JSON, and common.
            byte @ 0..=0x1f => {
                let instead = match byte {
                    b'\n' => "\\n",
                    b'\r' => "\\r",
                    b'\t' => "\\t",
                    _ => "\\ufffd",
                };
                self.patches.push((at..at + 1, instead));
                at + 1
            }
            _ => at + 1,
        }
    }

    /// The text, patched, and closed where it ends too early.
    fn mended(mut self, text: &str) -> Cow<'_, str> {
        if self.stack.is_empty() && self.patches.is_empty() {
            return Cow::Borrowed(text);
        }
        let (mut end, mut open) = (text.len(), 0);
        let mut quote = "";
        if !self.stack.is_empty() {
            (end, open) = self.good;
            // The beginning of a value that is text is worth keeping.
            if let Some(start) = self.string
                && !self.key
            {
                end = start + 1 + whole(&text[start + 1..]);
                open = self.stack.len();
                quote = "\"";
            }
        }
        let mut out = String::with_capacity(end + self.patches.len() * 6 + open + 1);
        let mut from = 0;
        self.patches.retain(|(range, _)| range.end <= end);
        for (range, instead) in &self.patches {
            out.push_str(&text[from..range.start]);
            out.push_str(instead);
            from = range.end;
        }
        out.push_str(&text[from..end]);
        out.push_str(quote);
        for &closer in self.stack[..open.min(self.stack.len())].iter().rev() {
            out.push(char::from(closer));
        }
        Cow::Owned(out)
    }
}

/// The number of a `\u` escape.
fn escape(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// How much of a string's beginning holds no part of an escape.
fn whole(text: &str) -> usize {
    let bytes = text.as_bytes();
    let tail = text.len().saturating_sub(12);
    // An escape is at most twelve bytes, and a backslash behind a backslash starts none.
    for (at, _) in bytes
        .iter()
        .enumerate()
        .skip(tail)
        .filter(|b| *b.1 == b'\\')
    {
        let run = bytes[..at]
            .iter()
            .rev()
            .take_while(|b| **b == b'\\')
            .count();
        let needed = match (bytes.get(at + 1), escape(bytes, at)) {
            (Some(b'u'), Some(0xd800..=0xdbff)) => 12,
            (Some(b'u'), _) => 6,
            _ => 2,
        };
        if run % 2 == 0 && at + needed > bytes.len() {
            return at;
        }
    }
    text.len()
}

/// An object whose names are told whatever their capitals and underscores: the versions of one standard differ in them.
#[derive(Clone, Copy)]
pub struct Fields<'v>(pub &'v Map<String, Value>);

impl<'v> Fields<'v> {
    /// The object's fields, if the value is one.
    pub fn of(value: &'v Value) -> Option<Self> {
        value.as_object().map(Self)
    }

    /// The first of these names, in small letters, that has a value.
    pub fn get(self, names: &[&str]) -> Option<&'v Value> {
        names.iter().find_map(|name| {
            let fits = |key: &str| {
                let key = key.bytes().filter(|b| *b != b'_');
                key.map(|b| b.to_ascii_lowercase()).eq(name.bytes())
            };
            let found = self.0.iter().find(|(key, _)| fits(key));
            found.map(|(_, v)| v).filter(|v| !v.is_null())
        })
    }

    /// The first words of the first of these names.
    pub fn text(self, names: &[&str]) -> Option<String> {
        self.texts(names).into_iter().next()
    }

    /// All words of the first of these names.
    pub fn texts(self, names: &[&str]) -> Vec<String> {
        let mut out = Vec::new();
        if let Some(value) = self.get(names) {
            gather(value, 0, &mut out);
        }
        out
    }
}

/// The words of a value, whatever its kind: of an object, what names it.
fn gather(value: &Value, depth: usize, out: &mut Vec<String>) {
    const MOST: usize = 1_000;
    match value {
        Value::String(s) if !s.trim().is_empty() => out.push(s.clone()),
        Value::Number(n) => out.push(n.to_string()),
        Value::Array(list) if depth < 4 => {
            for value in list.iter().take(MOST) {
                gather(value, depth + 1, out);
            }
        }
        Value::Object(map) if depth < 4 => {
            let named = Fields(map).get(&["value", "name", "literal", "byline", "text"]);
            if let Some(value) = named {
                gather(value, depth + 1, out);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> (Value, bool) {
        let (mut values, cut) = parse(text, &Limits::DEFAULT).unwrap();
        (values.remove(0), cut)
    }

    #[test]
    fn mends_what_ends_too_early() {
        let whole =
            r#"{"a": [1, {"b": "x\u00e9\\"}], "c": "tide \ud83d\ude00 out", "d": 12.5, "e": true}"#;
        assert!(!one(whole).1);
        for end in (1..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            let (value, cut) = one(&whole[..end]);
            assert!(cut && value.is_object(), "{end}");
        }
        assert_eq!(one(r#"{"a": "tide is o"#).0["a"], "tide is o");
        assert_eq!(one(r#"{"a": "tide\u00"#).0["a"], "tide");
        assert_eq!(one(r#"{"a": "tide\ud83d\ude"#).0["a"], "tide");
        assert_eq!(one(r#"{"a": 1, "b": 2"#).0.get("b"), None);
    }

    #[test]
    fn reads_what_others_write_though_it_is_no_json() {
        assert_eq!(
            one(r#"{"a": "x \ud800 y\udfff"}"#).0["a"],
            "x \u{fffd} y\u{fffd}"
        );
        assert_eq!(one("{\"a\": \"x\n\ty\"}").0["a"], "x\n\ty");
        assert_eq!(one("{\"a\": 1} trailing").0["a"], 1);
        let (values, _) = parse("{\"a\": 1}\n{\"a\": 2}\n", &Limits::DEFAULT).unwrap();
        assert_eq!(values.len(), 2);
    }

    #[test]
    fn limits_are_named() {
        let told = |text: &str| parse(text, &Limits::DEFAULT).unwrap_err().to_string();
        assert_eq!(
            told(&"[".repeat(101)),
            "nests too deep: the limit is 100 levels"
        );
        assert_eq!(
            told(&format!("[{}1]", "1,".repeat(200_000))),
            "holds too many JSON values: the limit is 200000"
        );
        assert_eq!(told("{]"), "is damaged: its JSON has a fault");
    }
}
