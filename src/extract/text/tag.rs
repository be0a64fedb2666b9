//! Parts of speech: the Penn Treebank's tags.

use super::{Class, Text};

/// Penn Treebank part-of-speech tags, punctuation folded into one.
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

/// Tags every token of the text.
pub(super) fn assign(text: &mut Text<'_>) {
    for at in 0..text.tokens.len() {
        let tag = match text.class(at) {
            Class::Number => Tag::CD,
            Class::Mark | Class::Punct => Tag::Punct,
            Class::Symbol => Tag::SYM,
            Class::Word => by_shape(text.word(at)),
        };
        text.tokens[at].tag = tag;
    }
}

fn by_shape(word: &str) -> Tag {
    if word.chars().next().is_some_and(char::is_uppercase) {
        Tag::NNP
    } else {
        Tag::NN
    }
}
