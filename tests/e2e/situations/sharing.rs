//! Sharing a result: the fallbacks from the share sheet to the clipboard to copying by hand. The shared text is the shown
//! one, one event names the method, and the focus stays.

use super::navigation::advance_to;
use super::situation::situations;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::{Value, json};

situations![
    the_next_method_is_tried_when_one_fails,
    copying_the_link_alone,
    dismissing_the_share_sheet,
    a_share_sheet_that_never_closes,
    a_page_that_protects_its_texts,
    sharing_by_keyboard,
    the_preview_is_what_the_link_shows,
    sharing_the_page_or_nothing,
];

const SHARE: &str = ".share .primary";
const COPY: &str = ".link .button";

/// How `share()`, the clipboard and the copy command behave; the methods that fail before one works; and that method.
const FALLBACKS: [(&str, &str, &str, &[&str], &str); 13] = [
    ("works", "works", "works", &[], "native"),
    ("nonsense", "works", "works", &[], "native"),
    ("refuses", "works", "works", &["share"], "clipboard"),
    ("throws", "works", "works", &["share"], "clipboard"),
    ("thing", "works", "works", &[], "clipboard"),
    ("missing", "works", "works", &[], "clipboard"),
    ("missing", "missing", "works", &[], "copy"),
    ("missing", "refuses", "works", &["clipboard"], "copy"),
    ("refuses", "throws", "works", &["share", "clipboard"], "copy"),
    ("missing", "missing", "false", &[], "manual"),
    ("missing", "missing", "missing", &[], "manual"),
    ("missing", "missing", "throws", &[], "manual"),
    ("refuses", "refuses", "false", &["share", "clipboard"], "manual"),
];

/// The tab stores the play, so each visit but the first starts with its result.
async fn visit(page: &Page, share: &str, clipboard: &str, command: &str) {
    page.open(&format!("/pages/sharing.html?share={share}&clipboard={clipboard}&command={command}")).await;
    page.wait_for("/intro|result/.test(host?.status)").await;
    if page.eval("host.status").await == json!("intro") {
        play_to_result(page).await;
    }
    page.wait_for_status("result").await;
    unfold_message(page).await;
}

/// The message and its link are folded below the button that shares.
async fn unfold_message(page: &Page) {
    page.click(".share > details > summary").await;
    page.wait_for("root.querySelector('.message textarea').checkVisibility()").await;
}

async fn play_to_result(page: &Page) {
    for screen in ["start", "pair", "result"] {
        advance_to(page, screen).await;
    }
}

async fn the_next_method_is_tried_when_one_fails(page: &Page) {
    for (share, clipboard, command, failing, method) in FALLBACKS {
        let row = format!("share {share}, clipboard {clipboard}, command {command}");
        visit(page, share, clipboard, command).await;
        let shown = page.eval("root.querySelector('.message textarea').value").await;
        page.click(SHARE).await;
        assert_reported(page, method, &row).await;
        for (index, name) in failing.iter().enumerate() {
            assert_eq!(page.eval(&format!("attempts[{index}][0]")).await, json!(name), "{row}");
        }
        let attempts = page.eval("attempts").await;
        let expected = failing.len() + usize::from(method != "manual");
        assert_eq!(attempts.as_array().unwrap().len(), expected, "{row}: {attempts}");
        for attempt in attempts.as_array().unwrap() {
            assert_is_what_was_shown(attempt, &shown, &row);
        }
        assert_focus(page, method, "root.querySelector('.message textarea')", SHARE, &row).await;
    }
}

/// One event with that method, and its message. A second one would have come before the message.
async fn assert_reported(page: &Page, method: &str, row: &str) {
    let words = match method {
        "native" => "Shared.",
        "manual" => "The text is selected. Press Ctrl+C to copy it, or ⌘C on a Mac.",
        _ => "Copied.",
    };
    page.wait_for(&format!("root.querySelector('.told[role=status]').textContent === {}", json!(words))).await;
    assert_eq!(page.events("share").await, [json!({ "method": method })], "{row}");
    assert_eq!(page.eval("errors").await, json!([]), "{row}");
}

