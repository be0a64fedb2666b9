//! How fast times and events are found: `cargo bench --bench times`.
//!
//! Text is read beforehand: what counts is recognising and resolving. An item is a story; the stories of two kilobytes
//! are agency copy's usual size, those of five a newspaper's. The last bench is all of extraction, text included.

#[allow(dead_code)]
mod stories;

use copytaster::article::Article;
use copytaster::extract::{actors, extract, quotes, text, times};
use divan::Bencher;

fn main() {
    divan::main();
}

fn run(bencher: Bencher<'_, '_>, stories: &[Article]) {
    let texts: Vec<_> = stories.iter().map(text::read).collect();
    stories::counted(bencher, stories).bench_local(|| {
        for (story, text) in stories.iter().zip(&texts) {
            divan::black_box(times::find(story, text));
        }
    });
}

/// Times of stories of two kilobytes, given tokens and tags.
#[divan::bench]
fn times_of_two_kilobytes(bencher: Bencher<'_, '_>) {
    run(bencher, &stories::of(2000));
}

/// Times of stories of five kilobytes, given tokens and tags.
#[divan::bench]
fn times_of_five_kilobytes(bencher: Bencher<'_, '_>) {
    run(bencher, &stories::five_kilobytes());
}

/// Events of stories of five kilobytes, given times and quotes.
#[divan::bench]
fn events_of_five_kilobytes(bencher: Bencher<'_, '_>) {
    let stories = stories::five_kilobytes();
    let read = |story| {
        let text = text::read(story);
        let actors = actors::find(story, &text);
        let quotes = quotes::find(story, &text, &actors);
        (times::find(story, &text), quotes, text)
    };
    let read: Vec<_> = stories.iter().map(read).collect();
    stories::counted(bencher, &stories).bench_local(|| {
        for (story, (times, quotes, text)) in stories.iter().zip(&read) {
            divan::black_box(times::events::find(story, text, times, quotes));
        }
    });
}

/// All that is found in stories of five kilobytes.
#[divan::bench]
fn all_of_five_kilobytes(bencher: Bencher<'_, '_>) {
    let stories = stories::five_kilobytes();
    stories::counted(bencher, &stories).bench_local(|| {
        for story in &stories {
            divan::black_box(extract(story));
        }
    });
}
