//! A hand on the keys and an eye on the screen.

use copytaster::desk::{MarkLine, StoryId};
use copytaster::intake::{Arrival, Notice};
use copytaster::ui::draw::draw;
use copytaster::ui::keys::Chord;
use copytaster::ui::layout::Pane;
use copytaster::ui::list::RowId;
use copytaster::ui::state::State;
use copytaster::ui::update::{self, Effect};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

pub struct Hand {
    pub state: State,
    terminal: Terminal<TestBackend>,
    pub effects: Vec<Effect>,
    /// What was to be kept of marks.
    pub marks: Vec<MarkLine>,
}

pub fn now() -> Timestamp {
    "2026-10-09T17:05:00Z".parse().unwrap()
}

impl Hand {
    /// A dashboard of a size with nothing read yet.
    pub fn empty(width: u16, height: u16) -> Self {
        let state = State::new(vec!["wire".into()], TimeZone::UTC, now(), (width, height));
        let terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        Self {
            state,
            terminal,
            effects: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// A dashboard after the first scan found these.
    pub fn with(width: u16, height: u16, arrivals: Vec<Arrival>) -> Self {
        let mut hand = Self::empty(width, height);
        let count = arrivals.len();
        hand.tell(Notice::Arrivals(arrivals));
        hand.tell(Notice::Progress {
            read: count,
            found: count,
            done: true,
        });
        hand
    }

    pub fn tell(&mut self, notice: Notice) {
        let effects = update::notice(&mut self.state, notice, now());
        self.take(effects);
        self.rest();
    }

    /// Something arrives while the program runs.
    pub fn arrive(&mut self, mut arrival: Arrival) {
        arrival.live = true;
        self.tell(Notice::Arrivals(vec![arrival]));
    }

    /// Presses keys, named as in the table; "text:word" types a word.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for word in keys.split(' ') {
            match word.strip_prefix("text:") {
                Some(letters) => letters.chars().for_each(|c| self.key(&c.to_string())),
                None => self.key(word),
            }
        }
        self.rest();
        self
    }

    fn key(&mut self, name: &str) {
        let chord = Chord::parse(name).unwrap_or_else(|| panic!("no key {name}"));
        let effects = update::press(&mut self.state, chord, now());
        self.take(effects);
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Mark(marks) => self.marks.extend(marks),
                effect => self.effects.push(effect),
            }
        }
    }

    pub fn rest(&mut self) {
        if self.state.unsettled {
            let effects = update::settle(&mut self.state);
            self.take(effects);
        }
    }

    pub fn resize(&mut self, width: u16, height: u16) {
        self.state.resize(width, height);
        self.terminal.backend_mut().resize(width, height);
    }

    pub fn cells(&mut self) -> Buffer {
        let state = &self.state;
        self.terminal
            .draw(|frame| {
                if let Some(at) = draw(state, frame.buffer_mut()) {
                    frame.set_cursor_position(at);
                }
            })
            .unwrap();
        self.terminal.backend().buffer().clone()
    }

    /// The screen as lines of text; the cells that a wide character covers are left out.
    pub fn screen(&mut self) -> String {
        let cells = self.cells();
        let mut text = String::new();
        for y in 0..cells.area.height {
            let mut line = String::new();
            let mut x = 0;
            while x < cells.area.width {
                let symbol = cells[(x, y)].symbol();
                line.push_str(symbol);
                x += copytaster::ui::glyph::width(symbol).max(1) as u16;
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// Words on the screen that stand out by an attribute, line by line.
    pub fn marked(&mut self, modifier: Modifier) -> Vec<String> {
        let cells = self.cells();
        let mut found = Vec::new();
        for y in 0..cells.area.height {
            let mut run = String::new();
            for x in 0..=cells.area.width {
                match cells.cell((x, y)).filter(|c| c.modifier.contains(modifier)) {
                    Some(cell) => run.push_str(cell.symbol()),
                    None if run.is_empty() => {}
                    None => found.push(std::mem::take(&mut run)),
                }
            }
        }
        found
    }

    /// The screen's row of the first line that holds the words.
    pub fn row_of(&mut self, words: &str) -> Option<usize> {
        self.screen().lines().position(|line| line.contains(words))
    }

    pub fn sees(&mut self, words: &str) -> bool {
        self.row_of(words).is_some()
    }

    /// What the chosen row of a pane says: a headline, a name, words said, a day.
    pub fn chosen(&self, pane: Pane) -> String {
        let desk = &self.state.desk;
        let title = |id: StoryId| desk.story(id).unwrap().title().to_owned();
        match self.state.chosen(pane) {
            None => "(none)".into(),
            Some(RowId::Head(when)) => when.map_or("undated".into(), |(day, _)| day.to_string()),
            Some(RowId::Story(id)) => title(id),
            Some(RowId::Event(id)) => desk.event(id).unwrap().sentence,
            Some(RowId::Actor(id)) => desk.name(id).to_owned(),
            Some(RowId::Quote(id)) => desk.words(id).unwrap(),
        }
    }
}
