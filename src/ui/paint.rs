//! Looks as words: "green bold underlined", "#ffaf5f", "215 reversed". A colour is of the letters; the background stays
//! the terminal's own.

use ratatui::style::{Color, Modifier, Style};

const COLOURS: [(&str, Color); 17] = [
    ("default", Color::Reset),
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("gray", Color::Gray),
    ("darkgray", Color::DarkGray),
    ("lightred", Color::LightRed),
    ("lightgreen", Color::LightGreen),
    ("lightyellow", Color::LightYellow),
    ("lightblue", Color::LightBlue),
    ("lightmagenta", Color::LightMagenta),
    ("lightcyan", Color::LightCyan),
    ("white", Color::White),
];

const ATTRIBUTES: [(&str, Modifier); 6] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
    ("struck", Modifier::CROSSED_OUT),
];

/// A look that says nothing.
const PLAIN: &str = "plain";

/// Reads a look: a colour or none, and any attributes.
///
/// # Errors
/// The word that is none, and what is allowed.
pub fn paint(words: &str) -> Result<Style, String> {
    let mut style = Style::new();
    for word in words.split_whitespace().filter(|word| *word != PLAIN) {
        if let Some((_, attribute)) = ATTRIBUTES.iter().find(|(name, _)| *name == word) {
            style = style.add_modifier(*attribute);
        } else if let Some(colour) = colour(word) {
            if style.fg.replace(colour).is_some() {
                return Err(format!("{words:?} names two colours; letters have one"));
            }
        } else {
            let attributes = ATTRIBUTES.map(|(name, _)| name).join(", ");
            return Err(format!(
                "{word:?} is no colour and no attribute; {}, and attributes are {attributes}, or {PLAIN}",
                allowed()
            ));
        }
    }
    Ok(style)
}

/// Reads colours.
///
/// # Errors
/// The word that is none, and what is allowed.
pub fn colours(words: &str) -> Result<Vec<Color>, String> {
    let words = words.split_whitespace().filter(|word| *word != PLAIN);
    let read = |word| colour(word).ok_or_else(|| format!("{word:?} is no colour; {}", allowed()));
    words.map(read).collect()
}

fn allowed() -> String {
    let names = COLOURS.map(|(name, _)| name).join(", ");
    format!("a colour is one of {names}, a number from 0 to 255, or #rrggbb")
}

fn colour(word: &str) -> Option<Color> {
    let named = COLOURS.iter().find(|(name, _)| *name == word);
    if let Some((_, colour)) = named {
        return Some(*colour);
    }
    if let Some(digits) = word
        .strip_prefix('#')
        .filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))
    {
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, r, g, b] = number.to_be_bytes();
        return Some(Color::Rgb(r, g, b));
    }
    word.parse().ok().map(Color::Indexed)
}

/// A look in the words that it is read from.
pub fn words(style: Style) -> String {
    let colour = style.fg.map(colour_word);
    let attributes = ATTRIBUTES
        .iter()
        .filter(|(_, a)| style.add_modifier.contains(*a));
    let attributes = attributes.map(|(name, _)| (*name).to_owned());
    let words: Vec<String> = colour.into_iter().chain(attributes).collect();
    match words.is_empty() {
        true => PLAIN.to_owned(),
        false => words.join(" "),
    }
}

/// Colours in the words that they are read from.
pub fn colour_words(colours: &[Color]) -> String {
    let words: Vec<String> = colours.iter().map(|colour| colour_word(*colour)).collect();
    match words.is_empty() {
        true => PLAIN.to_owned(),
        false => words.join(" "),
    }
}

fn colour_word(colour: Color) -> String {
    match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        Color::Indexed(number) => number.to_string(),
        colour => {
            let named = COLOURS.iter().find(|(_, known)| *known == colour);
            named.map_or("default", |(name, _)| name).to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_read_and_printed() {
        for text in [
            "plain",
            "green bold underlined",
            "#ffaf5f",
            "215 dim reversed",
            "struck",
        ] {
            assert_eq!(words(paint(text).unwrap()), text);
        }
        assert_eq!(colour_words(&colours("cyan 215").unwrap()), "cyan 215");
        assert_eq!(
            paint("on").unwrap_err().split(';').next(),
            Some("\"on\" is no colour and no attribute")
        );
        assert!(paint("green red").unwrap_err().contains("two colours"));
        assert!(paint("256").is_err() && paint("#12345").is_err() && paint("#+12345").is_err());
        assert!(colours("bold").is_err());
    }
}
