//! Words with who said them and where they stand, to be pasted into something that is being written.
//!
//! What is not certain, or must not be used, is said there too: a pasted line leaves its card behind.

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use crate::article::DateSource;
use crate::desk::{Desk, EventRow, QuoteRow, Story, StoryId};
use crate::extract::QuoteKind;
use crate::format::clean;

/// Something that can be quoted.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// The words, in one line.
    pub words: String,
    /// Who says them, what they are, and how sure that is; of words that nobody says, nothing.
    speaker: Option<Speaker>,
    /// The story they stand in.
    story: &'a Story,
    /// The paragraph, counted from 1; none of the story as a whole.
    paragraph: Option<usize>,
    /// What an editor must know before using it.
    warning: Option<String>,
}

#[derive(Clone, Debug)]
struct Speaker {
    name: String,
    /// How it was said, and why the speaker is not certain.
    remarks: Vec<String>,
}

impl<'a> Passage<'a> {
    /// A statement; `doubt` is why its speaker is not certain.
    pub fn quote(row: &QuoteRow<'a>, doubt: Option<&str>) -> Self {
        let mut name = row
            .speaker
            .as_deref()
            .unwrap_or("speaker not named")
            .to_owned();
        if doubt.is_some() && row.speaker.is_some() {
            name.push_str(" (?)");
        }
        if let Some(role) = row.role.as_deref().filter(|role| !role.is_empty()) {
            name.push_str(", ");
            name.push_str(role);
        }
        let kind = match row.quote.kind {
            QuoteKind::Direct => None,
            QuoteKind::Mixed => Some("part quoted"),
            QuoteKind::Indirect => Some("retold"),
        };
        let polarity = row.quote.polarity.remark();
        let doubt = doubt.filter(|words| !words.is_empty());
        let remarks = [polarity, kind, doubt].into_iter().flatten();
        Self {
            words: row.words.clone(),
            speaker: Some(Speaker {
                name,
                remarks: remarks.map(str::to_owned).collect(),
            }),
            story: row.story,
            paragraph: Some(row.paragraph),
            warning: None,
        }
    }

    /// Something that happened, in the sentence that tells it.
    pub fn event(row: &EventRow<'a>) -> Self {
        Self {
            words: row.sentence.clone(),
            paragraph: Some(row.paragraph),
            ..Self::story(row.story)
        }
    }

    /// A paragraph of a story, counted from 1.
    pub fn paragraph(desk: &'a Desk, story: StoryId, number: usize) -> Option<Self> {
        let article = desk.reading(story)?.article;
        let paragraph = article.paragraphs.get(number.checked_sub(1)?)?;
        Some(Self {
            words: clean::line(paragraph.span.of(&article.text)),
            paragraph: Some(number),
            ..Self::story(desk.story(story)?)
        })
    }

    /// A story as a whole: its headline.
    pub fn story(story: &'a Story) -> Self {
        Self {
            words: story.title().to_owned(),
            speaker: None,
            story,
            paragraph: None,
            warning: None,
        }
    }

    /// The same with what must be known before it is used.
    pub fn warned(self, warning: Option<String>) -> Self {
        Self { warning, ..self }
    }

    /// The words, who says them, and where: a line each.
    pub fn copied(&self, zone: &TimeZone) -> String {
        let mut lines = vec![self.words.clone()];
        if let Some(Speaker { name, remarks }) = &self.speaker {
            lines.push(match remarks.is_empty() {
                true => name.clone(),
                false => format!("{name} ({})", remarks.join("; ")),
            });
        }
        let mut parts = match self.paragraph {
            Some(_) => vec![self.headline()],
            None => Vec::from_iter(self.story.head().slugline.clone()),
        };
        parts.extend(self.source(zone));
        lines.push(parts.join(", ") + &self.warning());
        lines.join("\n")
    }

    /// Who, in which story, from whom, when, and in which file: in one line.
    pub fn citation(&self, zone: &TimeZone, folders: &[PathBuf]) -> String {
        let mut parts = Vec::new();
        parts.extend(self.speaker.as_ref().map(|speaker| speaker.name.clone()));
        parts.push(self.headline());
        if self.paragraph.is_none() {
            parts.extend(self.story.head().slugline.clone());
        }
        parts.extend(self.source(zone));
        let path = shown(self.story.path(), folders);
        let paragraph = self.paragraph.map(|n| format!(" ¶{n}")).unwrap_or_default();
        let warning = self.warning();
        format!(
            "{} ({}{paragraph}){warning}",
            parts.join(", "),
            path.display()
        )
    }

    fn headline(&self) -> String {
        format!("“{}”", self.story.title())
    }

    /// Agency or paper, and when it was published.
    fn source(&self, zone: &TimeZone) -> Vec<String> {
        let head = self.story.head();
        let stated = head
            .published
            .filter(|_| head.dated_by != DateSource::FileTime);
        let (before, at) = match stated {
            Some(at) => ("", at.zoned()),
            None => ("received ", self.story.arrived().to_zoned(zone.clone())),
        };
        // Many a story states a day alone, which is read as its first moment.
        let midnight = stated.is_some() && at.time() == jiff::civil::Time::midnight();
        let pattern = if midnight {
            "%-d %B %Y"
        } else {
            "%-d %B %Y, %H:%M"
        };
        let date = format!("{before}{}", at.strftime(pattern));
        head.source.iter().cloned().chain([date]).collect()
    }

    fn warning(&self) -> String {
        let warning = self.warning.as_ref();
        warning.map_or(String::new(), |words| format!(" [{words}]"))
    }
}

/// A file as people name it: from the watched folder's own name on.
fn shown(path: &Path, folders: &[PathBuf]) -> PathBuf {
    let inside = |folder: &PathBuf| {
        let rest = path.strip_prefix(folder).ok()?;
        Some(Path::new(folder.file_name()?).join(rest))
    };
    folders
        .iter()
        .find_map(inside)
        .unwrap_or_else(|| path.to_owned())
}
