//! What each sign of a name's kind is worth.
//!
//! Source: learned from GUM (Amir Zeldes and others, CC BY 4.0; its news is Wikinews, CC BY 2.5), from
//! weights set by hand.
//! Licence: MIT, as the program.

/// Something that a name's words or its neighbours show; `actors::kind` says what each means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
#[rustfmt::skip]
pub enum Sign {
    Any, Often, Weak, WeakOnce, FormPerson, FormOrganization, FormPlace, FormThing, FormName, Country, State, Capital, Region,
    Town, TownOrName, KnownOrganization, KnownPlace, KnownThing, One, Digit, ShortAcronym, Acronym, Acronyms, Coined, Idea,
    OneGiven, OneSurname, OneHead, OnePlaceHead, OneCommon, OneEnding, OneUnknown, OneMany, Two, Three, More, FirstGiven,
    LastSurname, LastEnding, LastOrganization, LastPlace, LastThing, FirstPeople, NoneCommon, AllCommon, SomeCommon, LastMany,
    Of, And, Initial, FirstPlace, Titled, Starts, Ends, In, Near, At, From, The, By, Company, City, Ship, OfName, CityOf,
    WifeOf, AndName, CommaName, OwnerName, BracketName, MarkName, NumberName, RoleName, BodyName, PlaceNounName, VerbName,
    AdjectiveName, NounName, Says, Who, Officials, Residents, Camera, OwnsWife, OwnsCapital, OwnsShares, Owns, Party, Bracket,
    NameAnd, Is, NameMark, NameBody, NameRole, NameNoun, Did, Does, Age, CommaSays, CommaBody, CommaRole, NameComma, An, RoleOf,
}

/// How many signs there are.
pub const SIGNS: usize = 104;

/// For each sign, in its order: hundredths of a point for person, organisation, place and no actor.
#[rustfmt::skip]
const WEIGHTS: [[i16; 4]; SIGNS] = [
    [   -1,    -9,   -13,    63], // Any
    [   28,    27,    -8,    -6], // Often
    [  -10,   -16,   -22,    37], // Weak
    [  -18,   -28,   -34,    20], // WeakOnce
    [  286,    -6,     0,    20], // FormPerson
    [    3,   238,     7,     2], // FormOrganization
    [   -9,    19,   185,     5], // FormPlace
    [    3,     7,     7,   333], // FormThing
    [   15,   -17,   -12,    14], // FormName
    [  -15,    27,   342,   -54], // Country
    [   -2,    -4,   260,   -53], // State
    [    5,     1,   245,   -51], // Capital
    [   -2,    -2,   239,   -35], // Region
    [    4,    -2,   149,   -51], // Town
    [   77,    -1,    88,    -4], // TownOrName
    [    6,   227,    -2,   -31], // KnownOrganization
    [    1,    -1,   295,   -45], // KnownPlace
    [    4,     0,     7,   439], // KnownThing
    [   12,   -10,   -17,    15], // One
    [   -1,     9,     0,   342], // Digit
    [   -9,   144,    -3,    68], // ShortAcronym
    [   -2,   198,    -2,    25], // Acronym
    [    0,     0,     0,   250], // Acronyms
    [  -15,   189,    -2,     8], // Coined
    [   -1,    -4,     0,   255], // Idea
    [  139,    -7,     2,    17], // OneGiven
    [   89,    -7,     4,   -17], // OneSurname
    [   -4,   113,    -1,    -7], // OneHead
    [    2,    12,    52,   -15], // OnePlaceHead
    [  -69,    78,    -6,   116], // OneCommon
    [  123,    -4,    -1,     1], // OneEnding
    [   54,    45,    13,     3], // OneUnknown
    [  -40,    34,    -2,    48], // OneMany
    [    1,    10,    -6,    -6], // Two
    [  -13,    -6,     5,    14], // Three
    [   -2,    -3,     5,     0], // More
    [  110,    -6,    -2,   -32], // FirstGiven
    [   60,    -4,    15,   -11], // LastSurname
    [  101,     0,     0,    -1], // LastEnding
    [ -102,    77,    14,    -9], // LastOrganization
    [  -98,    -1,    91,   -12], // LastPlace
    [  -50,     2,     0,   148], // LastThing
    [  -94,    57,     3,    35], // FirstPeople
    [   85,     4,    -2,    13], // NoneCommon
    [ -102,    66,     2,   134], // AllCommon
    [  -97,    62,     4,    31], // SomeCommon
    [  -46,    44,    -4,    37], // LastMany
    [  -52,    56,    -7,    23], // Of
    [  -52,    48,    -1,    25], // And
    [  143,     0,     0,     8], // Initial
    [  -46,    61,    30,    -4], // FirstPlace
    [  397,    -1,     4,  -100], // Titled
    [   32,    33,   -17,    -8], // Starts
    [   -6,     5,     2,     0], // Ends
    [   -9,    -7,   147,    -2], // In
    [   -1,     0,   123,    -2], // Near
    [   -7,    53,    45,    -1], // At
    [   -5,   -14,    56,     3], // From
    [ -126,    53,    19,    14], // The
    [   20,    28,    -3,    -5], // By
    [   -2,   161,     0,     1], // Company
    [    0,     0,   131,     0], // City
    [  -21,    -2,     0,   224], // Ship
    [   -6,     3,    11,    13], // OfName
    [   -5,    -1,   128,     8], // CityOf
    [   80,     0,     0,     0], // WifeOf
    [    6,    -4,     1,    -3], // AndName
    [   -1,    11,    18,     2], // CommaName
    [   -5,   -10,     3,    11], // OwnerName
    [    2,    -4,    -2,     4], // BracketName
    [    5,   -14,    -2,    52], // MarkName
    [   -6,    14,    -7,    79], // NumberName
    [  201,    -2,    -2,     2], // RoleName
    [    0,   156,     0,    -6], // BodyName
    [    0,     0,    60,     1], // PlaceNounName
    [    0,     2,   -17,    15], // VerbName
    [   -3,     6,     8,    20], // AdjectiveName
    [    6,    23,   -13,    25], // NounName
    [  127,    54,     7,   -38], // Says
    [  201,     0,     1,   -31], // Who
    [   -2,    85,    32,     5], // Officials
    [   -1,    -2,   130,     3], // Residents
    [  -18,     6,   -21,   143], // Camera
    [  171,    -1,     0,    -1], // OwnsWife
    [    0,    -1,   122,     0], // OwnsCapital
    [    0,   132,     0,    -1], // OwnsShares
    [   10,    20,     1,    -1], // Owns
    [  300,     0,     0,     0], // Party
    [    0,   157,     0,     3], // Bracket
    [   10,     0,    -5,    -6], // NameAnd
    [   31,     1,   -11,     9], // Is
    [    6,   -10,    -4,    29], // NameMark
    [   -3,   140,     2,    -9], // NameBody
    [   14,    56,    -1,    -9], // NameRole
    [   -6,    22,    -1,    45], // NameNoun
    [   54,    48,   -17,   -14], // Did
    [   22,    37,     3,    -1], // Does
    [  300,     0,     0,     0], // Age
    [   60,     2,    -1,    -1], // CommaSays
    [   -2,   147,     1,     4], // CommaBody
    [  143,     3,     1,     3], // CommaRole
    [    6,     9,    25,   -21], // NameComma
    [  -40,    -1,     0,   112], // An
    [  -31,    97,    33,   -29], // RoleOf
];

/// What each sign is worth, in the order of [`Sign`].
pub fn weights() -> &'static [[i16; 4]; SIGNS] {
    &WEIGHTS
}
