//! The gold's form, and an article read as `copytaster parse` reads it.

use std::fs;
use std::path::Path;

use copytaster::article::Article;
use copytaster::extract::{self, Findings};
use copytaster::format::{self, Given};
use serde::Deserialize;

use crate::words::Words;

/// What a careful editor finds in one article.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gold {
    pub file: String,
    pub published: String,
    #[serde(default)]
    pub quotes: Vec<Quote>,
    #[serde(default)]
    pub not_quotes: Vec<String>,
    #[serde(default)]
    pub actors: Vec<Actor>,
    #[serde(default)]
    pub times: Vec<Time>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quote {
    pub text: String,
    #[serde(default)]
    pub pieces: Vec<String>,
    pub nth: Option<usize>,
    pub kind: String,
    pub speaker: Option<String>,
    #[serde(default)]
    pub speaker_also: Vec<String>,
    pub source: Option<String>,
    pub polarity: Option<String>,
    #[serde(default)]
    pub optional: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Actor {
    pub name: String,
    pub kind: String,
    pub role: Option<String>,
    pub aliases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Time {
    pub text: String,
    pub nth: Option<usize>,
    #[serde(rename = "type")]
    pub kind: String,
    pub value: String,
    #[serde(default)]
    pub also: Vec<String>,
}

/// One article with its gold and its findings.
pub struct Story {
    pub gold: Gold,
    pub article: Article,
    pub findings: Findings,
    pub words: Words,
}

/// Takes what is missed: what it is, how it is missed, the gold, what was found.
pub type Note<'a> = &'a mut dyn FnMut(&str, &str, &str, &str);

impl Story {
    /// Every article that has a gold.
    pub fn all() -> Vec<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let gold = fs::read(root.join("tests/gold/sample-feed.json")).unwrap();
        let gold: Vec<Gold> = serde_json::from_slice(&gold).unwrap();
        let mut stories: Vec<Self> = gold
            .into_iter()
            .map(|gold| Self::read(gold, &root.join("sample-feed")))
            .collect();
        let folder = root.join("tests/gold/quotes");
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "json") {
                let gold = serde_json::from_slice(&fs::read(&path).unwrap())
                    .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
                stories.push(Self::read(gold, &folder));
            }
        }
        stories
    }

    fn read(gold: Gold, folder: &Path) -> Self {
        let path = folder.join(&gold.file);
        let bytes = fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let given = Given {
            published: Some(gold.published.parse().unwrap()),
            ..Given::default()
        };
        let mut articles = format::read(&path, &bytes, &given).unwrap();
        assert_eq!(articles.len(), 1, "{}", path.display());
        let article = articles.remove(0);
        Self {
            findings: extract::extract(&article),
            words: Words::new(&article.text),
            article,
            gold,
        }
    }
}

/// Whether relative times count from the right day.
pub fn judge_date(story: &Story, note: Note<'_>) {
    let read = story.article.date().map(|d| d.to_string());
    if read.as_ref() != Some(&story.gold.published) {
        let read = read.unwrap_or_default();
        note("date", "wrong", &story.gold.published, &read);
    }
}
