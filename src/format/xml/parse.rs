//! Builds a [`Document`], within limits, and from files that are not quite XML.
//!
//! What is damaged is read as its writer most likely meant it: a bare `&` is a letter, an end tag closes the nearest
//! element of its name or nothing, a tag that never ends is one without attributes, and whatever is open when the file
//! ends is closed there.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::{Error as XmlError, SyntaxError};
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};

use super::{Document, Entry, Tag, text};
use crate::format::{Error, Limits};

/// Namespace declarations in force at once.
const NAMESPACES: usize = 1000;
/// Places where reading starts again behind a tag that never ends: each costs a look at the rest of the file.
const RESTARTS: usize = 50;

/// Reads a text's elements.
///
/// # Errors
/// [`Error::TooDeep`], [`Error::TooMany`] beyond the limits. Damage is no error.
pub fn parse<'t>(words: &'t str, limits: &Limits) -> Result<Document<'t>, Error> {
    let mut builder = Builder {
        limits: *limits,
        ..Builder::default()
    };
    let mut rest = begin(words);
    for _ in 0..RESTARTS {
        match builder.run(rest)? {
            Some(behind) => rest = behind,
            None => return Ok(builder.finish()),
        }
    }
    builder.cut = true;
    Ok(builder.finish())
}

/// The text from its first tag on; some transports leave a few letters before it.
fn begin(words: &str) -> &str {
    const NEAR: usize = 200;
    let words = words.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let near = &words[..words.floor_char_boundary(NEAR)];
    match near.find("<?xml") {
        Some(at) => &words[at..],
        None => words,
    }
}

/// The root element's name without prefix, if the text begins as XML does.
pub fn root(words: &str) -> Option<&str> {
    let mut rest = begin(words);
    loop {
        let from = rest.strip_prefix('<')?;
        let end = match from {
            f if f.starts_with('?') => f.find("?>")? + 2,
            f if f.starts_with("!--") => f.find("-->")? + 3,
            f if f.starts_with('!') => {
                let close = f.find('>')?;
                match f.find('[').filter(|at| *at < close) {
                    Some(at) => at + f[at..].find("]>").or_else(|| f[at..].find("] >"))? + 2,
                    None => close + 1,
                }
            }
            f => {
                let stop = |c: char| c.is_whitespace() || matches!(c, '>' | '/' | '<');
                return local(&f[..f.find(stop)?]).filter(|n| !n.is_empty());
            }
        };
        rest = from
            .get(end..)?
            .trim_start_matches(['>', ' ', '\n', '\r', '\t']);
    }
}

fn local(name: &str) -> Option<&str> {
    name.rsplit(':').next()
}

#[derive(Default)]
struct Builder<'t> {
    limits: Limits,
    entries: Vec<Entry<'t>>,
    /// The elements open here: where they stand, and their names with prefix.
    open: Vec<(usize, &'t str)>,
    /// Prefix, namespace, and how many elements were open where it was declared.
    spaces: Vec<(&'t str, &'t str, usize)>,
    /// Whether the last entry is a text that goes on.
    joins: bool,
    rooted: bool,
    cut: bool,
    damaged: bool,
}

