//! What stands around a story and is none of it: separators, end marks, "Read more", "Follow us", copyright lines,
//! notes about the author. A paragraph counts only if all of it is furniture; unsure means it is not.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::byline;
use super::layout::opens_item;

/// Whole paragraphs, lower case, without punctuation around them; here and below set apart by bars.
static WHOLE: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let phrases = "advertisement|advertisements|advert|ad|sponsored|sponsored content|promoted|more to follow|more|\
    more follows|ends|end|30|endit|read more|read on|read next|read also|share|share this|\
    share this article|share this story|share on facebook|share on twitter|tweet|email|print|save|\
    copy link|follow|follow us|subscribe|subscribe now|sign up|sign in|log in|\
    register|comments|leave a comment|view comments|no comments|related|related articles|\
    related stories|related topics|related news|more on this story|most read|most popular|trending|\
    top stories|editor's picks|editors' picks|recommended|recommended for you|you may also like|\
    you might also like|see also|latest news|news|home|menu|search|skip to content|\
    skip to main content|back to top|continue reading|continue reading below|caption|close|post comment|leave a reply|story continues below|article continues below|\
    article continues after advertisement|story continues below advertisement|\
    story continues after advertisement|watch the video above|watch the video|watch live|\
    listen to this article|watch|listen|facebook|twitter|whatsapp|instagram|linkedin|telegram|\
    video player is loading|all rights reserved|loading";
    phrases.split('|').collect()
});

/// Openings of furniture paragraphs, lower case.
static STARTS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let phrases = "follow us on|like us on|join us on|find us on|read more:|read more about|read more on|\
    read more at|read also:|also read:|read the rest|read the full story|read the full article|\
    read the original|read next:|see also:|related:|related story:|more on this story:|click here|\
    tap here|sign up for|sign up to|subscribe to|subscribe for|get the latest|\
    download the|download our|share this|copyright ©|copyright (c)|©|(c) 20|watch the video|watch:|\
    video:|listen:|got a story|got a tip|have you got a story|do you have a story|do you have a tip|\
    contact the newsdesk|send us your|email us at|write to us at|for more news|for more stories|\
    support our journalism|become a member|this article was originally published|\
    this article first appeared|this story was originally published|this article is republished|\
    the views expressed in this|opinions expressed in this";
    phrases.split('|').collect()
});

/// Sections of newspapers and desks of agencies, lower case.
static SECTIONS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let phrases = "world|politics|business|economy|markets|finance|sport|sports|football|culture|arts|\
    opinion|comment|analysis|science|health|technology|tech|environment|climate|europe|africa|asia|\
    americas|middle east|uk|us|national|local|region|regional|crime|courts|education|travel|lifestyle|\
    society|media|entertainment|weather|obituaries|features|interview|letters|editorial|live|breaking news";
    phrases.split('|').collect()
});

/// Whether the line is a section's name and no more.
pub fn is_section(line: &str) -> bool {
    let lower = line.trim_end_matches([':', '.', '|', ' ']).to_lowercase();
    SECTIONS.contains(lower.as_str())
}

/// Whether the paragraph is no part of the story.
pub fn is(paragraph: &str) -> bool {
    if paragraph.len() > 300 {
        return false;
    }
    if !paragraph.chars().any(char::is_alphanumeric) {
        return true;
    }
    let lower = paragraph.to_lowercase().replace('’', "'");
    let lower = lower.trim_start_matches(['[', '(', '|', '>', ' ']);
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric());
    if WHOLE.contains(bare) {
        // "More." and "End" as sentences of a story do not stand alone on a line.
        return true;
    }
    if paragraph.contains(['"', '“', '”', '«']) {
        return false;
    }
    STARTS.iter().any(|s| lower.starts_with(s))
        || lower.starts_with("follow ") && names_network(lower)
        || lower.contains("all rights reserved")
        || lower.contains("comments are closed")
        || is_shelf(lower)
}

/// "More in Science", over a list of links.
fn is_shelf(lower: &str) -> bool {
    let shelf = ["more in ", "more from ", "more on "]
        .iter()
        .any(|s| lower.starts_with(s));
    shelf && lower.split_whitespace().count() <= 5 && !lower.ends_with(['.', '!', '?', ','])
}

/// Whether the words send the reader to a social network.
fn names_network(lower: &str) -> bool {
    lower.contains('@')
        || [
            "twitter",
            "facebook",
            "instagram",
            "telegram",
            "linkedin",
            "mastodon",
            "bluesky",
            " on x",
        ]
        .iter()
        .any(|n| lower.contains(n))
}

