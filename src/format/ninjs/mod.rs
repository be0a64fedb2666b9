//! ninjs 1, 2 and 3, IPTC's news in JSON: one item, a list of them, or one a line.
//!
//! The versions differ in capitals ("versioncreated", "versionCreated") and in what they made a list ("headline",
//! "headlines"); one reading fits all. What stands in associated items belongs to the story that carries them, but a
//! package's parts are stories of their own.

mod body;

use serde_json::Value;

use super::compose::Composer;
use super::json::{self, Fields};
use super::{Error, Format, Given, Material, cut_short, fields, html, limits, plain};
use crate::article::{Article, DateSource};

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "ninjs",
    detect,
    read,
};

/// Bytes looked at to tell it.
const SAMPLE: usize = 1 << 20;

fn detect(material: &Material<'_>) -> bool {
    let Ok(decoded) = material.text() else {
        return false;
    };
    let text = decoded.text.trim_start();
    let opens = text.strip_prefix(['{', '[']).map(str::trim_start);
    if !opens.is_some_and(|rest| rest.starts_with(['"', '{', '['])) {
        return false;
    }
    let head = &text[..text.floor_char_boundary(SAMPLE)];
    const NAMES: [&str; 10] = [
        "\"headline\"",
        "\"headlines\"",
        "\"body_text\"",
        "\"body_xhtml\"",
        "\"body_html\"",
        "\"bodies\"",
        "\"versioncreated\"",
        "\"versionCreated\"",
        "\"pubstatus\"",
        "\"pubStatus\"",
    ];
    NAMES.iter().any(|name| head.contains(name))
}

fn read(material: &Material<'_>, given: &Given) -> Result<Vec<Article>, Error> {
    let decoded = material.text()?;
    let (values, cut) = json::parse(&decoded.text, &given.limits)?;
    let mut articles = Vec::new();
    for value in &values {
        gather(value, given, &mut articles, 0);
    }
    if articles.is_empty() {
        return Err(Error::NoStory);
    }
    if articles.len() > given.limits.stories {
        articles.truncate(given.limits.stories);
        articles.iter_mut().for_each(limits::stories);
    }
    for article in &mut articles {
        decoded.warn(article);
        if cut {
            cut_short(article);
        }
    }
    Ok(articles)
}

/// The stories of a value: an item, a list, or an answer that wraps a list.
fn gather(value: &Value, given: &Given, to: &mut Vec<Article>, depth: usize) {
    if depth > 4 || to.len() > given.limits.stories {
        return;
    }
    if let Some(list) = value.as_array() {
        list.iter().for_each(|v| gather(v, given, to, depth + 1));
        return;
    }
    let Some(item) = Fields::of(value) else {
        return;
    };
    let article = story(item, given);
    let found = article.is_some();
    to.extend(article);
    let package = item
        .text(&["type"])
        .is_some_and(|kind| matches!(kind.as_str(), "composite" | "package"));
    if package {
        for part in body::associated(item) {
            gather(part.0, given, to, depth + 1);
        }
    } else if !found {
        let wrapped = item.get(&["items", "newsitems", "item", "data", "results", "hits"]);
        wrapped
            .into_iter()
            .for_each(|v| gather(v, given, to, depth + 1));
    }
}

/// One item's story; none if it has neither headline nor text.
fn story(item: Fields<'_>, given: &Given) -> Option<Article> {
    let mut article = Article::default();
    // An embargo that ends says more than the status "embargoed".
    dates(&mut article, item);
    name(&mut article, item);
    subjects(&mut article, item);
    let mut composer = Composer::default();
    body::compose(item, &mut composer);
    if composer.is_empty() && article.headline.is_none() {
        return None;
    }
    composer.finish(&mut article);
    plain::refine(&mut article, given);
    plain::keep_story(&mut article, "");
    if let Some(place) = item.text(&["dateline", "located"]) {
        fields::fill(&mut article.dateline, &place);
    }
    Some(article)
}

