//! Quotation marks: which open, which close, which are apostrophes, and what stands inside.
//!
//! Marks are read paragraph by paragraph, and mangling is expected: openers used as closers, spaces on the wrong side,
//! marks missing or never balanced. Every mark may open, close or be passed over, each at a cost that grows with what
//! speaks against it: its form, the spaces and letters beside it, what stands open, and whether the words between two
//! marks read like speech or like "the expert says". The cheapest reading of the whole paragraph wins (a Viterbi search
//! over stacks of open marks); its cost is kept as a measure of doubt.

mod cost;
mod mark;
#[cfg(test)]
mod tests;

use super::dialogue;
use crate::extract::lexicon::cues;
use crate::extract::text::{Class, Text};
use cost::{State, close_cost, open_cost, pass_cost, segment_costs};
use mark::{Family, Mark, Trust, collect, mangled, trust};

/// Words inside the outermost quotation marks, in one paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Region {
    /// First token inside.
    pub first: usize,
    /// One past the last token inside.
    pub last: usize,
    /// The opening mark, unless it is missing.
    pub open: Option<usize>,
    /// The closing mark, unless it is missing.
    pub close: Option<usize>,
    /// Index of the paragraph.
    pub paragraph: usize,
    /// 0 to 1: how sure the reading of the marks is.
    pub sure: f32,
    /// Outer marks are single ones.
    pub single: bool,
}

impl Region {
    /// First token with the mark.
    pub fn start(&self) -> usize {
        self.open.unwrap_or(self.first)
    }

    /// One past the last token with the mark.
    pub fn end(&self) -> usize {
        self.close.map_or(self.last, |c| c + 1)
    }

