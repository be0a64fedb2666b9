//! How fast a folder is taken in: `cargo bench --bench intake`.
//!
//! The folders are filled with the sample feed's stories, each with a line of its own: no two are one story.
#![allow(clippy::expect_used)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use copytaster::archive::Archive;
use copytaster::feed::{self, Feed, News};
use copytaster::format::Limits;
use copytaster::intake::{Intake, Means, Notice, Options, Shelf};
use divan::Bencher;
use divan::counter::ItemsCount;
use tempfile::TempDir;
use tokio::runtime::Runtime;
use tokio::sync::mpsc::Receiver;

fn main() {
    divan::main();
}

/// The sample feed's files.
fn samples() -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-feed");
    let files = feed::files(&root).found;
    // Formats with an end of their own take no line behind it.
    let plain = |f: &&PathBuf| f.extension().is_some_and(|e| e == "txt" || e == "md");
    files
        .iter()
        .filter(plain)
        .map(|f| fs::read(f).expect("a sample"))
        .collect()
}

/// A folder of so many stories, none written to lately.
fn filled(count: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let hour_ago = SystemTime::now() - Duration::from_secs(3600);
    for (n, sample) in samples().iter().cycle().take(count).enumerate() {
        let path = folder.path().join(format!("{n:06}.txt"));
        let own = format!("\n\nItem {n} of the day.\n");
        let story = [sample.as_slice(), own.as_bytes()].concat();
        fs::write(&path, story).expect("a story");
        let file = fs::File::options().write(true).open(&path);
        let set = file.and_then(|f| f.set_modified(hour_ago));
        set.expect("its time");
    }
    folder
}

fn start(folder: &Path) -> (Intake, Receiver<Notice>) {
    Intake::start(vec![folder.to_path_buf()], Options::default())
}

/// From the start until the first stories are handed over.
#[divan::bench(args = [100, 10_000], sample_count = 30)]
fn first_rows(bencher: Bencher<'_, '_>, count: usize) {
    let (folder, runtime) = (filled(count), Runtime::new().expect("a runtime"));
    bencher.bench_local(|| {
        runtime.block_on(async {
            let (intake, mut notices) = start(folder.path());
            while !matches!(notices.recv().await, Some(Notice::Arrivals(_))) {}
            // Not ended here: the end is not measured.
            (intake, notices)
        })
    });
}

/// The first scan alone, without reading.
#[divan::bench(args = [10_000], sample_count = 30)]
fn scan(bencher: Bencher<'_, '_>, count: usize) {
    let folder = filled(count);
    bencher.counter(ItemsCount::new(count)).bench_local(|| {
        let roots = vec![folder.path().to_path_buf()];
        let (feed, mut news) = Feed::start(roots, feed::Options::default());
        while !matches!(news.blocking_recv(), Some(News::Scanned)) {}
        (feed, news)
    });
}

/// From the start until every story is read and handed over.
#[divan::bench(args = [1_000], sample_count = 10)]
fn all_read(bencher: Bencher<'_, '_>, count: usize) {
    let (folder, runtime) = (filled(count), Runtime::new().expect("a runtime"));
    bencher.counter(ItemsCount::new(count)).bench_local(|| {
        runtime.block_on(async {
            let (intake, mut notices) = start(folder.path());
            wait_done(&mut notices).await;
            (intake, notices)
        })
    });
}

/// The same, of stories that an archive has kept.
#[divan::bench(args = [1_000], sample_count = 10)]
fn all_read_again(bencher: Bencher<'_, '_>, count: usize) {
    let (folder, runtime) = (filled(count), Runtime::new().expect("a runtime"));
    let place = tempfile::tempdir().expect("a folder");
    let archive =
        Archive::open(&place.path().join("archive.db"), Limits::DEFAULT).expect("an archive");
    let shelf: Arc<dyn Shelf> = Arc::new(archive);
    let read = || {
        runtime.block_on(async {
            let options = Options {
                means: Means {
                    shelf: Some(Arc::clone(&shelf)),
                    ..Means::default()
                },
                ..Options::default()
            };
            let (intake, mut notices) = Intake::start(vec![folder.path().into()], options);
            wait_done(&mut notices).await;
            (intake, notices)
        })
    };
    drop(read());
    std::thread::sleep(Duration::from_secs(2));
    bencher.counter(ItemsCount::new(count)).bench_local(read);
}

/// From the rename that brings a story in until it is read and handed over.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn arrival(bencher: Bencher<'_, '_>) {
    let (folder, runtime) = (filled(0), Runtime::new().expect("a runtime"));
    let sample = samples().swap_remove(0);
    let (_intake, mut notices) = runtime.block_on(async {
        let (intake, mut notices) = start(folder.path());
        wait_done(&mut notices).await;
        (intake, notices)
    });
    let hidden = folder.path().join(".story");
    let mut n = 0;
    let write = || -> PathBuf {
        // Stories that come on each other's heels share a batch.
        std::thread::sleep(Duration::from_millis(50));
        fs::write(&hidden, &sample).expect("a story");
        n += 1;
        folder.path().join(format!("{n}.txt"))
    };
    bencher.with_inputs(write).bench_local_values(|path| {
        fs::rename(&hidden, &path).expect("the rename");
        runtime.block_on(async {
            while !matches!(notices.recv().await, Some(Notice::Arrivals(_))) {}
        });
    });
}

async fn wait_done(notices: &mut Receiver<Notice>) {
    while let Some(notice) = notices.recv().await {
        if matches!(notice, Notice::Progress { done: true, .. }) {
            return;
        }
    }
}
