//! Names in scripts that have no capitals, in copy whose script has them: "李伟 said", "said محمد علي".
//!
//! A capital tells a name from a word; where a script has none, its standing in a sentence of another script does, for
//! such copy hardly writes anything but names so.

use super::{Class, Text};

/// Marks the tokens that are such names.
pub(super) fn mark_names(text: &mut Text<'_>) {
    let mut names = Vec::new();
    for number in 0..text.sentences.len() {
        let sentence = text.sentences[number];
        names.clear();
        let mut words = 0;
        for at in sentence.first..sentence.last {
            if text.class(at) != Class::Word {
                continue;
            }
            words += 1;
            if has_no_case(text.word(at)) {
                names.push(at);
            }
        }
        // A sentence that is of such a script itself, and a foreign name in it, is not read so.
        if names.len() <= 2 * (words - names.len()) {
            for &at in &names {
                text.tokens[at].uncased = true;
            }
        }
    }
}

/// Whether the word's letters, if it has any, are neither capital nor small.
fn has_no_case(word: &str) -> bool {
    // Georgian letters count as small ones, though no sentence or name begins with a capital.
    let uncased =
        |c: char| !c.is_uppercase() && (!c.is_lowercase() || matches!(c, '\u{10d0}'..='\u{10ff}'));
    let mut letters = word.chars().filter(|c| c.is_alphabetic()).peekable();
    !word.is_ascii() && letters.peek().is_some() && letters.all(uncased)
}

#[cfg(test)]
mod tests {
    use crate::extract::text::{lines, read};

    #[test]
    fn of_a_script_without_capitals_in_one_that_has_them() {
        for (copy, names) in [
            ("“We stay,” 李伟 said.", "李伟"),
            ("It was late, said محمد علي, a baker.", "محمد علي"),
            (
                "נועה כהן and सुनीता शर्मा left with ნინო.",
                "נועה כהן सुनीता शर्मा ნინო",
            ),
            ("Иван Петров left Παπαδόπουλος at the Ålesund pier.", ""),
            ("李伟 说 了。", ""),
            ("It cost 1º, 5 € and ½.", ""),
        ] {
            let article = lines(copy);
            let text = read(&article);
            let found: Vec<_> = (0..text.tokens.len())
                .filter(|&at| text.tokens[at].uncased)
                .map(|at| text.word(at))
                .collect();
            assert_eq!(found.join(" "), names, "{copy}");
        }
    }
}
