//! Wire text between control marks, as agencies have sent it since the teleprinter: what IPTC 7901 and ANPA 1312 share.
//!
//! A message is a header behind SOH, a text behind STX, and a trailer behind ETX. Files that lost the control characters
//! on their way carry them written out ("<SOH>"), or the telex marks ZCZC and NNNN.

pub mod anpa;
pub mod iptc;
mod letters;
mod note;

use std::borrow::Cow;

use super::compose::Composer;
use super::{Error, Given, Material, clean, cut_short, plain};
use crate::article::Article;

const SOH: char = '\u{1}';
const STX: char = '\u{2}';
const ETX: char = '\u{3}';

/// Bytes within which a header must end.
const HEADER: usize = 4096;

/// A message's three parts.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Frame<'t> {
    /// Between SOH and STX.
    header: &'t str,
    /// Between STX and ETX.
    text: &'t str,
    /// Behind ETX.
    trailer: &'t str,
    /// Whether ETX was there.
    complete: bool,
}

impl<'t> Frame<'t> {
    /// Takes a message apart; `None` if it does not start as one.
    fn of(text: &'t str) -> Option<Self> {
        let head = &text[..text.floor_char_boundary(HEADER)];
        let start = head.find(SOH);
        // Fill characters and a transmission line may stand before the header, no words of a story.
        let body = match start {
            Some(at) if at <= 200 && head[..at].lines().count() <= 3 => &text[at + 1..],
            Some(_) => return None,
            None => text.trim_start().strip_prefix("ZCZC")?,
        };
        let header = &body[..body.floor_char_boundary(HEADER)];
        let (header, rest) = match header.find(STX) {
            Some(at) => (&body[..at], &body[at + 1..]),
            // Without STX the first line is the header.
            None => body.split_once('\n').unwrap_or((body, "")),
        };
        let end = rest.find(ETX).map(|at| (at, at + 1));
        let end = end.or_else(|| {
            let at = rest.rfind("NNNN")?;
            rest[at + 4..].trim().is_empty().then_some((at, at + 4))
        });
        let (text, trailer) = end.map_or((rest, ""), |(at, behind)| (&rest[..at], &rest[behind..]));
        Some(Self {
            header,
            text,
            trailer,
            complete: end.is_some(),
        })
    }
}

/// The text with written-out control marks as the characters they stand for.
fn marks(text: &str) -> Cow<'_, str> {
    const NAMES: [(&str, char); 10] = [
        ("SYN", '\u{16}'),
        ("SOH", SOH),
        ("STX", STX),
        ("ETX", ETX),
        ("EOT", '\u{4}'),
        ("US", '\u{1f}'),
        ("DC1", '\u{11}'),
        ("DC2", '\u{12}'),
        ("DC3", '\u{13}'),
        ("DC4", '\u{14}'),
    ];
    let head = &text[..text.floor_char_boundary(200)];
    let written = ["<SOH>", "[SOH]", "{SOH}", "\u{2401}"]
        .iter()
        .find(|mark| head.contains(**mark));
    let Some(written) = written else {
        return Cow::Borrowed(text);
    };
    let mut out = text.to_owned();
    for (name, mark) in NAMES {
        // The control pictures of Unicode stand for the characters in their order.
        let picture = char::from_u32(0x2400 + mark as u32).unwrap_or(mark);
        let shown = if written.starts_with('\u{2401}') {
            picture.to_string()
        } else {
            written.replace("SOH", name)
        };
        out = out.replace(&shown, mark.encode_utf8(&mut [0; 4]));
    }
    Cow::Owned(out)
}

/// Wire text as a reader would set it: no control characters, quotation marks and dashes for what stood for them on a
/// teleprinter.
fn set(line: &str) -> String {
    let words: String = line
        .chars()
        .filter(|c| *c == '\t' || *c == '\n' || !c.is_ascii_control())
        .collect();
    let words = words.replace("``", "“").replace("''", "”");
    let words = words.replace(" _ ", " — ").replace(" -- ", " — ");
    match words.strip_prefix("_ ") {
        Some(rest) => format!("— {rest}"),
        None => words,
    }
}

/// Reads a message, once its own standard has read header, trailer and the lines above the story.
fn finish(
    article: &mut Article,
    frame: &Frame<'_>,
    composer: Composer,
    given: &Given,
) -> Result<(), Error> {
    if composer.is_empty() && article.headline.is_none() && article.ednote.is_none() {
        return Err(Error::Damaged("it ends before its text"));
    }
    composer.finish(article);
    plain::refine(article, given);
    plain::keep_story(article, "");
    if !frame.complete {
        cut_short(article);
    }
    // An alert has no headline: its one sentence is it.
    if article.headline.is_none()
        && let [only] = article.paragraphs.as_slice()
        && only.span.len() <= 400
    {
        let words = only.span.of(&article.text);
        let line = article.dateline.as_deref().unwrap_or("");
        let bare = words.strip_prefix(line).unwrap_or(words);
        let bare = bare.trim_start_matches([' ', '-', '–', '—', '_']);
        article.headline = Some(clean::line(bare)).filter(|h| !h.is_empty());
    }
    Ok(())
}

/// Whether a message's decoded text passes a test on its frame.
fn is(material: &Material<'_>, test: impl Fn(&Frame<'_>) -> bool) -> bool {
    // Pictures and other streams of bytes are told before anything is decoded.
    material.text().is_ok_and(|decoded| {
        let end = decoded.text.floor_char_boundary(2 * HEADER);
        Frame::of(&marks(&decoded.text[..end])).is_some_and(|frame| test(&frame))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_messages_apart() {
        let text = "\r\n\u{1}tna0012 3 e 40\r\nHarbour/\r\n\u{2}Tide\r\n\u{3}091200 GMT Oct 26\r\n";
        let frame = Frame::of(text).unwrap();
        assert_eq!(frame.header, "tna0012 3 e 40\r\nHarbour/\r\n");
        assert_eq!((frame.text, frame.complete), ("Tide\r\n", true));
        assert_eq!(frame.trailer, "091200 GMT Oct 26\r\n");
        let telex = Frame::of("ZCZC TNA0012\nTide\nNNNN\n").unwrap();
        assert_eq!(
            (telex.header, telex.text, telex.complete),
            (" TNA0012", "Tide\n", true)
        );
        assert!(!Frame::of("\u{1}tna0012\n\u{2}Tide").unwrap().complete);
        assert_eq!(Frame::of("Harbour strike ends\n\nBody"), None);
    }

    #[test]
    fn written_marks_are_marks() {
        let plain = "\u{1}tna0012 3 e 40\n\u{2}Tide <SOHO>\n\u{3}";
        assert_eq!(marks("<SOH>tna0012 3 e 40\n<STX>Tide <SOHO>\n<ETX>"), plain);
        assert_eq!(marks("␁tna0012 3 e 40\n␂Tide <SOHO>\n␃"), plain);
        assert_eq!(marks("Tide [SO]"), "Tide [SO]");
    }

    #[test]
    fn sets_what_a_teleprinter_could_not() {
        assert_eq!(
            set("``Go,'' he said _ and left.\u{11}"),
            "“Go,” he said — and left."
        );
    }
}
