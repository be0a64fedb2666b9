//! Letters beyond ASCII as wires sent them before Unicode: ISO 6937, which IPTC 7901 names, and code page 850.
//!
//! A charset is taken only where windows-1252 would put a capital or a quotation mark into the middle of a word.

use std::borrow::Cow;

use unicode_normalization::char::compose;

use crate::format::charset::Decoded;

/// The text as one of the two, if it was a guess and the bytes speak for one of them.
pub fn decode<'a>(bytes: &[u8], guess: &Decoded<'a>) -> Decoded<'a> {
    let read = |text: String, charset| Decoded {
        text: Cow::Owned(text),
        charset,
        guessed: true,
        damaged: false,
    };
    let found = guess.guessed.then(|| {
        iso6937(bytes)
            .map(|text| read(text, "ISO 6937"))
            .or_else(|| cp850(bytes).map(|text| read(text, "code page 850")))
    });
    found.flatten().unwrap_or_else(|| guess.clone())
}

/// The accents from 0xC1, each in front of its letter.
const ACCENTS: [char; 15] = [
    '\u{300}', '\u{301}', '\u{302}', '\u{303}', '\u{304}', '\u{306}', '\u{307}', '\u{308}', '\0',
    '\u{30a}', '\u{327}', '\0', '\u{30b}', '\u{328}', '\u{30c}',
];
/// Letters and signs that are one byte in ISO 6937.
const SIGNS: &[(u8, char)] = &[
    (0xa1, '¡'),
    (0xa2, '¢'),
    (0xa3, '£'),
    (0xa5, '¥'),
    (0xa7, '§'),
    (0xa9, '‘'),
    (0xaa, '“'),
    (0xab, '«'),
    (0xb0, '°'),
    (0xb1, '±'),
    (0xb4, '×'),
    (0xb5, 'µ'),
    (0xb7, '·'),
    (0xb8, '÷'),
    (0xb9, '’'),
    (0xba, '”'),
    (0xbb, '»'),
    (0xbc, '¼'),
    (0xbd, '½'),
    (0xbe, '¾'),
    (0xbf, '¿'),
    (0xd0, '―'),
    (0xe1, 'Æ'),
    (0xe8, 'Ł'),
    (0xe9, 'Ø'),
    (0xea, 'Œ'),
    (0xf1, 'æ'),
    (0xf2, 'đ'),
    (0xf8, 'ł'),
    (0xf9, 'ø'),
    (0xfa, 'œ'),
    (0xfb, 'ß'),
];

fn iso6937(bytes: &[u8]) -> Option<String> {
    let mut out = String::with_capacity(bytes.len());
    let mut sure = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            0..=0x7f => out.push(char::from(byte)),
            0xc1..=0xcf => {
                let accent = ACCENTS[usize::from(byte - 0xc1)];
                let letter = bytes.get(at).filter(|b| b.is_ascii_alphabetic())?;
                // In windows-1252 this would be a capital behind a small letter.
                sure |= out.ends_with(|c: char| c.is_ascii_lowercase());
                out.push(compose(char::from(*letter), accent)?);
                at += 1;
            }
            _ => out.push(SIGNS.iter().find(|(sign, _)| *sign == byte)?.1),
        }
    }
    sure.then_some(out)
}

/// The letters from 0x80.
const CODE_PAGE: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑ";

fn cp850(bytes: &[u8]) -> Option<String> {
    let letters: Vec<char> = CODE_PAGE.chars().collect();
    let mut out = String::with_capacity(bytes.len() + 16);
    let mut sure = false;
    for (at, &byte) in bytes.iter().enumerate() {
        if byte.is_ascii() {
            out.push(char::from(byte));
            continue;
        }
        let small = |at: Option<usize>| {
            at.and_then(|at| bytes.get(at))
                .is_some_and(u8::is_ascii_lowercase)
        };
        let (before, behind) = (small(at.checked_sub(1)), small(Some(at + 1)));
        sure |= match byte {
            // Opening quotation marks, or nothing at all, in windows-1252.
            0x81 | 0x82 | 0x84 | 0x8d | 0x90 => before,
            0x87..=0x89 | 0x8b | 0x93..=0x95 => before && behind,
            _ => false,
        };
        out.push(match byte {
            0xe1 => 'ß',
            _ => *letters.get(usize::from(byte - 0x80))?,
        });
    }
    sure.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::charset;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let guess = charset::decode(bytes).unwrap();
        let decoded = decode(bytes, &guess);
        (decoded.text.into_owned(), decoded.charset)
    }

    #[test]
    fn letters_tell_their_charset() {
        let (text, charset) =
            read(b"Die F\xc8ahre in M\xc8unchen stie\xfb an, sagte Ren\xc2e \xaaCosta\xba.");
        assert_eq!(text, "Die Fähre in München stieß an, sagte René “Costa”.");
        assert_eq!(charset, "ISO 6937");
        let (text, charset) = read(b"Die F\x84hre in M\x81nchen stie\xe1 an, sagte Ren\x82 Costa.");
        assert_eq!(text, "Die Fähre in München stieß an, sagte René Costa.");
        assert_eq!(charset, "code page 850");
        let (text, charset) =
            read(b"Die F\xe4hre in M\xfcnchen, \x84sagte\x93 er, \x93so\x94 in S\xc3O PAULO.");
        assert_eq!(text, "Die Fähre in München, „sagte“ er, “so” in SÃO PAULO.");
        assert_eq!(charset, "windows-1252");
    }
}
