//! Words that look like words: syllables with the beginnings and endings that languages like.

use std::collections::HashSet;

use super::Random;

/// The words that English says most, most often first.
const COMMON: &str = "the of and to a in that is was he for it with as his on be at by i this had not are but from or \
    have an they which one you were her all she there would their we him been has when who will more no if out so said \
    what up its about into than them can only other new some could time these two may then do first any my now such \
    like our over man me even most made after also did many before must through back years where much your way well \
    down should because each just those people too how little state good very make world still own see men work long \
    get here between both life being under never day same another know while last might us great old year off come \
    since against go came right used take three himself few house use during without again place around however home \
    small found thought went say part once general high upon school every united war until always away something fact \
    water less public put thing almost hand enough far took head yet government system better set told nothing night \
    end called find going look asked later knew point next program city business give group toward young days let room \
    president side social given present several order national second possible rather per face among form important \
    often things looked early white case large big need within felt along children saw best church ever least power";

const BEFORE: [&str; 24] = [
    "", "", "", "", "", "", "", "", "re", "con", "in", "un", "de", "pro", "com", "dis", "over",
    "pre", "ex", "inter", "sub", "trans", "anti", "out",
];
const ONSETS: [&str; 40] = [
    "s", "c", "p", "m", "t", "b", "d", "r", "l", "f", "h", "g", "n", "w", "v", "k", "j", "st",
    "tr", "pr", "gr", "br", "cl", "fl", "ch", "sh", "th", "pl", "cr", "dr", "bl", "sp", "sc",
    "str", "sl", "qu", "z", "gl", "y", "",
];
const CORES: [&str; 20] = [
    "e", "a", "i", "o", "u", "e", "a", "i", "o", "ea", "ai", "ou", "ee", "oo", "ie", "io", "au",
    "é", "ö", "á",
];
const CODAS: [&str; 28] = [
    "", "", "", "n", "r", "t", "s", "l", "d", "m", "c", "p", "nt", "st", "nd", "ng", "ck", "rt",
    "rd", "ss", "ll", "g", "b", "ct", "v", "rm", "lt", "x",
];
const AFTER: [&str; 32] = [
    "", "", "", "", "", "", "", "", "s", "s", "s", "ed", "ed", "ing", "ing", "er", "ers", "ly",
    "tion", "tions", "ment", "ness", "able", "al", "ity", "ist", "ism", "ive", "ous", "ful", "ish",
    "est",
];

const SOUNDS: [&str; 44] = [
    "по", "на", "ко", "ра", "ва", "то", "ро", "не", "ла", "ни", "ре", "ли", "во", "ка", "ста",
    "го", "пре", "за", "ти", "но", "ме", "де", "ви", "про", "да", "ма", "се", "ло", "ди", "ри",
    "ле", "со", "мо", "до", "че", "же", "шу", "хо", "ля", "щё", "ю", "ся", "ци", "гра",
];
const ENDINGS: [&str; 20] = [
    "", "л", "т", "ть", "ла", "ли", "ов", "ый", "ая", "ого", "ение", "ость", "ом", "ам", "ски",
    "ник", "ник", "ция", "ют", "й",
];

/// So many words, the commonest first; the rarer, the longer.
pub fn latin(count: usize, random: &mut Random) -> Vec<String> {
    fill(COMMON.split_whitespace(), count, |at| {
        // Numbers, sums and years.
        if random.below(25) == 0 {
            return (1 + random.ranked(200_000)).to_string();
        }
        let mut word = String::from(random.pick(&BEFORE));
        let most = match at {
            0..2_000 => 1,
            2_000..20_000 => 2,
            _ => 3,
        };
        for _ in 0..=random.below(most) {
            let onset = random.ranked(ONSETS.len());
            word.push_str(ONSETS[onset]);
            word.push_str(CORES[random.ranked(CORES.len())]);
            word.push_str(random.pick(&CODAS));
        }
        word.push_str(random.pick(&AFTER));
        // A name, or two words in one.
        match random.below(40) {
            0 => format!(
                "{word}-{}",
                random.pick(&["based", "led", "wide", "born", "old", "free"])
            ),
            1..6 => capital(&word),
            _ => word,
        }
    })
}

/// So many words in Cyrillic letters.
pub fn cyrillic(count: usize, random: &mut Random) -> Vec<String> {
    fill(
        "и в не на что он с как это по но из у за от".split_whitespace(),
        count,
        |_| {
            let mut word = String::new();
            for _ in 0..2 + random.below(3) {
                word.push_str(SOUNDS[random.ranked(SOUNDS.len())]);
            }
            word.push_str(random.pick(&ENDINGS));
            word
        },
    )
}

/// So many different words, from the given ones on.
fn fill<'a>(
    first: impl Iterator<Item = &'a str>,
    count: usize,
    mut make: impl FnMut(usize) -> String,
) -> Vec<String> {
    let mut words: Vec<String> = first.map(str::to_owned).collect();
    let mut seen: HashSet<String> = words.iter().cloned().collect();
    while words.len() < count {
        let word = make(words.len());
        if seen.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