/// Byte for byte: the text and URL, which the share sheet joins, or both as one text.
fn assert_is_what_was_shown(attempt: &Value, shown: &Value, row: &str) {
    let whole = match &attempt[0] {
        by if by == "share" => {
            assert_eq!(attempt[2], json!(true), "{row}: during the click");
            let data = &attempt[1];
            let mut fields: Vec<&String> = data.as_object().unwrap().keys().collect();
            fields.sort();
            assert_eq!(fields, ["text", "title", "url"], "{row}");
            let (text, url) = (data["text"].as_str().unwrap(), data["url"].as_str().unwrap());
            assert!(text.starts_with("I’m ") && text.contains("Where do you stand?"), "{row}: {text}");
            assert_eq!(data["title"], json!("Product Owner or Product Manager?"), "{row}");
            json!(format!("{text}\n{url}"))
        }
        _ => attempt[1].clone(),
    };
    assert_eq!(whole, *shown, "{row}");
}

/// On the button; for copying by hand, on the field, with all of its text selected.
async fn assert_focus(page: &Page, method: &str, field: &str, button: &str, row: &str) {
    if method == "manual" {
        page.wait_for(&format!("root.activeElement === {field}")).await;
        let selected = format!("(it => [it.selectionStart, it.selectionEnd === it.value.length])({field})");
        page.wait_for(&format!("{selected}.join() === '0,true'")).await;
    } else {
        assert_eq!(page.eval(&format!("root.activeElement?.matches('{button}')")).await, json!(true), "{row}");
    }
    assert_eq!(page.count(".aside").await, 0, "{row}: the temporary field is removed");
}

async fn copying_the_link_alone(page: &Page) {
    for (_, clipboard, command, failing, method) in FALLBACKS.into_iter().filter(|row| row.0 == "missing") {
        let row = format!("clipboard {clipboard}, command {command}");
        // The share sheet works, but the button that copies the link does not use it.
        visit(page, "works", clipboard, command).await;
        let link = page.eval("root.querySelector('.link input').value").await;
        page.click(COPY).await;
        assert_reported(page, method, &row).await;
        let attempts = page.eval("attempts.map(each => each[1])").await;
        let expected = vec![link; failing.len() + usize::from(method != "manual")];
        assert_eq!(attempts, json!(expected), "{row}");
        assert_focus(page, method, "root.querySelector('.link input')", COPY, &row).await;
    }
}

/// Dismissing the share sheet fires no event and shows no message.
async fn dismissing_the_share_sheet(page: &Page) {
    visit(page, "cancels", "works", "works").await;
    page.click(SHARE).await;
    page.wait_for("attempts.length === 1").await;
    page.eval("new Promise(done => setTimeout(done))").await;
    assert_eq!(page.eval(&format!("root.activeElement?.matches('{SHARE}')")).await, json!(true));
    assert_eq!(page.text(".told").await, "");
    assert_eq!(page.events("share").await, Vec::<Value>::new());
    page.click(COPY).await;
    assert_reported(page, "clipboard", "after dismissing the share sheet").await;
    assert_eq!(page.eval("attempts.map(each => each[0])").await, json!(["share", "clipboard"]));
    // A second dismissed share sheet removes the message of the copy.
    page.click(SHARE).await;
    page.wait_for("attempts.length === 3").await;
    page.wait_for("root.querySelector('.told').textContent === ''").await;
    assert_eq!(page.events("share").await, [json!({ "method": "clipboard" })]);
}

/// Its promise never settles. A later press copies the text.
async fn a_share_sheet_that_never_closes(page: &Page) {
    visit(page, "hangs", "works", "works").await;
    page.click(SHARE).await;
    page.wait_for("attempts.length === 1").await;
    page.eval("new Promise(done => setTimeout(done, 100))").await;
    assert_eq!(page.text(".told").await, "");
    page.click(SHARE).await;
    assert_reported(page, "clipboard", "a second press").await;
    page.click(SHARE).await;
    page.wait_for("attempts.length === 3").await;
    assert_eq!(page.eval("attempts.map(each => each[0])").await, json!(["share", "clipboard", "clipboard"]));
}

