//! Whether the right one is named. A wrong name harms more than none.

use copytaster::extract::Quote;

use crate::story::{self, Story};
use crate::words::{core, within};

/// From worst to best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Somebody else, or somebody where the text names nobody.
    Wrong,
    /// Nobody, though the text says who.
    Nobody,
    /// The right one, but not by the fullest name, or left as the text words it.
    OtherForm,
    /// As the gold.
    Right,
}

impl Verdict {
    /// Its column of the totals.
    pub fn column(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Nobody => "nobody",
            Self::OtherForm => "other form",
            Self::Right => "right",
        }
    }
}

/// Judges the speaker named for a statement.
pub fn judge(story: &Story, gold: &story::Quote, found: &Quote) -> Verdict {
    let source = core(gold.source.as_deref().unwrap_or(""));
    let said = found.speaker.as_deref().map(core);
    let Some(name) = &gold.speaker else {
        return match said {
            _ if found.actor.is_some() => Verdict::Wrong,
            Some(said) if !said.iter().any(|w| source.contains(w)) => Verdict::Wrong,
            _ => Verdict::Right,
        };
    };
    let Some(said) = said else {
        return Verdict::Nobody;
    };
    let mut names = std::iter::once(name).chain(&gold.speaker_also);
    if names.any(|n| core(n) == said) {
        return Verdict::Right;
    }
    let name = core(name);
    let akin = within(&said, &name) || within(&name, &said);
    // "the Frenchman", unresolved, misleads nobody
    let worded = found.actor.is_none() && within(&said, &source);
    if gold.speaker.as_ref().is_some_and(|n| is_common(n)) {
        return if akin || worded {
            Verdict::Right
        } else {
            Verdict::Wrong
        };
    }
    let alias = story
        .gold
        .actors
        .iter()
        .filter(|a| core(&a.name) == name)
        .flat_map(|a| &a.aliases)
        .any(|alias| core(alias) == said);
    if akin || alias || worded {
        Verdict::OtherForm
    } else {
        Verdict::Wrong
    }
}

/// Whether it is the head words of a group or office ("residents"), not a name.
fn is_common(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_lowercase)
}
