//! All that the screens show and the keys change. Nothing here reads files or writes to a terminal.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::layout::Rect;

use super::action::Action;
use super::company::Company;
use super::draw::marks;
use super::export::Writing;
use super::find::Find;
use super::help::HelpPage;
use super::keymap::Keymap;

use super::keys::place;
use super::layout::{Layout, Pane, Wish};
use super::line::Line;
use super::list::{Cursor, RowId, Rows};
use super::marks::MarksPage;
use super::palette::PalettePage;
use super::prompt::Prompt;
use super::reader::{self, Reader};
use super::record::RecordPage;
use super::rows::{self, Head, PaneRows};
use super::said::SaidPage;
use super::searches::{Searches, SearchesPage};
use super::session::Restoring;
use super::signs::{ASCII, Signs, UNICODE};
use super::theme::Theme;
use super::update::Clicked;
use super::why::WhyPage;
use crate::article::Article;
use crate::desk::{ActorId, Applied, Desk, StoryId, Target, Views};
use crate::output::Format;
use crate::outside::Wishes;
use crate::search::{Asked, Finder};

/// What covers the panes.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The keys.
    Help(HelpPage),
    /// The files that could not be read; the first line shown.
    Unreadable(usize),
    /// One story's versions; the first shown.
    Versions(StoryId, usize),
    /// One actor's names and roles.
    Record(RecordPage),
    /// Why a statement is its speaker's.
    Why(WhyPage),
    /// All that an actor said.
    Said(SaidPage),
    /// What is bookmarked or noted.
    Marks(MarksPage),
    /// The saved searches.
    Searches(SearchesPage),
    /// Every command.
    Palette(PalettePage),
}

/// The last story that came in while the program ran.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Latest {
    /// Which.
    pub story: StoryId,
    /// When.
    pub at: Timestamp,
}

/// How a user wants the screens and keys to be.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// What things look like.
    pub theme: Theme,
    /// What keys mean.
    pub keymap: Keymap,
    /// No sign of the program's own goes beyond ASCII.
    pub ascii: bool,
    /// The mouse is heeded, too.
    pub mouse: bool,
    /// What is wanted of other programs.
    pub wishes: Wishes,
}

/// Everything.
#[derive(Debug)]
pub struct State {
    /// Stories, actors, statements.
    pub desk: Desk,
    /// What passes the filter.
    pub views: Views,
    /// What can be searched.
    pub finder: Finder,
    /// The folders watched.
    pub folders: Vec<PathBuf>,
    /// Now, as last told.
    pub now: Timestamp,
    /// The screen, divided.
    pub layout: Layout,
    /// The pane that has the keys.
    pub focus: Pane,
    /// The pane that has them again when the reader is left.
    pub home: Pane,
    /// The focused pane is alone.
    pub zoom: bool,
    /// The timeline is by what the texts speak of, not by arrival.
    pub times: bool,
    /// Where each list pane's cursor is.
    pub cursors: [Cursor; 3],
    /// The timeline's groups.
    pub heads: Vec<Head>,
    /// The actors in the order shown.
    pub actors: Vec<ActorId>,
    /// The open story.
    pub reader: Reader,
    /// The find.
    pub find: Option<Find>,
    /// The filter, being typed.
    pub prompt: Option<Prompt>,
    /// Another line, being typed.
    pub line: Option<Line>,
    /// Who is in the chosen actor's stories.
    pub company: Company,
    /// The actor in hand, to be joined to another.
    pub joining: Option<ActorId>,
    /// The saved searches.
    pub searches: Searches,
    /// What is still taken up of how the dashboard was left.
    pub restoring: Option<Restoring>,
    /// What covers the panes.
    pub overlay: Option<Overlay>,
    /// Stories that came in above the cursor and were not yet looked at.
    pub fresh: Vec<StoryId>,
    /// The line that the filter was read from while files were being read, if a name in it was guessed.
    pub guessed: Option<String>,
    /// The first scan: files read, files found.
    pub loading: Option<(usize, usize)>,
    /// Why the folders are polled, if they are.
    pub polling: Option<String>,
    /// The last thing that went wrong and still holds.
    pub trouble: Option<String>,
    /// A remark on the last key, gone with the next one.
    pub note: Option<String>,
    /// The intake is held back.
    pub held: bool,
    /// The last story that came in.
    pub latest: Option<Latest>,
    /// The row that was clicked on last.
    pub clicked: Option<Clicked>,
    /// Something was taken in that rows and cursors do not know of.
    behind: bool,
    /// The reader beside the lists has yet to follow the cursor.
    pub unsettled: bool,
    /// What things look like.
    pub theme: Theme,
    /// The signs that the screens draw.
    pub signs: &'static Signs,
    /// What keys mean.
    pub keymap: Keymap,
    /// What is wanted of other programs.
    pub wishes: Wishes,
    /// The export on its way.
    pub writing: Option<Writing>,
    /// How the last export was written.
    pub exported_as: Format,
}

