//! Word lists that cost nothing at start: a sorted text file compiled in as it stands, searched by halving.
//!
//! A file opens with `#` lines that name its source and licence. Each further line is a word, in byte order, and
//! behind a tab what is known of it. Knows nothing of what the words are for.

use std::cmp::Ordering;
use std::sync::OnceLock;

/// A sorted list of lines `word` or `word<TAB>value`.
#[derive(Debug)]
pub struct List {
    lines: &'static str,
    /// Where the words of each first two letters begin; made when first asked for.
    starts: OnceLock<Box<[u32]>>,
}

impl List {
    /// The list in `file`, without its head lines.
    pub const fn new(file: &'static str) -> Self {
        let bytes = file.as_bytes();
        let mut at = 0;
        while at < bytes.len() && bytes[at] == b'#' {
            while at < bytes.len() && bytes[at] != b'\n' {
                at += 1;
            }
            at += 1;
        }
        let (_, lines) = file.split_at(if at < bytes.len() { at } else { bytes.len() });
        Self {
            lines,
            starts: OnceLock::new(),
        }
    }

    /// What the list says of `word`: an empty text where it only holds it, `None` where it doesn't.
    pub fn get(&self, word: &str) -> Option<&'static str> {
        self.value(self.find(word).ok()?, word)
    }

    /// Whether the list holds `word`, and whether an entry of several words starts with it.
    pub fn opens(&self, word: &str) -> (bool, bool) {
        let (held, start) = match self.find(word) {
            Ok(start) => (true, self.next(start)),
            Err(start) => (false, start),
        };
        // A space sorts before all else that may follow the word in an entry.
        let rest = self.lines.as_bytes().get(start..).unwrap_or_default();
        let opens = rest
            .strip_prefix(word.as_bytes())
            .is_some_and(|r| r.first() == Some(&b' '));
        (held, opens)
    }

    /// Where the line of `word` starts, or where it would.
    fn find(&self, word: &str) -> Result<usize, usize> {
        let (low, high) = self.range(word.as_bytes());
        self.halve(word.as_bytes(), low, high)
    }

    /// Between which bytes the line of the word lies.
    fn range(&self, word: &[u8]) -> (usize, usize) {
        let all = (0, self.lines.len());
        let Some(slot) = slot(word) else { return all };
        let starts = self.starts.get_or_init(|| {
            let mut low = 0;
            let starts = (0..=LETTERS * LETTERS).map(|slot| {
                let first = [b'a' + (slot / LETTERS) as u8, b'a' + (slot % LETTERS) as u8];
                low = match self.halve(&first, low, self.lines.len()) {
                    Ok(start) | Err(start) => start,
                };
                low as u32
            });
            starts.collect()
        });
        match (starts.get(slot), starts.get(slot + 1)) {
            (Some(&low), Some(&high)) => (low as usize, high as usize),
            _ => all,
        }
    }

    /// Where the line of `word` starts, or where it would, between two starts of lines.
    fn halve(&self, word: &[u8], mut low: usize, mut high: usize) -> Result<usize, usize> {
        let bytes = self.lines.as_bytes();
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[low..middle]
                .iter()
                .rposition(|&b| b == b'\n')
                .map_or(low, |i| low + i + 1);
            match order(&bytes[start..], word) {
                Ordering::Equal => return Ok(start),
                Ordering::Less => low = self.next(middle).min(high),
                Ordering::Greater => high = start,
            }
        }
        Err(low)
    }

    /// The start of the line behind the one that holds the byte.
    fn next(&self, at: usize) -> usize {
        let rest = &self.lines.as_bytes()[at..];
        let length = rest.iter().position(|&b| b == b'\n');
        length.map_or(self.lines.len(), |i| at + i + 1)
    }

    /// What stands behind `word` on the line that starts here.
    fn value(&self, start: usize, word: &str) -> Option<&'static str> {
        let line = self.lines.get(start..)?.lines().next()?;
        line.get(word.len()..)
            .map(|rest| rest.strip_prefix('\t').unwrap_or(rest))
    }

    /// Whether the list holds `word`.
    pub fn has(&self, word: &str) -> bool {
        self.find(word).is_ok()
    }

    #[cfg(test)]
    pub(super) fn lines(&self) -> impl Iterator<Item = &'static str> {
        self.lines.lines()
    }
}

const LETTERS: usize = 26;

/// The slot of a word's first two letters.
fn slot(word: &[u8]) -> Option<usize> {
    let letter = |i: usize| {
        let byte = word.get(i).filter(|b| b.is_ascii_lowercase())?;
        Some(usize::from(byte - b'a'))
    };
    Some(letter(0)? * LETTERS + letter(1)?)
}

/// How the key of a line compares with a word.
fn order(line: &[u8], word: &[u8]) -> Ordering {
    for (i, &wanted) in word.iter().enumerate() {
        match line.get(i) {
            None | Some(b'\t' | b'\n') => return Ordering::Less,
            Some(byte) if *byte != wanted => return byte.cmp(&wanted),
            Some(_) => {}
        }
    }
    match line.get(word.len()) {
        None | Some(b'\t' | b'\n') => Ordering::Equal,
        Some(_) => Ordering::Greater,
    }
}

#[cfg(test)]
mod tests {
    use super::List;

    #[test]
    fn finds_every_line_and_nothing_else() {
        static LIST: List = List::new("# head\n# more\nab\ncd\tx=y\nef\n");
        let found: Vec<_> = [
            "", "a", "ab", "abc", "cd", "ef", "eg", "x=y", "\n", "ab\ncd",
        ]
        .iter()
        .map(|w| LIST.get(w))
        .collect();
        assert_eq!(
            found,
            [
                None,
                None,
                Some(""),
                None,
                Some("x=y"),
                Some(""),
                None,
                None,
                None,
                None
            ]
        );
        static NAMES: List = List::new("# head\nnew\tt\nnew york\nnewark\nsan jose\n");
        assert_eq!(NAMES.opens("new"), (true, true));
        assert_eq!(NAMES.opens("newark"), (true, false));
        assert_eq!(NAMES.opens("san"), (false, true));
        assert_eq!(NAMES.opens("ne"), (false, false));
        assert_eq!(NAMES.opens("z"), (false, false));
        assert_eq!(List::new("").get("a"), None);
        assert_eq!(List::new("# only a head").get(""), None);
    }
}
