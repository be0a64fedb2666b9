//! Chunks: noun phrases and verb groups, read off the tags sentence by sentence.
//!
//! Flat phrases in the sense of Abney (1991), "Parsing by chunks": nothing is attached to anything. A phrase ends with
//! its head; what follows ("of the union", "who spoke first") is left to whoever needs it. Knows nothing of names,
//! quotations or times.

use super::{Tag, Text};

/// A noun phrase up to its head: "Prime Minister Ana Costa", "the minister's two aides", "she", "3,000".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NounPhrase {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// The token that the phrase is about; the last one of a name.
    pub head: usize,
}

/// What a verb group says of when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tense {
    /// No tense of its own: "to say", "saying", "accused of".
    #[default]
    None,
    /// "Said", "did say", "had said", "used to say".
    Past,
    /// "Says", "is saying", "has said" (see [`VerbGroup::perfect`]).
    Present,
    /// "Will say", "is going to say".
    Future,
    /// "Would say", "may have said", "must say".
    Modal,
}

/// A verb with its auxiliaries and what stands between: "has not yet been told".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VerbGroup {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub last: usize,
    /// The main verb.
    pub head: usize,
    /// Of the group's first verb.
    pub tense: Tense,
    /// Whether the group can be the verb of a clause.
    pub finite: bool,
    /// With a form of "have": "has said", "would have said".
    pub perfect: bool,
    /// "Was told", "being told", "told by ..." without an auxiliary.
    pub passive: bool,
    /// With "not" or "never".
    pub negated: bool,
}

/// Appends the noun phrases of the tokens `first..last`.
pub(super) fn noun_phrases(
    text: &Text<'_>,
    first: usize,
    last: usize,
    found: &mut Vec<NounPhrase>,
) {
    let mut at = first;
    while at < last {
        match noun_phrase(text, at, last) {
            Some(phrase) => {
                at = phrase.last;
                found.push(phrase);
            }
            None => at += 1,
        }
    }
}

fn noun_phrase(text: &Text<'_>, first: usize, last: usize) -> Option<NounPhrase> {
    if matches!(text.tag(first), Tag::PRP | Tag::EX | Tag::WP) {
        return Some(NounPhrase {
            first,
            last: first + 1,
            head: first,
        });
    }
    let mut head = None;
    let mut at = first;
    while at < last {
        match text.tag(at) {
            Tag::PDT | Tag::DT | Tag::PRPS | Tag::WPS
                if at > first && text.tag(at - 1) != Tag::PDT =>
            {
                break;
            }
            Tag::PDT | Tag::PRPS | Tag::WPS => {}
            // "this", "many", "both" may stand alone; "the" may not.
            Tag::DT => {
                head =
                    (!matches!(text.lower(at), "the" | "a" | "an" | "every" | "no")).then_some(at)
            }
            // "the minister's aide" is one phrase, about the aide
            Tag::POS if head.is_some() => {}
            Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS
                if head.is_none_or(|head| continues(text, head, at)) =>
            {
                head = Some(at);
            }
            Tag::CD
                if head.is_none_or(|head| text.tag(head) == Tag::CD || before(text, head, at)) =>
            {
                head = Some(at)
            }
            Tag::JJ | Tag::JJR | Tag::JJS | Tag::FW
                if head.is_none_or(|head| before(text, head, at)) => {}
            Tag::VBN | Tag::VBG if at > first && head.is_none_or(|head| before(text, head, at)) => {
            }
            Tag::RB | Tag::RBR | Tag::RBS
                if modifies(text, at, last) && head.is_none_or(|h| before(text, h, at)) => {}
            Tag::SYM if text.tag(at + 1) == Tag::CD && head.is_none() => {}
            _ => break,
        }
        at += 1;
    }
    let head = head?;
    Some(NounPhrase {
        first,
        last: head + 1,
        head,
    })
}

/// Whether the noun at `at` still belongs to the phrase that so far ends in `head`.
fn continues(text: &Text<'_>, head: usize, at: usize) -> bool {
    let day = is_day(text.lower(at)) && text.tag(head).is_noun() && !text.tag(at + 1).is_noun();
    let reporters_tuesday = text.tag(head) == Tag::NNS && text.tag(at).is_proper();
    !(day || reporters_tuesday)
}

/// Whether a modifier at `at` can still be followed by the phrase's true head: "three old men", "Costa's new aide".
fn before(text: &Text<'_>, head: usize, at: usize) -> bool {
    matches!(text.tag(head), Tag::CD | Tag::DT)
        || (head..at).any(|between| text.tag(between) == Tag::POS)
}

