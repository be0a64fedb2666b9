//! Words beside a name that tell what it is.
//!
//! Source: written for this program from common newspaper usage. Licence: MIT, as the program.

/// What a word beside a name is like; each is named after one of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Context {
    In, Near, At, From, The, A, By, Company, Ship, City, Wife,
    Says, Who, Officials, Residents, Camera, Capital, Shares,
}

/// Words before a name.
#[rustfmt::skip]
const BEFORE: &[(Context, &[&str])] = &[
    (Context::In, &["in"]),
    (Context::Near, &[
        "near", "outside", "throughout", "across", "off", "visit", "visited", "visiting", "inside", "around", "downtown",
    ]),
    (Context::At, &["at"]),
    (Context::From, &["from", "to", "into", "through", "toward", "towards", "between", "within"]),
    (Context::The, &["the"]),
    (Context::By, &["by", "with"]),
    (Context::Company, &[
        "company", "firm", "giant", "startup", "network", "group", "party", "rival", "website", "newspaper", "maker", "channel",
        "club", "chain", "agency", "magazine", "broadcaster", "bank", "brand", "charity", "manufacturer", "publisher", "retailer",
        "carrier",
    ]),
    (Context::Ship, &[
        "ship", "vessel", "boat", "yacht", "ferry", "browser", "novel", "film", "movie", "book", "game", "song", "album", "show",
        "series", "play", "musical", "opera", "ballad", "poem", "software", "app", "drug", "vaccine", "virus", "storm",
        "hurricane", "typhoon", "spacecraft", "satellite", "rocket", "missile", "tank", "rifle", "jet", "aircraft", "helicopter",
        "hashtag", "comedy", "drama", "thriller", "sequel", "painting", "model", "car", "sedan", "suv", "smartphone", "single",
        "titled", "entitled", "wearing", "documentary", "sitcom", "operation",
    ]),
    (Context::A, &["a", "an", "another", "electric", "new", "every", "no"]),
    (Context::City, &[
        "city", "town", "village", "province", "district", "region", "suburb", "island", "northern", "southern", "eastern",
        "western", "central", "neighboring", "neighbouring",
    ]),
];

/// Words before "of" and a name.
#[rustfmt::skip]
const BEFORE_OF: &[(Context, &[&str])] = &[
    (Context::City, &[
        "city", "town", "village", "state", "province", "country", "republic", "capital", "region", "island", "north", "south",
        "east", "west", "outside", "suburb", "port", "coast", "streets", "outskirts", "parts", "people", "district", "invasion",
        "border", "kingdom", "center", "territory",
    ]),
    (Context::Wife, &[
        "wife", "son", "daughter", "husband", "friend", "supporters", "death", "critic", "critics", "sister", "brother", "arrest",
        "supporter",
    ]),
];

/// Words behind a name.
#[rustfmt::skip]
const BEHIND: &[(Context, &[&str])] = &[
    (Context::Says, &[
        "said", "says", "told", "added", "adds", "believes", "thinks", "explained", "explains", "recalls", "recalled", "noted",
        "notes", "argued", "argues", "insisted", "insists", "warned", "warns", "wrote", "writes", "tweeted", "asked", "asks",
        "replied", "claimed", "claims", "admitted", "denied", "continued", "continues", "stated", "states", "suggested",
        "testified", "acknowledged", "conceded", "met", "spoke", "called", "tells", "urged", "responded", "agreed", "thought",
        "knew", "wanted", "smiled", "signed", "appeared",
    ]),
    (Context::Who, &["who", "whose", "himself", "herself", "joked", "smiled", "laughed", "recalls", "died", "jr", "jr."]),
    (Context::Officials, &[
        "officials", "spokesman", "spokeswoman", "spokesperson", "executives", "employees", "members", "shares", "lawmakers",
        "leader", "leaders", "chief", "executive", "headquarters", "stock", "users", "staff", "fighters", "party", "website",
        "television", "newspaper", "tv", "radio", "magazine", "agency", "correspondent", "reporter", "subsidiary", "customers",
        "militants", "government", "channel", "network",
    ]),
    (Context::Camera, &[
        "camera", "cameras", "browser", "browsers", "software", "app", "phone", "phones", "console", "vaccine", "virus",
        "missile", "missiles", "rifle", "jet", "jets", "aircraft", "era", "poll", "day", "season", "photograph", "photographs",
        "print", "prints", "device", "devices", "award", "trophy", "syndrome", "disease", "outbreak", "variant", "pandemic",
        "religion", "language", "album", "novel", "film", "movie", "wig", "jersey", "model", "car", "truck", "format", "version",
        "installation", "exhibit", "series", "franchise", "bill", "law", "act",
    ]),
    (Context::Residents, &[
        "residents", "mayor", "area", "region", "native", "border", "airport", "street", "governor", "suburb", "province",
        "district", "city",
    ]),
];

