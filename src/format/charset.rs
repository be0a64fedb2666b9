//! The charset of a text, told by its bytes: byte-order mark, valid UTF-8, UTF-16 by its zeros, else a guess.
//!
//! Latin-1 is read as windows-1252, as the Encoding Standard (WHATWG) has it: no news text means its C1 controls.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::article::Article;

/// Bytes made text.
#[derive(Clone, Debug)]
pub struct Decoded<'a> {
    /// The text, without byte-order mark, not yet made harmless.
    pub text: Cow<'a, str>,
    /// The charset's name in the Encoding Standard.
    pub charset: &'static str,
    /// Whether the charset was guessed: neither marked nor valid UTF-8.
    pub guessed: bool,
    /// Whether some bytes fit the charset nowhere and were replaced by U+FFFD.
    pub damaged: bool,
}

impl Decoded<'_> {
    /// Warns the article's readers of what may be wrong with its letters.
    pub fn warn(&self, article: &mut Article) {
        if self.guessed {
            article.warnings.push(format!(
                "The character set is not stated: read as {}.",
                self.charset
            ));
        }
        if self.damaged {
            article.warnings.push(format!(
                "Some bytes are no {}: shown as U+FFFD.",
                self.charset
            ));
        }
    }
}

/// How many bytes decide a guess.
const SAMPLE: usize = 64 * 1024;

/// Decodes a text.
///
/// # Errors
/// What the bytes seem to be instead, if they are no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, &'static str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return plausible(with(encoding, &bytes[mark..], false));
    }
    if let Some((_, kind)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(kind);
    }
    if let Some(encoding) = utf16(bytes) {
        return plausible(with(encoding, bytes, true));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Escape sequences may be many in a text meant to harm; it is still read, and made harmless.
        return match share_of_controls(bytes) {
            0..=40 => Ok(Decoded {
                text: Cow::Borrowed(text),
                charset: UTF_8.name(),
                guessed: false,
                damaged: false,
            }),
            _ => Err(CONTROLS),
        };
    }
    if let Some(encoding) = declared(bytes) {
        return Ok(with(encoding, bytes, false));
    }
    if share_of_controls(bytes) > 3 && share_of_letters(bytes) < 50 {
        return Err(NO_CHARSET);
    }
    plausible(with(guess(bytes), bytes, true))
}

const CONTROLS: &str = "most of it is control characters";
const NO_CHARSET: &str = "its bytes fit no character set";

/// Refuses what a byte-order mark or a guess made letters of, though nobody writes so: erased storage, sound, noise.
fn plausible(decoded: Decoded<'_>) -> Result<Decoded<'_>, &'static str> {
    let sample = &decoded.text[..decoded.text.floor_char_boundary(SAMPLE)];
    let (mut all, mut controls, mut strange, mut runs) = (0, 0, 0, 0);
    let mut last = None;
    for c in sample.chars().filter(|c| !c.is_whitespace()) {
        all += 1;
        // An escape character may be part of a text meant to harm, which is still read.
        controls += usize::from(c.is_control() && c != '\u{1b}');
        strange += usize::from(is_strange(c));
        runs += usize::from(!c.is_ascii() && last.is_none_or(|l| l == c));
        last = Some(c);
    }
    // UTF-16 finds a letter for nearly any pair of bytes; a text has hardly one that is none.
    let wide = decoded.charset.starts_with("UTF-16");
    if controls * 5 > all * 2 {
        return Err(CONTROLS);
    }
    if wide && (controls + strange) * 20 > all {
        return Err(NO_CHARSET);
    }
    if decoded.charset != UTF_8.name() && runs * 10 >= all * 9 && all > 0 {
        return Err("it is one byte over and over");
    }
    Ok(decoded)
}

/// What no character of a text is: a place for damage, for private use, or for none at all.
fn is_strange(c: char) -> bool {
    matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// The charset that markup names in its first lines: `<?xml encoding="...">`, `<meta charset="...">`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(2048)];
    if !head.trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let at = ["encoding=", "charset="]
        .iter()
        .find_map(|key| Some(head.find(key)? + key.len()))?;
    let name = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_'))?;
    // A text that declares UTF-16 in bytes of one would not have come this far.
    Encoding::for_label(&name.as_bytes()[..end]).filter(|e| !e.name().starts_with("UTF-16"))
}

/// Decodes with a known charset.
pub fn with<'a>(encoding: &'static Encoding, bytes: &'a [u8], guessed: bool) -> Decoded<'a> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text,
        charset: encoding.name(),
        guessed: guessed && encoding != UTF_8,
        damaged,
    }
}

/// The character that a file means: a C1 control is what windows-1252 has in its place.
pub fn meant(c: char) -> char {
    match c {
        '\u{80}'..='\u{9f}' => {
            let byte = [c as u8];
            let (text, _) = WINDOWS_1252.decode_without_bom_handling(&byte);
            text.chars().next().unwrap_or(c)
        }
        c => c,
    }
}

/// First bytes of files that hold no text, and what they are.
const MAGIC: [(&[u8], &str); 15] = [
    (b"\x7fELF", "it is a program"),
    (b"\x89PNG", "it is a picture"),
    (b"\xff\xd8\xff", "it is a picture"),
    (b"GIF87a", "it is a picture"),
    (b"GIF89a", "it is a picture"),
    (b"II*\0", "it is a picture"),
    (b"MM\0*", "it is a picture"),
    (b"%PDF-", "it is a PDF document"),
    (b"PK\x03\x04", "it is a ZIP archive"),
    (b"\x1f\x8b", "it is compressed"),
    (b"BZh9", "it is compressed"),
    (b"\xfd7zXZ", "it is compressed"),
    (b"\x28\xb5\x2f\xfd", "it is compressed"),
    (
        b"\xd0\xcf\x11\xe0",
        "it is a document of an old word processor",
    ),
    (b"OggS", "it is a recording"),
];

/// UTF-16 without a mark: in Latin-script text nearly every second byte is zero.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(1024) & !1];
    let pairs = sample.len() / 2;
    if pairs < 2 {
        return None;
    }
    let high = sample.iter().step_by(2).filter(|&&b| b == 0).count();
    let low = sample
        .iter()
        .skip(1)
        .step_by(2)
        .filter(|&&b| b == 0)
        .count();
    match () {
        () if low * 10 >= pairs * 4 && high * 20 <= pairs => Some(UTF_16LE),
        () if high * 10 >= pairs * 4 && low * 20 <= pairs => Some(UTF_16BE),
        () => None,
    }
}

/// Per cent of the bytes that are control characters, which no charset's letters use.
fn share_of_controls(bytes: &[u8]) -> usize {
    let control = |b: &&u8| matches!(b, 0..=8 | 0x0b | 0x0e..=0x1f | 0x7f);
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    sample.iter().filter(control).count() * 100 / sample.len().max(1)
}

/// Per cent of the bytes that are ASCII letters, digits or white space.
fn share_of_letters(bytes: &[u8]) -> usize {
    let letter = |b: &&u8| b.is_ascii_alphanumeric() || b.is_ascii_whitespace();
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    sample.iter().filter(letter).count() * 100 / sample.len().max(1)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if mostly_utf8(bytes) {
        return UTF_8;
    }
    // An escape character in a news file is an attack on the terminal far more often than Japanese of the nineties.
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], true);
    detector.guess(None, Utf8Detection::Allow)
}

/// UTF-8 with a few damaged bytes, or cut off within a character: many characters of several bytes, few errors.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good >= bad * 5 && good > 0
}
