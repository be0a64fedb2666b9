//! Which word of a person's name is the family's: the last in most languages, the first in Chinese, Korean and Vietnamese.
//!
//! Works on the name alone; who bears it is `merge`'s business.

use crate::extract::lexicon::eastern;
use crate::extract::lexicon::facts::{self, Facts};
use crate::fold::fold;

/// Where the family's word stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// Last: "Ana Costa".
    #[default]
    Last,
    /// First: "Baek Do-hyun".
    First,
    /// The name does not tell ("Li Wei"), or the language calls people by the last word too ("Nguyen Van Minh").
    Either,
}

/// The order of a name's words, given as they are written.
pub(super) fn of(name: &[&str]) -> Order {
    let (2..=4, Some(first)) = (name.len(), name.first()) else {
        return Order::Last;
    };
    if !first.starts_with(char::is_uppercase) || first.contains(['-', '.']) {
        return Order::Last;
    }
    let family = fold(first);
    let listed = eastern::surname(&family);
    // No family name of the list, and nothing written as such given names are.
    if listed.is_none() && !name[1].contains('-') {
        return Order::Last;
    }
    let rest: Vec<String> = name[1..].iter().map(|w| fold(w)).collect();
    let Some(last) = rest.last() else {
        return Order::Last;
    };
    // "Do-hyun", "Pei-shan": hardly any other language writes given names so.
    let hyphened = name.len() == 2
        && name[1].split_once('-').is_some_and(|(a, b)| {
            a.starts_with(char::is_uppercase) && b.starts_with(char::is_lowercase)
        })
        && eastern::is_syllables(last);
    if hyphened {
        let given = facts::of(&family).has(Facts::GIVEN);
        let fits =
            listed.is_some() || !given && family.len() <= 6 && eastern::is_syllables(&family);
        return if fits { Order::First } else { Order::Last };
    }
    let facts = facts::of(last);
    let looks = rest.iter().all(|w| eastern::is_syllables(w))
        && !facts.has(Facts::COMMON)
        && rest.iter().all(|w| w.len() < 12);
    match listed {
        _ if !looks => Order::Last,
        None => Order::Last,
        Some(_) if vietnamese(&family) && name.len() > 2 => Order::Either,
        Some(true) if eastern::surname(last).is_some() || western(facts) => Order::Either,
        Some(true) => Order::First,
        Some(false) if name.len() > 2 && eastern::surname(last).is_none() => Order::First,
        Some(false) if western(facts) || eastern::surname(last) == Some(true) => Order::Last,
        Some(false) => Order::First,
    }
}

/// A family name of other languages as well ("Manning").
fn western(facts: Facts) -> bool {
    facts.has(Facts::SURNAME) && !facts.has(Facts::GIVEN)
}

fn vietnamese(family: &str) -> bool {
    matches!(
        family,
        "nguyen"
            | "tran"
            | "le"
            | "pham"
            | "hoang"
            | "huynh"
            | "phan"
            | "vu"
            | "vo"
            | "dang"
            | "bui"
            | "do"
            | "ngo"
            | "duong"
            | "ly"
            | "dinh"
            | "truong"
            | "trinh"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn family_names_that_stand_first() {
        for (name, order) in [
            ("Baek Do-hyun", Order::First),
            ("Pyo Sang-cheol", Order::First),
            ("Wang Xiaohong", Order::First),
            ("Kim Yeon-hee", Order::First),
            ("Kim Jong Un", Order::First),
            ("Nguyen Van Minh", Order::Either),
            ("Kim Clark", Order::Last),
            ("Lee Harris", Order::Last),
            ("Jin-ho Park", Order::Last),
            ("Wang Anderson", Order::Last),
            ("Ana Costa", Order::Last),
            ("Jean Do-hyun", Order::Last),
            ("Wang", Order::Last),
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            assert_eq!(of(&words), order, "{name}");
        }
    }
}
