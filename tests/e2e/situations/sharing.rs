//! The ladder by which a result leaves the page, rung by rung: what is attempts on is what was shown, one event tells of it,
//! and the focus stays.

use super::navigation::advance_to;
use super::situation::situations;
use crate::page::Page;
use fantoccini::key::Key;
use serde_json::{Value, json};

situations![
    the_next_method_is_tried_when_one_fails,
    copying_the_link_alone,
    dismissing_the_share_sheet,
    sharing_by_keyboard,
    the_preview_is_what_the_link_shows,
    sharing_the_page_or_nothing,
];

const SHARE: &str = ".link .primary";
const COPY: &str = ".link .button:not(.primary)";

/// How the browser answers to share(), the clipboard and the command, what is tried in vain before, and the method.
const ROWS: [(&str, &str, &str, &[&str], &str); 13] = [
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

/// The play is kept in the tab: each visit but the first begins with its result.
async fn visit(page: &Page, share: &str, clipboard: &str, command: &str) {
    page.open(&format!("/pages/sharing.html?share={share}&clipboard={clipboard}&command={command}")).await;
    page.wait_for("/intro|result/.test(host?.status)").await;
    if page.eval("host.status").await == json!("intro") {
        plays(page).await;
    }
    page.wait_for_status("result").await;
}

async fn plays(page: &Page) {
    for screen in ["start", "question", "result"] {
        advance_to(page, screen).await;
    }
}

async fn the_next_method_is_tried_when_one_fails(page: &Page) {
    for (share, clipboard, command, in_vain, method) in ROWS {
        let row = format!("share {share}, clipboard {clipboard}, command {command}");
        visit(page, share, clipboard, command).await;
        let shown = page.eval("root.querySelector('.message textarea').value").await;
        page.click(SHARE).await;
        is_told(page, method, &row).await;
        for (place, name) in in_vain.iter().enumerate() {
            assert_eq!(page.eval(&format!("attempts[{place}][0]")).await, json!(name), "{row}");
        }
        let attempts = page.eval("attempts").await;
        let expected = in_vain.len() + usize::from(method != "manual");
        assert_eq!(attempts.as_array().unwrap().len(), expected, "{row}: {attempts}");
        for attempt in attempts.as_array().unwrap() {
            assert_is_what_was_shown(attempt, &shown, &row);
        }
        focus_is_right(page, method, "root.querySelector('.message textarea')", SHARE, &row).await;
    }
}

/// One event and the words for it. Both have come by now: whatever else there was would have come before.
async fn is_told(page: &Page, method: &str, row: &str) {
    let words = match method {
        "native" => "Shared.",
        "manual" => "Press Ctrl+C, or ⌘C on a Mac, to copy what is selected.",
        _ => "Copied.",
    };
    page.wait_for(&format!("root.querySelector('.told[role=status]').textContent === {}", json!(words))).await;
    assert_eq!(page.events("share").await, [json!({ "method": method })], "{row}");
    assert_eq!(page.eval("errors").await, json!([]), "{row}");
}

/// Byte for byte: the text and the address that a system joins, or both as one text.
fn assert_is_what_was_shown(attempt: &Value, shown: &Value, row: &str) {
    let whole = match &attempt[0] {
        by if by == "share" => {
            assert_eq!(attempt[2], json!(true), "{row}: within the press");
            let parcel = &attempt[1];
            let fields: Vec<&String> = parcel.as_object().unwrap().keys().collect();
            assert_eq!(fields, ["text", "title", "url"], "{row}");
            let (text, url) = (parcel["text"].as_str().unwrap(), parcel["url"].as_str().unwrap());
            assert_eq!(text.lines().next(), parcel["title"].as_str(), "{row}");
            json!(format!("{text}\n{url}"))
        }
        _ => attempt[1].clone(),
    };
    assert_eq!(whole, *shown, "{row}");
}

/// On the button, or by input on all of the field.
async fn focus_is_right(page: &Page, method: &str, field: &str, button: &str, row: &str) {
    if method == "manual" {
        page.wait_for(&format!("root.activeElement === {field}")).await;
        let selected = format!("(it => [it.selectionStart, it.selectionEnd === it.value.length])({field})");
        page.wait_for(&format!("{selected}.join() === '0,true'")).await;
    } else {
        assert_eq!(page.eval(&format!("root.activeElement?.matches('{button}')")).await, json!(true), "{row}");
    }
    assert_eq!(page.count(".aside").await, 0, "{row}: the helping field is gone");
}

async fn copying_the_link_alone(page: &Page) {
    for (_, clipboard, command, in_vain, method) in ROWS.into_iter().filter(|row| row.0 == "missing") {
        let row = format!("clipboard {clipboard}, command {command}");
        // Its own way would be there, but a link that is to be copied is not shared.
        visit(page, "works", clipboard, command).await;
        let link = page.eval("root.querySelector('.link input').value").await;
        page.click(COPY).await;
        is_told(page, method, &row).await;
        let attempts = page.eval("attempts.map(each => each[1])").await;
        let expected = vec![link; in_vain.len() + usize::from(method != "manual")];
        assert_eq!(attempts, json!(expected), "{row}");
        focus_is_right(page, method, "root.querySelector('.link input')", COPY, &row).await;
    }
}

/// Nothing comes of it, and nothing is told: the next wish is the first that the page hears of.
async fn dismissing_the_share_sheet(page: &Page) {
    visit(page, "cancels", "works", "works").await;
    page.click(SHARE).await;
    page.wait_for("attempts.length === 1").await;
    page.eval("new Promise(done => setTimeout(done))").await;
    assert_eq!(page.eval(&format!("root.activeElement?.matches('{SHARE}')")).await, json!(true));
    assert_eq!(page.text(".told").await, "");
    assert_eq!(page.events("share").await, Vec::<Value>::new());
    page.click(COPY).await;
    is_told(page, "clipboard", "after a change of mind").await;
    assert_eq!(page.eval("attempts.map(each => each[0])").await, json!(["share", "clipboard"]));
    // Back to sharing, which is attempts up again: what was told before is no longer true.
    page.click(SHARE).await;
    page.wait_for("attempts.length === 3").await;
    page.wait_for("root.querySelector('.told').textContent === ''").await;
    assert_eq!(page.events("share").await, [json!({ "method": "clipboard" })]);
}

async fn sharing_by_keyboard(page: &Page) {
    visit(page, "works", "works", "works").await;
    page.eval("void root.querySelector('.message textarea').focus()").await;
    page.tab_to(&format!("it.matches('{SHARE}')")).await;
    page.press_key(Key::Enter, 1).await;
    is_told(page, "native", "by Enter").await;
    assert_eq!(page.eval("attempts[0][2]").await, json!(true), "within the press");
    page.press_key(Key::Tab, 1).await;
    page.press_key(Key::Space, 1).await;
    page.wait_for("events.filter(([name]) => name === 'share').length === 2").await;
    page.wait_for("root.querySelector('.told').textContent === 'Copied.'").await;
    assert_eq!(page.eval("root.activeElement.textContent").await, json!("Copy the link"));
    let link = page.eval("root.querySelector('.link input').value").await;
    assert_eq!(page.eval("attempts[1].slice(0, 2)").await, json!(["clipboard", link]));
}

/// What is unfolded is what a friend sees then, but for the invitation.
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
    page.click(".share summary").await;
    page.wait_for("root.querySelector('.opened [role=meter]')?.checkVisibility()").await;
    let shown = page.eval(&seen(".opened")).await;
    let verdict = page.text(".opened .subtitle").await;
    assert!(page.eval("root.querySelector('.message textarea').value").await.as_str().unwrap().contains(&verdict));
    assert_eq!(page.count("details:first-of-type .opened button").await, 0);
    assert_eq!(crate::axe::violations(page).await, json!([]), "axe, unfolded");
    // What was done elsewhere on the screen folds nothing.
    page.click(COPY).await;
    is_told(page, "clipboard", "unfolded").await;
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
    plays(page).await;
    let own = page.eval("location.href.split('#')[0]").await;
    let link = page.eval("root.querySelector('.link input').value").await;
    let (address, code) = link.as_str().unwrap().split_once('#').unwrap();
    assert_eq!(json!(address), own, "the blog's own address");
    assert_eq!(json!(code), page.eval("host.result.code").await);
    page.click(SHARE).await;
    is_told(page, "native", "the page").await;
    assert_eq!(page.eval("attempts[0][1].url").await, link);
    assert!(page.text(".paper").await.ends_with(link.as_str().unwrap()));

    page.open("/pages/sharing.html?to=none&share=works").await;
    page.scroll_to_widget().await;
    page.wait_for_status("result").await;
    assert_eq!(page.count(".share, .paper, textarea, .card input").await, 0, "nothing is shared");
}
