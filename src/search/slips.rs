//! Slips of the finger between a typed word and a known one.
//!
//! Letters left out, put in, changed, or swapped with their neighbour: the optimal string alignment distance, computed
//! for all rows of a column at once in the bits of one word (H. Hyyrö, "A bit-vector algorithm for computing Levenshtein
//! and Damerau edit distances", 2003).

/// A typed word, ready to be compared with many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slips {
    /// For each ASCII letter, the places of the typed word that hold it.
    ascii: Vec<u64>,
    others: Vec<(char, u64)>,
    len: usize,
}

/// How far a known word is from the typed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Distance {
    /// Of the whole word.
    pub whole: usize,
    /// Of its nearest beginning that is at least as long as what was typed.
    pub beginning: usize,
    /// Of its nearest beginning, however long: never less when more is typed.
    pub least: usize,
}

impl Slips {
    /// `None` for a word of more than 64 letters.
    pub fn new(typed: &str) -> Option<Self> {
        let mut slips = Self {
            ascii: vec![0; 128],
            others: Vec::new(),
            len: 0,
        };
        for c in typed.chars() {
            if slips.len == 64 {
                return None;
            }
            *slips.places(c) |= 1 << slips.len;
            slips.len += 1;
        }
        Some(slips)
    }

    fn places(&mut self, c: char) -> &mut u64 {
        let at = match self.others.iter().position(|o| o.0 == c) {
            _ if c.is_ascii() => return &mut self.ascii[c as usize],
            Some(at) => at,
            None => {
                self.others.push((c, 0));
                self.others.len() - 1
            }
        };
        &mut self.others[at].1
    }

    fn holds(&self, c: char) -> u64 {
        match self.ascii.get(c as usize) {
            Some(&places) => places,
            None => self.others.iter().find(|o| o.0 == c).map_or(0, |o| o.1),
        }
    }

    /// The distance, looking at no more of the known word than `most` letters beyond the typed length.
    pub fn distance(&self, known: &str, most: usize) -> Distance {
        let mut beginning = usize::MAX;
        if self.len == 0 {
            return Distance {
                whole: known.chars().count(),
                beginning: 0,
                least: 0,
            };
        }
        let top = 1_u64 << (self.len - 1);
        let (mut up, mut down, mut diagonal, mut before) = (u64::MAX, 0_u64, 0_u64, 0_u64);
        let mut distance = self.len;
        let mut least = distance;
        for (at, c) in known.chars().enumerate() {
            if at >= self.len + most {
                return Distance {
                    whole: usize::MAX,
                    beginning,
                    least,
                };
            }
            let here = self.holds(c);
            let swapped = ((!diagonal & here) << 1) & before;
            diagonal = ((here & up).wrapping_add(up) ^ up) | here | down | swapped;
            let right = down | !(diagonal | up);
            let left = diagonal & up;
            distance += usize::from(right & top != 0);
            distance -= usize::from(left & top != 0);
            let (right, left) = ((right << 1) | 1, left << 1);
            up = left | !(diagonal | right);
            down = right & diagonal;
            before = here;
            least = least.min(distance);
            if at + 1 >= self.len {
                beginning = beginning.min(distance);
            }
        }
        Distance {
            whole: distance,
            beginning,
            least,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn counts_slips() {
        for (typed, known, whole) in [
            ("shvedov", "shvedov", 0),
            ("shevdov", "shvedov", 1),
            ("shvedo", "shvedov", 1),
            ("shvvedov", "shvedov", 1),
            ("shvadov", "shvedov", 1),
            ("лаврово", "лавров", 1),
            ("costa", "novak", 4),
            ("", "abc", 3),
        ] {
            assert_eq!(
                Slips::new(typed).unwrap().distance(known, 9).whole,
                whole,
                "{typed} {known}"
            );
        }
        let shevd = Slips::new("shevd").unwrap();
        assert_eq!(
            shevd.distance("shvedov", 1),
            Distance {
                whole: usize::MAX,
                beginning: 1,
                least: 1,
            }
        );
    }

    /// The textbook's table.
    fn table(a: &[char], b: &[char]) -> Vec<usize> {
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = match (i, j) {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => {
                        let cost = usize::from(a[i - 1] != b[j - 1]);
                        let least = (d[i - 1][j] + 1)
                            .min(d[i][j - 1] + 1)
                            .min(d[i - 1][j - 1] + cost);
                        if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                            least.min(d[i - 2][j - 2] + 1)
                        } else {
                            least
                        }
                    }
                };
            }
        }
        d.pop().unwrap()
    }

    proptest! {
        #[test]
        fn bits_agree_with_the_table(a in "[abcж]{1,10}", b in "[abcж]{0,10}") {
            let (x, y): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            let row = table(&x, &y);
            let distance = Slips::new(&a).unwrap().distance(&b, 20);
            prop_assert_eq!(distance.whole, *row.last().unwrap());
            prop_assert_eq!(distance.beginning, row.iter().skip(x.len()).min().copied().unwrap_or(usize::MAX));
            prop_assert_eq!(Some(distance.least), row.iter().min().copied());
        }

        #[test]
        fn a_beginning_is_no_nearer_when_more_is_typed(a in "[abcж]{1,10}", c in "[abcж]", b in "[abcж]{0,10}") {
            let least = |typed: &str| Slips::new(typed).unwrap().distance(&b, 20).least;
            prop_assert!(least(&a) <= least(&(a.clone() + &c)));
        }
    }
}
