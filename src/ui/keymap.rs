//! The keymap: rules that say what a key means where, made of the action table and of what a user changed.
//!
//! Of the rules that apply the first wins, in the table's order. Keys that a user gives take the place of an action's
//! own, and are taken from other actions where they stand; it knows nothing of files or of what actions do.

use super::action::{Action, Binding, Entry, TABLE};
use super::keys::{Chord, Need, Situation, When, place};

/// One key's meaning in some situations.
#[derive(Clone, Debug)]
pub struct Rule {
    /// The key.
    pub chord: Chord,
    /// When it means this.
    pub when: When,
    /// What it means.
    pub action: Action,
    /// Two words for the footer, if it is worth a place there.
    pub hint: &'static str,
    /// The change that it comes from, if it is none of the table's.
    from: Option<usize>,
    /// A key that the action has elsewhere anyway: it means this where it means nothing else.
    weak: bool,
}

/// Keys that an action has instead of those it had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which action.
    pub action: Action,
    /// One bit of [`place`], or [`place::ANYWHERE`].
    pub place: u32,
    /// Its keys there, all of them.
    pub chords: Vec<Chord>,
}

/// Why changes can't be made, each with the number of the change at fault.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Two actions want one key in one place.
    #[error("{chord:?} would mean {} and {} in {place}; give one of them another key", name(*.one), name(*.other))]
    Clash {
        /// The later of the two changes.
        at: usize,
        /// The key, as it is written.
        chord: String,
        /// Where.
        place: &'static str,
        /// What it means by an earlier change.
        one: Action,
        /// What it means by this one.
        other: Action,
    },
    /// The action does nothing there.
    #[error("{} does nothing in {place}; it has keys in {}", name(*.action), .places.join(", "))]
    Idle {
        /// The change.
        at: usize,
        /// The action.
        action: Action,
        /// Where it does nothing.
        place: &'static str,
        /// Where it does something.
        places: Vec<&'static str>,
    },
    /// No key would end the program.
    #[error("no key would end the program in {place}; give close or quit one")]
    NoWayOut {
        /// The change, the last one.
        at: usize,
        /// Where.
        place: &'static str,
    },
}

impl Fault {
    /// The number of the change at fault.
    pub fn at(&self) -> usize {
        match self {
            Self::Clash { at, .. } | Self::Idle { at, .. } | Self::NoWayOut { at, .. } => *at,
        }
    }
}

/// An action's row of the table.
pub fn entry(action: Action) -> Option<&'static Entry> {
    TABLE.iter().find(|entry| entry.action == action)
}

/// An action's name.
pub fn name(action: Action) -> &'static str {
    entry(action).map_or("", |entry| entry.name)
}

/// All rules; of those that apply the first wins.
#[derive(Clone, Debug)]
pub struct Keymap {
    rules: Vec<Rule>,
}

impl Default for Keymap {
    /// The rules of the action table.
    fn default() -> Self {
        let rules = TABLE.iter().flat_map(|entry| {
            let bindings = entry.bindings.iter();
            bindings.flat_map(|binding| rules(entry, binding))
        });
        Self {
            rules: rules.collect(),
        }
    }
}

/// A binding's own keys.
fn chords(binding: &Binding) -> Vec<Chord> {
    binding.keys.split(' ').filter_map(Chord::parse).collect()
}

/// A binding's rules; the first of its keys is told in the footer.
fn rules(entry: &'static Entry, binding: &'static Binding) -> impl Iterator<Item = Rule> {
    let hints = [binding.hint].into_iter().chain(std::iter::repeat(""));
    let rules = chords(binding).into_iter().zip(hints);
    rules.map(|(chord, hint)| Rule {
        chord,
        when: binding.when,
        action: entry.action,
        hint,
        from: None,
        weak: false,
    })
}

