//! Cuts a plain text into paragraphs, whatever convention it was typed in.
//!
//! Three are told apart by the text itself: a line is a paragraph; lines are wrapped at a width, with blank lines
//! between paragraphs; lines are wrapped, and an indent opens a paragraph. A line was wrapped if the next line's first
//! word would not have fitted on it. Tables keep their lines together.

use crate::article::{Paragraph, Role, Span};

/// One paragraph, with what of its surroundings tells its role.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Where it stands, without white space around it.
    pub span: Span,
    /// What it is for; [`Role::Body`] until somebody knows better.
    pub role: Role,
    /// Whether a blank line (or the start of the text) stands before it.
    pub gap: bool,
    /// How many lines it has.
    pub lines: u32,
}

impl From<&Paragraph> for Piece {
    /// A paragraph that its format marked up: it stands apart, and its lines are its own.
    fn from(paragraph: &Paragraph) -> Self {
        Self {
            span: paragraph.span,
            role: paragraph.role,
            gap: true,
            lines: 1,
        }
    }
}

#[derive(Clone, Copy)]
struct Line {
    span: Span,
    gap: bool,
    /// Columns of white space before it.
    indent: u16,
    /// Characters in it, at most 65,535.
    width: u16,
}

/// Lines wider than this are never the work of a typist's margin.
const WIDEST: u16 = 120;
/// Lines narrower than this are lists and headings.
const NARROWEST: u16 = 35;

/// The paragraphs of a text, in order.
pub fn cut(text: &str) -> Vec<Piece> {
    let lines = lines(text);
    let margin = margin(text, &lines);
    let mut pieces: Vec<Piece> = Vec::with_capacity(lines.len());
    let mut at = 0;
    while at < lines.len() {
        let rows = table(text, &lines[at..]);
        let count = match margin {
            _ if rows > 0 => rows,
            Some(margin) => wrapped(text, &lines[at..], margin),
            None => 1,
        };
        let last = lines[at + count - 1];
        pieces.push(Piece {
            span: lines[at].span.join(last.span),
            role: if rows > 0 {
                Role::Preformatted
            } else {
                Role::Body
            },
            gap: lines[at].gap,
            lines: count as u32,
        });
        at += count;
    }
    pieces
}

/// The lines that hold something, trimmed.
fn lines(text: &str) -> Vec<Line> {
    let mut found = Vec::new();
    let (mut at, mut gap) = (0, true);
    for line in text.split_inclusive('\n') {
        let blank = |c: char| c.is_whitespace() || c == '\u{feff}';
        let body = line.trim_start_matches(blank);
        let start = at + line.len() - body.len();
        let body = body.trim_end_matches(blank);
        if body.is_empty() {
            gap = true;
        } else {
            let columns: usize = line[..start - at]
                .chars()
                .map(|c| if c == '\t' { 4 } else { 1 })
                .sum();
            found.push(Line {
                span: Span::new(start, start + body.len()),
                gap,
                indent: columns.min(u16::MAX.into()) as u16,
                width: body.chars().take(u16::MAX.into()).count() as u16,
            });
            gap = false;
        }
        at += line.len();
    }
    found
}

/// The width the text is wrapped at; `None` if a line is a paragraph.
fn margin(text: &str, lines: &[Line]) -> Option<u16> {
    let pairs: Vec<(&Line, &Line)> = lines
        .windows(2)
        .filter_map(|w| match w {
            [a, b] if !b.gap => Some((a, b)),
            _ => None,
        })
        .collect();
    let mut widths: Vec<u16> = pairs
        .iter()
        .map(|(a, _)| a.width + a.indent.min(8))
        .collect();
    widths.sort_unstable();
    // A few lines may stick out: an address, a headline that was not wrapped.
    let margin = *widths.get(widths.len().checked_sub(1 + widths.len() / 25)?)?;
    if !(NARROWEST..=WIDEST).contains(&margin) {
        return None;
    }
    let full: Vec<_> = pairs
        .iter()
        .filter(|(a, b)| fills(text, a, b, margin))
        .collect();
    let open = full
        .iter()
        .filter(|(a, _)| !ends_sentence(a.span.of(text)))
        .count();
    let lower = full
        .iter()
        .filter(|(_, b)| starts_lower(b.span.of(text)) != Some(false))
        .count();
    let wrapped = full.len() * 10 >= pairs.len() * 6
        && open * 10 >= full.len() * 6
        && lower * 10 >= full.len() * 4;
    wrapped.then_some(margin)
}

/// Whether the next line's first word would not have fitted on this one.
fn fills(text: &str, line: &Line, next: &Line, margin: u16) -> bool {
    let word = next
        .span
        .of(text)
        .chars()
        .take_while(|c| !c.is_whitespace())
        .take(usize::from(WIDEST))
        .count();
    usize::from(line.width) + usize::from(line.indent.min(8)) + 1 + word > usize::from(margin)
}

