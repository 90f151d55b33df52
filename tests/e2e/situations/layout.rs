//! Small viewports, large text and right-to-left pages: nothing is cut off, nothing scrolls horizontally.

use super::navigation::{SCREENS, advance_to, play_up_to};
use super::situation::situations;
use super::teams::{result, team_link};
use crate::axe::violations;
use crate::page::Page;
use crate::screens::CUT_OFF;
use serde_json::json;

situations![
    right_to_left,
    arabic_is_mirrored,
    arabic_in_a_frame_of_320_pixels,
    a_frame_of_320_by_256_pixels,
    a_zoom_of_400_percent,
    text_spacing,
    a_result_after_scrolling,
];

/// Measures an element of the quiz.
const BOX: &str = "const box = selector => root.querySelector(selector).getBoundingClientRect(), middle = it => it.left + it.width / 2";

/// Whether the marker of a meter in Arabic is at the hundred minus its place: its middle, within two pixels.
const MARKER_IS_MIRRORED: &str = "(() => {
    const meter = box('.fit .meter'), value = root.querySelector('[role=meter]').ariaValueNow;
    // The value is rounded to a whole per cent.
    const isAtValue = Math.abs(meter.right - middle(box('.fit .marker')) - meter.width * value / 100) < meter.width / 200 + 2;
    const number = box('.fit .value'), isReadable = root.querySelector('.fit .value').textContent.trim() === value;
    return isAtValue && isReadable && number.left >= meter.left - 1 && number.right <= meter.right + 1;
})()";

async fn right_to_left(page: &Page) {
    page.open("/pages/rtl.html").await;
    for screen in SCREENS {
        advance_to(page, screen).await;
        assert_complete(page, screen).await;
        let is_mirrored = match screen {
            // The stop at the end of an English paragraph is to the right of its last letter, and the paragraph at the right.
            "start" => {
                "(() => {
                    const text = root.querySelector('.lead').firstChild, range = document.createRange();
                    const box = index => {
                        range.setStart(text, index);
                        range.setEnd(text, index + 1);
                        return range.getBoundingClientRect();
                    };
                    const { length } = text.data, stop = box(length - 1);
                    return text.data[length - 1] === '.'
                        && (!CSS.supports('selector(:dir(rtl))') || stop.left >= box(length - 2).right - 1
                            && Math.abs(stop.right - text.parentNode.getBoundingClientRect().right) < 2);
                })()"
            }
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

/// Whatever has two ends begins with the Product Owner's at the right.
async fn arabic_is_mirrored(page: &Page) {
    page.open("/pages/arabic.html").await;
    page.wait_for_status("intro").await;
    check_direction(page, "box('.emblem .po').left > box('.emblem .pm').right", "the emblem").await;
    // A clear result on the side of the Product Manager, and a team.
    page.open(&format!("/pages/arabic.html?shared#{}", result(163).encode())).await;
    page.wait_for_status("result").await;
    page.wait_for("root.getAnimations().every(animation => animation.playState !== 'running')").await;
    let rows = [
        ("the ends", "box('.ends .po').left > box('.ends .pm').right"),
        ("the halves", "box('.half.po').left >= box('.half.pm').right - 1"),
        ("the marker", "middle(box('.fit .marker')) < middle(box('.fit .meter'))"),
        ("its place", MARKER_IS_MIRRORED),
        ("the numbers of the band", "box('.meter text:nth-of-type(2)').left > box('.meter text:nth-of-type(3)').right"),
        ("the figure", "middle(box('.figure rect')) < middle(box('.scene'))"),
    ];
    for (name, expression) in rows {
        check_direction(page, expression, name).await;
    }
    page.open(&format!("/pages/arabic.html?team{}", team_link(&[180, 20, 100]))).await;
    page.wait_for_status("result").await;
    let rows = [
        ("the axis", "box('.axis .po').left > box('.axis .pm').right"),
        (
            "the meters of the people",
            "[...root.querySelectorAll('.row')].map(row => {
                const meter = row.getBoundingClientRect(), marker = row.querySelector('.marker').getBoundingClientRect();
                return Math.round((meter.right - middle(marker)) / meter.width * 10);
            }).sort().join() === '1,5,9'",
        ),
    ];
    for (name, expression) in rows {
        check_direction(page, expression, name).await;
    }
}

async fn arabic_in_a_frame_of_320_pixels(page: &Page) {
    page.open("/pages/arabic-small-frame.html").await;
    page.client().clone().enter_frame(0).await.unwrap();
    page.wait_for("innerWidth === 320 && host").await;
    for screen in SCREENS {
        advance_to(page, screen).await;
        assert_complete(page, screen).await;
        match screen {
            "question" => {
                // Some browsers cannot tell the direction in a style.
                let bar = "!CSS.supports('selector(:dir(rtl))')
                    || Math.abs(box('.bar').right - box('.done').right) < 1 && box('.done').left > box('.bar').left";
                check_direction(page, bar, "the progress bar").await;
            }
            "result" => check_direction(page, MARKER_IS_MIRRORED, "the marker").await,
            _ => (),
        }
    }
}

async fn check_direction(page: &Page, expression: &str, name: &str) {
    let script = format!("(() => {{ {BOX}; return {expression}; }})()");
    assert_eq!(page.eval(&script).await, json!(true), "{name}");
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
