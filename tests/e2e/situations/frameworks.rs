//! The widget in apps of real frameworks, as docs/src/frameworks.md describes.

use super::play::{answer_by_keyboard, finish, finish_quickly, plays_to_result, start_quiz};
use super::situation::situations;
use crate::page::Page;
use serde_json::{Value, json};

situations![
    react_hydrates_moves_and_removes_the_element,
    vue_hydrates_moves_and_removes_the_element,
    svelte_renders_moves_and_removes_the_element,
    react_renders_the_deck,
    vue_renders_the_deck,
    svelte_renders_the_deck,
    turbo_visits_and_restores_pages_with_a_quiz,
    turbo_morphs_a_page_during_a_play,
    turbo_runs_a_script_in_the_body,
    idiomorph_during_a_whole_play,
];

async fn react_hydrates_moves_and_removes_the_element(page: &Page) {
    page.open("/pages/react.html").await;
    page.wait_for("window.app").await;
    page.wait_for_status("intro").await;
    app_keeps_its_quizzes(page).await;
}

async fn vue_hydrates_moves_and_removes_the_element(page: &Page) {
    page.open("/pages/vue.html").await;
    page.wait_for("window.app").await;
    page.wait_for_status("intro").await;
    app_keeps_its_quizzes(page).await;
}

async fn svelte_renders_moves_and_removes_the_element(page: &Page) {
    page.open("/pages/svelte.html").await;
    page.wait_for("window.app").await;
    app_keeps_its_quizzes(page).await;
}

/// Starts the app on a page whose quiz is already there, if the server has rendered it.
async fn app_keeps_its_quizzes(page: &Page) {
    // From a task of the page: WebKit's driver runs microtasks in the middle of its own scripts.
    page.eval("void (window.served = host, setTimeout(() => app.start()))").await;
    page.wait_for("host?.status === 'intro' && app.set").await;
    assert_eq!(page.eval("[served === null || served === host, complaints]").await, json!([true, []]), "hydration");
    assert_eq!(page.eval("document.querySelectorAll('role-fit').length").await, json!(1));
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    let question = page.text("legend").await;
    page.eval("void (window.first = host, app.set({ level: 4 }))").await;
    page.wait_for("host.getAttribute('heading-level') === '4'").await;
    page.eval("void app.set({ quizzes: ['b', 'a'] })").await;
    page.wait_for("document.querySelector('#b')?.status === 'intro'").await;
    assert_eq!(
        page.eval("[first.isConnected, first.status, first.nextElementSibling]").await,
        json!([true, "question", null])
    );
    page.eval("void app.set({ quizzes: ['a'] })").await;
    page.wait_for("!document.querySelector('#b')").await;
    assert_eq!(page.text("legend").await, question, "the question stays");
    page.eval("void app.set({ quizzes: [] })").await;
    page.wait_for("first.status === 'idle'").await;
    page.eval("void app.set({ quizzes: ['a'] })").await;
    page.wait_for("host?.status === 'question'").await;
    assert_eq!(page.text("legend").await, question, "the saved play");
    finish_quickly(page).await;
    assert_eq!(page.eval("results.length").await, json!(1), "the app has heard of the result");
    assert_eq!(page.eval("[complaints, errors, warnings, memories.length]").await, json!([[], [], [], 1]));
}

async fn react_renders_the_deck(page: &Page) {
    app_renders_the_deck(page, "react").await;
}

async fn vue_renders_the_deck(page: &Page) {
    app_renders_the_deck(page, "vue").await;
}

async fn svelte_renders_the_deck(page: &Page) {
    app_renders_the_deck(page, "svelte").await;
}

/// Inside a quiz that runs, inside it with another text, and inside a new element.
async fn app_renders_the_deck(page: &Page, framework: &str) {
    let shows = |id: &str, title: &str| {
        format!(
            "(it => it?.status === 'intro' && it.shadowRoot.querySelector('.title')?.textContent === {})(document.querySelector('#{id}'))",
            json!(title)
        )
    };
    let deck = |title: &str| {
        let options = json!([{ "id": "a", "text": "<b>" }, { "id": "b", "text": "&" }]);
        let question = json!({ "id": "q", "kind": "question", "stem": "Which?", "key": "a", "options": options });
        json!({ "id": "small", "title": title, "items": [question] }).to_string()
    };
    page.open(&format!("/pages/{framework}.html")).await;
    page.wait_for("window.app").await;
    page.eval("void setTimeout(() => app.start())").await;
    page.wait_for("host?.status === 'intro' && app.set").await;
    for title in ["One", "Two"] {
        page.eval(&format!("void app.set({{ deck: {} }})", json!(deck(title)))).await;
        page.wait_for(&shows("a", title)).await;
    }
    page.eval("void app.set({ quizzes: ['b', 'a'] })").await;
    page.wait_for(&shows("b", "Two")).await;
    page.eval("void document.querySelector('#b').shadowRoot.querySelector('.primary').click()").await;
    page.wait_for("document.querySelector('#b').status === 'question'").await;
    let options =
        "[...document.querySelector('#b').shadowRoot.querySelectorAll('.option')].map(it => it.textContent).sort()";
    assert_eq!(page.eval(options).await, json!(["&", "<b>"]));
    assert_eq!(page.eval("[complaints, errors, warnings]").await, json!([[], [], []]));
}