/// How many lines make the paragraph that starts here, in a text wrapped at `margin`.
fn wrapped(text: &str, lines: &[Line], margin: u16) -> usize {
    let goes_on = |pair: &[Line]| {
        let [line, next] = pair else { return false };
        let (words, following) = (line.span.of(text), next.span.of(text));
        if next.gap || next.indent >= line.indent + 2 || opens_item(following) {
            return false;
        }
        let unfinished = !ends_sentence(words) && starts_lower(following) == Some(true);
        fills(text, line, next, margin) || (unfinished && line.width * 2 > margin)
    };
    1 + lines.windows(2).take_while(|pair| goes_on(pair)).count()
}

/// How many lines from here on are a table: columns kept apart by tabs or runs of blanks, mostly of figures.
fn table(text: &str, lines: &[Line]) -> usize {
    let columns = |line: &Line| {
        let words = line.span.of(text);
        line.width <= WIDEST + 40 && (words.contains('\t') || words.contains("   "))
    };
    let rows = 1 + lines
        .iter()
        .skip(1)
        .take_while(|l| !l.gap && columns(l))
        .count();
    if rows < 3 || !columns(&lines[0]) {
        return 0;
    }
    let figures = lines[..rows]
        .iter()
        .filter(|l| l.span.of(text).bytes().any(|b| b.is_ascii_digit()))
        .count();
    if figures * 2 >= rows { rows } else { 0 }
}

/// Whether a line starts a list item, which never continues the line before it.
pub fn opens_item(line: &str) -> bool {
    let mut chars = line.chars();
    match chars.next() {
        Some('•' | '·' | '▪' | '‣' | '◦') => true,
        Some('*' | '-' | '–' | '—') => chars.next().is_some_and(char::is_whitespace),
        _ => false,
    }
}

/// Whether the line ends as a sentence does, perhaps inside quotation marks or brackets.
pub fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '"' | '\'' | '”' | '’' | '“' | '‘' | '»' | '«' | ')' | ']'
            )
    })
    .ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '؟', '।'])
}

/// Whether the first letter is lower case; `None` if the line starts with none that has a case.
fn starts_lower(line: &str) -> Option<bool> {
    let first = line.chars().find(|c| c.is_alphanumeric())?;
    (first.is_lowercase() || first.is_uppercase()).then(|| first.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        cut(text).iter().map(|p| p.span.of(text)).collect()
    }

    #[test]
    fn a_line_is_a_paragraph_in_web_copy() {
        let text = "Ferry stops\n\nThe ferry to Tern Hill stopped on Monday because the pier is closed, the company said, and nobody knows for how long.\nA replacement bus runs every hour.\n“It is a long way round,” said one passenger.\n";
        assert_eq!(pieces(text).len(), 4);
    }

    #[test]
    fn wrapped_lines_are_joined_and_kept_as_they_stand() {
        let text = "Ferry stops\r\n\r\nThe ferry to Tern Hill stopped on Monday because the pier is\r\nclosed, the company said, and nobody knows for how long the\r\nrepair will take.\r\n\r\nA replacement bus runs every hour, but the way round the bay\r\nis long and the road is narrow.\r\n";
        let found = pieces(text);
        assert_eq!(found.len(), 3);
        assert!(found[1].starts_with("The ferry") && found[1].ends_with("take."));
        assert!(found[1].contains("is\r\nclosed"));
    }

    #[test]
    fn an_indent_opens_a_paragraph() {
        let text = "   The ferry to Tern Hill stopped on Monday because the pier is\nclosed, the company said, and nobody knows for how long the\nrepair will take.\n   A replacement bus runs every hour, but the way round the bay\nis long and the road is narrow and the bus was late all day.\n   Nobody was hurt.\n";
        assert_eq!(pieces(text).len(), 3);
    }

    #[test]
    fn short_lists_stay_lists_and_tables_stay_whole() {
        assert_eq!(
            pieces("KENYA:\nAmericans: 12\nInjured: 74\nTotal: 192").len(),
            4
        );
        let text = "Table after the weekend:\n\nAlder Athletic   6   4   1   1   13\nEstrel Wanderers   6   4   0   2   12\nTern Hill   6   3   1   2   10\n\nMatches go on Friday.";
        let found = cut(text);
        assert_eq!(
            found.iter().map(|p| p.role).collect::<Vec<_>>(),
            [Role::Body, Role::Preformatted, Role::Body]
        );
        assert_eq!(found[1].lines, 3);
    }

    #[test]
    fn two_long_lines_without_a_gap_may_be_two_paragraphs() {
        let text = "“This is a hard day for all of us,” said the mayor on the steps.\nShe then went back inside and took no questions from reporters.";
        assert_eq!(pieces(text).len(), 2);
    }
}
