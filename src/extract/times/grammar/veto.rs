//! What looks like a time and is none: numbers that are no years, titles, names of products, sports.

use super::Grammar;
use super::phrase::{Name, Phrase, Time};
use crate::extract::lexicon::calendar::{Unit, Word};

/// Words behind a number that it counts: "2000 people" is no year.
#[rustfmt::skip]
const COUNTED: &[&str] = &[
    "%", "acres", "barrels", "bodies", "calories", "cars", "cases", "cents", "children", "civilians", "companies", "copies",
    "cubic", "deaths", "delegates", "demonstrators", "dollars", "employees", "euros", "families", "feet", "fighters", "homes", "houses",
    "jobs", "kilograms", "kilometers", "kilometres", "km", "members", "men", "meters", "metres", "miles", "mph", "officers",
    "pages", "passengers", "people", "percent", "points", "police", "pounds", "protesters", "refugees", "residents",
    "rounds", "rpm", "seats", "shares", "soldiers", "square", "students", "supporters", "tonnes", "tons", "troops", "units",
    "victims", "visitors", "volts", "voters", "votes", "watts", "women", "words", "workers", "yards", "yen",
];

/// Words before a number that it numbers: "Flight 1990" is no year.
#[rustfmt::skip]
const NUMBERED: &[&str] = &[
    "#", "$", "£", "€", "¥", "article", "at", "flight", "highway", "no.", "nos.", "number", "page", "resolution", "room", "route",
    "section", "some", "than", "over", "nearly", "almost", "least", "windows", "office", "version", "model", "only", "dlrs",
];

/// Makes whose models go by years: "a 1987 Chevrolet".
#[rustfmt::skip]
const MAKES: &[&str] = &[
    "audi", "bmw", "buick", "cadillac", "chevrolet", "chevy", "chrysler", "dodge", "ferrari", "ford", "harley", "honda", "hyundai", "jaguar", "jeep",
    "kia", "lexus", "mazda", "mercedes", "mercedes-benz", "mitsubishi", "nissan", "oldsmobile", "plymouth", "pontiac", "porsche", "subaru", "toyota",
    "volkswagen", "volvo",
];

/// Words before a year.
#[rustfmt::skip]
const BEFORE_YEAR: &[&str] = &[
    "a", "about", "after", "an", "and", "around", "as", "back", "before", "between", "both", "by", "circa", "during", "due",
    "early", "for", "from", "her", "his", "in", "into", "is", "its", "late", "mid", "my", "of", "on", "or", "our", "since", "than",
    "that", "the", "their", "this", "through", "throughout", "till", "to", "until", "with", "year", "'s", "(", ",", "-", "fiscal",
];

/// Words that give a match or game away.
#[rustfmt::skip]
const SPORT: &[&str] = &[
    "touchdown", "touchdowns", "quarterback", "rebounds", "halftime", "interception", "fumble", "punt", "yard", "yards",
    "field-goal", "free-throw", "free-throws", "three-pointer", "three-pointers", "overtime", "turnovers", "scored", "scoring",
];

impl Grammar<'_> {
    /// Whether the figure `at..end` is a year; `digits` says whether it is written in digits.
    pub(super) fn is_year(&self, at: usize, end: usize, digits: bool) -> bool {
        let before = self.before(at);
        if !digits {
            return self.lower(at) == "nineteen"
                || BEFORE_YEAR.binary_search(&before).is_ok()
                    && matches!(before, "in" | "since" | "by" | "until" | "of");
        }
        let Word::Figure(year, _) = self.word(at) else {
            return false;
        };
        let next = self.lower(end);
        if NUMBERED.contains(&before)
            || COUNTED.binary_search(&next).is_ok()
            || matches!(
                self.word(end),
                Word::Scale(_) | Word::Units(_) | Word::Slash(..)
            )
        {
            return false;
        }
        let model = MAKES.binary_search(&next).is_ok();
        if model || self.glued(end) || matches!(self.word(end), Word::Figure(..)) {
            return false;
        }
        let led = BEFORE_YEAR.contains(&before);
        match year {
            1900..=2099 if led || at == 0 => true,
            1900..=2099 => {
                // "Windows 2000"
                !(self.capital(at - 1) && self.word(at - 1) == Word::Other)
            }
            1500..=1899 => led && before != "a" && before != "for",
            1000..=1499 => {
                matches!(before, "in" | "since" | "until")
                    && !self.text.tag(self.token_of(end)).is_noun()
            }
            _ => false,
        }
    }

    pub(super) fn token_of(&self, at: usize) -> usize {
        self.lexemes
            .get(at)
            .map_or(usize::MAX, |l| l.token as usize)
    }

    /// Whether the phrase is a title or a game's period after all.
    pub fn vetoed(&self, phrase: &Phrase, headline: bool) -> bool {
        if matches!(
            phrase.time,
            Time::Named(Name::Quarter(_) | Name::Half(_), _) | Time::Bare(Unit::Quarter)
        ) && self.sport(phrase)
        {
            return true;
        }
        !headline && self.titled(phrase)
    }

    /// Whether a common word of the phrase has a capital inside a sentence: "This Week", "60 Minutes", "USA Today".
    fn titled(&self, phrase: &Phrase) -> bool {
        (phrase.first..phrase.end).any(|at| {
            let common = matches!(
                self.word(at),
                Word::Unit(_)
                    | Word::Units(_)
                    | Word::Deictic(_)
                    | Word::Vague(_)
                    | Word::Often(_)
                    | Word::Part(_)
                    | Word::Parts(_)
                    | Word::Tonight
                    | Word::Noon
                    | Word::Midnight
                    | Word::Season(_)
            );
            let holiday = matches!(
                phrase.time,
                Time::Named(Name::Holiday(_), _) | Time::Around(_, Name::Holiday(_), _)
            );
            common && !holiday && self.capital(at) && !self.opens(at)
        })
    }

    /// Whether the lexeme opens its sentence, behind marks and brackets only.
    pub(super) fn opens(&self, at: usize) -> bool {
        let token = self.token_of(at);
        let Some(sentence) = self.text.sentence_of(token) else {
            return true;
        };
        let first = self.text.sentences[sentence].first;
        (first..token).all(|t| !self.text.word(t).starts_with(char::is_alphanumeric))
            || self.before(at).starts_with(|c: char| {
                matches!(c, '"' | '“' | '`' | '‘' | ':' | '(' | '—' | '_') || c == '\''
            }) && self.before(at) != "'s"
    }

    fn sport(&self, phrase: &Phrase) -> bool {
        let Some(sentence) = self.text.sentence_of(self.token_of(phrase.first)) else {
            return false;
        };
        let sentence = self.text.sentences[sentence];
        (sentence.first..sentence.last).any(|t| SPORT.contains(&self.text.lower(t)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(COUNTED.is_sorted() && MAKES.is_sorted());
    }
}
