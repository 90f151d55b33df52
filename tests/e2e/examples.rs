//! The files of `examples/`, which the documentation shows: each starts its quiz, and each recipe sends what it promises.

use crate::page::Page;
use crate::site::EXAMPLES;
use crate::situations::play::{finish_quickly, start_quiz};
use crate::trial::tests;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

tests![
    each_page_starts_its_quiz_without_errors,
    the_components_play_to_the_result,
    the_components_with_a_deck_inside_play_it,
    the_dark_toggle_changes_the_quiz,
    the_language_of_the_element_wins_over_that_of_the_page,
    results_reach_the_own_log,
    plausible_gets_start_and_result,
    matomo_gets_start_and_result,
    the_data_layer_gets_start_and_result,
    an_xapi_statement_is_sent,
    the_furthest_question_is_sent_when_the_reader_leaves,
];

/// The HTML files, with their paths in the directory.
fn html_pages() -> Vec<String> {
    let mut pages = Vec::new();
    for directory in ["", "measure/"] {
        for entry in fs::read_dir(Path::new(EXAMPLES).join(directory)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if name.ends_with(".html") {
                pages.push(format!("{directory}{name}"));
            }
        }
    }
    pages
}

async fn each_page_starts_its_quiz_without_errors() {
    let page = Page::start().await;
    let examples = html_pages();
    assert!(examples.len() > 15, "{examples:?}");
    for example in examples {
        println!("{example}");
        page.open(&format!("/examples/{example}")).await;
        let is_frame = page.eval("!!document.querySelector('iframe')").await == json!(true);
        if is_frame {
            page.client().enter_frame(0).await.unwrap();
        }
        start_quiz(&page).await;
        assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]), "{example}");
        // The next page may have the same quiz in a frame, which would continue this play.
        page.eval("void sessionStorage.clear()").await;
        if is_frame {
            page.client().enter_parent_frame().await.unwrap();
        }
    }
    page.close().await;
}

async fn the_components_play_to_the_result() {
    let page = Page::start().await;
    for name in ["react", "vue", "svelte"] {
        page.open(&format!("/pages/post.html?from=/post-{name}.js")).await;
        start_quiz(&page).await;
        finish_quickly(&page).await;
        page.wait_for("document.querySelector('output')?.textContent === host.result.verdict").await;
        assert_eq!(page.eval("root.querySelector('.title, h3')?.tagName").await, json!("H3"), "{name}");
        assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]), "{name}");
    }
    page.close().await;
}

async fn the_components_with_a_deck_inside_play_it() {
    let page = Page::start().await;
    for name in ["react", "vue", "svelte"] {
        page.open(&format!("/pages/post.html?from=/deck-{name}.js")).await;
        page.wait_for_status("intro").await;
        assert_eq!(page.text(".title").await, "Librarian or Archivist?", "{name}");
        start_quiz(&page).await;
        finish_quickly(&page).await;
        assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]), "{name}");
    }
    page.close().await;
}

async fn the_dark_toggle_changes_the_quiz() {
    let page = Page::start().await;
    page.open_and_wait("/examples/dark-toggle.html", "intro").await;
    for scheme in ["dark", "light"] {
        page.eval("void document.querySelector('main button').click()").await;
        page.wait_for(&format!("getComputedStyle(root.querySelector('.app')).colorScheme.includes('{scheme}')")).await;
    }
    page.close().await;
}

async fn the_language_of_the_element_wins_over_that_of_the_page() {
    let page = Page::start().await;
    page.open_and_wait("/examples/language.html", "intro").await;
    assert_eq!(page.text(".title").await, "Product Owner oder Product Manager?");
    start_quiz(&page).await;
    finish_quickly(&page).await;
    assert_eq!(page.eval("root.querySelector('.title').closest('[lang]').lang").await, json!("de"));
    assert_eq!(
        page.eval("[...root.querySelectorAll('button')].some(button => /teilen/i.test(button.textContent))").await,
        json!(true)
    );
    page.close().await;
}

/// Plays a recipe to the result, and returns the result.
async fn result_of(page: &Page, recipe: &str) -> Value {
    page.open(&format!("/examples/measure/{recipe}.html")).await;
    start_quiz(page).await;
    finish_quickly(page).await;
    page.eval("host.result").await
}

