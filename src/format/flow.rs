//! Marked-up text made paragraphs: white space folded, blocks closed, line breaks and tables kept.
//!
//! The formats walk their own trees and say here what they meet.

use super::compose::Composer;
use crate::article::Role;

/// The paragraph under way.
pub struct Flow<'c> {
    to: &'c mut Composer,
    words: String,
    role: Role,
    /// White space was met and not yet written.
    gap: bool,
}

/// What stands before a list's item.
const BULLET: &str = "• ";

impl<'c> Flow<'c> {
    /// Adds to this composer.
    pub fn new(to: &'c mut Composer) -> Self {
        Self {
            to,
            words: String::new(),
            role: Role::Body,
            gap: false,
        }
    }

    /// Ends the paragraph under way and starts one of this role.
    pub fn block(&mut self, role: Role) {
        if self.words == BULLET {
            self.role = role;
            return;
        }
        self.close();
        self.role = role;
    }

    /// Starts a list's item.
    pub fn item(&mut self, role: Role) {
        self.block(role);
        self.words = BULLET.into();
        self.gap = false;
    }

    /// Adds words; runs of white space count as one blank, but in preformatted text.
    pub fn text(&mut self, words: &str) {
        if self.role == Role::Preformatted {
            self.words.push_str(words);
            return;
        }
        for (n, word) in words
            .split(|c: char| c.is_ascii_whitespace() || c == '\u{a0}')
            .enumerate()
        {
            self.gap |= n > 0;
            if word.is_empty() {
                continue;
            }
            if self.gap && !self.words.is_empty() && !self.words.ends_with(['\n', ' ']) {
                self.words.push(' ');
            }
            self.gap = false;
            self.words.push_str(word);
        }
    }

    /// Breaks the line; a second break in a row ends the paragraph, as it does for the eye.
    pub fn line_break(&mut self) {
        self.gap = false;
        if self.role != Role::Preformatted && self.words.ends_with('\n') {
            let role = self.role;
            self.close();
            self.role = role;
        } else if !self.words.is_empty() {
            self.words.push('\n');
        }
    }

    /// Ends the paragraph under way.
    pub fn close(&mut self) {
        if self.words != BULLET {
            self.to.push(self.role, &self.words);
        }
        self.words.clear();
        self.role = Role::Body;
        self.gap = false;
    }
}
