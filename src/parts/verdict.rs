//! The verdict of a meter as a sentence.

use crate::wording::Wording;
use role_fit_core::deck::Deck;
use role_fit_core::result::meter::{Strength, Verdict};
use yew::AttrValue;

/// The verdict as its owner reads it.
pub fn own_verdict(wording: &Wording, deck: &Deck, verdict: Verdict) -> AttrValue {
    let Verdict::Toward(role, strength) = verdict else { return wording.verdict_even() };
    let role = &deck.roles().of(role).name;
    match strength {
        Strength::Strong => wording.verdict_strong(role),
        Strength::Leans => wording.verdict_leans(role),
        Strength::Little => wording.verdict_little(role),
    }
}

/// The verdict as others read it: behind a link, in a message and on a picture.
pub fn shared_verdict(wording: &Wording, deck: &Deck, verdict: Verdict) -> AttrValue {
    let Verdict::Toward(role, strength) = verdict else { return wording.shared_even() };
    let role = &deck.roles().of(role).name;
    match strength {
        Strength::Strong => wording.shared_strong(role),
        Strength::Leans => wording.shared_leans(role),
        Strength::Little => wording.shared_little(role),
    }
}
