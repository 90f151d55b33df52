//! The module of the npm package on plain pages, without a bundler.

use super::csp::at;
use super::play::{assert_fails_with, finish, plays_to_result, start_quiz};
use super::situation::situations;
use crate::page::Page;
use serde_json::json;

situations![
    an_import_map_names_the_module,
    a_german_page_gets_its_language_from_the_package,
    a_relative_url_and_an_element_that_comes_later,
    the_home_of_an_element_has_the_pages,
    a_policy_without_wasm_leads_to_a_card_and_no_frame,
    a_module_without_its_files,
    the_module_and_the_script_on_one_page,
];

async fn an_import_map_names_the_module(page: &Page) {
    page.open("/pages/package.html").await;
    plays_to_result(page).await;
    let shared = page.eval("host.result.url.split('#')[0] === location.origin + location.pathname").await;
    assert_eq!(shared, json!(true), "a result leads to this page");
    assert_eq!(page.eval("host.version").await, json!(env!("CARGO_PKG_VERSION")));
    assert_eq!(page.eval("[warnings, memories.length]").await, json!([[], 1]));
    let requests = page.site().requests();
    let files = requests.iter().filter(|request| request.path.contains("role-fit")).map(|request| &*request.path);
    assert!(files.clone().all(|path| path.starts_with("/package/react/node_modules/role-fit/")), "{requests:?}");
    assert_eq!(files.count(), 3, "the module and the engine's files: {requests:?}");
}

async fn a_german_page_gets_its_language_from_the_package(page: &Page) {
    page.open("/pages/package-german.html").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.text(".title").await, "Product Owner oder Product Manager?");
    plays_to_result(page).await;
    assert_eq!(page.eval("root.querySelector('.title').closest('[lang]').lang").await, json!("de"));
    let requests = page.site().requests();
    let languages = requests.iter().filter(|request| request.path.contains("/lang/")).map(|request| &*request.path);
    assert!(
        languages.clone().all(|path| path.starts_with("/package/react/node_modules/role-fit/lang/de.")),
        "{requests:?}"
    );
    assert_eq!(languages.count(), 2, "the texts with the first card, and the pack: {requests:?}");
    assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]));
}

async fn a_relative_url_and_an_element_that_comes_later(page: &Page) {
    page.open("/pages/package-relative.html").await;
    page.wait_for("host").await;
    start_quiz(page).await;
    finish(page).await;
    assert_eq!(page.eval("root.querySelector('.title').tagName").await, json!("H4"));
    // The script would say after five seconds that it misses an element.
    assert_eq!(page.eval("[document.querySelectorAll('role-fit').length, warnings]").await, json!([1, []]));
}

async fn the_home_of_an_element_has_the_pages(page: &Page) {
    page.open("/pages/package-relative.html?home").await;
    page.wait_for("host").await;
    plays_to_result(page).await;
    let host = &page.site().host;
    let url = page.eval("host.result.url").await;
    assert!(url.as_str().unwrap().starts_with(&format!("{host}/s/")), "{url}");
}

/// The frame would show a page that the package does not have.
async fn a_policy_without_wasm_leads_to_a_card_and_no_frame(page: &Page) {
    let policy = "default-src 'none'; img-src data:; script-src https://HOST https://BLOG 'unsafe-inline'; connect-src https://BLOG";
    page.open(&at("package.html", policy)).await;
    page.wait_for_status("error").await;
    page.eval("(window.errors = window.errors.filter(line => !/wasm-eval/.test(line)), 0)").await;
    assert_fails_with(page, "csp-wasm").await;
    assert_eq!(page.count("iframe").await, 0);
}

async fn a_module_without_its_files(page: &Page) {
    page.open("/pages/package-relative.html?alone").await;
    page.wait_for("host").await;
    page.wait_for_status("error").await;
    assert_eq!(page.events("error").await, [json!({ "code": "http-404" })]);
    assert_eq!(page.count("a").await, 0, "there is no page of the quiz to link to");
    page.click(".error button").await;
    page.wait_for("events.length === 2").await;
}

/// Each of the two elements is served, by whichever of the two the page has loaded first.
async fn the_module_and_the_script_on_one_page(page: &Page) {
    page.open("/pages/package-and-script.html").await;
    page.wait_for("[...document.querySelectorAll('role-fit')].every(element => element.status === 'intro')").await;
    plays_to_result(page).await;
    assert_eq!(page.eval("[errors, warnings, document.querySelectorAll('role-fit').length]").await, json!([[], [], 2]));
}
