//! Word lists that cost nothing at start: a sorted text file compiled in as it stands, searched by halving.
//!
//! A file opens with `#` lines that name its source and licence. Each further line is a word, in byte order, and
//! behind a tab what is known of it. Knows nothing of what the words are for.

/// A sorted list of lines `word` or `word<TAB>value`.
#[derive(Clone, Copy, Debug)]
pub struct List {
    lines: &'static str,
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
        Self { lines }
    }

    /// What the list says of `word`: an empty text where it only holds it, `None` where it doesn't.
    pub fn get(&self, word: &str) -> Option<&'static str> {
        let bytes = self.lines.as_bytes();
        let (mut low, mut high) = (0, bytes.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let start = bytes[low..middle]
                .iter()
                .rposition(|&b| b == b'\n')
                .map_or(low, |i| low + i + 1);
            let stop = bytes[middle..high]
                .iter()
                .position(|&b| b == b'\n')
                .map_or(high, |i| middle + i);
            let line = &self.lines[start..stop];
            let (key, value) = line.split_once('\t').unwrap_or((line, ""));
            match key.as_bytes().cmp(word.as_bytes()) {
                std::cmp::Ordering::Equal => return Some(value),
                std::cmp::Ordering::Less => low = (stop + 1).min(high),
                std::cmp::Ordering::Greater => high = start,
            }
        }
        None
    }

    /// Whether the list holds `word`.
    pub fn has(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    #[cfg(test)]
    pub(super) fn lines(&self) -> impl Iterator<Item = &'static str> {
        self.lines.lines()
    }
}

#[cfg(test)]
mod tests {
    use super::List;

    #[test]
    fn finds_every_line_and_nothing_else() {
        const LIST: List = List::new("# head\n# more\nab\ncd\tx=y\nef\n");
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
        assert_eq!(List::new("").get("a"), None);
        assert_eq!(List::new("# only a head").get(""), None);
    }
}
