//! A terminal of our own to write to: one that knows margins at left and right, and complains of what it doesn't know.

use std::collections::BTreeSet;

use proptest::prelude::*;
use ratatui::style::{Color, Modifier, Style};

use super::*;

/// Attributes by number, the letters' colour and what is behind them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Dress(BTreeSet<u8>, String, String);

impl Dress {
    /// Whether it shows where there is no letter.
    fn paints(&self) -> bool {
        self.0.iter().any(|n| matches!(n, 4 | 7 | 9)) || !self.2.is_empty()
    }

    fn change(&mut self, params: &str) {
        let mut numbers = params.split(';');
        while let Some(number) = numbers.next() {
            match number.parse().unwrap_or(0) {
                0 => *self = Self::default(),
                n @ 1..=9 => _ = self.0.insert(n),
                22 => self.0.retain(|n| *n > 2),
                n @ 23..=29 => _ = self.0.remove(&(n - 20)),
                39 => self.1.clear(),
                49 => self.2.clear(),
                n @ (30..=37 | 90..=97) => self.1 = n.to_string(),
                38 => self.1 = numbers.by_ref().take(2).collect::<Vec<_>>().join(";"),
                n => panic!("{n}"),
            }
        }
    }
}

/// What a cell shows.
type Seen = (String, Dress);

/// The terminal.
#[derive(Debug)]
struct Terminal {
    width: usize,
    height: usize,
    rows: Vec<Vec<Seen>>,
    at: (usize, usize),
    look: Dress,
    rows_in: (usize, usize),
    columns_in: (usize, usize),
    margins: bool,
}

fn blank() -> Seen {
    (" ".into(), Dress::default())
}

impl Terminal {
    fn new(width: usize, height: usize) -> Self {
        Self {
            width,
            height,
            rows: vec![vec![blank(); width]; height],
            at: (0, 0),
            look: Dress::default(),
            rows_in: (0, height),
            columns_in: (0, width),
            margins: false,
        }
    }

