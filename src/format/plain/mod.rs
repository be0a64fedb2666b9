//! Plain text: wire copy, web copy saved as text, notes. The last of the table: takes whatever is text.

use super::{Error, Format, Given, Material, clean};
use crate::article::{Article, Paragraph, Role, Span};

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "text",
    detect: |_| true,
    read,
};

fn read(material: &Material<'_>, _given: &Given) -> Result<Vec<Article>, Error> {
    let decoded = material
        .decoded()
        .ok_or(Error::NotText("its bytes fit no character set"))?;
    let text = clean::text(&decoded.text).into_owned();
    let mut paragraphs = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        if !body.is_empty() {
            let start = at + (line.len() - line.trim_start().len());
            paragraphs.push(Paragraph {
                span: Span::new(start, start + body.len()),
                role: Role::Body,
            });
        }
        at += line.len();
    }
    if paragraphs.is_empty() {
        return Err(Error::Empty);
    }
    let headline = paragraphs
        .first()
        .map(|p| p.span.of(&text))
        .filter(|t| t.len() <= 200)
        .map(clean::line);
    if headline.is_some() {
        paragraphs[0].role = Role::Headline;
    }
    Ok(vec![Article {
        headline,
        text,
        paragraphs,
        ..Article::default()
    }])
}
