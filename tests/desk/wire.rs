//! Makes arrivals out of a few words, as the intake would from files.

use copytaster::article::{Article, Paragraph, Role, Span, Status};
use copytaster::extract::{
    Actor, ActorKind, AliasEvidence, Dated, Event, Findings, Quote, TimeMention, TimeType,
};
use copytaster::intake::{Arrival, Outcome, Story};
use jiff::{Timestamp, civil::Date};

/// A story put together sentence by sentence.
#[derive(Clone, Default)]
pub struct Copy {
    article: Article,
    pub findings: Findings,
}

/// A story with this headline.
pub fn copy(headline: &str) -> Copy {
    let article = Article {
        headline: Some(headline.into()),
        ..Article::default()
    };
    Copy {
        article,
        ..Copy::default()
    }
    .sentence(headline, Role::Headline)
}

impl Copy {
    fn sentence(mut self, words: &str, role: Role) -> Self {
        let start = self.article.text.len();
        self.article.text.push_str(words);
        let span = Span::new(start, self.article.text.len());
        self.article.text.push_str("\n\n");
        self.article.paragraphs.push(Paragraph { span, role });
        self
    }

    fn last(&self) -> Span {
        self.article
            .paragraphs
            .last()
            .map_or(Span::default(), |p| p.span)
    }

    pub fn guid(mut self, guid: &str) -> Self {
        self.article.guid = Some(guid.into());
        self
    }

    pub fn version(mut self, version: &str) -> Self {
        self.article.version = Some(version.into());
        self
    }

    /// A part of a running story.
    pub fn take(mut self, slug: &str, take: Option<&str>) -> Self {
        self.article.slugline = Some(slug.into());
        self.article.take = take.map(str::to_owned);
        self
    }

    pub fn source(mut self, source: &str) -> Self {
        self.article.source = Some(source.into());
        self
    }

    pub fn status(mut self, status: Status) -> Self {
        self.article.status = status;
        self
    }

    pub fn embargo(mut self, until: &str) -> Self {
        self.article.embargo = Some(at(until).into());
        self
    }

    /// Names somebody once; further words after " = " are the role, after " aka " another name.
    pub fn names(self, kind: ActorKind, who: &str) -> Self {
        let (who, alias) = who
            .split_once(" aka ")
            .map_or((who, None), |(w, a)| (w, Some(a.to_owned())));
        let (name, role) = who
            .split_once(" = ")
            .map_or((who, None), |(n, r)| (n, Some(r.to_owned())));
        let mut copy = self.sentence(name, Role::Body);
        let span = copy.last();
        match copy
            .findings
            .actors
            .iter_mut()
            .find(|a| a.name == name && a.kind == kind)
        {
            Some(actor) => actor.mentions.push(span),
            None => copy.findings.actors.push(Actor {
                name: name.into(),
                kind,
                role,
                aliases: alias.into_iter().collect(),
                mentions: vec![span],
                ..Actor::default()
            }),
        }
        copy
    }

    /// Somebody named before, by another name.
    pub fn mention(&mut self, who: &str, words: &str, evidence: AliasEvidence) {
        let copy = std::mem::take(self).sentence(words, Role::Body);
        *self = copy;
        let span = self.last();
        let evidence = AliasEvidence { span, ..evidence };
        let mut actors = self.findings.actors.iter_mut();
        if let Some(actor) = actors.find(|a| a.name == who) {
            actor.mentions.push(span);
            actor.alias_evidence.push(evidence);
        }
    }

    pub fn person(self, who: &str) -> Self {
        self.names(ActorKind::Person, who)
    }

    /// The words, said by somebody who is named before.
    pub fn says(self, who: &str, words: &str) -> Self {
        let mut copy = self.sentence(words, Role::Body);
        let span = copy.last();
        copy.findings.quotes.push(Quote {
            span,
            spans: vec![span],
            speaker: Some(who.into()),
            actor: copy.findings.actors.iter().position(|a| a.name == who),
            confidence: 0.9,
            ..Quote::default()
        });
        copy
    }

    /// A sentence that tells what happened on these days; none for a vague one.
    pub fn when(self, words: &str, days: Option<(&str, &str)>) -> Self {
        let mut copy = self.sentence(words, Role::Body);
        let span = copy.last();
        let day = |text: &str| text.parse::<Date>().unwrap();
        let when = days.map(|(first, last)| (day(first), day(last)));
        copy.findings.times.push(TimeMention {
            span,
            kind: TimeType::Date,
            value: days.map_or("PAST_REF".into(), |(first, _)| first.into()),
            interval: when,
            grain: None,
            sentence: span,
        });
        let time = copy.findings.times.len() - 1;
        copy.tells(span, when, Dated::Explicit(time))
    }

    /// A sentence that nothing dates but the day of publication.
    pub fn undated(self, words: &str, published: &str) -> Self {
        let copy = self.sentence(words, Role::Body);
        let (span, day) = (copy.last(), published.parse().unwrap());
        copy.tells(span, Some((day, day)), Dated::Published)
    }

    fn tells(mut self, span: Span, when: Option<(Date, Date)>, by: Dated) -> Self {
        self.findings.events.push(Event {
            span,
            sentence: span,
            when,
            by,
            ..Event::default()
        });
        self
    }

    pub fn story(self) -> Story {
        Story::new(self.article, self.findings)
    }
}

/// A moment, written "2020-10-09T14:02".
pub fn at(when: &str) -> Timestamp {
    format!("{when}:00Z").parse().unwrap()
}

fn arrival(path: &str, when: Timestamp, outcome: Outcome) -> Arrival {
    Arrival {
        path: path.into(),
        at: when,
        live: true,
        mark: None,
        outcome,
    }
}

/// A file that holds these stories.
pub fn read<const N: usize>(path: &str, when: &str, stories: [Copy; N]) -> Arrival {
    read_all(path, at(when), stories.to_vec())
}

pub fn read_all(path: &str, when: Timestamp, stories: Vec<Copy>) -> Arrival {
    arrival(
        path,
        when,
        Outcome::Read(stories.into_iter().map(Copy::story).collect()),
    )
}

pub fn refused(path: &str, when: &str, reason: &str) -> Arrival {
    arrival(path, at(when), Outcome::Refused(reason.into()))
}

pub fn gone(path: &str) -> Arrival {
    gone_at(path, at("2020-10-10T00:00"))
}

pub fn gone_at(path: &str, when: Timestamp) -> Arrival {
    arrival(path, when, Outcome::Gone)
}
