//! The charset of a text, told by its bytes: byte-order mark, valid UTF-8, UTF-16 by its zeros, else a guess.
//!
//! Latin-1 is read as windows-1252, as the Encoding Standard (WHATWG) has it: no news text means its C1 controls.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes made text.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The text, without byte-order mark, not yet made harmless.
    pub text: String,
    /// The charset's name in the Encoding Standard.
    pub charset: &'static str,
    /// Whether the charset was guessed: neither marked nor valid UTF-8.
    pub guessed: bool,
    /// Whether some bytes fit the charset nowhere and were replaced by U+FFFD.
    pub damaged: bool,
}

/// How many bytes decide a guess.
const SAMPLE: usize = 64 * 1024;

/// Decodes a text; `None` if the bytes are no text.
pub fn decode(bytes: &[u8]) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Some(with(encoding, &bytes[mark..], false));
    }
    if let Some(encoding) = utf16(bytes) {
        return Some(with(encoding, bytes, true));
    }
    if binary(bytes) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Decoded {
            text: text.to_owned(),
            charset: UTF_8.name(),
            guessed: false,
            damaged: false,
        });
    }
    Some(with(guess(bytes), bytes, true))
}

/// Decodes with a known charset.
pub fn with(encoding: &'static Encoding, bytes: &[u8], guessed: bool) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    Decoded {
        text: text.into_owned(),
        charset: encoding.name(),
        guessed,
        damaged,
    }
}

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

/// Whether the bytes are no text in any single-byte or multi-byte charset: zeros, or controls all over.
fn binary(bytes: &[u8]) -> bool {
    const MAGIC: [&[u8]; 10] = [
        b"\x7fELF",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"PK\x03\x04",
        b"%PDF-",
        b"\x1f\x8b",
        b"BZh",
        b"\xfd7zXZ",
        b"\xd0\xcf\x11\xe0",
    ];
    if MAGIC.iter().any(|m| bytes.starts_with(m)) {
        return true;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = sample.iter().filter(|&&b| b == 0).count();
    let controls = sample
        .iter()
        .filter(|&&b| (b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)) || b == 0x7f)
        .count();
    zeros * 100 > sample.len() || controls * 20 > sample.len()
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
