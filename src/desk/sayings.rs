//! Which statements are the same: one speaker's, in words that differ in case, accents, marks and blanks alone, or of which
//! the longer begins with the shorter.
//!
//! Of each statement two numbers are kept, of its beginning and of all its words, and the statements of one beginning are
//! chained: so what says the same is found without a look at any other. Short statements are never the same: "no comment"
//! is said anew each time. Who the speaker is, is not known here: names are merged later, and the desk asks by them.

use std::hash::{DefaultHasher, Hash, Hasher};

use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use super::{ActorId, Desk, QuoteId, pieces, story};
use crate::article::{Article, compact};
use crate::extract::{Quote, QuoteKind};
use crate::fold::fold;

/// Letters from which two statements can be the same.
const LETTERS: usize = 24;
/// Letters and words from which a longer one can be it that goes on.
const BEGINNING: (usize, usize) = (48, 8);
/// Other wordings that a new one is compared with, and statements among which they are looked for.
const COMPARED: usize = 8;
const LOOKED_AT: usize = 256;
/// The bit that says that a statement's beginning is not its alone.
const SHARED: u32 = 1 << 31;
/// No statement, and no number of any words.
const NONE: u32 = u32::MAX;

/// What a statement says, as two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(super) struct Wording {
    /// How it begins, and what kind of statement it is of somebody of this surname.
    pub beginning: u32,
    /// All its words.
    whole: u32,
}

/// Who says what.
pub(super) type Saying = (ActorId, Wording);

/// A statement's words, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Worded {
    words: String,
    letters: usize,
    /// What it is known by; `None` if it is nobody's, or too short to be the same as another.
    pub wording: Option<Wording>,
}

/// What every statement ever seen says.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct Sayings {
    #[serde(with = "compact::list")]
    beginnings: Vec<u32>,
    #[serde(with = "compact::list")]
    wholes: Vec<u32>,
    /// The statement before in the same chain.
    #[serde(with = "compact::list")]
    before: Vec<u32>,
    /// The last of each chain; as many as a power of two.
    #[serde(with = "compact::list")]
    last: Vec<u32>,
    /// Longer wordings that begin with a shorter one.
    longer: HashMap<Wording, Wording>,
}

impl Worded {
    /// Of a statement whose words, in one line, are these.
    pub fn new(article: &Article, quote: &Quote, line: &str) -> Self {
        let words = plain(line);
        let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
        let speaker = quote.speaker.as_deref();
        let wording = speaker.filter(|_| letters >= LETTERS).map(|speaker| {
            let mut hasher = DefaultHasher::new();
            let surname = speaker.split_whitespace().next_back().unwrap_or_default();
            fold(surname).hash(&mut hasher);
            // A denial says the contrary; words retold are the same only if they are retold alike.
            (quote.kind, quote.polarity).hash(&mut hasher);
            if quote.kind != QuoteKind::Direct
                && let Some(cue) = quote.cue
            {
                plain(cue.of(&article.text)).hash(&mut hasher);
            }
            let beginning = words.match_indices(' ').nth(BEGINNING.1 - 1);
            words[..beginning.map_or(words.len(), |(at, _)| at)].hash(&mut hasher);
            let beginning = hasher.finish() as u32;
            words.hash(&mut hasher);
            Wording {
                beginning: if beginning == NONE { 0 } else { beginning },
                whole: (hasher.finish() >> 32) as u32 & !SHARED,
            }
        });
        Self {
            words,
            letters,
            wording,
        }
    }

    /// Whether the other goes on where this one, which must be long enough, ends. A question is no statement that goes on.
    fn begins(&self, other: &Self) -> bool {
        let rest = other.words.strip_prefix(&self.words);
        self.letters >= BEGINNING.0
            && rest.is_some_and(|rest| rest.starts_with(' ') && !rest.starts_with(" ?"))
    }
}

