//! How much of a file is taken in. What a limit leaves out is said in a warning or an error, never passed over.

use super::fields;
use crate::article::{Article, Span};

/// What a file may ask of the machine. Each is checked before anything is built that could outgrow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file.
    pub size: u64,
    /// Levels that markup or JSON may nest.
    pub depth: usize,
    /// Attributes of one element.
    pub attributes: usize,
    /// Elements and texts of an XML file.
    pub nodes: usize,
    /// Stories of one file.
    pub stories: usize,
    /// Values of a JSON file, parts and headers of a mail, entries of an archive.
    pub items: usize,
    /// Bytes that may come out of compressed ones.
    pub inflated: u64,
    /// How many bytes may come out for one that went in, once a megabyte came out: text shrinks tenfold at best.
    pub ratio: u64,
    /// Seconds that reading a file may take, where others wait.
    pub seconds: u64,
}

impl Limits {
    /// Those of a program nobody configured.
    pub const DEFAULT: Self = Self {
        size: 100 << 20,
        depth: 100,
        attributes: 1_000,
        nodes: 1_000_000,
        stories: 20_000,
        items: 200_000,
        inflated: 64 << 20,
        ratio: 100,
        seconds: 30,
    };

    /// The limits' names, as users and refusals call them.
    pub const NAMES: [&str; 9] = [
        "size",
        "depth",
        "attributes",
        "nodes",
        "stories",
        "items",
        "inflated",
        "ratio",
        "seconds",
    ];

    /// Sets one of them, written "depth=200".
    ///
    /// # Errors
    /// What is wrong with the words.
    pub fn set(&mut self, words: &str) -> Result<(), String> {
        let (name, value) = words
            .split_once('=')
            .ok_or_else(|| format!("expected NAME=NUMBER, such as depth={}", self.depth))?;
        let wide: u64 = value
            .parse()
            .map_err(|_| format!("{value:?} is no number"))?;
        let narrow = usize::try_from(wide).unwrap_or(usize::MAX);
        match name {
            "size" => self.size = wide,
            "depth" => self.depth = narrow.min(DEEPEST),
            "attributes" => self.attributes = narrow,
            "nodes" => self.nodes = narrow,
            "stories" => self.stories = narrow,
            "items" => self.items = narrow,
            "inflated" => self.inflated = wide,
            "ratio" => self.ratio = wide,
            "seconds" => self.seconds = wide,
            _ => {
                let names = Self::NAMES.join(", ");
                return Err(format!("there is no limit {name:?}; there are {names}"));
            }
        }
        Ok(())
    }

    /// One of them, by its name.
    pub fn get(&self, name: &str) -> Option<u64> {
        let narrow = |value: usize| u64::try_from(value).unwrap_or(u64::MAX);
        Some(match name {
            "size" => self.size,
            "depth" => narrow(self.depth),
            "attributes" => narrow(self.attributes),
            "nodes" => narrow(self.nodes),
            "stories" => narrow(self.stories),
            "items" => narrow(self.items),
            "inflated" => self.inflated,
            "ratio" => self.ratio,
            "seconds" => self.seconds,
            _ => return None,
        })
    }

    /// How many bytes may come out of so many compressed ones.
    pub fn inflated(&self, compressed: u64) -> u64 {
        /// Bytes that may come out at any ratio.
        const FREE: u64 = 1 << 20;
        self.inflated
            .min(self.ratio.saturating_mul(compressed).max(FREE))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// However it is set: deeper than this a reader might leave its stack.
const DEEPEST: usize = 120;

/// Says that a file may hold more stories than were taken in.
pub fn stories(article: &mut Article) {
    fields::warn(
        article,
        "The file is full of stories: only as many as the limit allows are read.",
    );
}

/// How much of one article is searched, in bytes: a short book's worth.
const STORY: usize = 1 << 20;
/// How many of its paragraphs.
const PARAGRAPHS: usize = 10_000;

/// The part of a text that is searched.
pub fn story(text: &str) -> &str {
    &text[..text.floor_char_boundary(STORY)]
}

/// Keeps a text that is no story, a dump or a flood, from taking the desk's time: it stays whole, but its paragraphs
/// end where the limits do.
pub fn shorten(article: &mut Article) {
    let end = Span::new(0, story(&article.text).len()).end;
    let before = article.paragraphs.len();
    article.paragraphs.truncate(PARAGRAPHS);
    article.paragraphs.retain(|p| p.span.start < end);
    if let Some(last) = article.paragraphs.last_mut()
        && last.span.end > end
    {
        let kept = Span { end, ..last.span }.of(&article.text);
        last.span.end = last.span.start + kept.trim_end().len() as u32;
    }
    article.paragraphs.retain(|p| !p.span.is_empty());
    if article.text.len() > STORY || before > article.paragraphs.len() {
        fields::warn(
            article,
            "It is longer than any story: only its beginning was searched.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_can_be_set_by_its_name() {
        let mut limits = Limits::DEFAULT;
        for name in Limits::NAMES {
            let before = limits;
            limits.set(&format!("{name}=77")).unwrap();
            assert_ne!(limits, before, "{name}");
            assert_eq!(limits.get(name), Some(77), "{name}");
        }
        assert_eq!((limits.size, limits.depth, limits.seconds), (77, 77, 77));
        limits.set("depth=99999").unwrap();
        assert_eq!(limits.depth, DEEPEST, "whatever is asked for");
        for (words, why) in [
            ("depth", "expected NAME=NUMBER, such as depth=120"),
            ("depth=ten", "\"ten\" is no number"),
            (
                "width=3",
                "there is no limit \"width\"; there are size, depth,",
            ),
        ] {
            let error = limits.set(words).unwrap_err();
            assert!(error.starts_with(why), "{error}");
        }
    }
}