/// "a very old man", "the recently elected mayor": an adverb that leads on to a noun's modifier.
fn modifies(text: &Text<'_>, at: usize, last: usize) -> bool {
    at + 1 < last && matches!(text.tag(at + 1), Tag::JJ | Tag::VBN | Tag::VBG | Tag::CD)
}

fn is_day(lower: &str) -> bool {
    matches!(
        lower,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "today"
            | "yesterday"
            | "tomorrow"
            | "tonight"
    )
}

/// Appends the verb groups of the tokens `first..last`.
pub(super) fn verb_groups(text: &Text<'_>, first: usize, last: usize, found: &mut Vec<VerbGroup>) {
    let start = found.len();
    let mut at = first;
    while at < last {
        let Some(mut group) = verb_group(text, at, last) else {
            at += 1;
            continue;
        };
        at = group.last;
        if let Some(&sister) = found[start..].last() {
            share(text, &mut group, sister);
        }
        found.push(group);
    }
}

fn verb_group(text: &Text<'_>, first: usize, last: usize) -> Option<VerbGroup> {
    let mut group = VerbGroup {
        first,
        last: first + 1,
        head: first,
        tense: Tense::None,
        finite: false,
        perfect: false,
        passive: false,
        negated: false,
    };
    match text.tag(first) {
        Tag::TO => {
            group.head = next_verb(text, first, last).filter(|&at| text.tag(at) == Tag::VB)?
        }
        Tag::MD if matches!(text.lower(first), "will" | "'ll" | "wo" | "shall" | "sha") => {
            group.tense = Tense::Future
        }
        Tag::MD => group.tense = Tense::Modal,
        Tag::VBD => group.tense = Tense::Past,
        Tag::VBP | Tag::VBZ => group.tense = Tense::Present,
        Tag::VBN => group.passive = true,
        Tag::VB | Tag::VBG => {}
        _ => return None,
    }
    group.finite = group.tense != Tense::None;
    while let Some(next) = next_verb(text, group.head, last) {
        let (aux, verb) = (text.lower(group.head), text.tag(next));
        let past = matches!(verb, Tag::VBN | Tag::VBD);
        if is_be(aux) && (past || verb == Tag::VBG) || aux == "'s" && verb == Tag::VBG {
            group.passive = past;
        } else if (is_have(aux) || aux == "'s") && past {
            group.perfect = true;
        } else if text.tag(group.head) == Tag::MD && matches!(verb, Tag::VB | Tag::VBP)
            || matches!(aux, "do" | "does" | "did") && verb == Tag::VB
        {
            // "will say", "did say": the auxiliary has given the tense
        } else if matches!(aux, "get" | "gets" | "got" | "getting") && verb == Tag::VBN {
            group.passive = true;
        } else {
            break;
        }
        group.head = next;
    }
    // "is going to say", "used to say"
    let leads_on = match text.lower(group.head) {
        "going" if group.head > first => Some(if group.tense == Tense::Past {
            Tense::Modal
        } else {
            Tense::Future
        }),
        "used" if group.head == first => Some(Tense::Past),
        "ought" => Some(Tense::Modal),
        _ => None,
    };
    if let Some(tense) = leads_on
        && text.tag(group.head + 1) == Tag::TO
        && let Some(verb) =
            next_verb(text, group.head + 1, last).filter(|&at| text.tag(at) == Tag::VB)
    {
        (group.tense, group.finite, group.passive, group.head) = (tense, true, false, verb);
    }
    group.last = group.head + 1;
    group.negated = (first..group.last + 1).any(|at| {
        matches!(text.lower(at), "not" | "n't" | "never")
            && (at < group.last || text.lower(at) == "n't")
    }) || first > 0 && matches!(text.lower(first - 1), "not" | "never");
    Some(group)
}

/// The verb behind `at`, over adverbs and, in a question, a pronoun ("did he really say").
fn next_verb(text: &Text<'_>, at: usize, last: usize) -> Option<usize> {
    let inverts = text.tag(at).is_finite();
    (at + 1..last.min(at + 5))
        .find(|&next| {
            let tag = text.tag(next);
            let pronoun = inverts && next == at + 1 && tag == Tag::PRP;
            !(pronoun || matches!(tag, Tag::RB | Tag::RBR | Tag::RBS))
        })
        .filter(|&next| text.tag(next).is_verb())
}

