//! Each token as the name finder sees it: how it is written, what the lists know, and whether its capital may mean
//! nothing.
//!
//! A capital inside a sentence marks a name; at the start of a sentence, in a headline or in all-caps copy it marks
//! nothing ([`Word::weak`]). Knows nothing of kinds or of who is who.

use std::cell::RefCell;
use std::ops::Range;

use foldhash::{HashMap, HashMapExt, HashSet};

use crate::extract::lexicon::facts::{self, Facts};
use crate::extract::lexicon::roles;
use crate::extract::text::{Class, Text};
use crate::fold::fold;

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    /// No word, or no letters.
    #[default]
    Other,
    /// "river"
    Lower,
    /// "River", and names of scripts that have no capitals.
    Title,
    /// "NATO", "U.S."
    Caps,
    /// "iPhone", "al-Amin", "pro-Western"
    Inner,
}

/// One token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub shape: Shape,
    pub facts: Facts,
    /// Its capital may be there for another reason than being a name.
    pub weak: bool,
    /// It is taken for (a part of) a name, a title or a people.
    pub name: bool,
}

/// How a sentence is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Style {
    #[default]
    Normal,
    TitleCase,
    AllCaps,
}

/// How often a lower-case form stands in the article.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// In lower case.
    lower: u32,
    /// With a capital that means something.
    capital: u32,
    /// The same, with no other capital beside it.
    alone: u32,
    facts: Option<Facts>,
}

/// All tokens of the article.
pub(super) struct Words<'t> {
    pub text: &'t Text<'t>,
    list: Vec<Word>,
    styles: Vec<Style>,
    seen: HashMap<&'t str, Seen>,
    pairs: HashSet<(&'t str, &'t str)>,
    /// What the lists said of lower-case words, as they were asked for.
    common: RefCell<HashMap<&'t str, Facts>>,
    roles: RefCell<HashMap<&'t str, bool>>,
    bodies: RefCell<HashMap<&'t str, bool>>,
}

impl<'t> Words<'t> {
    /// Looks at every token of the article.
    pub fn new(text: &'t Text<'t>) -> Self {
        let mut words = Self {
            text,
            list: (0..text.tokens.len())
                .map(|at| Word {
                    shape: shape(text, at),
                    ..Word::default()
                })
                .collect(),
            styles: Vec::with_capacity(text.sentences.len()),
            seen: HashMap::with_capacity(text.tokens.len() / 2),
            pairs: HashSet::default(),
            common: RefCell::default(),
            roles: RefCell::default(),
            bodies: RefCell::default(),
        };
        for sentence in &text.sentences {
            // Capitals of a dateline say nothing of those of the sentence behind it.
            let story = text.dateline(sentence.first).map_or(sentence.first, |d| {
                d.last.clamp(sentence.first, sentence.last)
            });
            let style = words.style_of(story..sentence.last);
            words.styles.push(style);
            words.mark_weak(sentence.first..story, Style::Normal);
            words.mark_weak(story..sentence.last, style);
        }
        words.count();
        for at in 0..words.list.len() {
            words.list[at].name = words.is_name(at) && !words.is_honour(at);
        }
        words
    }

    /// "Ana Costa KC": letters behind a full name that are no part of it. Call it from left to right.
    fn is_honour(&self, at: usize) -> bool {
        let names = |before: usize| {
            at.checked_sub(before)
                .and_then(|i| self.list.get(i))
                .is_some_and(|w| w.name && w.shape == Shape::Title)
        };
        roles::is_honour(self.text.word(at)) && names(1) && names(2)
    }

