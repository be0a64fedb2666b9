//! Names of people, and what they are, put together from lists.

use std::collections::HashSet;

use super::Random;

const GIVEN: &str = "Ana Radek Miriam Tomasz Leila Hamish Joan Paolo Eleanor Ida Rosa Mark Nell Ben Sue Hassan Alan Edward \
    Farid Niamh Élodie Jürgen Zoë Søren Łukasz José María Chloé Ibrahim Fatou Kwame Amara Chidi Ngozi Wanjiru Otieno \
    Yuki Haruto Mei Jun Linh Minh Priya Arjun Kavita Rohan Aisha Omar Yusuf Layla Samir Noor Dmitri Olga Katya Ivan Petra \
    Jan Eva Karel Marek Zofia Agnieszka Piotr Márton Zsuzsa Gábor Ilse Dieter Greta Lars Ingrid Bjørn Astrid Mikko Aino \
    Giulia Marco Luca Chiara Pedro Inês João Beatriz Carmen Diego Lucía Mateo Camille Luc Margaux Théo Fiona Callum \
    Siobhán Declan Gwen Rhys Harold Ruth Walter Irene Victor Clara Simon Edith Hugo Vera Oscar Nina Felix Maud";
const ROOTS: &str = "Ander Berg Castel Dom Ed Fern Gar Hal Iv Jan Kov Lind Mar Nov Ols Pet Quin Rod Stan Tor Ul Var West \
    Yar Zel Abr Bar Cor Dav Ehr Fal Gonz Her Il Jor Kat Lop Mend Nik Ort Pav Rich San Tar Urb Vas Wal Yul Zam Ash Brad \
    Cal Dun El Far Green Hart Ing Jack Kirk Lang Morr North Old Park Rams Shep Thorn Under Vick Wood Adeb Balog Chuk Diop \
    Eko Fof Gass Hakim Ibrah Jawar Kam Lumb Mband Nguv Okor Quay Rashid Sow Tak Udo Wek Yam Zulu Sör Mün Lév Škod";
const ENDS: &str = "son ez ov ova ski ska ich er man mann stein sen ini elli etti ano ard eau ier ley ton ham ford well by \
    wick land strom quist nen la ura moto da ji u e o a ak ek ík ová escu enko yan ian dze shvili oğlu";
const CYRILLIC_GIVEN: &str = "Анна Пётр Ольга Иван Светлана Олег Мария Сергей Елена Дмитрий Наталья Алексей Тарас Оксана \
    Богдан Галина Николай Вера Юрий Лидия Андрій Соломія Фёдор Зоя";
const CYRILLIC_ROOTS: &str = "Петр Иван Кузнец Попов Смирн Волк Лебед Коваль Мороз Шевч Гри Бонда Ткач Сидор Орл Зайц Соловь \
    Медвед Тарас Журав Голуб Белоус Черн Степ Рома Яковл Щерб Юрч Крав Мельник";
const CYRILLIC_ENDS: &str = "ов ова ин ина енко ук юк ский ская ев ева ко чук ян";
const RANKS: &str = "minister spokesman spokeswoman director president chair deputy secretary head mayor engineer professor \
    analyst lawyer coach captain farmer driver witness resident officer judge doctor nurse teacher";

/// People who speak.
pub struct Speakers {
    pub latin: Vec<String>,
    pub cyrillic: Vec<String>,
}

/// About so many people.
pub fn speakers(count: usize, random: &mut Random) -> Speakers {
    Speakers {
        latin: people(count, GIVEN, ROOTS, ENDS, random),
        cyrillic: people(
            count / 16 + 1,
            CYRILLIC_GIVEN,
            CYRILLIC_ROOTS,
            CYRILLIC_ENDS,
            random,
        ),
    }
}

/// So many names, no two alike; a few with an initial between.
fn people(count: usize, given: &str, roots: &str, ends: &str, random: &mut Random) -> Vec<String> {
    let [given, roots, ends] =
        [given, roots, ends].map(|list| list.split_whitespace().collect::<Vec<_>>());
    let mut seen = HashSet::new();
    let mut people = Vec::with_capacity(count);
    while people.len() < count {
        let first = given[random.below(given.len())];
        let between = match random.below(10) {
            0 => format!(
                "{}. ",
                &given[random.below(given.len())]
                    .chars()
                    .next()
                    .unwrap_or('X')
            ),
            1 => format!("{} ", given[random.below(given.len())]),
            _ => String::new(),
        };
        let last = format!("{}{}", random.pick(&roots), random.pick(&ends));
        let double = match random.below(20) {
            0 => format!("-{}{}", random.pick(&roots), random.pick(&ends)),
            _ => String::new(),
        };
        let name = format!("{first} {between}{last}{double}");
        if seen.insert(name.clone()) {
            people.push(name);
        }
    }
    people
}

/// So many roles: a rank, and what of.
pub fn roles(count: usize, words: &[String], random: &mut Random) -> Vec<String> {
    let ranks: Vec<_> = RANKS.split_whitespace().collect();
    (0..count)
        .map(|at| match (ranks.get(at), random.below(2)) {
            (Some(rank), _) => (*rank).to_owned(),
            (None, 0) => format!(
                "{} of {}",
                random.pick(&ranks),
                words[random.ranked(words.len())]
            ),
            (None, _) => format!(
                "{} {}",
                words[random.ranked(words.len())],
                random.pick(&ranks)
            ),
        })
        .collect()
}
