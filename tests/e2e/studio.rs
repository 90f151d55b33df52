//! The studio in Chromium alone: accessibility on a small phone, and how long its tasks take with a deck at the limit.

use crate::axe::violations;
use crate::page::Page;
use crate::situations::studio::click;
use crate::trial::tests;
use fantoccini::Locator;
use fantoccini::key::Key;
use role_fit_core::deck::reading::{MAX_BYTES, MAX_ITEMS, parse};
use serde_json::{Value, json};
use std::time::Duration;

tests![
    axe_finds_nothing_at_320_px,
    a_deck_at_the_limit_is_shown_part_by_part,
    the_longest_tasks_with_a_deck_at_the_limit_are_printed,
];

/// The processor is this many times as slow, as that of a phone.
const SLOWNESS: u32 = 4;

async fn axe_finds_nothing_at_320_px() {
    let page = Page::start().await;
    for theme in ["light", "dark"] {
        page.set_viewport((320, 800), theme).await;
        page.open(&format!("{}/studio/", page.site().host)).await;
        page.wait_for("document.querySelector('deck-editor')?.text").await;
        page.wait_for_status("intro").await;
        open_text(&page, "mine.md", "## Mine?\n- [ ] Yes\n- [ ] No\n\n## Yours?\n- [x] Yes\n- [ ] No\n").await;
        page.wait_for("document.querySelector('.problem')").await;
        for tab in ["deck", "embed"] {
            page.client().find(Locator::Css(&format!("#tab-{tab}"))).await.unwrap().click().await.unwrap();
            page.eval("document.querySelectorAll('details').forEach(fold => { fold.open = true; })").await;
            page.wait_for_frames().await;
            assert_eq!(violations(&page).await, json!([]), "{tab}, {theme}");
            let overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
            assert_eq!(page.eval(overflow).await, json!(0), "{tab}, {theme}");
        }
    }
    page.close().await;
}

async fn open_text(page: &Page, name: &str, text: &str) {
    let script = "const [name, text] = arguments, dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], name));
        dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));";
    page.client().execute(script, vec![json!(name), json!(text)]).await.unwrap();
}

/// As many questions as a deck may have, in nearly as many bytes, with line breaks.
fn deck_at_the_limit() -> String {
    let item = |number: usize, filling: usize| {
        let options = ["first", "second", "third"].map(|id| {
            json!({ "id": id, "text": format!("The {id} option of question {number}"), "why": "Because the source says so." })
        });
        json!({
            "id": format!("question-{number}"), "kind": "question", "key": "second", "facts": [format!("F{number}")],
            "stem": format!("What is the answer to question {number}?{}", " word".repeat(filling)), "options": options,
        })
    };
    let deck = |filling| {
        let items: Vec<Value> = (1..=MAX_ITEMS).map(|number| item(number, filling)).collect();
        json!({ "id": "limit", "title": "Limit", "items": items }).to_string().replace("},{", "},\n{")
    };
    let filling = (MAX_BYTES - deck(0).len()) / MAX_ITEMS / " word".len();
    let deck = deck(filling);
    assert!((MAX_BYTES - 3_000..=MAX_BYTES).contains(&deck.len()) && parse(&deck).is_ok(), "{} bytes", deck.len());
    deck
}

/// Notes which parts of the page change together. An observer is called once for all changes of a task.
const WATCH_PARTS: &str = "window.changes = [];
    const partOf = node => {
        if (node.getRootNode().host) return 'editor';
        const element = node.closest ? node : node.parentElement;
        return element?.closest('.stage') ? 'quiz' : element?.closest('.far')?.getAttribute('aria-labelledby');
    };
    const observer = new MutationObserver(records => {
        const nodes = records.flatMap(({ target, addedNodes }) => [target, ...addedNodes]);
        const parts = new Set(nodes.map(partOf).filter(Boolean));
        if (parts.size) changes.push([...parts].sort());
    });
    for (const root of [document.body, document.querySelector('deck-editor').shadowRoot])
        observer.observe(root, { subtree: true, childList: true, characterData: true });";

/// A clock would fail on a busy machine. What makes a task long on a slow phone is that it draws several parts.
async fn a_deck_at_the_limit_is_shown_part_by_part() {
    let page = Page::start().await;
    page.open(&format!("{}/studio/", page.site().host)).await;
    page.wait_for("document.querySelector('deck-editor')?.text").await;
    page.wait_for_status("intro").await;
    page.client().execute(WATCH_PARTS, vec![]).await.unwrap();
    open_text(&page, "limit.json", &deck_at_the_limit()).await;
    let parts = ["editor", "problems", "questions", "quiz"];
    page.wait_for(&format!("{}.every(part => changes.flat().includes(part))", json!(parts))).await;
    page.wait_for("/^1 to 50 of 500$/.test(document.querySelector('.pages span')?.textContent)").await;
    page.wait_for_status("intro").await;
    let together = page.eval("changes.filter(parts => parts.length > 1)").await;
    assert_eq!(together, json!([]), "each in a task of its own");
    page.close().await;
}

/// Clocks are printed and not asserted: a busy machine would make every limit fail.
async fn the_longest_tasks_with_a_deck_at_the_limit_are_printed() {
    let page = Page::start().await;
    page.open(&format!("{}/studio/", page.site().host)).await;
    page.wait_for("document.querySelector('deck-editor')?.text").await;
    page.wait_for_status("intro").await;
    page.eval(
        "(window.tasks = [], new PerformanceObserver(list => tasks.push(...list.getEntries().map(task => task.duration)))
            .observe({ type: 'longtask' }))",
    )
    .await;
    let deck = deck_at_the_limit();
    page.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWNESS })).await;
    let report = async |what: &str| {
        // What follows an answer has tasks of its own.
        tokio::time::sleep(Duration::from_secs(2)).await;
        page.wait_for_frames().await;
        let tasks = page.eval("tasks.splice(0).map(Math.round)").await;
        println!("studio, deck at the limit, processor {SLOWNESS} times slower: {what}: tasks above 50 ms: {tasks}");
    };
    open_text(&page, "limit.json", &deck).await;
    page.wait_for("/500 questions/.test(document.querySelector('.summary').textContent)").await;
    page.wait_for_status("intro").await;
    report("opening").await;
    // The table is drawn after the summary.
    let question = "tbody tr:nth-child(40) .link";
    page.wait_for(&format!("document.querySelector('{question}')")).await;
    click(&page, Locator::Css(question)).await;
    report("going to a question").await;
    // To the end of the row, and of the line.
    page.press_key(Key::End, 2).await;
    page.press_key(Key::Space, 6).await;
    page.wait_for("document.querySelector('.summary').textContent === 'Checking …'").await;
    page.wait_for("/500 questions/.test(document.querySelector('.summary').textContent)").await;
    report("typing").await;
    page.wait_for("document.querySelector('[aria-label=\"Play from question 45\"]')").await;
    click(&page, Locator::Css("[aria-label='Play from question 45']")).await;
    page.wait_for_status("question").await;
    report("playing").await;
    click(&page, Locator::Css("#tab-embed")).await;
    page.wait_for("!document.querySelector('#panel-embed').hidden").await;
    report("the code for a page").await;
    page.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
    page.close().await;
}
