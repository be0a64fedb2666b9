//! The way through a sentence: from left to right, each token seen with its neighbours and the tags given so far.
//!
//! Every observation is boiled down to a 64-bit key; [`super::model`] says what a key is worth.

use super::sight::{Glance, MARGIN, mix};
use super::{Tag, TagSet};

/// The tags given so far in the sentence.
#[derive(Clone, Copy, Debug, Default)]
struct History {
    last: u64,
    before: u64,
    /// The nearest verb of the clause: the word of an auxiliary, else the tag.
    verb: u64,
    /// How many tokens ago.
    distance: u64,
    /// Whether the clause has its finite verb already.
    finite: bool,
}

impl History {
    fn push(&mut self, tag: Tag, glance: &Glance) {
        self.before = self.last;
        self.last = tag as u64;
        self.distance += 1;
        match tag {
            Tag::Punct if glance.word != 2 => (self.verb, self.finite) = (0, false),
            Tag::CC | Tag::WDT | Tag::WP | Tag::WRB => self.finite = false,
            Tag::MD => (self.verb, self.distance, self.finite) = (64, 0, true),
            _ if tag.is_verb() => {
                self.verb = if auxiliary(glance.tail) {
                    glance.tail
                } else {
                    tag as u64
                };
                self.distance = 0;
                self.finite |= tag.is_finite();
            }
            _ => {}
        }
    }
}

/// Whether these last bytes are a form of "be", "have", "do" or "get".
fn auxiliary(tail: u64) -> bool {
    const FORMS: [&[u8]; 24] = [
        b"be", b"am", b"is", b"are", b"was", b"were", b"been", b"being", b"'m", b"'s", b"'re",
        b"have", b"has", b"had", b"having", b"'ve", b"'d", b"do", b"does", b"did", b"get", b"gets",
        b"got", b"getting",
    ];
    const TAILS: [u64; 24] = {
        let mut tails = [0; 24];
        let mut i = 0;
        while i < 24 {
            let mut j = 0;
            while j < FORMS[i].len() {
                tails[i] = tails[i] << 8 | FORMS[i][j] as u64;
                j += 1;
            }
            i += 1;
        }
        tails
    };
    TAILS.contains(&tail)
}

/// How many keys a token gives.
pub const KEYS: usize = OWN + OUTER;
/// How many of them tell of the token alone.
pub const OWN: usize = 13;
/// How many tell of the tokens around it, too.
pub const OUTER: usize = 25;

/// A token on the way, seen with what is around it.
#[derive(Clone, Copy, Debug)]
pub struct Seen<'a> {
    window: &'a [Glance; 2 * MARGIN + 1],
    history: &'a History,
}

/// Goes over a sentence from left to right; `choose` is given each token's number, its possible tags and what is seen
/// of it, and says the tag.
pub fn walk(view: &[Glance], mut choose: impl FnMut(usize, TagSet, Seen<'_>) -> Tag) {
    let mut history = History::default();
    for (at, window) in view.array_windows().enumerate() {
        let here = &window[MARGIN];
        let seen = Seen {
            window,
            history: &history,
        };
        let tag = choose(at, here.tags, seen);
        history.push(tag, here);
    }
}

impl Seen<'_> {
    /// All keys: those of [`Seen::own`], then those of [`Seen::outer`].
    pub fn keys(&self) -> [u64; KEYS] {
        let mut keys = [0; KEYS];
        let (own, outer) = keys.split_at_mut(OWN);
        own.copy_from_slice(&self.own());
        outer.copy_from_slice(&self.outer());
        keys
    }

    /// Two tokens of the same name have the same keys of their own.
    pub fn name(&self) -> u64 {
        let here = &self.window[MARGIN];
        mix(here.word, here.evidence << 32 | here.shape)
    }

    /// The keys that tell of the token alone.
    pub fn own(&self) -> [u64; OWN] {
        let here = &self.window[MARGIN];
        keys(
            0,
            [
                (0, 0),
                (here.word, 0),
                (suffix(here, 1), here.shape),
                (suffix(here, 2), 0),
                (suffix(here, 3), 0),
                (suffix(here, 4), 0),
                (suffix(here, 5), 0),
                (here.head, 0),
                (here.shape, 0),
                (here.class, 0),
                (here.class, here.shape),
                (here.evidence, here.shape),
                (here.evidence, here.class),
            ],
        )
    }

    /// The keys that tell of what is around the token, too.
    pub fn outer(&self) -> [u64; OUTER] {
        let [b2, b1, here, n1, n2] = self.window;
        let history = self.history;
        let (last, before) = (history.last, history.before);
        let both = last << 8 | before;
        let verb = history.verb << 2 | history.distance.min(3);
        keys(
            OWN,
            [
                (last, 0),
                (both, 0),
                (last, here.word),
                (last, here.class),
                (both, here.class),
                (last, suffix(here, 3)),
                (both, here.likely),
                (b1.word, 0),
                (b2.word, 0),
                (n1.word, 0),
                (n2.word, 0),
                (n1.class, 0),
                (n1.class, here.class),
                (n2.likely << 8 | n1.likely, here.class),
                (b1.class, here.class),
                (last << 8 | n1.likely, here.class),
                (last, n1.likely << 8 | n2.likely),
                (suffix(n1, 3), here.class),
                (suffix(b1, 3), last),
                (verb, here.class),
                (verb, suffix(here, 2)),
                (verb, n1.word),
                ((history.finite as u64) << 8 | last, here.class),
                (b1.shape << 8 | n1.shape, here.shape),
                (b1.word, here.class),
            ],
        )
    }
}

/// The lower-case form's last bytes.
fn suffix(glance: &Glance, bytes: u64) -> u64 {
    glance.tail & ((1 << (8 * bytes)) - 1)
}

/// Each observation's key: its number, counted from `first`, tells it from all others.
fn keys<const N: usize>(first: usize, seen: [(u64, u64); N]) -> [u64; N] {
    let mut keys = [0; N];
    for (n, (key, (a, b))) in keys.iter_mut().zip(seen).enumerate() {
        *key = mix(mix((first + n) as u64, a), b);
    }
    keys
}
