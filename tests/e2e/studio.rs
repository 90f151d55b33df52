//! The studio in Chromium alone: accessibility on a small phone, and how long its tasks take with a deck at the limit.

use crate::axe::violations;
use crate::page::Page;
use crate::trial::tests;
use fantoccini::Locator;
use fantoccini::key::Key;
use role_fit_core::deck::reading::{MAX_BYTES, MAX_ITEMS, parse};
use serde_json::{Value, json};

tests![axe_finds_nothing_at_320_px, the_longest_tasks_with_a_deck_at_the_limit_are_printed,];

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
        page.wait_for_frames().await;
        let tasks = page.eval("tasks.splice(0).map(Math.round)").await;
        println!("studio, deck at the limit, processor {SLOWNESS} times slower: {what}: tasks above 50 ms: {tasks}");
    };
    open_text(&page, "limit.json", &deck).await;
    page.wait_for("/500 questions/.test(document.querySelector('.summary').textContent)").await;
    page.wait_for_status("intro").await;
    report("opening").await;
    page.client().find(Locator::Css("tbody tr:nth-child(40) .link")).await.unwrap().click().await.unwrap();
    page.press_key(Key::End, 1).await;
    page.press_key(Key::Space, 6).await;
    page.wait_for("document.querySelector('.summary').textContent === 'Checking …'").await;
    page.wait_for("/500 questions/.test(document.querySelector('.summary').textContent)").await;
    report("typing").await;
    page.client().find(Locator::Css("[aria-label='Play from question 45']")).await.unwrap().click().await.unwrap();
    page.wait_for_status("question").await;
    report("playing").await;
    page.client().find(Locator::Css("#tab-embed")).await.unwrap().click().await.unwrap();
    page.wait_for("!document.querySelector('#panel-embed').hidden").await;
    report("the code for a page").await;
    page.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
    page.close().await;
}
