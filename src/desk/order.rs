//! Sorted rows that follow changes: a batch of rows out and in costs a copy of what lies behind the first of them.

use std::ops::Range;

/// Takes the rows in `gone` out of `rows` and puts those in `came` in, each before the row that has its index.
///
/// All indices are those of `rows` as it is before; both lists ascend, and the ranges do not overlap.
pub(super) fn patch<T: Copy>(rows: &mut Vec<T>, gone: &[Range<usize>], came: &[(usize, T)]) {
    let starts = [gone.first().map(|r| r.start), came.first().map(|c| c.0)];
    let Some(first) = starts.into_iter().flatten().min() else {
        return;
    };
    let first = first.min(rows.len());
    let tail = rows.split_off(first);
    rows.reserve(tail.len() + came.len());
    let mut at = first;
    let (mut gone, mut came) = (gone.iter().peekable(), came.iter().peekable());
    let piece = |from: usize, to: usize| {
        tail.get(from - first..to.max(from) - first)
            .unwrap_or_default()
    };
    while gone.peek().is_some() || came.peek().is_some() {
        let out = gone.peek().map_or(usize::MAX, |r| r.start);
        match came.next_if(|c| c.0 <= out) {
            Some(&(before, row)) => {
                rows.extend_from_slice(piece(at, before));
                at = at.max(before);
                rows.push(row);
            }
            None => {
                if let Some(range) = gone.next() {
                    rows.extend_from_slice(piece(at, range.start));
                    at = at.max(range.end);
                }
            }
        }
    }
    rows.extend_from_slice(piece(at, first + tail.len()));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rows_go_and_come_where_they_belong() {
        let mut rows = vec![10, 20, 30, 40];
        let gone = [1..2, 2..3];
        patch(&mut rows, &gone, &[(0, 5), (1, 15), (2, 25), (4, 50)]);
        assert_eq!(rows, [5, 10, 15, 25, 40, 50]);
        patch(&mut rows, &[], &[]);
        assert_eq!(rows.len(), 6);
        let mut none: Vec<i32> = Vec::new();
        patch(&mut none, &[], &[(0, 1), (0, 2)]);
        assert_eq!(none, [1, 2]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn patching_is_sorting_again(
            mut old in prop::collection::btree_set(0u32..100, 0..40),
            new in prop::collection::btree_set(0u32..100, 0..20),
            out in prop::collection::btree_set(0usize..40, 0..20),
        ) {
            let mut rows: Vec<u32> = old.iter().copied().collect();
            let gone: Vec<_> = out.iter().filter(|&&i| i < rows.len()).map(|&i| i..i + 1).collect();
            let leaving: Vec<u32> = gone.iter().map(|r| rows[r.start]).collect();
            let came: Vec<_> = new
                .iter()
                .filter(|n| !old.contains(n) || leaving.contains(n))
                .map(|&n| (rows.partition_point(|&r| r < n), n))
                .collect();
            old.retain(|o| !leaving.contains(o));
            old.extend(came.iter().map(|c| c.1));
            patch(&mut rows, &gone, &came);
            prop_assert_eq!(rows, old.into_iter().collect::<Vec<_>>());
        }
    }
}