    fn feed(&mut self, bytes: &[u8]) {
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let mut rest = text.as_str();
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '\x1b' if rest.starts_with('M') => {
                    rest = &rest[1..];
                    self.feed_line(false);
                }
                '\x1b' => {
                    let body = rest.strip_prefix('[').expect("a control sequence");
                    let end = body.find(|c: char| matches!(c, '@'..='~')).unwrap();
                    let (params, after) = body.split_at(end);
                    rest = &after[1..];
                    self.control(params, after.chars().next().unwrap());
                }
                '\r' => self.at.0 = 0,
                '\n' => self.feed_line(true),
                '\x08' => self.at.0 -= 1,
                c if c.is_control() => panic!("{c:?}"),
                c => self.put(c),
            }
        }
    }

    fn put(&mut self, c: char) {
        let (x, y) = self.at;
        assert!(x < self.width && y < self.height, "{c} outside: {x} {y}");
        let wide = usize::from(c >= '\u{2e80}');
        let row = &mut self.rows[y];
        // What stood on half of a wide character goes.
        if x > 0 && row[x].0.is_empty() {
            row[x - 1] = blank();
        }
        if row.get(x + wide + 1).is_some_and(|cell| cell.0.is_empty()) {
            row[x + wide + 1] = blank();
        }
        row[x] = (c.to_string(), self.look.clone());
        if wide == 1 {
            row[x + 1] = (String::new(), self.look.clone());
        }
        self.at.0 = x + 1 + wide;
    }

    fn feed_line(&mut self, down: bool) {
        let (top, bottom) = self.rows_in;
        let (left, right) = self.columns_in;
        let edge = if down { bottom - 1 } else { top };
        if self.at.1 != edge {
            self.at.1 = if down { self.at.1 + 1 } else { self.at.1 - 1 };
            assert!(self.at.1 < self.height);
            return;
        }
        assert!((left..right).contains(&self.at.0));
        self.scroll(down);
    }

    /// Moves the rows between the margins by one.
    fn scroll(&mut self, up: bool) {
        let (top, bottom) = self.rows_in;
        let (left, right) = self.columns_in;
        let edge = if up { bottom - 1 } else { top };
        assert!(!self.look.paints(), "new rows would be painted");
        let mut ys: Vec<usize> = (top..bottom).collect();
        if !up {
            ys.reverse();
        }
        for pair in ys.windows(2) {
            for x in left..right {
                self.rows[pair[0]][x] = self.rows[pair[1]][x].clone();
            }
        }
        for x in left..right {
            self.rows[edge][x] = blank();
        }
    }

    fn control(&mut self, params: &str, last: char) {
        let numbers: Vec<usize> = params.split(';').filter_map(|n| n.parse().ok()).collect();
        let number = |at: usize, or: usize| numbers.get(at).copied().unwrap_or(or);
        match (params, last) {
            ("?25", 'l' | 'h') => {}
            ("?69", 'h') => self.margins = true,
            ("?69", 'l') => (self.margins, self.columns_in) = (false, (0, self.width)),
            ("?2026", 'h' | 'l') => {}
            (_, 'm') => self.look.change(params),
            (_, 'H') => self.at = (number(1, 1) - 1, number(0, 1) - 1),
            (_, 'C') => self.at.0 += number(0, 1),
            (_, 'D') => self.at.0 -= number(0, 1),
            ("2", 'J') => self.rows = vec![vec![blank(); self.width]; self.height],
            ("", 'K') => self.erase(self.width),
            (_, 'X') => self.erase(self.at.0 + number(0, 1)),
            (_, 'S' | 'T') => (0..number(0, 1)).for_each(|_| self.scroll(last == 'S')),
            (_, 'r') => {
                self.rows_in = (number(0, 1) - 1, number(1, self.height));
                self.at = (0, 0);
            }
            (_, 's') => {
                assert!(self.margins);
                self.columns_in = (number(0, 1) - 1, number(1, self.width));
                self.at = (0, 0);
            }
            other => panic!("{other:?}"),
        }
    }

    fn erase(&mut self, to: usize) {
        assert!(!self.look.paints());
        let (x, y) = self.at;
        assert!(to <= self.width);
        if self.rows[y][x].0.is_empty() {
            self.rows[y][x - 1] = blank();
        }
        if self.rows[y].get(to).is_some_and(|cell| cell.0.is_empty()) {
            self.rows[y][to] = blank();
        }
        self.rows[y][x..to].fill(blank());
    }

    /// All cells, blanks without what doesn't show on them.
    fn seen(&self) -> Vec<Seen> {
        let seen = |cell: &Seen| {
            let mut cell = cell.clone();
            if cell.0 == " " {
                cell.1.0.retain(|n| matches!(n, 4 | 7 | 9));
                if cell.1.0.is_empty() {
                    cell.1.1.clear();
                }
            }
            cell
        };
        self.rows.iter().flatten().map(seen).collect()
    }

    fn text(&self) -> Vec<String> {
        let row = |row: &Vec<Seen>| row.iter().map(|cell| cell.0.as_str()).collect();
        self.rows.iter().map(row).collect()
    }
}

/// The rows of a frame, without the cells that a wide character covers.
fn text(cells: &Buffer) -> Vec<String> {
    let row = |y: u16| {
        let (mut words, mut x) = (String::new(), 0);
        while x < cells.area.width {
            let symbol = cells[(x, y)].symbol();
            words.push_str(symbol);
            x += if symbol >= "\u{2e80}" { 2 } else { 1 };
        }
        words
    };
    (0..cells.area.height).map(row).collect()
}

fn frame(width: u16, rows: &[&str]) -> Buffer {
    let mut cells = Buffer::empty(Rect::new(0, 0, width, rows.len() as u16));
    for (y, row) in (0..).zip(rows) {
        cells.set_string(0, y, row, Style::new());
    }
    cells
}

const MARGINS: Abilities = Abilities {
    synchronized: false,
    margins: true,
};

fn show(screen: &mut Screen<Vec<u8>>, cells: &Buffer, blocks: &[Rect]) -> String {
    let from = screen.out.len();
    let draw = |next: &mut Buffer| {
        next.clone_from(cells);
        None
    };
    screen.show(cells.area, blocks, draw).unwrap();
    String::from_utf8(screen.out[from..].to_vec()).unwrap()
}

