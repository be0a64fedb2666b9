//! Front matter: the block of metadata above a Markdown text, YAML between `---` lines or TOML between `+++` lines.
//!
//! YAML is read event by event: nothing is built that could grow, aliases are never followed, nesting is not descended
//! into beyond what names an author.

use saphyr_parser::{Event, Parser};

use crate::article::Article;
use crate::format::{clean, fields};

/// Front matter is never larger than this, in bytes.
const MOST: usize = 64 * 1024;
/// Values read of one key.
const VALUES: usize = 100;

/// A key in lower case and its values.
pub type Entry = (String, Vec<String>);

/// The entries, and the text behind them; `None` if the text does not start with front matter.
pub fn split(text: &str) -> Option<(Vec<Entry>, &str)> {
    let (fence, rest) = text.split_once('\n')?;
    let fence = fence.trim_end();
    if !matches!(fence, "---" | "+++") {
        return None;
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let end = line.trim_end();
        if end == fence || (fence == "---" && end == "...") {
            let block = &rest[..at];
            let entries = if fence == "---" {
                yaml(block)
            } else {
                toml(block)
            };
            let behind = &rest[at + line.len()..];
            return entries.filter(|e| !e.is_empty()).map(|e| (e, behind));
        }
        at += line.len();
        if at > MOST {
            return None;
        }
    }
    None
}

/// Top-level scalars and lists; of a mapping in them, what its "name" says.
fn yaml(block: &str) -> Option<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut key: Option<String> = None;
    let mut inner: Option<String> = None; // a key below the top
    let mut depth = 0usize;
    let mut is_map = Vec::new();
    for event in Parser::new_from_str(block) {
        let Ok((event, _)) = event else {
            // What stands before the damage is still good.
            break;
        };
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                depth += 1;
                is_map.push(matches!(event, Event::MappingStart(..)));
                inner = None;
                if depth == 1 && !is_map[0] {
                    return None;
                }
            }
            Event::MappingEnd | Event::SequenceEnd => {
                depth = depth.saturating_sub(1);
                is_map.pop();
                inner = None;
                if depth == 1 {
                    key = None;
                }
            }
            Event::Scalar(value, ..) => match (depth, &key) {
                (0, _) => return None,
                (1, None) => {
                    let name = value.trim().to_lowercase();
                    entries.push((name.clone(), Vec::new()));
                    key = Some(name);
                }
                (1, Some(_)) => {
                    keep(&mut entries, &value);
                    key = None;
                }
                (2..=3, _) if is_map.last() == Some(&true) => match inner.take() {
                    None => inner = Some(value.to_lowercase()),
                    Some(name) if name == "name" => keep(&mut entries, &value),
                    Some(_) => {}
                },
                (2, _) => keep(&mut entries, &value),
                _ => {}
            },
            // An alias stands for a key or a value; which one matters, what it says does not.
            Event::Alias(_) if depth == 1 => {
                key = if key.is_some() {
                    None
                } else {
                    Some(String::new())
                }
            }
            Event::Alias(_) => inner = None,
            _ => {}
        }
    }
    Some(entries)
}

fn keep(entries: &mut [Entry], value: &str) {
    if let Some((_, values)) = entries.last_mut()
        && values.len() < VALUES
    {
        values.push(value.to_owned());
    }
}

/// Top-level values; tables are passed over.
fn toml(block: &str) -> Option<Vec<Entry>> {
    let table: toml::Table = block.parse().ok()?;
    let scalar = |value: &toml::Value| match value {
        toml::Value::String(s) => Some(s.clone()),
        toml::Value::Integer(i) => Some(i.to_string()),
        toml::Value::Datetime(d) => Some(d.to_string()),
        _ => None,
    };
    Some(
        table
            .iter()
            .map(|(key, value)| {
                let values = match value {
                    toml::Value::Array(list) => {
                        list.iter().take(VALUES).filter_map(scalar).collect()
                    }
                    value => scalar(value).into_iter().collect(),
                };
                (key.to_lowercase(), values)
            })
            .collect(),
    )
}