impl Keymap {
    /// The table's rules, changed. What is changed in one place goes before what is changed everywhere.
    ///
    /// # Errors
    /// The first change that can't be made.
    pub fn new(changes: &[Change]) -> Result<Self, Fault> {
        let mut keymap = Self::default();
        for everywhere in [true, false] {
            let chosen = |change: &&Change| (change.place == place::ANYWHERE) == everywhere;
            let chosen = || {
                changes
                    .iter()
                    .enumerate()
                    .filter(|(_, change)| chosen(change))
            };
            for (at, change) in chosen() {
                keymap.change(at, change)?;
            }
            let new: Vec<usize> = chosen().map(|(at, _)| at).collect();
            keymap.make_way(&new)?;
        }
        let panes = place::NAMES.iter();
        for (place, bit) in panes.filter(|(_, bit)| bit & place::PANES != 0) {
            let leaves = |rule: &Rule| matches!(rule.action, Action::Close | Action::Quit);
            let mut out = keymap.rules.iter().filter(|rule| leaves(rule));
            if !out.any(|rule| rule.when.places & bit != 0) {
                let at = changes.len().saturating_sub(1);
                return Err(Fault::NoWayOut { at, place });
            }
        }
        Ok(keymap)
    }

    fn change(&mut self, at: usize, change: &Change) -> Result<(), Fault> {
        let Some(entry) = entry(change.action) else {
            return Ok(());
        };
        let places = entry.bindings.iter().fold(0, |all, b| all | b.when.places);
        if places & change.place == 0 {
            let place = place::names(change.place).first().copied();
            return Err(Fault::Idle {
                at,
                action: change.action,
                place: place.unwrap_or_default(),
                places: place::names(places),
            });
        }
        // The new rules stand where the action's first one stood: the table's order is the order of precedence.
        let first = self.rules.iter().position(|r| r.action == change.action);
        let before = TABLE.iter().take_while(|e| e.action != change.action);
        let before: Vec<Action> = before.map(|e| e.action).collect();
        let place = first.unwrap_or_else(|| {
            let last = self.rules.iter().rposition(|r| before.contains(&r.action));
            last.map_or(0, |last| last + 1)
        });
        for rule in self.rules.iter_mut().filter(|r| r.action == change.action) {
            rule.when.places &= !change.place;
        }
        let mut new = Vec::new();
        for binding in entry.bindings {
            let own = chords(binding);
            let mut told = binding.hint;
            for &chord in &change.chords {
                let mut places = binding.when.places & change.place;
                if chord.letter().is_some() {
                    // Where a line is typed, letters are letters.
                    places &= !place::LINES;
                }
                let weak = change.place == place::ANYWHERE
                    && is_own(entry, chord)
                    && !own.contains(&chord);
                if places != 0 {
                    let hint = std::mem::take(&mut told);
                    let when = When {
                        places,
                        ..binding.when
                    };
                    new.push(Rule {
                        chord,
                        when,
                        action: change.action,
                        hint,
                        from: Some(at),
                        weak,
                    });
                }
            }
        }
        self.rules.splice(place..place, new);
        self.rules.retain(|rule| rule.when.places != 0);
        Ok(())
    }

    /// Takes the keys of new rules from other actions; from those that are new too they can't be taken.
    fn make_way(&mut self, new: &[usize]) -> Result<(), Fault> {
        let is_new = |rule: &Rule| !rule.weak && rule.from.is_some_and(|at| new.contains(&at));
        let given: Vec<Rule> = self.rules.iter().filter(|r| is_new(r)).cloned().collect();
        for rule in self.rules.iter_mut().filter(|rule| !rule.weak) {
            for given in &given {
                let both = conflict(rule, given);
                if both != 0 && is_new(rule) {
                    return Err(clash(rule, given, both));
                }
                rule.when.places &= !both;
            }
        }
        for at in 0..self.rules.len() {
            if let Some(rule) = self.rules.get(at).filter(|rule| rule.weak) {
                let others = self.rules.iter();
                let taken = others.fold(0, |all, other| all | conflict(rule, other));
                self.rules[at].when.places &= !taken;
            }
        }
        self.rules.retain(|rule| rule.when.places != 0);
        Ok(())
    }

    /// What a key means now.
    pub fn action(&self, chord: Chord, now: &Situation) -> Option<Action> {
        self.applying(chord, now).map(|rule| rule.action)
    }

