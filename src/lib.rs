//! copytaster reads incoming news stories as they arrive and keeps three lists: when, who, and who said what.
//!
//! A story walks one way: a folder (`feed`) gives a path, `format` makes an [`article::Article`] of it, `extract` its
//! [`extract::Findings`], the `desk` keeps the lists, and `ui` or `output` show them; `archive` keeps
//! what lasts, and `outside` hands things to other programs. Each room knows only the rooms to its left.
#![forbid(unsafe_code)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod archive;
pub mod article;
pub mod cli;
pub mod config;
pub mod desk;
pub mod extract;
pub mod feed;
pub mod fold;
pub mod format;
pub mod intake;
pub mod output;
pub mod outside;
pub mod search;
pub mod ui;
