//! JSON-LD: what a page says of its article in schema.org's words.

use serde_json::Value;

use super::words;
use crate::article::Article;
use crate::format::fields;

/// Fills the article from a script's JSON; returns the article's whole text, if it is there.
pub fn apply(article: &mut Article, script: &str) -> Option<String> {
    let value: Value = serde_json::from_str(script.trim()).ok()?;
    let node = find(&value, 0)?;
    let text = |key: &str| node.get(key).and_then(first);
    let line = |key: &str| text(key).map(|value| words(&value));
    if let Some(headline) = line("headline").or_else(|| line("name")) {
        fields::fill(&mut article.headline, &headline);
    }
    let names = node
        .get("author")
        .or_else(|| node.get("creator"))
        .map(all)
        .unwrap_or_default();
    let names: Vec<&str> = names
        .iter()
        .map(|n| fields::byline(n))
        .filter(|n| !n.starts_with("http"))
        .collect();
    fields::fill(&mut article.byline, &names.join(", "));
    if let Some(date) = text("datePublished").or_else(|| text("dateCreated")) {
        fields::published(article, &date);
    }
    if let Some(date) = text("dateModified") {
        article.updated = article.updated.or(fields::moment(article, &date));
    }
    if let Some(date) = text("expires") {
        article.expires = article.expires.or(fields::moment(article, &date));
    }
    for (key, slot) in [
        ("inLanguage", &mut article.language),
        ("publisher", &mut article.source),
        ("dateline", &mut article.dateline),
    ] {
        if let Some(value) = line(key) {
            fields::fill(slot, &value);
        }
    }
    for value in node.get("keywords").map(all).unwrap_or_default() {
        value
            .split([',', ';'])
            .for_each(|k| fields::add(&mut article.keywords, k));
    }
    if let Some(guid) = text("mainEntityOfPage").or_else(|| text("url")) {
        fields::fill(&mut article.guid, &guid);
    }
    text("articleBody")
}

/// The first object that is some kind of article.
fn find(value: &Value, depth: usize) -> Option<&Value> {
    if depth > 4 {
        return None;
    }
    match value {
        Value::Array(list) => list.iter().find_map(|v| find(v, depth + 1)),
        Value::Object(map) => {
            let kinds = map.get("@type").map(all).unwrap_or_default();
            let is = |kind: &String| {
                kind.ends_with("Article")
                    || matches!(
                        kind.as_str(),
                        "BlogPosting" | "LiveBlogPosting" | "Report" | "SocialMediaPosting"
                    )
            };
            if kinds.iter().any(is) {
                return Some(value);
            }
            ["@graph", "mainEntity", "mainEntityOfPage"]
                .iter()
                .find_map(|key| find(map.get(*key)?, depth + 1))
        }
        _ => None,
    }
}

/// The words of a value: a string, or what names an object.
fn first(value: &Value) -> Option<String> {
    all(value).into_iter().next()
}

fn all(value: &Value) -> Vec<String> {
    match value {
        Value::String(s) => vec![s.clone()],
        Value::Number(n) => vec![n.to_string()],
        Value::Array(list) => list.iter().take(100).flat_map(single).collect(),
        value => single(value).into_iter().collect(),
    }
}

fn single(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()),
        Value::Object(map) => ["name", "@id", "@value", "alternateName"]
            .iter()
            .find_map(|key| match map.get(*key)? {
                Value::String(s) => Some(s.clone()),
                Value::Array(list) => list.iter().find_map(Value::as_str).map(str::to_owned),
                _ => None,
            }),
        _ => None,
    }
}
