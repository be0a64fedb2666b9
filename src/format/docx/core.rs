//! A document's core properties: what the word processor noted of it.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::article::{Article, DateSource};
use crate::format::fields;

/// Properties by their names.
#[derive(Debug, Default)]
pub struct Properties(BTreeMap<String, String>);

/// Bytes of one property.
const MOST: usize = 10_000;

/// Reads the properties, as far as the file is sound.
pub fn read(text: &str) -> Properties {
    let mut found = BTreeMap::new();
    let mut reader = Reader::from_str(text);
    let mut open: Option<(String, String)> = None;
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(tag) => {
                let name = tag.local_name();
                open = Some((name.as_ref().to_owned(), String::new()));
            }
            Event::Text(words) => {
                if let Some((_, value)) = open.as_mut().filter(|(_, v)| v.len() < MOST) {
                    value.push_str(&words);
                }
            }
            Event::GeneralRef(name) => {
                if let Some((_, value)) = open.as_mut() {
                    value.push_str(&super::document::reference(&name));
                }
            }
            Event::End(_) => {
                if let Some((name, value)) = open.take() {
                    found.insert(name, value);
                }
            }
            _ => {}
        }
    }
    Properties(found)
}

impl Properties {
    fn of(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Dates the article. A story is often written into an older document: when it was last saved says more of it
    /// than when the document was made.
    pub fn date(&self, article: &mut Article) {
        let saved = fields::moment(article, self.of("modified"));
        let made = fields::moment(article, self.of("created"));
        article.published = saved.or(made);
        if article.published.is_some() {
            article.dated_by = DateSource::Metadata;
        }
    }

    /// Fills what the text did not tell.
    pub fn fill(&self, article: &mut Article) {
        fields::fill(&mut article.headline, self.of("title"));
        fields::fill(&mut article.byline, fields::byline(self.of("creator")));
        fields::fill(&mut article.language, self.of("language"));
        fields::fill(&mut article.guid, self.of("identifier"));
        fields::fill(&mut article.version, self.of("version"));
        for value in self.of("keywords").split([',', ';']) {
            fields::add(&mut article.keywords, value);
        }
        fields::stand(article, self.of("contentStatus"));
    }
}
