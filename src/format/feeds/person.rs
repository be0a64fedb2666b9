//! Writers as feeds name them: often with their address.

/// The name in "ann@example.org (Ann Roe)", "Ann Roe (ann@example.org)" or "Ann Roe <ann@example.org>".
pub fn name(value: &str) -> &str {
    let value = value.trim();
    let Some((before, inner)) = value.split_once(['(', '<']) else {
        return value;
    };
    let inner = inner.trim_end_matches([')', '>', ' ']).trim();
    let before = before.trim();
    if inner.contains('@') && !before.is_empty() {
        before
    } else if before.contains('@') && !before.contains(' ') && !inner.is_empty() {
        inner
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn addresses_are_no_names() {
        for value in [
            "ann@example.org (Ann Roe)",
            "Ann Roe (ann@example.org)",
            "Ann Roe <ann@example.org>",
            " Ann Roe ",
        ] {
            assert_eq!(name(value), "Ann Roe");
        }
        assert_eq!(name("Ann Roe (Courier)"), "Ann Roe (Courier)");
        assert_eq!(name("ann@example.org"), "ann@example.org");
    }
}
