//! Who is who: names that mean the same become one actor.
//!
//! A wrong merge is worse than two rows: a surname joins only the one full name that fits, and a given name joins
//! nothing. Each join keeps the rule that made it.

mod acronym;
mod called;
mod namesake;
mod person;
pub(super) mod short;

use foldhash::{HashMap, HashMapExt};

use super::kind::{Evidence, is_dateline, of_context, of_words, stands_where};
use super::order::{self, Order};
use super::piece::Form as Kind;
use super::spot::Mention;
use super::word::{Shape, Words};
use crate::extract::ActorKind;
use crate::extract::lexicon::facts::Facts;

/// Names that mean the same.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    /// The names, folded, as they were joined.
    pub forms: Vec<Form>,
    /// Indices into the article's mentions, in order.
    pub mentions: Vec<usize>,
    pub evidence: Evidence,
    /// Which word of the first name is the family's, if this is a person.
    pub order: Order,
    /// Joined into another group.
    gone: bool,
}

/// One name of a group.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub key: String,
    /// The first mention with it.
    pub mention: usize,
    /// How often it stands in the text.
    pub count: usize,
    /// Why it is another name of the group's first; empty for that.
    pub rule: &'static str,
}

impl Group {
    pub fn kind(&self) -> Option<ActorKind> {
        self.evidence.kind()
    }

    fn is_person(&self) -> bool {
        self.kind() == Some(ActorKind::Person)
    }

    /// Whether the word is the surname of this person's full name.
    pub fn is_surname(&self, word: &str) -> bool {
        self.is_person() && person::called(self).any(|w| w == word)
    }

    /// The group's first name, folded.
    fn key(&self) -> &str {
        self.forms.first().map_or("", |f| f.key.as_str())
    }

    /// The words of the group's first name.
    fn name(&self) -> Vec<&str> {
        self.forms
            .first()
            .map(|f| f.key.split(' ').collect())
            .unwrap_or_default()
    }

    /// The group's first mention.
    fn first<'m>(&self, mentions: &'m [Mention]) -> Option<&'m Mention> {
        mentions.get(*self.mentions.first()?)
    }
}

/// Groups the article's mentions.
pub(super) fn groups(words: &Words<'_>, mentions: &[Mention]) -> Vec<Group> {
    let mut groups = same_words(words, mentions);
    usual_names(&mut groups, mentions);
    acronym::bracketed(words, mentions, &mut groups);
    acronym::fitting(words, mentions, &mut groups);
    acronym::of_words(words, mentions, &mut groups);
    person::full_names(&mut groups);
    called::owned(words, mentions, &mut groups);
    called::peoples(words, mentions, &mut groups);
    person::surnames(words, mentions, &mut groups);
    short::shortened(words, mentions, &mut groups);
    short::desks(&mut groups);
    called::families(words, mentions, &mut groups);
    called::counted(words, mentions, &mut groups);
    groups.retain(|g| !g.gone);
    groups
}

/// One group for each spelling.
fn same_words(words: &Words<'_>, mentions: &[Mention]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut by_key: HashMap<(&str, bool), usize> = HashMap::with_capacity(mentions.len());
    let mut context: Vec<Context> = Vec::new();
    for (i, mention) in mentions.iter().enumerate() {
        let dateline = is_dateline(words, mention);
        let key = (
            mention.key.as_str(),
            dateline && is_borne(words, mentions, mention),
        );
        let at = *by_key.entry(key).or_insert_with(|| {
            let form = Form {
                key: mention.key.clone(),
                mention: i,
                count: 0,
                rule: "",
            };
            groups.push(Group {
                forms: vec![form],
                order: order_of(words, mention),
                ..Group::default()
            });
            context.push(Context::default());
            groups.len() - 1
        });
        groups[at].mentions.push(i);
        groups[at].forms[0].count += 1;
        // "Port Alder" says how "PORT ALDER" is written.
        let shouted = |m: &Mention| (m.first..m.last).all(|at| words.at(at).shape == Shape::Caps);
        if shouted(&mentions[groups[at].forms[0].mention]) && !shouted(mention) {
            groups[at].forms[0].mention = i;
        }
        context[at].add(words, mention, dateline);
    }
    for (group, context) in groups.iter_mut().zip(context) {
        // What a name's words say is said once; the spelling that says most ("IMMORTALS", "Immortals") says it.
        let own = group
            .mentions
            .iter()
            .map(|&m| of_words(words, &mentions[m]))
            .reduce(|a, b| if b.strength() > a.strength() { b } else { a });
        group.evidence = own.unwrap_or_default();
        // What stands around ten mentions alike says more than once, but not ten times.
        let count = group.mentions.len() as f32;
        group
            .evidence
            .add(context.sum.times(count.sqrt().recip()).capped(2.0, 5.0));
        group.evidence.place += if context.dateline { 3.5 } else { 0.0 };
        // A lone name that stands behind "at" and acts nowhere.
        let stands = context.places + context.firms;
        if stands * 2 >= group.mentions.len() && stands > 0 && !context.acts && group.is_person() {
            let evidence = &mut group.evidence;
            evidence.person = evidence.place.max(evidence.organization).max(0.0) - 0.1;
            if context.places >= context.firms {
                evidence.place += 0.5;
            } else {
                evidence.organization += 0.5;
            }
        }
        let doubtful = group.mentions.len() == 1 && group.first(mentions).is_some_and(|m| m.weak);
        group.evidence.doubt(if doubtful { 0.5 } else { 0.0 });
    }
    groups
}

