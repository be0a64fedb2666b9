//! How long a frame takes: `cargo bench --bench draw`.
//!
//! Lists are drawn from their visible rows alone, so a frame of many stories should take as long as one of few.
#![allow(clippy::expect_used)]

#[allow(dead_code)]
mod stories;

use copytaster::intake::Notice;
use copytaster::ui::action::Action;
use copytaster::ui::draw::draw;
use copytaster::ui::state::State;
use copytaster::ui::update;
use divan::Bencher;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const SIZE: (u16, u16) = (160, 45);

fn main() {
    divan::main();
}

/// A dashboard of so many stories.
fn dashboard(count: usize) -> State {
    let now = Timestamp::from_second(1_700_000_000).expect("a time");
    let mut state = State::new(vec!["wire".into()], TimeZone::UTC, now, SIZE);
    let mut all = stories::arrivals(count).into_iter().peekable();
    while all.peek().is_some() {
        let some = all.by_ref().take(1_000).collect();
        update::notice(&mut state, Notice::Arrivals(some), now);
    }
    update::settle(&mut state);
    state
}

/// One frame.
#[divan::bench(args = [100, 1_000, 20_000], sample_count = 100)]
fn frame(bencher: Bencher<'_, '_>, count: usize) {
    let state = dashboard(count);
    bencher.bench_local(|| {
        let mut cells = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        draw(&state, &mut cells);
        cells
    });
}

/// A key that moves one row down, and the frame.
#[divan::bench(args = [100, 1_000, 20_000], sample_count = 100)]
fn one_down(bencher: Bencher<'_, '_>, count: usize) {
    let mut state = dashboard(count);
    bencher.bench_local(|| {
        update::act(&mut state, Action::Down);
        let mut cells = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
        draw(&state, &mut cells);
        cells
    });
}
