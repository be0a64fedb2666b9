//! What a user decided about names by hand: joined here, parted there. Decisions outlive the stories they were made on
//! and hold for later ones. The last one on the same names wins.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::name;
use super::roster::Key;
use crate::extract::ActorKind;

/// A name that a decision is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// As a story spells it; other spellings of the same letters are meant too.
    pub name: String,
    /// What bears it.
    pub kind: ActorKind,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// The first name means whom the second means, and the second is the better one.
    Same(Name, Name),
    /// The first name does not mean whom the second means.
    Apart(Name, Name),
    /// The same, of the first name where a story uses it alone; a story that ties the two itself is believed.
    Lone(Name, Name),
}

impl Name {
    /// What the name is compared by.
    pub(super) fn key(&self) -> Key {
        (self.kind, name::key(&self.name, self.kind))
    }
}

/// All decisions, summed up.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Hand {
    /// Names that mean one actor, the best first; never fewer than two.
    groups: Vec<Vec<Key>>,
    /// The group a name is in.
    of: HashMap<Key, usize>,
    /// A name, and whom it does not mean.
    apart: HashSet<(Key, Key)>,
    /// A name, and whom it does not mean where it stands alone.
    lone: HashSet<(Key, Key)>,
}

impl Hand {
    pub fn decide(&mut self, decision: &Decision) {
        match decision {
            Decision::Same(name, with) => self.join(name.key(), with.key()),
            Decision::Apart(name, from) => self.part(name.key(), from.key()),
            Decision::Lone(name, from) => {
                let from = self.take(&from.key());
                let pairs = from.iter().map(|other| (name.key(), other.clone()));
                self.lone.extend(pairs);
                self.put(from);
            }
        }
        self.of.clear();
        for (at, group) in self.groups.iter().enumerate() {
            self.of.extend(group.iter().map(|key| (key.clone(), at)));
        }
    }

    fn join(&mut self, name: Key, with: Key) {
        if name == with {
            return;
        }
        let (mut group, others) = (self.take(&with), self.take(&name));
        group.extend(others.into_iter().filter(|key| *key != with));
        for apart in [&mut self.apart, &mut self.lone] {
            apart.retain(|(a, b)| !(group.contains(a) && group.contains(b)));
        }
        self.put(group);
    }

    fn part(&mut self, name: Key, from: Key) {
        let mut group = self.take(&from);
        group.retain(|key| *key != name);
        let pairs = group.iter().map(|other| (name.clone(), other.clone()));
        self.apart.extend(pairs);
        self.put(group);
    }

    fn put(&mut self, group: Vec<Key>) {
        if group.len() > 1 {
            self.groups.push(group);
        }
    }

    /// Takes the group out that a name is in, or makes one of the name alone.
    fn take(&mut self, key: &Key) -> Vec<Key> {
        match self.groups.iter().position(|group| group.contains(key)) {
            Some(at) => self.groups.swap_remove(at),
            None => vec![key.clone()],
        }
    }

    /// The names that mean the same as this one by hand, the best first, itself among them.
    pub fn group(&self, key: &Key) -> Option<&[Key]> {
        if self.groups.is_empty() {
            return None;
        }
        let at = *self.of.get(key)?;
        self.groups.get(at).map(Vec::as_slice)
    }

    /// Whether a name was told apart from another.
    pub fn is_apart(&self, name: &Key, from: &Key) -> bool {
        !self.apart.is_empty() && self.apart.contains(&(name.clone(), from.clone()))
    }

    /// Whether a name that stands alone was told not to mean another's bearer.
    pub fn is_apart_alone(&self, name: &Key, from: &Key) -> bool {
        let pair = || (name.clone(), from.clone());
        self.is_apart(name, from) || !self.lone.is_empty() && self.lone.contains(&pair())
    }

    /// Whether any name was told apart from any other.
    pub fn parts(&self) -> bool {
        !self.apart.is_empty()
    }

    /// The names that a decision bears on at present.
    pub fn concerned(&self, decision: &Decision) -> Vec<Key> {
        let (Decision::Same(a, b) | Decision::Apart(a, b) | Decision::Lone(a, b)) = decision;
        let mut keys = vec![a.key(), b.key()];
        for key in [a.key(), b.key()] {
            keys.extend(self.group(&key).unwrap_or_default().iter().cloned());
        }
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str) -> Name {
        Name {
            name: name.into(),
            kind: ActorKind::Person,
        }
    }

    fn group(hand: &Hand, name: &str) -> Vec<String> {
        let group = hand.group(&person(name).key()).unwrap_or_default();
        group.iter().map(|key| key.1.clone()).collect()
    }

    #[test]
    fn the_last_decision_on_two_names_wins() {
        let mut hand = Hand::default();
        let same = |a, b| Decision::Same(person(a), person(b));
        let apart = |a, b| Decision::Apart(person(a), person(b));
        hand.decide(&same("R. Novák", "Radek Novák"));
        hand.decide(&same("Radko Novak", "R. Novak"));
        assert_eq!(
            group(&hand, "radko novak"),
            ["radek novak", "r novak", "radko novak"]
        );
        hand.decide(&apart("R. Novák", "Radek Novák"));
        assert_eq!(group(&hand, "Radko Novak"), ["radek novak", "radko novak"]);
        assert!(hand.is_apart(&person("R Novak").key(), &person("Radko Novak").key()));
        hand.decide(&apart("Radko Novak", "Radek Novák"));
        assert!(group(&hand, "Radek Novák").is_empty());
        hand.decide(&same("R. Novák", "Radek Novák"));
        assert!(!hand.is_apart(&person("R Novak").key(), &person("Radek Novak").key()));
        assert!(hand.parts(), "Radko stays told apart");
    }
}
