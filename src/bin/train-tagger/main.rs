//! Trains the part-of-speech tagger and measures it.
//!
//!     cargo run --release --features train --bin train-tagger -- --gum GUM --wordnet WORDNET [--out FILE]
//!
//! GUM is a folder of CoNLL-U files, WORDNET the folder with WordNet 3.0's `data.noun` and its kin. Without `--out` the
//! tool only measures: five times it learns from four fifths of the documents and tags the rest.

mod conllu;
mod function_words;
mod lexicon;
mod pack;
mod perceptron;
mod report;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Parser;
use conllu::Document;
use copytaster::extract::text::tag::model::Model;
use copytaster::extract::text::tag::sight::Survey;
use copytaster::extract::text::tag::walk::walk;
use copytaster::extract::text::{self, Tag};
use lexicon::Lexicon;
use perceptron::{Lesson, Random, Weights, train};
use report::Report;

#[derive(Parser)]
struct Options {
    /// Folder of the treebank's .conllu files
    #[arg(long)]
    gum: PathBuf,
    /// Folder of WordNet's data files
    #[arg(long)]
    wordnet: PathBuf,
    /// Learn from all documents and write the model here
    #[arg(long)]
    out: Option<PathBuf>,
    /// How often to go over the lessons
    #[arg(long, default_value_t = 10)]
    rounds: usize,
    /// How often a word is hidden while learning
    #[arg(long, default_value_t = 0.1)]
    dropout: f64,
    /// Weights below this many 127ths of the greatest are dropped
    #[arg(long, default_value_t = 1.0)]
    floor: f32,
    /// Print wrong tags too
    #[arg(long)]
    errors: bool,
    /// Share of the sentences also learned from as headlines
    #[arg(long, default_value_t = 0.2)]
    headlines: f64,
}

const FOLDS: usize = 5;

fn main() -> Result<()> {
    let options = Options::parse();
    let mut paths: Vec<PathBuf> = fs::read_dir(&options.gum)
        .with_context(|| format!("reading {}", options.gum.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "conllu"))
        .collect();
    paths.sort();
    let documents = paths
        .iter()
        .map(|path| Document::read(path))
        .collect::<Result<Vec<_>>>()?;
    let lexicon = Lexicon::build(&options.wordnet)?;
    println!(
        "{} forms in {} classes",
        lexicon.forms.len(),
        lexicon.classes.len()
    );
    let bare = pack::pack(&lexicon, &Weights::default(), 1.0);
    let bare = Model::read(&bare).context("the packed lexicon cannot be read")?;
    let fit = |documents: &[&Document]| {
        let mut random = Random(0x2545_F491_4F6C_DD1D);
        let mut lessons: Vec<Lesson> = documents
            .iter()
            .flat_map(|document| study(document, &bare, |_| true))
            .collect();
        for document in documents {
            lessons.extend(headlines(document, &bare, options.headlines, &mut random));
        }
        let weights = train(&lessons, options.rounds, options.dropout, &mut random);
        pack::pack(&lexicon, &weights, options.floor)
    };
    if let Some(out) = &options.out {
        let bytes = fit(&documents.iter().collect::<Vec<_>>());
        fs::write(out, &bytes).with_context(|| format!("writing {}", out.display()))?;
        println!("{}: {} bytes", out.display(), bytes.len());
        return Ok(());
    }
    let mut report = Report::default();
    for fold in 0..FOLDS {
        let (held, rest): (Vec<_>, Vec<_>) = documents
            .iter()
            .enumerate()
            .partition(|(n, _)| n % FOLDS == fold);
        let rest: Vec<&Document> = rest.into_iter().map(|(_, document)| document).collect();
        let bytes = fit(&rest);
        let model = Model::read(&bytes).context("the packed model cannot be read")?;
        let mut random = Random(0x9E37_79B9_7F4A_7C15);
        for (_, document) in held {
            for lesson in study(document, &bare, |_| true) {
                report.add(&document.name, &lesson, &model);
            }
            for lesson in headlines(document, &bare, 0.2, &mut random) {
                report.add("headlines", &lesson, &model);
            }
        }
    }
    report.print(options.errors);
    Ok(())
}

/// The sentences of a document that `wanted` names (by the bytes they span).
fn study(
    document: &Document,
    model: &Model<'_>,
    wanted: impl Fn(std::ops::Range<usize>) -> bool,
) -> Vec<Lesson> {
    let article = document.article();
    let text = text::read(&article);
    let tags = document.tags(&text);
    let survey = Survey::of(&text);
    let mut lessons = Vec::new();
    for (number, sentence) in text.sentences.iter().enumerate() {
        let span = text.sentence_span(sentence);
        if !wanted(span.start as usize..span.end as usize) {
            continue;
        }
        let mut view = Vec::new();
        survey.look(&text, number, model, &mut view);
        lessons.push(Lesson {
            view,
            tags: tags[sentence.first..sentence.last].to_vec(),
            words: (sentence.first..sentence.last)
                .map(|at| text.word(at).to_string())
                .collect(),
        });
    }
    lessons
}

/// Some of the document's sentences as a headline writer would set them: in title case or in capitals.
fn headlines(
    document: &Document,
    model: &Model<'_>,
    share: f64,
    random: &mut Random,
) -> Vec<Lesson> {
    let article = document.article();
    let text = text::read(&article);
    let mut set = Vec::new();
    for sentence in &text.sentences {
        if random.chance(share) {
            let span = text.sentence_span(sentence);
            set.push((
                span.start as usize..span.end as usize,
                random.chance(0.25),
                random.chance(0.5),
            ));
        }
    }
    let recased = document.recased(|text| {
        let mut letters = text.to_string().into_bytes();
        for (span, capitals, small) in &set {
            let mut at = span.start;
            for word in text[span.clone()]
                .split_inclusive(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
            {
                let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
                let minor = matches!(
                    bare,
                    "a" | "an"
                        | "the"
                        | "and"
                        | "or"
                        | "but"
                        | "of"
                        | "to"
                        | "in"
                        | "on"
                        | "at"
                        | "by"
                        | "for"
                        | "as"
                        | "from"
                        | "with"
                        | "over"
                );
                if *capitals {
                    letters[at..at + bare.len()].make_ascii_uppercase();
                } else if !(minor && *small) {
                    letters[at..at + bare.len().min(1)].make_ascii_uppercase();
                }
                at += word.len();
            }
        }
        String::from_utf8(letters).unwrap_or_else(|_| text.to_string())
    });
    study(&recased, model, |span| {
        set.iter()
            .any(|(other, ..)| other.start <= span.start && span.end <= other.end)
    })
}

/// The tags that a model gives to a lesson.
fn tagged(lesson: &Lesson, model: &Model<'_>) -> Vec<Tag> {
    let mut tags = Vec::new();
    walk(&lesson.view, |_, possible, seen| {
        let tag = possible
            .sole()
            .unwrap_or_else(|| model.best(possible, &seen.keys()));
        tags.push(tag);
        tag
    });
    tags
}