impl State {
    /// An empty desk on a screen of a size, in columns and rows.
    pub fn new(folders: Vec<PathBuf>, zone: TimeZone, now: Timestamp, size: (u16, u16)) -> Self {
        let desk = Desk::new(zone);
        let views = Views::new(&desk);
        let mut state = Self {
            desk,
            views,
            finder: Finder::new(),
            folders,
            now,
            layout: Layout::default(),
            focus: Pane::Timeline,
            home: Pane::Timeline,
            zoom: false,
            times: false,
            cursors: Default::default(),
            heads: Vec::new(),
            actors: Vec::new(),
            reader: Reader::default(),
            find: None,
            prompt: None,
            line: None,
            company: Company::default(),
            joining: None,
            searches: Searches::default(),
            restoring: None,
            overlay: None,
            fresh: Vec::new(),
            guessed: None,
            loading: Some((0, 0)),
            polling: None,
            trouble: None,
            note: None,
            held: false,
            latest: None,
            clicked: None,
            behind: false,
            unsettled: false,
            theme: Theme::default(),
            signs: &UNICODE,
            keymap: Keymap::default(),
            wishes: Wishes::default(),
            writing: None,
            exported_as: Format::Csv,
        };
        state.resize(size.0, size.1);
        state
    }

    /// Takes the user's wishes on.
    pub fn set_up(&mut self, setup: Setup) {
        self.theme = setup.theme;
        self.signs = if setup.ascii { &ASCII } else { &UNICODE };
        self.keymap = setup.keymap;
        self.wishes = setup.wishes;
    }

    /// An action's key, as a sentence names it; `None` where it has none.
    pub fn key(&self, action: Action) -> Option<String> {
        let here = self.keymap.keys_in(action, place::TIMELINE);
        let chord = here.into_iter().chain(self.keymap.keys(action)).next();
        chord.map(|chord| chord.shown(&ASCII))
    }

    /// The same in brackets behind what is told; nothing where there is none.
    pub fn key_behind(&self, action: Action) -> String {
        self.key(action)
            .map_or(String::new(), |key| format!(" ({key})"))
    }

    /// Takes up a desk that an earlier run left.
    pub fn take_up(&mut self, desk: Desk, views: Views) {
        let before = std::mem::replace(&mut self.desk, desk);
        self.views = views;
        // Ids are another desk's: of what was chosen a story can be found again.
        for cursor in &mut self.cursors {
            let was = std::mem::take(cursor);
            cursor.top = was.top;
            let story = match was.chosen {
                Some(RowId::Story(id)) => before.story(id),
                _ => None,
            };
            let again = story.and_then(|story| self.desk.stories_of(story.path()).first());
            cursor.chosen = again.copied().map(RowId::Story);
        }
        self.reader = Reader::default();
        if let Some(find) = &mut self.find {
            find.forget();
        }
        self.overlay = None;
        self.writing = None;
        self.joining = None;
        self.company = Company::default();
        let all = self.desk.stories().map(|story| story.id());
        self.searches.start_over(all.collect());
        self.refresh();
        self.unsettled = true;
    }

    /// Clears the desk.
    pub fn start_over(&mut self) {
        let desk = self.desk.emptied();
        let views = Views::new(&desk);
        self.finder = Finder::new();
        self.take_up(desk, views);
    }

    /// Reads a line of chips and words, as things stand.
    pub fn ask(&mut self, line: &str) -> Asked {
        let chips = self.views.chips();
        Asked::read(line, &self.desk, self.now, chips, &mut self.finder)
    }

