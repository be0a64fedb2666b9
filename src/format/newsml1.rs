//! NewsML 1.0 to 1.2 of the IPTC, as agencies sent it before NewsML-G2 and some still do.

use super::compose::Composer;
use super::xml::{self, Element, Story, body};
use super::{Error, Format, Given, Material, clean, fields, nitf, plain};
use crate::article::{Article, Role, Status};

/// Its row in the table.
pub const FORMAT: Format = Format {
    name: "newsml1",
    detect: |material| xml::has_root(material, &["NewsML"]),
    read,
};

fn read(material: &Material<'_>, given: &Given) -> Result<Vec<Article>, Error> {
    xml::stories(material, given, &["NewsItem"], |_| (), story)
}

fn story(item: Element<'_>, (): &()) -> Story {
    let (mut article, mut composer) = Story::default();
    identified(&mut article, item);
    if let Some(management) = item.child("NewsManagement") {
        managed(&mut article, management);
    }
    described(&mut article, item);
    content(&mut article, item, &mut composer);
    (article, composer)
}

/// What names the item among all others. The public identifier ends in the version, which the guid leaves out.
fn identified(article: &mut Article, item: Element<'_>) {
    let Some(names) = item.find("NewsIdentifier") else {
        return;
    };
    let text = |name: &str| names.child(name).map(|e| e.text().trim().to_owned());
    let revision = text("RevisionId").unwrap_or_default();
    if let Some(public) = text("PublicIdentifier").filter(|p| !p.is_empty()) {
        // The letter behind the number says how the item is updated.
        let base = public
            .rsplit_once(':')
            .filter(|(_, end)| end.trim_end_matches(['A', 'U', 'N', 'R']) == revision)
            .map_or(public.as_str(), |(base, _)| base);
        fields::fill(&mut article.guid, base);
    } else if let (Some(provider), Some(id)) = (text("ProviderId"), text("NewsItemId")) {
        let date = text("DateId").unwrap_or_default();
        fields::fill(
            &mut article.guid,
            &format!("urn:newsml:{provider}:{date}:{id}"),
        );
    }
    fields::fill(&mut article.version, &revision);
}

/// How the item is handled.
fn managed(article: &mut Article, management: Element<'_>) {
    let named = |name: &str| management.child(name).map_or("", |e| e.says("FormalName"));
    fields::fill(&mut article.kind, named("NewsItemType"));
    if let Some(date) = management.child("FirstCreated") {
        fields::published(article, &date.text());
    }
    if let Some(date) = management.child("ThisRevisionCreated") {
        fields::updated(article, &date.text());
        fields::published(article, &date.text());
    }
    article.urgency = fields::urgency(named("Urgency"));
    if let Some(change) = management.child("StatusWillChange") {
        let date = change
            .child("DateAndTime")
            .map(|e| e.text())
            .unwrap_or_default();
        let future = change
            .child("FutureStatus")
            .map_or("", |e| e.says("FormalName"));
        let moment = fields::moment(article, &date);
        if fields::status(future) == Some(Status::Usable) {
            article.embargo = moment;
        } else {
            article.expires = moment;
        }
    }
    fields::stand(article, named("Status"));
    for instruction in management.all("Instruction") {
        let name = instruction.says("FormalName").to_ascii_lowercase();
        if article.status == Status::Usable && name.contains("correct") {
            article.status = Status::Corrected;
        }
    }
}

/// The lines that go with the content, and what it is about: the first of each, from the outermost component inwards.
fn described(article: &mut Article, item: Element<'_>) {
    let mut writers = Vec::new();
    for e in item.descendants() {
        let formal = e.says("FormalName");
        match e.name() {
            "HeadLine" => fields::fill(&mut article.headline, &e.text()),
            "SlugLine" => fields::fill(&mut article.slugline, &e.text()),
            "DateLine" => {
                fields::fill(&mut article.dateline, fields::dateline(&e.text()));
            }
            "ByLine" => fields::add(&mut writers, fields::byline(&e.text())),
            "KeywordLine" => fields::add(&mut article.keywords, &e.text()),
            "Language" => fields::fill(&mut article.language, formal),
            "Subject" | "SubjectMatter" | "SubjectDetail" => {
                fields::add(&mut article.codes, formal);
            }
            "Property" if formal.eq_ignore_ascii_case("Keyword") => {
                fields::add(&mut article.keywords, e.says("Value"));
            }
            "Provider" | "Source" => {
                if let Some(party) = e.child("Party") {
                    fields::fill(&mut article.source, party.says("FormalName"));
                }
            }
            "NewsLine" => {
                let kind = e.child("NewsLineType").map_or("", |t| t.says("FormalName"));
                if kind.to_ascii_lowercase().contains("note")
                    && let Some(text) = e.child("NewsLineText")
                {
                    fields::fill(&mut article.ednote, &text.text());
                }
            }
            _ => {}
        }
    }
    fields::fill(&mut article.byline, &writers.join(", "));
    if let Some(label) = item.find("NameLabel") {
        fields::fill(&mut article.slugline, &label.text());
    }
    if let Some(language) = item.find("NewsComponent").and_then(|c| c.attribute("lang")) {
        fields::fill(&mut article.language, language);
    }
}

/// Adds the paragraphs of every content item that is text.
fn content(article: &mut Article, item: Element<'_>, to: &mut Composer) {
    for component in item.every("NewsComponent") {
        let role = component.child("Role").map_or("", |e| e.says("FormalName"));
        let role = role.to_ascii_lowercase();
        for content in component.all("ContentItem").filter(|c| is_text(*c)) {
            let Some(data) = content.child("DataContent") else {
                continue;
            };
            // Some agencies give every line of a story a component of its own.
            match role.as_str() {
                "title" | "headline" => fields::fill(&mut article.headline, &data.text()),
                "byline" => fields::fill(&mut article.byline, fields::byline(&data.text())),
                "caption" | "credit" | "copyright" | "keywords" => {}
                _ => words(article, content, data, to),
            }
        }
    }
    // A caption may stand in no content item of its own.
    if to.is_empty()
        && let Some(comment) = item.find("Comment")
    {
        to.push(Role::Body, &clean::line(&comment.text()));
    }
}

fn words(article: &mut Article, content: Element<'_>, data: Element<'_>, to: &mut Composer) {
    let encoding = content.find("Encoding").map_or("", |e| e.says("Notation"));
    if let Some(nitf) = data.find("nitf") {
        nitf::apply(article, nitf);
        nitf::content(article, nitf, to);
    } else if encoding.eq_ignore_ascii_case("base64") {
        if let Some(words) = xml::base64(&data.text()) {
            plain::compose(&words, to);
        }
    } else {
        let page = data.find("body.content").or_else(|| data.find("body"));
        body::add(page.unwrap_or(data), article.headline.as_deref(), to);
    }
}

/// Whether a content item is text, by what it says of itself.
fn is_text(content: Element<'_>) -> bool {
    let kind = content
        .child("MediaType")
        .map_or("", |e| e.says("FormalName"));
    let mime = content
        .child("MimeType")
        .map_or("", |e| e.says("FormalName"));
    let text = |name: &str| name.is_empty() || name.to_ascii_lowercase().contains("text");
    text(kind) && (text(mime) || mime.contains("xml"))
}
