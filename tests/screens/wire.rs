//! A fixed set of stories with fixed findings, so that no screen depends on how well texts are understood.

use copytaster::article::{Article, DateSource, Paragraph, Role, Span, Status};
use copytaster::extract::{
    Actor, ActorKind, Dated, Event, Findings, Grounds, Polarity, Quote, QuoteKind, Rule,
    TimeMention, TimeType, Told,
};
use copytaster::intake::{Arrival, Outcome, Story};
use jiff::Timestamp;
use jiff::civil::Date;

/// A story in the making: its text, and what is found in it by looking the words up.
pub struct Copy {
    file: String,
    at: Timestamp,
    article: Article,
    findings: Findings,
}

pub fn copy(at: &str, headline: &str, paragraphs: &[&str]) -> Copy {
    let mut article = Article {
        headline: Some(headline.into()),
        format: "text",
        ..Article::default()
    };
    for words in paragraphs {
        let start = article.text.len();
        article.text.push_str(words);
        article.paragraphs.push(Paragraph {
            span: Span::new(start, article.text.len()),
            role: Role::Body,
        });
        article.text.push_str("\n\n");
    }
    Copy {
        file: format!("{}.txt", headline.to_lowercase().replace(' ', "-")),
        at: at.parse().unwrap(),
        article,
        findings: Findings::default(),
    }
}

impl Copy {
    fn span(&self, words: &str) -> Span {
        let start = self
            .article
            .text
            .find(words)
            .unwrap_or_else(|| panic!("no {words} in the text"));
        Span::new(start, start + words.len())
    }

    /// Somebody named, wherever the name stands.
    pub fn names(mut self, name: &str, kind: ActorKind, role: &str) -> Self {
        let found = self.article.text.match_indices(name);
        let mentions = found
            .map(|(at, _)| Span::new(at, at + name.len()))
            .collect();
        self.findings.actors.push(Actor {
            name: name.into(),
            kind,
            role: Some(role.to_owned()).filter(|role| !role.is_empty()),
            mentions,
            ..Actor::default()
        });
        self
    }

    /// Words said, who said them, and how sure that is.
    pub fn said(mut self, words: &str, speaker: &str, cue: &str, confidence: f32) -> Self {
        let span = self.span(words);
        let actor = self.findings.actors.iter().position(|a| a.name == speaker);
        let direct = words.starts_with(['“', '「', '"']);
        self.findings.quotes.push(Quote {
            span,
            spans: vec![span],
            kind: if direct {
                QuoteKind::Direct
            } else {
                QuoteKind::Indirect
            },
            speaker: Some(speaker.to_owned()).filter(|s| !s.is_empty()),
            actor,
            cue: Some(self.span(cue)).filter(|_| !cue.is_empty()),
            confidence,
            ..Quote::default()
        });
        self
    }

    /// The words that name the last statement's speaker, and the rule that went by them.
    pub fn by(mut self, source: &str, rule: Rule) -> Self {
        let span = self.span(source);
        if let Some(quote) = self.findings.quotes.last_mut() {
            quote.source = Some(span);
            quote.grounds.rule = rule;
        }
        self
    }

    /// How the source became the name, and how sure of a hundred that is, and the reading of the marks.
    pub fn naming(mut self, how: &'static str, name: u8, marks: u8) -> Self {
        if let Some(quote) = self.findings.quotes.last_mut() {
            let rule = quote.grounds.rule;
            quote.grounds = Grounds {
                rule,
                how,
                name,
                marks,
            };
        }
        self
    }

    /// The last statement is one that the text says was not made.
    pub fn denied(mut self) -> Self {
        if let Some(quote) = self.findings.quotes.last_mut() {
            quote.polarity = Polarity::Denied;
        }
        self
    }

    /// The last statement is retold, with words in marks.
    pub fn mixed(&mut self) {
        if let Some(quote) = self.findings.quotes.last_mut() {
            quote.kind = QuoteKind::Mixed;
        }
    }

    /// Words that name a day, and the sentence that tells what happened on it, or was to happen.
    pub fn dates(mut self, words: &str, day: &str, sentence: &str) -> Self {
        let date: Date = day.parse().unwrap();
        let (span, sentence) = (self.span(words), self.span(sentence));
        self.findings.times.push(TimeMention {
            span,
            kind: TimeType::Date,
            value: day.into(),
            interval: Some((date, date)),
            sentence,
            ..TimeMention::default()
        });
        let ahead = self.at.to_zoned(jiff::tz::TimeZone::UTC).date() < date;
        self.findings.events.push(Event {
            span: sentence,
            sentence,
            when: Some((date, date)),
            by: Dated::Explicit(self.findings.times.len() - 1),
            told: if ahead {
                Told::Announced
            } else {
                Told::Reported
            },
            ..Event::default()
        });
        self
    }

    /// A sentence that nothing dates but the day of publication.
    pub fn undated(mut self, sentence: &str) -> Self {
        let (sentence, date) = (
            self.span(sentence),
            self.at.to_zoned(jiff::tz::TimeZone::UTC).date(),
        );
        self.findings.events.push(Event {
            span: sentence,
            sentence,
            when: Some((date, date)),
            ..Event::default()
        });
        self
    }

    /// The provider's identifier, the version and what may be done with it.
    pub fn version(mut self, guid: &str, version: &str, status: Status) -> Self {
        self.article.guid = Some(guid.into());
        self.article.version = Some(version.into());
        self.article.status = status;
        self
    }