/// What the second frame takes after the first.
fn written(before: &Buffer, after: &Buffer, blocks: &[Rect]) -> String {
    let mut screen = Screen::new(Vec::new());
    screen.enable(MARGINS);
    show(&mut screen, before, blocks);
    let bytes = show(&mut screen, after, blocks);
    let mut terminal = Terminal::new(after.area.width.into(), after.area.height.into());
    terminal.feed(&screen.out);
    assert_eq!(terminal.text(), text(after), "{bytes:?}");
    bytes
}

#[test]
fn a_moved_marker_costs_its_cells_and_no_more() {
    let mut before = Buffer::empty(Rect::new(0, 0, 40, 3));
    let mut after = before.clone();
    before.set_string(0, 1, ">14:58", Style::new().reversed());
    before.set_string(0, 2, " 09:12", Style::new());
    after.set_string(0, 1, " 14:58", Style::new());
    after.set_string(0, 2, ">09:12", Style::new().reversed());
    assert_eq!(
        written(&before, &after, &[]),
        "\x1b[2H 14:58\r\n\x1b[7m>09:12"
    );
    assert_eq!(written(&after, &after, &[]), "");
}

#[test]
fn the_place_after_a_wide_character_is_said_outright() {
    let before = Buffer::empty(Rect::new(0, 0, 10, 1));
    let mut after = before.clone();
    after.set_string(0, 0, "李x", Style::new().fg(Color::Red));
    assert!(written(&before, &after, &[]).ends_with("\x1b[31m李\x1b[1;3Hx"));
}

#[test]
fn a_block_as_wide_as_the_screen_scrolls() {
    let rows = [
        "head",
        "one one one",
        "two two two",
        "three three",
        "four four",
        "foot",
    ];
    let before = frame(20, &rows);
    let after = frame(
        20,
        &[
            "head",
            "two two two",
            "three three",
            "four four",
            "five five",
            "foot",
        ],
    );
    let block = Rect::new(0, 1, 20, 4);
    let bytes = written(&before, &after, &[block]);
    assert_eq!(bytes, "\x1b[2;5r\x1b[5H\n\x1b[r\x1b[5Hfive five");
    let back = written(&after, &before, &[block]);
    assert_eq!(back, "\x1b[2;5r\x1b[2H\x1bM\x1b[r\x1b[2Hone one one");
}

#[test]
fn a_block_beside_others_scrolls_only_between_margins() {
    let rows = |of: [&str; 4]| {
        let rows = of.map(|words| format!("left left |{words:<20}| right"));
        frame(40, &rows.each_ref().map(String::as_str))
    };
    let (one, two, three) = ("one after the other", "two and a half", "three of a kind");
    let before = rows([one, two, three, "four on the floor"]);
    let after = rows([two, three, "four on the floor", "five at last"]);
    let block = Rect::new(11, 0, 20, 4);
    let bytes = written(&before, &after, &[block]);
    assert_eq!(
        bytes,
        "\x1b[?69h\x1b[12;31s\x1b[1;4r\x1b[S\x1b[?69l\x1b[r\x1b[4;12Hfive at last"
    );
    let mut screen = Screen::new(Vec::new());
    show(&mut screen, &before, &[block]);
    let bytes = show(&mut screen, &after, &[block]);
    assert!(!bytes.contains("\x1b[r"), "{bytes:?}");
}

#[test]
fn blanks_are_erased_and_near_cells_reached_across_letters() {
    let before = frame(30, &["some words that go", "and more     here"]);
    let after = frame(30, &["some", "and more     hare"]);
    assert_eq!(written(&before, &after, &[]), "\x1b[1;6H\x1b[K\x1b[9C\na");
    let before = frame(30, &["a long line of words   stays"]);
    let after = frame(30, &["a                      stays"]);
    assert_eq!(written(&before, &after, &[]), "\x1b[26D\x1b[18X");
    let before = frame(30, &["one two"]);
    let after = frame(30, &["ine twa"]);
    assert_eq!(written(&before, &after, &[]), "\ri\x1b[5Ca");
    let after = frame(30, &["ina two"]);
    assert_eq!(written(&before, &after, &[]), "\rina");
}

