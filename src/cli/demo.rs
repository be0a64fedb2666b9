//! `copytaster demo`: the sample feed, replayed.

use std::process::ExitCode;

/// Replays the sample feed into a temporary folder and opens the dashboard on it.
pub fn run() -> anyhow::Result<ExitCode> {
    anyhow::bail!("the demo is not built yet; use `copytaster parse`")
}
