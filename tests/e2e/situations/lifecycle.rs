//! What a page does to an element that is in use: moves it, takes it away and puts it back, takes it into a frame.

use super::play::{answer_by_keyboard, finish_and_audit, finish_quickly, start_quiz};
use super::situation::situations;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;
use std::time::Duration;

situations![moving_the_element_500_times, removing_the_element, reinserting_the_element, adoption_by_a_frame,];

/// Every fifth time the browser gets to draw in between.
const MOVES: &str = "
    const done = arguments[arguments.length - 1], host = document.querySelector('role-fit');
    const places = ['left', 'right'].map(id => document.getElementById(id));
    let left = 500;
    const move = () => {
        for (let batch = 0; batch < 5; batch++) places[--left % 2].append(host);
        left ? setTimeout(move) : done(host.parentNode.id);
    };
    move();";

/// What is asked, and where the focus is.
const HELD: &str = "[root.querySelector('.stem').textContent, document.activeElement.localName,
    root.activeElement && root.activeElement.textContent, host.status, root.querySelectorAll('.card').length]";

async fn moving_the_element_500_times(page: &Page) {
    page.open("/pages/moved.html").await;
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    page.press_key(Key::Tab, 1).await;
    page.wait_for("root.activeElement?.matches('.option, input')").await;
    let before = page.eval(HELD).await;
    let memory = "memories[0].buffer.byteLength";
    let taken = page.eval(memory).await.as_u64().unwrap();
    assert_eq!(page.client().execute_async(MOVES, vec![]).await.unwrap(), json!("left"));
    assert_eq!(page.eval(HELD).await, before);
    let grown = page.eval(memory).await.as_u64().unwrap() - taken;
    assert!(grown < 1 << 20, "the engine's memory has grown by {grown} bytes");
    assert_eq!(page.eval("[memories.length, host.shadowRoot.children.length]").await[0], json!(1));
    if page.eval("'moveBefore' in Element.prototype").await == json!(true) {
        page.eval("document.querySelector('#right').moveBefore(host, null)").await;
        assert_eq!(page.eval(HELD).await, before, "after moveBefore");
    }
    // Longer than an element that is away keeps its app.
    tokio::time::sleep(Duration::from_millis(1200)).await;
    assert_eq!(page.eval(HELD).await, before, "a second later");
    page.press_key(Key::Space, 1).await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    finish_and_audit(page).await;
    assert_eq!(page.eval("warnings").await, json!([]));
}

/// After the second in which it could come back, nothing of it is events again.
async fn removing_the_element(page: &Page) {
    page.open("/pages/removed.html").await;
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    assert_ne!(page.eval("calls.length").await, json!(0), "the page can tell what the widget does");
    page.eval("void (window.kept = host, events.length = 0, host.remove())").await;
    page.wait_for("kept.status === 'idle'").await;
    assert_eq!(page.eval("kept.shadowRoot.querySelectorAll('.card').length").await, json!(0), "the app is gone");
    tokio::time::sleep(Duration::from_millis(300)).await;
    page.eval("void (calls.length = 0)").await;
    // What a page does anyhow, and what would wake a widget that still listens.
    page.eval("void (document.body.className = 'dark', dispatchEvent(new Event('resize')), scrollBy(0, 1))").await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(page.eval("calls").await, json!([]));
    assert_eq!(page.eval("[events, errors, warnings]").await, json!([[], [], []]));
    assert_eq!(page.eval("kept.status").await, json!("idle"));
}

async fn reinserting_the_element(page: &Page) {
    page.open("/pages/removed.html").await;
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    let before = page.eval("root.querySelector('.app').textContent").await;
    let away = |wait: u32| {
        format!(
            "const done = arguments[arguments.length - 1], host = document.querySelector('role-fit');
            host.shadowRoot.kept = host.shadowRoot.querySelector('.stem');
            host.remove();
            setTimeout(() => {{ const {{ status }} = host; document.querySelector('#place').append(host); done(status); }}, {wait});"
        )
    };
    assert_eq!(page.client().execute_async(&away(300), vec![]).await.unwrap(), json!("question"));
    tokio::time::sleep(Duration::from_millis(1200)).await;
    assert_eq!(page.eval("root.querySelector('.app').textContent").await, before);
    assert_eq!(page.eval("root.kept === root.querySelector('.stem')").await, json!(true), "the same app");

    assert_eq!(page.client().execute_async(&away(1500), vec![]).await.unwrap(), json!("idle"));
    page.scroll_to_widget().await;
    page.wait_for_status("question").await;
    assert_eq!(page.eval("root.querySelector('.app').textContent").await, before, "it goes on where it was");
    assert_eq!(page.eval("root.kept === root.querySelector('.stem')").await, json!(false), "a new app");
    page.eval("void (events.splice(0, events.length, events.find(([name]) => name === 'start')))").await;
    page.eval("void root.querySelector('.option, .radio input').focus()").await;
    finish_quickly(page).await;
    assert_eq!(page.eval("events.at(-1)[0]").await, json!("result"));
    assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]));
}

/// The element of the frame; what happened before is told to the page, what comes then to the frame.
async fn adoption_by_a_frame(page: &Page) {
    page.open("/pages/adopted.html").await;
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    let look = "[...root.querySelectorAll('.app, .card, .card *')].map(it => {
        const { width, height } = it.getBoundingClientRect();
        const { color, backgroundColor, fontFamily, fontSize, padding, borderRadius } = it.ownerDocument.defaultView.getComputedStyle(it);
        // The pointer is where it was, and there may be a button under it now.
        const ground = it.localName === 'button' || backgroundColor;
        return [it.localName, width, height, color, ground, fontFamily, fontSize, padding, borderRadius].join(' ');
    })";
    let before = page.eval(look).await;
    page.eval("void document.querySelector('iframe').contentDocument.querySelector('main').append(host)").await;
    page.client().enter_frame(0).await.unwrap();
    page.wait_for("host").await;
    let after = page.eval(look).await;
    for (before, after) in before.as_array().unwrap().iter().zip(after.as_array().unwrap()) {
        assert_eq!(before, after, "the look");
    }
    assert_eq!(page.eval("host.status").await, json!("question"));
    finish_quickly(page).await;
    tokio::time::sleep(Duration::from_millis(1200)).await;
    page.wait_for_status("result").await;
    assert_eq!(page.eval("events.at(-1)[0]").await, json!("result"));
    // What the engine had brought before it was taken there is in the frame too.
    assert_eq!(page.eval("getComputedStyle(root.querySelector('.columns')).display").await, json!("grid"));
    assert_eq!(page.eval("errors").await, json!([]), "in the frame");
    assert_eq!(crate::axe::violations(page).await, json!([]), "axe, in the frame");
    page.client().enter_parent_frame().await.unwrap();
    assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]), "on the page");
}
