//! Fills a folder with stories to try a large one: `cargo bench --bench folder -- FOLDER COUNT`.
//!
//! The stories are the samples' paragraphs in turn, about four kilobytes each, in which the people bear other surnames, as
//! many as a hundred thousand stories would have; they lie in sub-folders of a thousand and arrived five minutes apart, the
//! last one an hour ago. The same count makes the same stories.
#![allow(clippy::expect_used)]

mod large;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut given = std::env::args().skip(1).filter(|word| word != "--bench");
    let (folder, count) = (given.next(), given.next().and_then(|n| n.parse().ok()));
    let (Some(folder), Some(count)) = (folder.map(PathBuf::from), count) else {
        eprintln!("usage: cargo bench --bench folder -- FOLDER COUNT");
        return ExitCode::from(2);
    };
    let bytes = large::fill(&folder, count);
    println!("{count} stories, {} bytes on average", bytes / count.max(1));
    ExitCode::SUCCESS
}
