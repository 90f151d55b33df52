//! Pages that hide the quiz, or something around it: the page wins, and the quiz comes back when the page shows it again.

use super::situation::situations;
use crate::driver::Engine;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::json;

situations![
    hidden_by_the_page,
    hidden_on_a_page_that_unsets_everything,
    hidden_in_print except [(Engine::Firefox, NO_PRINT), (Engine::WebKit, NO_PRINT)],
    a_closed_popover,
    inside_a_hidden_modal,
    without_pointer_events,
    inside_other_layouts,
];

const NO_PRINT: &str = "its driver cannot show a page as in print";

/// How a page hides the quiz, and how it shows it again.
const WAYS: [(&str, &str); 6] = [
    ("host.style.display = 'none'", "host.style.display = ''"),
    ("host.className = 'd-none'", "host.className = ''"),
    ("host.hidden = true", "host.hidden = false"),
    ("host.hidden = 'until-found'", "host.hidden = false"),
    ("document.getElementById('media').media = 'all'", "document.getElementById('media').media = 'not all'"),
    ("around.style.display = 'none'", "around.style.display = ''"),
];

const IS_VISIBLE: &str =
    "root.querySelector('.card').checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })";

async fn start(page: &Page, query: &str) {
    page.open(&format!("/pages/hidden-by-page.html{query}")).await;
    page.wait_for_status("intro").await;
    assert_is_visible(page, true, "at first").await;
}

async fn assert_is_visible(page: &Page, is_visible: bool, way: &str) {
    assert_eq!(page.eval(IS_VISIBLE).await, json!(is_visible), "{way}");
}

async fn assert_each_way_hides(page: &Page, ways: &[(&str, &str)]) {
    for (hide, show) in ways {
        page.eval(&format!("void ({hide})")).await;
        assert_is_visible(page, false, hide).await;
        page.eval(&format!("void ({show})")).await;
        assert_is_visible(page, true, show).await;
    }
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
}

async fn hidden_by_the_page(page: &Page) {
    start(page, "").await;
    assert_each_way_hides(page, &WAYS).await;
}

/// There only rules that are as important as the page's can hide anything, and the quiz can be used.
async fn hidden_on_a_page_that_unsets_everything(page: &Page) {
    start(page, "?unset=yes").await;
    let ways = [
        ("host.className = 'd-none'", "host.className = ''"),
        ("host.hidden = true", "host.hidden = false"),
        ("host.style.setProperty('display', 'none', 'important')", "host.style.display = ''"),
    ];
    assert_each_way_hides(page, &ways).await;
    let width = page.eval("root.querySelector('.card').getBoundingClientRect().width").await.as_f64().unwrap();
    assert!(width > 500.0, "the quiz is {width} pixels wide");
    // The quiz loads when it comes near the viewport, whatever the page makes of its element.
    let seen = "(box => box.width > 500 && box.height > 100)(host.getBoundingClientRect())";
    assert_eq!(page.eval(seen).await, json!(true), "the box of the element");
}

async fn hidden_in_print(page: &Page) {
    start(page, "").await;
    page.chromium("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    assert_is_visible(page, false, "in print").await;
    page.chromium("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
    assert_is_visible(page, true, "on the screen").await;
}

async fn a_closed_popover(page: &Page) {
    start(page, "").await;
    if page.eval("'popover' in HTMLElement.prototype").await != json!(true) {
        return;
    }
    page.eval("void (host.popover = 'auto', host.style.width = '500px')").await;
    assert_is_visible(page, false, "closed").await;
    page.eval("host.showPopover()").await;
    assert_is_visible(page, true, "open").await;
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    page.eval("host.hidePopover()").await;
    assert_is_visible(page, false, "closed again").await;
}

/// Bootstrap and others hide a modal by `visibility`. Nothing in it can be seen, clicked or focused.
async fn inside_a_hidden_modal(page: &Page) {
    start(page, "").await;
    let centre = "(box => document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2))
        (root.querySelector('.primary').getBoundingClientRect())";
    assert_eq!(page.eval(&format!("{centre} === host")).await, json!(true));
    page.eval("void (around.className = 'modal')").await;
    assert_is_visible(page, false, "hidden").await;
    assert_eq!(page.eval(&format!("{centre} === host")).await, json!(false), "a click would hit it");
    page.eval("document.getElementById('before').focus()").await;
    page.press_key(Key::Tab, 1).await;
    assert_eq!(page.eval("document.activeElement.id").await, json!("after"), "Tab skips it");
    page.eval("void (around.className = '')").await;
    assert_is_visible(page, true, "shown").await;
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
}

async fn without_pointer_events(page: &Page) {
    start(page, "").await;
    let hits = "(box => document.elementFromPoint(box.left + 5, box.top + 5) === host)
        (root.querySelector('.primary').getBoundingClientRect())";
    page.eval("void (around.className = 'disabled')").await;
    assert_eq!(page.eval(hits).await, json!(false));
    page.eval("void (around.className = '')").await;
    assert_eq!(page.eval(hits).await, json!(true));
}

/// A rule of the page may make the element something else than a block; the quiz is as wide as before.
async fn inside_other_layouts(page: &Page) {
    start(page, "").await;
    let width = "root.querySelector('.card').getBoundingClientRect().width";
    let before = page.eval(width).await;
    for display in ["inline", "flex", "grid", "flow-root", "contents"] {
        page.eval(&format!("void (host.style.display = '{display}')")).await;
        assert_eq!(page.eval(width).await, before, "{display}");
    }
}
