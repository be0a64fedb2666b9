//! What the text calls an actor: roles before and behind the name, in its own words.
//!
//! "Mayor Ana Costa", "the expert Ana Costa", "the editor of the Herald, Ana Costa, ...", "Ana Costa, founder and
//! director of the institute, ...", "Ana Costa is a lawyer". Knows where names stand; not who is who.

use std::ops::Range;

use super::spot::Mention;
use super::word::{Shape, Words};
use crate::article::Span;
use crate::extract::Description;
use crate::extract::lexicon::facts::{self, Facts};
use crate::extract::text::{Class, Tag};

/// How a description stands to its name; the first is the best for a role line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stand {
    /// "Ana Costa, director of the institute,"
    Behind,
    /// "The director of the institute, Ana Costa,"
    Before,
    /// "Mayor Ana Costa"
    Title,
    /// "the expert Ana Costa"
    Noun,
    /// "Ana Costa is a lawyer"
    Said,
}

/// A description and how it stands to the name.
pub(super) struct Found {
    pub stand: Stand,
    pub description: Description,
}

/// Everything that describes the name where it stands.
pub(super) fn around(words: &Words<'_>, mention: &Mention) -> Vec<Found> {
    let mut found = Vec::new();
    let Some(sentence) = words
        .text
        .sentence_of(mention.first)
        .and_then(|i| words.text.sentences.get(i))
    else {
        return found;
    };
    let bounds = sentence.first..sentence.last;
    let mut push = |stand, tokens: Option<(Range<usize>, Vec<String>)>| {
        if let Some((tokens, heads)) = tokens {
            let span = words.text.span(tokens);
            if !span.is_empty() {
                found.push(Found {
                    stand,
                    description: Description { span, heads },
                });
            }
        }
    };
    let start = mention.title.map_or(mention.first, |t| t.0);
    if let Some((first, last)) = mention.title {
        push(Stand::Title, titled(words, first..last, &bounds));
    } else {
        push(Stand::Noun, noun_before(words, mention.first, &bounds));
    }
    push(
        Stand::Before,
        phrase_before(words, start, mention.last, &bounds),
    );
    push(Stand::Behind, phrase_behind(words, mention.last, &bounds));
    push(Stand::Said, said(words, mention.last, &bounds));
    push(Stand::Behind, next_paragraph(words, mention, &bounds));
    found
}

/// The title with the people, place or house before it: "Russian Foreign Minister", "former Texas Gov.".
fn titled(
    words: &Words<'_>,
    title: Range<usize>,
    bounds: &Range<usize>,
) -> Option<(Range<usize>, Vec<String>)> {
    let mut heads = Vec::new();
    let mut compound = String::new();
    for at in title.clone() {
        let lower = words.text.lower(at).trim_end_matches('.');
        if matches!(
            lower,
            "mr" | "mrs" | "ms" | "miss" | "mx" | "sir" | "madame" | "messrs" | "mme" | "mlle"
        ) {
            continue;
        }
        let full = spelled(lower);
        if !compound.is_empty() {
            compound.push(' ');
        }
        compound.push_str(full);
        let last = at + 1 == title.end || !words.at(at).facts.has(Facts::TITLE_PART);
        if words.at(at).facts.has(Facts::TITLE) && last {
            heads.push(full.to_string());
        }
    }
    if heads.is_empty() {
        return None;
    }
    if compound.contains(' ') && !heads.contains(&compound) {
        heads.push(compound);
    }
    let mut start = title.start;
    while start > bounds.start {
        let before = start - 1;
        let word = words.at(before);
        let lower = words.text.lower(before);
        let former = matches!(
            lower,
            "former"
                | "then"
                | "late"
                | "acting"
                | "current"
                | "outgoing"
                | "incoming"
                | "ex"
                | "longtime"
                | "retired"
                | "newly"
                | "elected"
        );
        let capital = matches!(word.shape, Shape::Title | Shape::Caps) && word.name;
        if former || capital || word.facts.has(Facts::DEMONYM) {
            start = before;
        } else {
            break;
        }
    }
    Some((start..title.end, heads))
}

fn spelled(abbreviation: &str) -> &str {
    match abbreviation {
        "sen" | "sens" => "senator",
        "rep" | "reps" => "representative",
        "gov" | "govs" => "governor",
        "gen" | "gens" => "general",
        "dr" | "drs" => "doctor",
        "prof" | "profs" => "professor",
        "lt" => "lieutenant",
        "col" => "colonel",
        "capt" => "captain",
        "sgt" => "sergeant",
        "maj" => "major",
        "rev" => "reverend",
        "pres" => "president",
        "adm" => "admiral",
        "cmdr" => "commander",
        "insp" => "inspector",
        "det" => "detective",
        "supt" => "superintendent",
        "atty" => "attorney",
        "brig" => "brigadier",
        "cpl" => "corporal",
        other => other,
    }
}

