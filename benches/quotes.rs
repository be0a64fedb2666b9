//! How fast stories are understood: `cargo bench --bench quotes`.
//!
//! Every bench goes once over stories of about five kilobytes; an item is a story.

#[allow(dead_code)]
mod stories;

use copytaster::extract::{self, actors, quotes, text};
use divan::Bencher;

fn main() {
    divan::main();
}

/// Tokens, sentences, tags and chunks.
#[divan::bench]
fn text_read(bencher: Bencher<'_, '_>) {
    let stories = stories::five_kilobytes();
    stories::counted(bencher, &stories).bench_local(|| {
        for story in &stories {
            divan::black_box(text::read(story));
        }
    });
}

/// Quotations and speakers, given the text and its actors.
#[divan::bench]
fn quotes_found(bencher: Bencher<'_, '_>) {
    let stories = stories::five_kilobytes();
    let texts: Vec<_> = stories.iter().map(text::read).collect();
    let known: Vec<_> = stories
        .iter()
        .zip(&texts)
        .map(|(story, text)| (story, text, actors::find(story, text)))
        .collect();
    stories::counted(bencher, &stories).bench_local(|| {
        for (story, text, actors) in &known {
            divan::black_box(quotes::find(story, text, actors));
        }
    });
}

/// Tokens, tags, quotations and speakers together, given the actors.
#[divan::bench]
fn text_and_quotes(bencher: Bencher<'_, '_>) {
    let stories = stories::five_kilobytes();
    let known: Vec<_> = stories
        .iter()
        .map(|story| (story, actors::find(story, &text::read(story))))
        .collect();
    stories::counted(bencher, &stories).bench_local(|| {
        for (story, actors) in &known {
            divan::black_box(quotes::find(story, &text::read(story), actors));
        }
    });
}

/// Everything that is found in a story.
#[divan::bench]
fn all_found(bencher: Bencher<'_, '_>) {
    let stories = stories::five_kilobytes();
    stories::counted(bencher, &stories).bench_local(|| {
        for story in &stories {
            divan::black_box(extract::extract(story));
        }
    });
}