/// Words behind a name's "'s".
#[rustfmt::skip]
const OWNED: &[(Context, &[&str])] = &[
    (Context::Wife, &[
        "wife", "husband", "son", "daughter", "mother", "father", "family", "death", "life", "lawyer", "lawyers", "attorney",
        "parents", "brother", "sister", "remarks", "body", "career", "campaign", "administration", "house", "home", "presidency",
        "attorneys", "comments", "mom", "dad",
    ]),
    (Context::Capital, &[
        "president", "government", "capital", "parliament", "army", "foreign", "economy", "prime", "military", "population",
        "largest", "border", "people", "central", "minister", "mayor", "streets", "biggest", "supreme", "ruling", "northern",
        "southern", "eastern", "western",
    ]),
    (Context::Shares, &[
        "ceo", "chief", "board", "shares", "shareholders", "headquarters", "chairman", "spokesman", "spokeswoman", "members",
        "website", "director", "founder", "stock", "customers",
    ]),
];

fn find(table: &[(Context, &[&str])], word: &str) -> Option<Context> {
    table
        .iter()
        .find(|(_, words)| words.contains(&word))
        .map(|(context, _)| *context)
}

/// What a word right before a name is like.
pub fn before(word: &str) -> Option<Context> {
    find(BEFORE, word)
}

/// What a word before "of" and a name is like ("the city of ...").
pub fn before_of(word: &str) -> Option<Context> {
    find(BEFORE_OF, word)
}

/// What a word right behind a name is like.
pub fn behind(word: &str) -> Option<Context> {
    find(BEHIND, word)
}

/// What a thing that a name owns is like ("...'s wife").
pub fn owned(word: &str) -> Option<Context> {
    find(OWNED, word)
}

/// Verbs of which a side in a match is the subject.
#[rustfmt::skip]
const PLAYS: &[&str] = &[
    "beat", "beats", "defeated", "scored", "drew", "faced", "won", "lost", "equalised", "equalized", "conceded", "qualified", "qualify", "thrashed",
    "played", "host", "hosts", "hosted", "led", "trailed", "play", "face", "beaten", "advanced", "missed", "dominated", "needed",
];

/// Nouns of which a report of a match is full.
#[rustfmt::skip]
const MATCH: &[&str] = &[
    "match", "goal", "goals", "half", "penalty", "kick", "striker", "goalkeeper", "midfielder", "defender", "referee", "coach", "tournament",
    "league", "team", "teams", "score", "scored", "wicket", "innings", "inning", "quarterback", "touchdown", "game", "games", "season", "final",
    "semifinal", "set", "cup", "ball", "pitch", "stadium", "minute", "minutes", "player", "players", "squad",
];

/// Whether a side in a match does this.
pub fn plays(word: &str) -> bool {
    PLAYS.contains(&word)
}

/// Whether reports of matches are full of this noun.
pub fn of_match(word: &str) -> bool {
    MATCH.contains(&word)
}
