//! The list of misses: one line each, sorted, worded so that it changes only when a finding does.

use std::collections::BTreeMap;
use std::fmt;

const HEAD: &str = "\
# What is not found as a careful editor finds it, or found where there is nothing: article | what | miss | gold | found.
# Rewritten by COPYTASTER_BLESS=1 cargo test --test gold
";

/// Lines, and how often each occurs.
#[derive(Default)]
pub struct Misses(BTreeMap<String, usize>);

impl Misses {
    /// Notes a miss.
    pub fn add(&mut self, file: &str, what: &str, miss: &str, gold: &str, found: &str) {
        let line = format!(
            "{file} | {what} | {miss} | {} | {}",
            short(gold),
            short(found)
        );
        self.count(line.trim_end());
    }

    fn count(&mut self, line: &str) {
        *self.0.entry(line.to_owned()).or_default() += 1;
    }

    /// What a listing does not hold, marked `+`, and what only it holds, marked `-`; a line each.
    pub fn changes_since(&self, listing: &str) -> String {
        let mut known = Self::default();
        for line in listing.lines().filter(|l| !l.starts_with('#')) {
            known.count(line);
        }
        let mut lines: Vec<(&String, &str)> = Vec::new();
        for (mark, these, those) in [("+", self, &known), ("-", &known, self)] {
            for (line, count) in &these.0 {
                let surplus = count.saturating_sub(those.0.get(line).copied().unwrap_or(0));
                lines.extend(std::iter::repeat_n((line, mark), surplus));
            }
        }
        lines.sort();
        lines
            .iter()
            .map(|(line, mark)| format!("{mark} {line}\n"))
            .collect()
    }
}

impl fmt::Display for Misses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(HEAD)?;
        for (line, count) in &self.0 {
            for _ in 0..*count {
                writeln!(f, "{line}")?;
            }
        }
        Ok(())
    }
}

/// One line of at most eighty characters: the beginning and the end.
fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let count = line.chars().count();
    if count <= 80 {
        return line;
    }
    let head: String = line.chars().take(50).collect();
    let tail: String = line.chars().skip(count - 27).collect();
    format!("{} … {}", head.trim_end(), tail.trim_start())
}