impl Sayings {
    /// Takes in what a statement says; it may have said something else before.
    pub fn put(&mut self, id: QuoteId, wording: Option<Wording>) {
        let at = id.at();
        if at >= self.beginnings.len() {
            for numbers in [&mut self.beginnings, &mut self.wholes, &mut self.before] {
                numbers.resize(at + 1, NONE);
            }
        } else if self.wording(id) == wording {
            return;
        } else {
            self.unchain(at);
        }
        let Some(wording) = wording else { return };
        if self.beginnings.len() > 2 * self.last.len() {
            self.grow();
        }
        let other = self.sharing(wording.beginning).next();
        let shared = if let Some(other) = other {
            self.wholes[other.at()] |= SHARED;
            SHARED
        } else {
            0
        };
        self.beginnings[at] = wording.beginning;
        self.wholes[at] = wording.whole | shared;
        self.chain(at);
    }

    /// What a statement says; `None` if it is too short to be the same as another.
    pub fn wording(&self, id: QuoteId) -> Option<Wording> {
        let beginning = *self.beginnings.get(id.at())?;
        (beginning != NONE).then(|| Wording {
            beginning,
            whole: self.wholes[id.at()] & !SHARED,
        })
    }

    /// What a statement says, if others begin like it; of one that goes on, the shortest that it begins with.
    pub fn shared(&self, id: QuoteId) -> Option<Wording> {
        let whole = *self.wholes.get(id.at())?;
        let mut wording = self.wording(id).filter(|_| whole & SHARED != 0)?;
        while let Some(&shorter) = self.longer.get(&wording) {
            wording = shorter;
        }
        Some(wording)
    }

    /// Every statement that begins so, gone ones too, the last first seen first.
    pub fn sharing(&self, beginning: u32) -> impl Iterator<Item = QuoteId> + '_ {
        let mut at = *self.last.get(self.place(beginning)).unwrap_or(&NONE);
        let chain = std::iter::from_fn(move || {
            let here = (at != NONE).then_some(at)?;
            at = self.before[here as usize];
            Some(QuoteId(here))
        });
        chain.filter(move |id| self.beginnings[id.at()] == beginning)
    }

    /// Of those that are there, one statement of each other wording that begins so; none where one of this wording is among
    /// them, which was compared already.
    pub fn others(
        &self,
        id: QuoteId,
        wording: Wording,
        is_there: impl Fn(QuoteId) -> bool,
    ) -> Vec<QuoteId> {
        let mut others: Vec<(Wording, QuoteId)> = Vec::new();
        let sharing = self.sharing(wording.beginning).take(LOOKED_AT);
        for other in sharing.filter(|&other| other != id && is_there(other)) {
            let Some(its) = self.wording(other) else {
                continue;
            };
            if its == wording {
                return Vec::new();
            }
            if others.len() < COMPARED && others.iter().all(|(known, _)| *known != its) {
                others.push((its, other));
            }
        }
        others.into_iter().map(|(_, id)| id).collect()
    }

    /// Compares two wordings: where one begins with the other, both say the same from now on; whether that is new.
    pub fn compare(&mut self, one: &Worded, other: &Worded) -> bool {
        let (Some(a), Some(b)) = (one.wording, other.wording) else {
            return false;
        };
        let (longer, shorter) = match (one.begins(other), other.begins(one)) {
            (true, _) => (b, a),
            (_, true) => (a, b),
            _ => return false,
        };
        let before = self.longer.len();
        self.longer.entry(longer).or_insert(shorter);
        self.longer.len() > before
    }

    fn place(&self, beginning: u32) -> usize {
        beginning as usize & self.last.len().saturating_sub(1)
    }

    fn chain(&mut self, at: usize) {
        let place = self.place(self.beginnings[at]);
        self.before[at] = std::mem::replace(&mut self.last[place], at as u32);
    }

    fn unchain(&mut self, at: usize) {
        let place = self.place(self.beginnings[at]);
        let next = std::mem::replace(&mut self.before[at], NONE);
        self.beginnings[at] = NONE;
        self.wholes[at] = NONE;
        let Some(mut here) = self.last.get(place).copied() else {
            return;
        };
        if here as usize == at {
            self.last[place] = next;
            return;
        }
        while here != NONE {
            let before = self.before[here as usize];
            if before as usize == at {
                self.before[here as usize] = next;
                return;
            }
            here = before;
        }
    }

    fn grow(&mut self) {
        let places = self.beginnings.len().next_power_of_two().max(64);
        self.last = vec![NONE; places];
        for at in 0..self.beginnings.len() {
            if self.beginnings[at] != NONE {
                self.chain(at);
            }
        }
    }
}

