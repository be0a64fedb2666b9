//! Parts of speech: the Penn Treebank's tags, given by an averaged perceptron from left to right.
//!
//! The method is Collins (2002), "Discriminative training methods for hidden Markov models", decoded greedily; the
//! features follow Ratnaparkhi (1996), "A maximum entropy model for part-of-speech tagging", and add what a lexicon
//! knows of a word. [`sight`] says what is seen of a token, [`walk`] makes keys of it, [`model`] holds their weights.
//! Knows nothing of names, quotations or times.

pub mod model;
pub mod sight;
pub mod walk;

use model::Model;
use sight::Survey;
use walk::walk;

use super::Text;

/// Penn Treebank part-of-speech tags, punctuation folded into one.
///
/// As in newer treebanks, `TO` is only the infinitive's "to"; the preposition is `IN`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Tag {
    /// Not tagged.
    #[default] None,
    CC, CD, DT, EX, FW, IN, JJ, JJR, JJS, LS, MD, NN, NNS, NNP, NNPS, PDT, POS, PRP, PRPS, RB, RBR, RBS, RP, SYM, TO,
    UH, VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP, WPS, WRB,
    /// Punctuation and quotation marks.
    Punct,
}

impl Tag {
    /// Every tag, each at the index `tag as usize`.
    #[rustfmt::skip]
    pub const ALL: [Tag; 38] = {
        use Tag::*;
        [
            None, CC, CD, DT, EX, FW, IN, JJ, JJR, JJS, LS, MD, NN, NNS, NNP, NNPS, PDT, POS, PRP, PRPS, RB, RBR, RBS,
            RP, SYM, TO, UH, VB, VBD, VBG, VBN, VBP, VBZ, WDT, WP, WPS, WRB, Punct,
        ]
    };

    /// Any form of a verb, modals too.
    pub fn is_verb(self) -> bool {
        matches!(
            self,
            Tag::VB | Tag::VBD | Tag::VBG | Tag::VBN | Tag::VBP | Tag::VBZ | Tag::MD
        )
    }

    /// A verb that carries tense: "said", "says", "will".
    pub fn is_finite(self) -> bool {
        matches!(self, Tag::VBD | Tag::VBP | Tag::VBZ | Tag::MD)
    }

    /// Any noun.
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS)
    }

    /// A proper noun.
    pub fn is_proper(self) -> bool {
        matches!(self, Tag::NNP | Tag::NNPS)
    }

    /// Any adjective.
    pub fn is_adjective(self) -> bool {
        matches!(self, Tag::JJ | Tag::JJR | Tag::JJS)
    }
}

/// Some tags out of all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TagSet(pub u64);

impl TagSet {
    /// The set of these tags.
    pub const fn of(tags: &[Tag]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < tags.len() {
            bits |= 1 << tags[i] as u64;
            i += 1;
        }
        Self(bits)
    }

    /// This set and one tag more.
    #[must_use]
    pub const fn with(self, tag: Tag) -> Self {
        Self(self.0 | 1 << tag as u64)
    }

    /// Whether the tag is in the set.
    pub const fn has(self, tag: Tag) -> bool {
        self.0 >> (tag as u64) & 1 == 1
    }

    /// The tags, in the order of [`Tag::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Tag> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let tag = *Tag::ALL.get(rest.trailing_zeros() as usize)?;
            rest &= rest - 1;
            Some(tag)
        })
    }

    /// The only tag of the set, if it has just one.
    pub fn sole(self) -> Option<Tag> {
        self.0
            .is_power_of_two()
            .then(|| Tag::ALL.get(self.0.trailing_zeros() as usize).copied())
            .flatten()
    }
}

/// Tags every token of the text.
pub(super) fn assign(text: &mut Text<'_>) {
    let model = Model::embedded();
    let survey = Survey::of(text);
    let mut view = Vec::new();
    for number in 0..text.sentences.len() {
        survey.look(text, number, &model, &mut view);
        let first = text.sentences[number].first;
        walk(&view, |at, tags, seen| {
            let tag = tags
                .sole()
                .unwrap_or_else(|| model.best(tags, &seen.keys()));
            text.tokens[first + at].tag = tag;
            tag
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::text::{Tag, lines, read};

    /// The text's tokens, each with its tag: "He/PRP left/VBD ./Punct".
    fn tagged(text: &str) -> String {
        let article = lines(text);
        let text = read(&article);
        let one = |at| format!("{}/{:?}", text.word(at), text.tag(at));
        (0..text.tokens.len())
            .map(one)
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn all_tags_stand_at_their_index() {
        for (index, tag) in Tag::ALL.into_iter().enumerate() {
            assert_eq!(tag as usize, index, "{tag:?}");
        }
    }

    #[test]
    fn verbs_have_their_tense() {
        assert_eq!(
            tagged("Prime Minister Ana Costa said on Tuesday she had not met the mayor."),
            "Prime/NNP Minister/NNP Ana/NNP Costa/NNP said/VBD on/IN Tuesday/NNP she/PRP had/VBD not/RB met/VBN \
             the/DT mayor/NN ./Punct"
        );
        assert_eq!(
            tagged("The union insists that wages have been cut and will meet the minister."),
            "The/DT union/NN insists/VBZ that/IN wages/NNS have/VBP been/VBN cut/VBN and/CC will/MD meet/VB the/DT \
             minister/NN ./Punct"
        );
    }

    #[test]
    fn any_text_is_tagged_whole() {
        for text in [
            "",
            "\u{feff}",
            "'",
            "’ ’ ’",
            "n't",
            "----",
            "ÀÉ ßß ﬁ",
            "🙂🙂",
            "a\u{301}'s",
            "12:;..",
        ] {
            let article = lines(text);
            let text = read(&article);
            assert!(
                (0..text.tokens.len()).all(|at| text.tag(at) != Tag::None),
                "{:?}",
                text.source
            );
        }
    }
}