/// What the item is called, whose it is, and what may be done with it.
fn name(article: &mut Article, item: Fields<'_>) {
    let line = |names: &[&str]| item.text(names).map(|words| html::words(&words));
    for (slot, names) in [
        (&mut article.guid, ["uri", "guid", "id"].as_slice()),
        (&mut article.version, &["version"]),
        (&mut article.kind, &["type"]),
        (&mut article.language, &["language"]),
        (&mut article.slugline, &["slugline"]),
    ] {
        if let Some(value) = item.text(names) {
            fields::fill(slot, &value);
        }
    }
    if let Some(headline) = main(item, "headlines").or_else(|| line(&["headline"])) {
        fields::fill(&mut article.headline, &headline);
    }
    if let Some(title) = line(&["title", "name"]) {
        fields::fill(&mut article.headline, &title);
    }
    let writers = item.texts(&["byline"]);
    let writers = if writers.is_empty() {
        item.texts(&["by", "bylines", "authors"])
    } else {
        writers
    };
    let writers: Vec<&str> = writers.iter().map(|w| fields::byline(w)).collect();
    fields::fill(&mut article.byline, &writers.join(", "));
    let source = line(&["source"])
        .or_else(|| line(&["infosource", "infosources"]))
        .or_else(|| line(&["copyrightholder", "creditline"]));
    if let Some(source) = source {
        fields::fill(&mut article.source, &source);
    }
    let notes: Vec<String> = item.texts(&["ednote", "ednotes", "editornote"]);
    let notes: Vec<String> = notes.iter().map(|note| html::words(note)).collect();
    let reason = item.text(&["embargoedreason"]);
    let notes: Vec<&str> = notes.iter().chain(&reason).map(String::as_str).collect();
    fields::fill(&mut article.ednote, &notes.join(" "));
    let urgency = |name: &str| item.text(&[name]).and_then(|u| fields::urgency(&u));
    article.urgency = urgency("urgency").or_else(|| urgency("priority"));
    if let Some(status) = item.text(&["pubstatus"]) {
        fields::stand(article, &status);
    }
}

/// Of a list of wordings, the one whose role is the main one; else the first that has none; else the first.
fn main(item: Fields<'_>, list: &str) -> Option<String> {
    let entries = item.get(&[list])?.as_array()?;
    let role = |entry: &&Value| {
        Fields::of(entry)
            .and_then(|e| e.text(&["role"]))
            .map(|r| r.to_ascii_lowercase())
    };
    let chosen = entries
        .iter()
        .find(|e| role(e).is_some_and(|r| r == "main" || r.ends_with(":main")))
        .or_else(|| entries.iter().find(|e| role(e).is_none()))
        .or_else(|| entries.first())?;
    let words = match chosen {
        Value::String(words) => words.clone(),
        other => Fields::of(other)?.text(&["value"])?,
    };
    Some(html::words(&words))
}

fn dates(article: &mut Article, item: Fields<'_>) {
    let mut moment = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| fields::moment(article, &item.text(&[name])?))
    };
    let created = moment(&["firstcreated", "contentcreated"]);
    let version = moment(&["versioncreated"]);
    let embargo = moment(&["embargoed"]);
    let expires = moment(&["expires", "expiry"]);
    article.published = created.or(version);
    if article.published.is_some() {
        article.dated_by = DateSource::Metadata;
    }
    (article.updated, article.embargo, article.expires) = (version, embargo, expires);
}

fn subjects(article: &mut Article, item: Fields<'_>) {
    for keyword in item.texts(&["keywords", "keyword"]) {
        keyword
            .split([',', ';'])
            .for_each(|k| fields::add(&mut article.keywords, k));
    }
    let Some(list) = item.get(&["subject", "subjects"]) else {
        return;
    };
    let list = list
        .as_array()
        .map_or(std::slice::from_ref(list), Vec::as_slice);
    for subject in list.iter().take(1_000) {
        match Fields::of(subject) {
            Some(named) => match named.text(&["code", "qcode", "uri", "literal"]) {
                Some(code) => fields::add(&mut article.codes, &code),
                None => named
                    .texts(&["name"])
                    .iter()
                    .for_each(|n| fields::add(&mut article.keywords, n)),
            },
            None => {
                if let Some(code) = subject.as_str() {
                    fields::add(&mut article.codes, code);
                }
            }
        }
    }
}
