//! The rules that give a statement its speaker: each by a name and a sentence that a user can read, and how often it is
//! right; and what else a statement's confidence is made of.

use serde::{Deserialize, Serialize};

use crate::article::compact;
use crate::extract::QuoteKind;

/// What an attribution rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Rule {
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
    #[default]
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

    /// What was seen, in a sentence with an example of ours.
    pub fn sentence(self) -> &'static str {
        match self {
            Rule::NameVerbBehind => "Name and verb stand behind the quotation: “…,” Costa said.",
            Rule::VerbNameBehind => "Verb and name stand behind the quotation: “…,” said Costa.",
            Rule::QuoteBehindVerb => "The quotation stands behind name and verb: Costa said: “…”",
            Rule::WordsBehindVerb => {
                "Words in quotation marks stand behind name and verb: Costa called it “…”."
            }
            Rule::That => "A clause stands behind name and verb: Costa said that …",
            Rule::Bare => "A clause stands behind name and verb, without “that”: Costa said …",
            Rule::BeforeVerb => "Name and verb stand behind or in the clause: …, Costa said.",
            Rule::Infinitive => "An infinitive stands behind name and verb: Costa promised to …",
            Rule::Object => "The verb tells what was spoken of: Costa criticised …",
            Rule::Question => "A question stands behind name and verb: Costa asked whether …",
            Rule::Described => "The verb tells what something was called: Costa described it as …",
            Rule::According => "The text says after whom it goes: according to Costa, …",
            Rule::Noun => "A noun stands for the saying: Costa's claim that …",
            Rule::Adjective => "An adjective stands for the saying: Costa is sure that …",
            Rule::Heading => "A heading names the speaker and says the words: Costa: …",
            Rule::Label => "A name and a colon stand before the words: Costa: “…”",
            Rule::Transcript => "It is a turn in a conversation written down by speakers.",
            Rule::Dash => "A dash and a name stand behind the words: “…” — Ana Costa",
            Rule::Colon => "A sentence about the speaker leads to the words with a colon.",
            Rule::ColonClause => {
                "What somebody thinks leads to the words with a colon: Costa believes it is late: “…”"
            }
            Rule::ColonBefore => "The sentence or the paragraph before ends with a colon.",
            Rule::SameSentence => "It is more of a sentence whose speaker is named.",
            Rule::SameParagraph => {
                "Nobody is named beside the words; the paragraph has quoted this speaker before."
            }
            Rule::LaterInParagraph => {
                "Nobody is named beside the words; the next quotation of the paragraph names the speaker."
            }
            Rule::SentenceBefore => {
                "Nobody is named beside the words; the sentence before is about this one."
            }
            Rule::ParagraphBefore => {
                "Nobody is named beside the words; the paragraph before ends with this one."
            }
            Rule::GoesOn => "The paragraph before leaves its quotation open, and this one goes on.",
            Rule::NextParagraph => {
                "Nobody is named beside the words; the paragraph before ends with words of this speaker."
            }
            Rule::Borrowed => "Words in quotation marks stand in a sentence about this one.",
            Rule::Unknown => "Nothing near the words says who said them.",
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

/// What a statement's confidence is made of: how often its rule is right, less what speaks against it here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds {
    /// What gave it its speaker.
    pub rule: Rule,
    /// How the words of the text became the speaker's name: "named", "pronoun", "role", ...; empty without any.
    #[serde(deserialize_with = "compact::word")]
    pub how: compact::Word,
    /// Of a hundred, how sure the reading of the quotation marks is.
    pub marks: u8,
    /// Of a hundred, how sure it is that the words of the text mean the speaker.
    pub name: u8,
}

impl Default for Grounds {
    fn default() -> Self {
        Self {
            rule: Rule::Unknown,
            how: "",
            marks: 100,
            name: 100,
        }
    }
}

impl Grounds {
    /// What makes the statement least sure, in a few words.
    pub fn weakest(&self, kind: QuoteKind) -> &'static str {
        let rule = percent(self.rule.trust(kind));
        if self.name < rule && self.name <= self.marks && !matches!(self.how, "" | "named") {
            self.how
        } else if self.marks < rule {
            "marks guessed"
        } else {
            self.rule.text()
        }
    }

    /// How the words of the text became the name, in a sentence; `None` where they are the name.
    pub fn naming(&self) -> Option<&'static str> {
        Some(match self.how {
            "" | "named" => return None,
            "pronoun" => "A pronoun stands for the name; it was taken for the last one it fits.",
            "described" => "The text says what the speaker is, and gives no name.",
            "description" | "label" => "No one actor of the story fits these words.",
            "age" => "The words give an age that the story tells of one person.",
            "role" => "The words are a role that the story gives to one actor.",
            "role, the last of several" => {
                "Several actors have this role; the last named was taken."
            }
            "the one company" => "The story names one company.",
            "whoever issued it" => "The words stand for whoever issued the text.",
            "a wider word for the role" => "The words are a wider term for an actor's role.",
            "description of the last speaker" => "The words describe whoever spoke last.",
            "the only one named in the paragraph" => "The paragraph names nobody else.",
            "handle" => "The words are a name on a network that stands for the actor.",
            "interviewee" => "The story is an interview with this person.",
            _ => "The words of the text are not the name itself.",
        })
    }
}

/// Of a hundred.
pub(super) fn percent(share: f32) -> u8 {
    (share * 100.0).round().clamp(0.0, 100.0) as u8
}
