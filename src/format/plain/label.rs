//! What desks write above a story: "Slug: ...", "URGENT", "BC-harbour-strike 1st take", "UPDATE 2-", "(Adds quote)".

use crate::article::Status;
use crate::fold::is_shouted;

/// Fields a line "Name: value" may set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The headline.
    Headline,
    /// The slug line.
    Slugline,
    /// Writers.
    Byline,
    /// Agency or publication.
    Source,
    /// Place and date.
    Dateline,
    /// Publication date.
    Published,
    /// Date of the last change.
    Updated,
    /// Not to be published before.
    Embargo,
    /// Keywords, separated by commas or semicolons.
    Keywords,
    /// Language.
    Language,
    /// Urgency.
    Urgency,
    /// Version.
    Version,
    /// Take.
    Take,
    /// Editor's note.
    Ednote,
    /// Known, but nothing an article has a place for.
    Other,
}

/// Reads a line "Name: value".
pub fn field(line: &str) -> Option<(Field, &str)> {
    let (name, value) = line.split_once(':')?;
    let value = value.trim();
    if name.len() > 24 || value.is_empty() || value.len() > 200 || value.contains('\n') {
        return None;
    }
    let field = match name.trim().to_lowercase().as_str() {
        "headline" | "title" | "hed" | "head" => Field::Headline,
        "slug" | "slugline" => Field::Slugline,
        "byline" | "author" | "authors" => Field::Byline,
        "source" | "agency" | "publication" => Field::Source,
        "dateline" => Field::Dateline,
        "date" | "published" | "publication date" | "pubdate" => Field::Published,
        "updated" | "last updated" | "modified" | "last modified" => Field::Updated,
        "embargo" | "embargoed until" | "embargoed" | "embargo until" => Field::Embargo,
        "keywords" | "keyword" | "tags" | "topics" => Field::Keywords,
        "language" | "lang" => Field::Language,
        "urgency" | "priority" => Field::Urgency,
        "version" => Field::Version,
        "take" => Field::Take,
        "eds" | "editors" | "note to editors" | "ednote" | "editor's note" | "editors' note" => {
            Field::Ednote
        }
        "category" | "section" | "desk" | "words" | "word count" | "wordcount" | "url" | "link"
        | "id" | "format" | "length" | "status" => Field::Other,
        _ => return None,
    };
    // Dates must be dates: "Date: what we know" is a headline.
    let dated = matches!(field, Field::Published | Field::Updated | Field::Embargo);
    (!dated || value.bytes().any(|b| b.is_ascii_digit())).then_some((field, value))
}

/// What a label says of the story behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Label {
    /// IPTC urgency.
    pub urgency: Option<u8>,
    /// Usable unless the label says otherwise.
    pub status: Status,
    /// The number in "UPDATE 2".
    pub update: Option<u16>,
}

/// Reads a label at the start of a line: what it says, and what follows it ("" if it stands alone).
pub fn label(line: &str) -> Option<(Label, &str)> {
    const LABELS: &[(&str, Option<u8>, Status)] = &[
        ("FLASH", Some(1), Status::Usable),
        ("ALERT", Some(1), Status::Usable),
        ("SNAP", Some(1), Status::Usable),
        ("BULLETIN", Some(2), Status::Usable),
        ("URGENT", Some(3), Status::Usable),
        ("BREAKING NEWS", None, Status::Usable),
        ("BREAKING", None, Status::Usable),
        ("EXCLUSIVE", None, Status::Usable),
        ("CORRECTED", None, Status::Corrected),
        ("CORRECTION", None, Status::Corrected),
        ("REFILE", None, Status::Corrected),
        ("KILL", None, Status::Canceled),
        ("STORY KILL", None, Status::Canceled),
        ("MANDATORY KILL", None, Status::Canceled),
        ("WITHDRAWN", None, Status::Canceled),
        ("WITHHOLD", None, Status::Withheld),
        ("HOLD FOR RELEASE", None, Status::Withheld),
        ("ATTENTION EDITORS", None, Status::Usable),
        ("ADVISORY", None, Status::Usable),
        ("PRESS RELEASE", None, Status::Usable),
        ("NEWS RELEASE", None, Status::Usable),
        ("MEDIA RELEASE", None, Status::Usable),
        ("FOR IMMEDIATE RELEASE", None, Status::Usable),
        ("UPDATE", None, Status::Usable),
        ("WRAPUP", None, Status::Usable),
    ];
    let line = line.trim_start_matches(['*', ' ', '(', '[']);
    LABELS.iter().find_map(|&(name, urgency, status)| {
        let mut rest = line.strip_prefix(name)?;
        let mut update = None;
        if matches!(name, "UPDATE" | "WRAPUP") {
            let digits = rest.trim_start();
            let n = digits.bytes().take_while(u8::is_ascii_digit).count();
            update = digits[..n].parse().ok();
            rest = &digits[n..];
            // "UPDATE: the site has removed it" is a sentence; only the numbered form is a desk's.
            update?;
        }
        let label = Label {
            urgency,
            status,
            update,
        };
        let tail = rest.trim_start_matches(['*', ')', ']', ' ']);
        if tail.is_empty() {
            return Some((label, ""));
        }
        let body = tail.trim_start_matches([':', '-', '–', '—', ' ']);
        (body.len() < tail.len()).then_some((label, body))
    })
}

