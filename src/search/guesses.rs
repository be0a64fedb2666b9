//! What a term may mean loosely: the lexemes that fit it but for a slip, or by letters inside or here and there.
//!
//! The vocabulary is looked through with a mask of letters before anything dearer. What was found is kept for the next key
//! press, with all that a longer term could yet be: when a term grows only that is looked through, and when words come
//! only these are.

use super::Index;
use super::fit::{Token, is_within};
use super::index::Column;
use super::vocabulary::{Kind, Lexeme};

/// Terms whose loose fits are kept.
const KEPT: usize = 16;

/// What was found for the last terms.
#[derive(Clone, Debug, Default)]
pub(super) struct Guesses {
    /// The latest first.
    kept: Vec<Kept>,
}

/// What was found for a term in a vocabulary of so many lexemes.
#[derive(Clone, Debug, Default)]
struct Kept {
    letters: String,
    known: usize,
    may: May,
    fits: Vec<(Lexeme, u16)>,
}

/// What may fit a term or one that it grows to.
#[derive(Clone, Debug, Default)]
struct May {
    /// Words that begin with its first letter and hold all others behind it, in order.
    within: Vec<Lexeme>,
    /// Words that hold its letters in a row.
    holding: Vec<Lexeme>,
    /// Words within the forgiven slips, or with a beginning that is.
    near: Vec<Lexeme>,
    /// Names that hold its letters in order.
    names: Vec<Lexeme>,
}

impl Guesses {
    /// A term's loose fits, in no order that means anything.
    pub fn of(&mut self, index: &Index, token: &Token) -> &[(Lexeme, u16)] {
        let mut kept = match self.find(|kept| kept.letters == token.text) {
            Some(kept) => kept,
            None => match self.find(|kept| token.text.starts_with(&kept.letters)) {
                Some(mut shorter) => {
                    shorter.catch_up(index, &Token::new(&shorter.letters));
                    let longer = shorter.grow(index, token);
                    self.kept.insert(0, shorter);
                    longer
                }
                None => Kept {
                    letters: token.text.clone(),
                    known: 1,
                    ..Kept::default()
                },
            },
        };
        kept.catch_up(index, token);
        self.kept.insert(0, kept);
        self.kept.truncate(KEPT);
        self.kept.first().map_or(&[], |kept| &kept.fits)
    }

    /// Takes out the longest of such.
    fn find(&mut self, is_sought: impl Fn(&Kept) -> bool) -> Option<Kept> {
        let all = self.kept.iter().enumerate();
        let sought = all.filter(|(_, kept)| is_sought(kept));
        let (at, _) = sought.max_by_key(|(_, kept)| kept.letters.len())?;
        Some(self.kept.remove(at))
    }
}

impl Kept {
    /// Takes up the lexemes that came since.
    fn catch_up(&mut self, index: &Index, token: &Token) {
        let known = index.vocabulary.len();
        if self.known == known {
            return;
        }
        let new = May::among(index, self.known as Lexeme, token);
        self.fits.extend(new.fits(index, token));
        self.may.add(new);
        self.known = known;
    }

    /// What fits a term that begins as this one does.
    fn grow(&self, index: &Index, token: &Token) -> Self {
        let may = self.may.narrowed(index, token, &Token::new(&self.letters));
        Self {
            letters: token.text.clone(),
            known: self.known,
            fits: may.fits(index, token),
            may,
        }
    }
}

impl May {
    /// All among the lexemes from a number on.
    fn among(index: &Index, first: Lexeme, token: &Token) -> Self {
        let vocabulary = &index.vocabulary;
        let mut may = Self::default();
        for word in vocabulary.words_from(first) {
            let (holds, slips) = (token.may_hold(word), token.may_slip(word));
            if !slips && !holds {
                continue;
            }
            let (lexeme, text) = (word.lexeme, vocabulary.text(word.lexeme));
            if holds && is_within(&token.text, text) {
                may.within
                    .extend(text.starts_with(token.first()).then_some(lexeme));
                may.holding.extend(token.run(text).map(|_| lexeme));
            }
            may.near
                .extend((slips && token.is_near(text)).then_some(lexeme));
        }
        // However letters are taken from a name, the first begins one of its words.
        for name in vocabulary.wholes_from(first) {
            if token.may_name(name)
                && is_within(&token.text, vocabulary.text(name.lexeme))
                && index.is_name(name.lexeme)
            {
                may.names.push(name.lexeme);
            }
        }
        may
    }

    /// Those of a shorter term that may yet be meant by a longer one.
    fn narrowed(&self, index: &Index, token: &Token, shorter: &Token) -> Self {
        let text = |lexeme: &Lexeme| index.vocabulary.text(*lexeme);
        let among = |all: &[Lexeme], fits: &dyn Fn(&str) -> bool| {
            let few = all.iter().copied().filter(|lexeme| fits(text(lexeme)));
            few.collect::<Vec<_>>()
        };
        let near = match token.slips {
            0 => Vec::new(),
            slips if slips == shorter.slips && shorter.is_begun() => {
                among(&self.near, &|word| token.is_near(word))
            }
            // More is forgiven than before.
            _ => {
                let words = index.vocabulary.words_from(0).iter();
                let may_slip = words.filter(|word| token.may_slip(word));
                let near = may_slip.filter(|word| token.is_near(text(&word.lexeme)));
                near.map(|word| word.lexeme).collect()
            }
        };
        Self {
            within: among(&self.within, &|word| is_within(&token.text, word)),
            holding: among(&self.holding, &|word| token.run(word).is_some()),
            near,
            names: among(&self.names, &|name| is_within(&token.text, name)),
        }
    }

    fn add(&mut self, other: Self) {
        self.within.extend(other.within);
        self.holding.extend(other.holding);
        self.near.extend(other.near);
        self.names.extend(other.names);
    }

    /// Those that fit a term, and how well. Titles are too many, and of too many words, to be taken for abbreviated ones:
    /// nearly any few letters begin some of their words.
    fn fits(&self, index: &Index, token: &Token) -> Vec<(Lexeme, u16)> {
        let mut fits = Vec::new();
        let mut add = |all: &[Lexeme], fit: &dyn Fn(&str) -> Option<u16>| {
            let found = all.iter().filter_map(|&lexeme| {
                let text = index.vocabulary.text(lexeme);
                fit(text).map(|fit| (lexeme, fit))
            });
            fits.extend(found);
        };
        let spread = |text: &str| token.spread(text).map(|fit| fit.0);
        // Letters in a row are worth more, and the scorer is dear.
        add(&self.within, &|word| match token.run(word) {
            Some(_) => None,
            None => spread(word),
        });
        add(&self.holding, &|word| token.infix(word).map(|fit| fit.0));
        add(&self.near, &|word| token.slip(word).map(|fit| fit.0));
        add(&self.names, &|name| {
            token.initials(name).map(|fit| fit.0).max(spread(name))
        });
        fits
    }
}

impl Index {
    fn is_name(&self, lexeme: Lexeme) -> bool {
        match self.vocabulary.kind(lexeme) {
            Kind::Value(column) => self.columns.get(usize::from(column)) == Some(&Column::Name),
            Kind::Word => false,
        }
    }
}
