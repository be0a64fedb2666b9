//! Elements whose inside a browser takes for raw text: where feeds close them as XML does, the rest of the story would
//! be taken for it, too.

use std::borrow::Cow;

/// Takes out tags of frames, whose inside is words for who shows no frames, and of others that are closed at once.
pub fn close(markup: &str) -> Cow<'_, str> {
    const RAW: &[&str] = &[
        "iframe", "script", "style", "textarea", "title", "noscript", "noframes", "xmp",
    ];
    let named = |at: usize| {
        let from = markup[at + 1..].trim_start_matches('/');
        let end = from.find(|c: char| !c.is_ascii_alphanumeric())?;
        RAW.iter()
            .find(|name| from[..end].eq_ignore_ascii_case(name))
    };
    let mut out = String::new();
    let mut from = 0;
    for (at, _) in markup.match_indices('<') {
        let Some(name) = named(at).filter(|_| at >= from) else {
            continue;
        };
        let Some(end) = markup[at..].find('>').map(|end| at + end) else {
            break;
        };
        if *name == "iframe" || markup[..end].ends_with('/') {
            out.push_str(&markup[from..at]);
            from = end + 1;
        }
    }
    if from == 0 {
        return Cow::Borrowed(markup);
    }
    out.push_str(&markup[from..]);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::close;

    #[test]
    fn takes_out_what_would_swallow_the_rest() {
        assert_eq!(
            close("a<iframe src='x'/> b<IFRAME>c</iframe><script src=\"y\" /> d <b>e</b>"),
            "a bc d <b>e</b>"
        );
        let whole = "<script>a</script> <p>b";
        assert_eq!(close(whole), whole);
    }
}