    /// What the footer tells: keys that do something now, in the table's order, none that another rule hides.
    pub fn hints(&self, now: &Situation) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(|rule| {
            !rule.hint.is_empty()
                && rule.when.holds(now)
                && self
                    .applying(rule.chord, now)
                    .is_some_and(|first| std::ptr::eq(first, *rule))
        })
    }

    /// All keys of an action, in the table's order, each once.
    pub fn keys(&self, action: Action) -> Vec<Chord> {
        self.keys_in(action, place::ANYWHERE)
    }

    /// The keys that an action has in some of these places.
    pub fn keys_in(&self, action: Action, places: u32) -> Vec<Chord> {
        let mut keys = Vec::new();
        let here = |r: &&Rule| r.action == action && r.when.places & places != 0;
        for rule in self.rules.iter().filter(here) {
            if !keys.contains(&rule.chord) {
                keys.push(rule.chord);
            }
        }
        keys
    }

    fn applying(&self, chord: Chord, now: &Situation) -> Option<&Rule> {
        self.rules
            .iter()
            .find(|rule| rule.chord == chord && rule.when.holds(now))
    }
}

/// Whether the table gives a key to the action.
fn is_own(entry: &Entry, chord: Chord) -> bool {
    entry.bindings.iter().any(|b| chords(b).contains(&chord))
}

/// Where two rules give one key two meanings.
fn conflict(one: &Rule, other: &Rule) -> u32 {
    let both = one.when.places & other.when.places;
    let apart = one.action == other.action
        || one.chord != other.chord
        || exclude(one, other)
        || share(one.action, other.action, both);
    if apart { 0 } else { both }
}

fn clash(one: &Rule, other: &Rule, places: u32) -> Fault {
    let (one, other) = match one.from <= other.from {
        true => (one, other),
        false => (other, one),
    };
    Fault::Clash {
        at: other.from.unwrap_or_default(),
        chord: other.chord.to_string(),
        place: place::names(places).first().copied().unwrap_or_default(),
        one: one.action,
        other: other.action,
    }
}

/// Whether two rules never apply at the same time.
fn exclude(one: &Rule, other: &Rule) -> bool {
    const NEVER: [(Need, Need); 2] = [(Need::Find, Need::NoFind), (Need::Arrivals, Need::Happened)];
    let (one, other) = (one.when.needs, other.when.needs);
    NEVER.iter().any(|(a, b)| {
        (one.contains(a) && other.contains(b)) || (one.contains(b) && other.contains(a))
    })
}