impl Desk {
    /// The statements that say the same as this one, and this one, in the order they came in; by one speaker all. Of one
    /// that is gone, those that still do, if it can be told whose it was.
    pub fn same(&self, id: QuoteId) -> Vec<QuoteId> {
        let Some(wording) = self.sayings.shared(id) else {
            return vec![id];
        };
        let alike = self.sayings.sharing(wording.beginning);
        let alike = alike.filter_map(|id| Some((id, self.saying(id)?)));
        let mut alike: Vec<_> = alike.filter(|(_, said)| said.1 == wording).collect();
        let who = match (self.place(id), alike.as_slice()) {
            (Some(_), _) => self.speaker_of(id),
            (None, []) => None,
            (None, [(_, (who, _)), rest @ ..]) => {
                let one = rest.iter().all(|(_, said)| said.0 == *who);
                one.then_some(*who)
            }
        };
        let Some(who) = who else { return vec![id] };
        alike.retain(|(_, said)| said.0 == who);
        let mut same: Vec<_> = alike.into_iter().map(|(id, _)| id).collect();
        same.sort_unstable_by_key(|&id| self.turn(id));
        same
    }

    /// Who says what, if anybody might say the same in another statement.
    pub(super) fn saying(&self, id: QuoteId) -> Option<Saying> {
        let wording = self.sayings.shared(id)?;
        Some((self.speaker_of(id)?, wording))
    }

    /// Takes in what a statement says that was just read, after others of its story; whether others say the same as each
    /// other since.
    pub(super) fn put_saying(
        &mut self,
        id: QuoteId,
        worded: &Worded,
        earlier: &[(QuoteId, Worded)],
    ) -> bool {
        self.sayings.put(id, worded.wording);
        let Some(wording) = worded.wording else {
            return false;
        };
        let here = |id| {
            let known = earlier.iter().find(|(known, _)| *known == id);
            known.map(|(_, worded)| worded.clone())
        };
        let is_there =
            |id| earlier.iter().any(|(known, _)| *known == id) || self.place(id).is_some();
        let mut joined = false;
        for other in self.sayings.others(id, wording, is_there) {
            if let Some(other) = here(other).or_else(|| self.worded(other)) {
                joined |= self.sayings.compare(worded, &other);
            }
        }
        joined
    }

    fn worded(&self, id: QuoteId) -> Option<Worded> {
        let (story, index) = self.place(id)?;
        let reading = self.reading(story.id)?;
        let quote = reading.findings.quotes.get(index)?;
        let line = story::one_line(&reading.article.text, pieces(quote));
        Some(Worded::new(&reading.article, quote, &line))
    }
}