    /// Fills the counts and the facts of capitalised words.
    fn count(&mut self) {
        let text = self.text;
        for at in 0..self.list.len() {
            let word = self.list[at];
            if word.shape == Shape::Other {
                continue;
            }
            let strong = |w: &Word| matches!(w.shape, Shape::Title | Shape::Caps) && !w.weak;
            let seen = self.seen.entry(text.lower(at)).or_default();
            if word.shape == Shape::Lower {
                seen.lower += 1;
            } else if strong(&word) {
                seen.capital += 1;
                let before = at
                    .checked_sub(1)
                    .and_then(|i| self.list.get(i))
                    .is_some_and(strong);
                let after = self.list.get(at + 1).is_some_and(strong);
                seen.alone += u32::from(!before && !after);
                if before {
                    self.pairs.insert((text.lower(at - 1), text.lower(at)));
                }
            }
            if matches!(word.shape, Shape::Title | Shape::Caps | Shape::Inner) {
                let known = *seen.facts.get_or_insert_with(|| {
                    let folded = fold(text.lower(at));
                    let mut facts = facts::of(&folded);
                    facts.add(facts::of_name(&plain(folded)));
                    facts
                });
                self.list[at].facts = known;
            }
        }
    }

    /// The token, or an empty one past the end.
    pub fn at(&self, token: usize) -> Word {
        self.list.get(token).copied().unwrap_or_default()
    }

    /// The facts of any token; of a lower-case one what it is as an English word.
    pub fn facts(&self, token: usize) -> Facts {
        let word = self.at(token);
        if word.shape != Shape::Lower {
            return word.facts;
        }
        let lower = self.text.lower(token);
        let mut known = self.common.borrow_mut();
        *known.entry(lower).or_insert_with(|| facts::common(lower))
    }

    /// Whether the token names somebody by what they do or are.
    pub fn is_role(&self, token: usize) -> bool {
        let lower = self.text.lower(token);
        let mut known = self.roles.borrow_mut();
        *known.entry(lower).or_insert_with(|| roles::is_role(lower))
    }

    /// Whether the token names a body of people, a firm, a paper.
    pub fn is_body(&self, token: usize) -> bool {
        let lower = self.text.lower(token);
        let mut known = self.bodies.borrow_mut();
        *known.entry(lower).or_insert_with(|| roles::is_body(lower))
    }

    /// Whether the token is capitalised, however that came.
    pub fn capital(&self, token: usize) -> bool {
        matches!(self.at(token).shape, Shape::Title | Shape::Caps)
    }

    /// How often the article writes the word in lower case, and with a capital that means something.
    pub fn counts(&self, token: usize) -> (u32, u32) {
        self.seen
            .get(self.text.lower(token))
            .map_or((0, 0), |s| (s.lower, s.capital))
    }

    /// Whether the body writes the word as a name of its own.
    pub fn stands_alone(&self, token: usize) -> bool {
        self.seen
            .get(self.text.lower(token))
            .is_some_and(|s| s.alone > 0)
    }

    /// How many tokens in lower case are such words.
    pub fn in_lower(&self, fits: impl Fn(&str) -> bool) -> usize {
        let words = self.seen.iter().filter(|(_, seen)| seen.lower > 0);
        let words = words.filter(|(word, _)| word.len() > 2 && fits(word));
        words.map(|(_, seen)| seen.lower as usize).sum()
    }

    /// Whether the word, given in lower case, stands in the article.
    pub fn is_written(&self, lower: &str) -> bool {
        self.seen.contains_key(lower)
    }

    /// Whether the body writes the two tokens from `token` as parts of one name.
    pub fn paired(&self, token: usize) -> bool {
        self.pairs
            .contains(&(self.text.lower(token), self.text.lower(token + 1)))
    }

    /// The tokens of the sentence that holds this one.
    pub fn sentence(&self, token: usize) -> Range<usize> {
        self.text
            .sentence_of(token)
            .and_then(|i| self.text.sentences.get(i))
            .map_or(token..token + 1, |s| s.first..s.last)
    }

    /// How the sentence that holds the token is set.
    pub fn style(&self, token: usize) -> Style {
        self.text
            .sentence_of(token)
            .and_then(|i| self.styles.get(i).copied())
            .unwrap_or_default()
    }

