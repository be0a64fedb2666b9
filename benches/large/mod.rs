//! Large folders made of our own sample articles.

#[allow(dead_code)]
#[path = "../stories/mod.rs"]
mod stories;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use copytaster::extract::{self, ActorKind};

/// Bytes of a story, about.
const SIZE: usize = 4_000;
/// Statements of a story, at most.
const QUOTES: usize = 10;
/// People that the stories name; some far more often than others.
const PEOPLE: u64 = 40_000;
/// Between two arrivals.
const APART: Duration = Duration::from_secs(300);

/// An article to make others of.
struct Model {
    /// With how many statements each holds.
    paragraphs: Vec<(String, usize)>,
    /// First and last name of the people in it.
    people: BTreeSet<(String, String)>,
}

/// Fills a folder with so many stories; says how many bytes they have.
pub fn fill(folder: &Path, count: usize) -> usize {
    let models = models();
    let mut chance = Chance(0x5eed);
    let last = SystemTime::now() - Duration::from_secs(3_600);
    let mut bytes = 0;
    for n in 0..count {
        let within = folder.join(format!("{:03}", n / 1_000));
        if n % 1_000 == 0 {
            fs::create_dir_all(&within).expect("a folder");
        }
        let path = within.join(format!("{n:06}.txt"));
        let text = story(&models, n, &mut chance);
        bytes += text.len();
        fs::write(&path, text).expect("a story");
        let file = fs::File::options().write(true).open(&path);
        let arrived = last - APART * (count - n) as u32;
        let set = file.and_then(|file| file.set_modified(arrived));
        set.expect("its time");
    }
    bytes
}

fn models() -> Vec<Model> {
    let model = |article: copytaster::article::Article| {
        let found = extract::extract(&article);
        let people = (found.actors.iter()).filter(|actor| actor.kind == ActorKind::Person);
        let people = people.filter_map(|actor| {
            let (first, rest) = actor.name.split_once(' ')?;
            let last = rest.rsplit(' ').next()?;
            Some((first.to_owned(), last.to_owned()))
        });
        let paragraphs = article.paragraphs.iter().map(|paragraph| {
            let said = found
                .quotes
                .iter()
                .filter(|q| paragraph.span.overlaps(q.span));
            (paragraph.span.of(&article.text).to_owned(), said.count())
        });
        Model {
            paragraphs: paragraphs.collect(),
            people: people.collect(),
        }
    };
    stories::all().into_iter().map(model).collect()
}

/// One model's paragraphs and those of the ones behind it, until there are enough.
fn story(models: &[Model], n: usize, chance: &mut Chance) -> String {
    let mut text = format!("Report {n} of the day\n\n");
    let mut quotes = 0;
    let from = chance.below(models.len() as u64) as usize;
    for model in models.iter().cycle().skip(from).take(models.len()) {
        let mut renamed: Vec<(&str, String)> = Vec::new();
        for (first, last) in &model.people {
            let (other_first, other_last) = chance.person();
            renamed.push((first, other_first));
            renamed.push((last, other_last));
        }
        for (paragraph, said) in &model.paragraphs {
            if quotes + said > QUOTES {
                continue;
            }
            quotes += said;
            for word in paragraph.split_inclusive(|c: char| !c.is_alphanumeric()) {
                let letters = word.trim_end_matches(|c: char| !c.is_alphanumeric());
                match renamed.iter().find(|(name, _)| *name == letters) {
                    Some((_, other)) => {
                        text.push_str(other);
                        text.push_str(&word[letters.len()..]);
                    }
                    None => text.push_str(word),
                }
            }
            text.push_str("\n\n");
            if text.len() > SIZE {
                return text;
            }
        }
    }
    text
}

/// Numbers that look like chance and are the same every time (G. Marsaglia, "Xorshift RNGs", 2003).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// First and last name of somebody; the same somebody has always the same.
    fn person(&mut self) -> (String, String) {
        const FIRST: [&str; 24] = [
            "Ada", "Boris", "Chen", "Dora", "Emil", "Farah", "Goran", "Hana", "Ivo", "Jasmin",
            "Kofi", "Lena", "Milan", "Nadia", "Omar", "Petra", "Quentin", "Rosa", "Stefan",
            "Tessa", "Umar", "Vera", "Wim", "Zoran",
        ];
        const BEGIN: [&str; 20] = [
            "Ba", "Cor", "Dal", "Fen", "Gar", "Hol", "Jan", "Kar", "Lor", "Mar", "Nov", "Or",
            "Pel", "Ros", "San", "Tor", "Ver", "Wal", "Yar", "Zel",
        ];
        const MIDDLE: [&str; 20] = [
            "a", "be", "ci", "do", "er", "fa", "gi", "ho", "in", "ke", "li", "mo", "na", "ol",
            "pe", "ri", "su", "ta", "ve", "zo",
        ];
        const END: [&str; 5] = ["dek", "ler", "man", "nov", "ton"];
        let (a, b) = (self.below(PEOPLE) + 1, self.below(PEOPLE) + 1);
        let who = a * b / PEOPLE;
        let mut number = who;
        let mut last = String::new();
        for (at, syllables) in [&BEGIN[..], &MIDDLE, &END, &MIDDLE].into_iter().enumerate() {
            let count = syllables.len() as u64;
            if at < 3 || number > 0 {
                last.push_str(syllables[(number % count) as usize]);
            }
            number /= count;
        }
        (FIRST[(who * 7 % 24) as usize].to_owned(), last)
    }
}
