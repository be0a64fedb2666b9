//! Each token as the name finder sees it: how it is written, what the lists know, and whether its capital means anything.
//!
//! A capital inside a sentence marks a name; at the start of a sentence, in a headline or in all-caps copy it marks
//! nothing, and the lists and the rest of the article decide. Knows nothing of kinds or of who is who.

use std::collections::HashMap;

use crate::extract::lexicon::facts::{self, Facts};
use crate::extract::text::{Class, Tag, Text};
use crate::fold::fold;

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shape {
    /// No word, or no letters.
    #[default]
    Other,
    /// "river"
    Lower,
    /// "River"
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
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Normal,
    TitleCase,
    AllCaps,
}

/// All tokens of the article.
pub(super) struct Words<'t> {
    pub text: &'t Text<'t>,
    pub list: Vec<Word>,
    seen: HashMap<&'t str, Seen>,
}

/// How often a lower-case form stands in the article: in lower case, and with a capital that means something.
#[derive(Clone, Copy, Default)]
struct Seen {
    lower: u32,
    capital: u32,
    facts: Option<Facts>,
}

impl<'t> Words<'t> {
    /// Looks at every token of the article.
    pub fn new(text: &'t Text<'t>) -> Self {
        let mut words = Self {
            text,
            list: vec![Word::default(); text.tokens.len()],
            seen: HashMap::with_capacity(text.tokens.len() / 2),
        };
        for at in 0..words.list.len() {
            words.list[at].shape = shape(text, at);
        }
        for sentence in &text.sentences {
            let style = words.style(sentence.first, sentence.last);
            words.mark_weak(sentence.first, sentence.last, style);
        }
        for at in 0..words.list.len() {
            let word = words.list[at];
            let seen = words.seen.entry(text.lower(at)).or_default();
            match word.shape {
                Shape::Lower => seen.lower += 1,
                Shape::Title | Shape::Caps if !word.weak => seen.capital += 1,
                _ => {}
            }
            if matches!(word.shape, Shape::Title | Shape::Caps | Shape::Inner) {
                let facts = *seen
                    .facts
                    .get_or_insert_with(|| facts::of(&fold(text.lower(at))));
                words.list[at].facts = facts;
            }
        }
        for at in 0..words.list.len() {
            words.list[at].name = words.is_name(at);
        }
        words
    }

    /// The token, or an empty one past the end.
    pub fn at(&self, token: usize) -> Word {
        self.list.get(token).copied().unwrap_or_default()
    }

    /// The facts of any token, also of lower-case ones.
    pub fn facts(&self, token: usize) -> Facts {
        let word = self.at(token);
        match word.shape {
            Shape::Lower => facts::of(self.text.lower(token)),
            _ => word.facts,
        }
    }

    /// The tokens of the sentence that holds this one.
    pub fn sentence(&self, token: usize) -> std::ops::Range<usize> {
        self.text
            .sentence_of(token)
            .and_then(|i| self.text.sentences.get(i))
            .map_or(token..token + 1, |s| s.first..s.last)
    }

    /// How often the article writes the word in lower case, and with a capital that means something.
    pub fn counts(&self, token: usize) -> (u32, u32) {
        self.seen
            .get(self.text.lower(token))
            .map_or((0, 0), |s| (s.lower, s.capital))
    }

