//! Short sentences and what they mean: publication date in, spans, types and values out.

use proptest::prelude::*;

use super::{events, find};
use crate::article::{Article, Moment};
use crate::extract::TimeType;
use crate::extract::text::{lines, read};

/// The times of a text published on a day, as "words TYPE value", parted by " | ".
fn times(published: &str, text: &str) -> String {
    let mut article = lines(text);
    let day: Option<jiff::civil::Date> = published.parse().ok();
    article.published =
        day.and_then(|d| Moment::from_civil(d.at(12, 0, 0, 0), jiff::tz::Offset::UTC));
    shown(&article)
}

fn shown(article: &Article) -> String {
    find(article, &read(article))
        .iter()
        .map(|t| {
            let kind = match t.kind {
                TimeType::Date => "DATE",
                TimeType::Time => "TIME",
                TimeType::Duration => "DURATION",
                TimeType::Set => "SET",
            };
            format!("{} {kind} {}", t.span.of(&article.text), t.value)
        })
        .collect::<Vec<_>>()
        .join(" | ")
}

/// Every row published on Friday 9 October 2020.
#[track_caller]
fn check(rows: &[(&str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(text, expected)| {
            let found = times("2020-10-09", text);
            (found != *expected)
                .then(|| format!("{text}\n  expected {expected}\n  found    {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
#[rustfmt::skip]
fn dates_in_all_spellings() {
    check(&[
        ("The fair opens on 9 October 2020.", "9 October 2020 DATE 2020-10-09"),
        ("It was signed on Oct. 9, 2019, in Oslo.", "Oct. 9, 2019 DATE 2019-10-09"),
        ("It was signed on Friday, Oct. 9, in Oslo.", "Friday, Oct. 9 DATE 2020-10-09"),
        ("He was born on March 3rd, 1956.", "March 3rd, 1956 DATE 1956-03-03"),
        ("He was born on the 11th of May 1956.", "the 11th of May 1956 DATE 1956-05-11"),
        ("The file is dated 2020-10-09.", "2020-10-09 DATE 2020-10-09"),
        ("The file is dated 10/31/2020.", "10/31/2020 DATE 2020-10-31"),
        ("The plan was made in October 1984.", "October 1984 DATE 1984-10"),
        ("The plan was made in June last year.", "June last year DATE 2019-06"),
        ("In 1998 he moved. In March of that year he married.", "1998 DATE 1998 | March of that year DATE 1998-03"),
        ("He left in nineteen ninety-six.", "nineteen ninety-six DATE 1996"),
        ("He left in the year two thousand.", "the year two thousand DATE 2000"),
        ("The festival runs Oct. 9-11 at the port.", "Oct. 9 DATE 2020-10-09 | 11 DATE 2020-10-11"),
        ("The festival runs from 9 to 11 October.", "9 DATE 2020-10-09 | 11 October DATE 2020-10-11"),
        ("On April 24 and 25, leaders met.", "April 24 DATE 2020-04-24 | 25 DATE 2020-04-25"),
        ("He taught there in 1985-87.", "1985-87 DATE 1985/1987"),
        ("He taught there from 1985 to 1987.", "1985 DATE 1985 | 1987 DATE 1987"),
        ("He died on Thanksgiving in 2018.", "Thanksgiving in 2018 DATE 2018-11-22"),
        ("Hundreds came over the Labor Day weekend.", "Labor Day weekend DATE 2020-W36-WE"),
    ]);
}

#[test]
#[rustfmt::skip]
fn years_decades_and_seasons() {
    check(&[
        ("The law was passed in the late 1990s.", "the late 1990s DATE 199"),
        ("Music of the '80s and the nineties.", "the '80s DATE 198 | the nineties DATE 199"),
        ("The bridge is of the 19th century.", "the 19th century DATE 18"),
        ("It was a 20th century idea.", "20th century DATE 19"),
        ("In the summer of 2014 it began.", "the summer of 2014 DATE 2014-SU"),
        ("She left last autumn and returned this spring.", "last autumn DATE 2019-FA | this spring DATE 2020-SP"),
        ("In mid-1996 the group fell apart.", "mid-1996 DATE 1996"),
        ("By late 2016 it was over.", "late 2016 DATE 2016"),
        ("The 1996 campaign failed.", "1996 DATE 1996"),
        ("In fiscal 2019 it earned more.", "fiscal 2019 DATE 2019"),
        ("The pre-2014 border runs there.", "pre-2014 DATE 2014"),
    ]);
}

#[test]
#[rustfmt::skip]
fn tense_tells_which_day() {
    check(&[
        ("The court ruled on Monday.", "Monday DATE 2020-10-05"),
        ("The court will rule on Monday.", "Monday DATE 2020-10-12"),
        ("She said the court would rule on Monday.", "Monday DATE 2020-10-12"),
        ("“We will meet on Monday,” she said on Friday.", "Monday DATE 2020-10-12 | Friday DATE 2020-10-09"),
        ("He is expected to arrive on Sunday.", "Sunday DATE 2020-10-11"),
        ("The council, which met on Thursday, is to vote on Tuesday.", "Thursday DATE 2020-10-08 | Tuesday DATE 2020-10-13"),
        ("Talks begin on Monday. Talks began on Monday.", "Monday DATE 2020-10-12 | Monday DATE 2020-10-05"),
        ("Saturday's rally was the largest since August.", "Saturday DATE 2020-10-03 | August DATE 2020-08"),
        ("Tuesday's vote will be close.", "Tuesday DATE 2020-10-13"),
        ("They look for ways around Wednesday's ruling.", "Wednesday DATE 2020-10-07"),
        ("The ministry said on Wednesday it had begun on Monday.", "Wednesday DATE 2020-10-07 | Monday DATE 2020-10-05"),
        ("The president said on Friday that it was over.", "Friday DATE 2020-10-09"),
        ("The firm raised its offer to buy the bank Tuesday.", "Tuesday DATE 2020-10-06"),
        ("The firm agreed to buy the bank Tuesday.", "Tuesday DATE 2020-10-13"),
        ("The vote was postponed until Tuesday.", "Tuesday DATE 2020-10-13"),
        ("It had been due to expire Tuesday.", "Tuesday DATE 2020-10-06"),
        ("The president, who took office in January, will visit in March.", "January DATE 2020-01 | March DATE 2021-03"),
        ("The dividend is payable Jan. 3 to stock of record Nov. 16.", "Jan. 3 DATE 2021-01-03 | Nov. 16 DATE 2020-11-16"),
        ("The record was set on Dec. 6.", "Dec. 6 DATE 2019-12-06"),
        ("Last Friday he left; next Friday he returns.", "Last Friday DATE 2020-10-02 | next Friday DATE 2020-10-16"),
        ("The war began last May.", "last May DATE 2020-05"),
        ("The war began last September.", "last September DATE 2019-09"),
        ("From Monday to Thursday, trains stood still.", "Monday DATE 2020-10-05 | Thursday DATE 2020-10-08"),
    ]);
}

#[test]
#[rustfmt::skip]
fn counted_from_today_or_from_what_was_named() {
    check(&[
        ("He came yesterday, two days ago he left.", "yesterday DATE 2020-10-08 | two days ago DATE 2020-10-07"),
        ("He came the day before yesterday.", "the day before yesterday DATE 2020-10-07"),
        ("Six weeks ago it was over.", "Six weeks ago DATE 2020-W35"),
        ("It began five or six years ago.", "five or six years ago DATE 2014"),
        ("It began almost two years ago.", "almost two years ago DATE 2018"),
        ("It began half a century ago.", "half a century ago DATE 1970"),
        ("It began several years ago.", "several years ago DATE PAST_REF"),
        ("This week, last month, next year.", "This week DATE 2020-W41 | last month DATE 2020-09 | next year DATE 2021"),
        ("Over the weekend, clashes were reported.", "the weekend DATE 2020-W40-WE"),
        ("It opens early next year.", "early next year DATE 2021"),
        ("It opened earlier this month.", "earlier this month DATE 2020-10"),
        ("It must be done by the end of the year.", "the end of the year DATE 2020"),
        ("The attack on 12 May 2017 killed five. The next day, it was claimed.", "12 May 2017 DATE 2017-05-12 | The next day DATE 2017-05-13"),
        ("He was held on 5 May 2019 and freed two weeks later.", "5 May 2019 DATE 2019-05-05 | two weeks later DATE 2019-W20"),
        ("In 2003 she joined, and three years later she led it.", "2003 DATE 2003 | three years later DATE 2006"),
        ("On May 22, 1995, he was made a general, and the following year an envoy.", "May 22, 1995 DATE 1995-05-22 | the following year DATE 1996"),
        ("Two days later, he was arrested.", "Two days DURATION P2D"),
        ("The following day, he was arrested.", "The following day DATE XXXX-XX-XX"),
    ]);
}

#[test]
#[rustfmt::skip]
fn hours() {
    check(&[
        ("The offer ends at 5 p.m. EST Nov. 9.", "5 p.m. EST Nov. 9 TIME 2020-11-09T17:00"),
        ("They meet on Oct. 9 at 5 p.m. EST, he said.", "Oct. 9 at 5 p.m. EST TIME 2020-10-09T17:00"),
        ("Police were called at 3.15am on Sunday.", "3.15am on Sunday TIME 2020-10-04T03:15"),
        ("The truce began at noon Saturday.", "noon Saturday TIME 2020-10-03T12:00"),
        ("Polls close at 2100 GMT.", "2100 GMT TIME 2020-10-09T21:00"),
        ("The blast came at 10:35 a.m. (0735 GMT) Thursday.", "10:35 a.m. TIME 2020-10-08T10:35 | Thursday DATE 2020-10-08"),
        ("He died on Tuesday. Around 7:15 p.m. he was found.", "Tuesday DATE 2020-10-06 | Around 7:15 p.m. TIME 2020-10-06T19:15"),
        ("He left last night, early Thursday morning.", "last night TIME 2020-10-08TNI | early Thursday morning TIME 2020-10-08TMO"),
        ("He speaks this evening; tonight he flies.", "this evening TIME 2020-10-09TEV | tonight TIME 2020-10-09TNI"),
        ("He rose at 7 o'clock.", "7 o'clock TIME 2020-10-09T07:00"),
    ]);
}

#[test]
#[rustfmt::skip]
fn lengths() {
    check(&[
        ("It took more than eight hours.", "more than eight hours DURATION PT8H"),
        ("It took an hour and a half.", "an hour and a half DURATION PT1H30M"),
        ("He served 2 1/2 years.", "2 1/2 years DURATION P2Y6M"),
        ("It takes two to three weeks.", "two to three weeks DURATION P2W"),
        ("For decades, in recent months, they fought.", "decades DURATION PXDE | recent months DURATION PXM"),
        ("The past few years and the next three days.", "The past few years DURATION PXY | the next three days DURATION P3D"),
        ("The eight-year war, a two-week-old strike.", "eight-year DURATION P8Y | two-week-old DURATION P2W"),
        ("After two-and-a-half years, a day-long meeting.", "two-and-a-half years DURATION P2Y6M | day-long DURATION P1D"),
        ("At least 20 more years will pass.", "At least 20 more years DURATION P20Y"),
        ("A quarter of a century passed.", "A quarter of a century DURATION P25Y"),
        ("They ruled for a long time.", "a long time DURATION PXX"),
    ]);
}

#[test]
#[rustfmt::skip]
fn what_is_repeated() {
    check(&[
        ("They meet every Monday and on Tuesday nights.", "every Monday SET XXXX-WXX-1 | Tuesday nights SET XXXX-WXX-2TNI"),
        ("They march each July, every two weeks.", "each July SET XXXX-07 | every two weeks SET P2W"),
        ("They meet twice a week, daily, on Sundays.", "twice a week SET P1W | daily SET P1D | Sundays SET XXXX-WXX-7"),
        ("Flights leave on Monday and Tuesday nights.", "Monday SET XXXX-WXX-1TNI | Tuesday nights SET XXXX-WXX-2TNI"),
    ]);
}

#[test]
#[rustfmt::skip]
fn reporting_periods() {
    check(&[
        ("The firm reported third-quarter net of $2 million. A year ago it lost money.",
            "third-quarter DATE 2020-Q3 | A year ago DATE 2019-Q3"),
        ("Net rose in the third quarter, from $3 million in the year-ago quarter.",
            "the third quarter DATE 2020-Q3 | the year-ago quarter DATE 2019-Q3"),
        ("It expects to report a third-quarter loss.", "third-quarter DATE 2020-Q3"),
        ("It expects a gain in the first quarter.", "the first quarter DATE 2021-Q1"),
        ("Sales rose in the first half of 2019.", "the first half of 2019 DATE 2019-H1"),
        ("In the nine months, net rose.", "the nine months DURATION P9M"),
        ("In the quarter ended July 31 it grew.", "the quarter DATE 2020-Q2 | July 31 DATE 2020-07-31"),
        ("In the year ended June 30 it grew.", "the year DURATION P1Y | June 30 DATE 2020-06-30"),
        ("It was this year's third quarter.", "this year's third quarter DATE 2020-Q3"),
    ]);
}

#[test]
#[rustfmt::skip]
fn vague_times_have_no_days() {
    let text = "Now he recently spoke of the past, the near future and these days.";
    check(&[(text, "Now DATE PRESENT_REF | recently DATE PAST_REF | the past DATE PAST_REF | the near future DATE FUTURE_REF | these days DATE PRESENT_REF")]);
    let mut article = lines(text);
    article.published = "2020-10-09T12:00:00Z".parse::<jiff::Timestamp>().ok().map(Moment::from);
    assert!(find(&article, &read(&article)).iter().all(|t| t.interval.is_none() && t.grain.is_none()));
}

#[test]
#[rustfmt::skip]
fn what_is_no_time() {
    check(&[
        ("A 37-year-old man and his 6-month-old son, 52 years old.", ""),
        ("The Giants won 21-14, then 3:2.", ""),
        ("Watch 60 Minutes, the Today show, USA Today.", ""),
        ("May said she may march; Theresa May agreed.", ""),
        ("April Smith met June Jones.", ""),
        ("Windows 2000, Flight 1990, $1990, 1990 people.", ""),
        ("Three quarters of voters agreed.", ""),
        ("A fourth quarter touchdown won it.", ""),
        ("The price is $20 a day, 8.5% a year.", ""),
        ("He drove a 1987 Chevrolet.", ""),
        ("In his 60s he lost two seconds.", "two seconds DURATION PT2S"),
        ("The now-defunct firm, day-to-day business.", ""),
        ("Now, he says, it is late.", ""),
    ]);
}

#[test]
fn without_a_day_of_writing_nothing_is_made_up() {
    assert_eq!(
        times(
            "",
            "On Friday, in October, last year, on Oct. 9, since 2012, two years ago."
        ),
        "Friday DATE XXXX-WXX-5 | October DATE XXXX-10 | last year DATE PAST_REF | Oct. 9 DATE XXXX-10-09 \
         | 2012 DATE 2012 | two years ago DATE PAST_REF"
    );
}

#[test]
fn hostile_dates_do_no_harm() {
    for published in ["-9999-01-01", "9999-12-31", "0000-01-01"] {
        for text in [
            "999999999 years ago, last week, next century, tomorrow, since Friday, last Easter, 40000000 weeks later.",
            "Feb. 29, 30 February, Feb. 30, 31 April 2020, 99:99, 2020-13-45, 0000-00-00, 1/0, 25 o'clock p.m. a.m.",
        ] {
            times(published, text);
        }
    }
}

proptest! {
    /// Any run of words of time, in any order, is read without a panic, and every span lies in the text.
    #[test]
    fn any_run_of_words_is_read(words in prop::collection::vec(prop::sample::select(WORDS), 0..14)) {
        let text = words.join(" ");
        let mut article = lines(&text);
        article.published = "2020-10-09T12:00:00Z".parse::<jiff::Timestamp>().ok().map(Moment::from);
        let read = read(&article);
        let times = find(&article, &read);
        let mut end = 0;
        for time in &times {
            prop_assert!(time.span.start >= end && !time.span.of(&text).is_empty());
            end = time.span.end;
        }
        for event in events::find(&article, &read, &times, &[]) {
            prop_assert!(event.sentence.contains(event.span) && !event.span.of(&text).is_empty(), "{event:?}");
            prop_assert!(event.when.is_none_or(|(from, to)| from <= to));
        }
    }
}

#[rustfmt::skip]
const WORDS: &[&str] = &[
    "the", "a", "of", "in", "and", "to", "or", ",", ".", "(", ")", "'s", "on", "at", "about", "more", "than", "least", "up",
    "first", "third-quarter", "quarter", "year-ago", "year-end", "half", "Oct.", "May", "Friday", "9", "9-11", "2020", "1990s",
    "'80s", "1/2", "10:30", "5pm", "p.m.", "EST", "noon", "twenty", "two", "hundred", "years", "year", "day", "weeks", "century",
    "ago", "later", "earlier", "old", "long", "last", "next", "this", "that", "same", "past", "following", "period", "fiscal",
    "early", "late", "mid-1996", "end", "morning", "night", "nights", "every", "twice", "daily", "now", "recent", "future", "8-month-old",
    "New", "Year", "Eve", "Easter", "week", "weekend", "summer", "before", "after", "ended", "until", "said", "will", "two-and-a-half", "–",
    "which", "closed", "was", "had", "she", "It", "since", "than", "“", "”", ";", "-",
];

#[test]
#[rustfmt::skip]
fn a_weekday_of_no_one_week() {
    check(&[
        ("She never sailed on a Friday again.", "Friday DATE XXXX-WXX-5"),
        ("The council lost a Friday vote.", "Friday DATE 2020-10-09"),
    ]);
}

#[test]
#[rustfmt::skip]
fn every_second_one_and_the_next_feast() {
    check(&[
        ("It comes out every second Thursday.", "every second Thursday SET XXXX-WXX-4"),
        ("They meet every other Friday in Oslo.", "every other Friday SET XXXX-WXX-5"),
        ("Shops feared empty shelves before Christmas.", "Christmas DATE 2020-12-25"),
    ]);
}
