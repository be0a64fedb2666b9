//! Quotation marks: which open, which close, which are apostrophes, and what stands inside.
//!
//! Marks are read paragraph by paragraph, and mangling is expected: openers used as closers, spaces on the wrong side,
//! marks missing or never balanced. Every mark may open, close or be passed over, each at a cost that grows with what
//! speaks against it: its form, the spaces and letters beside it, what stands open, and whether the words between two
//! marks read like speech or like "the expert says". The cheapest reading of the whole paragraph wins (a Viterbi search
//! over stacks of open marks); its cost is kept as a measure of doubt.

use super::dialogue;
use crate::extract::lexicon::cues::{self, Form};
use crate::extract::text::{Class, Text};

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
enum Family {
    /// “ ” „ " `` ''
    Double,
    /// „ as opener: closed by “ or ”
    Low,
    /// « »
    Angle,
    /// » «
    Reversed,
    /// ‘ ’ ' ‚ ‹ ›
    Single,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lean {
    Opens,
    Closes,
    Either,
}

/// What is known of one mark before its part is decided.
struct Mark {
    token: usize,
    family: Family,
    lean: Lean,
    straight: bool,
    space_before: bool,
    space_after: bool,
    /// Last character before it that is no space; '\n' at the paragraph's edge.
    before: char,
    /// First character behind it that is no space; '\n' at the paragraph's edge.
    after: char,
    /// Dots follow that may begin a quotation: "...and".
    ellipsis_after: bool,
    /// No word follows before the next mark or the paragraph's end.
    nothing_after: bool,
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

#[derive(Clone, Copy, Debug, PartialEq)]
struct State {
    open: [Option<Family>; 2],
}

impl State {
    const OUT: State = State { open: [None, None] };

    fn depth(self) -> usize {
        self.open.iter().flatten().count()
    }

    fn top(self) -> Option<Family> {
        self.open[1].or(self.open[0])
    }

    fn push(self, family: Family) -> Option<State> {
        match self.open {
            [None, _] => Some(State {
                open: [Some(family), None],
            }),
            [first, None] => Some(State {
                open: [first, Some(family)],
            }),
            _ => None,
        }
    }

