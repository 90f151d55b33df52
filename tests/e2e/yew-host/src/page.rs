//! The page: a list whose every control does something, and the quiz below it.

use wasm_bindgen::prelude::wasm_bindgen;
use yew::{Callback, Html, component, html, use_state};

/// Yew numbers the elements that have handlers. These are more than the quiz has in a play, so whatever it numbers
/// would be one of these to an app that took the quiz's numbers for its own.
const ITEMS: usize = 40;

#[wasm_bindgen]
extern "C" {
    /// `window.hostHandlers.push`.
    #[wasm_bindgen(js_namespace = hostHandlers, js_name = push)]
    fn note(handler: &str);
}

/// Everything on the page. Each press anywhere draws it anew.
#[component]
pub fn Page() -> Html {
    let presses = use_state(|| 0);
    let count = presses.to_string();
    let pressed = Callback::from(move |_| {
        note("main click");
        presses.set(*presses + 1);
    });
    html! {
        <main onclick={pressed} onchange={notes("main change")}>
            <h1>{ "A page drawn by Yew" }</h1>
            <p id="presses">{ format!("{count} presses so far") }</p>
            <ul>{ for (0..ITEMS).map(item) }</ul>
            <section onclick={notes("section click")}>
                <@{"role-fit"} loading="eager" data-presses={count}>
                    <a href="/">{ "Take the quiz" }</a>
                </@>
            </section>
        </main>
    }
}

fn item(index: usize) -> Html {
    html! {
        <li key={index} id={format!("item-{index}")}>
            <button type="button" onclick={notes(format!("delete {index}"))}>{ format!("Delete {index}") }</button>
            { for ["now", "later"].map(|choice| radio(index, choice)) }
        </li>
    }
}

fn radio(index: usize, choice: &'static str) -> Html {
    let name = format!("{choice} {index}");
    html! {
        <label>
            <input
                type="radio"
                name={format!("when-{index}")}
                onclick={notes(format!("{name} click"))}
                onchange={notes(format!("{name} change"))}
            />
            { name }
        </label>
    }
}

/// A handler that does nothing but write down its name.
fn notes<Event>(handler: impl Into<String>) -> Callback<Event> {
    let handler = handler.into();
    Callback::from(move |_| note(&handler))
}
