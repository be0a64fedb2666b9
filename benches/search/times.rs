//! Times measured, and what they come to.

use std::time::{Duration, Instant};

/// Times of many runs.
#[derive(Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Measures one run more.
    pub fn time<T>(&mut self, run: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = std::hint::black_box(run());
        self.0.push(start.elapsed());
        done
    }

    /// Of these, the ones at such places.
    pub fn at(&self, places: &[usize]) -> Self {
        Self(places.iter().map(|&place| self.0[place]).collect())
    }

    /// The places of the slowest runs, slowest first.
    pub fn slowest(&self, count: usize) -> Vec<(usize, Duration)> {
        let mut all: Vec<_> = self.0.iter().copied().enumerate().collect();
        all.sort_by_key(|&(_, time)| std::cmp::Reverse(time));
        all.truncate(count);
        all
    }

    /// The time that so many hundredths of the runs stay below.
    pub fn share(&self, hundredths: usize) -> Duration {
        let mut all = self.0.clone();
        all.sort_unstable();
        let last = all.len().saturating_sub(1);
        all.get((all.len() * hundredths / 100).min(last))
            .copied()
            .unwrap_or_default()
    }

    pub fn median(&self) -> Duration {
        self.share(50)
    }

    /// A row of a table.
    pub fn line(&self, name: &str) {
        let ms = |time: Duration| format!("{:.3}", time.as_secs_f64() * 1000.0);
        println!(
            "| {name} | {} | {} | {} | {} |",
            self.0.len(),
            ms(self.median()),
            ms(self.share(99)),
            ms(self.share(100))
        );
    }

    /// The head of such rows.
    pub fn head(what: &str) {
        println!("| {what} | runs | median, ms | p99, ms | most, ms |\n|---|---|---|---|---|");
    }
}
