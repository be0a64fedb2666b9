//! The desk from the outside: arrivals in, rows out.
#![allow(clippy::unwrap_used, clippy::panic)]

mod filters;
mod follow;
mod hand;
mod language;
mod marks;
mod merging;
mod sayings;
mod stories;
mod versions;
mod wire;
