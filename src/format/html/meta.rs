//! What a page's head says of its article.

use dom_query::Document;

use super::linked;
use crate::article::Article;
use crate::format::fields;

/// Fills the article: JSON-LD first, then meta tags, then what stands in the page. Returns the text JSON-LD holds.
pub fn apply(article: &mut Article, page: &Document) -> Option<String> {
    let mut body = None;
    for script in page.select("script[type='application/ld+json']").iter() {
        body = body.or(linked::apply(article, &script.text()));
    }
    for tag in page.select("meta[content]").iter() {
        let name = ["property", "name", "itemprop", "http-equiv"]
            .iter()
            .find_map(|a| tag.attr(a));
        if let (Some(name), Some(value)) = (name, tag.attr("content")) {
            one(article, &name.to_lowercase(), &value);
        }
    }
    let attribute = |selector: &str, name: &str| page.select_single(selector).attr(name);
    if let Some(time) = attribute(
        "time[itemprop='datePublished'], time[pubdate], article time[datetime]",
        "datetime",
    ) {
        fields::published(article, &time);
    }
    if let Some(language) = attribute("html", "lang").or_else(|| attribute("html", "xml:lang")) {
        fields::fill(&mut article.language, &language);
    }
    if let Some(address) = attribute("link[rel='canonical']", "href") {
        fields::fill(&mut article.guid, &address);
    }
    for selector in ["[itemprop='headline']", "article h1", "h1", "title"] {
        let words = page.select_single(selector).text();
        fields::fill(&mut article.headline, &words);
    }
    for selector in [
        "[itemprop='author'] [itemprop='name']",
        "[itemprop='author']",
        "[rel='author']",
        ".byline",
        ".author",
    ] {
        let words = page.select_single(selector).text();
        if words.chars().count() <= 100 {
            fields::fill(&mut article.byline, fields::byline(&words));
        }
    }
    body
}

fn one(article: &mut Article, name: &str, value: &str) {
    match name {
        "og:title" | "twitter:title" | "headline" | "dc.title" | "dcterms.title"
        | "sailthru.title" | "parsely-title" => {
            fields::fill(&mut article.headline, value);
        }
        "author"
        | "byl"
        | "dc.creator"
        | "dcterms.creator"
        | "sailthru.author"
        | "parsely-author"
        | "article:author"
        | "article:author_name"
            if !value.contains("://") && !value.starts_with("www.") =>
        {
            fields::fill(&mut article.byline, fields::byline(value));
        }
        "article:published_time"
        | "og:published_time"
        | "datepublished"
        | "date"
        | "pubdate"
        | "publishdate"
        | "publish-date"
        | "publication_date"
        | "dc.date"
        | "dc.date.issued"
        | "dcterms.created"
        | "dcterms.date"
        | "dcterms.issued"
        | "sailthru.date"
        | "parsely-pub-date"
        | "cxenseparse:recs:publishtime" => {
            fields::published(article, value);
        }
        "article:modified_time"
        | "og:updated_time"
        | "datemodified"
        | "lastmod"
        | "last-modified"
        | "dc.date.modified"
        | "dcterms.modified" => {
            article.updated = article.updated.or(fields::moment(article, value));
        }
        "article:expiration_time" => {
            article.expires = article.expires.or(fields::moment(article, value))
        }
        "og:site_name" | "application-name" | "dc.publisher" | "dcterms.publisher"
        | "publisher" => fields::fill(&mut article.source, value),
        "news_keywords" | "keywords" | "article:tag" | "parsely-tags" | "sailthru.tags" => {
            value
                .split([',', ';'])
                .for_each(|k| fields::add(&mut article.keywords, k));
        }
        "og:locale" | "content-language" | "language" | "dc.language" => {
            fields::fill(&mut article.language, &value.replace('_', "-"))
        }
        "og:url" => fields::fill(&mut article.guid, value),
        _ => {}
    }
}
