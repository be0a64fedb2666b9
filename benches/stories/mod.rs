//! The stories that the benches go over: our own sample articles, and stories of equal size made of them.
#![allow(clippy::expect_used)]

use std::fs;
use std::path::Path;

use copytaster::article::Article;
use copytaster::extract::{self, Findings};
use copytaster::feed;
use copytaster::format::{self, Given};
use copytaster::intake::{Arrival, Outcome, Story};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

/// The stories of the sample feed and of the gold.
pub fn all() -> Vec<Article> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &Path| {
        let bytes = fs::read(path).expect("a sample");
        // Some samples are there to be refused.
        format::read(path, &bytes, &Given::default()).unwrap_or_default()
    };
    ["sample-feed", "tests/gold/quotes"]
        .iter()
        .flat_map(|folder| feed::files(&root.join(folder)).found)
        .filter(|path| path.extension().is_none_or(|e| e != "json"))
        .flat_map(|path| read(&path))
        .collect()
}

/// Plain stories of about five kilobytes.
pub fn five_kilobytes() -> Vec<Article> {
    of(5000)
}

/// Plain stories of about so many bytes, made of the others' paragraphs in turn; all of one day.
pub fn of(bytes: usize) -> Vec<Article> {
    let whole: String = all().iter().map(|s| format!("{}\n\n", s.text)).collect();
    let mut made = vec![String::new()];
    for paragraph in whole.split("\n\n").filter(|p| !p.trim().is_empty()) {
        if made.last().is_some_and(|m| m.len() > bytes) {
            made.push(String::new());
        }
        if let Some(story) = made.last_mut() {
            story.push_str(paragraph);
            story.push_str("\n\n");
        }
    }
    made.pop();
    let given = Given {
        published: Some(jiff::civil::date(2020, 10, 9)),
        ..Given::default()
    };
    let read = |text: String| {
        format::read(Path::new("made.txt"), text.as_bytes(), &given).unwrap_or_default()
    };
    made.into_iter().flat_map(read).collect()
}

/// Counts stories and the bytes of their text.
pub fn counted<'a, 'b>(bencher: Bencher<'a, 'b>, stories: &[Article]) -> Bencher<'a, 'b> {
    let bytes: usize = stories.iter().map(|s| s.text.len()).sum();
    bencher
        .counter(ItemsCount::new(stories.len()))
        .counter(BytesCount::new(bytes))
}

/// So many arrivals, no two of the same words.
pub fn arrivals(count: usize) -> Vec<Arrival> {
    let read: Vec<(Article, Findings)> = of(4000)
        .into_iter()
        .map(|article| {
            let findings = extract::extract(&article);
            (article, findings)
        })
        .collect();
    let story = |n: usize| {
        let (article, findings) = &read[n % read.len()];
        let mut article = article.clone();
        article.headline = Some(format!("{} {n}", article.headline.unwrap_or_default()));
        Arrival {
            path: format!("wire/{n:06}.txt").into(),
            at: jiff::Timestamp::from_second(1_600_000_000 + n as i64 * 60).expect("a time"),
            live: false,
            mark: None,
            outcome: Outcome::Read(vec![Story::new(article, findings.clone())]),
        }
    };
    (0..count).map(story).collect()
}
