//! Sixty queries, each with the statement it is meant to find, and statements that lie close by.
//!
//! Written before anything was measured with them. The people are made up. Statements not meant by any query are near
//! misses: names that begin alike, are spelled nearly alike or are made of the same words, and other people who say the
//! name or the words that are looked for. They are newer than what is meant.

/// A statement: speaker, role, words, title.
pub type Statement = [&'static str; 4];

/// What is typed, and the speaker that is meant.
pub type Asked = (&'static str, &'static str);

/// What is meant.
pub const MEANT: [Statement; 26] = [
    [
        "Miriam Okonkwo-Hale",
        "harbour master",
        "“No vessel leaves the basin until the dredging report is signed.”",
        "Silt closes northern basin",
    ],
    [
        "Tomasz Wierzbicki",
        "rail union secretary",
        "“The signal boxes were built in 1961 and nobody has oiled them since.”",
        "Trains halted for a third day",
    ],
    [
        "Leila Farahani",
        "epidemiologist",
        "“We see measles in districts where coverage fell below ninety percent.”",
        "Old sickness returns to the delta",
    ],
    [
        "Joaquín Etxeberria",
        "olive grower",
        "“Three harvests lost, and the insurer sends us a calendar.”",
        "Drought empties the presses",
    ],
    [
        "Пётр Селиванов",
        "начальник порта",
        "«Ледокол выйдет в понедельник, если позволит погода.»",
        "Порт ждёт помощи",
    ],
    [
        "Alžběta Dvořáčková",
        "judge",
        "“The court will not hear the tapes in public.”",
        "Trial adjourned",
    ],
    [
        "Hamish Drummond-Kerr",
        "ferry operator",
        "“Passengers slept on the car deck because the hotel had no heating.”",
        "Storm strands islanders",
    ],
    [
        "Northern Rivers Flood Authority",
        "agency",
        "“The levee at Coolabah will hold to eleven metres.”",
        "River peaks tonight",
    ],
    [
        "International Federation of Grain Traders",
        "trade body",
        "“Export licences are being rationed by telephone.”",
        "Wheat prices climb",
    ],
    [
        "Nguyễn Thị Thảo",
        "garment worker",
        "“They locked the gate from the outside and told us to keep sewing.”",
        "Fire at the mill",
    ],
    [
        "Sigurður Þórðarson",
        "volcanologist",
        "“The magma is four kilometres down and moving sideways.”",
        "Tremors under the glacier",
    ],
    [
        "Mwangi Kariuki",
        "tea farmer",
        "“The auction pays us less than the cost of the sacks.”",
        "Growers burn their crop",
    ],
    [
        "Светлана Журавлёва",
        "главный врач",
        "«Вакцины хватит до конца недели.»",
        "Больница просит о помощи",
    ],
    [
        "Jürgen Großmann",
        "brewer",
        "“Nobody can brew with water at this price.”",
        "Town wells run dry",
    ],
    [
        "Øystein Bråten",
        "fisheries minister",
        "“The cod have moved north and so must the boats.”",
        "Quota talks stall",
    ],
    [
        "Catherine MacAllister",
        "schools inspector",
        "“A third of the roofs leak onto the desks.”",
        "Classrooms unsafe",
    ],
    [
        "Abdulrahman al-Khatib",
        "surgeon",
        "“We operated by the light of three telephones.”",
        "Hospital loses power",
    ],
    [
        "Yevgenia Tkachenko",
        "bridge engineer",
        "“The north pylon has shifted by a hand’s width.”",
        "Bridge stays shut",
    ],
    [
        "Bartholomew Ashcroft",
        "bishop",
        "“The roof fund was never the bishop’s to spend.”",
        "Diocese opens its books",
    ],
    [
        "Chukwuemeka Adeyinka",
        "oil workers’ leader",
        "“The pipeline leaks and the company sends photographers.”",
        "Spill reaches the creek",
    ],
    [
        "Zsófia Szentgyörgyi",
        "chess champion",
        "“I saw the rook too late.”",
        "Title changes hands",
    ],
    [
        "Paolo Quattrocchi",
        "restorer",
        "“Under the plaster there is a second fresco, and it is better.”",
        "A chapel’s secret",
    ],
    [
        "Eleanor Fitzwilliam",
        "coroner",
        "“The brakes had not been inspected since the spring.”",
        "Inquest into coach crash",
    ],
    [
        "Олександр Гнатюк",
        "водій",
        "«Ми чекали на кордоні дев’ять годин.»",
        "Черга на кордоні",
    ],
    [
        "Joan Pell",
        "water campaigner",
        "“The desalination plant at Gethin Point has not made a litre since August.”",
        "Taps run brown",
    ],
    [
        "Central Bank of Maravia",
        "bank",
        "“The peg to the dollar will be defended.”",
        "Currency slides",
    ],
];

/// What is not.
pub const NEAR: [Statement; 42] = [
    [
        "Miriam Okonjo",
        "harbour pilot",
        "“The basin was dredged last year, and the master knows it.”",
        "Pilots object",
    ],
    [
        "Obinna Okonkwu",
        "trader",
        "“The harbour is not the only way in.”",
        "Markets",
    ],
    [
        "Tomasz Wierzba",
        "rail union treasurer",
        "“We are not paid to repair signal boxes.”",
        "Trains halted",
    ],
    [
        "Sue Larkin",
        "commuter",
        "“Wierzbicki promised us trains by Friday.”",
        "Platform voices",
    ],
    [
        "Anna Wierzbinska",
        "rail historian",
        "“The boxes are from 1961, the rails are older.”",
        "Railway museum",
    ],
    [
        "Leila Farhadi",
        "novelist",
        "“Nobody reads below ninety pages.”",
        "Book fair",
    ],
    [
        "Hassan Farahi",
        "epidemiologist",
        "“Coverage is a word for statisticians.”",
        "Clinics",
    ],
    [
        "Ben Otis",
        "health reporter",
        "“Farahani did not call it measles, I did.”",
        "Corrections",
    ],
    [
        "Joaquín Echeverría",
        "olive trader",
        "“Oil is dear and will be dearer.”",
        "Presses idle",
    ],
    [
        "Пётр Селиверстов",
        "капитан порта",
        "«Погода не позволит.»",
        "Навигация",
    ],
    [
        "Анна Селина",
        "диспетчер",
        "«Ледокол выйдет, когда Селиванов скажет.»",
        "Порт",
    ],
    [
        "Alžběta Dvořáková",
        "defence lawyer",
        "“We asked the judge for a public hearing.”",
        "Trial adjourned",
    ],
    [
        "Hamish Drummond",
        "hotel owner",
        "“Our heating never failed, the ferry did.”",
        "Storm strands guests",
    ],
    [
        "Alan Kerr",
        "ferry captain",
        "“Nobody sails in that.”",
        "Storm warning",
    ],
    [
        "Hamish Kerrigan",
        "deckhand",
        "“I gave them my blanket.”",
        "Storm strands islanders",
    ],
    [
        "Northern Rivers Fishing Council",
        "lobby",
        "“The levee keeps the fish out too.”",
        "River closed",
    ],
    [
        "Rosa Lind",
        "mayor of Coolabah",
        "“We have sandbags for eleven streets.”",
        "River peaks",
    ],
    [
        "International Federation of Grape Growers",
        "trade body",
        "“Export is not the problem, frost is.”",
        "Frost",
    ],
    [
        "Inter Faith Group",
        "charity",
        "“Traders brought grain and would not be paid.”",
        "Relief",
    ],
    [
        "Nguyễn Thị Thanh",
        "garment worker",
        "“I was on the night shift.”",
        "Fire at the mill",
    ],
    [
        "Trần Văn Thảo",
        "fire officer",
        "“The gate was open when we came.”",
        "Fire at the mill",
    ],
    [
        "Sigurður Þórarinsson",
        "geologist",
        "“Magma does what it likes.”",
        "Tremors",
    ],
    [
        "Mwangi Karanja",
        "tea broker",
        "“The auction is fair.”",
        "Growers protest",
    ],
    ["Светлана Журавель", "врач", "«Вакцины нет.»", "Больница"],
    [
        "Игорь Журавлёв",
        "депутат",
        "«Больница получит всё.»",
        "Больница",
    ],
    [
        "Jürgen Grossmeier",
        "hop farmer",
        "“No water, no hops.”",
        "Town wells",
    ],
    [
        "Øystein Bråthen",
        "trawler owner",
        "“The boats go where the quota is.”",
        "Quota talks",
    ],
    [
        "Catherine McAlister",
        "head teacher",
        "“We put buckets under the roofs.”",
        "Classrooms",
    ],
    [
        "Abdulrahman al-Khalil",
        "nurse",
        "“He asked for light and we held up what we had.”",
        "Hospital",
    ],
    [
        "Yevgenia Tkach",
        "bus driver",
        "“I turn round at the bridge.”",
        "Bridge stays shut",
    ],
    [
        "Oleg Tkachuk",
        "bridge inspector",
        "“Pylons always shift.”",
        "Bridge",
    ],
    [
        "Bartholomew Ashworth",
        "dean",
        "“The bishop spends what he is given.”",
        "Diocese",
    ],
    [
        "Nell Ashcombe",
        "sacristan",
        "“I count the candles, not the fund.”",
        "Diocese",
    ],
    [
        "Chukwuma Adeyemi",
        "pipeline guard",
        "“It leaks at every weld.”",
        "Spill",
    ],
    [
        "Zsófia Szentgáli",
        "chess coach",
        "“She saw it, she hoped I had not.”",
        "Title",
    ],
    [
        "Paolo Quattrone",
        "restorer",
        "“There is always a second fresco.”",
        "Chapel",
    ],
    [
        "Eleanor Fitzgerald",
        "coach driver",
        "“I reported the brakes in the spring.”",
        "Inquest",
    ],
    [
        "Edward Fitzwarren",
        "coroner",
        "“The inquest is not a trial.”",
        "Inquest",
    ],
    ["Олександр Гнатенко", "митник", "«Черги немає.»", "Кордон"],
    [
        "Mark Gethin",
        "landowner",
        "“The point was sold before the plant came.”",
        "Coast",
    ],
    [
        "Central Board of Music",
        "charity",
        "“The organ will be defended.”",
        "Concerts",
    ],
    [
        "Ida Maravic",
        "bank teller",
        "“Central clocks, central chairs, no dollars.”",
        "Currency",
    ],
];

/// What is typed for whom.
pub const ASKED: [(&str, &[Asked]); 7] = [
    (
        "surnames",
        &[
            ("wierzbicki", "Tomasz Wierzbicki"),
            ("farahani", "Leila Farahani"),
            ("quattrocchi", "Paolo Quattrocchi"),
            ("fitzwil", "Eleanor Fitzwilliam"),
            ("ashcroft", "Bartholomew Ashcroft"),
            ("tkachenko", "Yevgenia Tkachenko"),
            ("kariuki", "Mwangi Kariuki"),
            ("adeyin", "Chukwuemeka Adeyinka"),
            ("al-khatib", "Abdulrahman al-Khatib"),
            ("macallister", "Catherine MacAllister"),
            ("okonkwo", "Miriam Okonkwo-Hale"),
            ("drummondkerr", "Hamish Drummond-Kerr"),
        ],
    ),
    (
        "two words",
        &[
            ("farahani measles", "Leila Farahani"),
            ("okonkwo dredging", "Miriam Okonkwo-Hale"),
            ("passengers heating", "Hamish Drummond-Kerr"),
            ("desalination gethin", "Joan Pell"),
            ("levee coolabah", "Northern Rivers Flood Authority"),
            ("signal 1961", "Tomasz Wierzbicki"),
            ("bishop ashcroft", "Bartholomew Ashcroft"),
            (
                "export licences",
                "International Federation of Grain Traders",
            ),
            ("magma sideways", "Sigurður Þórðarson"),
            ("judge tapes", "Alžběta Dvořáčková"),
        ],
    ),
    (
        "abbreviations",
        &[
            ("nrfa", "Northern Rivers Flood Authority"),
            ("ifgt", "International Federation of Grain Traders"),
            ("twierzbic", "Tomasz Wierzbicki"),
            ("wrzbck", "Tomasz Wierzbicki"),
            ("qttrcch", "Paolo Quattrocchi"),
            ("ftzwllm", "Eleanor Fitzwilliam"),
            ("efitzw", "Eleanor Fitzwilliam"),
            ("cbmar", "Central Bank of Maravia"),
            ("dslntn", "Joan Pell"),
            ("mkari", "Mwangi Kariuki"),
        ],
    ),
    (
        "typos",
        &[
            ("wierzbciki", "Tomasz Wierzbicki"),
            ("farahnai", "Leila Farahani"),
            ("quatrocchi", "Paolo Quattrocchi"),
            ("fitzwiliam", "Eleanor Fitzwilliam"),
            ("ashcorft", "Bartholomew Ashcroft"),
            ("tkachneko", "Yevgenia Tkachenko"),
            ("kariukki", "Mwangi Kariuki"),
            ("adeyinca", "Chukwuemeka Adeyinka"),
            ("macallistre", "Catherine MacAllister"),
            ("desalinaton", "Joan Pell"),
            ("etxebarria", "Joaquín Etxeberria"),
            ("drumond kerr", "Hamish Drummond-Kerr"),
        ],
    ),
    (
        "accents",
        &[
            ("etxeberria joaquin", "Joaquín Etxeberria"),
            ("dvorackova", "Alžběta Dvořáčková"),
            ("thordarson", "Sigurður Þórðarson"),
            ("szentgyorgyi", "Zsófia Szentgyörgyi"),
            ("bråten", "Øystein Bråten"),
            ("grossmann", "Jürgen Großmann"),
            ("nguyen thao", "Nguyễn Thị Thảo"),
        ],
    ),
    (
        "Cyrillic",
        &[
            ("селиванов", "Пётр Селиванов"),
            ("журавлева", "Светлана Журавлёва"),
            ("Гнатюк", "Олександр Гнатюк"),
            ("ледокол понедельник", "Пётр Селиванов"),
            ("селивнаов", "Пётр Селиванов"),
        ],
    ),
    (
        "word order",
        &[
            ("drummond-kerr hamish", "Hamish Drummond-Kerr"),
            ("wierzbicki tomasz", "Tomasz Wierzbicki"),
            ("deck passengers hotel", "Hamish Drummond-Kerr"),
            ("plaster fresco quattrocchi", "Paolo Quattrocchi"),
        ],
    ),
];
