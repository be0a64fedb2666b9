//! What a wire says to editors beside its story: notes, kills, corrections.

use crate::article::{Article, Status};
use crate::format::{clean, fields};

/// Takes a note to the editors; a note may correct or kill the story.
pub fn take(article: &mut Article, note: &str) {
    let note = note.trim().trim_start_matches('(').trim_end_matches(')');
    let bare = note.split_once(':').filter(|(label, _)| is_label(label));
    let note = bare.map_or(note, |(_, note)| note).trim();
    obey(article, status(note));
    // Several lines of notes are one note.
    let note = clean::line(note);
    match &mut article.ednote {
        Some(before) => {
            before.push_str("; ");
            before.push_str(&note);
        }
        slot => fields::fill(slot, &note),
    }
}

/// Whether the line is a note: "Eds: ...", "(Eds: ...)", "ATTENTION EDITORS: ...".
pub fn is(line: &str) -> bool {
    line.trim_start_matches('(')
        .split_once([':', '.'])
        .is_some_and(|(label, _)| is_label(label))
}

fn is_label(label: &str) -> bool {
    matches!(
        label.trim().to_lowercase().as_str(),
        "eds"
            | "ed"
            | "editors"
            | "editor's note"
            | "editors' note"
            | "note to editors"
            | "notes to editors"
            | "attention editors"
            | "attn editors"
            | "ednote"
            | "redaktioneller hinweis"
    )
}

/// What the words of a note, a take or a label say of the story's use. In running words only capitals give orders.
pub fn status(words: &str) -> Status {
    let first = words.split_whitespace().next().unwrap_or("");
    let first = first
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let shouted = |word: &str| {
        words
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| w == word)
    };
    if [
        "KILL",
        "KILLS",
        "KILLED",
        "ELIMINATION",
        "WITHDRAWN",
        "RETRACTED",
    ]
    .iter()
    .any(|w| shouted(w))
        || matches!(
            first.as_str(),
            "kill" | "withdrawn" | "annule" | "zurückgezogen"
        )
    {
        Status::Canceled
    } else if shouted("WITHHOLD") || first == "withhold" {
        Status::Withheld
    } else if ["CORRECTS", "CORRECTION", "CORRECTED", "CORRECTIVE"]
        .iter()
        .any(|w| shouted(w))
        || matches!(
            first.as_str(),
            "corrects"
                | "corrected"
                | "correcting"
                | "correction"
                | "corrective"
                | "fixes"
                | "berichtigung"
                | "korrektur"
        )
    {
        Status::Corrected
    } else {
        Status::Usable
    }
}

/// What a take or a slug's last part says: "2nd Ld-Writethru, Correction", "KILL".
pub fn of_take(take: &str) -> Status {
    let worst = |a: Status, b: Status| if b == Status::Usable { a } else { b };
    take.split(|c: char| !c.is_alphanumeric())
        .map(status)
        .fold(Status::Usable, worst)
}

/// Gives the story a status, if it has none yet that forbids its use.
pub fn obey(article: &mut Article, status: Status) {
    if !matches!(article.status, Status::Canceled | Status::Withheld) && status != Status::Usable {
        article.status = status;
    }
}

/// Cuts off what a story's text says to editors alone behind the story, and takes its note.
pub fn cut<'t>(article: &mut Article, text: &'t str) -> &'t str {
    let mut end = text.len();
    let mut at = 0;
    let mut noting = false;
    for line in text.split_inclusive('\n') {
        let lower = line.trim().trim_end_matches([':', '.']).to_lowercase();
        let bare = lower.trim_start_matches(['#', '*', '-', ' ']);
        if end == text.len() && (is_end(bare) || lower.starts_with('#') && is_notebook(bare)) {
            end = at;
        }
        if end < text.len() {
            if is_note_heading(bare) {
                noting = true;
            } else if bare.is_empty() || lower.starts_with(['#', '*']) {
                noting = noting && bare.is_empty() && article.ednote.is_none();
            } else if noting {
                take(article, line.trim().trim_start_matches(['-', '–', ' ']));
            }
        }
        at += line.len();
    }
    &text[..end]
}

fn is_end(line: &str) -> bool {
    [
        "not intended for publication",
        "not for publication",
        "nicht zur veröffentlichung",
        "nicht für die veröffentlichung",
        "no destinada a la publicación",
        "pas destinées à la publication",
    ]
    .iter()
    .any(|words| line.contains(words) && line.len() <= 120)
}

fn is_notebook(line: &str) -> bool {
    matches!(
        line,
        "notebook" | "notizblock" | "notepad" | "bloc de notas"
    )
}

fn is_note_heading(line: &str) -> bool {
    matches!(
        line,
        "note to editors"
            | "notes to editors"
            | "redaktionelle hinweise"
            | "redaktioneller hinweis"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_told_from_news() {
        for (words, expected) in [
            ("CORRECTS the mayor's name in par 3", Status::Corrected),
            ("Corrects spelling. With photos.", Status::Corrected),
            ("Members are asked to KILL the story", Status::Canceled),
            ("MANDATORY KILL", Status::Canceled),
            ("WITHHOLD until further notice", Status::Withheld),
            ("Updates with police; adds how bears kill", Status::Usable),
        ] {
            assert_eq!(status(words), expected, "{words}");
        }
        assert_eq!(of_take("2nd Ld-Writethru, Correction"), Status::Corrected);
        assert_eq!(of_take("3rd Ld-Writethru"), Status::Usable);
    }

    #[test]
    fn what_is_for_editors_alone_is_cut_off() {
        let text = "The tide is out.\n\n# Notebook\n\n## Note to editors\n- adds the mayor\n\n* * *\nThe following is not intended for publication\n\n- Tel: 1\n";
        let mut article = Article::default();
        assert_eq!(cut(&mut article, text), "The tide is out.\n\n");
        assert_eq!(article.ednote.as_deref(), Some("adds the mayor"));
    }
}