async fn turbo_visits_and_restores_pages_with_a_quiz(page: &Page) {
    page.open("/pages/turbo.html").await;
    page.wait_for("window.Turbo && customElements.get('role-fit')").await;
    page.eval("Turbo.visit('/pages/turbo-quiz.html')").await;
    page.wait_for("host?.status === 'intro'").await;
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    let question = page.text("legend").await;
    page.eval("Turbo.visit('/pages/turbo.html')").await;
    // A visit that is interrupted while Turbo shows a preview ends with an error of Turbo's own in Firefox.
    page.wait_for("!host && !document.documentElement.matches('[data-turbo-preview],[aria-busy]')").await;
    assert_eq!(page.eval("document.title").await, json!("Turbo"));
    page.eval("history.back()").await;
    page.wait_for("host?.status === 'question'").await;
    assert_eq!(page.text("legend").await, question);
    assert_eq!(page.eval("[document.querySelectorAll('role-fit').length, memories.length]").await, json!([1, 1]));
    finish_quickly(page).await;
    assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]));
}

async fn turbo_morphs_a_page_during_a_play(page: &Page) {
    page.open("/pages/turbo-quiz.html").await;
    page.wait_for("window.Turbo").await;
    start_quiz(page).await;
    answer_by_keyboard(page).await;
    for _ in 0..2 {
        page.eval("void (window.before = [host, root.textContent, host.status])").await;
        page.eval(
            "void (document.addEventListener('turbo:render', event => { window.method = event.detail.renderMethod; }),
                Turbo.visit(location.href, { action: 'replace' }))",
        )
        .await;
        page.wait_for("window.method === 'morph'").await;
        page.wait_for("host.dataset.status === before[2]").await;
        let same = "[host === before[0], root.textContent === before[1], host.status === before[2]]";
        assert_eq!(page.eval(same).await, json!([true, true, true]));
        page.eval("void delete window.method").await;
    }
    finish(page).await;
}

async fn turbo_runs_a_script_in_the_body(page: &Page) {
    page.open("/pages/turbo.html").await;
    page.wait_for("window.Turbo && customElements.get('role-fit')").await;
    for _ in 0..2 {
        page.eval("Turbo.visit('/pages/turbo-one-line.html')").await;
        page.wait_for("document.querySelector('#place')?.children.length === 2 && host.status === 'intro'").await;
        page.wait_for_frames().await;
        assert_eq!(page.eval("[host.length, document.querySelectorAll('role-fit').length]").await, json!(["full", 1]));
        page.eval("Turbo.visit('/pages/turbo.html')").await;
        // A visit that is interrupted while Turbo shows a preview ends with an error of Turbo's own in Firefox.
        page.wait_for("!host && !document.documentElement.matches('[data-turbo-preview],[aria-busy]')").await;
        assert_eq!(page.eval("document.title").await, json!("Turbo"));
    }
    page.eval("Turbo.visit('/pages/turbo-one-line.html')").await;
    page.wait_for("host?.status === 'intro'").await;
    page.eval("void (events.length = 0)").await;
    plays_to_result(page).await;
}

/// The screens of a play that is morphed before and after each step are those of an undisturbed play.
async fn idiomorph_during_a_whole_play(page: &Page) {
    let mut plays: Vec<Value> = Vec::new();
    for step in ["", "morph()"] {
        page.open("/pages/idiomorph.html").await;
        page.wait_for("window.morph").await;
        page.wait_for_status("intro").await;
        let script = format!(
            "const [done] = arguments, host = document.querySelector('role-fit'), root = host.shadowRoot;
            const screens = [];
            let steps = 0;
            const next = () => {{
                {step};
                const {{ textContent }} = root.querySelector('.app');
                if (screens.at(-1) !== host.status + textContent) screens.push(host.status + textContent);
                {step};
                if (host.status === 'result' || ++steps > 1000) return done(screens);
                const choices = ['.apart .primary:enabled', '.option, .radio input', '.actions .primary'];
                choices.map(selector => root.querySelector(selector)).find(control => control).click();
                setTimeout(next, 60);
            }};
            next();"
        );
        plays.push(page.client().execute_async(&script, vec![]).await.unwrap());
        assert_eq!(page.eval("[host.status, errors, warnings]").await, json!(["result", [], []]));
    }
    assert_eq!(plays[0], plays[1]);
    assert!(plays[0].as_array().unwrap().len() > 30, "{plays:?}");
}
