//! Events: under which days what a clause tells stands in a timeline.
//!
//! The task is that of SemEval-2015 task 4, TimeLine (Minard et al. 2015); what counts as an event, and which verbs only
//! report one or hold a state, follows TimeML's classes (Pustejovsky et al. 2003). An expression of time belongs to the verb
//! of its clause ([`clause`]) and dates it. A day is carried on to the next sentences only while they narrate: past after
//! past, past perfect after past perfect (Reichenbach's point of reference stays; Lascarides and Asher 1993), never out of
//! a quotation and never from when something was said. All else stands under the day of publication and says so: the
//! text gives no day for it.
//!
//! Knows of one article only. Reads what was found, and finds no times of its own.

mod clause;
mod which;

use jiff::civil::Date;

use super::tense::{self, Outlook};
use crate::article::{Article, Role, Span};
use crate::extract::text::{Sentence, Tag, Tense, Text, VerbGroup};
use crate::extract::{Dated, Event, Grain, Quote, QuoteKind, TimeMention, TimeType, Told};
use clause::Clauses;

/// Words that take a sentence away from the day last spoken of.
#[rustfmt::skip]
const ELSEWHEN: &[&str] = &[
    "already", "before", "earlier", "eventually", "formerly", "historically", "initially", "later", "long", "meanwhile", "once",
    "originally", "previously", "since", "soon", "subsequently", "then", "traditionally", "usually",
];

/// What each clause of the story tells, in order of the text: every clause that a time dates or a day is carried to,
/// and each sentence without either under the day of publication.
pub fn find(
    article: &Article,
    text: &Text<'_>,
    times: &[TimeMention],
    quotes: &[Quote],
) -> Vec<Event> {
    let mut teller = Teller {
        text,
        quotes,
        times,
        published: article.date(),
        carried: None,
        events: Vec::new(),
    };
    let mut next = 0;
    for paragraph in &text.paragraphs {
        let (first, last) = (paragraph.first_sentence, paragraph.last_sentence);
        let told = matches!(paragraph.role, Role::Body | Role::Caption);
        let dateline = dateline(article, paragraph.span);
        for (n, sentence) in text.sentences[first..last].iter().enumerate() {
            let span = text.sentence_span(sentence);
            let from = next;
            next += times[from..]
                .iter()
                .take_while(|time| time.span.start < span.end)
                .count();
            if told {
                let opens = n == 0 && text.tag(sentence.first) != Tag::PRP;
                teller.carried = teller.carried.filter(|_| !opens);
                // A dateline's day is that of publication, not of what the sentence tells.
                let behind = |at: &usize| times[*at].span.start >= dateline;
                let own: Vec<usize> = (from..next).filter(behind).collect();
                let opener = |at: &usize| {
                    let before = text.tokens[*at].span.start < dateline;
                    before || matches!(text.lower(*at), "-" | "–" | "—" | "--" | "*" | "•" | "·")
                };
                let skipped = (sentence.first..sentence.last).take_while(opener).count();
                let first = sentence.first + skipped;
                if first < sentence.last {
                    teller.read(&Sentence { first, ..*sentence }, &own);
                }
            }
        }
    }
    teller.events
}

/// Where the paragraph's own words begin: behind the dateline, if it opens with one.
fn dateline(article: &Article, paragraph: Span) -> u32 {
    let words = article.dateline.as_deref().unwrap_or("");
    let opens = !words.is_empty() && paragraph.of(&article.text).starts_with(words);
    paragraph.start + if opens { words.len() as u32 } else { 0 }
}

/// A day that later sentences may still speak of.
#[derive(Clone, Copy, Debug)]
struct Carried {
    /// Index of the expression that names it.
    time: usize,
    /// The day.
    day: Date,
    /// Told in the past perfect.
    perfect: bool,
}

/// Where a time stands. Those of one clause sort together but for what a participle parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Timed {
    /// Index of the clause.
    clause: Option<usize>,
    /// First token of a participle's own words, where the time belongs to it.
    participle: Option<usize>,
    /// Index of the expression.
    time: usize,
}

struct Teller<'a> {
    text: &'a Text<'a>,
    quotes: &'a [Quote],
    times: &'a [TimeMention],
    published: Option<Date>,
    carried: Option<Carried>,
    events: Vec<Event>,
}

