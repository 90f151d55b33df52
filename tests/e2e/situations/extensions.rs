//! Extensions that change the texts or the style sheets of the quiz: each screen shows the same as without them.

use super::situation::situations;
use super::teams::team_link;
use crate::page::Page;
use serde_json::{Value, json};

situations![
    texts_wrapped_by_a_translator,
    texts_replaced_by_a_translator,
    texts_replaced_as_soon_as_they_appear,
    a_translated_first_card,
    dark_reader,
    style_sheets_among_ours,
];

const PAGE: &str = "/pages/extensions.html";

async fn texts_wrapped_by_a_translator(page: &Page) {
    assert_same_tour(page, "wrapped").await;
}

async fn texts_replaced_by_a_translator(page: &Page) {
    assert_same_tour(page, "replaced").await;
}

async fn texts_replaced_as_soon_as_they_appear(page: &Page) {
    assert_same_tour(page, "replaced-at-once").await;
}

async fn assert_same_tour(page: &Page, texts: &str) {
    page.open(&format!("{PAGE}?seed=5")).await;
    let undisturbed = tour(page).await;
    page.open(&format!("{PAGE}?seed=5&texts={texts}")).await;
    let disturbed = tour(page).await;
    assert!(page.eval("root.querySelector('font')").await != Value::Null, "the translator is at work");
    assert_same_screens(&undisturbed, &disturbed);
}

/// The screens of a whole play, and everything that can change on one.
async fn tour(page: &Page) -> Vec<String> {
    page.wait_for_status("intro").await;
    let teams = [team_link(&[20, 180, 100, 66]), team_link(&[0, 200])];
    page.eval(&format!("void (window.teams = {})", json!(teams))).await;
    let screens = run(page, "tour").await;
    assert!(screens.len() > 60, "only {} screens: {screens:?}", screens.len());
    assert_eq!(page.eval("window.errors").await, json!([]));
    screens
}

async fn run(page: &Page, function: &str) -> Vec<String> {
    let script = format!("const done = arguments[0]; {function}().then(done, error => done([String(error.stack)]));");
    serde_json::from_value(page.client().execute_async(&script, vec![]).await.unwrap()).unwrap()
}

fn assert_same_screens(undisturbed: &[String], disturbed: &[String]) {
    for (expected, found) in undisturbed.iter().zip(disturbed) {
        assert_eq!(found, expected);
    }
    assert_eq!(disturbed.len(), undisturbed.len());
}

/// Presses count, and the engine takes over at the same screen.
async fn a_translated_first_card(page: &Page) {
    let mut tours = Vec::new();
    for (run_name, texts) in [("undisturbed", ""), ("wrapped", "&texts=wrapped"), ("replaced", "&texts=replaced")] {
        page.open(&format!("{PAGE}?from=/fault/late/wasm/always/{run_name}/{texts}")).await;
        page.wait_for("root && root.querySelector('.first .card')").await;
        let mut screens = run(page, "firstSteps").await;
        // A screen reader may hold on to a control of the first card after the engine has taken over.
        page.eval("void (window.next = root.querySelector('.first .apart .primary'))").await;
        page.site().repair(run_name);
        page.wait_for_status("question").await;
        page.wait_for("!root.querySelector('.first')").await;
        screens.push(page.eval("shown()").await.to_string());
        page.eval("next.click()").await;
        page.wait_for("root.querySelector('.eyebrow').textContent === 'Question 2 of 21'").await;
        page.eval("next.click()").await;
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert_eq!(page.text(".eyebrow").await, "Question 2 of 21", "{texts}: another screen has another control");
        assert_eq!(page.eval("window.errors").await, json!([]));
        tours.push(screens);
    }
    assert_same_screens(&tours[0], &tours[1]);
    assert_same_screens(&tours[0], &tours[2]);
}

/// The real extension, as a library.
async fn dark_reader(page: &Page) {
    page.open(&format!("{PAGE}?seed=5")).await;
    let undisturbed = tour(page).await;
    // Before the engine is there, which brings a style sheet of its own.
    page.open(&format!("{PAGE}?seed=5&from=/fault/late/wasm/always/dark/")).await;
    page.wait_for("root && root.querySelector('.app')").await;
    let library = std::env::var("ROLE_FIT_DARK_READER").expect("`cargo xtask test` sets ROLE_FIT_DARK_READER");
    page.client().execute(&std::fs::read_to_string(library).unwrap(), vec![]).await.unwrap();
    page.eval("DarkReader.enable({ brightness: 100, contrast: 95 })").await;
    page.wait_for("root.adoptedStyleSheets.length > 3 || root.querySelector('style')").await;
    page.site().repair("dark");
    let disturbed = tour(page).await;
    assert_same_screens(&undisturbed, &disturbed);
    assert_engine_styles(page).await;
    assert_eq!(page.eval("warnings.filter(line => /role-fit/.test(line))").await, json!([]));
}

/// Extensions add style sheets before, between and after ours, or put theirs in place of the whole list.
async fn style_sheets_among_ours(page: &Page) {
    let lists =
        ["[theirs, ...ours]", "[ours[0], theirs, ours[1], theirs, ours[2]]", "[...ours, theirs]", "[theirs]", "[]"];
    for (index, list) in lists.into_iter().enumerate() {
        page.open(&format!("{PAGE}?seed=5&from=/fault/late/wasm/always/sheets-{index}/")).await;
        page.wait_for("root && root.adoptedStyleSheets.length === 3").await;
        page.eval(&format!(
            "(() => {{
                const theirs = window.theirs = new CSSStyleSheet();
                theirs.replaceSync('.card {{ outline: 3px solid red }}');
                const ours = [...root.adoptedStyleSheets];
                root.adoptedStyleSheets = {list};
            }})()"
        ))
        .await;
        page.site().repair(&format!("sheets-{index}"));
        page.wait_for_status("intro").await;
        assert_eq!(page.eval("theirs.cssRules.length").await, json!(1), "{list}: their style sheet is left alone");
        let keeps_theirs = page.eval("root.adoptedStyleSheets.includes(theirs)").await;
        assert_eq!(keeps_theirs, json!(list.contains("theirs")), "{list}");
        assert_engine_styles(page).await;
        // The link is of another deck.
        assert_eq!(page.events("error").await, [json!({ "code": "link-deck" })], "{list}");
    }
}

/// The result has the layout of the style sheet that comes with the engine.
async fn assert_engine_styles(page: &Page) {
    page.eval("void (location.hash = '#rf12ffavfqfs3zp8fsz134chj68s34chj30n4')").await;
    page.wait_for("root.querySelector('.fit .ends')").await;
    assert_eq!(page.eval("getComputedStyle(root.querySelector('.ends')).display").await, json!("flex"));
    assert_eq!(page.eval("getComputedStyle(root.querySelector('.card')).display").await, json!("inline-block"));
}
