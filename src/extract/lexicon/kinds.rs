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
    NameAnd, Is, NameMark, NameBody, NameRole, NameNoun, Did, Does, Age, CommaSays, CommaBody, CommaRole, NameComma, An,
}

/// How many signs there are.
pub const SIGNS: usize = 103;

/// For each sign, in its order: hundredths of a point for person, organisation, place and no actor.
#[rustfmt::skip]
const WEIGHTS: [[i16; 4]; SIGNS] = [
    [   -1,    -8,   -13,    63], // Any
    [   28,    27,    -8,    -6], // Often
    [   -9,   -13,   -22,    35], // Weak
    [  -18,   -25,   -34,    17], // WeakOnce
    [  286,    -6,     0,    19], // FormPerson
    [    4,   239,     7,     1], // FormOrganization
    [   -9,    19,   185,     5], // FormPlace
    [    3,     7,     7,   333], // FormThing
    [   14,   -17,   -12,    15], // FormName
    [  -15,    27,   342,   -53], // Country
    [   -3,    -4,   260,   -53], // State
    [    5,     1,   246,   -51], // Capital
    [   -2,    -2,   239,   -35], // Region
    [    4,    -2,   149,   -51], // Town
    [   77,    -1,    88,    -4], // TownOrName
    [    7,   230,    -1,   -35], // KnownOrganization
    [    1,    -1,   295,   -45], // KnownPlace
    [    4,     0,     7,   439], // KnownThing
    [   13,    -9,   -17,    14], // One
    [   -1,     9,     0,   342], // Digit
    [   -9,   144,    -3,    68], // ShortAcronym
    [   -2,   198,    -2,    26], // Acronym
    [    0,     0,     0,   250], // Acronyms
    [  -15,   188,    -2,     9], // Coined
    [   -1,    -3,     0,   255], // Idea
    [  136,    -7,     2,    19], // OneGiven
    [   88,    -7,     4,   -15], // OneSurname
    [   -4,   113,    -1,    -7], // OneHead
    [    3,     9,    52,   -14], // OnePlaceHead
    [  -67,    77,    -6,   116], // OneCommon
    [  123,    -3,    -1,     1], // OneEnding
    [   54,    45,    14,     3], // OneUnknown
    [  -40,    34,    -2,    48], // OneMany
    [    0,    11,    -6,    -6], // Two
    [  -12,    -7,     5,    14], // Three
    [   -2,    -3,     5,     0], // More
    [  111,    -6,    -2,   -32], // FirstGiven
    [   61,    -4,    15,   -12], // LastSurname
    [  101,     0,     0,    -1], // LastEnding
    [ -102,    76,    14,    -8], // LastOrganization
    [  -98,    -1,    91,   -12], // LastPlace
    [  -50,     2,     0,   148], // LastThing
    [  -94,    56,     3,    35], // FirstPeople
    [   85,     3,    -2,    14], // NoneCommon
    [ -102,    66,     2,   134], // AllCommon
    [  -97,    62,     4,    31], // SomeCommon
    [  -46,    46,    -5,    35], // LastMany
    [  -52,    55,    -7,    23], // Of
    [  -52,    48,    -1,    25], // And
    [  143,     0,     0,     8], // Initial
    [  -46,    61,    30,    -4], // FirstPlace
    [  398,    -1,     4,  -100], // Titled
    [   31,    34,   -16,    -9], // Starts
    [   -6,     5,     1,     0], // Ends
    [   -9,    -6,   147,    -2], // In
    [   -1,     0,   123,    -2], // Near
    [   -7,    53,    45,    -1], // At
    [   -4,   -15,    56,     3], // From
    [ -125,    55,    18,    13], // The
    [   21,    28,    -3,    -6], // By
    [   -2,   161,     0,     1], // Company
    [    0,     0,   131,     0], // City
    [  -21,    -2,     0,   223], // Ship
    [   -6,     4,    11,    12], // OfName
    [   -5,    -1,   128,     8], // CityOf
    [   80,     0,     0,     0], // WifeOf
    [    7,    -4,     1,    -4], // AndName
    [    0,    11,    18,     1], // CommaName
    [   -5,   -10,     3,    11], // OwnerName
    [    2,    -4,    -2,     4], // BracketName
    [    5,   -15,    -2,    52], // MarkName
    [   -6,    14,    -7,    78], // NumberName
    [  191,    -2,    -2,    12], // RoleName
    [    0,   156,     0,    -6], // BodyName
    [    0,     0,    60,     1], // PlaceNounName
    [    1,     1,   -17,    15], // VerbName
    [   -3,     6,     8,    19], // AdjectiveName
    [    7,    23,   -13,    24], // NounName
    [  128,    53,     7,   -38], // Says
    [  201,     0,     1,   -31], // Who
    [   -2,    86,    32,     5], // Officials
    [   -1,    -1,   129,     3], // Residents
    [  -17,     5,   -21,   143], // Camera
    [  171,    -1,     0,    -1], // OwnsWife
    [    0,    -2,   122,     0], // OwnsCapital
    [    0,   132,     0,    -1], // OwnsShares
    [   11,    19,     1,    -1], // Owns
    [  300,     0,     0,     0], // Party
    [    0,   157,     0,     3], // Bracket
    [   11,     2,    -5,    -8], // NameAnd
    [   32,     0,   -11,     9], // Is
    [    6,   -10,    -4,    29], // NameMark
    [   -4,    75,     1,     8], // NameBody
    [   14,    56,    -1,    -9], // NameRole
    [   -5,    22,    -1,    45], // NameNoun
    [   55,    48,   -17,   -15], // Did
    [   22,    36,     3,    -1], // Does
    [  300,     0,     0,     0], // Age
    [   60,     2,    -1,    -1], // CommaSays
    [   -1,   147,     1,     4], // CommaBody
    [  140,     3,     1,     7], // CommaRole
    [    7,     9,    26,   -21], // NameComma
    [  -40,    -1,     0,   111], // An
];

/// What each sign is worth, in the order of [`Sign`].
pub fn weights() -> &'static [[i16; 4]; SIGNS] {
    &WEIGHTS
}
