//! Legal forms behind firms' names: "AB", "GmbH", "Ltd.".
//!
//! Source: written for this program from common newspaper usage. Licence: MIT, as the program.

/// Forms as they are written; capitals count, since "as", "se" and "sa" are words.
#[rustfmt::skip]
const FORMS: &[&str] = &[
    "AB", "AG", "GmbH", "gGmbH", "SA", "S.A.", "SpA", "S.p.A.", "S.p.A", "NV", "N.V.", "BV", "B.V.", "Oy", "Oyj", "ASA", "ApS", "plc", "PLC", "Plc",
    "Ltd", "Ltd.", "LTD", "Limited", "LLC", "LLP", "L.L.C.", "JSC", "OJSC", "PJSC", "PAO", "OAO", "OOO", "ZAO", "SE", "KG", "KGaA", "Kft", "Kft.", "Zrt", "Zrt.",
    "Nyrt", "Nyrt.", "Bhd", "Bhd.", "Sdn", "Pty", "Pty.", "Pvt", "Pvt.", "Co.", "Corp.", "Corp", "Inc.", "Inc", "Tbk", "SRL", "S.r.l.", "Srl", "SARL", "Sarl", "SAS",
    "Lda", "Lda.", "Ltda", "Ltda.", "d.o.o.", "s.r.o.", "a.s.", "KK", "K.K.", "S.A.B.", "AŞ", "A.Ş.", "OÜ", "SIA", "UAB", "EOOD", "DOO",
];

/// Whether the word, as it is written, is a legal form.
pub fn is_form(word: &str) -> bool {
    FORMS.contains(&word)
}

/// Whether the word is a form that nothing else is written like: also behind a comma.
pub fn is_plain(word: &str) -> bool {
    matches!(
        word.trim_end_matches('.'),
        "Inc" | "Ltd" | "LLC" | "Corp" | "Limited" | "PLC" | "plc" | "LLP" | "GmbH"
    )
}

/// Whether a folded word is one: what may be left out of a firm's name.
pub fn is_folded(word: &str) -> bool {
    FORMS.iter().any(|form| {
        let bare = form.trim_end_matches('.');
        word.trim_end_matches('.').eq_ignore_ascii_case(bare)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_count() {
        assert!(is_form("AB") && is_form("plc") && is_form("Ltd."));
        assert!(!is_form("as") && !is_form("se") && !is_form("Sa") && !is_form("Bank"));
        assert!(is_folded("ltd") && is_folded("gmbh") && !is_folded("bank"));
    }
}
