//! A set of rows that a search is kept to: what a pane shows under its filter.

/// Row numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    bits: Vec<u64>,
    len: usize,
}

impl Scope {
    /// Whether a row is in it.
    pub fn contains(&self, row: u32) -> bool {
        self.bits
            .get(row as usize / 64)
            .is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// How many rows.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it holds no row.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The rows, ascending.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.bits.iter().enumerate().flat_map(|(at, &word)| {
            let bits = (0..64).filter(move |bit| word >> bit & 1 == 1);
            bits.map(move |bit| at as u32 * 64 + bit)
        })
    }
}

impl FromIterator<u32> for Scope {
    fn from_iter<I: IntoIterator<Item = u32>>(rows: I) -> Self {
        let mut scope = Self::default();
        for row in rows {
            let at = row as usize / 64;
            if at >= scope.bits.len() {
                scope.bits.resize(at + 1, 0);
            }
            let bit = 1 << (row % 64);
            scope.len += usize::from(scope.bits[at] & bit == 0);
            scope.bits[at] |= bit;
        }
        scope
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_go_in_once() {
        let scope: Scope = [70, 3, 70, 64].into_iter().collect();
        assert_eq!(scope.rows().collect::<Vec<_>>(), [3, 64, 70]);
        assert_eq!(scope.len(), 3);
        assert!(scope.contains(64) && !scope.contains(65) && !scope.contains(9999));
    }
}