/// Whether two actions have one key by the table already in some of these places, each in its own situation.
fn share(one: Action, other: Action, places: u32) -> bool {
    let bindings = |action| entry(action).map_or(&[][..], |entry| entry.bindings);
    bindings(one).iter().any(|a| {
        bindings(other).iter().any(|b| {
            a.when.places & b.when.places & places != 0
                && chords(a).iter().any(|chord| chords(b).contains(chord))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chord(words: &str) -> Chord {
        Chord::parse(words).unwrap()
    }

    fn change(place: u32, action: Action, keys: &str) -> Change {
        let chords = keys.split_whitespace().map(chord).collect();
        Change {
            action,
            place,
            chords,
        }
    }

    fn at(place: u32, holds: &[Need]) -> Situation {
        Situation {
            place,
            holds: holds.to_vec(),
        }
    }

    #[test]
    fn every_key_of_the_table_can_be_read() {
        for entry in TABLE {
            assert!(!entry.bindings.is_empty(), "{}: no key", entry.name);
            for binding in entry.bindings {
                for words in binding.keys.split(' ') {
                    assert!(Chord::read(words).is_ok(), "{}: {words}", entry.name);
                }
            }
        }
    }

    #[test]
    fn no_name_is_an_action_and_a_place() {
        for (place, _) in place::NAMES {
            assert!(TABLE.iter().all(|entry| entry.name != *place), "{place}");
        }
    }

    #[test]
    fn the_first_rule_that_applies_wins() {
        let keys = Keymap::default();
        let now = at(place::ACTORS, &[Need::Chip, Need::Find]);
        assert_eq!(keys.action(chord("esc"), &now), Some(Action::Back));
        let hints = |now: &Situation| -> Vec<&str> {
            let hints = keys.hints(now).filter(|r| r.chord == chord("esc"));
            hints.map(|r| r.hint).collect()
        };
        assert_eq!(hints(&now), ["end find"]);
        assert_eq!(hints(&at(place::ACTORS, &[])), [""; 0]);
    }

    #[test]
    fn a_change_replaces_the_keys_and_keeps_hints_and_conditions() {
        let keys = Keymap::new(&[change(place::ANYWHERE, Action::Open, "o")]).unwrap();
        let row = at(place::TIMELINE, &[Need::Row, Need::Meant]);
        assert_eq!(keys.action(chord("o"), &row), Some(Action::Open));
        assert_eq!(keys.action(chord("enter"), &row), None);
        assert!(
            keys.hints(&row)
                .any(|r| r.chord == chord("o") && r.hint == "read")
        );
        assert_eq!(keys.action(chord("o"), &at(place::PROMPT, &[])), None);
        let off = Keymap::new(&[change(place::ANYWHERE, Action::Sort, "")]).unwrap();
        assert_eq!(off.keys(Action::Sort), []);
    }

    #[test]
    fn a_key_is_taken_from_whoever_has_it_there() {
        let keys = Keymap::new(&[change(place::QUOTES, Action::Follow, "z")]).unwrap();
        let now = |place| at(place, &[Need::Arrivals, Need::Panes]);
        assert_eq!(
            keys.action(chord("z"), &now(place::QUOTES)),
            Some(Action::Follow)
        );
        assert_eq!(
            keys.action(chord("z"), &now(place::ACTORS)),
            Some(Action::Zoom)
        );
        assert_eq!(keys.action(chord("F"), &now(place::QUOTES)), None);
        assert_eq!(
            keys.action(chord("F"), &now(place::ACTORS)),
            Some(Action::Follow)
        );
    }

    #[test]
    fn one_more_key_takes_nothing_away() {
        // `down` moves in panes, though it is also a key of the next hit.
        let keys = "n down ctrl-n x";
        let keys = Keymap::new(&[change(place::ANYWHERE, Action::NextHit, keys)]).unwrap();
        let now = at(place::TIMELINE, &[Need::Find]);
        assert_eq!(keys.action(chord("down"), &now), Some(Action::Down));
        assert_eq!(keys.action(chord("x"), &now), Some(Action::NextHit));
        let typing = at(place::PROMPT, &[Need::Find]);
        assert_eq!(keys.action(chord("down"), &typing), Some(Action::NextHit));
        assert_eq!(
            keys.action(chord("x"), &typing),
            None,
            "it is a letter there"
        );
    }

    #[test]
    fn actions_that_share_a_key_go_on_sharing() {
        let both = [
            change(place::ANYWHERE, Action::NextHit, "x"),
            change(place::ANYWHERE, Action::NextUnread, "x"),
        ];
        let keys = Keymap::new(&both).unwrap();
        let find = at(place::TIMELINE, &[Need::Find]);
        assert_eq!(keys.action(chord("x"), &find), Some(Action::NextHit));
        let none = at(place::TIMELINE, &[Need::NoFind, Need::Unread]);
        assert_eq!(keys.action(chord("x"), &none), Some(Action::NextUnread));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let error = |changes: &[Change]| {
            let fault = Keymap::new(changes).unwrap_err();
            (fault.at(), fault.to_string())
        };
        let two = [
            change(place::ANYWHERE, Action::Zoom, "x"),
            change(place::ANYWHERE, Action::Hold, "x"),
        ];
        let why = "\"x\" would mean zoom and hold in timeline; give one of them another key";
        assert_eq!(error(&two), (1, why.to_owned()));
        let idle = [change(place::QUOTES, Action::Sort, "x")];
        let why = "sort does nothing in quotes; it has keys in actors";
        assert_eq!(error(&idle), (0, why.to_owned()));
        let locked = [
            change(place::ANYWHERE, Action::Quit, ""),
            change(place::ANYWHERE, Action::Close, ""),
        ];
        let why = "no key would end the program in timeline; give close or quit one";
        assert_eq!(error(&locked), (1, why.to_owned()));
    }
}
