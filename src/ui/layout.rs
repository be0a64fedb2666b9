//! Divides the screen: which panes there are at a size, where each stands, and the rules between them.
//!
//! From 120 columns three columns of panes, from 80 two, below that one pane and tabs; below 12 rows header and
//! footer fold into one line. Pure arithmetic; it knows nothing of what the panes hold.

use ratatui::layout::Rect;
use serde::{Deserialize, Serialize};

/// A pane. All but `With` can have the keys.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pane {
    /// When.
    #[default]
    Timeline,
    /// Who.
    Actors,
    /// Who said what.
    Quotes,
    /// One story's text.
    Reader,
    /// Who else is in the chosen actor's stories.
    With,
}

impl Pane {
    /// Every pane.
    pub const ALL: [Pane; 5] = [
        Pane::Timeline,
        Pane::Actors,
        Pane::Quotes,
        Pane::Reader,
        Pane::With,
    ];
    /// The panes with rows, in the order of their numbers.
    pub const LISTS: [Pane; 3] = [Pane::Timeline, Pane::Actors, Pane::Quotes];

    /// A place in an array of all panes.
    pub fn index(self) -> usize {
        self as usize
    }
}

/// How much room there is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Not enough for anything.
    #[default]
    Tiny,
    /// One pane at a time.
    Tabs,
    /// Two columns; the reader covers them when it is open.
    Pair,
    /// Three columns, with the reader and the With pane.
    Wide,
}

/// A pane's place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The row with its title.
    pub title: Rect,
    /// A row for what stays above the list, where there is room for it.
    pub above: Rect,
    /// The rows below it.
    pub body: Rect,
}

/// The screen, divided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// How much room there is.
    pub shape: Shape,
    /// The whole screen.
    pub screen: Rect,
    /// Name, counts, news.
    pub header: Rect,
    /// Tabs, where only one pane is shown.
    pub tabs: Option<Rect>,
    /// Chips and what passes them.
    pub chips: Option<Rect>,
    /// Hints, or the line being typed; the header's own row where the two are folded.
    pub footer: Rect,
    /// The rule above the footer, where notes are told.
    pub note: Option<Rect>,
    /// All panes together, titles included; overlays take its place.
    pub middle: Rect,
    /// Horizontal rules: left end, row, length.
    pub level: Vec<(u16, u16, u16)>,
    /// Upright rules: column, top, length.
    pub upright: Vec<(u16, u16, u16)>,
    places: [Option<Place>; 5],
}

/// What else the division depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The pane that has the keys.
    pub focus: Pane,
    /// It should be alone.
    pub zoom: bool,
    /// There are chips.
    pub chips: bool,
}

impl Layout {
    /// Divides a screen of `width` columns and `height` rows.
    pub fn new(width: u16, height: u16, wish: Wish) -> Self {
        let screen = Rect::new(0, 0, width, height);
        let mut layout = Self {
            screen,
            ..Self::default()
        };
        if width < 30 || height < 6 {
            return layout;
        }
        let folded = height < 12;
        layout.shape = match width {
            0..80 => Shape::Tabs,
            _ if width >= 120 && height >= 24 => Shape::Wide,
            _ => Shape::Pair,
        };
        let row = |y: u16| Rect::new(0, y, width, 1);
        let (mut top, mut bottom) = (1, height);
        layout.header = row(0);
        layout.footer = row(0);
        if !folded {
            bottom -= 1;
            layout.footer = row(bottom);
        }
        if layout.shape == Shape::Tabs {
            if folded {
                layout.tabs = Some(row(0));
            } else {
                layout.tabs = Some(row(1));
                top = 2;
            }
            if wish.chips && !folded {
                layout.chips = Some(row(top));
                top += 1;
            }
            layout.middle = Rect::new(0, top, width, bottom - top);
            layout.set(wish.focus, layout.middle, layout.tabs.unwrap_or_default());
            return layout;
        }
        if !folded {
            layout.chips = Some(row(1));
            top = 2;
            bottom -= 1;
            layout.note = Some(row(bottom));
            layout.level.push((0, bottom, width));
        }
        layout.level.push((0, top, width));
        layout.middle = Rect::new(0, top, width, bottom - top);
        let covers = wish.focus == Pane::Reader && layout.shape == Shape::Pair;
        if wish.zoom || covers {
            layout.place(wish.focus, layout.middle);
        } else if layout.shape == Shape::Pair {
            layout.pair(layout.middle);
        } else {
            layout.wide(layout.middle);
        }
        layout
    }

    /// Where a pane stands; `None` if it is not on the screen.
    pub fn at(&self, pane: Pane) -> Option<Place> {
        self.places[pane.index()]
    }

    /// A pane's rows and columns; none if it is not on the screen.
    pub fn body(&self, pane: Pane) -> Rect {
        self.at(pane).map_or(Rect::ZERO, |p| p.body)
    }

    fn set(&mut self, pane: Pane, body: Rect, title: Rect) {
        let lofty = self.shape == Shape::Wide && matches!(pane, Pane::Timeline | Pane::Actors);
        let rows = u16::from(lofty && body.height > 4);
        let above = Rect {
            height: rows,
            ..body
        };
        let body = Rect {
            y: body.y + rows,
            height: body.height - rows,
            ..body
        };
        self.places[pane.index()] = Some(Place { title, above, body });
    }