    fn pop(self) -> State {
        match self.open {
            [first, Some(_)] => State {
                open: [first, None],
            },
            _ => State::OUT,
        }
    }
}

/// How far form and spacing can be trusted in this article: 1 clean, less where they contradict one another.
#[derive(Clone, Copy)]
struct Trust {
    form: f32,
    space: f32,
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

fn collect(text: &Text<'_>, number: usize) -> Vec<Mark> {
    let p = &text.paragraphs[number];
    let mut marks = Vec::new();
    for token in p.first..p.last {
        if text.class(token) != Class::Mark {
            continue;
        }
        let (family, lean) = match text.word(token) {
            "“" | "‟" | "「" | "``" => (Family::Double, Lean::Opens),
            "”" | "」" => (Family::Double, Lean::Closes),
            "„" => (Family::Low, Lean::Opens),
            "«" => (Family::Angle, Lean::Opens),
            "»" => (Family::Angle, Lean::Closes),
            "‘" | "‛" | "‚" | "‹" => (Family::Single, Lean::Opens),
            "’" | "´" | "›" => (Family::Single, Lean::Closes),
            "'" | "`" => (Family::Single, Lean::Either),
            _ => (Family::Double, Lean::Either),
        };
        let span = text.tokens[token].span;
        let before = text.source[p.span.start as usize..span.start as usize]
            .trim_end()
            .chars()
            .next_back();
        let after = text.source[span.end as usize..p.span.end as usize]
            .trim_start()
            .chars()
            .next();
        marks.push(Mark {
            token,
            family,
            lean,
            straight: matches!(text.word(token), "\"" | "'" | "''" | "＂" | "`"),
            space_before: token == p.first || text.spaced_before(token),
            space_after: token + 1 == p.last || text.spaced_after(token),
            before: before.unwrap_or('\n'),
            after: after.unwrap_or('\n'),
            nothing_after: !(token + 1..p.last)
                .take_while(|&i| text.class(i) != Class::Mark)
                .any(|i| matches!(text.class(i), Class::Word | Class::Number | Class::Symbol)),
            ellipsis_after: text.word(token + 1).starts_with("..") && !text.spaced_after(token),
        });
    }
    marks
}

/// Curly marks whose form and spacing disagree show that the copy was mangled.
fn trust(marks: &[Vec<Mark>]) -> Trust {
    let (mut all, mut odd) = (0usize, 0usize);
    for mark in marks.iter().flatten() {
        if mark.straight || mark.family == Family::Single || mark.lean == Lean::Either {
            continue;
        }
        all += 1;
        let glued_left = !mark.space_before && mark.before.is_alphanumeric();
        let glued_right = !mark.space_after && mark.after.is_alphanumeric();
        let opens_oddly = mark.lean == Lean::Opens
            && (mark.after == '.' || mark.after == '\n' || (glued_left && mark.space_after));
        let closes_oddly = mark.lean == Lean::Closes && glued_right && mark.space_before;
        let comma = mark.lean == Lean::Opens
            && mark.before == ','
            && mark.after.is_lowercase()
            && !mark.space_after;
        odd += usize::from(opens_oddly || closes_oddly) + usize::from(comma && odd > 0);
    }
    if all > 0 && odd * 12 >= all {
        Trust {
            form: 0.7,
            space: 0.4,
        }
    } else {
        Trust {
            form: 1.0,
            space: 1.0,
        }
    }
}

fn mangled(trust: Trust) -> bool {
    trust.form < 1.0
}

fn open_cost(mark: &Mark, state: State, trust: Trust) -> Option<(State, f32)> {
    let angle = mark.family == Family::Angle;
    let family = if angle && mark.lean == Lean::Closes {
        Family::Reversed
    } else {
        mark.family
    };
    let next = state.push(family)?;
    let mut cost = match (mark.lean, angle) {
        (Lean::Closes, true) => 1.5,
        (Lean::Closes, false) if mark.family == Family::Single => 6.0,
        (Lean::Closes, false) => 2.5 * trust.form,
        _ => 0.0,
    };
    if !mark.space_before {
        cost += match mark.before {
            c if c.is_alphanumeric() => 2.5 * trust.space,
            '.' | ',' | ';' | '!' | '?' | ':' => 0.8 * trust.space,
            _ => 0.0,
        };
    }
    if mark.space_after {
        cost += if angle { 0.1 } else { 1.8 * trust.space };
    }
    cost += match mark.after {
        _ if mark.nothing_after => 6.0,
        '.' if mark.ellipsis_after => 0.0,
        '.' | ',' | ';' | ':' | '!' | '?' | ')' => 3.0,
        _ => 0.0,
    };
    cost += match mark.before {
        '\n' => -0.5,
        ':' => -0.4,
        _ => 0.0,
    };
    if mark.family == Family::Single {
        cost += 0.4;
    }
    if let Some(top) = state.top() {
        cost += match (top, mark.family) {
            (Family::Single, Family::Single) => 6.0,
            (Family::Single, _) | (_, Family::Single) => 0.6,
            _ if mark.straight => 4.5,
            _ if mangled(trust) => 1.0,
            _ => 1.8,
        };
    }
    Some((next, cost))
}

fn close_cost(mark: &Mark, state: State, trust: Trust) -> Option<(State, f32)> {
    let top = state.top()?;
    let (fits, form) = match (top, mark.family, mark.lean) {
        (Family::Single, Family::Single, Lean::Opens) => (true, 4.0),
        (Family::Single, Family::Single, _) => (true, 0.0),
        (Family::Single, ..) | (_, Family::Single, _) => (false, 0.0),
        (Family::Angle, Family::Angle, Lean::Closes) => (true, 0.0),
        (Family::Reversed, Family::Angle, Lean::Opens) => (true, 0.0),
        (Family::Low, Family::Double, _) => (true, 0.0),
        (Family::Angle | Family::Reversed, ..) | (_, Family::Angle, _) => (true, 3.0),
        (_, _, Lean::Opens) => (true, 2.5 * trust.form),
        _ => (true, 0.0),
    };
    if !fits {
        return None;
    }
    let angle = mark.family == Family::Angle;
    let mut cost = form;
    if mark.space_before {
        cost += if angle { 0.1 } else { 1.8 * trust.space };
    }
    if !mark.space_after && mark.after.is_alphanumeric() {
        cost += 2.5 * trust.space;
    }
    cost += match mark.before {
        '\n' => 6.0,
        '.' | ',' | '!' | '?' | '…' => -0.5,
        ':' | '(' if mark.space_before => 2.0,
        _ => 0.0,
    };
    if mark.after == '\n' || (mark.space_before && mark.after == '.') {
        cost -= 0.6;
    }
    if mangled(trust)
        && state.depth() == 1
        && mark.before.is_alphanumeric()
        && mark.after.is_alphanumeric()
    {
        cost += 1.2; // speech that stops in the middle of a sentence: likelier a word quoted inside it
    }
    if mark.family == Family::Single
        && matches!(mark.before, 's' | 'S')
        && mark.after.is_lowercase()
    {
        cost += 1.0; // more likely the workers' than a closing mark
    }
    Some((state.pop(), cost))
}

fn pass_cost(mark: &Mark, state: State) -> f32 {
    if mark.family != Family::Single {
        return if mark.straight && mark.before.is_ascii_digit() {
            1.5
        } else {
            5.0
        };
    }
    let inside_single = state.top() == Some(Family::Single);
    let base = match mark.before {
        // 'But when I hear: the head of a paragraph is no place for an apostrophe
        '\n' if !mark.space_after && mark.after.is_uppercase() => 3.5,
        's' | 'S' | 'z' | 'x' if !mark.space_before => 0.2,
        c if !mark.space_before && (c.is_alphanumeric() || mark.lean == Lean::Either) => 0.7,
        _ if mark.lean == Lean::Opens => 3.0,
        _ if !mark.space_after && mark.after.is_alphanumeric() => 1.5,
        _ => 1.5,
    };
    if inside_single && matches!(mark.before, '.' | ',' | '!' | '?') && !mark.space_before {
        base + 3.0
    } else {
        base
    }
}

/// What the words between two marks say of themselves: the cost of reading them as inside, and as outside.
fn segment_costs(text: &Text<'_>, first: usize, last: usize, before: char) -> (f32, f32) {
    let (mut inside, mut outside) = (0.0, 0.0);
    if first >= last {
        return (inside, outside);
    }
    let behind_comma = matches!(before, ',' | '?' | '!' | '.' | '…' | '-' | '—' | '–');
    let lowercase = text
        .word(first)
        .chars()
        .next()
        .is_some_and(char::is_lowercase);
    let lead = leading_cue(text, first, last);
    if behind_comma && lead == Some(0) {
        inside += 6.0;
    } else if behind_comma && lead.is_some() && (lowercase || last - first < 14) {
        inside += if before == ',' { 4.0 } else { 2.0 };
    }
    if lead.is_some() && behind_comma {
        outside -= 1.0;
    }
    let first_person = (first..last).take(40).any(|i| {
        matches!(
            text.lower(i),
            "i" | "we" | "my" | "our" | "us" | "me" | "you"
        )
    });
    let cue = lead.is_some()
        || (first..last).any(|i| is_cue(text, i))
        || matches!(text.word(last - 1), ":" | ",");
    if first_person && !cue {
        outside += 0.8;
    }
    (inside, outside)
}

fn is_cue(text: &Text<'_>, token: usize) -> bool {
    cues::look_up(text.lower(token))
        .is_some_and(|(_, form)| matches!(form, Form::Past | Form::Third))
}

/// How many tokens stand before a reporting verb at the head of these tokens: "says the expert" 0, "the expert says" 2.
fn leading_cue(text: &Text<'_>, first: usize, last: usize) -> Option<usize> {
    let stop = last.min(first + 7);
    for at in first..stop {
        let lower = text.lower(at);
        if at == first {
            let sure = matches!(
                lower,
                "said"
                    | "says"
                    | "added"
                    | "adds"
                    | "wrote"
                    | "asked"
                    | "told"
                    | "explained"
                    | "continued"
            );
            if sure
                || is_cue(text, at) && text.word(at).chars().next().is_some_and(char::is_lowercase)
            {
                return Some(0);
            }
            continue;
        }
        if is_cue(text, at) {
            return Some(at - first);
        }
        if matches!(text.class(at), Class::Punct | Class::Mark) {
            return None;
        }
    }
    None
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::text::{lines, read as read_text};

    fn inside(text: &str) -> Vec<String> {
        let article = lines(text);
        let text = read_text(&article);
        read(&text)
            .iter()
            .map(|r| text.span(r.first..r.last).of(text.source).to_string())
            .collect()
    }

    #[test]
    fn clean_marks_of_every_kind() {
        for copy in [
            "\"It is over,\" she said. \"Go home.\"",
            "“It is over,” she said. “Go home.”",
            "‘It is over,’ she said. ‘Go home.’",
            "«It is over,» she said. « Go home. »",
            "„It is over,“ she said. „Go home.”",
            "»It is over,« she said. »Go home.«",
            "''It is over,'' she said. ''Go home.''",
            "``It is over,'' she said. ``Go home.''",
        ] {
            assert_eq!(inside(copy), ["It is over,", "Go home."], "{copy}");
        }
    }

    #[test]
    fn apostrophes_are_no_marks() {
        assert_eq!(
            inside("The workers' union didn't like the owners' ‘final’ offer."),
            ["final"]
        );
        assert_eq!(
            inside("‘The workers’ union won’t sign,’ he said."),
            ["The workers’ union won’t sign,"]
        );
    }

    #[test]
    fn nesting_does_not_end_the_outer_quotation() {
        assert_eq!(
            inside("“He said ‘never’ to me,” she said."),
            ["He said ‘never’ to me,"]
        );
        assert_eq!(
            inside("“The “soft power” of it is gone,” she said."),
            ["The “soft power” of it is gone,"]
        );
    }

    #[test]
    fn a_quotation_left_open_runs_to_the_end_of_its_paragraph() {
        assert_eq!(
            inside("“One. Two.\n“Three,” she said."),
            ["One. Two.", "Three,"]
        );
    }

    #[test]
    fn mangled_marks() {
        assert_eq!(
            inside("“It suits both sides, “the engineer says.."),
            ["It suits both sides,"]
        );
        assert_eq!(
            inside("He is sure of it: “We know the“ old way ”and the new one. “."),
            ["We know the“ old way ”and the new one."]
        );
        assert_eq!(
            inside(
                "“Ties between the two exist, “says the head of the” Harbour Watch “.\nHe adds: “It is bad “."
            ),
            ["Ties between the two exist,", "Harbour Watch", "It is bad"]
        );
    }

    #[test]
    fn a_missing_opener_is_sought_behind_the_colon() {
        assert_eq!(
            inside(
                "Besides, Orlan believes that it matters: both sides are tired. It will end “.\n“So be it “."
            ),
            ["both sides are tired. It will end", "So be it"]
        );
    }
}
