//! The rules that give a statement its speaker: each by a name that a user can read, and how often it is right.

use crate::extract::QuoteKind;

/// What an attribution rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Rule {
    /// `"...," Costa said.`
    NameVerbBehind,
    /// `"...," said Costa.`
    VerbNameBehind,
    /// `Costa said: "..."`
    QuoteBehindVerb,
    /// `Costa called it "a farce from start to end".`
    WordsBehindVerb,
    /// "Costa said that ..."
    That,
    /// "Costa said the road was closed."
    Bare,
    /// "The road, Costa said, was closed."
    BeforeVerb,
    /// "Costa promised to ..."
    Infinitive,
    /// "Costa criticised the plan."
    Object,
    /// "Costa asked whether ..."
    Question,
    /// "Costa described it as ..."
    Described,
    /// "according to Costa"
    According,
    /// "Costa's claim that ..."
    Noun,
    /// "Costa is sure that ..."
    Adjective,
    /// "Costa: a road is a promise" as a heading
    Heading,
    /// `Costa: "..."`
    Label,
    /// A paragraph of a transcript
    Transcript,
    /// `"..." — Ana Costa`
    Dash,
    /// "Costa read from the letter: ..."
    Colon,
    /// "Costa believes that it is late: ..."
    ColonClause,
    /// The paragraph or sentence before ended with a colon
    ColonBefore,
    /// More of a sentence that has its clause
    SameSentence,
    /// Whoever spoke before in the paragraph
    SameParagraph,
    /// Whoever is named behind a quotation further on in the paragraph
    LaterInParagraph,
    /// The person whom the sentence before is about
    SentenceBefore,
    /// The person whom the paragraph before ends with
    ParagraphBefore,
    /// The paragraph before left its quotation open
    GoesOn,
    /// The paragraph before ended with a quotation
    NextParagraph,
    /// Words in marks inside a sentence about somebody
    Borrowed,
    /// Nobody
    Unknown,
}

impl Rule {
    /// The rule in words for the user.
    pub fn text(self) -> &'static str {
        match self {
            Rule::NameVerbBehind => "name and verb behind the quotation",
            Rule::VerbNameBehind => "verb and name behind the quotation",
            Rule::QuoteBehindVerb => "quotation behind the verb",
            Rule::WordsBehindVerb => "quoted words behind the verb",
            Rule::That => "clause with that",
            Rule::Bare => "clause without that",
            Rule::BeforeVerb => "clause before the verb",
            Rule::Infinitive => "infinitive",
            Rule::Object => "object of the verb",
            Rule::Question => "question clause",
            Rule::Described => "described as",
            Rule::According => "according to",
            Rule::Noun => "noun with that",
            Rule::Adjective => "adjective with that",
            Rule::Heading => "heading names the speaker",
            Rule::Label => "label",
            Rule::Transcript => "transcript",
            Rule::Dash => "dash and name",
            Rule::Colon => "colon",
            Rule::ColonClause => "colon behind the clause",
            Rule::ColonBefore => "colon before the quotation",
            Rule::SameSentence => "same sentence",
            Rule::SameParagraph => "same paragraph",
            Rule::LaterInParagraph => "named later in the paragraph",
            Rule::SentenceBefore => "subject of the sentence before",
            Rule::ParagraphBefore => "subject of the paragraph before",
            Rule::GoesOn => "the quotation goes on",
            Rule::NextParagraph => "paragraph goes on quoting",
            Rule::Borrowed => "words in marks in a sentence about",
            Rule::Unknown => "no speaker named",
        }
    }

    /// How often the rule names the right words of the text, 0 to 1: set by hand after counting on annotated news.
    pub fn trust(self, kind: QuoteKind) -> f32 {
        let (direct, retold) = match self {
            Rule::NameVerbBehind => (0.99, 0.75),
            Rule::VerbNameBehind => (0.99, 0.7),
            Rule::QuoteBehindVerb => (0.95, 0.7),
            Rule::WordsBehindVerb => (0.82, 0.6),
            Rule::That => (0.93, 0.82),
            Rule::Bare => (0.88, 0.68),
            Rule::BeforeVerb => (0.95, 0.75),
            Rule::Infinitive => (0.8, 0.45),
            Rule::Object => (0.78, 0.48),
            Rule::Question => (0.7, 0.6),
            Rule::Described => (0.7, 0.45),
            Rule::According => (0.93, 0.85),
            Rule::Noun => (0.8, 0.5),
            Rule::Adjective => (0.8, 0.55),
            Rule::Heading => (0.9, 0.8),
            Rule::Label => (0.85, 0.6),
            Rule::Transcript => (0.95, 0.95),
            Rule::Dash => (0.95, 0.9),
            Rule::Colon => (0.72, 0.5),
            Rule::ColonClause => (0.85, 0.7),
            Rule::ColonBefore => (0.82, 0.7),
            Rule::SameSentence => (0.88, 0.7),
            Rule::SameParagraph => (0.89, 0.75),
            Rule::LaterInParagraph => (0.85, 0.7),
            Rule::SentenceBefore => (0.72, 0.6),
            Rule::ParagraphBefore => (0.68, 0.6),
            Rule::GoesOn => (0.8, 0.7),
            Rule::NextParagraph => (0.68, 0.6),
            Rule::Borrowed => (0.5, 0.5),
            Rule::Unknown => (0.3, 0.3),
        };
        if kind == QuoteKind::Direct {
            direct
        } else {
            retold
        }
    }
}