/// "the expert", "company founder": a noun phrase right before the name.
fn noun_before(
    words: &Words<'_>,
    name: usize,
    bounds: &Range<usize>,
) -> Option<(Range<usize>, Vec<String>)> {
    let last = name.checked_sub(1).filter(|&i| i >= bounds.start)?;
    let lower = words.text.lower(last);
    let heads = heads(words, last..name);
    if heads.is_empty()
        || words.at(last).shape != Shape::Lower && last != bounds.start
        || lower.ends_with('s') && !lower.ends_with("ss")
    {
        return None;
    }
    let start = phrase_start(words, last, bounds);
    Some((start..name, heads))
}

/// The first token of the noun phrase whose head is `head`: back over adjectives, nouns and names to its determiner.
fn phrase_start(words: &Words<'_>, head: usize, bounds: &Range<usize>) -> usize {
    let mut start = head;
    while start > bounds.start && head - start < 8 {
        let before = start - 1;
        let word = words.at(before);
        let lower = words.text.lower(before);
        if is_determiner(lower) {
            return before;
        }
        let facts = words.facts(before);
        let name =
            word.shape != Shape::Lower && word.shape != Shape::Other && !facts.has(Facts::FUNCTION);
        let adjective =
            word.shape == Shape::Lower && !facts.has(Facts::FUNCTION) && !stops(words, before);
        let owner = lower == "'s";
        if !(name || adjective || owner) {
            break;
        }
        start = before;
    }
    start
}

fn is_determiner(lower: &str) -> bool {
    matches!(
        lower,
        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "our" | "my" | "your"
    )
}

/// Whether a lower-case word is a verb or adverb that no noun phrase holds.
fn stops(words: &Words<'_>, at: usize) -> bool {
    match words.text.tag(at) {
        Tag::VBD
        | Tag::VBP
        | Tag::VBZ
        | Tag::MD
        | Tag::VB
        | Tag::RB
        | Tag::IN
        | Tag::CC
        | Tag::PRP
        | Tag::TO
        | Tag::WP
        | Tag::WDT
        | Tag::WRB => true,
        _ => matches!(
            words.text.lower(at),
            "said"
                | "says"
                | "told"
                | "tells"
                | "asked"
                | "met"
                | "named"
                | "called"
                | "added"
                | "including"
        ),
    }
}

/// "The editor-in-chief of the Harbour Post, Ana Costa, ...": a whole noun phrase and a comma before the name.
fn phrase_before(
    words: &Words<'_>,
    name: usize,
    behind: usize,
    bounds: &Range<usize>,
) -> Option<(Range<usize>, Vec<String>)> {
    let comma = name
        .checked_sub(1)
        .filter(|&i| i > bounds.start && words.text.word(i) == ",")?;
    // The name must close: a comma, a verb or the end; a list of names goes on.
    let next = words.text.lower(behind);
    if !(behind >= bounds.end
        || matches!(next, "," | "." | ";" | ":" | ")")
        || words.text.tag(behind).is_finite())
    {
        return None;
    }
    let mut start = comma;
    while start > bounds.start && comma - start < 24 {
        let before = start - 1;
        if words.text.class(before) != Class::Word
            && words.text.class(before) != Class::Mark
            && words.text.class(before) != Class::Number
            || words.at(before).shape == Shape::Lower
                && (words.text.tag(before).is_finite()
                    || matches!(
                        words.text.lower(before),
                        "that" | "and" | "but" | "said" | "says" | "told" | "with" | "to"
                    ))
        {
            break;
        }
        start = before;
    }
    while start < comma
        && !is_determiner(words.text.lower(start))
        && !facts::is_role(words.text.lower(start))
    {
        start += 1;
    }
    let heads = heads(words, start..comma);
    // "The" opens what is described; anything shorter than noun + "of" is a list.
    (!heads.is_empty() && (comma - start > 1)).then_some((start..comma, heads))
}

/// "Ana Costa, 34, founder and director of the institute (INS), believes": up to the mark that closes it.
fn phrase_behind(
    words: &Words<'_>,
    behind: usize,
    bounds: &Range<usize>,
) -> Option<(Range<usize>, Vec<String>)> {
    let opens = words.text.word(behind);
    if behind >= bounds.end || !matches!(opens, "," | "(" | "–" | "—" | "--") {
        return None;
    }
    let mut start = behind + 1;
    if words.text.class(start) == Class::Number && matches!(words.text.word(start + 1), "," | ")") {
        start += 2;
    }
    if words.text.lower(start) == "who"
        && matches!(words.text.lower(start + 1), "is" | "was" | "'s")
    {
        start += 2;
    }
    if matches!(
        words.text.lower(start),
        "himself" | "herself" | "also" | "now" | "then" | "once" | "formerly"
    ) {
        start += 1;
    }
    let end = phrase_end(words, start, bounds, opens == "(");
    let heads = heads(words, start..end);
    (!heads.is_empty()).then_some((start..end, heads))
}

