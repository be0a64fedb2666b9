//! Time zones by the abbreviations newsrooms print.
//!
//! Only abbreviations with one customary meaning in news copy are known; "IST" (India, Israel, Ireland) is not.

use jiff::tz::Offset;

use super::iso;

/// The offset a zone's name or number stands for: "Z", "GMT", "EDT", "+0200", "GMT+2", "UTC-05:00".
pub fn offset(name: &str) -> Option<Offset> {
    if let Some(offset) = iso::numeric(name) {
        return Some(offset);
    }
    let name = name.trim_matches(['(', ')', '.', ',']);
    if name.len() > 12 || !name.is_ascii() {
        return None;
    }
    let upper: String = name
        .chars()
        .filter(|c| *c != '.')
        .map(|c| c.to_ascii_uppercase())
        .collect();
    for prefix in ["GMT", "UTC"] {
        if let Some(rest) = upper.strip_prefix(prefix)
            && !rest.is_empty()
        {
            return iso::numeric(rest);
        }
    }
    let minutes = match upper.as_str() {
        "Z" | "GMT" | "UTC" | "UT" | "WET" => 0,
        "BST" | "CET" | "MEZ" | "WEST" | "WAT" => 60,
        "CEST" | "MESZ" | "EET" | "CAT" | "SAST" => 120,
        "EEST" | "MSK" | "EAT" => 180,
        "PKT" => 300,
        "WIB" | "ICT" => 420,
        "HKT" | "SGT" | "AWST" | "PHT" | "MYT" => 480,
        "JST" | "KST" => 540,
        "ACST" => 570,
        "AEST" => 600,
        "ACDT" => 630,
        "AEDT" => 660,
        "NZST" => 720,
        "NZDT" => 780,
        "NDT" => -150,
        "ADT" | "BRT" | "ART" => -180,
        "AST" | "EDT" => -240,
        "EST" | "CDT" => -300,
        "CST" | "MDT" => -360,
        "MST" | "PDT" => -420,
        "PST" | "AKDT" => -480,
        "AKST" => -540,
        "HST" => -600,
        _ => return None,
    };
    Offset::from_seconds(minutes * 60).ok()
}
