//! The screens and the keys: a desk as frames, key presses as actions.
//!
//! [`update`] turns a state and a key into a new state and effects, [`draw`] turns a state into cells; neither touches
//! a terminal, so tests run both without one. [`run()`] joins them to the terminal and to what the intake brings;
//! [`plain`] does without a screen. The only room that imports ratatui and crossterm; it knows nothing of files, formats or
//! extraction.

pub mod action;
pub mod company;
pub mod complete;
pub mod draw;
pub mod export;
pub mod find;
pub mod given;
pub mod glyph;
mod hands;
pub mod help;
mod input;
pub mod keymap;
pub mod keys;
pub mod layout;
pub mod line;
pub mod list;
pub mod marks;
mod pace;
pub mod paint;
pub mod palette;
pub mod pen;
pub mod plain;
pub mod prompt;
pub mod reader;
pub mod record;
pub mod ring;
pub mod rows;
pub mod run;
pub mod said;
pub mod screen;
pub mod searches;
pub mod session;
pub mod signs;
mod situation;
pub mod state;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod why;
pub mod wrap;

pub use given::{Coming, Feed, Held, Keep, Kept, Lasting, Leaving};
pub use run::run;
pub use session::Session;
pub use state::Setup;
