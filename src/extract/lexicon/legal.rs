//! Legal forms behind firms' names: "AB", "GmbH", "Ltd.".
//!
//! Source: written for this program from common newspaper usage. Licence: MIT, as the program.

/// Forms as they are written; capitals count, since "as", "se" and "sa" are words.
#[rustfmt::skip]
const FORMS: &[&str] = &[
    "A.Ş.", "AB", "AG", "ASA", "ApS", "AŞ", "B.V.", "BV", "Bhd", "Bhd.", "Co.", "Corp", "Corp.", "DOO", "EOOD", "GmbH", "Inc", "Inc.",
    "JSC", "K.K.", "KG", "KGaA", "KK", "Kft", "Kft.", "L.L.C.", "LLC", "LLP", "LTD", "Lda", "Lda.", "Limited", "Ltd", "Ltd.", "Ltda",
    "Ltda.", "N.V.", "NV", "Nyrt", "Nyrt.", "OAO", "OJSC", "OOO", "Oy", "Oyj", "OÜ", "PAO", "PJSC", "PLC", "Plc", "Pty", "Pty.", "Pvt",
    "Pvt.", "S.A.", "S.A.B.", "S.p.A", "S.p.A.", "S.r.l.", "SA", "SARL", "SAS", "SE", "SIA", "SRL", "Sarl", "Sdn", "SpA", "Srl", "Tbk",
    "UAB", "ZAO", "Zrt", "Zrt.", "a.s.", "d.o.o.", "gGmbH", "plc", "s.r.o.",
];

/// Whether the word, as it is written, is a legal form.
pub fn is_form(word: &str) -> bool {
    FORMS.binary_search(&word).is_ok()
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
        assert!(FORMS.is_sorted());
        assert!(is_form("AB") && is_form("plc") && is_form("Ltd."));
        assert!(!is_form("as") && !is_form("se") && !is_form("Sa") && !is_form("Bank"));
        assert!(is_folded("ltd") && is_folded("gmbh") && !is_folded("bank"));
    }
}