#[test]
fn the_cursor_is_shown_where_something_is_typed() {
    let cells = frame(10, &["find: "]);
    let mut screen = Screen::new(Vec::new());
    let typed = |screen: &mut Screen<Vec<u8>>, at: Option<Position>| {
        let from = screen.out.len();
        let draw = |next: &mut Buffer| {
            next.clone_from(&cells);
            at
        };
        screen.show(cells.area, &[], draw).unwrap();
        String::from_utf8(screen.out[from..].to_vec()).unwrap()
    };
    assert!(typed(&mut screen, None).contains("\x1b[?25l"));
    let there = Some(Position { x: 6, y: 0 });
    assert!(typed(&mut screen, there).ends_with("\x1b[?25h"));
    assert_eq!(typed(&mut screen, there), "");
    assert_eq!(typed(&mut screen, None), "\x1b[?25l");
    // After the terminal was given back it shows a cursor again.
    screen.forget();
    assert!(typed(&mut screen, None).contains("\x1b[?25l"));
}

#[test]
fn only_terminals_that_can_are_asked_to_hold_a_frame() {
    let words = "many words of a long frame ".repeat(30);
    let cells = frame(810, &[&words]);
    let mut screen = Screen::new(Vec::new());
    assert!(!show(&mut screen, &cells, &[]).contains("2026"));
    screen.enable(Abilities {
        synchronized: true,
        margins: false,
    });
    screen.forget();
    let bytes = show(&mut screen, &cells, &[]);
    assert!(bytes.starts_with("\x1b[?2026h") && bytes.ends_with("\x1b[?2026l"));
    assert_eq!(show(&mut screen, &cells, &[]), "");
}

/// A word, and how it looks.
fn word() -> impl Strategy<Value = (String, Style)> {
    let looks = [
        Style::new(),
        Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
        Style::new().add_modifier(Modifier::DIM),
        Style::new().reversed(),
        Style::new().fg(Color::Indexed(9)).underlined(),
    ];
    ("[ab 李é]{0,9}", prop::sample::select(looks.to_vec()))
}

proptest! {
    #[test]
    fn whatever_changes_the_terminal_shows_the_frame(
        rows in prop::collection::vec((word(), word(), word()), 12..16),
        shifts in prop::collection::vec((0usize..4, -5i32..6, any::<bool>()), 1..6),
        margins: bool,
    ) {
        const WIDTH: u16 = 30;
        let blocks = [Rect::new(0, 1, 10, 10), Rect::new(10, 2, 10, 8), Rect::new(20, 1, 10, 11), Rect::new(0, 2, WIDTH, 9)];
        let fill = |cells: &mut Buffer, y: u16, words: &[&(String, Style)]| {
            for (x, (word, style)) in (0..).step_by(10).zip(words) {
                cells.set_stringn(x, y, word, 10, *style);
            }
        };
        let mut cells = Buffer::empty(Rect::new(0, 0, WIDTH, 12));
        for (y, (a, b, c)) in (0..12).zip(&rows) {
            fill(&mut cells, y, &[a, b, c]);
        }
        let mut screen = Screen::new(Vec::new());
        screen.enable(Abilities { synchronized: false, margins });
        let mut terminal = Terminal::new(WIDTH.into(), 12);
        let mut at = 0;
        let mut turn = |cells: &Buffer| {
            show(&mut screen, cells, &blocks);
            terminal.feed(&screen.out[at..]);
            at = screen.out.len();
            // The same frame drawn whole looks the same, whatever way led to it.
            let mut anew = Screen::new(Vec::new());
            show(&mut anew, cells, &[]);
            let mut other = Terminal::new(WIDTH.into(), 12);
            other.feed(&anew.out);
            prop_assert_eq!(terminal.text(), text(cells));
            prop_assert_eq!(terminal.seen(), other.seen());
            Ok(())
        };
        turn(&cells)?;
        for (n, (block, up, touch)) in shifts.into_iter().enumerate() {
            Shift { block: blocks[block], up }.apply(&mut cells);
            if touch {
                let (a, b, c) = &rows[(n + 5) % rows.len()];
                fill(&mut cells, (n as u16 * 5) % 12, &[c, a, b]);
            }
            turn(&cells)?;
        }
    }
}
