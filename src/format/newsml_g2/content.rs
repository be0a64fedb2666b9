//! What a NewsML-G2 item carries: text as NITF, XHTML or plain words, a picture's caption, a package's list.

use super::meta;
use crate::article::{Article, Role};
use crate::format::compose::Composer;
use crate::format::xml::{self, Element, body};
use crate::format::{clean, fields, html, nitf, plain};

/// Adds the item's paragraphs, and fills what its text tells of the article.
pub fn apply(article: &mut Article, item: Element<'_>, to: &mut Composer) {
    let set = item.child("contentSet");
    for part in set.into_iter().flat_map(Element::children) {
        if part.is("inlineXML") {
            marked(article, part, to);
        } else if part.is("inlineData") {
            data(article, part, to);
        }
        // Others are renditions of the same words.
        if !to.is_empty() {
            break;
        }
    }
    meta::creator(article, item);
    if to.is_empty() {
        descriptions(item, to);
    }
    for group in item
        .child("groupSet")
        .into_iter()
        .flat_map(|set| set.every("itemRef"))
    {
        let name = ["headline", "title", "description"];
        if let Some(name) = name.iter().find_map(|name| group.child(name)) {
            to.push(Role::Body, &format!("• {}", clean::line(&name.text())));
        }
    }
}

fn marked(article: &mut Article, part: Element<'_>, to: &mut Composer) {
    if let Some(nitf) = part.child("nitf") {
        nitf::apply(article, nitf);
        nitf::content(article, nitf, to);
        return;
    }
    let page = part.child("html");
    if let Some(title) = page.and_then(|page| page.at(&["head", "title"])) {
        fields::fill(&mut article.headline, &title.text());
    }
    let content = page
        .and_then(|page| page.child("body"))
        .or(page)
        .unwrap_or(part);
    if let Some(headline) = content.find("h1") {
        fields::fill(&mut article.headline, &headline.text());
    }
    for e in content.descendants() {
        let has = |name: &str| {
            e.says("class")
                .split_whitespace()
                .any(|class| class == name)
        };
        if has("byline") {
            fields::fill(&mut article.byline, fields::byline(&clean::line(&e.text())));
        } else if has("dateline") {
            fields::fill(&mut article.dateline, fields::dateline(&e.text()));
        }
    }
    body::add(content, article.headline.as_deref(), to);
}

fn data(article: &Article, part: Element<'_>, to: &mut Composer) {
    let words = part.text();
    let encoded = part.attribute("encoding").is_some();
    let kind = part.says("contenttype");
    let words = match encoded.then(|| xml::base64(&words)) {
        Some(Some(words)) => words,
        Some(None) => return,
        None => words,
    };
    if part.is_marked() {
        body::add(part, article.headline.as_deref(), to);
    } else if kind.contains("html") || html::is_marked(&words) {
        html::fragment(&words, to);
    } else if kind.is_empty() || kind.starts_with("text/") {
        plain::compose(&words, to);
    }
}

/// The caption of a picture, or the summary of what is elsewhere.
fn descriptions(item: Element<'_>, to: &mut Composer) {
    let meta = item.child("contentMeta");
    let caption = |e: &Element<'_>| meta::code(*e).to_ascii_lowercase().contains("caption");
    for description in meta.into_iter().flat_map(|meta| meta.all("description")) {
        let role = if caption(&description) {
            Role::Caption
        } else {
            Role::Body
        };
        to.push(role, &clean::line(&description.text()));
    }
}
