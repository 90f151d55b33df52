//! Routers and frameworks that run scripts again, replace the body, strip attributes, or set properties.

use super::play::{answer_by_keyboard, finish_quickly, plays_to_result, start_quiz};
use super::situation::situations;
use crate::page::Page;
use serde_json::json;
use std::time::Duration;

situations![
    a_script_that_is_made_anew_without_attributes,
    options_in_the_url_of_the_script,
    a_router_that_replaces_the_body,
    a_router_that_strips_attributes,
    a_page_that_changes_the_status,
    properties_before_and_after_the_loader,
    focusing_the_element,
    restarting_a_removed_element,
    two_hundred_broken_decks,
];

async fn a_script_that_is_made_anew_without_attributes(page: &Page) {
    page.open("/pages/instant.html").await;
    page.wait_for_status("intro").await;
    let title = page.text(".title").await;
    assert_ne!(title, "Product Owner or Product Manager?");
    for _ in 0..2 {
        page.eval("void (window.earlier = host)").await;
        page.client().execute_async("navigate().then(arguments[0])", vec![]).await.unwrap();
        page.wait_for("host && host !== earlier && host.status === 'intro'").await;
        assert_eq!(page.text(".title").await, title, "the author's deck");
        assert_eq!(page.eval("document.querySelectorAll('role-fit').length").await, json!(1));
    }
    // In place, the element of the first run stays.
    page.eval("void (window.earlier = host, runAgain())").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(page.eval("[document.querySelectorAll('role-fit').length, host === earlier]").await, json!([1, true]));
    assert_eq!(page.eval("[errors, warnings, memories.length]").await, json!([[], [], 1]));
}

async fn options_in_the_url_of_the_script(page: &Page) {
    page.open("/pages/options-in-url.html").await;
    page.wait_for_status("intro").await;
    assert_ne!(page.text("h3.title").await, "Product Owner or Product Manager?");
    assert_eq!(page.eval("[host.deck, host.loading]").await, json!(["/decks/own.json", "eager"]));
    assert_eq!(page.eval("warnings").await, json!([]));
}

async fn a_router_that_replaces_the_body(page: &Page) {
    page.open("/pages/body-swapped.html").await;
    page.wait_for_status("intro").await;
    page.eval("swapBody()").await;
    let scheme = "getComputedStyle(root.querySelector('.app')).colorScheme";
    let light = page.eval(scheme).await;
    for (class, expected) in [("dark", &json!("dark")), ("", &light), ("dark", &json!("dark"))] {
        page.eval(&format!("void (document.body.className = '{class}')")).await;
        page.wait_for(&format!("{scheme} === {expected}")).await;
    }
}

/// The status and the play survive.
async fn a_router_that_strips_attributes(page: &Page) {
    page.open("/pages/morphed.html").await;
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    for _ in 0..3 {
        page.eval("morph()").await;
        assert_eq!(page.eval("host.status").await, json!("question"));
        page.wait_for("host.dataset.status === 'question'").await;
    }
    finish_quickly(page).await;
    page.eval("morph()").await;
    assert_eq!(page.eval("[host.status, !!host.result, errors, warnings]").await, json!(["result", true, [], []]));
    page.wait_for("host.dataset.status === 'result'").await;
    let is_matched =
        "!CSS.supports('selector(:state(result))') || host.matches(':state(result):not(:state(question))')";
    assert_eq!(page.eval(is_matched).await, json!(true));
}

/// A page that answers each change with its own must not hang.
async fn a_page_that_changes_the_status(page: &Page) {
    page.open("/pages/morphed.html").await;
    page.wait_for_status("intro").await;
    page.eval(
        "void new MutationObserver(() => {
            if (host.dataset.status !== 'mine') host.dataset.status = 'mine';
        }).observe(host, { attributes: true })",
    )
    .await;
    page.eval("void host.setAttribute('data-status', 'mine')").await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(page.eval("host.status").await, json!("intro"));
    page.eval("root.querySelector('.actions .primary').click()").await;
    page.wait_for("host.status === 'question'").await;
}

