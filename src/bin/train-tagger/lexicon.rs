//! Which tags a word form may have: the closed classes by hand, the open ones from WordNet with their inflections.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use copytaster::extract::text::Tag;
use copytaster::extract::text::tag::TagSet;
use copytaster::extract::text::tag::sight::OPEN;

use crate::function_words::{FUNCTION_WORDS, IRREGULAR_VERBS};

/// Forms by class, and each class's possible tags and likeliest tag.
#[derive(Default)]
pub struct Lexicon {
    /// Lower-case form to class.
    pub forms: BTreeMap<String, u16>,
    /// Class 0 is of no form.
    pub classes: Vec<(TagSet, Tag)>,
}

/// How often a form is met with each tag, by WordNet's counts.
type Counts = BTreeMap<Tag, f32>;

impl Lexicon {
    /// Builds it from the hand-written lists and WordNet's folder.
    pub fn build(wordnet: &Path) -> Result<Self> {
        let mut forms = inflect(&WordNet::read(wordnet)?);
        let mut lexicon = Self {
            classes: vec![(OPEN, Tag::None)],
            ..Self::default()
        };
        let mut numbers: HashMap<(Vec<(Tag, u8)>, TagSet), u16> = HashMap::new();
        let closed = closed();
        for word in closed.keys() {
            forms.remove(*word);
        }
        for (form, counts) in &forms {
            let sum: f32 = counts.values().sum();
            // How sure each tag is, coarsely: words that behave alike share a class.
            let levels: Vec<(Tag, u8)> = counts
                .iter()
                .map(|(&tag, &n)| {
                    (
                        tag,
                        match n / sum {
                            s if s >= 0.6 => 3,
                            s if s >= 0.2 => 2,
                            _ => 1,
                        },
                    )
                })
                .collect();
            let likely = counts
                .iter()
                .max_by(|a, b| a.1.total_cmp(b.1))
                .map_or(Tag::None, |(&tag, _)| tag);
            let next = lexicon.classes.len() as u16;
            let class = *numbers.entry((levels, OPEN)).or_insert(next);
            if class == next {
                lexicon.classes.push((OPEN, likely));
            }
            lexicon.forms.insert(form.clone(), class);
        }
        for (word, tags) in closed {
            let set = TagSet::of(&tags);
            let next = lexicon.classes.len() as u16;
            let class = *numbers.entry((vec![(tags[0], 0)], set)).or_insert(next);
            if class == next {
                lexicon.classes.push((set, tags[0]));
            }
            lexicon.forms.insert(word.to_string(), class);
        }
        anyhow::ensure!(
            lexicon.classes.len() < 1 << 12,
            "too many classes: {}",
            lexicon.classes.len()
        );
        Ok(lexicon)
    }
}

fn closed() -> BTreeMap<&'static str, Vec<Tag>> {
    let mut closed: BTreeMap<&str, Vec<Tag>> = BTreeMap::new();
    for (names, words) in FUNCTION_WORDS {
        let tags = names
            .split(' ')
            .filter_map(|name| Tag::ALL.into_iter().find(|tag| format!("{tag:?}") == name));
        for tag in tags {
            for word in words.split_whitespace() {
                closed.entry(word).or_default().push(tag);
            }
        }
    }
    closed
}

/// What is taken from WordNet, lemma by lemma.
#[derive(Default)]
struct WordNet {
    lemmas: BTreeMap<String, Senses>,
    /// Irregular forms: part of speech, form, lemma.
    irregular: Vec<(char, String, String)>,
}

#[derive(Clone, Copy, Default)]
struct Senses {
    /// Uses counted in running text, plus one, if it is such a word at all.
    noun: f32,
    verb: f32,
    adjective: f32,
    adverb: f32,
    /// Written with a capital.
    name: bool,
    /// Also written without.
    common: bool,
}

impl WordNet {
    fn read(folder: &Path) -> Result<Self> {
        let open = |name: &str| {
            let path = folder.join(name);
            fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
        };
        let mut wordnet = Self::default();
        for (part, name) in [('n', "noun"), ('v', "verb"), ('a', "adj"), ('r', "adv")] {
            for line in open(&format!("data.{name}"))?
                .lines()
                .filter(|line| !line.starts_with(' '))
            {
                let mut fields = line.split(' ').skip(3);
                let count = fields
                    .next()
                    .and_then(|n| usize::from_str_radix(n, 16).ok())
                    .unwrap_or(0);
                for word in fields.step_by(2).take(count) {
                    let word = word.split('(').next().unwrap_or(word);
                    if !word.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-') || word.len() < 2
                    {
                        continue;
                    }
                    let senses = wordnet.lemmas.entry(word.to_ascii_lowercase()).or_default();
                    match part {
                        'n' if word.starts_with(|c: char| c.is_ascii_uppercase()) => {
                            senses.name = true
                        }
                        'n' => (senses.common, senses.noun) = (true, senses.noun.max(1.0)),
                        'v' => senses.verb = senses.verb.max(1.0),
                        'a' => senses.adjective = senses.adjective.max(1.0),
                        _ => senses.adverb = senses.adverb.max(1.0),
                    }
                }
            }
            for line in open(&format!("{name}.exc"))?.lines() {
                if let Some((form, lemma)) = line.split_once(' ') {
                    wordnet
                        .irregular
                        .push((part, form.to_string(), lemma.to_string()));
                }
            }
        }
        for line in open("cntlist.rev")?.lines() {
            let mut fields = line.split(' ');
            let (Some(key), Some(count)) = (fields.next(), fields.nth(1)) else {
                continue;
            };
            let Some((lemma, sense)) = key.split_once('%') else {
                continue;
            };
            let (Some(senses), Ok(count)) = (wordnet.lemmas.get_mut(lemma), count.parse::<f32>())
            else {
                continue;
            };
            match sense.as_bytes().first() {
                Some(b'1') if senses.common => senses.noun += count,
                Some(b'2') => senses.verb += count,
                Some(b'3' | b'5') => senses.adjective += count,
                Some(b'4') => senses.adverb += count,
                _ => {}
            }
        }
        Ok(wordnet)
    }
}

