//! How fast actors are found: `cargo bench --bench actors`.
//!
//! Text is read beforehand: what counts is names, kinds and merging. An item is a story; the second bench's are all of
//! about five kilobytes.

#[allow(dead_code)]
mod stories;

use copytaster::article::Article;
use copytaster::extract::{actors, text};
use divan::Bencher;

fn main() {
    divan::main();
}

fn run(bencher: Bencher<'_, '_>, stories: &[Article]) {
    let texts: Vec<_> = stories.iter().map(text::read).collect();
    stories::counted(bencher, stories).bench_local(|| {
        for (story, text) in stories.iter().zip(&texts) {
            divan::black_box(actors::find(story, text));
        }
    });
}

/// Actors of real stories, given tokens and tags.
#[divan::bench]
fn actors_of_stories(bencher: Bencher<'_, '_>) {
    run(bencher, &stories::all());
}

/// Actors of stories of five kilobytes, given tokens and tags.
#[divan::bench]
fn actors_of_five_kilobytes(bencher: Bencher<'_, '_>) {
    run(bencher, &stories::five_kilobytes());
}