    fn style(&self, first: usize, last: usize) -> Style {
        let (mut words, mut caps, mut capital, mut long) = (0, 0, 0, 0);
        for at in first..last {
            let letters = self
                .text
                .word(at)
                .chars()
                .filter(|c| c.is_alphabetic())
                .count();
            if self.text.class(at) != Class::Word || letters < 2 {
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
        let stopped = self.text.word(last.saturating_sub(1)) == ".";
        if words >= 3 && caps * 5 >= words * 4 {
            Style::AllCaps
        } else if long >= 3 && capital + 1 >= long && capital * 4 >= long * 3 && !stopped {
            Style::TitleCase
        } else {
            Style::Normal
        }
    }

    fn mark_weak(&mut self, first: usize, last: usize, style: Style) {
        let mut opening = true;
        for at in first..last {
            let word = self.text.word(at);
            match self.text.class(at) {
                Class::Word | Class::Number => {
                    self.list[at].weak = opening || style != Style::Normal;
                    opening = false;
                }
                Class::Mark => {
                    // A quotation opens a sentence of its own when what it quotes is more than a name.
                    opening |= self.opens_sentence(at, last);
                }
                Class::Punct => {
                    opening |=
                        matches!(word, ":" | "•" | "…" | "..." | "?" | "!" | "–" | "—" | "--")
                            && (word != "–" && word != "—" && word != "--" || at == first);
                }
                Class::Symbol => {}
            }
        }
    }

    /// Whether a mark opens a quotation whose first word is capitalised as a sentence's would be.
    fn opens_sentence(&self, mark: usize, last: usize) -> bool {
        let close = (mark + 1..last).find(|&i| self.text.class(i) == Class::Mark);
        match close {
            Some(close) => (mark + 1..close)
                .any(|i| self.list[i].shape == Shape::Lower && !is_link(self.text.lower(i))),
            None => true,
        }
    }

    fn is_name(&self, at: usize) -> bool {
        let word = self.list[at];
        if !matches!(word.shape, Shape::Title | Shape::Caps | Shape::Inner) {
            return false;
        }
        let lower = self.text.lower(at);
        if matches!(lower, "i" | "i'm" | "a")
            || is_address(self.text.word(at))
            || self.text.word(at).contains("//")
        {
            return false;
        }
        if self.is_label(at) || self.is_compound_adjective(at) {
            return false;
        }
        if word.facts.has(Facts::FUNCTION) {
            // "US", "WHO" and "IT" only when the capitals are meant; "May" and "March" by their neighbours.
            let acronym = word.shape == Shape::Caps
                && !self.all_caps_copy(at)
                && facts::known(lower).is_some();
            let country = lower == "us" && word.shape == Shape::Caps && !self.all_caps_copy(at);
            return acronym || country || (self.month_or_name(at));
        }
        if word.shape == Shape::Inner {
            return !word.facts.has(Facts::DEMONYM) && !self.prefixed(at);
        }
        if !word.weak {
            return !self.is_shouted(at);
        }
        self.weak_is_name(at)
    }

    /// "NOT", "BREAKING": a common word in capitals for its own sake, and no acronym.
    fn is_shouted(&self, at: usize) -> bool {
        let word = self.list[at];
        let lower = self.text.lower(at);
        let before = at.checked_sub(1).map(|i| self.text.lower(i)).unwrap_or("");
        word.shape == Shape::Caps
            && word.facts.has(Facts::COMMON)
            && lower.len() > 2
            && facts::known(lower).is_none()
            && (self.counts(at).0 > 0 || !matches!(before, "the" | "("))
    }

    /// "Image:", "US$": a word that opens a caption or counts money.
    fn is_label(&self, at: usize) -> bool {
        match self.text.word(at + 1) {
            ":" => {
                self.list[at].facts.has(Facts::COMMON)
                    && !self.list[at].facts.has(Facts::GIVEN)
                    && self.at(at + 2).shape == Shape::Title
            }
            "$" | "€" | "£" => self.list[at].shape == Shape::Caps && !self.text.spaced_after(at),
            _ => false,
        }
    }

    /// "Acme-related", "Lear-like".
    fn is_compound_adjective(&self, at: usize) -> bool {
        self.text
            .word(at)
            .rsplit_once('-')
            .is_some_and(|(_, last)| {
                last.len() > 3
                    && last.starts_with(char::is_lowercase)
                    && facts::of(last).has(Facts::COMMON)
                    && !facts::of(last).has(Facts::GIVEN)
            })
    }

    fn weak_is_name(&self, at: usize) -> bool {
        let word = self.list[at];
        let (lower_seen, capital_seen) = self.counts(at);
        if self.starts_known(at) {
            return true;
        }
        if !word.facts.has(Facts::COMMON) {
            return lower_seen == 0 || word.facts.has(Facts::GIVEN);
        }
        if lower_seen > 0 {
            return self.given_before_name(at);
        }
        if capital_seen > 0 {
            return true;
        }
        let folded = fold(self.text.lower(at));
        if facts::place(&folded).is_some_and(|p| matches!(p.sort, b'c' | b's' | b'k'))
            || facts::known(&folded).is_some_and(|(sort, _)| sort != b'x')
        {
            return true;
        }
        if word
            .facts
            .any(Facts::TITLE.and(Facts::DEMONYM).and(Facts::HONORIFIC))
        {
            return true;
        }
        if self.given_before_name(at) {
            return true;
        }
        // "Homeland Security said": a capital follows that means something, and closes an organisation's name.
        let next = self.at(at + 1);
        let follows =
            matches!(next.shape, Shape::Title | Shape::Caps) && self.text.tag(at + 1) != Tag::Punct;
        follows
            && self.closes_name(at + 1)
            && !word.facts.has(Facts::FUNCTION)
            && self.text.tag(at) != Tag::RB
    }

    /// Whether the run of capitals from `at` ends with a noun that closes names.
    fn closes_name(&self, at: usize) -> bool {
        let mut end = at;
        while matches!(self.at(end + 1).shape, Shape::Title | Shape::Caps) {
            end += 1;
        }
        self.at(end)
            .facts
            .any(Facts::ORG_HEAD.and(Facts::PLACE_HEAD))
    }

    /// "Mark Rathbun", "Will Smith": a given name with a capital behind it that is no common word.
    fn given_before_name(&self, at: usize) -> bool {
        let next = self.at(at + 1);
        self.list[at].facts.has(Facts::GIVEN)
            && matches!(next.shape, Shape::Title | Shape::Inner | Shape::Caps)
            && !next.facts.has(Facts::FUNCTION)
            && (!next.facts.has(Facts::COMMON)
                || next.facts.has(Facts::SURNAME) && !next.weak
                || self.text.word(at + 1).ends_with('.'))
    }

    fn starts_known(&self, at: usize) -> bool {
        let mut phrase = fold(self.text.lower(at));
        for next in at + 1..at + 4 {
            if !matches!(
                self.at(next).shape,
                Shape::Title | Shape::Caps | Shape::Lower
            ) {
                return false;
            }
            phrase.push(' ');
            phrase.push_str(&fold(self.text.lower(next)));
            let listed = facts::place(&phrase).is_some()
                || facts::known(&phrase).is_some_and(|(sort, _)| sort != b'x');
            if listed && self.at(next).shape != Shape::Lower {
                return true;
            }
        }
        false
    }

    /// "April Jones", "Theresa May", "Will Smith", "August Wilson".
    fn month_or_name(&self, at: usize) -> bool {
        let facts = self.list[at].facts;
        let shape = self.list[at].shape;
        if shape != Shape::Title {
            return false;
        }
        let before = at.checked_sub(1).map(|i| self.at(i)).unwrap_or_default();
        let given_before = before.facts.any(Facts::GIVEN.and(Facts::HONORIFIC))
            && !before.facts.has(Facts::FUNCTION)
            && before.shape == Shape::Title;
        let surname = facts.has(Facts::SURNAME) && given_before && !self.list[at].weak;
        surname
            || (facts.has(Facts::GIVEN)
                && self.given_before_name(at)
                && !matches!(self.text.lower(at), "in" | "an" | "so" | "do" | "see"))
    }

    /// "pro-Kadyrov", "ex-President", "mid-Atlantic".
    fn prefixed(&self, at: usize) -> bool {
        let lower = self.text.lower(at);
        lower.split_once('-').is_some_and(|(prefix, _)| {
            matches!(
                prefix,
                "pro"
                    | "anti"
                    | "ex"
                    | "non"
                    | "mid"
                    | "post"
                    | "pre"
                    | "un"
                    | "then"
                    | "trans"
                    | "inter"
                    | "intra"
                    | "neo"
                    | "semi"
                    | "all"
                    | "self"
                    | "co"
                    | "sub"
                    | "ultra"
            )
        })
    }

    fn all_caps_copy(&self, at: usize) -> bool {
        let Some(sentence) = self
            .text
            .sentence_of(at)
            .and_then(|i| self.text.sentences.get(i))
        else {
            return false;
        };
        self.style(sentence.first, sentence.last) == Style::AllCaps
    }
}

/// "@desk", "#vote", "https://a.example"
fn is_address(word: &str) -> bool {
    word.starts_with(['#', '@']) || word.contains("//") || word.contains('@')
}

/// Small words inside names.
pub(super) fn is_link(lower: &str) -> bool {
    matches!(
        lower,
        "of" | "for"
            | "and"
            | "&"
            | "on"
            | "the"
            | "in"
            | "to"
            | "at"
            | "de"
            | "la"
            | "du"
            | "des"
            | "del"
            | "und"
            | "der"
            | "di"
    )
}

/// Particles inside persons' names.
pub(super) fn is_particle(lower: &str) -> bool {
    matches!(
        lower,
        "de" | "van"
            | "von"
            | "der"
            | "den"
            | "la"
            | "le"
            | "al"
            | "el"
            | "bin"
            | "ibn"
            | "bint"
            | "du"
            | "di"
            | "da"
            | "dos"
            | "das"
            | "del"
            | "della"
            | "ter"
            | "ten"
            | "y"
            | "e"
            | "zu"
            | "ben"
            | "abu"
            | "ul"
            | "ur"
            | "dei"
            | "do"
    )
}

fn shape(text: &Text<'_>, at: usize) -> Shape {
    if text.class(at) != Class::Word {
        return Shape::Other;
    }
    let word = text.word(at);
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
        (true, 0, 0) => Shape::Title,
        (true, u, 0) if u > 0 => Shape::Caps,
        (true, _, l) if l > 0 => Shape::Title,
        // "NGOs"
        (false, u, _) if u > 0 => Shape::Inner,
        (false, _, _) if !first.is_lowercase() => Shape::Other,
        _ => Shape::Lower,
    }
}
