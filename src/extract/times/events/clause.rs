//! The clauses of a sentence, each around one finite verb: enough to tell which verb a time belongs to.
//!
//! No parse: between two finite verbs there is one edge, and the words between them tell where. A conjunction or a
//! relative pronoun is an edge, else a comma, else the subject of the second verb ("said Monday | the bridge had closed").

use crate::extract::text::{Sentence, Tag, Tense, Text, VerbGroup};
use crate::extract::times::tense;

/// A clause: the tokens `first..last` around a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// Its finite verb.
    pub verb: VerbGroup,
}

/// A sentence cut into clauses.
#[derive(Clone, Debug, Default)]
pub struct Clauses {
    /// In order of the text; none if the sentence has no finite verb.
    pub all: Vec<Clause>,
    /// Where the first clause begins: words before it ("The bridge, | which closed, | opens again") are the main clause's.
    start: usize,
    /// Index of the main clause.
    pub main: usize,
}

impl Clauses {
    /// Cuts a sentence; `timed` says whether a token is part of an expression of time.
    pub fn read(text: &Text<'_>, sentence: &Sentence, timed: impl Fn(usize) -> bool) -> Self {
        let mut all: Vec<Clause> = Vec::new();
        for verb in verbs(text, sentence) {
            let first = match all.last_mut() {
                None => sentence.first,
                Some(before) => {
                    let edge = edge(text, before.verb.last, verb.first, &timed);
                    before.last = edge;
                    edge
                }
            };
            all.push(Clause {
                first,
                last: sentence.last,
                verb,
            });
        }
        let mut clauses = Self {
            all,
            start: sentence.first,
            main: 0,
        };
        clauses.find_main(text, sentence);
        clauses
    }

    fn find_main(&mut self, text: &Text<'_>, sentence: &Sentence) {
        let [first, others @ ..] = self.all.as_mut_slice() else {
            return;
        };
        // What goes on behind a relative clause goes on with its verb: ", will reopen".
        let resumes = |clause: &Clause| clause.verb.first <= clause.first + 1;
        let relative = (sentence.first + 1..first.verb.first)
            .rev()
            .find(|at| matches!(text.tag(*at), Tag::WDT | Tag::WP | Tag::WPS | Tag::WRB));
        // "A man killed on Friday was found": no two clauses stand side by side without a word between them.
        let reduced = (others.first())
            .filter(|next| {
                next.first == next.verb.first
                    && !stops(text, next.first - 1)
                    && text.tag(next.first - 1) != Tag::Punct
            })
            .and_then(|_| {
                let nouns = text.phrases_in(sentence.first..first.verb.first);
                nouns.last().filter(|noun| noun.last == first.verb.first)
            });
        let apart = match (relative, reduced) {
            (Some(at), _) => others.iter().position(resumes).map(|main| (at, main + 1)),
            (None, Some(noun)) => Some((noun.first, 1)),
            (None, None) => None,
        };
        if let Some((at, main)) = apart {
            first.first = at;
            self.start = at;
            self.main = main;
        } else if !others.is_empty() && subordinates(text, sentence.first) {
            self.main = 1;
        }
    }

    /// The clause that a token belongs to.
    pub fn of(&self, token: usize) -> Option<usize> {
        if self.all.is_empty() {
            return None;
        }
        if token < self.start {
            return Some(self.main);
        }
        let next = self.all.partition_point(|clause| clause.first <= token);
        Some(next.saturating_sub(1))
    }

    /// Where a clause begins, with the words that stand apart from it.
    pub fn first(&self, clause: usize, sentence: &Sentence) -> usize {
        match self.all.get(clause) {
            Some(_) if clause == self.main && self.start > sentence.first => sentence.first,
            Some(clause) => clause.first,
            None => sentence.first,
        }
    }
}

/// The finite verbs of a sentence, with those that a tagger likes to take for participles ("which closed on Friday",
/// "after the bridge closed, ..."): a clause that has opened has a verb.
fn verbs(text: &Text<'_>, sentence: &Sentence) -> Vec<VerbGroup> {
    let groups = text.groups_in(sentence.first..sentence.last);
    let stop = (sentence.first..sentence.last).find(|at| text.lower(*at) == ",");
    let opening = stop
        .filter(|_| subordinates(text, sentence.first))
        .unwrap_or(0);
    let none_before = |end: usize| !groups.iter().any(|g| g.finite && g.first < end);
    let unverbed = none_before(opening);
    let mut found: Vec<VerbGroup> = Vec::new();
    for group in groups {
        let bare =
            !group.finite && text.tag(group.first) == Tag::VBN && group.first > sentence.first;
        let behind = if bare {
            text.tag(group.first - 1)
        } else {
            Tag::None
        };
        let lone = unverbed && group.first < opening && found.is_empty() && behind.is_noun();
        if group.finite {
            found.push(*group);
        } else if lone || matches!(behind, Tag::WDT | Tag::WP) {
            found.push(past(group.head));
        }
    }
    if found.is_empty() {
        let at = (sentence.first + 1..sentence.last).find(|at| tense::is_past(text, *at));
        found.extend(at.map(past));
    }
    found
}

