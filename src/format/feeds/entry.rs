//! A story of what a feed's entry says.

use super::shortcode;
use crate::article::{Article, Role};
use crate::format::compose::Composer;
use crate::format::xml::{Element, Story, body};
use crate::format::{clean, fields, html, plain};

/// What an entry says, in the feed's own words.
#[derive(Default)]
pub struct Entry<'d> {
    /// The fields that need no second look.
    pub article: Article,
    /// Its writers.
    pub writers: Vec<String>,
    /// Summaries, then texts.
    pub words: Vec<Words<'d>>,
}

/// What a feed says of all its entries that say nothing else.
#[derive(Default)]
pub struct Around {
    /// The feed's name.
    pub source: Option<String>,
    /// The language.
    pub language: Option<String>,
    /// The writers.
    pub writers: Vec<String>,
}

/// Words as a feed carries them.
pub enum Words<'d> {
    /// Literal.
    Plain(String),
    /// Perhaps HTML, as it is written in most feeds.
    Markup(String),
    /// A post of a WordPress export, with the marks that WordPress would replace.
    Post(String),
    /// An element that holds its markup as elements.
    Tree(Element<'d>),
}

impl Words<'_> {
    /// As one line.
    pub fn line(&self) -> String {
        match self {
            Words::Markup(words) | Words::Post(words) if html::is_marked(words) => {
                clean::line(&html::words(words))
            }
            Words::Plain(words) | Words::Markup(words) | Words::Post(words) => clean::line(words),
            Words::Tree(element) => clean::line(&element.text()),
        }
    }

    fn compose(&self) -> Composer {
        let mut to = Composer::default();
        match self {
            Words::Plain(words) => plain::compose(words, &mut to),
            Words::Markup(words) => markup(words, &mut to),
            Words::Post(words) => markup(&shortcode::strip(words), &mut to),
            Words::Tree(element) => body::walk(*element, None, &mut to),
        }
        to
    }
}

fn markup(words: &str, to: &mut Composer) {
    if !html::is_marked(words) {
        return plain::compose(words, to);
    }
    // Posts written in an editor's text mode leave it to the site to make paragraphs of empty lines.
    let told = ["<p", "<br", "<pre"].iter().any(|tag| words.contains(tag));
    if told || !words.contains("\n\n") {
        html::fragment(words, to);
    } else {
        html::fragment(&words.replace("\n\n", "<p>"), to);
    }
    // What would be furniture on a page may be all there is here.
    if to.is_empty() {
        to.push(Role::Body, &clean::line(&html::words(words)));
    }
}

impl Entry<'_> {
    /// The story. Of two texts one of which holds the other, only the longer one is kept.
    pub fn story(mut self, around: &Around) -> Story {
        /// Texts of one entry; real ones have three.
        const MOST: usize = 20;
        self.words.truncate(MOST);
        let writers = if self.writers.is_empty() {
            &around.writers
        } else {
            &self.writers
        };
        let article = &mut self.article;
        fields::fill(&mut article.byline, &writers.join(", "));
        article.source = article.source.take().or_else(|| around.source.clone());
        article.language = article.language.take().or_else(|| around.language.clone());
        let parts: Vec<(Composer, String)> = self
            .words
            .iter()
            .map(Words::compose)
            .map(|composer| {
                let words = folded(&composer);
                (composer, words)
            })
            .collect();
        let mut all = Composer::default();
        for (nth, (composer, words)) in parts.iter().enumerate() {
            let begun = words.trim_end_matches(['.', '…', '[', ']', ' ']);
            let held = parts.iter().enumerate().any(|(other, (_, whole))| {
                (other < nth && whole == words)
                    || (whole.len() > words.len() && whole.contains(begun))
            });
            if !held {
                for (role, words) in composer.paragraphs() {
                    all.push(role, words);
                }
            }
        }
        (self.article, all)
    }
}

/// All words with single blanks between them.
fn folded(composer: &Composer) -> String {
    let mut all = String::new();
    for (_, paragraph) in composer.paragraphs() {
        for word in paragraph.split_whitespace() {
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(word);
        }
    }
    all
}
