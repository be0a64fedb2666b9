//! What the text calls an actor: roles before and behind the name, in its own words.
//!
//! "Mayor Ana Costa", "the expert Ana Costa", "the editor of the Herald, Ana Costa, ...", "Ana Costa, founder and
//! director of the institute, ...", "Ana Costa is a lawyer". Knows where names stand; not who is who.

use std::ops::Range;

use super::spot::Mention;
use super::word::{Shape, Words};
use crate::article::Span;
use crate::extract::lexicon::facts::Facts;
use crate::extract::lexicon::roles;
use crate::extract::text::{Class, Tag};
use crate::extract::{ActorKind, Description};

/// How a description stands to its name; the first is the best for a role line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stand {
    /// "Ana Costa, director of the institute,"
    Behind,
    /// "The director of the institute, Ana Costa,"
    Before,
    /// "Lagos Mayor Ana Costa"
    Title,
    /// "the expert Ana Costa", "the Caucasian Knot portal"
    Beside,
    /// "Mayor Ana Costa"
    BareTitle,
    /// "Ana Costa is a lawyer"
    Said,
}

/// A description and how it stands to the name.
#[derive(Debug)]
pub(super) struct Found {
    pub stand: Stand,
    pub description: Description,
}

type Phrase = Option<(Range<usize>, Vec<String>)>;

/// Everything that describes the name where it stands.
pub(super) fn around(words: &Words<'_>, mention: &Mention, kind: ActorKind) -> Vec<Found> {
    let look = Look {
        words,
        kind,
        bounds: words.sentence(mention.first),
    };
    let title = mention.title.map(|(first, last)| first..last);
    let start = title.as_ref().map_or(mention.first, |t| t.start);
    let mut all: Vec<(Stand, Phrase)> = Vec::new();
    if kind == ActorKind::Person {
        match title {
            Some(title) => {
                let found = look.title(title.clone());
                let bare = found.as_ref().is_some_and(|(t, _)| t.start == title.start);
                all.push((if bare { Stand::BareTitle } else { Stand::Title }, found));
            }
            None => all.push((Stand::Beside, look.noun_before(mention.first))),
        }
        all.push((Stand::Behind, look.next_paragraph(mention)));
    } else {
        all.push((Stand::Beside, look.noun_behind(mention.last)));
    }
    all.push((Stand::Before, look.phrase_before(start, mention.last)));
    all.push((Stand::Behind, look.phrase_behind(mention.last)));
    all.push((Stand::Said, look.said(mention.last)));
    all.into_iter()
        .filter_map(|(stand, phrase)| {
            let (tokens, heads) = phrase?;
            let span = words.text.span(tokens);
            (!span.is_empty()).then_some(Found {
                stand,
                description: Description { span, heads },
            })
        })
        .collect()
}

/// The role line: the best description without its article, on one line.
pub(super) fn line(source: &str, found: &[Found]) -> Option<String> {
    const ARTICLES: &[&str] = &["the ", "a ", "an ", "The ", "A ", "An "];
    let best = found.iter().min_by_key(|f| f.stand)?;
    let words = one_line(best.description.span, source);
    let bare = ARTICLES
        .iter()
        .find_map(|article| words.strip_prefix(article));
    Some(bare.unwrap_or(&words).to_string())
}