    /// A pane whose first row is its title.
    fn place(&mut self, pane: Pane, area: Rect) {
        let title = Rect { height: 1, ..area };
        let body = Rect {
            y: area.y + 1,
            height: area.height.saturating_sub(1),
            ..area
        };
        self.set(pane, body, title);
    }

    /// Two panes above one another in one column; the second's title is a rule.
    fn stack(&mut self, area: Rect, upper: Pane, lower: Pane, upper_rows: u16) {
        let rows = upper_rows.clamp(2, area.height.saturating_sub(2).max(2));
        self.place(
            upper,
            Rect {
                height: rows,
                ..area
            },
        );
        let y = area.y + rows;
        // The rules reach into the columns' own rules on both sides, to join them.
        let left = area.x.saturating_sub(1);
        let right = (area.right() + 1).min(self.screen.width);
        self.level.push((left, y, right - left));
        self.place(
            lower,
            Rect {
                y,
                height: area.height - rows,
                ..area
            },
        );
    }

    fn column(&self, area: Rect, from: u16, width: u16) -> Rect {
        Rect {
            x: area.x + from,
            width,
            ..area
        }
    }

    fn part(&mut self, area: Rect, x: u16) {
        // From the top rule to the bottom one, or to the end of the screen.
        let length = if self.note.is_some() {
            area.height + 1
        } else {
            area.height
        };
        self.upright.push((x, area.y, length));
    }

    fn pair(&mut self, area: Rect) {
        let left = (area.width * 3 / 8).clamp(30, 44);
        self.part(area, left);
        let upper = (area.height * 11).div_ceil(20);
        self.stack(
            self.column(area, 0, left),
            Pane::Timeline,
            Pane::Actors,
            upper,
        );
        self.place(
            Pane::Quotes,
            self.column(area, left + 1, area.width - left - 1),
        );
    }

    fn wide(&mut self, area: Rect) {
        let first = (area.width * 11 / 40).clamp(36, 64);
        let second = (area.width * 9 / 40).clamp(30, 48) - 1;
        let third = first + second + 2;
        self.part(area, first);
        self.part(area, third - 1);
        self.place(Pane::Timeline, self.column(area, 0, first));
        let with = (area.height / 3).min(14);
        self.stack(
            self.column(area, first + 1, second),
            Pane::Actors,
            Pane::With,
            area.height - with,
        );
        let upper = area.height * 11 / 20;
        self.stack(
            self.column(area, third, area.width - third),
            Pane::Quotes,
            Pane::Reader,
            upper,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wish(focus: Pane) -> Wish {
        Wish {
            focus,
            zoom: false,
            chips: false,
        }
    }

    #[test]
    fn the_two_drawn_sizes() {
        let wide = Layout::new(160, 45, wish(Pane::Timeline));
        assert_eq!(wide.shape, Shape::Wide);
        assert_eq!(wide.body(Pane::Timeline), Rect::new(0, 4, 44, 39));
        assert_eq!(wide.body(Pane::Actors).width, 35);
        assert_eq!(wide.body(Pane::Quotes).x, 81);
        assert_eq!(wide.body(Pane::Quotes).width, 79);
        let pair = Layout::new(80, 24, wish(Pane::Timeline));
        assert_eq!(pair.body(Pane::Timeline), Rect::new(0, 3, 30, 10));
        assert_eq!(
            pair.at(Pane::Actors).unwrap().title,
            Rect::new(0, 13, 30, 1)
        );
        assert_eq!(pair.body(Pane::Quotes), Rect::new(31, 3, 49, 19));
        assert_eq!(pair.at(Pane::Reader), None);
        let reading = Layout::new(80, 24, wish(Pane::Reader));
        assert_eq!(reading.body(Pane::Reader), Rect::new(0, 3, 80, 19));
    }

    #[test]
    fn small_screens_keep_their_rows_for_text() {
        let tabs = Layout::new(40, 10, wish(Pane::Quotes));
        assert_eq!(tabs.shape, Shape::Tabs);
        assert_eq!(tabs.body(Pane::Quotes), Rect::new(0, 1, 40, 9));
        assert_eq!(tabs.at(Pane::Timeline), None);
        assert_eq!(Layout::new(29, 20, wish(Pane::Quotes)).shape, Shape::Tiny);
        assert_eq!(Layout::new(40, 5, wish(Pane::Quotes)).shape, Shape::Tiny);
    }

    proptest! {
        #[test]
        fn panes_stay_on_the_screen_and_apart(w in 0u16..400, h in 0u16..120, focus in 0usize..4, zoom: bool, chips: bool) {
            let layout = Layout::new(w, h, Wish { focus: Pane::ALL[focus], zoom, chips });
            let places: Vec<_> = Pane::ALL.iter().filter_map(|p| layout.at(*p)).collect();
            prop_assert_eq!(places.is_empty(), layout.shape == Shape::Tiny);
            for (i, place) in places.iter().enumerate() {
                prop_assert_eq!(place.body.intersection(layout.screen), place.body);
                prop_assert!(place.body.height >= 1 && place.body.width >= 29, "{:?}", place);
                for other in &places[..i] {
                    prop_assert!(!place.body.intersects(other.body));
                    prop_assert!(!place.body.intersects(other.title) || layout.tabs.is_some());
                }
            }
        }
    }
}
