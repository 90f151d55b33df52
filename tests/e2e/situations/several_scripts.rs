//! Several scripts and elements on one page: each script shows one quiz, each element is served by its own script, and no
//! page gets a quiz that its author has not asked for.

use super::situation::situations;
use crate::page::Page;
use serde_json::json;
use std::time::Duration;

situations![
    two_builds_on_one_page,
    two_builds_in_the_other_order,
    a_build_in_the_head_and_another_in_the_post,
    posts_of_one_line_beside_posts_of_two,
    a_script_on_a_page_without_a_quiz,
    an_element_that_comes_after_the_inserted_one,
    an_inserted_element_that_the_reader_uses_stays,
    elements_in_shadow_roots,
];

async fn two_builds_on_one_page(page: &Page) {
    page.open("/pages/two-builds.html").await;
    assert_each_post_has_its_own_quiz(page).await;
}

/// The first build runs long after the second one has defined the element.
async fn two_builds_in_the_other_order(page: &Page) {
    page.open("/pages/two-builds-late.html").await;
    assert_eq!(page.eval("before").await, json!(["idle", true, "idle", true]), "the links until the script is there");
    assert_each_post_has_its_own_quiz(page).await;
}

async fn assert_each_post_has_its_own_quiz(page: &Page) {
    let all = "[...document.querySelectorAll('role-fit')]";
    page.wait_for(&format!("{all}.length === 4 && {all}.every(each => each.status === 'intro')")).await;
    let articles = format!("{all}.map(each => each.closest('article').id)");
    assert_eq!(page.eval(&articles).await, json!(["one", "two", "three", "four"]));
    assert_eq!(page.eval("memories.length").await, json!(2), "one engine from each home");
    page.eval(&format!("{all}.forEach(each => each.shadowRoot.querySelector('.actions .primary').click())")).await;
    page.wait_for(&format!("{all}.every(each => each.status === 'question')")).await;
    let totals = format!("{all}.map(each => each.shadowRoot.querySelector('.eyebrow').textContent.split(' ').pop())");
    assert_eq!(page.eval(&totals).await, json!(["21", "12", "12", "21"]));
    // A panic of one build leaves the other alone.
    page.eval(&format!("void (window.before = {all}.map(each => each.status))")).await;
    page.eval("memories[0].buffer && void new Uint8Array(memories[0].buffer).fill(255)").await;
    page.eval(&format!("{all}.forEach(each => each.shadowRoot.querySelector('.option, .radio input')?.click())")).await;
    page.wait_for(&format!("{all}.filter(each => each.status === 'error').length === 2")).await;
    page.wait_for(&format!("{all}.filter(each => /question|feedback/.test(each.status)).length === 2")).await;
    assert_eq!(page.eval("errors").await, json!([]));
}

async fn a_build_in_the_head_and_another_in_the_post(page: &Page) {
    page.open("/pages/build-in-head.html").await;
    page.wait_for_status("intro").await;
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    assert_eq!(page.text(".eyebrow").await, "Question 1 of 12");
    assert_eq!(page.eval("[memories.length, document.querySelectorAll('role-fit').length]").await, json!([1, 1]));
}

async fn posts_of_one_line_beside_posts_of_two(page: &Page) {
    page.open("/pages/one-line-posts.html").await;
    let counts = "[...document.querySelectorAll('article')].map(each => each.querySelectorAll('role-fit').length)";
    page.wait_for("document.querySelectorAll('role-fit').length > 3").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(page.eval(counts).await, json!([1, 1, 1, 1]));
    page.eval("document.querySelectorAll('role-fit')[2].scrollIntoView()").await;
    page.wait_for("document.querySelectorAll('role-fit')[2].status === 'intro'").await;
    assert_eq!(page.eval("memories.length").await, json!(1), "engines");
}

async fn a_script_on_a_page_without_a_quiz(page: &Page) {
    for (name, warnings) in [("site-wide", 0), ("site-wide-next", 1)] {
        page.open(&format!("/pages/{name}.html")).await;
        page.wait_for("customElements.get('role-fit')").await;
        // By then the loader would have warned.
        page.wait_for("performance.now() > 6000").await;
        let found = page.eval("[document.querySelectorAll('role-fit').length, warnings.length]").await;
        assert_eq!(found, json!([0, warnings]), "{name}");
    }
}

async fn an_element_that_comes_after_the_inserted_one(page: &Page) {
    page.open("/pages/late-element-after-body-script.html").await;
    page.wait_for_status("intro").await;
    page.eval("void (window.inserted = host, render())").await;
    page.wait_for("document.querySelector('#rendered').status === 'intro'").await;
    assert_eq!(page.eval("[inserted.isConnected, host.id]").await, json!([false, "rendered"]));
    // Then the removed one is taken down.
    page.wait_for("inserted.status === 'idle'").await;
    assert_eq!(page.eval("[errors, warnings]").await, json!([[], []]));
    page.eval("void (events.length = 0)").await;
    super::play::plays_to_result(page).await;
}

async fn an_inserted_element_that_the_reader_uses_stays(page: &Page) {
    page.open("/pages/late-element-after-body-script.html").await;
    page.wait_for_status("intro").await;
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    page.eval("void (window.inserted = host, render())").await;
    page.wait_for("document.querySelector('#rendered').status === 'intro'").await;
    assert_eq!(page.eval("[inserted.isConnected, inserted.status]").await, json!([true, "question"]));
}

async fn elements_in_shadow_roots(page: &Page) {
    page.open("/pages/in-components.html").await;
    let all = "[...document.querySelectorAll('my-post')].map(each => each.quiz.status)";
    page.wait_for(&format!("{all}.join() === 'intro,intro'")).await;
    assert_eq!(page.eval("[host, memories.length, errors, warnings]").await, json!([null, 1, [], []]));
    let keys = "document.querySelectorAll('my-post').forEach(each => \
                each.quiz.shadowRoot.querySelector('.actions .primary').click())";
    page.eval(keys).await;
    page.wait_for(&format!("{all}.join() === 'question,question'")).await;
    page.wait_for("Object.keys(sessionStorage).length === 2").await;
}
