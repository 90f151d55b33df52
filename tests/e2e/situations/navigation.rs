//! From screen to screen by script, the same way on every page: a start, a question, its feedback, a pair with a chosen
//! radio, a result. Knows what leads from one to the next; knows nothing of what is looked at there.

use crate::page::Page;
use serde_json::json;

/// The screens, in their order.
pub const SCREENS: [&str; 5] = ["start", "question", "feedback", "pair", "result"];

/// From the screen before.
pub async fn advance_to(page: &Page, screen: &str) {
    match screen {
        "start" => {
            page.scroll_to_widget().await;
            page.wait_for_status("intro").await;
        }
        "question" => {
            page.eval("root.querySelector('.actions .primary').click()").await;
            page.wait_for_status("question").await;
        }
        "feedback" => {
            page.eval("root.querySelector('.option').click()").await;
            page.wait_for_status("feedback").await;
        }
        "pair" => {
            answer_until(page, "!!root.querySelector('.scale')").await;
            page.eval("root.querySelector('.scale input').click()").await;
            page.wait_for("root.querySelector('.apart .primary:enabled')").await;
        }
        _ => {
            answer_until(page, "host.status === 'result'").await;
            page.wait_for_status("result").await;
        }
    }
    // What has the focus shows it, and gets it with the next frame or, on a busy machine, later.
    if let Some(focused) = focused(screen) {
        page.wait_for(&format!("root.activeElement?.matches('{focused}')")).await;
    }
    // The marker slides to its place.
    page.eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))").await;
    page.wait_for("root.getAnimations().every(animation => animation.playState !== 'running')").await;
}

/// What gets the focus when the screen is new.
fn focused(screen: &str) -> Option<&'static str> {
    match screen {
        "question" | "pair" => Some("legend"),
        "feedback" => Some(".apart .primary"),
        "result" => Some(".title"),
        _ => None,
    }
}

/// To a screen, from a page just opened.
pub async fn play_up_to(page: &Page, screen: &str) {
    for each in SCREENS {
        advance_to(page, each).await;
        if each == screen {
            return;
        }
    }
}

/// Answers what is first, until the expression is true. Waits between two presses until the screen has changed.
async fn answer_until(page: &Page, goal: &str) {
    let script = "
        const [goal, done] = arguments;
        const host = document.querySelector('role-fit'), root = host.shadowRoot;
        const isThere = new Function('host', 'root', 'return ' + goal);
        let before, steps = 0;
        const step = () => {
            const next = root.querySelector('.apart .primary:enabled');
            const shown = root.textContent + !!next;
            if (isThere(host, root)) return done('');
            if (++steps > 4000) return done(host.status + ' for ever: ' + root.textContent);
            if (shown !== before) {
                before = shown;
                (next || root.querySelector('.option, .radio input')).click();
            }
            setTimeout(step, 1);
        };
        step();";
    assert_eq!(page.client().execute_async(script, vec![json!(goal)]).await.unwrap(), json!(""));
}