fn one_line(span: Span, source: &str) -> String {
    span.of(source)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// One sentence, looked at for what describes a name in it.
struct Look<'w, 't> {
    words: &'w Words<'t>,
    kind: ActorKind,
    bounds: Range<usize>,
}

impl Look<'_, '_> {
    fn lower(&self, at: usize) -> &str {
        if self.bounds.contains(&at) {
            self.words.text.lower(at)
        } else {
            ""
        }
    }

    /// The title with the people, place or house before it: "Russian Foreign Minister", "former Texas Gov.".
    fn title(&self, title: Range<usize>) -> Phrase {
        let mut heads = Vec::new();
        let mut compound = Vec::new();
        for at in title.clone() {
            let facts = self.words.at(at).facts;
            let full = roles::spelled(self.lower(at).trim_end_matches('.'));
            if facts.has(Facts::HONORIFIC) && facts.any(Facts::MALE.and(Facts::FEMALE)) {
                continue;
            }
            compound.push(full.to_string());
            let last = at + 1 == title.end
                || !self
                    .words
                    .at(at + 1)
                    .facts
                    .any(Facts::TITLE.and(Facts::TITLE_PART));
            if last || facts.has(Facts::TITLE) && !facts.has(Facts::TITLE_PART) {
                heads.push(full.to_string());
            }
        }
        if heads.is_empty() {
            return None;
        }
        let compound = compound.join(" ");
        if compound.contains(' ') && !heads.contains(&compound) {
            heads.push(compound);
        }
        Some((self.modifiers(title.start)..title.end, heads))
    }

    /// Back from a title over what narrows it.
    fn modifiers(&self, title: usize) -> usize {
        const FORMER: &[&str] = &[
            "former",
            "then",
            "late",
            "acting",
            "current",
            "outgoing",
            "incoming",
            "longtime",
            "retired",
            "ousted",
            "deposed",
            "embattled",
        ];
        let mut start = title;
        while start > self.bounds.start {
            let before = self.words.at(start - 1);
            let lower = self.lower(start - 1);
            let owner =
                lower == "'s" && start > self.bounds.start + 1 && self.words.at(start - 2).name;
            // "Managing Director" opens a sentence with a capital that alone says nothing.
            let opens = before.weak && before.facts.any(Facts::TITLE.and(Facts::TITLE_PART));
            if FORMER.contains(&lower)
                || opens
                || before.name && !before.weak
                || before.facts.has(Facts::DEMONYM)
                || owner
            {
                start -= 1;
            } else {
                break;
            }
        }
        start
    }

    /// "the expert", "company founder": a noun phrase right before the name.
    fn noun_before(&self, name: usize) -> Phrase {
        let head = name.checked_sub(1).filter(|h| self.bounds.contains(h))?;
        if self.words.at(head).shape != Shape::Lower && head != self.bounds.start {
            return None;
        }
        let phrase = self.words.text.phrases_in(self.bounds.clone());
        let start = phrase
            .iter()
            .find(|p| p.first <= head && head < p.last)
            .map_or(head, |p| p.first);
        let heads = self.describes(start.max(head.saturating_sub(7))..name)?;
        Some((start..name, heads))
    }

    /// "the GUAM organization", "the Caucasian Knot Internet portal".
    fn noun_behind(&self, behind: usize) -> Phrase {
        let mut end = behind;
        while self.bounds.contains(&end)
            && matches!(self.words.text.tag(end), Tag::NN | Tag::JJ | Tag::NNP)
        {
            end += 1;
        }
        let head = end.checked_sub(1).filter(|&h| h >= behind)?;
        let lower = self.lower(head);
        // "the Port Alder harbour board" says nothing of Port Alder.
        let fits = self.kind != ActorKind::Place && self.words.is_body(head);
        (fits && self.words.at(head).shape == Shape::Lower && end - behind < 4)
            .then(|| (behind..end, vec![roles::singular(lower)]))
    }

    /// "The editor-in-chief of the Harbour Post, Ana Costa, ...": a whole noun phrase and a comma before the name.
    fn phrase_before(&self, name: usize, behind: usize) -> Phrase {
        let comma = name
            .checked_sub(1)
            .filter(|&c| c > self.bounds.start && self.lower(c) == ",")?;
        // The name must close: a comma, a verb or the end. A list of names goes on.
        let closes = matches!(self.lower(behind), "" | "," | "." | ";" | ":" | ")")
            || self.words.text.tag(behind).is_finite();
        if !closes {
            return None;
        }
        let mut start = comma;
        while start > self.bounds.start && comma - start < 26 && !self.breaks(start - 1) {
            start -= 1;
        }
        let phrases = self.words.text.phrases_in(start..comma);
        let found = phrases.iter().find_map(|p| {
            let opens = p.first == start
                || matches!(self.words.text.tag(p.first), Tag::DT | Tag::PRPS)
                || p.last == comma;
            let heads = self.describes(p.first..comma).filter(|_| opens)?;
            Some((p.first..comma, heads))
        })?;
        Some(found)
    }

    /// Whether no noun phrase with its complements reaches over this token.
    fn breaks(&self, at: usize) -> bool {
        let tag = self.words.text.tag(at);
        let class = self.words.text.class(at);
        tag.is_finite()
            || matches!(tag, Tag::PRP | Tag::WDT | Tag::WP | Tag::WRB)
            || class == Class::Punct && !matches!(self.lower(at), "(" | ")")
            || matches!(self.lower(at), "that" | "but")
    }

    /// "Ana Costa, 34, founder and director of the institute (INS), believes": up to the mark that closes it.
    fn phrase_behind(&self, behind: usize) -> Phrase {
        let opens = self.lower(behind);
        if !matches!(opens, "," | "(" | "–" | "—" | "--") {
            return None;
        }
        let mut start = behind + 1;
        if self.words.text.class(start) == Class::Number
            && matches!(self.lower(start + 1), "," | ")")
        {
            start += 2;
        }
        if self.lower(start) == "who" && matches!(self.lower(start + 1), "is" | "was" | "'s") {
            start += 2;
        }
        if matches!(
            self.lower(start),
            "himself" | "herself" | "itself" | "also" | "now" | "then" | "once" | "formerly"
        ) {
            start += 1;
        }
        let end = self.phrase_end(start, opens == "(");
        // "a base in Armenia, the army is fighting": another clause; with people a comma is forgotten more often.
        if self.kind != ActorKind::Person && self.words.text.tag(end).is_finite() {
            return None;
        }
        let heads = self.describes(start..end)?;
        Some((start..end, heads))
    }

    /// One past the last token of a noun phrase with all that hangs on it.
    fn phrase_end(&self, start: usize, bracket: bool) -> usize {
        let mut end = start;
        while end < self.bounds.end && end - start < 30 {
            match self.lower(end) {
                // An acronym in brackets belongs to the name before it.
                "(" if self.lower(end + 2) == ")"
                    && self.words.at(end + 1).shape == Shape::Caps =>
                {
                    end += 2
                }
                "(" => break,
                ")" if bracket => break,
                "who" | "which" | "that" | "because" | "when" | "where" | "while" => break,
                _ if self.words.text.class(end) == Class::Punct => break,
                _ if end > start && self.words.text.tag(end).is_finite() => break,
                _ => {}
            }
            end += 1;
        }
        while end > start && matches!(self.lower(end - 1), "and" | "or" | "but" | "also" | "for") {
            end -= 1;
        }
        end
    }

    /// "Ana Costa is a lawyer", "Ana Costa was the mayor of Porto".
    fn said(&self, behind: usize) -> Phrase {
        let copula = matches!(self.lower(behind), "is" | "was" | "became" | "remains");
        let start = behind + 1;
        let tag = self.words.text.tag(start);
        let bare = tag == Tag::NN || tag == Tag::JJ;
        if !copula || tag != Tag::DT && !bare {
            return None;
        }
        let end = self.phrase_end(start, false);
        let heads = self.describes(start..end)?;
        Some((start..end, heads))
    }

    /// A name alone on its line, what they are on the next: the author's box under a story.
    fn next_paragraph(&self, mention: &Mention) -> Phrase {
        let text = self.words.text;
        let first = self
            .bounds
            .clone()
            .find(|&at| text.class(at) != Class::Punct);
        if (first, self.bounds.end) != (Some(mention.first), mention.last) {
            return None;
        }
        let here = text.sentence_of(mention.first)?;
        let (this, next) = (text.sentences.get(here)?, text.sentences.get(here + 1)?);
        let look = Look {
            bounds: next.first..next.last,
            ..*self
        };
        let end = look.phrase_end(next.first, false);
        let heads = look
            .describes(next.first..end)
            .filter(|_| next.paragraph != this.paragraph)?;
        Some((next.first..end, heads))
    }

    /// The nouns that say what somebody is, if the tokens are such a phrase: "founder and director | of the institute".
    fn describes(&self, tokens: Range<usize>) -> Option<Vec<String>> {
        let text = self.words.text;
        let mut heads: Vec<String> = Vec::new();
        let mut at = tokens.start;
        while at < tokens.end {
            let tag = text.tag(at);
            let lower = self.lower(at);
            let inside = matches!(
                tag,
                Tag::DT | Tag::PRPS | Tag::POS | Tag::CD | Tag::VBN | Tag::VBG
            ) || tag.is_adjective()
                || tag.is_noun()
                || lower == "/";
            let noun = match self.kind {
                ActorKind::Person => self.words.is_role(at),
                // "EAEU (Eurasian Economic Union)" is a name again.
                _ => self.words.is_body(at) && self.words.at(at).shape == Shape::Lower,
            };
            if noun && self.is_head(at, tokens.end) {
                // "Costa, analysts said": many are not one.
                if tag == Tag::NNS || tag == Tag::NNPS {
                    return None;
                }
                heads.push(roles::singular(lower));
            } else if !inside && (lower != "and" || heads.is_empty()) {
                break;
            }
            at += 1;
        }
        (!heads.is_empty()).then_some(heads)
    }

    /// Whether the noun closes its phrase: in "student leader" the last one says it.
    fn is_head(&self, at: usize, end: usize) -> bool {
        let next = at + 1;
        if next >= end {
            return true;
        }
        let tag = self.words.text.tag(next);
        matches!(
            tag,
            Tag::IN | Tag::CC | Tag::TO | Tag::Punct | Tag::RB | Tag::VBG | Tag::VBN
        ) || matches!(
            self.lower(next),
            "general" | "emeritus" | "designate" | "elect"
        )
    }
}
