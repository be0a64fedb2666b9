//! NITF, the News Industry Text Format of the IPTC, 3.0 to 3.6.

use super::compose::Composer;
use super::xml::{self, Element, Story, body};
use super::{Error, Format, Given, Material, clean, fields};
use crate::article::{Article, Role, Status};

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "nitf",
    detect: |material| xml::has_root(material, &["nitf"]),
    read,
};

fn read(material: &Material<'_>, given: &Given) -> Result<Vec<Article>, Error> {
    xml::stories(material, given, &["nitf"], |_| (), story)
}

fn story(root: Element<'_>, (): &()) -> Story {
    let (mut article, mut composer) = Story::default();
    apply(&mut article, root);
    content(&article, root, &mut composer);
    (article, composer)
}

/// Fills what the article still lacks from a NITF document.
pub fn apply(article: &mut Article, nitf: Element<'_>) {
    for meta in nitf.every("meta") {
        let value = meta.says("content");
        match meta.says("name").to_ascii_lowercase().as_str() {
            "anpa-keyword" | "slug" | "slugline" => fields::fill(&mut article.slugline, value),
            "anpa-takekey" => fields::fill(&mut article.take, value),
            _ => {}
        }
    }
    if let Some(data) = nitf.find("docdata") {
        documented(article, data);
    }
    for subject in nitf.every("tobject.subject") {
        let code = subject.attribute("tobject.subject.refnum");
        if let Some(code) = code.or(subject.attribute("tobject.subject.code")) {
            fields::add(&mut article.codes, code);
        }
    }
    if let Some(published) = nitf
        .find("pubdata")
        .and_then(|e| e.attribute("date.publication"))
    {
        fields::published(article, published);
    }
    lines(article, nitf);
    source(article, nitf);
    if let Some(kind) = nitf
        .find("tobject")
        .and_then(|e| e.attribute("tobject.type"))
    {
        fields::fill(&mut article.kind, kind);
    }
    if let Some(title) = nitf.at(&["head", "title"]) {
        fields::fill(&mut article.headline, &title.text());
    }
    if let Some(language) = nitf.attribute("lang") {
        fields::fill(&mut article.language, language);
    }
}

/// What stands above the story.
fn lines(article: &mut Article, nitf: Element<'_>) {
    let Some(head) = nitf.find("body.head") else {
        return;
    };
    if let Some(headline) = head.find("hl1").or_else(|| head.find("hedline")) {
        fields::fill(&mut article.headline, &headline.text());
    }
    let names: Vec<_> = head
        .every("byline")
        .map(|e| clean::line(fields::byline(&e.text())))
        .filter(|name| !name.is_empty())
        .collect();
    fields::fill(&mut article.byline, &names.join(", "));
    if let Some(line) = head.find("dateline") {
        fields::fill(&mut article.dateline, fields::dateline(&line.text()));
        if let Some(date) = line.find("story.date").and_then(|e| e.attribute("norm")) {
            fields::published(article, date);
        }
    }
    for note in head.every("note") {
        fields::fill(&mut article.ednote, &note.text());
    }
}

/// What the agency says about the document.
fn documented(article: &mut Article, data: Element<'_>) {
    let says = |name: &str, key: &str| data.find(name).and_then(|e| e.attribute(key));
    if let Some(id) = says("doc-id", "id-string") {
        fields::fill(&mut article.guid, id);
    }
    if let Some(urgency) = says("urgency", "ed-urg") {
        article.urgency = article.urgency.or(fields::urgency(urgency));
    }
    for date in ["date.issue", "date.release"] {
        if let Some(date) = says(date, "norm") {
            fields::published(article, date);
        }
    }
    let status = data.says("management-status");
    if let Some(release) = says("date.release", "norm").and_then(|d| fields::moment(article, d)) {
        let later = article.published.is_some_and(|p| release.at > p.at);
        if article.embargo.is_none() && (later || status.eq_ignore_ascii_case("embargoed")) {
            article.embargo = Some(release);
        }
    }
    if let Some(expire) = says("date.expire", "norm") {
        article.expires = article.expires.or(fields::moment(article, expire));
    }
    if data.child("correction").is_some() {
        article.status = Status::Corrected;
    }
    fields::stand(article, status);
    if let Some(key) = data.find("du-key") {
        fields::fill(&mut article.version, key.says("version"));
    }
    for keyword in data.every("keyword") {
        fields::add(&mut article.keywords, keyword.says("key"));
    }
    if let Some(series) = data.find("series") {
        // Every story of some agencies is part 1 of a series of one.
        let part = series.says("series.part");
        if part != "1"
            || series
                .attribute("series.totalpart")
                .is_some_and(|t| t != "1")
        {
            fields::fill(&mut article.take, part);
        }
    }
    if let Some(note) = says("ed-msg", "info") {
        fields::fill(&mut article.ednote, note);
    }
}

/// The agency: who distributes the story, else who owns it, else who sent it.
fn source(article: &mut Article, nitf: Element<'_>) {
    if let Some(distributor) = nitf.find("distributor") {
        fields::fill(&mut article.source, &distributor.text());
    }
    for (name, key) in [
        ("doc.copyright", "holder"),
        ("from-src", "src-name"),
        ("doc.rights", "owner"),
        ("doc-id", "regsrc"),
    ] {
        if let Some(value) = nitf.find(name).and_then(|e| e.attribute(key)) {
            fields::fill(&mut article.source, value);
        }
    }
}

/// Adds the story's paragraphs; those of its abstract where it has no others.
pub fn content(article: &Article, nitf: Element<'_>, to: &mut Composer) {
    let headline = article.headline.as_deref();
    let content = nitf.find("body.content");
    if let Some(content) = content.or_else(|| nitf.find("body")) {
        body::add(content, headline, to);
    }
    if to.is_empty()
        && let Some(summary) = nitf.find("abstract")
    {
        body::add(summary, headline, to);
    }
    if content.is_some()
        && let Some(tagline) = nitf.find("tagline")
    {
        to.push(Role::Bio, &clean::line(&tagline.text()));
    }
}
