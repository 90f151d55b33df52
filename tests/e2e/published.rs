//! What `cargo xtask site` publishes, below a path as on the Pages of a repository: the demo, a result's link, previews, and the
//! page for links that mail gateways have changed.

use crate::page::Page;
use crate::situations::play::plays_to_result;
use crate::trial::tests;
use role_fit_core::result::meter::Verdict;
use serde_json::json;

tests![
    the_demo_is_played_and_its_result_opens_for_a_friend,
    each_verdict_has_a_preview_under_the_public_url,
    a_changed_link_finds_its_result,
    other_languages_are_played_too,
    the_licences_of_what_readers_download_are_there,
];

/// The public URL of the build, in `xtask/src/test.rs`. Here the site is at the same path of another origin.
const PUBLIC_URL: &str = "https://somebody.test/role-fit/";
const PATH: &str = "/role-fit/";

async fn the_demo_is_played_and_its_result_opens_for_a_friend() {
    let page = Page::start().await;
    let url = plays_the_demo(&page).await;
    let friend = page.new_profile().await;
    friend.open(&url).await;
    friend.wait_for_status("result").await;
    assert_eq!(friend.eval("[errors, warnings]").await, json!([[], []]));
    friend.close().await;
    page.close().await;
}

async fn each_verdict_has_a_preview_under_the_public_url() {
    let page = Page::start().await;
    for verdict in Verdict::ALL {
        let folder = format!("{PATH}s/{}/", verdict.as_str());
        page.open(&folder).await;
        let tags = "['og:url', 'og:image'].map(name => document.querySelector(`meta[property='${name}']`).content)";
        let public = format!("{PUBLIC_URL}s/{}/", verdict.as_str());
        assert_eq!(page.eval(tags).await, json!([public, format!("{public}preview.png")]));
        let picture = "fetch('preview.png').then(response => [response.status, response.headers.get('content-type')])";
        assert_eq!(page.eval(picture).await, json!([200, "image/png"]));
    }
    page.close().await;
}

/// A gateway has encoded the `#`, so the host is asked for a file that it does not have.
async fn a_changed_link_finds_its_result() {
    let page = Page::start().await;
    let url = plays_the_demo(&page).await;
    page.open(&url.replace('#', "%23")).await;
    page.wait_for_status("result").await;
    let is_below_the_path = format!("location.pathname.startsWith('{PATH}') && !location.pathname.includes('%23')");
    assert_eq!(page.eval(&is_below_the_path).await, json!(true));
    page.close().await;
}

async fn other_languages_are_played_too() {
    let page = Page::start().await;
    for language in ["de", "ar"] {
        page.open(&format!("{PATH}s/{language}/")).await;
        plays_to_result(&page).await;
        let fetched = page
            .site()
            .requests()
            .into_iter()
            .filter(|request| request.path.starts_with(&format!("{PATH}lang/{language}.")));
        assert_eq!(fetched.count(), 2, "{language}: the texts with the first card, and the pack");
        assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]), "{language}");
    }
    page.close().await;
}

async fn the_licences_of_what_readers_download_are_there() {
    let page = Page::start().await;
    page.open(PATH).await;
    let found = "fetch('THIRD-PARTY-NOTICES.txt').then(response => response.text()).then(text =>
        ['the standard library of Rust', 'yew 0.', 'serde_json 1.', 'syn 2.'].map(name => text.includes(name)))";
    assert_eq!(page.eval(found).await, json!([true, true, true, false]), "macros are not in the engine");
    let found = "fetch('docs/THIRD-PARTY-NOTICES.txt').then(response => response.text()).then(text =>
        ['mdBook 0.', 'highlight.js 10.', 'Open Sans', 'Font Awesome', 'yew 0.'].map(name => text.includes(name)))";
    assert_eq!(page.eval(found).await, json!([true, true, true, true, false]), "the documentation has its own");
    page.close().await;
}

async fn plays_the_demo(page: &Page) -> String {
    page.open(PATH).await;
    plays_to_result(page).await;
    let url = page.eval("host.result.url").await.as_str().unwrap().to_owned();
    assert!(url.starts_with(&format!("{}{PATH}s/", page.site().pages)), "{url}");
    url
}
