//! How deep a page nests, counted before any tree is built: tree builders take time that grows with the square of it.

/// Levels a page may have; real ones have forty.
pub const DEEPEST: usize = 400;

/// Elements that have no end, or whose end is often left out and implied by the next one.
const UNCOUNTED: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "option",
    "colgroup",
];

/// The greatest number of elements open at once, roughly.
pub fn of(page: &str) -> usize {
    let (mut open, mut most) = (0usize, 0);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let closing = rest.starts_with('/');
        let name = &rest[usize::from(closing)..];
        let end = name
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(name.len());
        let name = &name[..end];
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        // Scripts hold pieces of markup in their strings.
        if !closing && (name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style")) {
            rest = skip(rest, name);
            continue;
        }
        if UNCOUNTED.iter().any(|u| u.eq_ignore_ascii_case(name)) {
            continue;
        }
        if closing {
            open = open.saturating_sub(1);
        } else {
            open += 1;
            most = most.max(open);
        }
    }
    most
}

/// What stands behind the element's end tag.
fn skip<'p>(rest: &'p str, name: &str) -> &'p str {
    let mut from = rest;
    while let Some(at) = from.find("</") {
        from = &from[at + 2..];
        if from
            .get(..name.len())
            .is_some_and(|n| n.eq_ignore_ascii_case(name))
        {
            return from;
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn counts_what_is_open_at_once() {
        assert_eq!(of("<div><p>a<br><p>b<b>c</b></div><div></div>"), 2);
        assert_eq!(of("<div><script>'<div><div><div>'</script></div>"), 1);
        assert_eq!(of(&"<div>".repeat(1000)), 1000);
        assert_eq!(of("a < b << <"), 0);
    }
}
