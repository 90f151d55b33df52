//! The verdict of a meter as a sentence.

use super::Wording;
use role_fit_core::deck::Deck;
use role_fit_core::result::meter::{Strength, Verdict};
use yew::AttrValue;

impl Wording {
    /// The verdict as the player reads it.
    pub fn own_verdict(&self, deck: &Deck, verdict: Verdict) -> AttrValue {
        let Verdict::Toward(role, strength) = verdict else { return self.verdict_even() };
        let role = deck.role_name(role);
        match strength {
            Strength::Strongly => self.verdict_strong(role),
            Strength::Clearly => self.verdict_leans(role),
            Strength::Slightly => self.verdict_little(role),
        }
    }

    /// The verdict as others read it: behind a link, in a message and on a picture.
    pub fn shared_verdict(&self, deck: &Deck, verdict: Verdict) -> AttrValue {
        let Verdict::Toward(role, strength) = verdict else { return self.shared_even() };
        let role = deck.role_name(role);
        match strength {
            Strength::Strongly => self.shared_strong(role),
            Strength::Clearly => self.shared_leans(role),
            Strength::Slightly => self.shared_little(role),
        }
    }
}
