//! What a reader can do.

use crate::answers::Choice;
use crate::deck::{Id, Length};

/// Something that a reader does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Start a play from the start card.
    Start(Length),
    /// Answer an item. The id guards against a press that was meant for the card before.
    Answer(Id, Choice),
    /// Go to the next item, or from the last one to the result; at the end of practising back to the result.
    Next,
    /// Go to the item before, or from the result to the last item.
    Back,
    /// Answer more pairs from the result, so that it becomes surer.
    Sharpen,
    /// Answer the items that were answered wrong once more, from the result. The result stays as it is.
    Practise,
    /// Open the list of all items from the result.
    OpenReview,
    /// Go from the list of all items back to the result.
    CloseReview,
    /// Open the team from the reader's own or another person's result; both are added to it.
    OpenTeam,
    /// Stop practising, or close an opened link, and return to the play that waits; without a play, go from the team to the other
    /// person's result.
    Leave,
    /// Remove the person at that index from the team.
    Remove(usize),
    /// Start a new play of the same length, with unseen items first.
    PlayAgain,
    /// Go to the start card from anywhere. The answers of a play on the screen are dropped; its items count as seen.
    Restart,
    /// Go to the start card and drop everything that is remembered.
    Forget,
}