    /// How many words stand inside.
    pub fn words(&self, text: &Text<'_>) -> usize {
        (self.first..self.last)
            .filter(|&i| matches!(text.class(i), Class::Word | Class::Number))
            .count()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Opens,
    /// Opens twice: the outer opener is missing beside the inner one.
    OpensTwice,
    /// Opens, though nothing closed the quotation before: "It is over, said Costa. "Go home."
    Reopens,
    Closes,
    Passed,
}

/// Everything inside quotation marks, in order of the text.
pub(super) fn read(text: &Text<'_>) -> Vec<Region> {
    let marks: Vec<Vec<Mark>> = (0..text.paragraphs.len())
        .map(|p| collect(text, p))
        .collect();
    let trust = trust(&marks);
    let mut regions = Vec::new();
    let mut left_open = false;
    for (number, own) in marks.iter().enumerate() {
        if !text.paragraphs[number].role.is_story() {
            continue;
        }
        if own.is_empty() {
            left_open = false;
            continue;
        }
        let reopened = marks[number + 1..]
            .iter()
            .zip(&text.paragraphs[number + 1..])
            .find(|(_, p)| p.role.is_story())
            .and_then(|(next, _)| next.first())
            .is_some_and(|m| m.before == '\n' && !m.space_after);
        left_open = paragraph(text, number, own, trust, left_open, reopened, &mut regions);
    }
    regions
}

struct Node {
    state: State,
    cost: f32,
    part: Part,
    back: usize,
}

/// Reads one paragraph; appends its regions; says whether the last one is left open.
fn paragraph(
    text: &Text<'_>,
    number: usize,
    marks: &[Mark],
    trust: Trust,
    left_open: bool,
    reopened: bool,
    regions: &mut Vec<Region>,
) -> bool {
    let p = text.paragraphs[number];
    let mut nodes = vec![Node {
        state: State::OUT,
        cost: 0.0,
        part: Part::Passed,
        back: 0,
    }];
    // The opener may be missing: then the paragraph begins inside.
    let implied = State {
        open: [
            Some(marks[0].family)
                .filter(|f| *f != Family::Single)
                .or(Some(Family::Double)),
            None,
        ],
    };
    nodes.push(Node {
        state: implied,
        cost: if left_open { 1.5 } else { 3.0 },
        part: Part::Opens,
        back: 0,
    });
    let mut front = vec![0, 1];
    for (i, mark) in marks.iter().enumerate() {
        let segment_end = marks.get(i + 1).map_or(p.last, |m| m.token);
        let (inside, outside) = segment_costs(text, mark.token + 1, segment_end, mark.before);
        let mut next: Vec<usize> = Vec::with_capacity(front.len() * 2);
        for &from in &front {
            let (state, cost) = (nodes[from].state, nodes[from].cost);
            let twice = (mark.family != Family::Single
                && state.depth() == 0
                && matches!(mark.before, ':' | '\n'))
            .then(|| open_cost(mark, state, trust))
            .flatten()
            .and_then(|(s, c)| {
                Some((
                    s.push(mark.family)?,
                    c + if mangled(trust) { 1.5 } else { 4.0 },
                ))
            });
            let segment_start = i.checked_sub(1).map_or(p.first, |b| marks[b].token + 1);
            let reopens = (state.depth() == 1
                && state.top() != Some(Family::Single)
                && mark.family != Family::Single
                && reporting_tail(text, segment_start, mark.token).is_some())
            .then(|| open_cost(mark, State::OUT, trust))
            .flatten()
            .map(|(s, c)| (s, c.max(0.0) + 0.5));
            let moves = [
                (Part::Reopens, reopens),
                (Part::Opens, open_cost(mark, state, trust)),
                (Part::OpensTwice, twice),
                (Part::Closes, close_cost(mark, state, trust)),
                (Part::Passed, Some((state, pass_cost(mark, state)))),
            ];
            for (part, to) in moves {
                let Some((state, step)) = to else { continue };
                let cost = cost + step + if state.depth() > 0 { inside } else { outside };
                match next.iter().copied().find(|&n| nodes[n].state == state) {
                    Some(n) if nodes[n].cost <= cost => {}
                    Some(n) => {
                        nodes[n] = Node {
                            state,
                            cost,
                            part,
                            back: from,
                        }
                    }
                    None => {
                        nodes.push(Node {
                            state,
                            cost,
                            part,
                            back: from,
                        });
                        next.push(nodes.len() - 1);
                    }
                }
            }
        }
        front = next;
    }
    let behind = marks.last().map_or(p.first, |m| m.token + 1);
    let unclosed = reporting_tail(text, behind, p.last).is_some();
    let end_cost = |n: usize| {
        nodes[n].cost
            + match nodes[n].state.depth() {
                0 => 0.0,
                _ if unclosed => 1.0,
                depth => (if reopened { 0.3 } else { 3.0 }) + if depth > 1 { 2.0 } else { 0.0 },
            }
    };
    let Some(best) = front
        .iter()
        .copied()
        .min_by(|&a, &b| end_cost(a).total_cmp(&end_cost(b)))
    else {
        return false;
    };
    let cost = end_cost(best);
    let still_open = nodes[best].state.depth() > 0;
    let mut parts = vec![Part::Passed; marks.len()];
    let mut at = best;
    for i in (0..marks.len()).rev() {
        parts[i] = nodes[at].part;
        at = nodes[at].back;
    }
    build(text, number, marks, &parts, at == 1, cost, regions);
    still_open
}

fn build(
    text: &Text<'_>,
    number: usize,
    marks: &[Mark],
    parts: &[Part],
    implied: bool,
    cost: f32,
    regions: &mut Vec<Region>,
) {
    let p = text.paragraphs[number];
    let sure = (1.0 - cost.max(0.0) / (8.0 + 2.0 * marks.len() as f32)).clamp(0.1, 1.0);
    let mut depth = usize::from(implied);
    let mut open: Option<usize> = None;
    let mut single = false;
    let mut first = if implied {
        implied_start(text, number, marks)
    } else {
        p.first
    };
    let mut push =
        |first: usize, last: usize, open: Option<usize>, close: Option<usize>, single: bool| {
            if first < last {
                regions.push(Region {
                    first,
                    last,
                    open,
                    close,
                    paragraph: number,
                    sure,
                    single,
                });
            }
        };
    for (mark, part) in marks.iter().zip(parts) {
        match part {
            Part::Opens | Part::OpensTwice => {
                if depth == 0 {
                    open = Some(mark.token);
                    first = mark.token + 1;
                    single = mark.family == Family::Single;
                }
                depth += if *part == Part::OpensTwice { 2 } else { 1 };
            }
            Part::Reopens => {
                let tail = reporting_tail(text, first, mark.token).unwrap_or(mark.token);
                push(first, tail, open, None, single);
                open = Some(mark.token);
                first = mark.token + 1;
            }
            Part::Closes => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    push(first, mark.token, open, Some(mark.token), single);
                }
            }
            Part::Passed => {}
        }
    }
    if depth > 0 {
        let last = reporting_tail(text, first, p.last).unwrap_or(p.last);
        push(first, last, open, None, single);
    }
}

/// Where a quotation that nobody closed must have ended: at the comma of ", said Costa." with which the words end.
fn reporting_tail(text: &Text<'_>, first: usize, last: usize) -> Option<usize> {
    let stop = last.checked_sub(1)?;
    if !text.word(stop).starts_with('.') {
        return None;
    }
    let sentence = text.sentence_of(stop)?;
    (first.max(text.sentences[sentence].first)..stop)
        .find(|&at| matches!(text.word(at), "," | "?" | "!") && dialogue::reports(text, at + 1))
        .filter(|&at| at + 14 > stop)
}

/// Where the speech begins in a paragraph whose opening mark is missing: behind the colon of "he believes: ...".
fn implied_start(text: &Text<'_>, number: usize, marks: &[Mark]) -> usize {
    let p = text.paragraphs[number];
    let stop = marks.last().map_or(p.last, |m| m.token);
    let mut cue = false;
    for at in p.first..stop {
        cue |= cues::look_up(text.lower(at)).is_some();
        if cue && text.word(at) == ":" && text.spaced_after(at) {
            return at + 1;
        }
    }
    p.first
}
