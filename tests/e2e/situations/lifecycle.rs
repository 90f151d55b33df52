//! What a page does to an element during a play: moves it, removes and reinserts it, moves it into a frame.

use super::play::{answer_by_keyboard, finish_and_audit, finish_quickly, start_quiz};
use super::situation::situations;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;
use std::time::Duration;

situations![moving_the_element_500_times, removing_the_element, reinserting_the_element, adoption_by_a_frame,];

/// The browser can render after each fifth move.
const MOVES: &str = "
    const done = arguments[arguments.length - 1], host = document.querySelector('role-fit');
    const places = ['left', 'right'].map(id => document.getElementById(id));
    let left = 500;
    const move = () => {
        for (let batch = 0; batch < 5; batch++) places[--left % 2].append(host);
        left ? setTimeout(move) : done(host.parentNode.id);
    };
    move();";

/// The question and the focus.
const STATE: &str = "[root.querySelector('.stem').textContent, document.activeElement.localName,
    root.activeElement && root.activeElement.textContent, host.status, root.querySelectorAll('.card').length]";

async fn moving_the_element_500_times(page: &Page) {
    page.open("/pages/moved.html").await;
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    page.press_key(Key::Tab, 1).await;
    page.wait_for("root.activeElement?.matches('.option, input')").await;
    let before = page.eval(STATE).await;
    let memory = "memories[0].buffer.byteLength";
    let taken = page.eval(memory).await.as_u64().unwrap();
    assert_eq!(page.client().execute_async(MOVES, vec![]).await.unwrap(), json!("left"));
    assert_eq!(page.eval(STATE).await, before);
    let grown = page.eval(memory).await.as_u64().unwrap() - taken;
    assert!(grown < 1 << 20, "the engine's memory has grown by {grown} bytes");
    assert_eq!(page.eval("[memories.length, host.shadowRoot.children.length]").await[0], json!(1));
    if page.eval("'moveBefore' in Element.prototype").await == json!(true) {
        page.eval("document.querySelector('#right').moveBefore(host, null)").await;
        assert_eq!(page.eval(STATE).await, before, "after moveBefore");
    }
    // Longer than a disconnected element keeps its app.
    tokio::time::sleep(Duration::from_millis(1200)).await;
    assert_eq!(page.eval(STATE).await, before, "a second later");
    page.press_key(Key::Space, 1).await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    finish_and_audit(page).await;
    assert_eq!(page.eval("warnings").await, json!([]));
}

/// One second after its removal, the widget does nothing any more.
async fn removing_the_element(page: &Page) {
    page.open("/pages/removed.html").await;
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    assert_ne!(page.eval("calls.length").await, json!(0), "the page records what the widget does");
    page.eval("void (window.removed = host, events.length = 0, host.remove())").await;
    page.wait_for("removed.status === 'idle'").await;
    assert_eq!(page.eval("removed.shadowRoot.querySelectorAll('.card').length").await, json!(0), "the app is gone");
    tokio::time::sleep(Duration::from_millis(300)).await;
    page.eval("void (calls.length = 0)").await;
    // Triggers whatever a widget that still listens would react to.
    page.eval("void (document.body.className = 'dark', dispatchEvent(new Event('resize')), scrollBy(0, 1))").await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(page.eval("calls").await, json!([]));
    assert_eq!(page.eval("[events, errors, warnings]").await, json!([[], [], []]));
    assert_eq!(page.eval("removed.status").await, json!("idle"));
}

async fn reinserting_the_element(page: &Page) {
    page.open("/pages/removed.html").await;
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    let before = page.eval("root.querySelector('.app').textContent").await;
    let away = |wait: u32| {
        format!(
            "const done = arguments[arguments.length - 1], host = document.querySelector('role-fit');
            host.shadowRoot.stemBefore = host.shadowRoot.querySelector('.stem');
            host.remove();
            setTimeout(() => {{ const {{ status }} = host; document.querySelector('#place').append(host); done(status); }}, {wait});"
        )
    };
    assert_eq!(page.client().execute_async(&away(300), vec![]).await.unwrap(), json!("question"));
    tokio::time::sleep(Duration::from_millis(1200)).await;
    assert_eq!(page.eval("root.querySelector('.app').textContent").await, before);
    assert_eq!(page.eval("root.stemBefore === root.querySelector('.stem')").await, json!(true), "the same app");

    assert_eq!(page.client().execute_async(&away(1500), vec![]).await.unwrap(), json!("idle"));
    page.scroll_to_widget().await;
    page.wait_for_status("question").await;
    assert_eq!(page.eval("root.querySelector('.app').textContent").await, before, "the play continues");
    assert_eq!(page.eval("root.stemBefore === root.querySelector('.stem')").await, json!(false), "a new app");
    page.eval("void (events.splice(0, events.length, events.find(([name]) => name === 'start')))").await;
    page.eval("void root.querySelector('.option, .radio input').focus()").await;
    finish_quickly(page).await;
    assert_eq!(page.eval("events.at(-1)[0]").await, json!("result"));
    assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]));
}

/// Events before the adoption reach the page, later ones the frame.
async fn adoption_by_a_frame(page: &Page) {
    page.open("/pages/adopted.html").await;
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    let look = "[...root.querySelectorAll('.app, .card, .card *')].map(it => {
        const { width, height } = it.getBoundingClientRect();
        const { color, backgroundColor, fontFamily, fontSize, padding, borderRadius } = it.ownerDocument.defaultView.getComputedStyle(it);
        // There may be a button under the pointer now.
        const ground = it.localName === 'button' || backgroundColor;
        return [it.localName, width, height, color, ground, fontFamily, fontSize, padding, borderRadius].join(' ');
    })";
    let before = page.eval(look).await;
    page.eval("void document.querySelector('iframe').contentDocument.querySelector('main').append(host)").await;
    page.client().enter_frame(0).await.unwrap();
    page.wait_for("host").await;
    let after = page.eval(look).await;
    for (before, after) in before.as_array().unwrap().iter().zip(after.as_array().unwrap()) {
        assert_eq!(before, after, "the style");
    }
    assert_eq!(page.eval("host.status").await, json!("question"));
    finish_quickly(page).await;
    tokio::time::sleep(Duration::from_millis(1200)).await;
    page.wait_for_status("result").await;
    assert_eq!(page.eval("events.at(-1)[0]").await, json!("result"));
    // The style sheet that came with the engine applies in the frame too.
    assert_eq!(page.eval("getComputedStyle(root.querySelector('.facets li')).display").await, json!("grid"));
    assert_eq!(page.eval("errors").await, json!([]), "in the frame");
    assert_eq!(crate::axe::violations(page).await, json!([]), "axe, in the frame");
    page.client().enter_parent_frame().await.unwrap();
    assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]), "on the page");
}
