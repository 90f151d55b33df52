//! Moves by script through five screens: start, a pair with a chosen radio button, question, feedback, and result.

use crate::page::Page;
use serde_json::json;

/// The screens, in their order.
pub const SCREENS: [&str; 5] = ["start", "pair", "question", "feedback", "result"];

/// Moves from the previous screen to this one.
pub async fn advance_to(page: &Page, screen: &str) {
    match screen {
        "start" => {
            page.scroll_to_widget().await;
            page.wait_for_status("intro").await;
        }
        "pair" => {
            page.eval("root.querySelector('.actions .primary').click()").await;
            page.wait_for_status("question").await;
            page.eval("root.querySelector('.scale input').click()").await;
            page.wait_for("root.querySelector('.apart .primary:enabled')").await;
        }
        "question" => answer_until(page, "!!root.querySelector('.option')").await,
        "feedback" => {
            page.eval("root.querySelector('.option').click()").await;
            page.wait_for_status("feedback").await;
        }
        _ => {
            answer_until(page, "host.status === 'result'").await;
            page.wait_for_status("result").await;
        }
    }
    // The focus changes the look of its element, and moves in the next frame or later.
    if let Some(focused) = focus_of(screen) {
        page.wait_for(&format!("root.activeElement?.matches('{focused}')")).await;
    }
    // The marker slides to its position.
    page.wait_for_frames().await;
    page.wait_for("root.getAnimations().every(animation => animation.playState !== 'running')").await;
}

/// What receives the focus when the screen appears.
fn focus_of(screen: &str) -> Option<&'static str> {
    match screen {
        "question" | "pair" => Some("legend"),
        "feedback" => Some(".apart .primary"),
        "result" => Some(".title"),
        _ => None,
    }
}

/// Moves from a page that was just opened to this screen.
pub async fn play_up_to(page: &Page, screen: &str) {
    for each in SCREENS {
        advance_to(page, each).await;
        if each == screen {
            return;
        }
    }
}

/// Chooses the first answer of each item until the expression is true.
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
            if (++steps > 4000) return done(host.status + ' does not change: ' + root.textContent);
            if (shown !== before) {
                before = shown;
                (next || root.querySelector('.option, .radio input')).click();
            }
            setTimeout(step, 1);
        };
        step();";
    assert_eq!(page.client().execute_async(script, vec![json!(goal)]).await.unwrap(), json!(""));
}
