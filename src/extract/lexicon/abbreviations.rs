//! Words that end in a full stop of their own.
//!
//! Source: written for this program from common English newspaper usage. Licence: MIT, as the program.

/// Abbreviations that are followed by what they belong to ("Mr. Costa"): never the end of a sentence.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "adm", "apr", "asst", "atty", "aug", "brig", "capt", "cmdr", "col", "comdr", "cpl", "dec", "det", "dr", "drs", "feb",
    "ft", "gen", "gens", "gov", "govs", "hon", "insp", "jan", "jul", "jun", "lt", "maj", "mar", "messrs", "mgr", "mlle",
    "mme", "mr", "mrs", "ms", "mt", "mx", "no", "nos", "nov", "oct", "op", "pfc", "pp", "pres", "prof", "profs", "pvt",
    "rep", "reps", "rev", "sec", "sen", "sens", "sep", "sept", "sgt", "spc", "sr", "sra", "st", "ste", "supt", "treas",
    "vs", "v", "viz", "cf", "eg", "ie", "fig", "art", "vol", "ca", "approx", "est", "tel",
];

/// Abbreviations that may also end a sentence ("Widgets Inc.").
#[rustfmt::skip]
const ANYWHERE: &[&str] = &[
    "ala", "ariz", "ark", "ave", "blvd", "bros", "calif", "co", "colo", "conn", "corp", "cos", "ctr", "dept", "del", "esq",
    "etc", "fla", "ga", "hr", "hrs", "hwy", "ill", "inc", "ind", "jr", "kan", "ky", "la", "ltd", "mass", "md", "mich",
    "min", "minn", "miss", "mo", "mont", "neb", "nev", "okla", "ore", "pa", "plc", "pty", "rd", "tenn", "tex", "univ",
    "va", "vt", "wash", "wis", "wyo", "yr", "yrs", "al", "oz", "lb", "lbs", "km", "kg", "sq", "bhd", "phd",
];

/// Whether a word, given without its full stop, keeps the stop as its own.
pub fn is_abbreviation(word: &str) -> bool {
    let mut chars = word.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else {
        return false;
    };
    if second.is_none() {
        return first.is_uppercase() || matches!(first, 'v' | 'c');
    }
    if word.contains('.') {
        // "U.S", "a.m", "Ph.D", "i.e": every piece short
        return word
            .split('.')
            .all(|piece| !piece.is_empty() && piece.chars().count() <= 2)
            && word.chars().any(char::is_alphabetic);
    }
    if word.len() > 7 || !word.is_ascii() {
        return false;
    }
    let lower = word.to_ascii_lowercase();
    // Lower-case look-alikes ("no", "mar", "art", "sat") are words, not abbreviations.
    let capital = first.is_uppercase();
    let always = matches!(
        lower.as_str(),
        "vs" | "etc"
            | "al"
            | "eg"
            | "ie"
            | "cf"
            | "viz"
            | "approx"
            | "ca"
            | "pp"
            | "hrs"
            | "yrs"
            | "lbs"
            | "sq"
    );
    (capital && (BEFORE.contains(&lower.as_str()) || ANYWHERE.contains(&lower.as_str()))) || always
}

/// Whether an abbreviation, given with its full stop, may be the last word of a sentence.
pub fn may_end(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    if bare.contains('.') {
        return true;
    }
    if bare.chars().count() == 1 {
        return false;
    }
    !BEFORE.contains(&bare.to_ascii_lowercase().as_str())
}

/// Words that, capitalised behind an abbreviation, show that a new sentence has begun.
pub fn starts_sentence(lower: &str) -> bool {
    matches!(
        lower,
        "the"
            | "a"
            | "an"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "you"
            | "this"
            | "that"
            | "these"
            | "those"
            | "there"
            | "but"
            | "and"
            | "in"
            | "on"
            | "at"
            | "for"
            | "if"
            | "when"
            | "while"
            | "his"
            | "her"
            | "its"
            | "their"
            | "our"
            | "however"
            | "meanwhile"
            | "some"
            | "many"
            | "most"
            | "after"
            | "before"
            | "as"
            | "to"
            | "with"
            | "what"
            | "who"
            | "how"
            | "why"
            | "no"
            | "not"
            | "yet"
            | "so"
            | "also"
            | "one"
            | "two"
            | "by"
            | "from"
            | "since"
    )
}
