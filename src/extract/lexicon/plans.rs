//! Verbs and their like that say which way a time lies: what is due, planned, coming, over.
//!
//! Source: written for this program from common English newspaper usage. Licence: MIT, as the program.

/// Words close before a time that put it ahead.
#[rustfmt::skip]
pub const DUE: &[&str] = &[
    "awaiting", "deadline", "due", "effective", "ending", "expire", "expires", "expiring", "matures", "maturing", "payable",
    "redeemable", "scheduled", "slated", "upcoming",
];

/// Verbs and adjectives whose infinitive is still to come: "agreed to meet", "is likely to leave".
#[rustfmt::skip]
pub const PLANS: &[&str] = &[
    "about", "agree", "agreed", "agrees", "aim", "aims", "anticipated", "asked", "called", "calls", "decided", "due", "expect",
    "expected", "expects", "forecast", "going", "hope", "hoped", "hopes", "hoping", "intend", "intended", "intends", "invited", "likely", "need",
    "needs", "offered", "ordered", "plan", "planned", "planning", "plans", "pledged", "poised", "prepared", "preparing", "promised",
    "proposed", "ready", "scheduled", "seek", "seeks", "set", "slated", "threatened", "told", "urged", "voted", "vowed", "want",
    "wanted", "wants", "willing",
];

/// Verbs whose object is still to come whatever their tense: "postponed until Friday", "has scheduled a vote Friday".
#[rustfmt::skip]
pub const PLANNING: &[&str] = &[
    "adjourned", "delayed", "expected", "extended", "extends", "planned", "planning", "plan", "plans", "postponed", "postpones",
    "rescheduled", "scheduled", "slated",
];

/// Verbs that speak of the future in the present tense: "the court meets Friday".
#[rustfmt::skip]
pub const COMING: &[&str] = &[
    "arrive", "arrives", "awaits", "begin", "begins", "close", "closes", "come", "comes", "commences", "continue", "continues", "convene", "convenes", "depart",
    "departs", "end", "ends", "expect", "expects", "expire", "expires", "face", "faces", "get", "gets", "go", "goes", "happens", "hold", "holds", "host",
    "hosts", "kick", "kicks", "launch", "launches", "leave", "leaves", "marks", "meet", "meets", "open", "opens", "play", "plays", "reconvene",
    "reconvenes", "reopen", "reopens", "resume", "resumes", "return", "returns", "start", "starts", "take", "takes", "travel",
    "travels", "visit", "visits", "vote", "votes",
];

/// Irregular past forms that are no other word, or seldom: the tagger may take them for something else.
#[rustfmt::skip]
pub const PAST: &[&str] = &[
    "arose", "became", "began", "broke", "brought", "built", "came", "caught", "chose", "drew", "drove", "fell", "fled", "flew",
    "fought", "gave", "grew", "held", "kept", "knew", "lost", "met", "paid", "ran", "rose", "said", "sank", "sent", "shook", "shrank",
    "sold", "spoke", "stood", "struck", "swept", "swore", "threw", "told", "took", "went", "withdrew", "won", "wore", "wrote",
];

/// Verbs that report in the present tense what was said.
pub const SAYING: &[&str] = &[
    "says", "say", "tells", "writes", "reports", "notes", "adds", "argues",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(DUE.is_sorted() && PLANS.is_sorted() && COMING.is_sorted() && PAST.is_sorted());
    }
}
