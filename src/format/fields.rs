//! Filling an article's fields from whatever names a format uses for them.

use super::clean;
use super::dates::{self, Stated};
use crate::article::{Article, DateSource, Moment, Status};

/// Warns the article's readers, once.
pub fn warn(article: &mut Article, warning: &str) {
    if !article.warnings.iter().any(|w| w == warning) {
        article.warnings.push(warning.into());
    }
}

/// Fills a field that is still empty, as one harmless line.
pub fn fill(slot: &mut Option<String>, value: &str) {
    if slot.is_none() {
        *slot = Some(clean::line(value)).filter(|v| !v.is_empty());
    }
}

/// Adds to a list what is not in it yet, as one harmless line; no story has more than a thousand of anything.
pub fn add(list: &mut Vec<String>, value: &str) {
    const MOST: usize = 1000;
    let value = clean::line(value);
    if !value.is_empty() && list.len() < MOST && !list.contains(&value) {
        list.push(value);
    }
}

/// The writer's name without "By".
pub fn byline(value: &str) -> &str {
    let value = value.trim();
    [
        "By ", "BY ", "by ", "By: ", "Von ", "VON ", "Por ", "por ", "Par ", "PAR ", "par ", "Di ",
    ]
    .iter()
    .find_map(|marker| value.strip_prefix(marker))
    .map_or(value, str::trim_start)
}

/// IPTC urgency, 1 to 9; anything else says nothing.
pub fn urgency(value: &str) -> Option<u8> {
    value.trim().parse().ok().filter(|u| (1..=9).contains(u))
}

/// A status by the names the agencies' standards give it.
pub fn status(value: &str) -> Option<Status> {
    let value = value.trim().to_ascii_lowercase();
    match value.rsplit(':').next().unwrap_or("") {
        "usable" => Some(Status::Usable),
        "corrected" | "correction" => Some(Status::Corrected),
        "withheld" | "embargoed" | "hold" => Some(Status::Withheld),
        "canceled" | "cancelled" | "killed" | "kill" | "recalled" | "retracted" => {
            Some(Status::Canceled)
        }
        _ => None,
    }
}

/// Sets the status that metadata states; "usable" takes nothing back. A story under an embargo that ends is fit for
/// use from then on.
pub fn stand(article: &mut Article, value: &str) {
    let embargoed = value.trim().to_ascii_lowercase().ends_with("embargoed");
    match status(value) {
        None | Some(Status::Usable) => {}
        Some(_) if embargoed && article.embargo.is_some() => {}
        Some(status) => article.status = status,
    }
}

/// A dateline without the dash that leads into the story.
pub fn dateline(value: &str) -> &str {
    value.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '―' | '_'))
}

/// The date of the last change, if the article has none yet.
pub fn updated(article: &mut Article, value: &str) {
    if article.updated.is_none() {
        article.updated = moment(article, value);
    }
}

/// A moment as metadata states it; a time without a zone is read as UTC, and the article says so.
pub fn moment(article: &mut Article, value: &str) -> Option<Moment> {
    let stated = dates::parse(value)?;
    warn_of_zone(article, &stated);
    stated.moment(None)
}

/// The publication date from the file's own metadata, if the article has none yet.
pub fn published(article: &mut Article, value: &str) {
    if article.published.is_none()
        && let Some(moment) = moment(article, value)
    {
        article.published = Some(moment);
        article.dated_by = DateSource::Metadata;
    }
}

/// Warns once that a time names no zone.
pub fn warn_of_zone(article: &mut Article, stated: &Stated) {
    if stated.lacks_zone() {
        warn(article, "A time in it names no zone: read as UTC.");
    }
}
