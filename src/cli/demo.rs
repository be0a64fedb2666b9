//! `copytaster demo`: the sample feed, replayed into a temporary folder under the dashboard.
//!
//! The stories are part of the program, so the demo runs anywhere. The folder goes when the dashboard is left.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use anyhow::Context;
use jiff::tz::TimeZone;

use super::settings::Looks;
use super::watch;
use crate::config::Config;
use crate::intake::Means;
use crate::ui::{Kept, terminal};

/// Stories that are there from the start.
const FIRST: usize = 12;
/// How much older each of these is than the next.
const APART: Duration = Duration::from_secs(7 * 60 * 60 + 1234);
/// Time between two of the others.
const PAUSE: Duration = Duration::from_secs(4);

/// A file of the sample feed: its name, and what is in it.
type Sample = (&'static str, &'static [u8]);

macro_rules! samples {
    ($($name:literal)*) => {
        /// The sample feed, in the order it is replayed.
        const SAMPLES: &[Sample] = &[$((
            $name,
            include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/sample-feed/", $name)),
        )),*];
    };
}

samples! {
    "science/eelgrass_heat.txt"
    "features/translated-river.txt"
    "features/obit_ilves.txt"
    "local/council_ferry_0924.txt"
    "business/markets-close-1oct.txt"
    "business/Quayline note.eml"
    "sport/athletic-wanderers.txt"
    "wire/storm-edda.txt"
    "wire/northbank-bells.json"
    "local/courier.rss"
    "local/untitled.txt"
    "courts/lindqvist-day-one.txt"
    "features/when-the-cranes-stand-still.md"
    "wire/scan_0412.txt"
    "local/bus 17.md"
    "wire/0602-harbour-urgent.txt"
    "wire/0614-harbour-1st-take.txt"
    "features/interview-novak.txt"
    "wire/0648-harbour-2nd-take.txt"
    "world/geneva-strait-talks.txt"
    "local/Café Lumière reopens.txt"
    "wire/0931-harbour-lead-all.txt"
    "world/crew-of-the-serebryanka.txt"
    "business/lumenfold-cranes.md"
    "courts/2026-10-08_lindqvist-verdict.txt"
    "wire/cbank-rates.txt"
    "local/live-council-march.txt"
    "wire/lighthouse-lamp.xml"
    "world/estrel-herring.xml"
    "wire/FLASH_092140.txt"
    "science/Health - flu vaccine early.txt"
    "sport/oyelaran-cup.md"
    "features/opera-premiere.txt"
    "business/tidewell_press_release.txt"
    "wire/harbour-third-week.txt"
    "wire/ADVISORY_correction_harbour.txt"
    "wire/tna0991.7901"
    "local/election-westmark.txt"
}

/// Replays the sample feed into a temporary folder and opens the dashboard on it.
pub fn run(config: Config, looks: &Looks, plain: bool) -> anyhow::Result<ExitCode> {
    if let Err(code) = looks.begin_log() {
        return Ok(code);
    }
    let config = looks.over(config);
    let place = tempfile::Builder::new()
        .prefix("copytaster-demo-")
        .tempdir();
    let place = place.context("no folder for the demo could be made")?;
    let folder = place.path().join("wire");
    fs::create_dir(&folder).with_context(|| folder.display().to_string())?;
    let (first, rest) = SAMPLES.split_at(FIRST.min(SAMPLES.len()));
    let now = SystemTime::now();
    for (sample, younger) in first.iter().zip((1..=FIRST as u32).rev()) {
        let at = now.checked_sub(APART * younger).unwrap_or(now);
        deliver(&folder, sample, at).with_context(|| format!("{}: can't be written", sample.0))?;
    }
    let opened = watch::Opened {
        folders: vec![folder.clone()],
        means: Means {
            limits: config.limits,
            shelf: None,
        },
        setup: looks.setup(&config),
        pace: config.watch,
        zone: TimeZone::system(),
        left: None,
        kept: Kept::default(),
        session: None,
    };
    let beside = || tokio::spawn(replay(folder, rest));
    if plain || !terminal::is_there() {
        watch::tell(opened, beside)?;
    } else {
        watch::show(opened, beside)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// One story after the other, as a wire would bring them.
async fn replay(folder: PathBuf, samples: &'static [Sample]) {
    for sample in samples {
        tokio::time::sleep(PAUSE).await;
        // The folder is gone once the dashboard is left, and a full disk is shown by the stories that stay away.
        if deliver(&folder, sample, SystemTime::now()).is_err() {
            return;
        }
    }
}

/// Writes a story beside the folder and moves it in, so that it is whole when it is seen.
fn deliver(folder: &Path, (name, text): &Sample, at: SystemTime) -> std::io::Result<()> {
    let whole = folder.with_file_name("next");
    let mut file = File::create(&whole)?;
    file.write_all(text)?;
    file.set_modified(at)?;
    let place = folder.join(name);
    if let Some(parent) = place.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::rename(&whole, place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_holds_the_whole_sample_feed() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-feed");
        let mut there = Vec::new();
        for section in fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
        {
            let Ok(files) = fs::read_dir(&section) else {
                continue;
            };
            for file in files.map(|entry| entry.unwrap().path()) {
                let name = file.strip_prefix(&folder).unwrap();
                there.push(name.to_str().unwrap().to_owned());
            }
        }
        let mut here: Vec<_> = SAMPLES.iter().map(|(name, _)| (*name).to_owned()).collect();
        there.sort();
        here.sort();
        assert_eq!(here, there);
    }
}
