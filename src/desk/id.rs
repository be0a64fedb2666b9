//! Names for things that outlive the rows they stand in.
//!
//! Ids are handed out in order of first sight and never given to anything else, so a selection, a chip or a bookmark
//! can hold one while stories come and go.

use serde::{Deserialize, Serialize};

use crate::article::compact::Fixed;

/// One story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StoryId(pub(crate) u32);

/// One actor of the desk: what several stories' actors of one name were merged into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ActorId(pub(crate) u32);

/// One statement. It keeps its id when its story is read again and still holds the same words by the same speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct QuoteId(pub(crate) u32);

/// One thing that happened: the story that tells it, and the place among what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EventId {
    /// The story that tells it.
    pub story: StoryId,
    /// Index into [`crate::extract::Findings::events`].
    pub event: u32,
}

macro_rules! number {
    ($($id:ident)*) => {$(
        impl $id {
            /// The id as a number, for an index that keeps numbers (search does).
            pub fn number(self) -> u32 {
                self.0
            }

            /// The id with this number, as [`Self::number`] gave it.
            pub fn from_number(number: u32) -> Self {
                Self(number)
            }

            pub(super) fn at(self) -> usize {
                self.0 as usize
            }
        }

        impl Fixed for $id {
            const SIZE: usize = u32::SIZE;

            fn put(self, to: &mut Vec<u8>) {
                self.0.put(to);
            }

            fn take(from: &[u8]) -> Option<Self> {
                u32::take(from).map(Self)
            }
        }
    )*};
}
number!(StoryId ActorId QuoteId);
