//! How fast stories are understood: `cargo bench --bench quotes`.
//!
//! Every bench goes over the sample feed's stories once; an item is a story.
#![allow(clippy::expect_used)]

use std::fs;
use std::path::Path;

use copytaster::article::Article;
use copytaster::extract::{actors, quotes, text};
use copytaster::feed;
use copytaster::format::{self, Given};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

/// The sample feed's stories.
fn stories() -> Vec<Article> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-feed");
    let read = |path: &Path| {
        let bytes = fs::read(path).expect("a sample");
        // Some samples are there to be refused.
        format::read(path, &bytes, &Given::default()).unwrap_or_default()
    };
    let files = feed::files(&root).found;
    files.iter().flat_map(|path| read(path)).collect()
}

/// Counts stories and the bytes of their text.
fn counted<'a, 'b>(bencher: Bencher<'a, 'b>, stories: &[Article]) -> Bencher<'a, 'b> {
    let bytes: usize = stories.iter().map(|s| s.text.len()).sum();
    bencher
        .counter(ItemsCount::new(stories.len()))
        .counter(BytesCount::new(bytes))
}

/// Tokens, sentences, tags and chunks.
#[divan::bench]
fn text_read(bencher: Bencher<'_, '_>) {
    let stories = stories();
    counted(bencher, &stories).bench_local(|| {
        for story in &stories {
            divan::black_box(text::read(story));
        }
    });
}

/// Quotations and speakers, given the text and its actors.
#[divan::bench]
fn quotes_found(bencher: Bencher<'_, '_>) {
    let stories = stories();
    let texts: Vec<_> = stories.iter().map(text::read).collect();
    let known: Vec<_> = stories
        .iter()
        .zip(&texts)
        .map(|(story, text)| (story, text, actors::find(story, text)))
        .collect();
    counted(bencher, &stories).bench_local(|| {
        for (story, text, actors) in &known {
            divan::black_box(quotes::find(story, text, actors));
        }
    });
}