    pub fn source(mut self, source: &str) -> Self {
        self.article.source = Some(source.into());
        self
    }

    /// The desk's short name for it.
    pub fn slug(mut self, slug: &str) -> Self {
        self.article.slugline = Some(slug.into());
        self
    }

    /// When it was published, as the file itself states it.
    pub fn published(mut self, at: &str) -> Self {
        let at: Timestamp = at.parse().unwrap();
        self.article.published = Some(at.into());
        self.article.dated_by = DateSource::Metadata;
        self
    }

    pub fn embargo(mut self, until: &str) -> Self {
        let until: Timestamp = until.parse().unwrap();
        self.article.embargo = Some(until.into());
        self
    }

    pub fn arrival(self) -> Arrival {
        Arrival {
            path: format!("wire/{}", self.file).into(),
            at: self.at,
            live: false,
            mark: None,
            outcome: Outcome::Read(vec![Story::new(self.article, self.findings)]),
        }
    }
}

pub const PERSON: ActorKind = ActorKind::Person;
pub const ORGANIZATION: ActorKind = ActorKind::Organization;

/// Six stories of two days, two weeks into a strike.
pub fn week() -> Vec<Arrival> {
    vec![
        copy(
            "2026-10-08T07:15:00Z",
            "Ferry service halved",
            &["The Port Authority halved the ferry service on Thursday. M. El-Sayed was not asked."],
        )
        .names("Port Authority", ORGANIZATION, "")
        .names("M. El-Sayed", PERSON, "")
        .dates("Thursday", "2026-10-08", "The Port Authority halved the ferry service on Thursday.")
        .arrival(),
        copy(
            "2026-10-08T21:30:00Z",
            "South road closed",
            &[
                "The south road is closed to lorries.",
                "李伟, who drives for the market, said he would “wait it out”. Ana Costa, the mayor, did not answer.",
            ],
        )
        .undated("The south road is closed to lorries.")
        .names("李伟", PERSON, "driver")
        .names("Ana Costa", PERSON, "mayor")
        .said("“wait it out”", "李伟", "said", 0.9)
        .by("he", Rule::WordsBehindVerb)
        .arrival(),
        copy(
            "2026-10-09T09:12:00Z",
            "Mayor on local radio",
            &[
                "Ana Costa spoke on local radio for an hour.",
                "Of the union little was heard. “Nobody has called us, not once, since Monday.”",
                "Radek Novák of the port union listened in.",
            ],
        )
        .names("Ana Costa", PERSON, "mayor")
        .names("Radek Novák", PERSON, "port union")
        .said("“Nobody has called us, not once, since Monday.”", "Radek Novák", "", 0.3)
        .by("the union", Rule::SentenceBefore)
        .naming("description of the last speaker", 75, 60)
        .dates("Monday", "2026-10-05", "“Nobody has called us, not once, since Monday.”")
        .arrival(),
        copy(
            "2026-10-09T14:58:00Z",
            "Council meets behind closed doors",
            &[
                "The council met for three hours.",
                "The session took place against the backdrop of remarks by Ana Costa, who said on radio: “We will not reopen \
                 the south road until the survey is finished.”",
                "The Port Authority and Radek Novák were not in the room.",
            ],
        )
        .undated("The council met for three hours.")
        .names("Ana Costa", PERSON, "mayor")
        .names("Port Authority", ORGANIZATION, "")
        .names("Radek Novák", PERSON, "")
        .said(
            "“We will not reopen the south road until the survey is finished.”",
            "Ana Costa",
            "said on radio",
            0.95,
        )
        .by("Ana Costa", Rule::QuoteBehindVerb)
        .arrival(),
        copy(
            "2026-10-09T15:05:00Z",
            "Talks resume at city hall",
            &["Talks resume at city hall on Saturday, Ana Costa said."],
        )
        .names("Ana Costa", PERSON, "")
        .said("Talks resume at city hall on Saturday", "Ana Costa", "said", 0.8)
        .by("Ana Costa", Rule::BeforeVerb)
        .dates("Saturday", "2026-10-10", "Talks resume at city hall on Saturday, Ana Costa said.")
        .arrival(),
        copy(
            "2026-10-09T16:40:00Z",
            "Harbour strike enters third week",
            &[
                "The harbour strike entered its third week.",
                "“After two weeks without cranes the harbour cannot catch up before spring, whatever is signed this week,” \
                 K. Tanaka, an analyst, told the Evening Wire.",
                "Ana Costa and Radek Novák meet again on Saturday.",
            ],
        )
        .names("K. Tanaka", PERSON, "analyst")
        .names("Ana Costa", PERSON, "mayor")
        .names("Radek Novák", PERSON, "port union")
        .said(
            "“After two weeks without cranes the harbour cannot catch up before spring, whatever is signed this week,”",
            "K. Tanaka",
            "told the Evening Wire",
            0.9,
        )
        .by("K. Tanaka", Rule::NameVerbBehind)
        .arrival(),
    ]
}

/// A story that comes in a little later.
pub fn late(headline: &str, minute: u32) -> Arrival {
    copy(
        &format!("2026-10-09T16:{minute:02}:30Z"),
        headline,
        &["Nothing more is known."],
    )
    .arrival()
}
