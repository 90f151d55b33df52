//! The page: a list of items with handlers, and the quiz below it.

use wasm_bindgen::prelude::wasm_bindgen;
use yew::{Callback, Html, component, html, use_state};

/// Yew numbers elements with handlers. There are more items here than the quiz numbers in a play, so that an app which
/// mistook a number of the other would run the wrong handler.
const ITEMS: usize = 40;

#[wasm_bindgen]
extern "C" {
    /// `window.hostHandlers.push`.
    #[wasm_bindgen(js_namespace = hostHandlers, js_name = push)]
    fn record(handler: &str);
}

/// The whole page. Each click anywhere renders it again.
#[component]
pub fn Page() -> Html {
    let presses = use_state(|| 0);
    let count = presses.to_string();
    let pressed = Callback::from(move |_| {
        record("main click");
        presses.set(*presses + 1);
    });
    html! {
        <main onclick={pressed} onchange={records("main change")}>
            <h1>{ "A page drawn by Yew" }</h1>
            <p id="presses">{ format!("{count} presses so far") }</p>
            <ul>{ for (0..ITEMS).map(item) }</ul>
            <section onclick={records("section click")}>
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
            <button type="button" onclick={records(format!("delete {index}"))}>{ format!("Delete {index}") }</button>
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
                onclick={records(format!("{name} click"))}
                onchange={records(format!("{name} change"))}
            />
            { name }
        </label>
    }
}

/// A handler that records its name.
fn records<Event>(handler: impl Into<String>) -> Callback<Event> {
    let handler = handler.into();
    Callback::from(move |_| record(&handler))
}