/// One word as a verb in the past.
fn past(at: usize) -> VerbGroup {
    VerbGroup {
        first: at,
        last: at + 1,
        head: at,
        tense: Tense::Past,
        finite: true,
        perfect: false,
        passive: false,
        negated: false,
    }
}

/// Where the clause of the verb at `to` begins, behind a verb that ends at `from`.
fn edge(text: &Text<'_>, from: usize, to: usize, timed: &impl Fn(usize) -> bool) -> usize {
    let between = || (from..to).rev().filter(|at| !timed(*at));
    // "after the vote" opens no clause: what it leads is a time or a thing, and a comma parts it from the verb.
    let leads = |at: &usize| {
        let preposition = matches!(text.lower(*at), "after" | "before" | "since" | "until");
        subordinates(text, *at) && !timed(at + 1) && !(preposition && comma(text, *at, to))
    };
    if let Some(at) = between().find(leads) {
        return at;
    }
    if let Some(at) = between().find(|at| stops(text, *at)) {
        // The stop closes what it stands behind, with the mark that ends a quotation; a conjunction opens what follows.
        let behind = at + usize::from(text.tag(at) != Tag::CC);
        let closes = |at: &usize| {
            matches!(text.lower(*at), "”" | "''" | "\"" | "’" | "»") && !text.spaced_before(*at)
        };
        return (behind..to).find(|at| !closes(at)).unwrap_or(to);
    }
    // "said Monday the bridge in the old town had closed": the subject, with what hangs on it.
    let mut start = to;
    for phrase in text.phrases_in(from..to).iter().rev() {
        let hangs = start == to
            || phrase.last < start && (phrase.last..start).all(|at| text.tag(at) == Tag::IN);
        if !hangs {
            break;
        }
        if let Some(at) = (phrase.first..phrase.last).rev().find(|at| timed(*at)) {
            return if start == to { at + 1 } else { start };
        }
        start = phrase.first;
    }
    start
}

/// Whether the token parts clauses: a conjunction, a comma or a heavier stop.
fn stops(text: &Text<'_>, at: usize) -> bool {
    text.tag(at) == Tag::CC || matches!(text.lower(at), "," | ";" | ":" | "--" | "—" | "–" | "-")
}

fn comma(text: &Text<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| text.lower(at) == ",")
}

/// Whether the token opens a subordinate clause, or may.
fn subordinates(text: &Text<'_>, at: usize) -> bool {
    match text.tag(at) {
        Tag::WDT | Tag::WP | Tag::WPS | Tag::WRB => true,
        Tag::IN => matches!(
            text.lower(at),
            "that"
                | "after"
                | "although"
                | "as"
                | "because"
                | "before"
                | "if"
                | "since"
                | "though"
                | "unless"
                | "until"
                | "whereas"
                | "whether"
                | "while"
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::{lines, read};

    #[test]
    fn one_edge_between_two_verbs() {
        for (sentence, cut) in [
            (
                "The mayor said on Monday that the bridge had closed on 3 May .",
                "The mayor said on Monday|that the bridge had closed on 3 May .",
            ),
            (
                "The bridge , which closed on 3 May , will reopen on Friday .",
                "which closed on 3 May ,|will reopen on Friday .",
            ),
            (
                "After the bridge closed on 3 May , the council met on Monday .",
                "After the bridge closed on 3 May ,|the council met on Monday .",
            ),
            (
                "The council met on Monday and voted on Tuesday .",
                "The council met on Monday|and voted on Tuesday .",
            ),
            (
                "Police said the bridge in the old town had closed .",
                "Police said|the bridge in the old town had closed .",
            ),
            ("Shops close on Friday .", "Shops close on Friday ."),
        ] {
            let article = lines(sentence);
            let text = read(&article);
            let clauses = Clauses::read(&text, &text.sentences[0], |_| false);
            let words = |c: &Clause| text.span(c.first..c.last).of(&article.text).to_owned();
            let found: Vec<_> = clauses.all.iter().map(words).collect();
            assert_eq!(found.join("|"), cut);
        }
    }

    #[test]
    fn knows_the_main_clause() {
        for (sentence, main) in [
            (
                "The bridge , which closed on 3 May , will reopen on Friday .",
                1,
            ),
            ("After the bridge closed , the council met .", 1),
            ("The council met after the bridge had closed .", 0),
        ] {
            let article = lines(sentence);
            let text = read(&article);
            let clauses = Clauses::read(&text, &text.sentences[0], |_| false);
            assert_eq!(clauses.main, main, "{sentence}");
        }
    }
}
