//! What an option of a keyed item turns out to be, once the item is answered.

use crate::context::ScreenContext;
use role_fit_core::deck::Item;
use yew::AttrValue;

/// How an option is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerMark {
    /// Chosen, and right.
    Right,
    /// Chosen, and wrong.
    Wrong,
    /// Chosen, and not what the deck's source says, but practitioners disagree with it.
    Differs,
    /// Not chosen, but right.
    Missed,
    /// Neither.
    None,
}

impl AnswerMark {
    /// The mark of an option of the item.
    pub fn new(item: &Item, is_key: bool, is_chosen: bool) -> Self {
        match (is_key, is_chosen) {
            (true, true) => Self::Right,
            (false, true) if item.is_disputed => Self::Differs,
            (false, true) => Self::Wrong,
            (true, false) => Self::Missed,
            (false, false) => Self::None,
        }
    }

    /// The mark in words: colour alone tells nothing. Without a source and roles, only the deck says what is
    /// right.
    pub fn text(self, ctx: &ScreenContext) -> Option<AttrValue> {
        let is_neutral = ctx.deck.roles().is_none() && ctx.deck.credit().is_none();
        match self {
            Self::Right if is_neutral => Some(ctx.wording.your_answer_is_right()),
            Self::Missed if is_neutral => Some(ctx.wording.right_answer()),
            Self::Right => Some(ctx.wording.your_right_answer(ctx.source_name())),
            Self::Wrong | Self::Differs => Some(ctx.wording.your_answer()),
            Self::Missed => Some(ctx.wording.sources_answer(ctx.source_name())),
            Self::None => None,
        }
    }
}
