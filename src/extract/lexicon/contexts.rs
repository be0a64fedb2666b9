//! Words beside a name that tell what it is.
//!
//! Source: written for this program from common newspaper usage. Licence: MIT, as the program.

use foldhash::HashMap;
use std::sync::OnceLock;

/// Tenths of a point for person, organisation and place.
pub type Points = [i8; 3];

/// Words before a name.
#[rustfmt::skip]
const BEFORE: &[(Points, &[&str])] = &[
    ([0, 0, 12], &["in"]),
    ([0, 0, 10], &["near", "outside", "throughout", "across", "off", "visit", "visited", "visiting", "inside", "around", "downtown"]),
    ([-3, 3, 6], &["at"]),
    ([0, 0, 3], &["from", "to", "into", "through", "toward", "towards", "between", "within"]),
    ([-15, 6, 0], &["the"]),
    ([2, 2, 0], &["by", "with"]),
    ([0, 15, 0], &[
        "company", "firm", "giant", "startup", "network", "group", "party", "rival", "website", "newspaper", "maker", "channel", "club",
        "chain", "agency", "magazine", "broadcaster", "bank", "brand", "charity", "manufacturer", "publisher", "retailer", "carrier",
    ]),
    ([15, 0, 0], &["aka", "alias", "née", "nee", "nicknamed"]),
    ([0, 0, 10], &["port", "city", "town", "village", "hamlet", "settlement", "municipality", "province", "district", "region", "suburb", "island", "northern", "southern", "eastern", "western", "central", "neighboring", "neighbouring"]),
];

/// Words before "of" and a name.
#[rustfmt::skip]
const BEFORE_OF: &[(Points, &[&str])] = &[
    ([0, 0, 12], &[
        "city", "town", "village", "state", "province", "country", "republic", "capital", "region", "island", "north", "south", "east", "west",
        "outside", "suburb", "port", "coast", "streets", "outskirts", "parts", "people", "district", "invasion", "border", "kingdom", "center", "territory",
        "residents", "citizens", "inhabitants", "mayor", "governor", "villagers", "village", "villages", "towns", "cities", "shores", "streets",
        "kingdom", "duchy", "municipality", "isle", "valley", "hamlet", "settlement", "villages",
    ]),
    ([6, 0, 0], &["wife", "son", "daughter", "husband", "friend", "supporters", "death", "critic", "critics", "sister", "brother", "arrest", "supporter"]),
];

/// Words behind a name.
#[rustfmt::skip]
const BEHIND: &[(Points, &[&str])] = &[
    ([9, 4, 1], &[
        "said", "says", "told", "added", "adds", "believes", "thinks", "explained", "explains", "recalls", "recalled", "noted", "notes", "argued",
        "argues", "insisted", "insists", "warned", "warns", "wrote", "writes", "tweeted", "asked", "asks", "replied", "claimed", "claims",
        "admitted", "denied", "continued", "continues", "stated", "states", "suggested", "testified", "acknowledged", "conceded", "met", "spoke",
        "called", "tells", "urged", "responded", "agreed", "thought", "knew", "wanted", "smiled", "met", "signed", "appeared",
    ]),
    ([16, 0, 0], &["who", "whose", "himself", "herself", "joked", "smiled", "laughed", "recalls", "died", "jr", "jr."]),
    ([2, 8, 2], &[
        "officials", "spokesman", "spokeswoman", "spokesperson", "executives", "employees", "members", "shares", "lawmakers", "leader", "leaders",
        "chief", "executive", "headquarters", "stock", "users", "staff", "fighters", "party", "website", "television", "newspaper", "tv",
        "radio", "magazine", "agency", "correspondent", "reporter", "subsidiary", "customers", "militants", "government", "channel", "network",
    ]),
    ([0, 0, 12], &[
        "police", "yard", "shipyard", "prison", "jail", "harbour", "harbor", "station", "valley", "coast", "road", "market", "villagers",
        "islanders", "bridge", "reservoir", "dam", "depot", "refinery", "mine", "quarry", "highlands", "peninsula", "river", "hills",
    ]),
    ([0, 0, 12], &["residents", "mayor", "area", "region", "native", "border", "airport", "street", "governor", "suburb", "province", "district", "city"]),
];

