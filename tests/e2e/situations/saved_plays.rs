//! What the tab has saved: a play appears again only on its own page, and a saved team delays nothing.

use super::csp::{NO_WASM, at, enter_frame, leave_frame};
use super::navigation::advance_to;
use super::play::start_quiz;
use super::situation::situations;
use super::teams::team_link;
use crate::page::Page;
use serde_json::json;

situations![
    a_play_is_saved_for_its_page,
    a_play_in_a_frame_is_saved_for_its_page,
    a_saved_team_does_not_delay_the_first_screen,
    pressing_add_twice,
];

/// Pages that differ in their path, their query, or the route of a hash router.
async fn a_play_is_saved_for_its_page(page: &Page) {
    const PAGES: [&str; 4] = [
        "/pages/script-alone.html",
        "/pages/script-alone.html?p=2",
        "/pages/script-alone.html#/post-b",
        "/pages/late-script.html",
    ];
    page.open(PAGES[0]).await;
    for screen in ["start", "pair", "result"] {
        advance_to(page, screen).await;
    }
    for other in &PAGES[1..] {
        page.open(other).await;
        page.scroll_to_widget().await;
        page.wait_for("root && root.querySelector('.actions .primary')").await;
        page.wait_for_status("intro").await;
    }
    // A fragment of the page itself, such as a comment's, makes no other page.
    page.open_and_wait(&format!("{}#comments", PAGES[0]), "result").await;
    assert_eq!(page.eval("Object.keys(sessionStorage).length").await, json!(1));
}

async fn a_play_in_a_frame_is_saved_for_its_page(page: &Page) {
    let status = |page_name: &str| at(page_name, NO_WASM);
    page.open(&status("frame.html")).await;
    page.wait_for_status("intro").await;
    enter_frame(page).await;
    page.eval("root.querySelector('.actions .primary').click()").await;
    page.wait_for_status("question").await;
    leave_frame(page).await;
    page.wait_for_status("question").await;
    page.open(&status("policy.html")).await;
    page.wait_for_status("intro").await;
    page.open(&status("frame.html")).await;
    page.wait_for_status("question").await;
}

/// A team of fifty takes as many tasks to the first screen as none. Later it is drawn in pieces, each person once.
async fn a_saved_team_does_not_delay_the_first_screen(page: &Page) {
    const TIMERS: &str = "/pages/timers.html";
    page.open_and_wait(TIMERS, "intro").await;
    let tasks = page.eval("tasksUntilReady").await;
    let markers: Vec<u8> = (0..50).map(|index| index * 4).collect();
    let link = team_link(&markers);
    page.open_and_wait(&format!("{TIMERS}{link}"), "result").await;
    let of_team = page.eval("tasksUntilReady").await;
    assert!(of_team.as_i64() <= tasks.as_i64(), "{of_team} tasks, {tasks} without a team");
    page.wait_for("root.querySelectorAll('.people li').length === 50").await;
    // A change of the reader's saves the team.
    page.eval("(field => { field.value = 'Ann'; field.dispatchEvent(new Event('change', { bubbles: true })); })(root.querySelector('.name'))").await;
    page.wait_for("root.textContent.includes('Ann')").await;
    page.wait_for("Object.keys(sessionStorage).length === 1").await;
    page.open_and_wait(TIMERS, "intro").await;
    let of_saved_team = page.eval("tasksUntilReady").await;
    assert!(of_saved_team.as_i64() <= tasks.as_i64(), "{of_saved_team} tasks, {tasks} without a team");

    page.open(&format!("{TIMERS}{link}")).await;
    page.wait_for("root && root.querySelector('.people')").await;
    page.eval(
        "void (window.drawn = { people: 0, others: 0 }, drawn.before = root.querySelectorAll('.people li').length, new MutationObserver(changes => changes.forEach(change => {
            const nodes = [...change.addedNodes, ...change.removedNodes];
            if (!change.target.closest('.people')) drawn.others += nodes.length;
            drawn.people += nodes.filter(node => node.localName === 'li').length;
        })).observe(root, { childList: true, subtree: true }))",
    )
    .await;
    page.wait_for("root.querySelectorAll('.people li').length === 50").await;
    page.wait_for_frames().await;
    assert_eq!(page.eval("[drawn.before + drawn.people, drawn.others]").await, json!([50, 0]));
}

/// The second press finds the field emptied.
async fn pressing_add_twice(page: &Page) {
    page.open("/pages/script-alone.html").await;
    start_quiz(page).await;
    page.open_and_wait(&format!("/pages/script-alone.html{}", team_link(&[20, 180, 100])), "result").await;
    let line = format!("https://host/{}", team_link(&[30, 40, 50]));
    page.eval(&format!("void (root.querySelector('textarea').value = {})", json!(line))).await;
    let add = "[...root.querySelectorAll('.paste button')].forEach(button => button.click())";
    page.eval(add).await;
    page.wait_for("root.querySelectorAll('.people li').length === 6").await;
    let report = page.text(".paste [role=status]").await;
    assert!(report.contains("Added: 3."), "{report}");
    page.eval(add).await;
    page.wait_for_frames().await;
    assert_eq!(page.text(".paste [role=status]").await, report);
}
