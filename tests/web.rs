//! The engine in a real browser, without the loader: it renders, fires events and handles clicks.

#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Function, Promise, Uint8Array, eval};
use role_fit::host::exports::{mount, restart, unmount};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Waits until the condition holds for the text of the element. Mounting is split into tasks, so no fixed time is enough
/// on each machine.
async fn wait_for(root: &web_sys::Element, what: &str, holds: impl Fn(&str) -> bool) {
    for _ in 0..1_000 {
        if holds(&text(root)) {
            return;
        }
        next_task().await;
    }
    panic!("no {what}; the text is: {}", text(root));
}

async fn next_task() {
    let timer = Function::new_with_args("done", "setTimeout(done, 10)");
    let promise = Promise::new(&mut |done, _| {
        let _ = timer.call1(&JsValue::NULL, &done);
    });
    let _ = JsFuture::from(promise).await;
}

fn text(root: &web_sys::Element) -> String {
    root.text_content().unwrap_or_default()
}

fn new_root() -> web_sys::Element {
    eval("document.body.appendChild(document.createElement('div'))").unwrap().unchecked_into()
}

fn options() -> Vec<String> {
    ["home", "https://host/", "place", "n1", "seed", "7", "resume", "off"].map(str::to_owned).to_vec()
}

fn recorder(log: &Array) -> Function {
    let maker =
        Function::new_with_args("log", "return (name, detail) => log.push(name + ':' + JSON.stringify(detail))");
    maker.call1(&JsValue::NULL, log).unwrap().unchecked_into()
}

/// Finds no language pack, or draws no picture.
fn nothing() -> Function {
    Function::new_no_args("")
}

#[wasm_bindgen_test]
async fn a_mounted_widget_shows_its_start_card_fires_events_and_handles_a_click() {
    let (root, log) = (new_root(), Array::new());
    let id = mount(root.clone(), &options(), recorder(&log), JsValue::UNDEFINED, nothing(), nothing());
    wait_for(&root, "start card", |text| text.contains("Product Owner or Product Manager?")).await;
    assert_eq!(log.get(0), JsValue::from("status:\"intro\""));
    assert_eq!(log.get(1), JsValue::from("ready:undefined"));

    let click = Function::new_with_args("root", "root.querySelector('button.primary').click()");
    click.call1(&JsValue::NULL, &root).unwrap();
    wait_for(&root, "first question", |text| text.contains("Question 1 of 21")).await;
    let events: Vec<String> = log.iter().filter_map(|line| line.as_string()).collect();
    assert!(events.contains(&"start:{\"total\":21}".to_owned()), "{events:?}");
    assert!(events.contains(&"progress:{\"index\":1,\"total\":21}".to_owned()), "{events:?}");

    restart(id);
    wait_for(&root, "start card after the restart", |text| {
        text.contains("Product Owner or Product Manager?") && !text.contains("Question 1 of 21")
    })
    .await;
    unmount(id);
    wait_for(&root, "empty element", str::is_empty).await;
}

/// Yew panics in debug builds if two siblings have the same key.
#[wasm_bindgen_test]
async fn items_may_have_the_ids_that_parts_of_the_screen_have_as_keys() {
    let check = |id: &str| format!(r#"{{"id":"{id}","kind":"self-check","stem":"Is it {id}?","label":"{id}"}}"#);
    let ids = ["head", "link", "start", "result", "item-head"];
    let deck = format!(
        r#"{{"id":"keys","title":"Keys","roles":{{"po":{{"name":"A","short":"A"}},"pm":{{"name":"B","short":"B"}}}},"items":[{}]}}"#,
        ids.map(check).join(",")
    );
    let downloaded = Uint8Array::from(deck.as_bytes());
    let (root, log) = (new_root(), Array::new());
    let own = ["start", "now"].map(str::to_owned);
    let id =
        mount(root.clone(), &[&own[..], &options()].concat(), recorder(&log), downloaded.into(), nothing(), nothing());
    let answer = Function::new_with_args("root", "root.querySelector('input').click()");
    let next = Function::new_with_args("root", "root.querySelector('.apart .primary').click()");
    for number in 1..=ids.len() {
        wait_for(&root, "question", |text| text.contains(&format!("Question {number} of {}", ids.len()))).await;
        answer.call1(&JsValue::NULL, &root).unwrap();
        wait_for_next(&root).await;
        next.call1(&JsValue::NULL, &root).unwrap();
    }
    wait_for(&root, "result", |text| !text.contains("Question")).await;
    unmount(id);
}

/// Waits until the reader can go on to the next question.
async fn wait_for_next(root: &web_sys::Element) {
    for _ in 0..1_000 {
        if root.query_selector(".apart .primary:enabled").unwrap().is_some() {
            return;
        }
        next_task().await;
    }
    panic!("no way on; the text is: {}", text(root));
}
