//! Markdown, with or without front matter.
//!
//! An article's text is what a reader of the rendered page would read: markup removed, links' words kept, code and
//! tables kept as they stand.

mod body;
mod front;

use super::{Error, Format, Given, Material, compose::Composer, plain};
use crate::article::Article;

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "markdown",
    detect,
    read,
};

fn detect(material: &Material<'_>) -> bool {
    let Ok(decoded) = material.text() else {
        return false;
    };
    front::split(&decoded.text).is_some() || body::is_marked(&decoded.text)
}

fn read(material: &Material<'_>, given: &Given) -> Result<Vec<Article>, Error> {
    let decoded = material.text()?;
    let mut article = Article::default();
    decoded.warn(&mut article);
    let body = match front::split(&decoded.text) {
        Some((entries, body)) => {
            front::apply(&mut article, &entries);
            body
        }
        None => &decoded.text,
    };
    let mut composer = Composer::default();
    body::compose(body, &mut composer, article.headline.is_some());
    if composer.is_empty() && article.headline.is_none() {
        return Err(Error::Empty);
    }
    composer.finish(&mut article);
    plain::refine(&mut article, given);
    Ok(vec![article])
}
