//! Stories, actors and statements as a line each, for ears as much as for eyes: what matters comes first, and no sign
//! stands where a word would do.

use jiff::Timestamp;

use super::{Plain, Row};
use crate::article::{Article, Paragraph, Role, Status};
use crate::desk::{ActorId, QuoteId, StoryId, Target};
use crate::fold::fold;
use crate::ui::draw::{bars, quotes};

impl Plain {
    /// A row's line.
    pub(super) fn row(&self, row: Row) -> Option<String> {
        match row {
            Row::Story(id) => self.story(id),
            Row::Actor(id) => self.actor(id),
            Row::Quote(id) => self.quote(id),
        }
    }

    /// "9 Oct 14:58, Harbour strike enters third week, 3 quotes, unread"
    pub(super) fn story(&self, id: StoryId) -> Option<String> {
        let story = self.desk.story(id)?;
        let status = match story.status() {
            Status::Usable => None,
            Status::Corrected => Some("corrected"),
            Status::Withheld => Some("withheld"),
            Status::Canceled => Some("killed"),
        };
        let embargo = story.head().embargo.filter(|until| until.at > self.now);
        let embargo = embargo.map(|until| format!("embargo until {}", self.moment(until.at)));
        let source = story.head().source.clone();
        let count = bars::count(story.quotes().len(), "quote", "quotes");
        let unread = story.is_unread().then_some("unread");
        let parts = [
            Some(self.moment(story.arrived())),
            status.map(str::to_owned),
            Some(story.title().to_owned()),
            source,
            Some(count),
            embargo,
            unread.map(str::to_owned),
            self.mark(Target::Story(id)),
        ];
        Some(joined(parts))
    }

    /// "bookmarked, note: ask her again"
    fn mark(&self, target: Target) -> Option<String> {
        let saved = self.desk.is_saved(target).then(|| "bookmarked".to_owned());
        let note = self.desk.note(target).map(|words| format!("note: {words}"));
        Some(joined([saved, note])).filter(|words| !words.is_empty())
    }

    fn actor(&self, id: ActorId) -> Option<String> {
        let actor = self.desk.actor(id)?;
        let mentions = bars::count(actor.count.mentions as usize, "mention", "mentions");
        let quotes = bars::count(actor.count.quotes as usize, "quote", "quotes");
        Some(joined([
            Some(actor.name.to_owned()),
            actor.role.map(str::to_owned),
            Some(mentions),
            Some(quotes),
        ]))
    }

    fn quote(&self, id: QuoteId) -> Option<String> {
        let card = self.desk.quote(id)?;
        let speaker = card.speaker.as_deref().unwrap_or("speaker not named");
        let doubt = quotes::doubt(&card).filter(|words| !words.is_empty());
        let who = joined([
            Some(speaker.to_owned()),
            card.role.as_deref().map(str::to_owned),
            quotes::cue(&card),
            card.quote.polarity.remark().map(str::to_owned),
            quotes::kind(&card).map(str::to_owned),
            doubt,
        ]);
        let place = joined([
            Some(self.moment(card.at)),
            Some(format!("in {}", card.story.title())),
            Some(format!("paragraph {}", card.paragraph)),
            self.mark(Target::Quote(id)),
        ]);
        Some(format!("{who}: {} ({place})", card.words))
    }

    /// What stands above a story's paragraphs.
    pub(super) fn head(&self, id: StoryId, article: &Article) -> Vec<String> {
        let byline = article.byline.iter().map(|words| format!("By: {words}"));
        let note = article
            .ednote
            .iter()
            .map(|words| format!("Note to editors: {words}"));
        self.story(id)
            .into_iter()
            .chain(byline)
            .chain(note)
            .collect()
    }

    fn moment(&self, at: Timestamp) -> String {
        let zone = self.desk.zone();
        let (at, now) = (at.to_zoned(zone.clone()), self.now.to_zoned(zone.clone()));
        let pattern = match (at.date() == now.date(), at.year() == now.year()) {
            (true, _) => "%H:%M",
            (false, true) => "%-d %b %H:%M",
            (false, false) => "%-d %b %Y",
        };
        at.strftime(pattern).to_string()
    }
}

/// Whether [`Plain::head`] has told a paragraph already.
pub(super) fn is_in_head(article: &Article, part: &Paragraph) -> bool {
    let told = match part.role {
        Role::Headline => &article.headline,
        Role::Byline => &article.byline,
        _ => return false,
    };
    let plain = |words: &str| fold(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    let told = plain(told.as_deref().unwrap_or_default());
    !told.is_empty() && plain(part.span.of(&article.text)).ends_with(&told)
}

fn joined<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
