//! WordPress's own notation in exported posts: `[caption id="1"]...[/caption]`, `[contact_form]`, `[lead]T[/lead]he`.

/// How long a notation with its attributes may be; to look further would take long in a text full of brackets.
const REACH: usize = 2000;

/// Takes the notation out, and a caption with its words. Words in brackets that are no notation stay: "[sic]".
pub fn strip(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        match notation(from) {
            Some(length) => rest = &from[length..],
            None => {
                out.push('[');
                rest = &from[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// How long the notation at the start of these words is.
fn notation(from: &str) -> Option<usize> {
    let reach = &from[..from.floor_char_boundary(REACH)];
    let end = reach.find(']')?;
    let inner = &reach[1..end];
    let (closing, inner) = match inner.strip_prefix('/') {
        Some(inner) => (true, inner),
        None => (false, inner.trim_end_matches('/')),
    };
    let name = inner.split([' ', '=', '\n']).next().unwrap_or("");
    let part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(part) {
        return None;
    }
    if closing {
        return Some(end + 1);
    }
    let close = format!("[/{name}]");
    match from[..from.floor_char_boundary(REACH * 10)].find(&close) {
        Some(at) if name.contains("caption") => Some(at + close.len()),
        Some(_) => Some(end + 1),
        None => (name.contains('_') || inner.contains('=')).then_some(end + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::strip;

    #[test]
    fn takes_notation_out_and_leaves_brackets() {
        assert_eq!(
            strip(
                "[lead]T[/lead]he \"ferrys\" [sic] stop [a_form] [gallery ids=\"1,2\"/]\
                 [caption id=\"x\"]<img/> The pier[/caption]now [1]."
            ),
            "The \"ferrys\" [sic] stop  now [1]."
        );
    }
}