/// "will meet and discuss", "has been arrested and charged": the second verb shares the first one's auxiliaries.
fn share(text: &Text<'_>, group: &mut VerbGroup, sister: VerbGroup) {
    let alone = group.head == group.first && !group.finite;
    let alike = text.tag(group.head) == text.tag(sister.head)
        && sister.finite
        && sister.first < sister.head;
    let and = (group.first.saturating_sub(2)..group.first).any(|at| text.tag(at) == Tag::CC);
    let comma = group.first == sister.last + 1 && text.word(sister.last) == ",";
    if alone && alike && (and || comma) {
        group.tense = sister.tense;
        group.finite = true;
        group.perfect = sister.perfect;
        group.passive = sister.passive;
        group.negated |= sister.negated;
    }
}

fn is_be(lower: &str) -> bool {
    matches!(
        lower,
        "be" | "am" | "is" | "are" | "was" | "were" | "been" | "being" | "'m" | "'re"
    )
}

fn is_have(lower: &str) -> bool {
    matches!(lower, "have" | "has" | "had" | "having" | "'ve" | "'d")
}

#[cfg(test)]
mod tests {
    use super::Tense::*;
    use crate::extract::text::{Tense, lines, read};

    /// Each noun phrase, its head in capitals.
    fn nouns(text: &str) -> Vec<String> {
        let article = lines(text);
        let text = read(&article);
        let show = |at, head| {
            if at == head {
                text.word(at).to_uppercase()
            } else {
                text.word(at).to_string()
            }
        };
        text.phrases
            .iter()
            .map(|p| {
                (p.first..p.last)
                    .map(|at| show(at, p.head))
                    .collect::<Vec<_>>()
                    .join(" ")
            })
            .collect()
    }

    /// Each verb group, its tense, and letters: f(inite), p(assive), h(ave), n(egated).
    fn verbs(text: &str) -> Vec<(String, Tense, String)> {
        let article = lines(text);
        let text = read(&article);
        text.groups
            .iter()
            .map(|g| {
                let words: Vec<&str> = (g.first..g.last).map(|at| text.word(at)).collect();
                let flags = [
                    (g.finite, 'f'),
                    (g.passive, 'p'),
                    (g.perfect, 'h'),
                    (g.negated, 'n'),
                ];
                let flags = flags.iter().filter(|f| f.0).map(|f| f.1).collect();
                (words.join(" "), g.tense, flags)
            })
            .collect()
    }

    fn group(words: &str, tense: Tense, flags: &str) -> (String, Tense, String) {
        (words.to_string(), tense, flags.to_string())
    }

    #[test]
    fn noun_phrases_end_with_their_heads() {
        assert_eq!(
            nouns(
                "Prime Minister Ana Costa told the union's two new leaders on Tuesday that she had 3,000 letters."
            ),
            [
                "Prime Minister Ana COSTA",
                "the union 's two new LEADERS",
                "TUESDAY",
                "SHE",
                "3,000 LETTERS"
            ]
        );
        assert_eq!(
            nouns(
                "A very old bridge near Porto Velho fell, the recently elected mayor told reporters Tuesday."
            ),
            [
                "A very old BRIDGE",
                "Porto VELHO",
                "the recently elected MAYOR",
                "REPORTERS",
                "TUESDAY"
            ]
        );
        assert_eq!(
            nouns("This took $3 million, and those who knew it said nothing."),
            ["THIS", "$ 3 MILLION", "THOSE", "WHO", "IT", "NOTHING"]
        );
    }

    #[test]
    fn verb_groups_tell_tense_voice_and_denial() {
        assert_eq!(
            verbs("Costa said she had not yet been told and will also meet the crew and speak."),
            [
                group("said", Past, "f"),
                group("had not yet been told", Past, "fphn"),
                group("will also meet", Future, "f"),
                group("speak", Future, "f"),
            ]
        );
        assert_eq!(
            verbs("He is going to resign, she's saying, but they didn't want to be quoted."),
            [
                group("is going to resign", Future, "f"),
                group("'s saying", Present, "f"),
                group("did n't want", Past, "fn"),
                group("to be quoted", Tense::None, "p"),
            ]
        );
        assert_eq!(
            verbs("Did he say that? It might have been delayed."),
            [
                group("Did he say", Past, "f"),
                group("might have been delayed", Modal, "fph")
            ]
        );
    }
}
