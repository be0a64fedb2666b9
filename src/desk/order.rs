//! Sorted rows that follow changes: what changes near an end, as most does, costs nothing of all that lies behind.

use std::collections::VecDeque;
use std::ops::Range;

/// How many of the rows, of which those that pass `before` stand first, do: looked for from both ends at once.
pub(super) fn rank<T>(rows: &VecDeque<T>, before: impl Fn(&T) -> bool) -> usize {
    let (mut from, mut to) = (0, rows.len());
    let mut step = 1;
    while step < to {
        if !before(&rows[step - 1]) {
            to = step - 1;
            break;
        }
        if before(&rows[to - step]) {
            from = to - step + 1;
            break;
        }
        step *= 8;
    }
    while from < to {
        let middle = from + (to - from) / 2;
        match before(&rows[middle]) {
            true => from = middle + 1,
            false => to = middle,
        }
    }
    from
}

/// Takes the rows in `gone` out of `rows` and puts those in `came` in, each before the row that has its index.
///
/// All indices are those of `rows` as it is before; both lists ascend, and the ranges do not overlap.
pub(super) fn patch<T: Copy>(rows: &mut VecDeque<T>, gone: &[Range<usize>], came: &[(usize, T)]) {
    let starts = [gone.first().map(|r| r.start), came.first().map(|c| c.0)];
    let ends = [gone.last().map(|r| r.end), came.last().map(|c| c.0)];
    let (Some(first), Some(last)) = (
        starts.into_iter().flatten().min(),
        ends.into_iter().flatten().max(),
    ) else {
        return;
    };
    let last = last.min(rows.len());
    let first = first.min(last);
    let mut between = Vec::with_capacity(last - first + came.len());
    let mut at = first;
    let piece = |from: usize, to: usize| rows.range(from..to.max(from)).copied();
    let (mut gone, mut came) = (gone.iter().peekable(), came.iter().peekable());
    while gone.peek().is_some() || came.peek().is_some() {
        let out = gone.peek().map_or(usize::MAX, |r| r.start);
        match came.next_if(|c| c.0 <= out) {
            Some(&(before, row)) => {
                between.extend(piece(at, before.min(last)));
                at = at.max(before);
                between.push(row);
            }
            None => {
                if let Some(range) = gone.next() {
                    between.extend(piece(at, range.start.min(last)));
                    at = at.max(range.end);
                }
            }
        }
    }
    // What lies before and what lies behind are not touched: the fewer of them are moved aside, and back.
    rows.rotate_left(last);
    rows.truncate(rows.len() - (last - first));
    let aside = first + between.len();
    rows.extend(between);
    rows.rotate_right(aside);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn rows_go_and_come_where_they_belong() {
        let mut rows = VecDeque::from([10, 20, 30, 40]);
        let gone = [1..2, 2..3];
        patch(&mut rows, &gone, &[(0, 5), (1, 15), (2, 25), (4, 50)]);
        assert_eq!(rows, [5, 10, 15, 25, 40, 50]);
        patch(&mut rows, &[], &[]);
        assert_eq!(rows.len(), 6);
        let mut none: VecDeque<i32> = VecDeque::new();
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
            let mut rows: VecDeque<u32> = old.iter().copied().collect();
            let gone: Vec<_> = out.iter().filter(|&&i| i < rows.len()).map(|&i| i..i + 1).collect();
            let leaving: Vec<u32> = gone.iter().map(|r| rows[r.start]).collect();
            let came: Vec<_> = new
                .iter()
                .filter(|n| !old.contains(n) || leaving.contains(n))
                .map(|&n| (rank(&rows, |&r| r < n), n))
                .collect();
            old.retain(|o| !leaving.contains(o));
            old.extend(came.iter().map(|c| c.1));
            patch(&mut rows, &gone, &came);
            prop_assert_eq!(rows, old.into_iter().collect::<Vec<_>>());
        }

        #[test]
        fn a_rank_is_how_many_come_before(
            rows in prop::collection::btree_set(0u32..3000, 0..2000),
            wanted in 0u32..3100,
        ) {
            let rows: VecDeque<u32> = rows.into_iter().collect();
            prop_assert_eq!(rank(&rows, |&row| row < wanted), rows.partition_point(|&row| row < wanted));
        }
    }
}
