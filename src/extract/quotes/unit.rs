//! Units: what stands between two full stops outside quotation marks, each longer quotation counted as one item.
//!
//! `“We lost. It hurts,” she said, “but we go on.”` is one unit of six items: a quotation, "she", "said", a comma, a
//! quotation. Clauses are read over units, so that no word inside a quotation is taken for a cue or a source of it.

use super::marks::Region;
use crate::extract::ActorKind;
use crate::extract::lexicon::cues::{self, Form};
use crate::extract::text::{Class, Tag, Text};

/// A word outside quotations, or a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// Index of a token.
    Word(usize),
    /// Index of a region.
    Quote(usize),
}

/// One unit; the positions that the methods take are indices into `items`.
pub(super) struct Unit<'u> {
    pub text: &'u Text<'u>,
    pub regions: &'u [Region],
    /// For every token of the article, the kind of actor that it names.
    pub who: &'u [Option<ActorKind>],
    pub paragraph: usize,
    pub items: Vec<Item>,
}

impl<'u> Unit<'u> {
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// The token at a position, if it is a word.
    pub fn token(&self, at: usize) -> Option<usize> {
        match self.items.get(at) {
            Some(Item::Word(token)) => Some(*token),
            _ => None,
        }
    }

    /// Lower-case form; empty for a quotation and past the end.
    pub fn lower(&self, at: usize) -> &'u str {
        self.token(at).map_or("", |t| self.text.lower(t))
    }

    pub fn word(&self, at: usize) -> &'u str {
        self.token(at).map_or("", |t| self.text.word(t))
    }

    pub fn tag(&self, at: usize) -> Tag {
        self.token(at).map_or(Tag::None, |t| self.text.tag(t))
    }

    pub fn class(&self, at: usize) -> Option<Class> {
        self.token(at).map(|t| self.text.class(t))
    }

    pub fn quote(&self, at: usize) -> Option<&'u Region> {
        match self.items.get(at) {
            Some(Item::Quote(region)) => self.regions.get(*region),
            _ => None,
        }
    }

    /// The kind of actor that the item names.
    pub fn kind(&self, at: usize) -> Option<ActorKind> {
        self.token(at)
            .and_then(|t| self.who.get(t).copied().flatten())
    }

    pub fn is_quote(&self, at: usize) -> bool {
        matches!(self.items.get(at), Some(Item::Quote(_)))
    }

    pub fn is_mark(&self, at: usize) -> bool {
        self.class(at) == Some(Class::Mark)
    }

    pub fn is_capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| self.text.is_capital(t))
    }

    /// First and one-past-last token of the items `from..to`.
    pub fn tokens(&self, from: usize, to: usize) -> Option<(usize, usize)> {
        let first = match self.items.get(from)? {
            Item::Word(t) => *t,
            Item::Quote(r) => self.regions.get(*r)?.start(),
        };
        let last = match self.items.get(to.checked_sub(1)?)? {
            Item::Word(t) => t + 1,
            Item::Quote(r) => self.regions.get(*r)?.end(),
        };
        (first < last).then_some((first, last))
    }

    /// The last word said in the quotation at `at` is a full stop or the like: ". ! ? …".
    pub fn quote_ends_sentence(&self, at: usize) -> bool {
        self.quote(at).is_some_and(|r| {
            matches!(
                self.text.word(r.last.saturating_sub(1)).chars().next(),
                Some('.' | '!' | '?' | '…')
            )
        })
    }
}

/// Cuts a paragraph into units.
pub(super) fn cut<'u>(
    text: &'u Text<'u>,
    regions: &'u [Region],
    who: &'u [Option<ActorKind>],
    paragraph: usize,
) -> Vec<Unit<'u>> {
    let p = &text.paragraphs[paragraph];
    let mut units = Vec::new();
    let mut items: Vec<Item> = Vec::new();
    let mut own = regions
        .iter()
        .enumerate()
        .skip_while(|(_, r)| r.paragraph < paragraph)
        .peekable();
    let mut at = text.dateline(p.first).map_or(p.first, |d| d.last);
    let mut flush = |items: &mut Vec<Item>| {
        if !items.is_empty() {
            units.push(Unit {
                text,
                regions,
                who,
                paragraph,
                items: std::mem::take(items),
            });
        }
    };
    while at < p.last {
        let here = own
            .peek()
            .filter(|(_, r)| r.paragraph == paragraph && r.start() == at)
            .copied();
        if let Some((number, region)) = here {
            own.next();
            if is_name(text, region) {
                items.extend((region.start()..region.end()).map(Item::Word));
                at = region.end();
                if ends_sentence(text, at) {
                    flush(&mut items);
                }
                continue;
            }
            let stopped = items.last().is_some_and(
                |i| matches!(i, Item::Word(t) if matches!(text.word(*t), "." | "!" | "?")),
            );
            if stopped {
                flush(&mut items);
            }
            items.push(Item::Quote(number));
            at = region.end();
            if stops_behind(text, region, p.last) {
                flush(&mut items);
            }
            continue;
        }
        items.push(Item::Word(at));
        at += 1;
        if ends_sentence(text, at) {
            flush(&mut items);
        }
    }
    flush(&mut items);
    units
}

fn ends_sentence(text: &Text<'_>, at: usize) -> bool {
    at > 0
        && text
            .sentence_of(at - 1)
            .and_then(|s| text.sentences.get(s))
            .is_some_and(|s| s.last == at)
}

