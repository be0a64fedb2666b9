//! Short articles and what they tell when: each event as "when/how words".

use super::find;
use crate::article::Moment;
use crate::extract::text::{lines, read};
use crate::extract::{Dated, Event, Told, actors, quotes, times};

fn shown(event: &Event, text: &str) -> String {
    let when = match event.when {
        None => "undated".to_owned(),
        Some((from, to)) if from == to => from.to_string(),
        Some((from, to)) => format!("{from}..{to}"),
    };
    let by = match event.by {
        Dated::Explicit(_) => "",
        Dated::Carried(_) => "~",
        Dated::Published => "=",
    };
    let told = match event.told {
        Told::Reported => "",
        Told::Announced => ">",
    };
    let quote = if event.quote.is_some() { "\"" } else { "" };
    format!("{when} {by}{told}{quote}[{}]", event.span.of(text))
}

/// Holds the events of texts published on Friday 9 October 2020 against those expected, a line each.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let mut article = lines(text);
    article.published = Moment::from_civil(
        jiff::civil::date(2020, 10, 9).at(12, 0, 0, 0),
        jiff::tz::Offset::UTC,
    );
    let text = read(&article);
    let actors = actors::find(&article, &text);
    let quotes = quotes::find(&article, &text, &actors);
    let times = times::find(&article, &text);
    let found: Vec<_> = find(&article, &text, &times, &quotes)
        .iter()
        .map(|event| shown(event, &article.text))
        .collect();
    assert_eq!(found, expected, "\n{}", found.join("\n"));
}

#[test]
fn a_clause_has_the_day_that_it_names() {
    check(
        "The mayor said on Monday that the bridge had closed on 3 May.",
        &[
            "2020-10-05 [The mayor said on Monday that the bridge had closed on 3 May.]",
            "2020-05-03 [the bridge had closed on 3 May.]",
        ],
    );
    check(
        "The bridge, which closed on 3 May, will reopen on Friday.",
        &[
            "2020-05-03 [which closed on 3 May,]",
            "2020-10-09 >[The bridge, which closed on 3 May, will reopen on Friday.]",
        ],
    );
    check(
        "After the bridge closed on 3 May, the council met on Monday and voted on Tuesday.",
        &[
            "2020-05-03 [After the bridge closed on 3 May,]",
            "2020-10-05 [the council met on Monday]",
            "2020-10-06 [voted on Tuesday.]",
        ],
    );
    check(
        "The body of a man killed on Tuesday was found on Thursday.",
        &[
            "2020-10-06 [a man killed on Tuesday]",
            "2020-10-08 [The body of a man killed on Tuesday was found on Thursday.]",
        ],
    );
}

#[test]
fn announced_before_and_reported_after() {
    check(
        "The council will meet on Friday. It met on Monday.",
        &[
            "2020-10-09 >[The council will meet on Friday.]",
            "2020-10-05 [It met on Monday.]",
        ],
    );
    check(
        "The port is to close from 12 October to 15 October.",
        &["2020-10-12..2020-10-15 >[The port is to close from 12 October to 15 October.]"],
    );
    check(
        "Ministers agreed to meet again on Sunday.",
        &["2020-10-11 >[Ministers agreed to meet again on Sunday.]"],
    );
}

#[test]
fn narration_carries_a_day_on() {
    check(
        "On Tuesday, gunmen stormed a bank in the old town. They took three hostages. Police surrounded the building. \
         The bank has 40 branches. They fled.",
        &[
            "2020-10-06 [On Tuesday, gunmen stormed a bank in the old town.]",
            "2020-10-06 ~[They took three hostages.]",
            "2020-10-06 ~[Police surrounded the building.]",
            "2020-10-09 =[The bank has 40 branches.]",
            "2020-10-09 =[They fled.]",
        ],
    );
    check(
        "The ship had left Oslo on 3 May. It had taken on grain. Then it sank.",
        &[
            "2020-05-03 [The ship had left Oslo on 3 May.]",
            "2020-05-03 ~[It had taken on grain.]",
            "2020-10-09 =[Then it sank.]",
        ],
    );
    check(
        "On Tuesday, gunmen stormed a bank.\n\nThey took three hostages.\n\nPolice closed the street.",
        &[
            "2020-10-06 [On Tuesday, gunmen stormed a bank.]",
            "2020-10-06 ~[They took three hostages.]",
            "2020-10-09 =[Police closed the street.]",
        ],
    );
}

#[test]
fn what_is_said_is_not_told() {
    // The day of the saying is not that of what goes on around it.
    check(
        "The mayor said on Monday the ferry was safe. Divers searched the wreck.",
        &[
            "2020-10-05 [The mayor said on Monday the ferry was safe.]",
            "2020-10-09 =[Divers searched the wreck.]",
        ],
    );
    check(
        "“They closed the bridge on Tuesday,” said Ana Costa, the mayor. Drivers waited.",
        &[
            "2020-10-06 \"[“They closed the bridge on Tuesday,”]",
            "2020-10-09 =[Drivers waited.]",
        ],
    );
}

#[test]
fn what_no_day_bounds_stands_apart() {
    check(
        "The ferry has sailed recently. It sails every Monday. The port is now open.",
        &[
            "undated [The ferry has sailed recently.]",
            "2020-10-09 =[It sails every Monday.]",
            "2020-10-09 =[The port is now open.]",
        ],
    );
    check(
        "Profit rose on Thursday from a year earlier.",
        &["2020-10-08 [Profit rose on Thursday from a year earlier.]"],
    );
    check(
        "Profit fell more than in 2019.",
        &["2020-10-09 =[Profit fell more than in 2019.]"],
    );
}

#[test]
fn a_dateline_dates_nothing() {
    let mut article = lines("GENEVA, Oct 8 (Agency) - Talks ended. They began on Monday.");
    article.dateline = Some("GENEVA, Oct 8 (Agency)".into());
    article.published = Moment::from_civil(
        jiff::civil::date(2020, 10, 8).at(12, 0, 0, 0),
        jiff::tz::Offset::UTC,
    );
    let text = read(&article);
    let times = times::find(&article, &text);
    let events = find(&article, &text, &times, &[]);
    let found: Vec<_> = events.iter().map(|e| shown(e, &article.text)).collect();
    assert_eq!(
        found,
        [
            "2020-10-08 =[Talks ended.]",
            "2020-10-05 [They began on Monday.]",
        ]
    );
}

#[test]
fn a_day_may_date_something_else() {
    check(
        "The index fell to its lowest since July 14. The bridge has been closed since Monday.",
        &[
            "2020-10-09 =[The index fell to its lowest since July 14.]",
            "2020-10-05 [The bridge has been closed since Monday.]",
        ],
    );
    check(
        "The café opens daily at 7 a.m. The dispute goes back to a treaty of 1911.",
        &[
            "2020-10-09 =[The café opens daily at 7 a.m.]",
            "1911-01-01..1911-12-31 [The dispute goes back to a treaty of 1911.]",
        ],
    );
    check(
        "For the crew that day is 17 October. (12 minutes ago)",
        &["2020-10-17 >[For the crew that day is 17 October.]"],
    );
    check(
        "The mayor steps down at the end of the year.",
        &["2020-01-01..2020-12-31 >[The mayor steps down at the end of the year.]"],
    );
    check(
        "He said last week that the port would reopen on Monday. It did.",
        &[
            "2020-09-28..2020-10-04 [He said last week that the port would reopen on Monday.]",
            "2020-10-12 >[the port would reopen on Monday.]",
            "2020-10-09 =[It did.]",
        ],
    );
}
