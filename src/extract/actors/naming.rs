//! Which of an actor's names is shown, and how it is written.

use super::merge::short::DESK;
use super::merge::{Form, Group};
use super::spot::Mention;
use super::word::{Shape, Style, Words};
use crate::extract::ActorKind;

/// The form that names the actor best: the fullest, or for a place the one the text uses most.
pub(super) fn best(
    words: &Words<'_>,
    mentions: &[Mention],
    group: &Group,
    kind: ActorKind,
) -> Form {
    let usual = |form: &Form| {
        mentions
            .get(form.mention)
            .and_then(|m| m.place.and_then(|p| p.usual))
            .is_some()
    };
    let shouted = |form: &Form| {
        mentions
            .get(form.mention)
            .is_some_and(|m| words.style(m.first) == Style::AllCaps)
    };
    group
        .forms
        .iter()
        .max_by_key(|form| {
            let length = form.key.split(' ').count();
            let most = if kind == ActorKind::Place && usual(form) {
                form.count
            } else {
                0
            };
            (
                form.rule != DESK,
                kind == ActorKind::Place && !usual(form),
                length.max(1),
                most,
                !shouted(form),
                form.key.len(),
                std::cmp::Reverse(form.mention),
            )
        })
        .cloned()
        .unwrap_or(Form {
            key: String::new(),
            mention: 0,
            count: 0,
            rule: "",
        })
}

/// The name as the mention writes it, on one line; "WASHINGTON" in all-caps copy as "Washington".
pub(super) fn wording(words: &Words<'_>, mention: &Mention) -> String {
    let source = mention.span.of(words.text.source);
    let name = source.split_whitespace().collect::<Vec<_>>().join(" ");
    let shouted = (mention.first..mention.last)
        .all(|at| words.at(at).shape != Shape::Title && words.at(at).shape != Shape::Inner);
    let known = mention.place.is_some_and(|p| p.usual.is_none())
        || mention.form == super::piece::Form::Person;
    let where_written = words.text.is_where_written(mention.first);
    let copy = words.style(mention.first) == Style::AllCaps && name.contains(' ');
    if !shouted || name.len() < 4 || !(known || copy || where_written) {
        return name;
    }
    let mut written = String::with_capacity(name.len());
    let mut start = true;
    for c in name.chars() {
        if start {
            written.push(c);
        } else {
            written.extend(c.to_lowercase());
        }
        start = !c.is_alphanumeric() && c != '\'' && c != '’';
    }
    written
}
