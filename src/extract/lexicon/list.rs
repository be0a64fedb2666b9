//! Word lists: a sorted text file compiled in as it stands, with a hash table of where its words stand.
//!
//! A file opens with `#` lines that name its source and licence. Each further line is a word, in byte order, and
//! behind a tab what is known of it. The table is made when the list is first asked, a few milliseconds for 70,000
//! words: a look-up by halving cost a fifth of all that extraction does. Knows nothing of what the words are for.

use std::sync::OnceLock;

/// A list of lines `word` or `word<TAB>value`.
#[derive(Debug)]
pub struct List {
    lines: &'static str,
    table: OnceLock<Table>,
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
            table: OnceLock::new(),
        }
    }

    /// What the list says of `word`: an empty text where it only holds it, `None` where it doesn't.
    pub fn get(&self, word: &str) -> Option<&'static str> {
        let start = self.find(word, Entry::Whole)?;
        let line = self.lines.get(start..)?.lines().next()?;
        line.get(word.len()..)
            .map(|rest| rest.strip_prefix('\t').unwrap_or(rest))
    }

    /// Whether the list holds `word`.
    pub fn has(&self, word: &str) -> bool {
        self.find(word, Entry::Whole).is_some()
    }

    /// Whether the list holds `word`, and whether an entry of several words starts with it.
    pub fn opens(&self, word: &str) -> (bool, bool) {
        (self.has(word), self.find(word, Entry::Opening).is_some())
    }

    /// Where the line of an entry starts.
    fn find(&self, word: &str, entry: Entry) -> Option<usize> {
        let table = self.table.get_or_init(|| Table::of(self.lines));
        table.find(self.lines.as_bytes(), word.as_bytes(), entry)
    }

    #[cfg(test)]
    pub(super) fn lines(&self) -> impl Iterator<Item = &'static str> {
        self.lines.lines()
    }
}

/// What a key of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    /// A word of the list.
    Whole,
    /// The first word or words of one that goes on.
    Opening,
}

/// Where the words of a list stand, by open addressing. A slot holds the start of the line plus one, the length of the
/// key and its sort; 0 if it is free.
#[derive(Debug)]
struct Table {
    slots: Box<[u64]>,
}

impl Table {
    fn of(lines: &str) -> Self {
        let bytes = lines.as_bytes();
        // A key for every line and for every space inside one, and a third of the slots free.
        let count = bytes.iter().filter(|&&b| matches!(b, b'\n' | b' ')).count() + 1;
        let size = (count * 3 / 2).next_power_of_two().max(2);
        let mut table = Self {
            slots: vec![0; size].into(),
        };
        let mut start = 0;
        for line in bytes.split(|&b| b == b'\n') {
            let length = line.iter().position(|&b| b == b'\t').unwrap_or(line.len());
            let key = &line[..length];
            if !key.is_empty() {
                table.insert(hash(key), start, length, Entry::Whole);
            }
            for (at, _) in key.iter().enumerate().filter(|&(_, &b)| b == b' ') {
                if table.find(bytes, &key[..at], Entry::Opening).is_none() {
                    table.insert(hash(&key[..at]), start, at, Entry::Opening);
                }
            }
            start += line.len() + 1;
        }
        table
    }

    fn insert(&mut self, hash: u64, start: usize, length: usize, entry: Entry) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] =
            (start as u64 + 1) << 24 | (length as u64) << 1 | u64::from(entry == Entry::Opening);
    }

    fn find(&self, lines: &[u8], word: &[u8], entry: Entry) -> Option<usize> {
        let mask = self.slots.len() - 1;
        let low = (word.len() as u64) << 1 | u64::from(entry == Entry::Opening);
        let mut at = hash(word) as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return None;
            }
            if slot & 0xff_ffff == low {
                let start = (slot >> 24) as usize - 1;
                if lines.get(start..start + word.len()) == Some(word) {
                    return Some(start);
                }
            }
            at = (at + 1) & mask;
        }
    }
}

/// Eight bytes at a time, by multiplying and folding.
fn hash(word: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = word.len() as u64;
    for chunk in word.chunks(8) {
        let mut bytes = [0; 8];
        bytes[..chunk.len()].copy_from_slice(chunk);
        hash = (hash ^ u64::from_le_bytes(bytes)).wrapping_mul(FACTOR);
        hash ^= hash >> 32;
    }
    hash
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
        assert_eq!(NAMES.get("new york"), Some(""));
        assert_eq!(List::new("").get("a"), None);
        assert_eq!(List::new("# only a head").get(""), None);
    }
}