/// Fills the article from the entries.
pub fn apply(article: &mut Article, entries: &[Entry]) {
    for (key, values) in entries {
        let Some(value) = values.first().map(String::as_str) else {
            continue;
        };
        match key.replace(['-', '_', ' '], "").as_str() {
            "title" | "headline" => fields::fill(&mut article.headline, value),
            "author" | "authors" | "byline" | "by" => {
                let names: Vec<_> = values
                    .iter()
                    .map(|v| clean::line(fields::byline(v)))
                    .collect();
                fields::fill(&mut article.byline, &names.join(", "));
            }
            "date" | "published" | "pubdate" | "publishdate" | "publishedat" | "datepublished" => {
                fields::published(article, value)
            }
            "updated" | "modified" | "lastmod" | "lastmodified" | "lastmodifiedat"
            | "updatedat" | "datemodified" => {
                article.updated = article.updated.or(fields::moment(article, value));
            }
            "embargo" | "embargoed" | "embargoeduntil" => {
                article.embargo = article.embargo.or(fields::moment(article, value))
            }
            "expires" | "expirydate" | "expiry" => {
                article.expires = article.expires.or(fields::moment(article, value))
            }
            "tags" | "keywords" | "topics" | "categories" | "category" => {
                for value in values.iter().flat_map(|v| v.split([',', ';'])) {
                    fields::add(&mut article.keywords, value);
                }
            }
            "codes" | "subjects" => values
                .iter()
                .for_each(|v| fields::add(&mut article.codes, v)),
            "lang" | "language" | "locale" => fields::fill(&mut article.language, value),
            "urgency" | "priority" => article.urgency = article.urgency.or(fields::urgency(value)),
            "slug" | "slugline" => fields::fill(&mut article.slugline, value),
            "source" | "agency" | "publication" | "publisher" => {
                fields::fill(&mut article.source, value)
            }
            "dateline" => fields::fill(&mut article.dateline, value),
            "version" => fields::fill(&mut article.version, value),
            "take" => fields::fill(&mut article.take, value),
            "guid" | "id" | "uid" | "uuid" => fields::fill(&mut article.guid, value),
            "kind" | "type" => fields::fill(&mut article.kind, value),
            "ednote" | "editornote" | "editorsnote" => fields::fill(&mut article.ednote, value),
            "status" => article.status = fields::status(value).unwrap_or(article.status),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_yaml_lists_and_named_authors() {
        let text = "---\ntitle: \"Ferry: stops\"\nauthor:\n  - name: Ann Roe\n    mail: a@b.example\n  - Jo Doe\ntags: [ferries, Tern Hill]\ndate: 2026-10-09 10:15\nnested:\n  deep:\n    name: nobody\nlang: en\n---\nBody\n";
        let (entries, rest) = split(text).unwrap();
        assert_eq!(rest, "Body\n");
        let of = |key: &str| {
            entries
                .iter()
                .find(|(k, _)| k == key)
                .map(|(_, v)| v.clone())
                .unwrap()
        };
        assert_eq!(of("title"), ["Ferry: stops"]);
        assert_eq!(of("author"), ["Ann Roe", "Jo Doe"]);
        assert_eq!(of("tags"), ["ferries", "Tern Hill"]);
        assert_eq!(of("date"), ["2026-10-09 10:15"]);
        assert_eq!(of("lang"), ["en"]);
    }

    #[test]
    fn reads_toml() {
        let text = "+++\ntitle = 'Ferry stops'\ndate = 2026-10-09T10:15:00Z\ntags = ['a', 'b']\n+++\nBody\n";
        let (entries, rest) = split(text).unwrap();
        let mut article = Article::default();
        apply(&mut article, &entries);
        assert_eq!(
            (article.headline.as_deref(), rest),
            (Some("Ferry stops"), "Body\n")
        );
        assert_eq!(
            article.published.unwrap().to_string(),
            "2026-10-09T10:15:00+00:00"
        );
        assert_eq!(article.keywords, ["a", "b"]);
    }

    #[test]
    fn a_bomb_of_aliases_costs_nothing() {
        let mut text = String::from("---\na: &a [x,x,x,x,x,x,x,x,x]\n");
        for (name, of) in ('b'..='i').zip('a'..='h') {
            text += &format!(
                "{name}: &{name} [{}]\n",
                vec![format!("*{of}"); 9].join(",")
            );
        }
        text += "title: Ferry\n---\nBody\n";
        let (entries, _) = split(&text).unwrap();
        assert!(entries.iter().any(|(k, v)| k == "title" && v == &["Ferry"]));
        assert!(entries.iter().map(|(_, v)| v.len()).sum::<usize>() < 20);
    }

    #[test]
    fn a_rule_above_a_text_is_no_front_matter() {
        assert!(split("---\nFerry stops\n\n---\nBody\n").is_none());
        assert!(split("---\n- a\n- b\n---\nBody\n").is_none());
        assert!(split("---\ntitle: open\n").is_none());
    }
}
