//! Where the loader looks for its files: on pages that hide the script, and when the script is bundled, copied, evaluated or
//! imported.

use super::play::{finish, plays_to_result};
use super::situation::situations;
use crate::page::Page;
use serde_json::json;
use std::time::Duration;

situations![
    images_that_hide_properties_of_the_document,
    images_that_hide_what_the_driver_needs,
    an_image_that_hides_the_script_of_one_line,
    a_copy_that_cannot_know_its_home,
    a_copy_that_was_built_with_its_home,
    a_home_in_an_attribute,
    an_imported_script,
];

async fn images_that_hide_properties_of_the_document(page: &Page) {
    let names = "currentScript readyState body head createElement createElementNS createTextNode createRange activeElement \
                 addEventListener baseURI parentNode host nodeType images";
    page.open(&format!("/pages/clobbered.html?names={names}")).await;
    assert_eq!(page.eval("document.currentScript.localName").await, json!("img"), "the page hides the property");
    starts_by_script(page).await;
    finish(page).await;
    assert_shares_from_host(page).await;
    assert_eq!(page.eval("warnings").await, json!([]));
}

/// The page restores these properties as soon as the quiz is drawn.
async fn images_that_hide_what_the_driver_needs(page: &Page) {
    let names = "querySelector querySelectorAll defaultView";
    page.open(&format!("/pages/clobbered.html?names={names}&until-ready")).await;
    for _ in 0..400 {
        if page.client().execute("return window.events.length", vec![]).await.unwrap() != json!(0) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    starts_by_script(page).await;
    finish(page).await;
    assert_shares_from_host(page).await;
}

/// Without a real pointer: the driver of Chromium walks up the page by properties that the form hides, and hangs.
async fn starts_by_script(page: &Page) {
    page.wait_for_status("intro").await;
    page.eval("root.querySelector('.actions .primary').click()").await;
    page.wait_for_status("question").await;
}

async fn an_image_that_hides_the_script_of_one_line(page: &Page) {
    page.open("/pages/clobbered-one-line.html").await;
    plays_to_result(page).await;
    assert_eq!(page.eval("host.previousElementSibling.localName").await, json!("script"));
    assert_shares_from_host(page).await;
}

/// The author's link stays, the console says what to do, and a good snippet still works later.
async fn a_copy_that_cannot_know_its_home(page: &Page) {
    for by in ["eval", "inline", "blob", "data", "imported-blob", "bundle"] {
        page.open(&format!("/pages/evaluated.html?copy=plain&by={by}")).await;
        page.wait_for("events.length").await;
        assert_eq!(page.events("error").await, [json!({ "code": "no-home" })], "{by}");
        let warnings = page.eval("warnings.map(line => line.split(' ').slice(0, 3).join(' '))").await;
        assert_eq!(warnings, json!(["role-fit: no-home add"]), "{by}");
        assert_eq!(page.eval("host.querySelector('a').checkVisibility()").await, json!(true), "{by}");
        assert_eq!(page.eval("document.querySelectorAll('role-fit').length").await, json!(1), "{by}");
        page.eval("void (events.length = 0, addSnippet())").await;
        page.wait_for_status("intro").await;
        assert_eq!(
            page.eval("[events, errors, memories.length]").await,
            json!([[["ready", null, true]], [], 1]),
            "{by}"
        );
    }
    plays_to_result(page).await;
}

async fn a_copy_that_was_built_with_its_home(page: &Page) {
    for by in ["eval", "inline", "blob", "data", "bundle", "minified"] {
        page.open(&format!("/pages/evaluated.html?copy=stamped&by={by}")).await;
        page.wait_for_status("intro").await;
        assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]), "{by}");
        assert_eq!(page.eval("document.querySelectorAll('role-fit').length").await, json!(1), "{by}");
    }
    plays_to_result(page).await;
    assert_shares_from_host(page).await;
}

async fn a_home_in_an_attribute(page: &Page) {
    for query in ["by=eval&home", "by=bundle&home", "by=inline&data-home", "by=bundle&data-home"] {
        page.open(&format!("/pages/evaluated.html?copy=plain&{query}")).await;
        page.wait_for_status("intro").await;
        assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]), "{query}");
    }
    plays_to_result(page).await;
    assert_shares_from_host(page).await;
}

async fn an_imported_script(page: &Page) {
    page.open("/pages/evaluated.html?copy=plain&by=import").await;
    plays_to_result(page).await;
    assert_shares_from_host(page).await;
    assert_eq!(page.eval("warnings").await, json!([]));
}

/// The link of the result, and all files.
async fn assert_shares_from_host(page: &Page) {
    let site = page.site();
    let url = page.eval("host.result.url").await;
    assert!(url.as_str().unwrap().starts_with(&format!("{}/s/", site.host)), "{url}");
    let elsewhere = site.requests().into_iter().filter(|request| request.path.starts_with("/evil/role-fit-"));
    assert_eq!(elsewhere.count(), 0);
}
