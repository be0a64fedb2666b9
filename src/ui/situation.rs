//! Where the user is and what there is to act on: what keys, footer and help are judged by.

use super::keys::{Need, Situation, place};
use super::layout::{Pane, Shape};
use super::line::Purpose;
use super::list::RowId;
use super::state::{Overlay, State};

impl State {
    /// What keys are judged by.
    pub fn situation(&self) -> Situation {
        let place = match (&self.overlay, &self.find) {
            _ if let Some(line) = &self.line => match line.purpose {
                Purpose::Export(_) => place::EXPORT,
                Purpose::Note(_) | Purpose::Search => place::LINE,
            },
            (Some(Overlay::Help(_)), _) => place::HELP,
            (Some(Overlay::Unreadable(_)), _) => place::UNREADABLE,
            (Some(Overlay::Record(_)), _) => place::RECORD,
            (Some(Overlay::Why(_)), _) => place::WHY,
            (Some(Overlay::Said(_)), _) => place::SAID,
            (Some(Overlay::Versions(..)), _) => place::VERSIONS,
            (Some(Overlay::Marks(_)), _) => place::MARKS,
            (Some(Overlay::Searches(_)), _) => place::SEARCHES,
            (Some(Overlay::Palette(_)), _) => place::PALETTE,
            (None, _) if self.prompt.is_some() => place::FILTER,
            (None, Some(find)) if find.typing => place::PROMPT,
            (None, _) => return self.beneath(),
        };
        self.judged(place)
    }

    /// What keys would be judged by, did nothing cover the panes.
    pub fn beneath(&self) -> Situation {
        self.judged(match self.focus {
            Pane::Timeline => place::TIMELINE,
            Pane::Actors => place::ACTORS,
            Pane::Quotes => place::QUOTES,
            Pane::Reader | Pane::With => place::READER,
        })
    }

    fn judged(&self, place: u32) -> Situation {
        let (find, prompt) = (self.find.as_ref(), self.prompt.as_ref());
        let chosen = self.chosen(self.focus);
        let on_head = matches!(chosen, Some(RowId::Head(_)));
        let tests = [
            (Need::Find, find.is_some()),
            (Need::NoFind, find.is_none()),
            (Need::Chip, !self.views.chips().is_empty()),
            (Need::Zoom, self.zoom || self.focus == Pane::Reader),
            (Need::Day, on_head && !self.times),
            (Need::Row, chosen.is_some() && !on_head),
            (Need::Unread, self.desk.totals().unread > 0),
            (Need::Refused, self.desk.totals().troubles > 0),
            (
                Need::Panes,
                match self.focus {
                    Pane::Reader => self.layout.shape == Shape::Wide,
                    _ => self.layout.shape != Shape::Tabs,
                },
            ),
            (Need::Wide, self.layout.shape == Shape::Wide),
            (Need::New, !self.fresh.is_empty() && !self.times),
            (Need::Arrivals, !self.times),
            (Need::Happened, self.times),
            (Need::Held, self.joining.is_some()),
            (Need::Parting, self.parting()),
            (
                Need::Asked,
                find.is_some() || !self.views.chips().is_empty(),
            ),
            (Need::Saved, !self.searches.all.is_empty()),
            (Need::Marked, self.desk.has_marks()),
            (Need::Below, self.goes_on()),
            (
                Need::Candidate,
                prompt.is_some_and(|prompt| !prompt.candidates.is_empty()),
            ),
            (Need::Other, prompt.is_some_and(|prompt| prompt.has_other())),
            (
                Need::Hit,
                find.and_then(|find| find.count(self.focus)) > Some(0),
            ),
            (Need::Meant, find.is_none_or(|find| !find.vain)),
            (Need::Widened, find.is_some_and(|find| find.all)),
        ];
        Situation {
            place,
            holds: tests
                .into_iter()
                .filter(|(_, holds)| *holds)
                .map(|(need, _)| need)
                .collect(),
        }
    }

    /// Whether the chosen name of the open record can be taken out.
    fn parting(&self) -> bool {
        matches!(&self.overlay, Some(Overlay::Record(page)) if page.parting().is_some())
    }
}
