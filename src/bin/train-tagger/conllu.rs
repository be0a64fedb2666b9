//! Reads a treebank in CoNLL-U and lays its tags over the program's own tokens.

use std::cmp::Ordering;
use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result, bail};
use copytaster::article::{Article, Paragraph, Role, Span};
use copytaster::extract::text::{Class, Tag, Text};

/// A token of the treebank and where it stands in the document's text.
#[derive(Clone, Debug)]
struct Gold {
    bytes: Range<usize>,
    tag: Tag,
    hyphen: bool,
    /// Stands before the noun it belongs to.
    attributive: bool,
}

/// One document of the treebank: its text made whole again, and its tokens.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file's name without its ending.
    pub name: String,
    text: String,
    gold: Vec<Gold>,
}

impl Document {
    /// Reads one file.
    pub fn read(path: &Path) -> Result<Self> {
        let content =
            fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
        let mut document = Self {
            name: path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            text: String::new(),
            gold: Vec::new(),
        };
        let mut rows: Vec<Vec<&str>> = Vec::new();
        for line in content.lines() {
            if line.is_empty() {
                document.sentence(&rows)?;
                rows.clear();
            } else if line.starts_with("# newpar")
                && !line.contains('=')
                && !document.text.is_empty()
            {
                document.text.truncate(document.text.trim_end().len());
                document.text.push('\n');
            } else if !line.starts_with('#') {
                let row: Vec<&str> = line.split('\t').collect();
                if row.len() != 10 {
                    bail!("{}: not ten columns: {line}", path.display());
                }
                rows.push(row);
            }
        }
        document.sentence(&rows)?;
        Ok(document)
    }

    fn sentence(&mut self, rows: &[Vec<&str>]) -> Result<()> {
        // The last part of the multiword token being read, and whether a space follows the whole.
        let mut whole = (0, false);
        for row in rows {
            let (id, form) = (row[0], row[1]);
            let spaced = !row[9].contains("SpaceAfter=No");
            if let Some((_, last)) = id.split_once('-') {
                whole = (last.parse()?, spaced);
                continue;
            }
            if id.contains('.') {
                continue;
            }
            let number: usize = id.parse()?;
            let start = self.text.len();
            self.text.push_str(form);
            self.gold.push(Gold {
                bytes: start..self.text.len(),
                tag: tag(row[4]),
                hyphen: row[4] == "HYPH",
                attributive: matches!(row[7], "compound" | "amod" | "nummod" | "nmod")
                    && row[6].parse::<usize>()? > number,
            });
            let space = match number.cmp(&whole.0) {
                Ordering::Less => false,
                Ordering::Equal => whole.1,
                Ordering::Greater => spaced,
            };
            if space {
                self.text.push(' ');
            }
        }
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
        Ok(())
    }

    /// The same document with its letters changed, byte for byte, by `change`.
    pub fn recased(&self, change: impl FnOnce(&str) -> String) -> Self {
        let text = change(&self.text);
        assert_eq!(text.len(), self.text.len(), "the places must stay");
        Self {
            text,
            ..self.clone()
        }
    }

    /// The document as the program reads one.
    pub fn article(&self) -> Article {
        let mut paragraphs = Vec::new();
        let mut start = 0;
        for line in self.text.split('\n') {
            if !line.trim().is_empty() {
                paragraphs.push(Paragraph {
                    span: Span::new(start, start + line.len()),
                    role: Role::Body,
                });
            }
            start += line.len() + 1;
        }
        Article {
            text: self.text.clone(),
            paragraphs,
            ..Article::default()
        }
    }

    /// The treebank's tag for each of the text's tokens; [`Tag::None`] where there is none to learn.
    pub fn tags(&self, text: &Text<'_>) -> Vec<Tag> {
        let mut tags = Vec::with_capacity(text.tokens.len());
        let mut from = 0;
        for token in &text.tokens {
            let (start, end) = (token.span.start as usize, token.span.end as usize);
            while self.gold.get(from).is_some_and(|g| g.bytes.end <= start) {
                from += 1;
            }
            let parts: Vec<&Gold> = self.gold[from..]
                .iter()
                .take_while(|g| g.bytes.start < end)
                .collect();
            tags.push(joined(&parts, token.class));
        }
        tags
    }
}

/// One tag for a token that the treebank may have cut in parts.
fn joined(parts: &[&Gold], class: Class) -> Tag {
    let Some(last) = parts.last() else {
        return Tag::None;
    };
    if parts.len() == 1 || class != Class::Word {
        return last.tag;
    }
    if !parts.iter().any(|part| part.hyphen) {
        // "cannot", "gonna": the verb carries the tag.
        return if parts[0].tag.is_verb() {
            parts[0].tag
        } else {
            last.tag
        };
    }
    let first = parts[0].tag;
    match last.tag {
        // "US-led forces", "long-running", "record-breaking"
        Tag::VBN | Tag::VBG if last.attributive => Tag::JJ,
        // "six-member team", "all-girl", "long-term", "in-house"
        Tag::NN | Tag::NNS if last.attributive && !first.is_noun() => Tag::JJ,
        Tag::IN | Tag::RP | Tag::RB if first.is_verb() || first.is_noun() => Tag::NN,
        Tag::Punct => first,
        tag => tag,
    }
}

fn tag(name: &str) -> Tag {
    match name {
        "PRP$" => Tag::PRPS,
        "WP$" => Tag::WPS,
        "HYPH" | "," | "." | ":" | "``" | "''" | "-LRB-" | "-RRB-" => Tag::Punct,
        "$" => Tag::SYM,
        _ => Tag::ALL
            .into_iter()
            .find(|tag| format!("{tag:?}") == name)
            .unwrap_or_default(),
    }
}
