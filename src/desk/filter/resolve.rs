//! What a chip's words mean on a desk, or in one sentence why they mean nothing.
//!
//! A name is first looked for as stories write it, surnames and abbreviations too, then among the other names of whoever is
//! likely meant; else the likeliest is taken.

use jiff::civil::{Date, Weekday};
use jiff::{Span, Timestamp};

use super::{Chip, Filter, Kind, Marking, Ran, Standing, Term, Written, written};
use crate::desk::{ActorId, Desk, StoryId};
use crate::fold::fold;

/// Names told where nobody is found, or sources.
const TOLD: usize = 6;

/// Whom or what words are likely to mean, the likeliest first; a search knows.
pub trait Likely {
    /// Actors.
    fn likely_actors(&mut self, desk: &Desk, words: &str) -> Vec<ActorId>;
    /// Stories.
    fn likely_stories(&mut self, words: &str) -> Vec<StoryId>;
}

/// Why a chip can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// One sentence: what is wrong, and what is allowed.
    pub words: String,
    /// It is wrong on any desk, whatever stories there are.
    pub always: bool,
}

/// Reads chips against a desk.
pub struct Reader<'d, L> {
    /// The desk.
    pub desk: &'d Desk,
    /// The moment that "today" is counted from.
    pub now: Timestamp,
    /// The filter in force: what it asks for may be asked for again, though its last story is gone.
    pub kept: &'d Filter,
    /// Whom words are likely to mean.
    pub likely: &'d mut L,
    /// Whether nobody bore a name that was read, so that the likeliest was taken.
    pub guessed: bool,
}

impl<L: Likely> Reader<'_, L> {
    /// What a written chip means.
    ///
    /// # Errors
    /// In one sentence, why it means nothing.
    pub fn read(&mut self, chip: &Written<'_>) -> Result<Term, Misread> {
        let Some(kind) = Kind::named(chip.kind) else {
            let known: Vec<_> = Kind::ALL.iter().map(|k| format!("{}:", k.name())).collect();
            return Err(Misread {
                words: format!(
                    "There is no filter \"{}:\"; there are {}, and \"{}:…\" in quotation marks is words to look for.",
                    chip.kind,
                    known.join(" "),
                    chip.kind
                ),
                always: true,
            });
        };
        let chip_of = self.chip(kind, chip.value.trim());
        chip_of.map(|meant| Term {
            chip: meant,
            not: chip.not,
        })
    }

    fn chip(&mut self, kind: Kind, value: &str) -> Result<Chip, Misread> {
        let wrong = |why: String, always| {
            let typed = match value {
                "" => format!("{}:", kind.name()),
                value => written(false, kind.name(), value),
            };
            Misread {
                words: format!("{typed}{why}"),
                always,
            }
        };
        match kind {
            Kind::Who | Kind::Said => {
                let who = self.actor(value).ok_or_else(|| match value {
                    "" => wrong(" needs a name.".into(), true),
                    _ => wrong(": no story names anybody called so.".into(), false),
                })?;
                Ok(if kind == Kind::Who {
                    Chip::Who(who)
                } else {
                    Chip::Said(who)
                })
            }
            Kind::On | Kind::Since | Kind::Until => {
                let today = self.now.to_zoned(self.desk.zone().clone()).date();
                let day = day(value, today).ok_or_else(|| {
                    let allowed =
                        "2020-10-09, today, yesterday, monday, or 2d 2w 2m 2y for so long ago";
                    wrong(format!(" is no day; write {allowed}."), true)
                })?;
                Ok(match kind {
                    Kind::On => Chip::On(day),
                    Kind::Since => Chip::Since(day),
                    _ => Chip::Until(day),
                })
            }
            Kind::Source => self
                .source(value)
                .map_err(|(why, always)| wrong(why, always)),
            Kind::Status => standing(value).map(Chip::Status).ok_or_else(|| {
                let known: Vec<_> = Standing::ALL.iter().map(|s| s.name()).collect();
                wrong(
                    format!(" is no status; there are {}.", known.join(", ")),
                    true,
                )
            }),
            Kind::Is => {
                let mut all = Marking::ALL.into_iter();
                let meant = all.find(|m| m.name().eq_ignore_ascii_case(value));
                meant.map(Chip::Is).ok_or_else(|| {
                    let known: Vec<_> = Marking::ALL.iter().map(|m| m.name()).collect();
                    let known = known.join(", ");
                    wrong(format!(": a story can be {known}."), true)
                })
            }
            Kind::Story => self
                .story(value)
                .map(Chip::Story)
                .ok_or_else(|| match value {
                    "" => wrong(" needs a title.".into(), true),
                    _ => wrong(": no story has a title like that.".into(), false),
                }),
        }
    }

    fn actor(&mut self, value: &str) -> Option<ActorId> {
        if value.is_empty() {
            return None;
        }
        if let Some(id) = self.desk.named(value) {
            return Some(id);
        }
        let likely = self.likely.likely_actors(self.desk, value);
        let sought = fold(value);
        let also = |id: &&ActorId| {
            let actor = self.desk.actor(**id);
            actor.is_some_and(|a| a.aliases.iter().any(|alias| fold(alias) == sought))
        };
        let meant = likely.iter().find(also);
        self.guessed |= meant.is_none() && !likely.is_empty();
        meant.or(likely.first()).copied()
    }

    fn story(&mut self, value: &str) -> Option<StoryId> {
        if value.is_empty() {
            return None;
        }
        let exact = self.desk.titled(value);
        exact.or_else(|| self.likely.likely_stories(value).first().copied())
    }

    fn source(&self, value: &str) -> Result<Chip, (String, bool)> {
        let chip = Chip::source(value).ok_or_else(|| (" needs a name.".to_owned(), true))?;
        let ran = Ran {
            tick: 0,
            now: self.now,
        };
        let known = self.kept.terms().iter().any(|term| term.chip == chip)
            || (self.desk.stories()).any(|story| chip.of_story(self.desk, story, ran));
        if known {
            return Ok(chip);
        }
        let sources = self.desk.sources();
        Err(match sources.as_slice() {
            [] => (": no story names its source.".into(), false),
            sources => {
                let told: Vec<_> = sources.iter().take(TOLD).map(|(name, _)| *name).collect();
                let more = if sources.len() > TOLD { ", …" } else { "" };
                let why = format!(
                    ": no story is from there; sources are {}{more}.",
                    told.join(", ")
                );
                (why, false)
            }
        })
    }
}