/// One past the last token of a noun phrase with all that hangs on it.
fn phrase_end(words: &Words<'_>, start: usize, bounds: &Range<usize>, bracket: bool) -> usize {
    let mut end = start;
    let mut depth = 0;
    while end < bounds.end {
        let word = words.text.word(end);
        match word {
            "(" => depth += 1,
            ")" if depth > 0 => depth -= 1,
            ")" if bracket => break,
            "," | ";" | ":" | "." | "–" | "—" | "--" | "?" | "!" if depth == 0 => break,
            _ => {}
        }
        let lower = words.text.lower(end);
        if matches!(
            lower,
            "who"
                | "which"
                | "that"
                | "said"
                | "says"
                | "told"
                | "because"
                | "when"
                | "where"
                | "while"
        ) || end > start
            && words.at(end).shape == Shape::Lower
            && words.text.tag(end).is_finite()
        {
            break;
        }
        if end - start > 30 {
            break;
        }
        end += 1;
    }
    while end > start && matches!(words.text.lower(end - 1), "and" | "or" | "but" | "also") {
        end -= 1;
    }
    end
}

/// "Ana Costa is a lawyer", "Ana Costa was the mayor of Porto".
fn said(
    words: &Words<'_>,
    behind: usize,
    bounds: &Range<usize>,
) -> Option<(Range<usize>, Vec<String>)> {
    if behind + 2 >= bounds.end
        || !matches!(
            words.text.lower(behind),
            "is" | "was" | "became" | "remains"
        )
    {
        return None;
    }
    let start = behind + 1;
    if !matches!(words.text.lower(start), "a" | "an" | "the") {
        return None;
    }
    let end = phrase_end(words, start, bounds, false);
    let heads = heads(words, start..end);
    (!heads.is_empty()).then_some((start..end, heads))
}

/// A name alone on its line, what they are on the next: the author's box under a story.
fn next_paragraph(
    words: &Words<'_>,
    mention: &Mention,
    bounds: &Range<usize>,
) -> Option<(Range<usize>, Vec<String>)> {
    if bounds.clone() != (mention.first..mention.last) {
        return None;
    }
    let sentence = words.text.sentence_of(mention.first)?;
    let next = words.text.sentences.get(sentence + 1)?;
    let role =
        facts::is_role(words.text.lower(next.first)) || is_determiner(words.text.lower(next.first));
    if next.paragraph == words.text.sentences.get(sentence)?.paragraph || !role {
        return None;
    }
    let bounds = next.first..next.last;
    let end = phrase_end(words, next.first, &bounds, false);
    let heads = heads(words, next.first..end);
    (!heads.is_empty()).then_some((next.first..end, heads))
}

/// The nouns that say what somebody is, before anything that hangs on them: "founder and director | of the institute".
fn heads(words: &Words<'_>, tokens: Range<usize>) -> Vec<String> {
    let mut heads: Vec<String> = Vec::new();
    for at in tokens.clone() {
        let lower = words.text.lower(at);
        if matches!(
            lower,
            "of" | "for"
                | "at"
                | "in"
                | "with"
                | "from"
                | "on"
                | "by"
                | "to"
                | "who"
                | "near"
                | "under"
        ) && at > tokens.start
        {
            break;
        }
        if !facts::is_role(lower) || words.text.class(at) != Class::Word {
            continue;
        }
        // In "student leader" the last noun says it.
        let next = words.text.lower(at + 1);
        let closes = at + 1 >= tokens.end
            || matches!(
                next,
                "of" | "for"
                    | "at"
                    | "in"
                    | "with"
                    | "from"
                    | "on"
                    | "and"
                    | "or"
                    | ","
                    | "("
                    | "by"
                    | "to"
                    | "who"
                    | "general"
                    | "&"
                    | "near"
                    | "under"
                    | "/"
            )
            || words.at(at + 1).shape != Shape::Lower;
        if closes {
            heads.push(singular(lower));
        }
    }
    heads
}

fn singular(noun: &str) -> String {
    let base = noun
        .strip_suffix('s')
        .filter(|b| !b.ends_with('s') && facts::is_role(b))
        .unwrap_or(noun);
    base.to_string()
}

/// The role line: the best description without its article, on one line.
pub(super) fn line(source: &str, found: &[Found]) -> Option<String> {
    let best = found.iter().min_by_key(|f| f.stand)?;
    let words = tidy(best.description.span, source);
    let bare = ["the ", "a ", "an ", "The ", "A ", "An "]
        .iter()
        .find_map(|article| words.strip_prefix(article))
        .unwrap_or(&words);
    Some(bare.to_string())
}

fn tidy(span: Span, source: &str) -> String {
    span.of(source)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