    fn style_of(&self, tokens: Range<usize>) -> Style {
        let (mut words, mut caps, mut capital, mut long) = (0, 0, 0, 0);
        let stopped = self.text.word(tokens.end.saturating_sub(1)) == ".";
        for at in tokens {
            if self.text.class(at) != Class::Word {
                continue;
            }
            let letters = letters(self.text.word(at));
            if letters < 2 {
                continue;
            }
            words += 1;
            let shape = self.list[at].shape;
            caps += usize::from(shape == Shape::Caps);
            if letters > 3 {
                long += 1;
                capital += usize::from(shape != Shape::Lower);
            }
        }
        if words >= 3 && caps * 5 >= words * 4 {
            Style::AllCaps
        } else if long >= 3 && capital + 1 >= long && capital * 4 >= long * 3 && !stopped {
            Style::TitleCase
        } else {
            Style::Normal
        }
    }

    /// Marks the words whose capital is the sentence's, not their own.
    fn mark_weak(&mut self, tokens: Range<usize>, style: Style) {
        let mut opening = true;
        let first = tokens.start;
        for at in tokens.clone() {
            match self.text.class(at) {
                Class::Word | Class::Number => {
                    self.list[at].weak = opening || style != Style::Normal;
                    opening = false;
                }
                Class::Mark if self.closes(at) => {}
                Class::Mark => opening |= self.opens_sentence(at, tokens.end),
                Class::Punct => {
                    opening |= match self.text.word(at) {
                        ":" | "•" | "…" | "..." | "?" | "!" => true,
                        "–" | "—" | "--" => at == first,
                        _ => false,
                    };
                }
                Class::Symbol => {}
            }
        }
    }

    /// "Workers' Party", "'No,' Mayor Costa said": a mark that stands close behind a word and apart from the next opens
    /// nothing.
    fn closes(&self, mark: usize) -> bool {
        let close = mark
            .checked_sub(1)
            .is_some_and(|at| !self.text.spaced_after(at));
        close && self.text.spaced_after(mark)
    }

    /// Whether a mark opens a quotation that is a sentence: one that holds more than capitals and small words.
    fn opens_sentence(&self, mark: usize, last: usize) -> bool {
        let close = (mark + 1..last).find(|&i| self.text.class(i) == Class::Mark);
        close.is_none_or(|close| {
            (mark + 1..close)
                .any(|i| self.list[i].shape == Shape::Lower && !is_link(self.text.lower(i)))
        })
    }
}

/// A folded word without inner full stops: "us" for "u.s.".
pub(super) fn plain(folded: String) -> String {
    if folded.trim_end_matches('.').contains('.') {
        folded.replace('.', "")
    } else {
        folded
    }
}

/// Small words inside names.
pub(super) fn is_link(lower: &str) -> bool {
    const LINKS: &[&str] = &[
        "of", "for", "and", "&", "on", "the", "in", "to", "at", "de", "la", "du", "des", "del",
        "und", "der", "di",
    ];
    LINKS.contains(&lower)
}

/// Particles inside persons' names.
pub(super) fn is_particle(lower: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "de", "van", "von", "der", "den", "la", "le", "al", "el", "bin", "ibn", "bint", "du", "di",
        "da", "dos", "das", "del", "della", "ter", "zu", "ben", "abu", "ul", "ur", "dei",
    ];
    PARTICLES.contains(&lower)
}

/// How many letters a word has.
fn letters(word: &str) -> usize {
    if word.is_ascii() {
        word.bytes().filter(u8::is_ascii_alphabetic).count()
    } else {
        word.chars().filter(|c| c.is_alphabetic()).count()
    }
}

fn shape(text: &Text<'_>, at: usize) -> Shape {
    if text.class(at) != Class::Word {
        return Shape::Other;
    }
    let word = text.word(at);
    // Most words are plain and lower-case.
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Shape::Lower;
    }
    if text.is_uncased(at) {
        return Shape::Title;
    }
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else {
        return Shape::Other;
    };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (true, u, 0) if u > 0 => Shape::Caps,
        (true, ..) => Shape::Title,
        (false, u, _) if u > 0 => Shape::Inner,
        _ if !first.is_lowercase() => Shape::Other,
        _ => Shape::Lower,
    }
}
