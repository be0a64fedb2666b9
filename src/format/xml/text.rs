//! Words between tags: references resolved, windows-1252's letters brought home.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use quick_xml::escape::resolve_html5_entity;

use crate::format::charset;

/// What a reference stands for: a character by its number, or a name that HTML knows. Nothing a file declares.
pub fn reference(name: &str) -> Option<Cow<'static, str>> {
    let Some(number) = name.strip_prefix('#') else {
        return resolve_html5_entity(name).map(Cow::Borrowed);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => number.parse(),
    };
    let c = char::from_u32(code.ok()?).filter(|c| *c != '\0');
    Some(Cow::Owned(
        charset::meant(c.unwrap_or('\u{fffd}')).to_string(),
    ))
}

/// The text in Base64, as old feeds and some agencies wrap theirs in; `None` if it is none.
pub fn base64(words: &str) -> Option<String> {
    let bytes = base64_decode(words.trim().as_bytes())?;
    charset::decode(&bytes).ok().map(|d| d.text.into_owned())
}

/// The words without references, as in attributes and in text whose references nobody took apart.
pub fn plain(raw: &str) -> Cow<'_, str> {
    if !raw.contains('&') {
        return letters(raw);
    }
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(&letters(before));
        let end = from.find(';').filter(|end| *end <= 40);
        match end.and_then(|end| Some((reference(&from[1..end])?, end))) {
            Some((words, end)) => {
                out.push_str(&words);
                rest = &from[end + 1..];
            }
            None => {
                out.push('&');
                rest = &from[1..];
            }
        }
    }
    out.push_str(&letters(rest));
    Cow::Owned(out)
}

/// The words with every C1 control read as the letter of windows-1252 that was meant.
pub fn letters(raw: &str) -> Cow<'_, str> {
    if !raw.contains(|c| matches!(c, '\u{80}'..='\u{9f}')) {
        return Cow::Borrowed(raw);
    }
    Cow::Owned(raw.chars().map(charset::meant).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_stand_for_characters_and_nothing_declared() {
        assert_eq!(
            plain("caf&eacute; &#8220;x&#x201D; &#146; &lt;b&gt; AT&T; &x; R&D"),
            "café “x” ’ <b> AT&T; &x; R&D"
        );
        assert_eq!(letters("don\u{92}t"), "don’t");
    }

    #[test]
    fn base64_is_text_or_nothing() {
        assert_eq!(
            base64(" RmVycnkg\nc3RvcHM=\n").as_deref(),
            Some("Ferry stops")
        );
        assert_eq!(base64("Ferry stops."), None);
    }
}
