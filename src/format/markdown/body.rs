//! Markdown's blocks made paragraphs.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::article::Role;
use crate::format::compose::Composer;

/// Lines looked at to tell Markdown from plain text.
const SAMPLE: usize = 400;

/// Whether a text without front matter uses Markdown's signs enough to be it. Copy for print knows stars and dashes
/// too, so bullets alone tell nothing.
pub fn is_marked(text: &str) -> bool {
    let mut weight = 0;
    for (number, line) in text.lines().take(SAMPLE).enumerate() {
        let hashes = line.bytes().take_while(|&b| b == b'#').count();
        if (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') {
            weight += if number == 0 || hashes > 1 { 2 } else { 1 };
        } else if line.starts_with("```") {
            weight += 1;
        }
        if let Some(at) = line.find("](") {
            let address = &line[at + 2..];
            let linked = ["http", "/", "#", "mailto:", "./"]
                .iter()
                .any(|s| address.starts_with(s));
            weight += if linked && line[..at].contains('[') {
                2
            } else {
                0
            };
        }
        if line.matches("**").count() >= 2 {
            weight += 1;
        }
        if weight >= 2 {
            return true;
        }
    }
    false
}

/// Adds the text's blocks to the composer. The first heading of the first level is the headline, unless one is known.
pub fn compose(text: &str, to: &mut Composer, titled: bool) {
    let mut blocks = Blocks {
        to,
        words: String::new(),
        role: Role::Body,
        titled,
        lists: Vec::new(),
        pictures: false,
    };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for event in Parser::new_ext(text, options) {
        blocks.take(event);
    }
    blocks.close();
}

struct Blocks<'a> {
    to: &'a mut Composer,
    /// Of the block that is open.
    words: String,
    role: Role,
    titled: bool,
    /// The open lists: the next number, if they are numbered.
    lists: Vec<Option<u64>>,
    /// Whether the open block's words are so far those of a picture.
    pictures: bool,
}

impl Blocks<'_> {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.words.push_str(&words),
            Event::Code(words) => self.words.push_str(&words),
            Event::SoftBreak => self.words.push(if self.role == Role::Preformatted {
                '\n'
            } else {
                ' '
            }),
            Event::HardBreak => self.words.push('\n'),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.words.push('\n'),
            Event::Rule => self.close(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::HtmlBlock | Tag::FootnoteDefinition(_)
                if self.words.trim_matches(['•', ' ']).is_empty() =>
            {
                self.pictures = false;
            }
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::HtmlBlock | Tag::FootnoteDefinition(_) => {
                self.close()
            }
            Tag::Heading { level, .. } => {
                self.close();
                // Under a title of the front matter the page's first heading says it again.
                let first = self.to.is_empty() || !self.titled;
                let headline = *level == HeadingLevel::H1 && first;
                self.role = if headline {
                    Role::Headline
                } else {
                    Role::Heading
                };
                self.titled |= headline;
            }
            Tag::CodeBlock(_) | Tag::Table(_) => {
                self.close();
                self.role = Role::Preformatted;
            }
            Tag::List(first) => {
                self.close();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.close();
                match self.lists.last_mut() {
                    Some(Some(number)) => {
                        self.words = format!("{number}. ");
                        *number = number.saturating_add(1);
                    }
                    _ => self.words.push_str("• "),
                }
            }
            Tag::Image { .. } => self.pictures = self.words.is_empty(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::Table
            | TagEnd::Item
            | TagEnd::HtmlBlock => self.close(),
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::TableCell => self.words.push('\t'),
            TagEnd::TableRow | TagEnd::TableHead => {
                let kept = self.words.trim_end_matches('\t').len();
                self.words.truncate(kept);
                self.words.push('\n');
            }
            TagEnd::Image if self.pictures => {
                self.role = Role::Caption;
                self.close();
            }
            _ => {}
        }
    }

    /// Ends the open block.
    fn close(&mut self) {
        let role = std::mem::take(&mut self.role);
        let words = std::mem::take(&mut self.words);
        self.pictures = false;
        if words.chars().any(|c| !c.is_whitespace() && c != '•') {
            self.to.push(role, &words);
        }
    }
}