/// Whether a paragraph near a story's end tells of its author. `byline` is the story's; `named` says that the line
/// before is a name and no more.
pub fn is_bio(paragraph: &str, byline: Option<&str>, named: bool) -> bool {
    if paragraph.len() > 900 || paragraph.contains(['"', '“', '”', '«']) {
        return false;
    }
    let lower = paragraph.to_lowercase();
    if [
        "about the author",
        "the writer is",
        "the author is",
        "the writer was",
        "about the writer",
    ]
    .iter()
    .any(|s| lower.starts_with(s))
    {
        return true;
    }
    let opening: String = paragraph.chars().take(240).collect();
    if !byline::names_trade(&opening) || lower.contains(" said") || lower.contains(" told ") {
        return false;
    }
    if named {
        return true;
    }
    let mut words = paragraph.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(2).collect();
    let name = first.join(" ");
    let presents = [
        " is a ",
        " is an ",
        " is the ",
        " is our ",
        " is ",
        " writes ",
        " covers ",
        " reports ",
    ]
    .iter()
    .any(|v| opening.contains(v));
    let by = byline.is_some_and(|b| {
        b.to_lowercase()
            .contains(name.trim_end_matches(',').to_lowercase().as_str())
    });
    let contact = lower.contains('@')
        || lower.contains("follow h")
        || lower.contains("follow them")
        || lower.contains("can be reached");
    byline::is_name(name.trim_end_matches(',')) && presents && (by || contact)
}

/// Whether the line is a wire's sign-off: agency, initials and filing time, "TNA mk/rt 250614 SEP 26".
pub fn is_sign_off(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let agency = words.next().is_some_and(|w| {
        w.len() >= 2
            && w.chars()
                .all(|c| c.is_ascii_uppercase() || c == '/' || c == '-')
    });
    let filed = line
        .split_whitespace()
        .any(|w| matches!(w.len(), 4 | 6) && w.bytes().all(|b| b.is_ascii_digit()));
    agency
        && filed
        && line.len() <= 50
        && (3..=7).contains(&line.split_whitespace().count())
        && !line.ends_with('.')
}

/// Whether the line might be a menu's: up to four words and no end mark, or a link's arrow. Sure only beside surer
/// furniture.
pub fn may_be_menu(line: &str) -> bool {
    if line.len() <= 100 && line.starts_with(['>', '»', '›', '→', '▸']) {
        return true;
    }
    line.len() <= 40
        && !opens_item(line)
        && line.split_whitespace().count() <= 4
        && !line.ends_with(['.', '!', '?', ':', '…', '"', '”', '’'])
        && !line.chars().any(char::is_numeric)
}

/// Whether the paragraph holds a picture's credit, and so is its caption.
pub fn is_caption(paragraph: &str) -> bool {
    if paragraph.len() > 500 {
        return false;
    }
    let lower = paragraph.to_lowercase();
    const STARTS: &str = "photo:|photos:|photograph:|image:|picture:|pictured:|caption:|file photo|file picture|\
        (file photo|photo by|image source|foto:";
    const INSIDE: &str = "(photo by|credit: |(credit|(photo:|(photo/|(photograph by| photo/|/getty|getty images| image: | photo: |\
         photograph: |(image:|[photo|photo credit|image credit|/file photo|(file photo)|/epa|\
        /shutterstock|(picture:";
    STARTS.split('|').any(|s| lower.starts_with(s)) || INSIDE.split('|').any(|s| lower.contains(s))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_furniture_from_story() {
        for line in [
            "___.",
            "* * *",
            "MORE TO FOLLOW",
            "(MORE)",
            "-30-",
            "Read more: Who is who in the harbour board case",
            "Follow Pam Doe on Twitter @pamdoe",
            "Got a story? Call the newsdesk on 0555 0142 or write to desk@courier.example",
            "© 2026 The Alder Courier. All rights reserved.",
            "Watch the video above.",
            "Editor’s picks",
        ] {
            assert!(is(line), "{line}");
        }
        for line in [
            "Read more books, the minister told pupils.",
            "“Follow us on the road,” he said.",
            "More than 2,000 dockers walked out.",
            "The end came at noon.",
            "7 p.m.",
        ] {
            assert!(!is(line), "{line}");
        }
    }

    #[test]
    fn knows_bios_sign_offs_and_captions() {
        let bio = "Hannah Oduya is chief reporter of the Alder Courier. She won the Corvane Press Prize in 2023.";
        assert!(is_bio(bio, Some("Hannah Oduya"), false));
        assert!(!is_bio(bio, None, false));
        assert!(is_bio(
            "Correspondent of the Evening Wire for energy. Earlier he worked for the radio.",
            None,
            true
        ));
        assert!(!is_bio(
            "Ana Costa is a professor, the union said.",
            Some("Ana Costa"),
            false
        ));
        assert!(is_sign_off("TNA mk/rt 250614 SEP 26") && is_sign_off("TNA 1512 GMT 30-09-26"));
        assert!(!is_sign_off("The port handles 5200 a day") && !is_sign_off("USA 2020"));
        assert!(
            is_caption("Pilgrims at the mosque in 2008. Image: Nick Doe.")
                && !is_caption("His image suffered.")
        );
    }
}