async fn properties_before_and_after_the_loader(page: &Page) {
    page.open("/pages/properties.html").await;
    page.eval("load()").await;
    page.wait_for_status("intro").await;
    assert_eq!(
        page.eval("['deck', 'heading-level', 'share-to', 'loading'].map(name => host.getAttribute(name))").await,
        json!(["/decks/own.json", "3", "none", "eager"])
    );
    assert_eq!(page.eval("Object.keys(host).filter(name => /deck|heading|share|loading/.test(name))").await, json!([]));
    assert_eq!(page.eval("root.querySelector('.title').localName").await, json!("h3"));
    page.eval("void (host.headingLevel = 4)").await;
    page.wait_for("root.querySelector('.title').localName === 'h4'").await;
    page.eval("void (host.theme = 'dark')").await;
    page.wait_for("getComputedStyle(host).colorScheme === 'dark'").await;
    page.eval("void (host.theme = null, host.headingLevel = undefined)").await;
    page.wait_for("root.querySelector('.title').localName === 'h2'").await;
    assert_eq!(
        page.eval("[host.hasAttribute('theme'), host.theme, host.hasAttribute('heading-level')]").await,
        json!([false, "", false])
    );
    let properties = "['deck', 'lang', 'theme', 'loading', 'start', 'length', 'headingLevel', 'shareTo', 'resume', 'seed', 'home']
        .filter(name => { const fresh = document.createElement('role-fit'); fresh[name] = 'x'; return fresh.attributes.length !== 1 || fresh[name] !== 'x'; })";
    assert_eq!(page.eval(properties).await, json!([]), "each is reflected");
    assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]));
}

async fn focusing_the_element(page: &Page) {
    page.open("/pages/morphed.html").await;
    page.wait_for_status("intro").await;
    page.eval("host.focus()").await;
    page.wait_for("document.activeElement === host && root.activeElement.matches('.title')").await;
    page.eval("root.querySelector('.actions .primary').click()").await;
    page.wait_for_status("question").await;
    page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
    page.eval("void root.activeElement.blur()").await;
    page.eval("host.focus()").await;
    page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
    // A control that has the focus keeps it.
    page.eval("void root.querySelector('.option, .radio input').focus()").await;
    page.eval("host.focus({ preventScroll: true })").await;
    page.wait_for("root.activeElement.matches('.option, input')").await;
    page.open("/pages/own-deck.html?deck=/decks/nowhere.json").await;
    page.wait_for_status("error").await;
    page.eval("host.focus()").await;
    page.wait_for("document.activeElement !== document.body").await;
}

async fn restarting_a_removed_element(page: &Page) {
    page.open("/pages/removed.html").await;
    start_quiz(page).await;
    page.eval("void (window.removed = host, host.remove())").await;
    page.wait_for("removed.status === 'idle'").await;
    page.eval("void (events.length = 0, removed.restart())").await;
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(
        page.eval("[removed.status, removed.shadowRoot.querySelectorAll('.card').length]").await,
        json!(["idle", 0])
    );
    page.eval("void document.createElement('role-fit').restart()").await;
    assert_eq!(page.eval("[events, errors, warnings]").await, json!([[], [], []]));
    // Back on the page, it works.
    page.eval("void (removed.resume = 'off', document.querySelector('#place').append(removed))").await;
    plays_to_result(page).await;
}

/// A page that tries broken decks one after the other, as an editor with a preview does.
async fn two_hundred_broken_decks(page: &Page) {
    page.open("/pages/own-deck.html?deck=/decks/broken-0.json").await;
    page.wait_for_status("error").await;
    let script = "
        const [count, done] = arguments;
        let left = count;
        const next = () => {
            if (!left--) return done(memories[0].buffer.byteLength);
            const element = document.createElement('role-fit');
            element.setAttribute('deck', '/decks/broken-0.json');
            element.setAttribute('loading', 'eager');
            element.addEventListener('role-fit-error', () => { element.remove(); setTimeout(next); });
            document.querySelector('main').append(element);
        };
        next();";
    let run =
        async |count: u32| page.client().execute_async(script, vec![json!(count)]).await.unwrap().as_u64().unwrap();
    let before = run(20).await;
    let after = run(200).await;
    assert!(after - before < 1 << 20, "the engine's memory has grown by {} bytes", after - before);
    tokio::time::sleep(Duration::from_millis(1200)).await;
    assert_eq!(page.events("ready").await, [json!(null); 0], "no late event");
    assert_eq!(page.eval("[memories.length, errors]").await, json!([1, []]));
}
