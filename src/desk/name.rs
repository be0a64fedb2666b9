//! Names as keys: when two spellings name one actor, and which short form a full name lends itself to.
//!
//! Knows nothing of stories; the roster decides what follows from equal keys.

use crate::extract::ActorKind;
use crate::fold::fold_into;

/// Words that belong to the surname behind them ("Jan van der Berg", "Mohammed bin Salman").
const PARTICLES: [&str; 26] = [
    "al", "af", "ap", "av", "bin", "bint", "da", "das", "de", "del", "della", "der", "di", "do",
    "dos", "du", "el", "ibn", "la", "le", "san", "ten", "ter", "van", "von", "zu",
];

/// Words behind a surname that are no part of it.
const SUFFIXES: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "phd"];

/// A name's letters and digits, folded, words parted by one space, initials run together ("J. K." and "J.K." are "jk");
/// a leading "the" goes for anything but a person. Equal keys of one kind are one actor.
pub(super) fn key(name: &str, kind: ActorKind) -> String {
    let mut folded = String::with_capacity(name.len());
    fold_into(name, &mut folded);
    folded.retain(|c| c != '\'');
    let in_word =
        |c: char| c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
    let mut key = String::with_capacity(folded.len());
    let mut after_initial = false;
    for word in folded
        .split(|c| !in_word(c))
        .filter(|word| !word.is_empty())
    {
        let initial = word.chars().nth(1).is_none();
        let joined = initial && after_initial;
        if !key.is_empty() && !joined {
            key.push(' ');
        }
        key.push_str(word);
        after_initial = initial;
    }
    match key.strip_prefix("the ") {
        Some(rest) if kind != ActorKind::Person => rest.to_owned(),
        _ => key,
    }
}

/// The surname of a person's full name; `None` for a name of one word, which is no full name.
pub(super) fn surname(key: &str) -> Option<&str> {
    let mut end = key.len();
    while let Some(at) = key[..end].rfind(' ')
        && SUFFIXES.contains(&&key[at + 1..end])
    {
        end = at;
    }
    let mut start = key[..end].rfind(' ')? + 1;
    while let Some(before) = key[..start].strip_suffix(' ') {
        let word = before.rfind(' ').map_or(0, |at| at + 1);
        if word == 0 || !PARTICLES.contains(&&before[word..]) {
            break;
        }
        start = word;
    }
    Some(&key[start..end])
}

/// Whether a person's key is a surname alone: one word, with nothing but particles before it.
pub(super) fn is_lone(key: &str) -> bool {
    match key.rsplit_once(' ') {
        None => !key.is_empty(),
        Some((before, _)) => before.split(' ').all(|word| PARTICLES.contains(&word)),
    }
}

/// Whether a name as written is an abbreviation that stands for its organization: two to eight capitals.
pub(super) fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|&c| c != '.');
    (2..=8).contains(&letters.clone().count()) && letters.clone().all(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_fold_spelling() {
        let person = |name| key(name, ActorKind::Person);
        assert_eq!(person("Radek Novák"), person("RADEK NOVAK"));
        assert_eq!(person("J.K. Costa"), person("J. K. Costa"));
        assert_eq!(person("J.K. Costa"), "jk costa");
        assert_eq!(key("U.N.", ActorKind::Organization), "un");
        assert_eq!(person("Niamh O’Neil"), "niamh oneil");
        assert_eq!(
            key("Nagorno-Karabakh", ActorKind::Place),
            "nagorno karabakh"
        );
        assert_eq!(
            key("The Port Authority", ActorKind::Organization),
            "port authority"
        );
        assert_eq!(person("The Edge"), "the edge");
        assert_eq!(person(" — "), "");
    }

    #[test]
    fn surnames_keep_their_particles() {
        assert_eq!(surname("ana costa"), Some("costa"));
        assert_eq!(surname("jan van der berg"), Some("van der berg"));
        assert_eq!(surname("van halen"), Some("halen"));
        assert_eq!(surname("john reed jr"), Some("reed"));
        assert_eq!(surname("costa"), None);
        assert!(is_lone("costa") && is_lone("van der berg"));
        assert!(!is_lone("ana costa") && !is_lone(""));
    }

    #[test]
    fn acronyms_are_capitals() {
        assert!(is_acronym("OSCE") && is_acronym("U.N."));
        assert!(!is_acronym("Osce") && !is_acronym("A") && !is_acronym("李伟"));
    }
}