    /// Takes the screen's size: columns and rows.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.catch_up();
        self.layout.screen.width = width;
        self.layout.screen.height = height;
        self.arrange();
    }

    /// Divides the screen anew and lays out what is visible, after anything changed.
    pub fn arrange(&mut self) {
        let wish = Wish {
            focus: self.focus,
            zoom: self.zoom,
            chips: !self.views.chips().is_empty(),
        };
        let layout = Layout::new(self.layout.screen.width, self.layout.screen.height, wish);
        // What stands beside the lists is found for panes that are there, and for their size.
        let moved = |pane| layout.at(pane) != self.layout.at(pane);
        self.unsettled |= moved(Pane::With) || moved(Pane::Reader);
        self.layout = layout;
        // Who has left the newest story does not want the newest statement under the eyes either.
        let calm = !self.follows() && self.loading.is_none();
        for pane in Pane::LISTS {
            let still = calm && pane == Pane::Quotes;
            self.with_cursor(pane, |cursor, rows, height| {
                cursor.arrange(rows, height, still);
            });
        }
    }

    /// Follows the desk: groups and order of actors.
    pub fn refresh(&mut self) {
        self.behind = false;
        self.heads = rows::heads(&self.desk, &self.views, self.times);
        let held = self.focus == Pane::Actors && !self.cursor(Pane::Actors).top;
        self.actors = rows::order(&self.views, &self.actors, held);
        self.fresh.retain(|id| self.desk.story(*id).is_some());
        match &mut self.overlay {
            Some(Overlay::Marks(page)) => page.renew(&self.desk),
            Some(Overlay::Record(page)) => {
                self.overlay = page.renewed(&self.desk).map(Overlay::Record);
            }
            Some(Overlay::Why(_) | Overlay::Said(_)) => {
                self.overlay = match self.overlay.take() {
                    Some(Overlay::Why(page)) => page.renewed(&self.desk).map(Overlay::Why),
                    Some(Overlay::Said(page)) => page.renewed(&self.desk).map(Overlay::Said),
                    other => other,
                };
            }
            Some(Overlay::Versions(id, _)) if self.desk.story(*id).is_none() => self.overlay = None,
            _ => {}
        }
        if self.joining.is_some_and(|id| self.desk.actor(id).is_none()) {
            self.joining = None;
            self.note = Some("the actor in hand is named by no story any more".into());
        }
        self.arrange();
    }

    /// Follows what the desk took in.
    pub fn follow(&mut self, applied: &Applied) {
        self.take_in(applied);
        self.catch_up();
    }

    /// The same without what only eyes and hands need: before either, [`Self::catch_up`].
    pub fn take_in(&mut self, applied: &Applied) {
        self.views.take_in(&self.desk, applied);
        self.finder.update(&self.desk, applied);
        self.company.take_in(&self.desk, applied);
        self.searches.coming.extend(&applied.new);
        self.searches.forget(&applied.gone);
        self.behind = true;
        self.unsettled = true;
    }

    /// Puts rows and cursors where they belong after what was taken in, if anything was.
    pub fn catch_up(&mut self) {
        if self.behind {
            self.views.catch_up(&self.desk);
            self.refresh();
        }
    }

    /// Counts who is in the chosen actor's stories, if there is a pane to show it.
    pub fn find_company(&mut self) {
        if self.layout.at(Pane::With).is_none() {
            return;
        }
        let of = match self.chosen(Pane::Actors) {
            Some(RowId::Actor(id)) => Some(self.desk.resolve(id)),
            _ => None,
        };
        let mut company = std::mem::take(&mut self.company);
        company.follow(self, of, self.layout.body(Pane::With).height.into());
        self.company = company;
    }

    /// A list pane's cursor.
    pub fn cursor(&self, pane: Pane) -> &Cursor {
        &self.cursors[pane.index().min(2)]
    }

    /// The chosen row of a list pane.
    pub fn chosen(&self, pane: Pane) -> Option<RowId> {
        self.cursors.get(pane.index()).and_then(|c| c.chosen)
    }

    /// Moves a cursor within its rows; the pane's height comes with them.
    pub fn with_cursor(&mut self, pane: Pane, act: impl FnOnce(&mut Cursor, &PaneRows<'_>, u16)) {
        let Some(place) = self.cursors.get_mut(pane.index()) else {
            return;
        };
        let mut cursor = std::mem::take(place);
        let rows = PaneRows::new(self, pane);
        act(&mut cursor, &rows, self.layout.body(pane).height);
        self.cursors[pane.index()] = cursor;
    }

    /// Where a row is chosen: is it still there?
    pub fn is_there(&self, pane: Pane, row: RowId) -> bool {
        PaneRows::new(self, pane).find(row).is_ok()
    }

    /// Whether the timeline stays on the newest story.
    pub fn follows(&self) -> bool {
        self.cursor(Pane::Timeline).top && !self.times
    }

    /// New stories above the cursor that pass the filter.
    pub fn new_above(&self) -> usize {
        let passes = |id: &&StoryId| self.views.timeline.position_of(&self.desk, **id).is_ok();
        self.fresh.iter().filter(passes).count()
    }

    /// The story that a pane's chosen row is about.
    pub fn story_of(&self, pane: Pane) -> Option<StoryId> {
        match self.chosen(pane) {
            _ if pane == Pane::Reader => self.reader.story,
            Some(RowId::Story(id)) => Some(id),
            Some(RowId::Event(id)) => Some(id.story),
            Some(RowId::Quote(id)) => self.desk.quote(id).map(|row| row.story.id()),
            _ => None,
        }
    }

    /// The note on the open story, as lines above its text.
    pub fn reader_note(&self) -> Vec<String> {
        let room = self
            .layout
            .body(Pane::Reader)
            .width
            .saturating_sub(2 + reader::MARGIN);
        let story = self.reader.story.map(Target::Story);
        story.map_or(Vec::new(), |story| marks::note(self, story, room))
    }

    /// Where the open story's text stands: below the note, if there is one.
    pub fn page(&self) -> Rect {
        let body = self.layout.body(Pane::Reader);
        let note = match self.reader_note().len() {
            0 => 0,
            lines => (lines as u16 + 1).min(body.height.saturating_sub(1)),
        };
        Rect {
            y: body.y + note,
            height: body.height - note,
            ..body
        }
    }

    /// Whether the story that is being read goes on below what is seen of it.
    pub fn goes_on(&self) -> bool {
        let article = (self.focus == Pane::Reader).then(|| self.article());
        let page = self.page();
        let more = |article: Arc<Article>| self.reader.goes_on(&article, page.width, page.height);
        article.flatten().is_some_and(more)
    }

    /// The open story.
    pub fn article(&self) -> Option<Arc<Article>> {
        Some(self.desk.reading(self.reader.story?)?.article)
    }
}
