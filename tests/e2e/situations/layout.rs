//! Small viewports, large text and right-to-left pages: nothing is cut off, nothing scrolls horizontally.

use super::navigation::{SCREENS, advance_to, play_up_to};
use super::situation::situations;
use crate::axe::violations;
use crate::page::Page;
use crate::screens::CUT_OFF;
use serde_json::json;

situations![right_to_left, a_frame_of_320_by_256_pixels, a_zoom_of_400_percent, text_spacing, a_result_after_scrolling,];

async fn right_to_left(page: &Page) {
    page.open("/pages/rtl.html").await;
    for screen in SCREENS {
        advance_to(page, screen).await;
        assert_complete(page, screen).await;
        let is_mirrored = match screen {
            "question" => {
                "(() => {
                    const bar = box('.bar'), done = box('.done'), text = document.createRange();
                    text.selectNodeContents(root.querySelector('.stem'));
                    const { right } = text.getBoundingClientRect();
                    return Math.abs(right - box('legend').right) < 2
                        && (!CSS.supports('selector(:dir(rtl))') || Math.abs(bar.right - done.right) < 1 && done.left > bar.left);
                })()"
            }
            "pair" => {
                "box('.pole:first-child').left > box('.pole:last-child').left
                    && box('.scale .radio:first-child').left > box('.scale .radio:last-child').left"
            }
            "result" => {
                "box('.ends .po').right <= box('.ends .pm').left && box('.fit .half.po').right <= box('.fit .half.pm').left + 1
                    && Math.abs(box('.fit .marker').left + 2 - box('.fit .meter').left
                        - box('.fit .meter').width * root.querySelector('[role=meter]').ariaValueNow / 100) < box('.fit .meter').width / 100 + 2"
            }
            _ => "true",
        };
        let is_mirrored =
            format!("((box) => {is_mirrored})(selector => root.querySelector(selector).getBoundingClientRect())");
        assert_eq!(page.eval(&is_mirrored).await, json!(true), "the {screen} runs in the wrong direction");
    }
}

async fn a_frame_of_320_by_256_pixels(page: &Page) {
    page.open("/pages/small-frame.html").await;
    page.client().clone().enter_frame(0).await.unwrap();
    page.wait_for("innerWidth === 320 && innerHeight === 256 && host").await;
    check_each_screen(page).await;
}

async fn a_zoom_of_400_percent(page: &Page) {
    page.client().set_window_size(1280, 1000).await.unwrap();
    page.open("/pages/only-the-quiz.html").await;
    page.eval("document.documentElement.style.zoom = 4").await;
    check_each_screen(page).await;
    page.client().set_window_size(900, 1000).await.unwrap();
}

/// The spacing of WCAG 1.4.12, by a style sheet in the shadow root, where those of readers apply too.
async fn text_spacing(page: &Page) {
    for path in ["/pages/only-the-quiz.html", "/pages/small-frame.html"] {
        page.open(path).await;
        if path.contains("frame") {
            page.client().clone().enter_frame(0).await.unwrap();
        }
        play_up_to(page, "start").await;
        page.eval(
            "(() => {
                const sheet = new CSSStyleSheet();
                sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }'
                    + 'p { margin-bottom: 2em !important }');
                root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
            })()",
        )
        .await;
        check_each_screen(page).await;
    }
}

async fn check_each_screen(page: &Page) {
    for screen in SCREENS {
        advance_to(page, screen).await;
        assert_complete(page, screen).await;
    }
}

async fn assert_complete(page: &Page, screen: &str) {
    assert_eq!(page.eval(CUT_OFF).await, json!([]), "{screen}: cut off or outside of the card");
    assert_eq!(violations(page).await, json!([]), "{screen}: axe");
}

/// Readers who have scrolled down to the last question see the result from its top.
async fn a_result_after_scrolling(page: &Page) {
    page.open("/pages/script-alone.html").await;
    page.eval("void (document.body.style.paddingBottom = '3000px')").await;
    play_up_to(page, "feedback").await;
    let top = "root.querySelector('.card').getBoundingClientRect().top";
    page.eval(&format!("scrollBy(0, {top} + 64)")).await;
    assert_eq!(page.eval(&format!("{top} < -32")).await, json!(true));
    advance_to(page, "result").await;
    page.wait_for(&format!("{top} > -1 && {top} < innerHeight / 2")).await;
}
