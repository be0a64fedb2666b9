//! `copytaster [watch] FOLDER...`: the dashboard.

use std::path::PathBuf;
use std::process::ExitCode;

/// Opens the dashboard on the folders.
pub fn run(folders: &[PathBuf]) -> anyhow::Result<ExitCode> {
    anyhow::bail!(
        "the dashboard on {} folder(s) is not built yet; use `copytaster parse`",
        folders.len()
    )
}
