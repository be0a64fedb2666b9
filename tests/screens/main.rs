//! Key stories: keys in, screen and selection out, on a terminal made of memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod ascii;
mod cards;
mod filter;
mod find;
mod follow;
mod hand;
mod hints;
mod hostile;
mod looks;
mod marks;
mod mouse;
mod out;
mod palette;
mod prompt;
mod reading;
mod record;
mod searches;
mod session;
mod setup;
mod wire;
