//! Apps that have installed the packed npm package, as Vite builds and as it serves them while they are developed.

use crate::page::Page;
use crate::situations::play::{answer_by_keyboard, assert_all_events, finish_quickly, start_quiz};
use crate::trial::tests;
use serde_json::json;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

tests![
    a_react_app_is_built_and_plays_to_the_result,
    a_vue_app_is_built_and_plays_to_the_result,
    a_react_app_is_developed_and_plays_to_the_result,
    apps_on_german_pages_play_in_german,
];

/// A development server, which ends with the test.
struct DevelopmentServer(Child);

impl Drop for DevelopmentServer {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

async fn a_react_app_is_built_and_plays_to_the_result() {
    let page = Page::start().await;
    page.open("/package/react/dist/index.html").await;
    plays_and_tells_the_app(&page).await;
    assert_all_events(&page).await;
    restarts_from_the_app(&page).await;
    asks_only_the_app_for_files(&page, "/package/react/dist/").await;
    page.close().await;
}

async fn a_vue_app_is_built_and_plays_to_the_result() {
    let page = Page::start().await;
    page.open("/package/vue/dist/index.html").await;
    plays_and_tells_the_app(&page).await;
    assert_all_events(&page).await;
    restarts_from_the_app(&page).await;
    asks_only_the_app_for_files(&page, "/package/vue/dist/").await;
    page.close().await;
}

async fn a_react_app_is_developed_and_plays_to_the_result() {
    let page = Page::start().await;
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let variable = |name| std::env::var(name).expect("`cargo xtask test` names Vite and the apps");
    let server = Command::new("node")
        .arg(variable("ROLE_FIT_VITE"))
        .args(["--host", "127.0.0.1", "--strictPort", "--port", &port.to_string()])
        .current_dir(format!("{}/react", variable("ROLE_FIT_PACKAGE")))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let _server = DevelopmentServer(server);
    let url = format!("http://127.0.0.1:{port}/");
    while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    page.open(&url).await;
    plays_and_tells_the_app(&page).await;
    restarts_from_the_app(&page).await;
    // The app's page has no probe, which records errors; those of the quiz have been on its card.
    page.open("/pages/script-alone.html").await;
    page.close().await;
}

/// The bundler has copied the files of the languages too, and only these pages ask for them.
async fn apps_on_german_pages_play_in_german() {
    for app in ["react", "vue"] {
        let page = Page::start().await;
        let folder = format!("/package/{app}/dist/");
        page.open(&format!("{folder}german.html")).await;
        page.wait_for_status("intro").await;
        assert_eq!(page.text(".title").await, "Product Owner oder Product Manager?", "{app}");
        start_quiz(&page).await;
        finish_quickly(&page).await;
        assert_eq!(page.eval("root.querySelector('.title').closest('[lang]').lang").await, json!("de"), "{app}");
        let requests = page.site().requests();
        let languages = requests.iter().filter(|request| is_of_a_language(&request.path));
        assert!(
            languages.clone().all(|request| request.path.starts_with(&format!("{folder}assets/de-"))),
            "{requests:?}"
        );
        assert_eq!(languages.count(), 2, "{app}: the texts with the first card, and the pack: {requests:?}");
        assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]), "{app}");
        page.close().await;
    }
}

fn is_of_a_language(path: &str) -> bool {
    let (file, _) = path.split_once('?').unwrap_or((path, ""));
    file.ends_with(".txt") || file.ends_with(".json")
}

async fn plays_and_tells_the_app(page: &Page) {
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    finish_quickly(page).await;
    assert_eq!(page.eval("root.querySelector('.title').tagName").await, json!("H3"));
    page.wait_for("document.querySelector('output').textContent === host.result.verdict").await;
    let shared = page.eval("host.result.url.split('#')[0] === location.origin + location.pathname").await;
    assert_eq!(shared, json!(true), "a result leads to the page of the app");
}

async fn restarts_from_the_app(page: &Page) {
    page.eval("void [...document.querySelectorAll('button')].find(button => button.textContent === 'Again').click()")
        .await;
    page.wait_for_status("intro").await;
    page.eval("void root.querySelector('.actions .primary').click()").await;
    page.wait_for_status("question").await;
    finish_quickly(page).await;
}

/// The bundler has copied the engine's files and given them names of its own.
async fn asks_only_the_app_for_files(page: &Page, folder: &str) {
    let site = page.site();
    let requests = site.requests();
    let engine: Vec<_> = requests.iter().filter(|request| request.path.contains("role-fit-")).collect();
    assert_eq!(engine.len(), 2, "{engine:?}");
    assert!(engine.iter().all(|request| request.path.starts_with(&format!("{folder}assets/"))), "{engine:?}");
    assert!(engine.iter().all(|request| site.pages.ends_with(&request.host)), "{engine:?}");
    assert!(!requests.iter().any(|request| is_of_a_language(&request.path)), "English is in the engine: {requests:?}");
    assert_eq!(page.eval("[errors, warnings, memories.length]").await, json!([[], [], 1]));
}