fn inflect(wordnet: &WordNet) -> BTreeMap<String, Counts> {
    let mut forms: BTreeMap<String, Counts> = BTreeMap::new();
    let mut add = |form: &str, tag: Tag, count: f32| {
        if count > 0.0 {
            *forms
                .entry(form.to_string())
                .or_default()
                .entry(tag)
                .or_default() += count;
        }
    };
    let irregular = |part: char, lemma: &str, fits: &dyn Fn(&str) -> bool| {
        wordnet
            .irregular
            .iter()
            .any(|(p, form, l)| *p == part && l == lemma && fits(form))
    };
    let with_irregular: std::collections::HashSet<(char, &str)> = wordnet
        .irregular
        .iter()
        .map(|(p, _, l)| (*p, l.as_str()))
        .collect();
    let strong: HashMap<&str, (&str, &str)> = IRREGULAR_VERBS
        .iter()
        .map(|(base, past, participle)| (*base, (*past, *participle)))
        .collect();
    for (lemma, senses) in &wordnet.lemmas {
        if senses.name {
            add(lemma, Tag::NNP, 1.0);
        }
        add(lemma, Tag::NN, senses.noun);
        if senses.noun > 0.0
            && !(with_irregular.contains(&('n', lemma)) && irregular('n', lemma, &|_| true))
        {
            add(&with_s(lemma), Tag::NNS, senses.noun * 0.5);
        }
        add(lemma, Tag::JJ, senses.adjective);
        add(lemma, Tag::RB, senses.adverb);
        if senses.adjective > 0.0 && lemma.len() <= 7 && !lemma.contains('-') && !senses.name {
            add(&with_ending(lemma, "er"), Tag::JJR, senses.adjective * 0.1);
            add(&with_ending(lemma, "est"), Tag::JJS, senses.adjective * 0.1);
        }
        if senses.verb > 0.0 {
            let exceptional = with_irregular.contains(&('v', lemma.as_str()));
            add(lemma, Tag::VB, senses.verb * 0.4);
            add(&with_s(lemma), Tag::VBZ, senses.verb * 0.2);
            if !(exceptional && irregular('v', lemma, &|form| form.ends_with("ing"))) {
                add(&with_ending(lemma, "ing"), Tag::VBG, senses.verb * 0.2);
            }
            if let Some((past, participle)) = strong.get(lemma.as_str()) {
                past.split('/')
                    .for_each(|form| add(form, Tag::VBD, senses.verb * 0.2));
                participle
                    .split('/')
                    .for_each(|form| add(form, Tag::VBN, senses.verb * 0.2));
            } else if !(exceptional && irregular('v', lemma, &|form| !form.ends_with("ing"))) {
                add(&with_ending(lemma, "ed"), Tag::VBD, senses.verb * 0.2);
                add(&with_ending(lemma, "ed"), Tag::VBN, senses.verb * 0.2);
            }
        }
    }
    for (part, form, lemma) in &wordnet.irregular {
        let Some(senses) = wordnet.lemmas.get(lemma) else {
            continue;
        };
        match part {
            'n' => add(form, Tag::NNS, senses.noun * 0.5),
            'v' if form.ends_with("ing") => add(form, Tag::VBG, senses.verb * 0.2),
            'v' if strong.contains_key(lemma.as_str()) && !form.ends_with("ed") => {}
            'v' => {
                add(form, Tag::VBD, senses.verb * 0.2);
                add(form, Tag::VBN, senses.verb * 0.2);
            }
            'a' if form.ends_with('r') => add(form, Tag::JJR, senses.adjective * 0.1),
            'a' => add(form, Tag::JJS, senses.adjective * 0.1),
            _ => {}
        }
    }
    forms
}

fn with_s(lemma: &str) -> String {
    let consonant_y = lemma.ends_with('y')
        && !["ay", "ey", "oy", "uy"]
            .iter()
            .any(|end| lemma.ends_with(end));
    if consonant_y {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"]
        .iter()
        .any(|end| lemma.ends_with(end))
    {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    }
}

fn with_ending(lemma: &str, ending: &str) -> String {
    let bare = &lemma[..lemma.len() - 1];
    let vowel_before = bare.ends_with(['a', 'e', 'i', 'o', 'u', 'y']);
    match lemma.as_bytes()[lemma.len() - 1] {
        b'y' if !bare.ends_with(['a', 'e', 'o', 'u']) && ending != "ing" => {
            format!("{bare}i{ending}")
        }
        b'e' if ending == "ing" && !vowel_before => format!("{bare}ing"),
        b'e' if ending == "ing" && bare.ends_with('i') => {
            format!("{}ying", &bare[..bare.len() - 1])
        }
        b'e' if ending == "ing" && bare.ends_with('u') => format!("{bare}ing"),
        b'e' if ending != "ing" => format!("{bare}{ending}"),
        _ => format!("{lemma}{ending}"),
    }
}