/// Waits until the site has received that many requests whose paths begin with this, and returns the paths.
async fn requested(page: &Page, start: &str, count: usize) -> Vec<String> {
    for _ in 0..200 {
        let paths: Vec<_> = page.site().requests().into_iter().map(|request| request.path).collect();
        let found: Vec<_> = paths.into_iter().filter(|path| path.starts_with(start)).collect();
        if found.len() >= count {
            return found;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    panic!("fewer than {count} requests for {start}");
}

async fn results_reach_the_own_log() {
    let page = Page::start().await;
    let result = result_of(&page, "beacon").await;
    let expected = format!("/quiz-results?verdict={}", result["verdict"].as_str().unwrap());
    assert_eq!(requested(&page, "/quiz-results", 1).await, [expected]);
    page.close().await;
}

async fn plausible_gets_start_and_result() {
    let page = Page::start().await;
    let result = result_of(&page, "plausible").await;
    assert_eq!(
        page.eval("plausible.q.map(parameters => [...parameters])").await,
        json!([["Quiz start"], ["Quiz result", { "props": { "verdict": result["verdict"] } }]])
    );
    page.close().await;
}

async fn matomo_gets_start_and_result() {
    let page = Page::start().await;
    let result = result_of(&page, "matomo").await;
    assert_eq!(
        page.eval("_paq").await,
        json!([["trackEvent", "Quiz", "Start"], ["trackEvent", "Quiz", "Result", result["verdict"], result["right"]]])
    );
    page.close().await;
}

async fn the_data_layer_gets_start_and_result() {
    let page = Page::start().await;
    let result = result_of(&page, "data-layer").await;
    assert_eq!(
        page.eval("dataLayer").await,
        json!([
            { "event": "quiz_start" },
            { "event": "quiz_result", "quiz_verdict": result["verdict"], "quiz_right": result["right"], "quiz_asked": result["asked"] },
        ])
    );
    page.close().await;
}

async fn an_xapi_statement_is_sent() {
    let page = Page::start().await;
    page.open("/examples/measure/xapi.html").await;
    page.eval(
        "void (window.sent = [], window.originalFetch = fetch, window.fetch = (url, options) => {
            if (url === '/xapi/statements') sent.push(options);
            return originalFetch(url, options);
        })",
    )
    .await;
    start_quiz(&page).await;
    finish_quickly(&page).await;
    assert_eq!(requested(&page, "/xapi/statements", 1).await, ["/xapi/statements"]);
    let headers = page.eval("sent[0].headers").await;
    assert_eq!(headers, json!({ "Content-Type": "application/json", "X-Experience-API-Version": "1.0.3" }));
    let result = page.eval("host.result").await;
    let statement = page.eval("JSON.parse(sent[0].body)").await;
    let site = page.site().pages.clone();
    assert_eq!(
        statement["actor"],
        json!({ "objectType": "Agent", "account": { "homePage": site, "name": "reader-1" } })
    );
    assert_eq!(statement["verb"]["id"], json!("http://adlnet.gov/expapi/verbs/completed"));
    assert_eq!(statement["object"]["id"], json!(format!("{site}/quizzes/{}", result["deck"].as_str().unwrap())));
    let number = |field: &str| result[field].as_f64().unwrap();
    let scaled = statement["result"]["score"]["scaled"].as_f64().unwrap();
    assert!((scaled - number("right") / number("asked")).abs() < 1e-9, "{statement}");
    assert_eq!(statement["result"]["completion"], json!(true));
    assert_eq!(statement["result"]["extensions"][format!("{site}/xapi/verdict")], result["verdict"]);
    page.close().await;
}

async fn the_furthest_question_is_sent_when_the_reader_leaves() {
    let page = Page::start().await;
    page.open("/examples/measure/furthest.html").await;
    start_quiz(&page).await;
    page.eval("void root.querySelector('.option, .radio input').click()").await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    page.eval("void root.querySelector('.apart .primary').click()").await;
    page.wait_for("events.some(([name, detail]) => name === 'progress' && detail.index === 2)").await;
    page.client().goto("about:blank").await.unwrap();
    assert_eq!(requested(&page, "/quiz-progress", 1).await, ["/quiz-progress?furthest=2"]);
    page.open("/pages/only-the-quiz.html").await;
    page.close().await;
}