impl<'t> Builder<'t> {
    /// Reads to the end, or to a tag that has none: then returns what stands behind it.
    fn run(&mut self, words: &'t str) -> Result<Option<&'t str>, Error> {
        let mut reader = Reader::from_str(words);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.allow_unmatched_ends = true;
        config.check_end_names = false;
        loop {
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX);
                    return self.recover(&error, words.get(at..).unwrap_or(""));
                }
            };
            let from = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            match event {
                Event::Start(tag) => self.start(&tag, words, from, false)?,
                Event::Empty(tag) => self.start(&tag, words, from, true)?,
                Event::End(tag) => self.end(tag.name().0),
                Event::Text(words) => {
                    let words = words.into_inner();
                    self.damaged |= words.starts_with('&');
                    self.text(match words {
                        Cow::Borrowed(words) => text::letters(words),
                        Cow::Owned(words) => Cow::Owned(words),
                    })?;
                }
                Event::CData(words) => self.text(match words.into_inner() {
                    Cow::Borrowed(words) => text::letters(words),
                    Cow::Owned(words) => Cow::Owned(words),
                })?,
                Event::GeneralRef(name) => {
                    let words = text::reference(&name).unwrap_or_else(|| {
                        self.damaged = true;
                        Cow::Owned(format!("&{};", &*name))
                    });
                    self.text(words)?;
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
                Event::Eof => return Ok(None),
            }
        }
    }

    /// Goes on behind what has no end.
    fn recover(&mut self, error: &XmlError, rest: &'t str) -> Result<Option<&'t str>, Error> {
        if let XmlError::Syntax(SyntaxError::UnclosedCData) = error {
            self.cut = true;
            let inner = rest.strip_prefix("<![CDATA[").unwrap_or("");
            self.text(text::letters(inner))?;
            return Ok(None);
        }
        let Some(from) = rest.strip_prefix('<') else {
            self.damaged = true;
            return Ok(None);
        };
        let Some(close) = from.find('>') else {
            self.cut = true;
            return Ok(None);
        };
        self.damaged = true;
        let stop = |c: char| c.is_whitespace() || matches!(c, '>' | '/');
        let name = &from[..from.find(stop).unwrap_or(close)];
        if is_name(name) {
            self.open(name, Vec::new())?;
        }
        Ok(from.get(close + 1..))
    }

    fn start(
        &mut self,
        tag: &BytesStart<'t>,
        words: &'t str,
        behind: usize,
        empty: bool,
    ) -> Result<(), Error> {
        // The event borrows from itself; what it spans in the text lives on.
        let tail = if empty { "/>" } else { ">" }.len();
        let start = behind.checked_sub(tail + tag.len());
        let inner = start.and_then(|start| words.get(start..behind - tail));
        let inner = inner.unwrap_or("");
        let name = inner.get(..tag.name().0.len()).unwrap_or("");
        if !is_name(name) {
            // "a < b": no tag at all.
            self.damaged = true;
            self.text(Cow::Borrowed("<"))?;
            self.text(text::plain(inner))?;
            return self.text(Cow::Borrowed(if empty { "/>" } else { ">" }));
        }
        self.open(name, attributes(inner, name.len(), self.limits.attributes)?)?;
        if empty {
            self.end(name);
        }
        Ok(())
    }

    fn open(
        &mut self,
        name: &'t str,
        mut attributes: Vec<(&'t str, Cow<'t, str>)>,
    ) -> Result<(), Error> {
        let level = self.open.len() + 1;
        let limit = self.limits.depth;
        if level > limit {
            return Err(Error::TooDeep { limit });
        }
        if self.rooted && self.open.is_empty() {
            // A second root: read as a part of the first.
            self.damaged = true;
            self.open.push((0, ""));
        }
        for (key, value) in &attributes {
            let prefix = match key.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) if rest.starts_with(':') => &rest[1..],
                _ => continue,
            };
            if let Cow::Borrowed(space) = value
                && self.spaces.len() < NAMESPACES
            {
                self.spaces.push((prefix, space, level));
            }
        }
        for (key, _) in &mut attributes {
            *key = key.split_once(':').map_or(*key, |(_, local)| local);
        }
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        let namespace = self
            .spaces
            .iter()
            .rev()
            .find(|(p, ..)| *p == prefix)
            .map_or(prefix, |(_, space, _)| *space);
        let at = self.entries.len();
        self.add(Entry::Element(Box::new(Tag {
            name: local,
            namespace,
            attributes,
            end: at + 1,
        })))?;
        self.rooted = true;
        self.joins = false;
        self.open.push((at, name));
        Ok(())
    }

    /// Closes the nearest open element of this name, and what stands open in it.
    fn end(&mut self, name: &str) {
        let Some(nth) = self.open.iter().rposition(|(_, open)| *open == name) else {
            self.damaged = true;
            return;
        };
        self.damaged |= nth + 1 != self.open.len();
        self.close(nth);
    }

    /// Closes all but the outermost `keep` elements.
    fn close(&mut self, keep: usize) {
        let end = self.entries.len();
        for (at, _) in self.open.drain(keep..) {
            if let Some(Entry::Element(tag)) = self.entries.get_mut(at) {
                tag.end = end;
            }
        }
        while self.spaces.pop_if(|(.., level)| *level > keep).is_some() {}
        self.joins = false;
    }

    fn text(&mut self, words: Cow<'t, str>) -> Result<(), Error> {
        if self.open.is_empty() || words.is_empty() {
            return Ok(());
        }
        if self.joins
            && let Some(Entry::Text(before)) = self.entries.last_mut()
        {
            before.to_mut().push_str(&words);
            return Ok(());
        }
        self.joins = true;
        self.add(Entry::Text(words))
    }

    fn add(&mut self, entry: Entry<'t>) -> Result<(), Error> {
        let limit = self.limits.nodes;
        if self.entries.len() >= limit {
            return Err(Error::TooMany {
                what: "elements and texts",
                limit,
            });
        }
        self.entries.push(entry);
        Ok(())
    }

    fn finish(mut self) -> Document<'t> {
        // A root opened again for what follows it was complete before.
        self.cut |= self.open.iter().any(|(_, name)| !name.is_empty()) || !self.rooted;
        self.close(0);
        Document {
            entries: self.entries,
            cut: self.cut,
            damaged: self.damaged,
        }
    }
}

/// Whether these letters may name an element.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && !name.contains(['<', '&', '"', '\'', '='])
}

/// The attributes of a tag's inside, whose first `name` bytes are its name.
fn attributes(inner: &str, name: usize, limit: usize) -> Result<Vec<(&str, Cow<'_, str>)>, Error> {
    let mut found = Vec::new();
    let mut all = Attributes::html(inner, name);
    // Checking for doubles takes time that grows with the square of their number.
    for attribute in all.with_checks(false).flatten() {
        if found.len() == limit {
            return Err(Error::TooMany {
                what: "attributes of one element",
                limit,
            });
        }
        let value = match attribute.value {
            Cow::Borrowed(value) => text::plain(value),
            Cow::Owned(value) => Cow::Owned(text::plain(&value).into_owned()),
        };
        found.push((attribute.key.0, value));
    }
    Ok(found)
}
