//! A mail's words: its text part if that says as much as the page beside it, without signature and quoted history.

use mail_parser::{Encoding, Message, MessagePart, MimeHeaders, PartType};

use crate::format::compose::Composer;
use crate::format::{charset, html, plain};

/// Adds the story's paragraphs.
pub fn compose(message: &Message<'_>, to: &mut Composer) {
    let mut text = Composer::default();
    let mut page = Composer::default();
    for part in message.text_bodies() {
        if let PartType::Text(words) = &part.body {
            let words = decoded(message, part, words).unwrap_or_else(|| words.to_string());
            plain::compose(&story(&words), &mut text);
        }
    }
    for part in message.html_bodies() {
        if let PartType::Html(markup) = &part.body {
            html::fragment(written(markup), &mut page);
        }
    }
    let letters = |words: &Composer| words.paragraphs().map(|(_, p)| p.len()).sum::<usize>();
    // A text part may only say that there is a page; else it is what the sender wrote, without the page's trimmings.
    let full = letters(&text) * 10 >= letters(&page) * 6;
    let chosen = if full { text } else { page };
    for (role, words) in chosen.paragraphs() {
        to.push(role, words);
    }
}

/// The words of a part that names no charset and is in none the parser takes for granted.
fn decoded(message: &Message<'_>, part: &MessagePart<'_>, words: &str) -> Option<String> {
    let named = part
        .content_type()
        .is_some_and(|kind| kind.has_attribute("charset"));
    if named || part.encoding != Encoding::None || !words.contains(char::REPLACEMENT_CHARACTER) {
        return None;
    }
    let raw = message
        .raw_message()
        .get(part.offset_body as usize..part.offset_end as usize)?;
    charset::decode(raw)
        .ok()
        .map(|decoded| decoded.text.into_owned())
}

/// The text without signature and quoted history.
fn story(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut end = lines.len();
    // "-- " stands above a signature; some mailers lose its blank.
    if let Some(at) = lines
        .iter()
        .rposition(|l| *l == "-- " || l.trim_end() == "--")
        && lines.len() - at <= SIGNATURE
    {
        end = at;
    }
    if let Some(at) = lines[..end].iter().position(|l| opens_history(l)) {
        end = at;
    }
    let quoted = |line: &&str| line.trim_start().starts_with('>');
    let own = lines[..end]
        .iter()
        .any(|l| !l.trim().is_empty() && !quoted(l));
    let mut kept: Vec<&str> = Vec::with_capacity(end);
    for (at, line) in lines[..end].iter().enumerate() {
        let introduces = line.trim_end().ends_with(':')
            && lines[at + 1..end]
                .iter()
                .find(|l| !l.trim().is_empty())
                .is_some_and(quoted);
        if !own || !(quoted(line) || introduces) {
            kept.push(line);
        } else if introduces && line.split_whitespace().count() < 4 {
            // "On Friday Ann Roe" on one line, "wrote:" on the next.
            kept.pop();
        }
    }
    kept.join("\n")
}

/// Lines a signature has at most, with its mark.
const SIGNATURE: usize = 25;

/// "-----Original Message-----": all below it was sent before. What stands below "Forwarded message" is the story.
fn opens_history(line: &str) -> bool {
    let bare = line.trim().trim_matches(['-', '_', ' ']);
    line.trim_start().starts_with("--")
        && matches!(
            bare.to_lowercase().as_str(),
            "original message"
                | "ursprüngliche nachricht"
                | "message d'origine"
                | "mensaje original"
        )
}

/// A page up to the history that mail programs mark as such.
fn written(markup: &str) -> &str {
    const MARKS: [&str; 4] = [
        "class=\"gmail_quote",
        "class=\"gmail_signature",
        "class=\"moz-cite-prefix",
        "id=\"appendonsend",
    ];
    let at = MARKS.iter().filter_map(|mark| markup.find(mark)).min();
    let Some(tag) = at.and_then(|at| markup[..at].rfind('<')) else {
        return markup;
    };
    // A mail that only forwards is all history.
    if markup[..tag]
        .split('>')
        .any(|part| part.split('<').next().is_some_and(|w| !w.trim().is_empty()))
    {
        &markup[..tag]
    } else {
        markup
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signature_and_history_are_left_out() {
        let text = "The tide is out.\n\nOn Friday Ann Roe\nwrote:\n\n> Is it?\n> Really?\n\nYes -- it is.\n\n-- \nJo Doe\nThe Alder Courier\n";
        assert_eq!(story(text).trim(), "The tide is out.\n\n\n\nYes -- it is.");
        let reply = "It is out.\n\n-----Original Message-----\nFrom: Ann Roe\n\nIs it?\n";
        assert_eq!(story(reply).trim(), "It is out.");
        let all = "> The tide\n> is out.";
        assert_eq!(story(all), all);
    }

    #[test]
    fn a_page_ends_where_its_history_begins() {
        let page = "<p>The tide is out.</p><div class=\"gmail_quote\"><p>Is it?</p></div>";
        assert_eq!(written(page), "<p>The tide is out.</p>");
        let forward = "<div class=\"gmail_quote\"><p>Is it?</p></div>";
        assert_eq!(written(forward), forward);
    }
}
