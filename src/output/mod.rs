//! Findings as other programs read them. Knows nothing of terminals.

pub mod json;
