//! What a NewsML-G2 item says of itself: `itemMeta` and `contentMeta`.

use crate::article::{Article, Status};
use crate::format::xml::Element;
use crate::format::{clean, fields};

/// Fills the article.
pub fn apply(article: &mut Article, item: Element<'_>) {
    fields::fill(&mut article.guid, item.says("guid"));
    fields::fill(&mut article.version, item.says("version"));
    if let Some(meta) = item.child("itemMeta") {
        managed(article, meta);
    }
    if let Some(meta) = item.child("contentMeta") {
        described(article, meta);
    }
    if let Some(title) = item.at(&["itemMeta", "title"]) {
        fields::fill(&mut article.headline, &title.text());
    }
    // An item that is not said to be older is as old as its version.
    if let Some(date) = item.at(&["itemMeta", "versionCreated"]) {
        fields::published(article, &date.text());
    }
    fields::fill(&mut article.language, item.says("lang"));
}

/// How the item is handled.
fn managed(article: &mut Article, meta: Element<'_>) {
    if let Some(class) = meta.child("itemClass") {
        fields::fill(&mut article.kind, code(class));
    }
    for name in ["firstCreated", "firstPublished"] {
        if let Some(date) = meta.child(name) {
            fields::published(article, &date.text());
        }
    }
    if let Some(date) = meta.child("versionCreated") {
        fields::updated(article, &date.text());
    }
    if let Some(embargo) = meta.child("embargoed") {
        article.embargo = fields::moment(article, &embargo.text());
        // An embargo without a time holds until further notice.
        if article.embargo.is_none() {
            article.status = Status::Withheld;
        }
    }
    if let Some(status) = meta.child("pubStatus") {
        fields::stand(article, code(status));
    }
    for signal in meta.all("signal") {
        if article.status == Status::Usable && code(signal).eq_ignore_ascii_case("correction") {
            article.status = Status::Corrected;
        }
    }
    fields::fill(&mut article.ednote, &notes(meta));
    if let Some(provider) = meta.child("provider") {
        fields::fill(&mut article.source, &party(provider));
    }
}

/// The notes to editors, as one; a note pad made of markup repeats what the others say.
fn notes(meta: Element<'_>) -> String {
    let mut all: Vec<String> = Vec::new();
    let marked = meta.all("edNote").all(Element::is_marked);
    for note in meta.all("edNote").filter(|n| marked || !n.is_marked()) {
        fields::add(&mut all, &note.text());
    }
    all.join(" | ")
}

/// What the content is about, and the lines that go with it.
fn described(article: &mut Article, meta: Element<'_>) {
    if let Some(urgency) = meta.child("urgency") {
        article.urgency = fields::urgency(&urgency.text());
    }
    if let Some(date) = meta.child("contentCreated") {
        fields::published(article, &date.text());
    }
    if let Some(date) = meta.child("contentModified") {
        fields::updated(article, &date.text());
    }
    if let Some(headline) = headline(meta) {
        fields::fill(&mut article.headline, &headline.text());
    }
    if let Some(slugline) = meta.child("slugline") {
        fields::fill(&mut article.slugline, &slugline.text());
    }
    if let Some(line) = meta.child("dateline") {
        fields::fill(&mut article.dateline, fields::dateline(&line.text()));
    }
    let writers: Vec<_> = meta
        .all("by")
        .map(|by| clean::line(fields::byline(&by.text())))
        .filter(|name| !name.is_empty())
        .collect();
    fields::fill(&mut article.byline, &writers.join(", "));
    for keyword in meta.all("keyword") {
        fields::add(&mut article.keywords, &keyword.text());
    }
    for subject in meta.all("subject") {
        let code = subject.attribute("qcode").or(subject.attribute("uri"));
        fields::add(&mut article.codes, code.unwrap_or(""));
    }
    if let Some(language) = meta.child("language") {
        fields::fill(&mut article.language, language.says("tag"));
    }
    for name in ["infoSource", "creditline"] {
        for source in meta.all(name) {
            fields::fill(&mut article.source, &party(source));
        }
    }
}

/// The headline among those of lower rank and other roles.
fn headline(meta: Element<'_>) -> Option<Element<'_>> {
    let minor = |e: &Element<'_>| {
        let role = code(*e).to_ascii_lowercase();
        let lower = e.attribute("rank").is_some_and(|rank| rank != "1");
        lower
            || ["sub", "short", "over", "kicker", "sms"]
                .iter()
                .any(|m| role.contains(m))
    };
    let all = || meta.all("headline").filter(|e| !e.text().trim().is_empty());
    all().find(|e| !minor(e)).or_else(|| all().next())
}

/// The writer by the item's creator, where it is a full name and no account's.
pub fn creator(article: &mut Article, item: Element<'_>) {
    let Some(meta) = item.child("contentMeta") else {
        return;
    };
    for creator in meta.all("creator").filter_map(|c| c.child("name")) {
        let name = creator.text();
        if name.split_whitespace().count() > 1 {
            fields::fill(&mut article.byline, fields::byline(&name));
        }
    }
}

/// The code itself, without its scheme: "usable" of "stat:usable".
pub fn code(element: Element<'_>) -> &str {
    let code = ["qcode", "role", "literal", "uri"]
        .iter()
        .find_map(|key| element.attribute(key))
        .unwrap_or("");
    code.rsplit([':', '/', '#']).next().unwrap_or("")
}

/// Who a party is: its name, else its literal or its words, else its code.
fn party(element: Element<'_>) -> String {
    let name = element.child("name").map(|name| name.text());
    let said = name.or_else(|| element.attribute("literal").map(str::to_owned));
    let said = said.unwrap_or_else(|| element.text());
    if said.trim().is_empty() {
        let code = element.says("qcode");
        return code.rsplit(':').next().unwrap_or("").to_owned();
    }
    said
}
