//! The fingerprint of the deck, and what its change means for results that readers have shared.

use crate::messages::Deck;
use crate::model::Studio;
use yew::prelude::*;

/// The section; nothing if the text cannot be played.
pub fn fingerprint(studio: &Studio) -> Html {
    let Some(deck) = &studio.report.deck else { return Html::default() };
    let first = studio.first_fingerprint.as_deref().unwrap_or(&deck.fingerprint);
    html! {
        <details class="fold">
            <summary>{ "Fingerprint " }<code>{ &deck.fingerprint }</code>{ if first == deck.fingerprint { "" } else { ", changed" } }</summary>
            { explanation(deck, first) }
        </details>
    }
}

fn explanation(deck: &Deck, first: &str) -> Html {
    let is_listed = deck.compat.iter().any(|fingerprint| fingerprint == first);
    html! {
        <>
            <p>
                { "It stands for everything that decides a score: the questions, their order, their keys. Results that readers \
                   share carry it. Rewording a text does not change it." }
            </p>
            if first == deck.fingerprint {
                <p>{ "It is as it was when you opened the file." }</p>
            } else if is_listed {
                <p>
                    { "It was " }<code>{ first }</code>
                    { " when you opened the file. The deck lists that under compat, so results of both editions can be compared." }
                </p>
            } else {
                <p>
                    { "It was " }<code>{ first }</code>
                    { " when you opened the file. Results that readers have shared before now belong to an earlier edition: \
                       they show their meter, if the deck has one, and plays that readers have begun start again. If old \
                       results still mean the same, add this line to the deck:" }
                </p>
                <pre><code>{ format!("\"compat\": [\"{}\"]", compat(deck, first)) }</code></pre>
            }
        </>
    }
}

fn compat(deck: &Deck, first: &str) -> String {
    deck.compat.iter().map(String::as_str).chain([first]).collect::<Vec<_>>().join("\", \"")
}
