//! Family names that stand first: Chinese, Korean and Vietnamese ones, as newspapers romanise them.
//!
//! Source: the commonest family names of each language, written for this program. Licence: MIT, as the program.

/// Family names that hardly anybody bears as a given name.
#[rustfmt::skip]
const SURE: &[&str] = &[
    // Chinese, pinyin and older spellings
    "cai", "cao", "chang", "chen", "cheng", "cheung", "chiang", "chou", "chow", "chu", "cui", "deng", "ding", "dong", "du", "fang", "feng",
    "fu", "gao", "guo", "han", "hao", "hou", "hsieh", "hsu", "hu", "huang", "hung", "jia", "jiang", "jin", "kang", "kong", "kuo", "kwok",
    "lai", "lau", "leung", "li", "liang", "liao", "lin", "ling", "liu", "lu", "luo", "meng", "ouyang", "pan", "peng", "qi", "qian", "qin",
    "qiu", "ren", "shao", "shen", "shi", "song", "su", "sun", "tan", "tang", "tian", "tsai", "tsang", "tseng", "wan", "wang", "wei", "wen",
    "wong", "wu", "xi", "xia", "xiao", "xie", "xiong", "xu", "xue", "yan", "yang", "yao", "ye", "yeung", "yin", "yip", "yu", "yuan", "zeng",
    "zhang", "zhao", "zheng", "zhong", "zhou", "zhu", "zou",
    // Korean
    "ahn", "bae", "baek", "byun", "cho", "choe", "choi", "chung", "gwak", "heo", "hong", "hwang", "jang", "jeon", "jeong", "jung",
    "kwak", "kwon", "moon", "nam", "noh", "oh", "paik", "park", "ryu", "seo", "shim", "shin", "suh", "woo", "yeo", "yi", "yoo", "yoon", "yun",
    // Vietnamese
    "bui", "dang", "dao", "dinh", "duong", "hoang", "huynh", "luong", "nghiem", "ngo", "nguyen", "pham", "phan", "phung", "tran", "trinh",
    "truong",
];

/// Family names that are given names elsewhere, or words: the rest of the name must look the part.
#[rustfmt::skip]
const MAYBE: &[&str] = &[
    "an", "bai", "bo", "chan", "chin", "do", "fan", "fung", "gu", "he", "ho", "jo", "kim", "ko", "koh", "lam", "lee", "le", "lei", "lim", "long",
    "lo", "ly", "ma", "mai", "mao", "min", "mo", "na", "ng", "ong", "pak", "pang", "rhee", "ri", "sim", "sin", "teo", "toh", "vo", "vu", "xin", "yong", "you",
];

/// Whether a folded word is an East Asian family name; `true` inside where it is hardly anything else.
pub fn surname(word: &str) -> Option<bool> {
    if SURE.contains(&word) {
        Some(true)
    } else {
        MAYBE.contains(&word).then_some(false)
    }
}

/// Whether a folded word can be read as East Asian syllables: "xiaohong", "do-hyun", "trong".
pub fn is_syllables(word: &str) -> bool {
    !word.is_empty() && word.split('-').all(|part| syllables(part, 3))
}

/// Whether the letters fall into one to `most` syllables: consonants, vowels, and an ending that these languages have.
fn syllables(word: &str, most: usize) -> bool {
    #[rustfmt::skip]
    const ONSETS: &[&str] = &[
        "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s", "y", "w",
        "kh", "nh", "ng", "ph", "th", "tr", "hs", "ts", "kw", "gw", "hy", "v",
    ];
    const ENDINGS: &[&str] = &["", "n", "ng", "m", "p", "t", "k", "nh", "ch", "c", "l"];
    if word.is_empty() {
        return true;
    }
    if most == 0 || !word.is_ascii() {
        return false;
    }
    let vowels = |w: &str| {
        w.bytes()
            .take_while(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
            .count()
    };
    ONSETS
        .iter()
        .filter_map(|onset| word.strip_prefix(onset))
        .any(|rest| {
            let all = vowels(rest);
            (1..=all.min(3)).any(|taken| {
                ENDINGS
                    .iter()
                    .filter_map(|ending| rest[taken..].strip_prefix(ending))
                    .any(|rest| syllables(rest, most - 1))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_of_the_east() {
        for word in ["xiaohong", "do-hyun", "trong", "jae", "ruolan", "yeon-hee"] {
            assert!(is_syllables(word), "{word}");
        }
        for word in ["clark", "harris", "wood", "jean-pierre", ""] {
            assert!(!is_syllables(word), "{word}");
        }
        assert_eq!(
            (surname("baek"), surname("kim"), surname("smith")),
            (Some(true), Some(false), None)
        );
    }
}