/// Words behind a name's "'s".
#[rustfmt::skip]
const OWNED: &[(Points, &[&str])] = &[
    ([15, 0, 0], &[
        "wife", "husband", "son", "daughter", "mother", "father", "family", "death", "life", "lawyer", "lawyers", "attorney", "parents", "brother",
        "sister", "remarks", "body", "career", "campaign", "administration", "house", "home", "presidency", "attorneys", "comments", "mom", "dad",
    ]),
    ([0, 0, 10], &[
        "president", "government", "capital", "parliament", "army", "foreign", "economy", "prime", "military", "population", "largest", "border",
        "people", "central", "minister", "mayor", "streets", "biggest", "supreme", "ruling", "northern", "southern", "eastern", "western",
    ]),
    ([0, 12, 0], &["ceo", "chief", "board", "shares", "shareholders", "headquarters", "chairman", "spokesman", "spokeswoman", "members", "website", "director", "founder", "stock", "customers"]),
];

/// A table by word; made when first asked for.
struct Table {
    rows: &'static [(Points, &'static [&'static str])],
    words: OnceLock<HashMap<&'static str, Points>>,
}

impl Table {
    const fn new(rows: &'static [(Points, &'static [&'static str])]) -> Self {
        Self {
            rows,
            words: OnceLock::new(),
        }
    }

    /// What the first row that holds the word says.
    fn find(&self, word: &str) -> Points {
        let words = self.words.get_or_init(|| {
            let rows = self.rows.iter().rev();
            rows.flat_map(|(points, words)| words.iter().map(|w| (*w, *points)))
                .collect()
        });
        words.get(word).copied().unwrap_or_default()
    }
}

static IN_FRONT: Table = Table::new(BEFORE);
static IN_FRONT_OF: Table = Table::new(BEFORE_OF);
static AFTER: Table = Table::new(BEHIND);
static OWN: Table = Table::new(OWNED);

/// What a word right before a name says of it.
pub fn before(word: &str) -> Points {
    IN_FRONT.find(word)
}

/// What a word before "of" and a name says of it ("the city of ...").
pub fn before_of(word: &str) -> Points {
    IN_FRONT_OF.find(word)
}

/// What a word right behind a name says of it.
pub fn behind(word: &str) -> Points {
    AFTER.find(word)
}

/// Whether the word behind a name is a verb of which people are the subject sooner than firms.
pub fn says(word: &str) -> bool {
    behind(word)[0] == 9
}

/// What a name owns says of it ("...'s wife").
pub fn owned(word: &str) -> Points {
    OWN.find(word)
}

/// Nouns before the name of something that is no actor: vessels, works, products.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "ship", "vessel", "ferry", "tanker", "freighter", "trawler", "yacht", "schooner", "frigate", "destroyer", "submarine", "liner", "boat", "tug",
    "icebreaker", "warship", "film", "movie", "documentary", "novel", "book", "memoir", "album", "song", "single", "play", "musical", "opera",
    "painting", "sculpture", "poem", "sitcom", "videogame", "robot", "browser", "smartphone", "spacecraft", "satellite", "rocket", "missile",
    "drone", "hurricane", "typhoon", "cyclone", "virus", "drug", "vaccine", "racehorse", "horse", "dog", "cat", "comet", "asteroid",
];

/// Whether a noun before a name says that it names no actor.
pub fn is_thing(word: &str) -> bool {
    THINGS.contains(&word)
}

/// Words before "at", "from" or "in" behind which somebody stands as well: "shouted at Costa", "a letter from Costa".
#[rustfmt::skip]
const TURNS: &[&str] = &[
    "advice", "aimed", "anger", "angry", "annoyed", "apart", "apology", "assist", "attack", "attacks", "away", "backing", "ball", "barb",
    "barbs", "barked", "believe", "believed", "believes", "benefited", "bids", "block", "call", "calls", "cash", "comment", "comments",
    "confidence", "corner", "criticism", "cross", "delivery", "demand", "demands", "different", "dig", "digs", "dismay", "dissent",
    "distance", "donation", "donations", "drive", "effort", "email", "emails", "endorsement", "faith", "free-kick", "frustration",
    "furious", "fury", "gift", "glance", "glanced", "goal", "goals", "gunned", "header", "hear", "heard", "help", "hitting",
    "independent", "inherited", "interest", "interested", "invested", "jab", "jabs", "jeered", "jibe", "jibes", "kick", "kiss", "lash",
    "lashed", "laugh", "laughed", "laughing", "learned", "learnt", "leave", "letter", "letters", "look", "looked", "looking", "message",
    "messages", "money", "nod", "note", "nothing", "order", "orders", "outrage", "over", "pass", "passes", "penalty", "permission",
    "plea", "pleas", "pointed", "praise", "pressure", "protection", "punch", "push", "pushback", "question", "questions", "quote",
    "quotes", "rage", "reaction", "rebound", "reply", "request", "resignation", "response", "save", "saves", "scream", "screamed",
    "screams", "service", "shot", "shout", "shouted", "shouting", "signal", "smile", "smiled", "snapped", "something", "spat", "stare",
    "stared", "statement", "statements", "stole", "strike", "stunned", "support", "swing", "swipe", "swipes", "swore", "tackle", "target",
    "testimony", "text", "texts", "thanks", "threat", "threats", "threw", "throw", "thrown", "took", "touch", "treatment", "trust",
    "trusted", "try", "tweet", "tweets", "visit", "volley", "vote", "votes", "warning", "waved", "wicket", "wink", "winked", "word",
    "words", "yelled", "yelling",
];

/// Whether somebody may stand behind the word and "at", "from" or "in".
pub fn turns(word: &str) -> bool {
    TURNS.binary_search(&word).is_ok()
}

/// Words before "to" and where somebody goes.
#[rustfmt::skip]
const GOES: &[&str] = &[
    "road", "way", "trip", "flight", "train", "bus", "ferry", "visit", "journey", "travelled", "traveled", "drove", "flew", "moved", "returned",
    "fled", "went", "go", "going", "sailed", "came", "flights", "trips", "tour", "pipeline", "deported", "extradited", "relocated", "driven", "close",
];

/// Whether "to" behind the word leads to a place.
pub fn goes(word: &str) -> bool {
    GOES.contains(&word)
}

/// Verbs of which a side in a match is the subject.
#[rustfmt::skip]
const PLAYS: &[&str] = &[
    "advanced", "beat", "beaten", "beats", "conceded", "defeated", "dominated", "drew", "equalised", "equalized", "face", "faced", "host",
    "hosted", "hosts", "led", "lost", "missed", "needed", "play", "played", "qualified", "qualify", "scored", "thrashed", "trailed", "won",
];

/// Nouns of which a report of a match is full.
#[rustfmt::skip]
const MATCH: &[&str] = &[
    "ball", "coach", "crossbar", "cup", "defender", "final", "game", "games", "goal", "goalkeeper", "goals", "goaltender", "half",
    "halftime", "inning", "innings", "kick", "kickoff", "league", "match", "midfielder", "minute", "minutes", "offside", "overtime",
    "penalty", "pitch", "player", "players", "playoff", "playoffs", "puck", "quarterback", "referee", "relegated", "relegation", "score",
    "scored", "season", "semifinal", "set", "squad", "stadium", "striker", "team", "teams", "touchdown", "tournament", "wicket",
];

/// Whether a side in a match does this.
pub fn plays(word: &str) -> bool {
    PLAYS.binary_search(&word).is_ok()
}

/// Whether reports of matches are full of this noun.
pub fn of_match(word: &str) -> bool {
    MATCH.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searched_lists_are_sorted() {
        assert!(PLAYS.is_sorted() && MATCH.is_sorted() && TURNS.is_sorted());
        assert!(plays("scored") && of_match("referee") && !of_match("minister"));
    }
}