fn standing(value: &str) -> Option<Standing> {
    let value = value.to_ascii_lowercase();
    match value.as_str() {
        "killed" | "cancelled" => Some(Standing::Canceled),
        _ => Standing::ALL.into_iter().find(|s| s.name() == value),
    }
}

/// The day that words mean: a date, a word, a weekday up to today, so many days, weeks, months or years ago.
fn day(value: &str, today: Date) -> Option<Date> {
    let value = value.to_ascii_lowercase();
    let ago = |span: Span| today.checked_sub(span).ok();
    match value.as_str() {
        "today" => return Some(today),
        "yesterday" => return today.yesterday().ok(),
        _ => {}
    }
    let weekday = |day: Weekday| {
        let name = today.nth_weekday(-1, day).ok()?.strftime("%A").to_string();
        let name = name.to_ascii_lowercase();
        let is_meant = value == name || value.len() == 3 && name.starts_with(&value);
        is_meant.then_some(day)
    };
    if let Some(day) = Weekday::Monday.cycle_forward().take(7).find_map(weekday) {
        return match today.weekday() == day {
            true => Some(today),
            false => today.nth_weekday(-1, day).ok(),
        };
    }
    if let Some((at, unit)) = value.char_indices().next_back()
        && let Ok(count) = value.get(..at)?.parse::<u32>()
    {
        let span = Span::new();
        let span = match unit {
            'd' => span.try_days(count),
            'w' => span.try_weeks(count),
            'm' => span.try_months(count),
            'y' => span.try_years(count),
            _ => return value.parse().ok(),
        };
        return span.ok().and_then(ago);
    }
    value.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_in_many_ways() {
        // A Friday.
        let today: Date = "2020-10-09".parse().unwrap();
        for (words, meant) in [
            ("2020-10-01", "2020-10-01"),
            ("today", "2020-10-09"),
            ("Yesterday", "2020-10-08"),
            ("friday", "2020-10-09"),
            ("monday", "2020-10-05"),
            ("Sat", "2020-10-03"),
            ("2d", "2020-10-07"),
            ("1w", "2020-10-02"),
            ("2m", "2020-08-09"),
            ("1y", "2019-10-09"),
            ("0d", "2020-10-09"),
        ] {
            assert_eq!(day(words, today), meant.parse().ok(), "{words}");
        }
        for words in [
            "",
            "soon",
            "d",
            "-2d",
            "2h",
            "99999999d",
            "4000000000y",
            "2020-13-01",
            "mond",
            "é",
            "李",
        ] {
            assert_eq!(day(words, today), None, "{words}");
        }
    }
}
