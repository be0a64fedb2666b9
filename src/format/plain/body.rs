//! The paragraphs below the head: section headings and captions between them, and what stands behind the last one.

use crate::article::{Article, Role};
use crate::fold::is_shouted;

use super::headline::repeats;
use super::layout::{Piece, ends_sentence, opens_item};
use super::stamp::{self, Stamp};
use super::{byline, furniture};
use crate::format::clean;

/// How many paragraphs at the end are looked at.
const TAIL: usize = 16;

/// Gives roles to all paragraphs that are still [`Role::Body`] and are something else. Fills a byline the story's
/// credits name, if the head had none, and returns the dates of a stamp below the story.
pub fn read(article: &mut Article, text: &str, pieces: &mut [Piece]) -> Stamp {
    let stamp = tail(article, text, pieces);
    for at in 0..pieces.len() {
        if pieces[at].role != Role::Body {
            continue;
        }
        let words = pieces[at].span.of(text);
        if furniture::is(words) {
            pieces[at].role = Role::Boilerplate;
        } else if let Some(writers) = byline::credits(words) {
            pieces[at].role = Role::Byline;
            article.byline = article.byline.take().or(writers);
        } else if furniture::is_caption(words) {
            pieces[at].role = Role::Caption;
        } else if is_heading(text, pieces, at) {
            // The title and the picture's caption come again where a page shows its pictures.
            let above = pieces[..at].iter().take(6).find(|p| {
                matches!(p.role, Role::Headline | Role::Caption) && repeats(p.span.of(text), words)
            });
            pieces[at].role = above.map_or(Role::Heading, |p| p.role);
        }
    }
    stamp
}

/// Goes up from the end as long as it meets what is no story.
fn tail(article: &mut Article, text: &str, pieces: &mut [Piece]) -> Stamp {
    let mut stamp = Stamp::default();
    let words =
        |pieces: &[Piece], at: usize| pieces.get(at).map_or("", |p: &Piece| p.span.of(text));
    let mut menu = Vec::new();
    let mut sure = false;
    let first = pieces.len().saturating_sub(TAIL).max(1);
    for at in (first..pieces.len()).rev() {
        if pieces[at].role != Role::Body {
            continue;
        }
        let line = words(pieces, at);
        let before = words(pieces, at - 1);
        let named = before.len() <= 60
            && !before.ends_with('.')
            && byline::is_name(before.trim_start_matches(['•', '*', '-', '–', ' ']));
        if furniture::is(line) {
            pieces[at].role = Role::Boilerplate;
            sure = true;
        } else if furniture::is_bio(
            line,
            article.byline.as_deref(),
            named && pieces[at - 1].role == Role::Body,
        ) {
            pieces[at].role = Role::Bio;
            if named {
                pieces[at - 1].role = Role::Bio;
            }
            sure = true;
        } else if let Some(writers) = byline::credits(line) {
            pieces[at].role = Role::Byline;
            article.byline = article.byline.take().or(writers);
        } else if let Some(found) = stamp::read(line) {
            pieces[at].role = Role::Slug;
            stamp = Stamp {
                filed: stamp.filed,
                ..found
            };
            if named && !pieces[at].gap {
                pieces[at - 1].role = Role::Byline;
                article.byline.get_or_insert_with(|| clean::line(before));
            }
        } else if furniture::is_sign_off(line) {
            pieces[at].role = Role::Slug;
            stamp.filed = stamp.filed.or(stamp::filed(line));
        } else if furniture::may_be_menu(line) {
            menu.push(at);
        } else {
            break;
        }
    }
    if sure {
        for at in menu {
            pieces[at].role = Role::Boilerplate;
        }
    }
    stamp
}

/// A short line that stands over longer paragraphs and ends as no sentence does.
fn is_heading(text: &str, pieces: &[Piece], at: usize) -> bool {
    let piece = pieces[at];
    let line = piece.span.of(text);
    let shouted = is_shouted(line);
    let apart = piece.lines == 1 && piece.gap
        || pieces
            .get(at + 1)
            .is_some_and(|p| !p.gap && p.span.len() > 160);
    let small = line.chars().count() <= 100 && line.split_whitespace().count() <= 14;
    let ended = line.ends_with([',', ';', '-', ':', '.', '…', '!'])
        || line.ends_with('?') && !is_titled(line);
    let quoted =
        line.starts_with(['"', '“', '\'', '‘', '«']) || line.ends_with(['"', '”', '’', '»', ')']);
    let opens =
        line.starts_with(|c: char| !c.is_lowercase()) && line.chars().any(char::is_alphabetic);
    if !apart || !small || opens_item(line) || ended || quoted && !shouted || !opens {
        return false;
    }
    // Over a paragraph, and not one of a run of short lines.
    let short = |at: Option<usize>| {
        at.and_then(|i| pieces.get(i)).is_some_and(|p| {
            p.role == Role::Body && p.span.len() <= 100 && !ends_sentence(p.span.of(text))
        })
    };
    let below = pieces.get(at + 1).is_some_and(|p| {
        p.role == Role::Body
            && p.span.len() > line.len()
            && !(shouted && is_shouted(p.span.of(text)))
    });
    below && !short(at.checked_sub(1)) && !short(Some(at + 1)) && !asks(line)
}

/// A question or answer of an interview, or a speaker's name before a colon, is nobody's heading.
fn asks(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, rest)| {
        let speaker = name.len() <= 2 || !name.chars().any(char::is_lowercase);
        speaker && rest.chars().any(char::is_lowercase)
    })
}

/// Whether most words have capitals, as titles are set.
fn is_titled(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let capitals = line
        .split_whitespace()
        .filter(|w| !w.starts_with(char::is_lowercase))
        .count();
    words > 2 && capitals * 10 >= words * 6
}