/// Words in lower case without accents, a blank between two; of marks those alone that change what is said.
fn plain(line: &str) -> String {
    let folded = fold(line);
    let mut words = String::with_capacity(folded.len());
    let mut apart = false;
    let mut letters = folded.chars().peekable();
    let mut before = ' ';
    while let Some(letter) = letters.next() {
        let minus = letter == '-'
            && !before.is_alphanumeric()
            && letters.peek().is_some_and(char::is_ascii_digit);
        let sign = matches!(
            letter,
            '?' | '%' | '‰' | '$' | '€' | '£' | '¥' | '₽' | '₴' | '₹' | '+' | '='
        );
        if letter.is_alphanumeric() || minus {
            if apart && !words.is_empty() {
                words.push(' ');
            }
            words.push(letter);
            apart = false;
        } else if sign {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push(letter);
            apart = true;
        } else {
            apart = true;
        }
        before = letter;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Span;
    use crate::extract::Polarity;

    fn worded(speaker: &str, words: &str) -> Worded {
        let article = Article {
            text: words.into(),
            ..Article::default()
        };
        let quote = Quote {
            span: Span::new(0, words.len()),
            speaker: Some(speaker.into()),
            ..Quote::default()
        };
        Worded::new(&article, &quote, words)
    }

    fn same(a: &str, b: &str) -> bool {
        worded("Ana Costa", a).wording == worded("Costa", b).wording
    }

    const ROAD: &str = "“We will not reopen the south road until the survey is finished.”";

    #[test]
    fn case_marks_and_blanks_do_not_part_what_is_the_same() {
        assert!(same(
            ROAD,
            "\"we will not re-open the South Road, until  the survey is finished\""
                .replace("re-open", "reopen")
                .as_str()
        ));
        assert!(same(
            "„Die Straße bleibt bis zum Frühjahr gesperrt“",
            "«Die Strasse bleibt bis zum Fruhjahr gesperrt.»"
        ));
        assert!(!same(
            ROAD,
            "“We will reopen the south road until the survey is finished.”"
        ));
    }

    #[test]
    fn figures_signs_and_questions_part() {
        for (a, b) in [
            (
                "the harbour lost 15 million this winter",
                "the harbour lost 1.5 million this winter",
            ),
            (
                "the harbour lost 15 % of its ships again",
                "the harbour lost 15 of its ships again",
            ),
            (
                "it was -4 degrees when the cranes stood still",
                "it was 4 degrees when the cranes stood still",
            ),
            (
                "You knew that the cranes would stop?",
                "You knew that the cranes would stop.",
            ),
        ] {
            assert!(!same(a, b), "{a} / {b}");
        }
    }

    #[test]
    fn the_short_the_contrary_and_the_namesake_are_never_the_same() {
        assert_eq!(worded("Ana Costa", "“No comment.”").wording, None);
        assert_ne!(
            worded("Ana Costa", ROAD).wording,
            worded("Radek Novák", ROAD).wording
        );
        let mut quote = Quote {
            speaker: Some("Ana Costa".into()),
            ..Quote::default()
        };
        let asserted = Worded::new(&Article::default(), &quote, ROAD);
        quote.polarity = Polarity::Denied;
        let denied = Worded::new(&Article::default(), &quote, ROAD);
        assert_ne!(asserted.wording, denied.wording);
    }

    #[test]
    fn what_goes_on_is_the_same_and_what_turns_is_not() {
        let mut sayings = Sayings::default();
        let long = ROAD.replace(".”", ". It is not safe.”");
        let turned = ROAD.replace("finished", "begun");
        let all: Vec<_> = [ROAD, &long, &turned, ROAD]
            .iter()
            .map(|words| worded("Ana Costa", words))
            .collect();
        for (worded, n) in all.iter().zip(0..) {
            let id = QuoteId(n);
            sayings.put(id, worded.wording);
            let others = sayings.others(id, worded.wording.unwrap(), |_| true);
            for other in others {
                sayings.compare(worded, &all[other.at()]);
            }
        }
        let group = |n| sayings.shared(QuoteId(n));
        assert!(group(0).is_some());
        assert_eq!(group(0), group(1));
        assert_eq!(group(0), group(3));
        assert_ne!(group(0), group(2));
    }

    #[test]
    fn a_statement_that_says_something_else_leaves_its_chain() {
        let mut sayings = Sayings::default();
        let road = worded("Ana Costa", ROAD).wording;
        for n in 0..300 {
            sayings.put(QuoteId(n), road);
        }
        let other = worded("Ana Costa", "The survey has not even begun in the south").wording;
        for n in [0, 150, 299] {
            sayings.put(QuoteId(n), other);
            sayings.put(QuoteId(n), other);
        }
        let count = |wording: Option<Wording>| sayings.sharing(wording.unwrap().beginning).count();
        assert_eq!((count(road), count(other)), (297, 3));
    }

    #[test]
    fn it_is_read_back_as_it_was() {
        let mut sayings = Sayings::default();
        for n in 0..100 {
            sayings.put(
                QuoteId(n),
                worded("Costa", &format!("{} {}", n / 2, ROAD)).wording,
            );
        }
        let bytes = postcard::to_stdvec(&sayings).unwrap();
        let again: Sayings = postcard::from_bytes(&bytes).unwrap();
        for n in 0..100 {
            assert_eq!(again.shared(QuoteId(n)), sayings.shared(QuoteId(n)));
            assert!(again.shared(QuoteId(n)).is_some());
        }
    }
}
