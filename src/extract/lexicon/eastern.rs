//! Family names that stand first: Chinese, Korean and Vietnamese ones, as newspapers romanise them.
//!
//! Source: the commonest family names of each language, written for this program. Licence: MIT, as the program.

/// Family names that hardly anybody bears as a given name: Chinese in pinyin and older spellings, Korean, Vietnamese.
#[rustfmt::skip]
const SURE: &[&str] = &[
    "ahn", "bae", "baek", "bui", "byun", "cai", "cao", "chang", "chen", "cheng", "cheung", "chiang", "cho", "choe", "choi", "chou",
    "chow", "chu", "chung", "cui", "dang", "dao", "deng", "ding", "dinh", "dong", "du", "duong", "fang", "feng", "fu", "gao", "guo",
    "gwak", "han", "hao", "heo", "hoang", "hong", "hou", "hsieh", "hsu", "hu", "huang", "hung", "huynh", "hwang", "jang", "jeon", "jeong",
    "jia", "jiang", "jin", "jung", "kang", "kong", "kuo", "kwak", "kwok", "kwon", "lai", "lau", "leung", "li", "liang", "liao", "lin",
    "ling", "liu", "lu", "luo", "luong", "meng", "moon", "nam", "nghiem", "ngo", "nguyen", "noh", "oh", "ouyang", "paik", "pan", "park",
    "peng", "pham", "phan", "phung", "qi", "qian", "qin", "qiu", "ren", "ryu", "seo", "shao", "shen", "shi", "shim", "shin", "song", "su",
    "suh", "sun", "tan", "tang", "tian", "tran", "trinh", "truong", "tsai", "tsang", "tseng", "wan", "wang", "wei", "wen", "wong", "woo",
    "wu", "xi", "xia", "xiao", "xie", "xiong", "xu", "xue", "yan", "yang", "yao", "ye", "yeo", "yeung", "yi", "yin", "yip", "yoo", "yoon",
    "yu", "yuan", "yun", "zeng", "zhang", "zhao", "zheng", "zhong", "zhou", "zhu", "zou",
];

/// Family names that are given names elsewhere, or words: the rest of the name must look the part.
#[rustfmt::skip]
const MAYBE: &[&str] = &[
    "an", "bai", "bo", "chan", "chin", "do", "fan", "fung", "gu", "he", "ho", "jo", "kim", "ko", "koh", "lam", "le", "lee", "lei", "lim",
    "lo", "long", "ly", "ma", "mai", "mao", "min", "mo", "na", "ng", "ong", "pak", "pang", "rhee", "ri", "sim", "sin", "teo", "toh", "vo",
    "vu", "xin", "yong", "you",
];

/// Whether a folded word is an East Asian family name; `true` inside where it is hardly anything else.
pub fn surname(word: &str) -> Option<bool> {
    if SURE.binary_search(&word).is_ok() {
        Some(true)
    } else {
        MAYBE.binary_search(&word).is_ok().then_some(false)
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
        assert!(SURE.is_sorted() && MAYBE.is_sorted());
        assert_eq!(
            (surname("baek"), surname("kim"), surname("smith")),
            (Some(true), Some(false), None)
        );
    }
}