/// A slug line: the slug, and what it says of the take.
pub fn slug(line: &str) -> Option<(&str, Option<String>)> {
    if line.len() > 90 || line.contains('\n') {
        return None;
    }
    let mut words = line.split_whitespace();
    let slug = words.next()?;
    let cycle = ["BC-", "AM-", "PM-", "bc-", "am-", "pm-"]
        .iter()
        .any(|c| slug.starts_with(c));
    let parts = slug
        .split(['-', '/', '_'])
        .filter(|p| !p.is_empty())
        .count();
    let shaped = slug
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '_' | '&' | '\'' | '.' | ','));
    if !shaped
        || parts < 2
        || !(cycle || is_shouted(slug))
        || !slug.chars().any(char::is_alphabetic)
    {
        return None;
    }
    let bracketed = line.contains('(') && line.ends_with(')');
    let mut take = Vec::new();
    let mut dated = false;
    for word in words {
        let bare = word.trim_matches(['(', ')', ',', ';', '[', ']']);
        let figure = !bare.is_empty()
            && bare
                .bytes()
                .all(|b| b.is_ascii_digit() || b"-/:".contains(&b));
        if figure && bare.len() <= 2 && !take.is_empty() && !dated {
            take.push(bare);
        } else if figure {
            dated = true;
        } else if is_take(bare) {
            if !dated {
                take.push(bare);
            }
        } else if !bracketed {
            return None;
        }
    }
    let slug = slug.trim_end_matches(',');
    Some((slug, (!take.is_empty()).then(|| take.join(" "))))
}

/// Whether the line says which take of a story follows, and no more: "1ST LEAD", "2nd Ld-Writethru".
pub fn is_take_line(line: &str) -> bool {
    let mut words = line.split_whitespace().peekable();
    words.peek().is_some() && words.all(|w| is_take(w.trim_matches([',', '(', ')'])))
}

fn is_take(word: &str) -> bool {
    let lower = word.to_lowercase();
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|o| {
        lower
            .strip_suffix(o)
            .is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    });
    ordinal
        || lower.split('-').all(|part| {
            matches!(
                part,
                "take"
                    | "ld"
                    | "lead"
                    | "lede"
                    | "all"
                    | "writethru"
                    | "add"
                    | "adds"
                    | "sub"
                    | "subs"
                    | "graf"
                    | "grafs"
                    | "insert"
                    | "urgent"
                    | "adv"
                    | "update"
                    | "updates"
                    | "correction"
                    | "corr"
                    | "correct"
                    | "final"
                    | "first"
                    | "second"
                    | "third"
                    | "night"
                    | "day"
                    | "new"
                    | "recasts"
                    | "advisory"
                    | "budget"
                    | "kill"
            )
        })
}

/// The text of a bracketed note on the version, "(Adds comment)", and whether it corrects.
pub fn version_note(line: &str) -> Option<(&str, bool)> {
    let inner = line.strip_prefix('(')?.strip_suffix(')')?;
    if inner.len() > 300 || inner.contains(['(', '"', '“']) {
        return None;
    }
    let first = inner
        .split(|c: char| !c.is_alphanumeric())
        .next()?
        .to_lowercase();
    match first.as_str() {
        "adds" | "recasts" | "updates" | "refiles" | "rewrites" | "repeats" | "trims" | "edits"
        | "changes" | "inserts" | "eds" | "editors" | "attn" | "attention" => Some((inner, false)),
        "corrects" | "corrected" | "correction" | "fixes" => Some((inner, true)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_slugs_with_their_takes() {
        assert_eq!(
            slug("BC-harbour-strike 1st take"),
            Some(("BC-harbour-strike", Some("1st take".into())))
        );
        assert_eq!(
            slug("HARBOUR-STRIKE (1st take)"),
            Some(("HARBOUR-STRIKE", Some("1st take".into())))
        );
        assert_eq!(
            slug("HARBOUR-STRIKE (lead-all)"),
            Some(("HARBOUR-STRIKE", Some("lead-all".into())))
        );
        assert_eq!(
            slug("CENTBANK-RATES  3rd Ld  09-30 0388"),
            Some(("CENTBANK-RATES", Some("3rd Ld".into())))
        );
        assert_eq!(
            slug("CORVANE-EU/TALKS (URGENT, PIX, TV)"),
            Some(("CORVANE-EU/TALKS", Some("URGENT".into())))
        );
        for line in [
            "CO-OP BANK CLOSES BRANCHES",
            "Harbour-strike ends",
            "STRIKE",
            "2020-10-09",
            "FOOTBALL",
        ] {
            assert_eq!(slug(line), None, "{line}");
        }
    }

    #[test]
    fn reads_labels_and_fields() {
        let (label_, rest) = label("URGENT: Harbour strike ends").unwrap();
        assert_eq!((label_.urgency, rest), (Some(3), "Harbour strike ends"));
        let (label_, rest) = label("UPDATE 2-Harbour strike ends").unwrap();
        assert_eq!((label_.update, rest), (Some(2), "Harbour strike ends"));
        assert_eq!(
            label("CORRECTED - Harbour").unwrap().0.status,
            Status::Corrected
        );
        assert_eq!(
            label("FLASH").unwrap(),
            (
                Label {
                    urgency: Some(1),
                    ..Label::default()
                },
                ""
            )
        );
        assert_eq!(label("KILLING OF MAYOR SHOCKS TOWN"), None);
        assert_eq!(label("UPDATE: the site has removed it"), None);
        assert_eq!(
            field("Slug: harbour-strike"),
            Some((Field::Slugline, "harbour-strike"))
        );
        assert_eq!(field("Date: what we know"), None);
        assert_eq!(field("Ruslan Pukhov: an asset"), None);
        assert_eq!(
            version_note("(Corrects spelling in par 3)"),
            Some(("Corrects spelling in par 3", true))
        );
        assert_eq!(version_note("(Fire is hot)"), None);
    }
}