/// Its listener cancels the event of the copy command. The widget copies all the same, or does not claim that it has.
async fn a_page_that_protects_its_texts(page: &Page) {
    for (guard, method) in [("first", "copy"), ("last", "copy"), ("alone", "manual")] {
        page.open(&format!("/pages/sharing.html?share=missing&clipboard=missing&command=works&guard={guard}")).await;
        page.wait_for("/intro|result/.test(host?.status)").await;
        if page.eval("host.status").await == json!("intro") {
            play_to_result(page).await;
        }
        page.wait_for_status("result").await;
        unfold_message(page).await;
        let link = page.eval("root.querySelector('.link input').value").await;
        page.click(COPY).await;
        assert_reported(page, method, guard).await;
        if method == "copy" {
            assert_eq!(page.pasted_into("#pasted").await, link, "{guard}");
        }
    }
}

async fn sharing_by_keyboard(page: &Page) {
    visit(page, "works", "works", "works").await;
    page.eval("void root.querySelector('.title').focus()").await;
    page.tab_to(&format!("it.matches('{SHARE}')")).await;
    page.press_key(Key::Enter, 1).await;
    assert_reported(page, "native", "by Enter").await;
    assert_eq!(page.eval("attempts[0][2]").await, json!(true), "during the click");
    page.tab_to(&format!("it.matches('{COPY}')")).await;
    page.press_key(Key::Space, 1).await;
    page.wait_for("events.filter(([name]) => name === 'share').length === 2").await;
    page.wait_for("root.querySelector('.told').textContent === 'Copied.'").await;
    assert_eq!(page.eval("root.activeElement.textContent").await, json!("Copy the link"));
    let link = page.eval("root.querySelector('.link input').value").await;
    assert_eq!(page.eval("attempts[1].slice(0, 2)").await, json!(["clipboard", link]));
}

/// The unfolded preview is what a friend sees, except for the invitation.
async fn the_preview_is_what_the_link_shows(page: &Page) {
    let seen = |around: &str| {
        format!(
            "(it => ({{ meter: it.querySelector('[role=meter]').outerHTML, ends: it.querySelector('.ends').outerHTML,
                facets: it.querySelector('.facets').outerHTML,
                texts: [...it.querySelectorAll('p:not(.ends p, .small, .lead, .eyebrow)')].map(part => part.textContent) }}))(root.querySelector('{around}'))"
        )
    };
    visit(page, "works", "works", "works").await;
    assert_eq!(page.eval("root.querySelectorAll('[role=meter]').length").await, json!(1));
    page.click("details details > summary").await;
    page.wait_for("root.querySelector('.opened [role=meter]')?.checkVisibility()").await;
    let shown = page.eval(&seen(".opened")).await;
    let verdict = page.text(".opened .subtitle").await;
    assert_eq!(page.count(".opened button").await, 0);
    assert_eq!(crate::axe::violations(page).await, json!([]), "axe, with the preview");
    // Copying does not close the preview.
    page.click(COPY).await;
    assert_reported(page, "clipboard", "with the preview").await;
    assert_eq!(page.eval("root.querySelector('.share details').open").await, json!(true));
    let link = page.eval("root.querySelector('.link input').value").await;
    page.open(link.as_str().unwrap()).await;
    page.scroll_to_widget().await;
    page.wait_for_status("result").await;
    page.wait_for("root.querySelector('.lead')").await;
    assert_eq!(page.eval(&seen(".screen")).await, shown);
    assert_eq!(page.text(".title").await, verdict);
}

async fn sharing_the_page_or_nothing(page: &Page) {
    page.open("/pages/sharing.html?to=page&share=works").await;
    play_to_result(page).await;
    let own = page.eval("location.origin + location.pathname").await;
    let link = page.eval("root.querySelector('.link input').value").await;
    let (url, code) = link.as_str().unwrap().split_once('#').unwrap();
    assert_eq!(json!(url), own, "the URL of the page without its query");
    assert_eq!(json!(code), page.eval("host.result.code").await);
    page.click(SHARE).await;
    assert_reported(page, "native", "sharing the page").await;
    assert_eq!(page.eval("attempts[0][1].url").await, link);
    assert!(page.text(".paper").await.ends_with(link.as_str().unwrap()));

    page.open("/pages/sharing.html?to=none&share=works").await;
    page.wait_for_status("intro").await;
    play_to_result(page).await;
    assert_eq!(page.count(".share, .paper, textarea, .card input").await, 0, "no controls for sharing");
}