/// What stands around the mentions of a spelling.
#[derive(Default)]
struct Context {
    sum: Evidence,
    /// One of them is where the story was written.
    dateline: bool,
    /// How many of them stand where a place does, and where a firm does.
    places: usize,
    firms: usize,
    /// Another does, says or is called what somebody is.
    acts: bool,
}

impl Context {
    fn add(&mut self, words: &Words<'_>, mention: &Mention, dateline: bool) {
        let around = of_context(words, mention);
        self.sum.add(around);
        self.dateline |= dateline;
        match stands_where(words, mention) {
            Some(ActorKind::Organization) => self.firms += 1,
            Some(_) => self.places += 1,
            None => self.acts |= around.person > 0.25,
        }
    }
}

/// Whether the story names somebody so: "JACKSON, Oct 3 (TNA) -" beside "Ada Jackson" or "Mr Jackson".
fn is_borne(words: &Words<'_>, mentions: &[Mention], place: &Mention) -> bool {
    let given = |m: &Mention| {
        let first = words.at(m.first).facts;
        m.form == Kind::Person || m.form == Kind::Name && !first.has(Facts::COMMON)
    };
    mentions
        .iter()
        .any(|m| match m.key.strip_suffix(&place.key) {
            Some("") => m.title.is_some(),
            Some(before) => before.ends_with(' ') && given(m),
            None => false,
        })
}

/// Which word of the mention is the family's, if it is a person's name.
fn order_of(words: &Words<'_>, mention: &Mention) -> Order {
    if mention.last - mention.first < 2 {
        return Order::Last;
    }
    let written: Vec<&str> = (mention.first..mention.last)
        .map(|at| words.text.word(at))
        .collect();
    order::of(&written)
}

/// Makes the group `from` part of `into`.
fn join(groups: &mut [Group], into: usize, from: usize, rule: &'static str) {
    if into == from || groups[from].gone || groups[into].gone {
        return;
    }
    let taken = std::mem::take(&mut groups[from]);
    groups[from].gone = true;
    let to = &mut groups[into];
    to.mentions.extend(taken.mentions);
    to.mentions.sort_unstable();
    to.evidence.add(taken.evidence);
    for mut form in taken.forms {
        if form.rule.is_empty() {
            form.rule = rule;
        }
        to.forms.push(form);
    }
}

/// The only group other than `not` that fits.
fn only(groups: &[Group], not: usize, fits: impl Fn(&Group) -> bool) -> Option<usize> {
    let mut found = (0..groups.len()).filter(|&g| g != not && !groups[g].gone && fits(&groups[g]));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// "U.S." and "United States", "UN" and "United Nations": the lists know both.
fn usual_names(groups: &mut [Group], mentions: &[Mention]) {
    let usual: Vec<Option<&str>> = groups
        .iter()
        .map(|g| {
            let mention = g.first(mentions)?;
            let place = mention.place.and_then(|p| p.usual);
            place.or_else(|| mention.known.and_then(|k| k.1))
        })
        .collect();
    for from in 0..groups.len() {
        let Some(full) = usual[from] else { continue };
        let named = |g: usize| groups[g].forms.first().is_some_and(|f| f.key == full);
        let into = (0..groups.len())
            .find(|&g| named(g))
            .or_else(|| (0..from).find(|&g| usual[g] == Some(full)));
        if let Some(into) = into {
            join(groups, into, from, "another name of the same");
        }
    }
}