impl Teller<'_> {
    /// Reads a sentence with the indices of its times.
    fn read(&mut self, sentence: &Sentence, times: &[usize]) {
        let tokens = |at: usize| self.text.tokens_in(self.times[at].span);
        let timed = |token: usize| times.iter().any(|at| tokens(*at).contains(&token));
        let clauses = Clauses::read(self.text, sentence, timed);
        // What comes round at eight happens on no one day.
        let habit = (times.iter()).any(|at| self.times[*at].kind == TimeType::Set);
        let dates =
            |at: &usize| self.dates(*at) && !(habit && self.times[*at].kind == TimeType::Time);
        let dating: Vec<usize> = times.iter().copied().filter(dates).collect();
        if dating.is_empty() {
            return self.undated(sentence, &clauses);
        }
        let place = |at: &usize| {
            let first = tokens(*at).start;
            let clause = clauses.of(first);
            Timed {
                clause,
                participle: self.participle(&clauses, clause, first),
                time: *at,
            }
        };
        let mut timed: Vec<Timed> = dating.iter().map(place).collect();
        timed.sort_unstable();
        let mut days = None;
        for together in timed.chunk_by(|a, b| (a.clause, a.participle) == (b.clause, b.participle))
        {
            let Some(found) = self.stated(sentence, &clauses, together) else {
                continue;
            };
            days = match days {
                None => Some(found),
                // Two days in a sentence: neither is what the next one is about.
                Some(_) if found.is_some() => Some(None),
                kept => kept,
            };
        }
        if days.is_none() {
            return self.undated(sentence, &clauses);
        }
        self.carried = days.flatten();
    }

    /// Whether a time can date anything: how long, how often and "now" cannot.
    fn dates(&self, at: usize) -> bool {
        let time = &self.times[at];
        matches!(time.kind, TimeType::Date | TimeType::Time) && time.value != "PRESENT_REF"
    }

    /// The participle that a time stands behind and that tells of something else than the clause's verb: "a man killed
    /// on Friday was found". The first token of the words that it tells of.
    fn participle(&self, clauses: &Clauses, clause: Option<usize>, time: usize) -> Option<usize> {
        let clause = clauses.all.get(clause?)?;
        let groups = self.text.groups_in(clause.first..time);
        let near = groups.last().filter(|g| !g.finite && g.passive)?;
        let apart = self.text.tag(near.first) == Tag::VBN
            && near.first != clause.verb.first
            && near.last + 6 > time;
        let nouns = self.text.phrases_in(clause.first..near.first);
        let noun = nouns.last().filter(|n| n.last == near.first);
        (apart && near.first > clause.first).then(|| noun.map_or(near.first, |n| n.first))
    }

    /// An event that times of its own clause date, if they do; returns the day, if the next sentence may still be about it.
    fn stated(
        &mut self,
        sentence: &Sentence,
        clauses: &Clauses,
        times: &[Timed],
    ) -> Option<Option<Carried>> {
        let text = self.text;
        let Timed {
            clause, participle, ..
        } = *times.first()?;
        let verb = clause
            .filter(|_| participle.is_none())
            .and_then(|c| clauses.all.get(c))
            .map(|c| c.verb);
        let (at, when) = self.choose(verb, times)?;
        // "(12 minutes ago)" tells nothing.
        let named = |token: usize| {
            let span = text.tokens[token].span;
            text.tag(token).is_noun()
                && !times.iter().any(|t| self.times[t.time].span.contains(span))
        };
        if clause.is_none() && !(sentence.first..sentence.last).any(named) {
            return None;
        }
        let time = &self.times[at];
        let tokens = text.tokens_in(time.span);
        let says = verb.is_some_and(|verb| self.says(&verb));
        let last = clause
            .and_then(|c| clauses.all.get(c))
            .map_or(sentence.last, |c| c.last);
        let tokens_told = match (clause, participle) {
            // What was said belongs to the saying.
            (Some(_), None) if says => sentence.first..sentence.last,
            (Some(_), Some(first)) => first..last,
            (Some(clause), None) => clauses.first(clause, sentence)..last,
            (None, _) => sentence.first..sentence.last,
        };
        let outlook = tense::outlook(text, sentence, tokens.start, tokens.end);
        // "at the end of the year", written in that year
        let late = tokens
            .clone()
            .any(|at| matches!(text.lower(at), "end" | "close" | "late" | "later"));
        let told = self.told(outlook, verb, when, late);
        let quote = self.quoted(time.span);
        // The words that join the clause to another are not its own.
        let joins = |at: &usize| {
            // "that the port opens", not "that opens" or "that port opens"
            let that = text.lower(*at) == "that"
                && text.tag(*at) != Tag::DT
                && verb.is_some_and(|verb| verb.first > at + 1);
            *at > sentence.first && (that || text.tag(*at) == Tag::CC)
        };
        let own = tokens_told.clone().take_while(joins).count();
        let tokens_told = tokens_told.start + own..tokens_told.end;
        self.events.push(Event {
            span: text.span(tokens_told),
            sentence: text.sentence_span(sentence),
            when,
            grain: time.grain,
            by: Dated::Explicit(at),
            told,
            quote,
        });
        // "before Monday", "since Monday": about that day nothing more is told.
        let bounds = (tokens.start.checked_sub(1)).is_some_and(|at| {
            matches!(
                text.lower(at),
                "after" | "before" | "by" | "since" | "till" | "until"
            )
        });
        let narrates = verb.is_some_and(|v| v.tense == Tense::Past && !v.negated);
        let told = told == Told::Reported && quote.is_none() && !says && !bounds;
        Some(match (when, verb) {
            (Some((day, last)), Some(verb)) if narrates && told && day == last => Some(Carried {
                time: at,
                day,
                perfect: verb.perfect,
            }),
            _ => None,
        })
    }

    /// A sentence without a time of its own: under the day last spoken of while it narrates, else under the day of
    /// publication.
    fn undated(&mut self, sentence: &Sentence, clauses: &Clauses) {
        let Some(main) = clauses.all.get(clauses.main) else {
            return;
        };
        let span = self.text.sentence_span(sentence);
        let quote = self.quoted(self.text.span(main.verb.first..main.verb.last));
        self.carried = self
            .carried
            .filter(|day| quote.is_none() && self.narrates(sentence, clauses, day.perfect));
        let (when, by) = match self.carried {
            Some(carried) => (carried.day, Dated::Carried(carried.time)),
            None => match self.published {
                Some(day) => (day, Dated::Published),
                None => return,
            },
        };
        self.events.push(Event {
            span,
            sentence: span,
            when: Some((when, when)),
            grain: Some(Grain::Day),
            by,
            told: if main.verb.tense == Tense::Future {
                Told::Announced
            } else {
                Told::Reported
            },
            quote,
        });
    }

    /// Whether the sentence goes on telling what happened, in the same tense, at a time it does not change.
    fn narrates(&self, sentence: &Sentence, clauses: &Clauses, perfect: bool) -> bool {
        let text = self.text;
        let goes_on = |verb: &VerbGroup| {
            // "Was", "had": how things stood, which no day bounds.
            let state = matches!(text.lower(verb.head), "was" | "were" | "had" | "did");
            verb.tense == Tense::Past && verb.perfect == perfect && !verb.negated && !state
        };
        let same = clauses
            .all
            .get(clauses.main)
            .is_some_and(|c| goes_on(&c.verb));
        same && !clauses.all.iter().any(|c| self.says(&c.verb))
            && !(sentence.first..sentence.last)
                .any(|at| ELSEWHEN.binary_search(&text.lower(at)).is_ok())
    }

    /// Whether the verb reports a statement.
    fn says(&self, verb: &VerbGroup) -> bool {
        let span = self.text.span(verb.first..verb.last);
        matches!(self.text.lower(verb.head), "said" | "say" | "says" | "told")
            || (self.quotes.iter()).any(|q| q.cue.is_some_and(|cue| cue.overlaps(span)))
    }

    /// The word-for-word statement that holds these words: a claim of its speaker's.
    fn quoted(&self, span: Span) -> Option<usize> {
        self.quotes.iter().position(|quote| {
            quote.kind == QuoteKind::Direct && quote.spans.iter().any(|piece| piece.contains(span))
        })
    }

    /// Reported or announced; of days that are over, only "would" and "will" announce.
    fn told(
        &self,
        outlook: Outlook,
        verb: Option<VerbGroup>,
        when: Option<(Date, Date)>,
        late: bool,
    ) -> Told {
        let days = when.zip(self.published);
        let later = days.is_some_and(|((first, _), day)| first > day);
        let over = days.is_some_and(|((_, last), day)| last < day);
        let promised = verb.is_some_and(|v| matches!(v.tense, Tense::Future | Tense::Modal));
        let ahead = outlook == Outlook::Ahead || outlook == Outlook::Open && late;
        if later || ahead && (promised || !over) {
            Told::Announced
        } else {
            Told::Reported
        }
    }
}

#[cfg(test)]
mod tests;
