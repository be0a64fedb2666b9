//! Days and times as words, where the desk is.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::desk::view::When;
use crate::ui::state::State;

/// "Fri 9 Oct", with the year if it isn't this one.
pub fn day(state: &State, date: Date) -> String {
    let this = state.now.to_zoned(state.desk.zone().clone()).year();
    let pattern = if date.year() == this {
        "%a %-d %b"
    } else {
        "%a %-d %b %Y"
    };
    date.strftime(pattern).to_string()
}

/// "9 Oct", with the year if it isn't this one.
pub fn short_day(state: &State, date: Date) -> String {
    let words = day(state, date);
    words
        .split_once(' ')
        .map_or(words.clone(), |(_, rest)| rest.to_owned())
}

/// "14:58"
pub fn clock(state: &State, at: Timestamp) -> String {
    at.to_zoned(state.desk.zone().clone())
        .strftime("%H:%M")
        .to_string()
}

/// "9 Oct 14:58"
pub fn moment(state: &State, at: Timestamp) -> String {
    let day = at.to_zoned(state.desk.zone().clone()).date();
    format!("{} {}", short_day(state, day), clock(state, at))
}

/// "14:58:07"
pub fn second(state: &State, at: Timestamp) -> String {
    at.to_zoned(state.desk.zone().clone())
        .strftime("%H:%M:%S")
        .to_string()
}

/// The days that a group of rows is about, in as few words as name them.
pub fn span(state: &State, when: When) -> String {
    let Some((from, to)) = when else {
        return "undated".into();
    };
    if from == to {
        return day(state, from);
    }
    let dash = state.signs.to;
    let whole_months = from.day() == 1 && to.day() == to.days_in_month();
    if whole_months && (from.month(), to.month()) == (1, 12) {
        return if from.year() == to.year() {
            from.year().to_string()
        } else {
            format!("{}{dash}{}", from.year(), to.year())
        };
    }
    if whole_months && (from.year(), from.month()) == (to.year(), to.month()) {
        return from.strftime("%B %Y").to_string();
    }
    if whole_months && from.year() == to.year() {
        return format!("{}{dash}{}", from.strftime("%b"), to.strftime("%b %Y"));
    }
    if from.year() == to.year() && from.month() == to.month() {
        return format!("{}{dash}{}", from.day(), short_day(state, to));
    }
    format!("{} {dash} {}", short_day(state, from), short_day(state, to))
}
