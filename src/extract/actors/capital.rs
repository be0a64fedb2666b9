//! Whether a capital makes a name.
//!
//! Inside a sentence nearly always; elsewhere the lists and the rest of the article decide. Knows nothing of what stands
//! for what.

use super::word::{Shape, Style, Words};
use crate::extract::lexicon::facts::{self, Facts};
use crate::extract::text::{Class, Tag};
use crate::fold::fold;

impl Words<'_> {
    /// Whether the token is taken for (a part of) a name, a title or a people.
    pub(super) fn is_name(&self, at: usize) -> bool {
        let word = self.at(at);
        let lower = self.text.lower(at);
        if matches!(word.shape, Shape::Other | Shape::Lower)
            || matches!(lower, "i" | "i'm" | "a")
            || is_address(lower)
            || is_seat(self.text.word(at))
            || self.is_label(at)
            || self.is_compound(at)
            || self.is_date(at)
        {
            return false;
        }
        if word.facts.has(Facts::FUNCTION) {
            // "US", "WHO" and "IT" only when the capitals are meant; "May" and "Will" by their neighbours.
            let meant = word.shape == Shape::Caps && self.style(at) != Style::AllCaps;
            return meant && (lower == "us" || facts::known(lower).is_some())
                || self.is_month_of_name(at);
        }
        if self.text.is_where_written(at) {
            return true;
        }
        match word.shape {
            Shape::Inner => !word.facts.has(Facts::DEMONYM),
            _ if word.weak => self.weak_is_name(at),
            _ => !self.is_shouted(at),
        }
    }

    /// A capital that may mean nothing: at the start of a sentence, in a headline.
    fn weak_is_name(&self, at: usize) -> bool {
        let word = self.at(at);
        if self.starts_listed(at) {
            return true;
        }
        let (lower_seen, capital_seen) = self.counts(at);
        if !word.facts.has(Facts::COMMON) {
            return lower_seen == 0 || word.facts.has(Facts::GIVEN);
        }
        if self.style(at) != Style::Normal {
            return self.headline_is_name(at);
        }
        if lower_seen > 0 {
            // "Mayor Costa", though "the mayor" stands elsewhere.
            let next = self.at(at + 1);
            let titled = word.facts.has(Facts::TITLE)
                && next.shape == Shape::Title
                && !next.weak
                && !next.facts.any(Facts::COMMON.and(Facts::DEMONYM));
            return titled || self.is_given_before_name(at);
        }
        if capital_seen > 0 {
            return true;
        }
        let title = word
            .facts
            .any(Facts::TITLE.and(Facts::DEMONYM).and(Facts::HONORIFIC));
        // "Independent analysts say": a paper's name that is a word, before what the word goes with.
        let word_only = self.text.tag(at).is_adjective()
            && self.at(at + 1).shape == Shape::Lower
            && (self.text.tag(at + 1).is_noun() || self.text.tag(at + 1).is_adjective())
            && !self.is_body(at + 1);
        if title || self.is_listed(at) && !word_only || self.is_given_before_name(at) {
            return true;
        }
        // "Homeland Security said": the capital behind it means something, and closes a name.
        self.capital(at + 1) && self.closes_name(at + 1) && self.text.tag(at) != Tag::RB
    }

    /// A common word in a headline: only what the body, or the lists without doubt, use as a name.
    fn headline_is_name(&self, at: usize) -> bool {
        let paired = at > 0 && self.paired(at - 1) || self.paired(at);
        let facts = self.at(at).facts;
        paired
            || self.stands_alone(at)
            || self.is_listed(at) && self.counts(at).0 == 0
            || self.is_given_before_name(at)
            || facts.any(Facts::DEMONYM.and(Facts::HONORIFIC))
            || facts.has(Facts::TITLE)
                && self.capital(at + 1)
                && !self.at(at + 1).facts.has(Facts::COMMON)
            || facts.has(Facts::SURNAME)
                && at > 0
                && self.at(at - 1).facts.has(Facts::GIVEN)
                && self.capital(at - 1)
                && !self.at(at - 1).facts.has(Facts::COMMON)
                && !facts::is_verb(self.text.lower(at))
    }

    /// Whether the word is a country, a capital or a well-known name.
    fn is_listed(&self, at: usize) -> bool {
        let names = Facts::IN_PLACES.and(Facts::IN_KNOWN);
        if !self.at(at).facts.any(names) {
            return false;
        }
        let folded = fold(self.text.lower(at));
        facts::place(&folded).is_some_and(|p| matches!(p.sort, b'c' | b's' | b'k'))
            || facts::known(&folded).is_some_and(|(sort, _)| sort != b'x')
    }

    /// Whether a listed name of several words starts here.
    fn starts_listed(&self, at: usize) -> bool {
        let opens = Facts::OPENS_PLACE.and(Facts::OPENS_KNOWN);
        if !self.at(at).facts.any(opens) {
            return false;
        }
        let mut phrase = fold(self.text.lower(at));
        for next in at + 1..at + 4 {
            if matches!(self.at(next).shape, Shape::Other | Shape::Inner) {
                return false;
            }
            phrase.push(' ');
            phrase.push_str(&fold(self.text.lower(next)));
            let listed = facts::place(&phrase).is_some()
                || facts::known(&phrase).is_some_and(|(sort, _)| sort != b'x');
            if listed && self.capital(next) {
                return true;
            }
        }
        false
    }

    /// Whether the run of capitals from `at` ends with a noun that closes names.
    fn closes_name(&self, at: usize) -> bool {
        let mut end = at;
        while self.capital(end + 1) {
            end += 1;
        }
        self.at(end)
            .facts
            .any(Facts::ORG_HEAD.and(Facts::PLACE_HEAD))
    }

    /// "Mark Rathbone", "Grace Lee": a given name with a capital behind it that is no common word.
    fn is_given_before_name(&self, at: usize) -> bool {
        let next = self.at(at + 1);
        self.at(at).facts.has(Facts::GIVEN)
            && matches!(next.shape, Shape::Title | Shape::Inner | Shape::Caps)
            && !next.facts.has(Facts::FUNCTION)
            && (!next.facts.has(Facts::COMMON)
                || next.facts.has(Facts::SURNAME)
                    && (!next.weak || !facts::is_verb(self.text.lower(at + 1)))
                || self.text.word(at + 1).ends_with('.'))
    }

    /// "April Jones", "Theresa May", "Will Smith".
    fn is_month_of_name(&self, at: usize) -> bool {
        let word = self.at(at);
        if word.shape != Shape::Title {
            return false;
        }
        let before = at.checked_sub(1).map(|i| self.at(i)).unwrap_or_default();
        let behind_given = before.shape == Shape::Title
            && before.facts.any(Facts::GIVEN.and(Facts::HONORIFIC))
            && !before.facts.has(Facts::FUNCTION);
        word.facts.has(Facts::SURNAME) && behind_given && !word.weak
            || word.facts.has(Facts::GIVEN) && self.is_given_before_name(at)
    }

    /// "NOT", "BREAKING": a common word in capitals for its own sake, and no acronym.
    fn is_shouted(&self, at: usize) -> bool {
        let lower = self.text.lower(at);
        let word = self.at(at);
        let before = at.checked_sub(1).map_or("", |i| self.text.lower(i));
        word.shape == Shape::Caps
            && word.facts.has(Facts::COMMON)
            && lower.len() > 2
            && !word.facts.has(Facts::IN_KNOWN)
            && (self.counts(at).0 > 0 || !matches!(before, "the" | "("))
    }

    /// "Image:", "US$": a word that opens a caption or counts money.
    fn is_label(&self, at: usize) -> bool {
        let facts = self.at(at).facts;
        match self.text.word(at + 1) {
            ":" => facts.has(Facts::COMMON) && !facts.has(Facts::GIVEN) && self.capital(at + 2),
            "$" | "€" | "£" => {
                self.at(at).shape == Shape::Caps
                    && (!self.text.spaced_after(at) || self.text.class(at + 2) == Class::Number)
            }
            _ => false,
        }
    }

    /// "17 Sep 2024", "Wed 8.05", "18:06 JST": short for a month or a day beside a number, or a clock's zone behind one.
    fn is_date(&self, at: usize) -> bool {
        #[rustfmt::skip]
        const SHORT: &[&str] = &[
            "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur",
            "thurs", "fri", "sat", "sun",
        ];
        #[rustfmt::skip]
        const ZONES: &[&str] = &[
            "gmt", "utc", "bst", "cet", "cest", "eet", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "jst", "kst", "ist", "msk", "hkt", "sgt",
        ];
        let lower = self.text.lower(at).trim_end_matches('.');
        let before = at > 0 && self.text.class(at - 1) == Class::Number;
        before
            && (SHORT.contains(&lower)
                || ZONES.contains(&lower) && self.at(at).shape == Shape::Caps)
            || self.text.class(at + 1) == Class::Number && SHORT.contains(&lower)
    }

    /// "Acme-related", "pro-Lear": an adjective made of a name.
    fn is_compound(&self, at: usize) -> bool {
        const BEFORE: &[&str] = &[
            "pro", "anti", "ex", "non", "mid", "post", "pre", "un", "then", "trans", "inter",
            "intra", "neo", "semi", "all", "self", "co", "sub", "ultra", "de", "re", "vice",
        ];
        let Some((first, rest)) = self.text.lower(at).split_once('-') else {
            return false;
        };
        if BEFORE.contains(&first) && (self.at(at).shape == Shape::Inner || rest.len() > 4) {
            return self.at(at).shape == Shape::Inner || !self.at(at).facts.has(Facts::SURNAME);
        }
        let last = self.text.word(at).rsplit('-').next().unwrap_or("");
        last.len() > 3
            && last.starts_with(char::is_lowercase)
            && facts::of(last).has(Facts::COMMON)
            && !facts::of(last).has(Facts::GIVEN)
    }
}

/// "@desk", "#vote", "https://a.example"
fn is_address(word: &str) -> bool {
    word.contains(['#', '@']) || word.contains("//")
}

/// "D-Ohio", "R-Ky": a member's party and state.
fn is_seat(word: &str) -> bool {
    ["D-", "R-", "I-"].iter().any(|p| {
        word.strip_prefix(p)
            .is_some_and(|s| s.starts_with(char::is_uppercase) && s.len() > 1)
    })
}