/// A title, a name, a word or two in marks: not a statement by itself.
fn is_name(text: &Text<'_>, region: &Region) -> bool {
    let words = region.words(text);
    if words > 7 {
        return false;
    }
    let before = region
        .start()
        .checked_sub(1)
        .filter(|&i| i >= text.paragraphs[region.paragraph].first);
    let lead = before.map_or("", |i| text.word(i));
    let whole = before.is_none();
    let cue = |i: usize| {
        cues::look_up(text.lower(i)).is_some_and(|(c, _)| c.frames.any(cues::Frames::QUOTE))
    };
    let introduced = lead == ":"
        || before.is_some_and(cue)
        || lead == "," && before.is_some_and(|i| i > 0 && cue(i - 1));
    let last = text.word(region.last.saturating_sub(1));
    // 'A fight from start to finish' between two paragraphs: a heading in single marks
    let heading = whole
        && region.single
        && region.end() + 1 >= text.paragraphs[region.paragraph].last
        && !matches!(last.chars().next(), Some('.' | '!' | '?' | ',' | '…'));
    if heading {
        return true;
    }
    let punctuated = matches!(
        last.chars().next(),
        Some('.' | ',' | '!' | '?' | '…' | ';' | '-' | '—')
    );
    let small = |w: &str| {
        matches!(
            w,
            "the"
                | "a"
                | "an"
                | "of"
                | "and"
                | "in"
                | "on"
                | "to"
                | "for"
                | "with"
                | "at"
                | "by"
                | "or"
                | "vs."
        )
    };
    let titled = (region.first..region.last)
        .filter(|&i| text.class(i) == Class::Word)
        .all(|i| {
            text.word(i)
                .chars()
                .next()
                .is_some_and(|c| !c.is_lowercase())
                || small(text.lower(i))
                || text.lower(i).starts_with('\'')
        });
    // "a program called “Brevis”": a name, whatever verb stands before it
    let naming = matches!(
        lead,
        "called" | "named" | "titled" | "entitled" | "dubbed" | "codenamed" | "nicknamed"
    );
    if naming && (titled || words <= 1) {
        return true;
    }
    if whole || introduced {
        return words <= 1
            && !introduced
            && !matches!(text.word(region.end()), "—" | "–" | "―" | "--")
            && text.word(region.end()) != ","
            && !text.word(region.last - 1).starts_with(',');
    }
    let speech = matches!(last.chars().next(), Some('!' | '?' | '…'))
        || (region.first..region.last).any(|i| text.lower(i) == "i");
    (words <= 2 && !punctuated) || (titled && !speech && words <= 6 && !(punctuated && words == 1))
}

/// Whether a unit ends behind this quotation: it closes a sentence and no "he said" follows.
fn stops_behind(text: &Text<'_>, region: &Region, paragraph_end: usize) -> bool {
    let next = region.end();
    if next >= paragraph_end {
        return true;
    }
    let last = (region.first..region.last)
        .rev()
        .find(|&i| text.class(i) != Class::Mark)
        .and_then(|i| text.word(i).chars().next());
    let first_letter = text.word(next).chars().next();
    if !matches!(last, Some('.' | '!' | '?' | '…')) {
        return last != Some(',')
            && ends_sentence(text, next)
            && !first_letter.is_some_and(char::is_lowercase);
    }
    if first_letter
        .is_some_and(|c| c.is_lowercase() || matches!(c, ',' | '-' | '—' | '–' | '―' | '('))
    {
        return false;
    }
    // "Really?" Costa, the mayor, asked. But: "... it is." She adds, "..." begins anew.
    let asked = matches!(last, Some('?' | '!'));
    let reach = if asked { 30 } else { 8 };
    let mut relative = false;
    for i in next..paragraph_end.min(next + reach) {
        let stops = matches!(text.class(i), Class::Punct | Class::Mark);
        if stops && !(asked && text.word(i) == ",") {
            return true;
        }
        relative |= matches!(text.lower(i), "who" | "which" | "whose");
        let cue = i > next
            && cues::look_up(text.lower(i)).is_some_and(|(c, f)| {
                c.frames.any(cues::Frames::QUOTE) && matches!(f, Form::Past | Form::Third)
            });
        if cue && ends_clause(text, i + 1, paragraph_end, asked) {
            return false;
        }
        if text.tag(i).is_finite() && !relative && i > next {
            return true;
        }
    }
    true
}

/// A full stop follows soon (or a comma, where allowed): the clause holds no more than "she told the court".
fn ends_clause(text: &Text<'_>, from: usize, paragraph_end: usize, comma: bool) -> bool {
    let mut at = from;
    while at < paragraph_end && at < from + if comma { 18 } else { 9 } {
        match text.word(at) {
            "." | "!" => return true,
            "," => return comma,
            _ if text.class(at) != Class::Word && text.class(at) != Class::Number => return false,
            _ if matches!(
                text.lower(at),
                "that"
                    | "whether"
                    | "he"
                    | "she"
                    | "they"
                    | "it"
                    | "was"
                    | "is"
                    | "are"
                    | "were"
                    | "had"
            ) =>
            {
                return false;
            }
            _ => at += 1,
        }
    }
    at >= paragraph_end
}
