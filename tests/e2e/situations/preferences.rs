//! Printing, preferences of readers, and keys.

use super::navigation::{advance_to, play_up_to};
use super::result_picture::press_print;
use super::screenshot::Screenshot;
use super::situation::situations;
use crate::driver::{Engine, Preference};
use crate::looks;
use crate::page::Page;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

const NO_PRINT: &str = "WebKitWebDriver has no command to print";
const NO_FORCED_COLOURS: &str = "WebKitGTK answers forced-colors: none whatever the theme";

situations![
    a_printed_result except [(Engine::WebKit, NO_PRINT)],
    forced_colours except [(Engine::WebKit, NO_FORCED_COLOURS)],
    reduced_motion,
    scripts_off,
    shortcuts_of_the_page,
    keys_on_the_first_card_and_on_the_error_card,
    keys_with_ctrl_reach_the_page,
    keys_in_the_slot_reach_the_page,
    keys_faster_than_a_frame,
    keys_faster_than_a_frame_on_the_first_card,
];

/// Holds animation frames back until the test runs them, as on a busy machine.
const HOLD_FRAMES: &str = "void (window.framesDue = [], window.requestAnimationFrame = frame => framesDue.push(frame))";

/// The first step of a pair.
const FIRST_STEP: &str = "it.matches('.scale .radio:first-child input')";

const CHECKED_WITH_FOCUS: &str =
    "(step => step.checked && root.activeElement === step)(root.querySelector('.scale input'))";

/// Runs the held frames, and waits for their effects.
async fn run_frames(page: &Page) {
    let draw = "const done = arguments[arguments.length - 1];
        for (const frame of framesDue.splice(0)) frame(performance.now());
        setTimeout(done, 100);";
    page.client().execute_async(draw, vec![]).await.unwrap();
}

async fn a_printed_result(page: &Page) {
    for theme in ["light", "dark"] {
        page.open("/pages/only-the-quiz.html").await;
        page.eval(&format!("host.setAttribute('theme', '{theme}')")).await;
        play_up_to(page, "result").await;
        let link = page.eval("host.result.url").await.as_str().unwrap().to_owned();
        let (pages, words) = print_to_pdf(page, &format!("printed-{theme}")).await;
        assert_eq!(pages, 1, "pages of the {theme} result");
        assert_has_link_and_no_buttons(&words, &link);
        assert_has_folded_sections(page, &words).await;
        if page.engine() == Engine::Chromium {
            press_print(page).await;
            assert_dark_text_and_qr_code(page, theme, &link).await;
        }
        page.click_button("Review all questions").await;
        page.wait_for_status("review").await;
        let (pages, words) = print_to_pdf(page, &format!("printed-review-{theme}")).await;
        assert!((2..20).contains(&pages), "{pages} pages of the {theme} review");
        assert_has_link_and_no_buttons(&words, &link);
        page.eval("void sessionStorage.clear()").await;
    }
}

/// The number of pages, and their text without white space, since line breaks differ between browsers.
async fn print_to_pdf(page: &Page, name: &str) -> (usize, String) {
    let printed = page.print().await.unwrap();
    looks::save(&format!("{name}-{}.pdf", page.engine().name()), &printed);
    let sheets = lopdf::Document::load_mem(&printed).unwrap();
    let numbers: Vec<u32> = sheets.get_pages().into_keys().collect();
    let words = sheets.extract_text(&numbers).unwrap();
    (numbers.len(), words.split_whitespace().collect())
}

/// The sections are printed with their content, and are folded again afterwards.
async fn assert_has_folded_sections(page: &Page, words: &str) {
    for content in ["towardsP", "Whereyoulook", "whoonlyguesses", "Productknowledge"] {
        assert!(words.contains(content), "{content} in {words}");
    }
    assert_eq!(page.count("details[open]").await, 0, "unfolded after printing");
}

fn assert_has_link_and_no_buttons(words: &str, link: &str) {
    assert!(words.contains(link), "{link} in {words}");
    for label in ["Copythelink", "Reviewanswers", "Playagain", "Backtothe", "Startover", "Forgetmyanswers"] {
        assert!(!words.contains(label), "{label} in {words}");
    }
}

async fn assert_dark_text_and_qr_code(page: &Page, theme: &str, link: &str) {
    // Nearly the resolution of a printer.
    let paper = json!({ "width": 700, "height": 500, "deviceScaleFactor": 4, "mobile": false });
    page.chromium("Emulation.setDeviceMetricsOverride", paper).await;
    page.chromium("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
    let shown =
        "[...root.querySelectorAll('button, input, textarea')].filter(part => part.getClientRects().length).length";
    assert_eq!(page.eval(shown).await, json!(0), "buttons in print");
    let pale = "[...root.querySelectorAll('.title, p, li, b')].filter(part => part.getClientRects().length)
        .filter(part => getComputedStyle(part).color.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + +part, 0) > 400)
        .map(part => part.outerHTML.slice(0, 80))";
    let pale = page.eval(pale).await;
    page.eval("root.querySelector('.code').scrollIntoView({ block: 'center' })").await;
    let read = Screenshot::of_screen(page).await.qr_codes();
    page.chromium("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
    page.chromium("Emulation.clearDeviceMetricsOverride", json!({})).await;
    assert_eq!(pale, json!([]), "too pale on paper, from the {theme} theme");
    assert_eq!(read, [link], "the QR code, from the {theme} theme");
}

/// Each control differs in colour from the background of the page.
async fn forced_colours(page: &Page) {
    let reader = page.with_preferences(&[Preference::ForcedColors]).await.unwrap();
    reader.open("/pages/only-the-quiz.html").await;
    play_up_to(&reader, "pair").await;
    assert_true(
        &reader,
        "getComputedStyle(root.querySelector('.scale input:checked'), '::before').backgroundColor !== ground",
    )
    .await;
    let unchecked = "getComputedStyle(root.querySelector('.scale input:not(:checked)'), '::before').backgroundColor";
    // Forced colours leave transparent backgrounds transparent.
    assert_true(&reader, &format!("{unchecked} === ground || / 0\\)$/.test({unchecked})")).await;
    for screen in ["question", "feedback"] {
        advance_to(&reader, screen).await;
    }
    let styles = "['.option.right', '.option.other'].map(name => root.querySelector(name)).filter(part => part)
        .every(part => getComputedStyle(part).borderTopStyle !== 'none' && getComputedStyle(part).borderTopColor !== ground)";
    assert_true(&reader, styles).await;
    // By key, so that the focus ring is shown.
    reader.tab_to("it.matches('.apart .primary')").await;
    assert_true(&reader, "(style => style.outlineStyle === 'solid' && style.outlineColor !== ground)(getComputedStyle(root.activeElement))").await;
    advance_to(&reader, "result").await;
    assert_true(&reader, "getComputedStyle(root.querySelector('.fit .marker')).fill !== ground").await;
    assert_true(&reader, "getComputedStyle(root.querySelector('.fit .band')).stroke !== ground").await;
    let screenshot = reader.client().screenshot().await.unwrap();
    looks::save(&format!("forced-colours-{}.png", page.engine().name()), &screenshot);
    reader.close().await;
}

async fn assert_true(page: &Page, expression: &str) {
    let script = format!(
        "(ground => {expression})(getComputedStyle((probe => (document.body.append(probe), probe.style.background = 'Canvas', probe))(document.createElement('i'))).backgroundColor)"
    );
    assert_eq!(page.eval(&script).await, json!(true), "{expression}");
}

async fn reduced_motion(page: &Page) {
    let moves = "[...root.querySelectorAll('*')].map(part => getComputedStyle(part))
        .filter(style => style.animationName !== 'none' || !/^(0s(, )?)+$/.test(style.transitionDuration)).length";
    page.open("/pages/only-the-quiz.html").await;
    play_up_to(page, "result").await;
    assert_ne!(page.eval(moves).await, json!(0), "the marker slides by default");
    let reader = page.with_preferences(&[Preference::ReducedMotion]).await.unwrap();
    reader.open("/pages/only-the-quiz.html").await;
    for screen in super::navigation::SCREENS {
        advance_to(&reader, screen).await;
        assert_eq!(reader.eval(moves).await, json!(0), "{screen}");
        assert_eq!(reader.eval("root.getAnimations().length").await, json!(0), "{screen}");
    }
    reader.close().await;
}

async fn scripts_off(page: &Page) {
    let reader = page.with_preferences(&[Preference::NoScripts]).await.unwrap();
    reader.open("/pages/only-the-quiz.html").await;
    let link = reader.client().find(Locator::Css("role-fit a")).await.unwrap();
    assert!(link.is_displayed().await.unwrap(), "the link is hidden");
    assert_eq!(link.text().await.unwrap(), "Take the quiz");
}

async fn shortcuts_of_the_page(page: &Page) {
    page.open("/pages/slide-show.html").await;
    play_up_to(page, "start").await;
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
    page.press_key(Key::Tab, 1).await;
    assert_eq!(page.eval("pressed").await, json!(["Tab"]), "the page receives Tab");
    page.press_key(Key::Space, 1).await;
    page.wait_for("root.querySelectorAll('.scale input')[0].checked").await;
    page.press_key(Key::Down, 1).await;
    page.wait_for("root.querySelectorAll('.scale input')[1].checked").await;
    advance_to(page, "question").await;
    page.eval("void root.querySelector('.option').focus()").await;
    page.press_key(Key::Space, 1).await;
    page.wait_for_status("feedback").await;
    page.wait_for("root.activeElement?.matches('.apart .primary')").await;
    page.press_key(Key::Enter, 1).await;
    page.wait_for_status("question").await;
    assert_eq!(page.eval("pressed").await, json!(["Tab"]), "keys that answer the quiz change no slide");
    page.client().find(Locator::Css("#field")).await.unwrap().send_keys("j/").await.unwrap();
    assert_eq!(page.eval("pressed.slice(1)").await, json!(["j", "/"]));
    assert_eq!(page.eval("document.querySelector('#field').value").await, json!("j/"));
}

/// Records the keys that reach the page.
const RECORD_KEYS: &str = "void (window.pressed = [], ['keydown', 'keyup'].forEach(name =>
    document.addEventListener(name, event => pressed.push(event.key))))";

const REACHED: &str = "pressed.filter(key => !/Tab|Control|Meta/.test(key))";

async fn keys_on_the_first_card_and_on_the_error_card(page: &Page) {
    page.open("/pages/first-card.html?from=/fault/late/wasm/always/keys/").await;
    page.wait_for("root && root.querySelector('.first .card')").await;
    page.eval(RECORD_KEYS).await;
    page.tab_to("it.matches('.primary')").await;
    page.press_key(Key::Down, 1).await;
    page.press_key(Key::Space, 1).await;
    page.wait_for("root.querySelector('.first .radio')").await;
    assert_eq!(page.eval(REACHED).await, json!([]), "on the first card");

    page.open("/pages/first-card.html?from=/fault/lost/wasm/always/keys-lost/").await;
    page.wait_for_status("error").await;
    page.eval(RECORD_KEYS).await;
    page.tab_to("it.matches('.primary')").await;
    page.press_key(Key::Right, 1).await;
    page.site().repair("keys-lost");
    page.press_key(Key::Enter, 1).await;
    page.wait_for_status("intro").await;
    assert_eq!(page.eval(REACHED).await, json!([]), "on the error card");
}

async fn keys_with_ctrl_reach_the_page(page: &Page) {
    page.open("/pages/first-card.html?from=/fault/late/wasm/always/modified/").await;
    page.wait_for("root && root.querySelector('.first .card')").await;
    page.eval(RECORD_KEYS).await;
    page.tab_to("it.matches('.primary')").await;
    page.press_while_holding(Key::Control, Key::Down).await;
    assert_eq!(page.eval(REACHED).await, json!(["ArrowDown", "ArrowDown"]), "on the first card");
    page.site().repair("modified");
    page.wait_for_status("intro").await;
    page.tab_to("it.matches('.button:not(.primary)')").await;
    page.eval("void (pressed.length = 0)").await;
    page.press_while_holding(Key::Control, Key::Right).await;
    page.press_while_holding(Key::Shift, Key::Right).await;
    assert_eq!(page.eval("pressed.filter(key => /Arrow/.test(key))").await, json!(["ArrowRight", "ArrowRight"]));
    // In a field, whatever changes its text stays in the quiz.
    page.open(&format!("/pages/script-alone.html{}", super::teams::team_link(&[20, 180]))).await;
    page.scroll_to_widget().await;
    page.wait_for_status("result").await;
    page.eval(RECORD_KEYS).await;
    page.eval("root.querySelector('textarea').focus()").await;
    for key in [Key::Home, Key::Left, Key::Backspace, Key::Enter] {
        page.press_key(key, 1).await;
    }
    page.type_into("textarea", "j/@").await;
    assert_eq!(page.eval(REACHED).await, json!([]), "in a field");
    page.press_while_holding(Key::Control, 'k').await;
    page.press_key(Key::Escape, 1).await;
    assert_eq!(page.eval(REACHED).await, json!(["k", "k", "Escape", "Escape"]));
}

/// What the author puts under the result is part of the page, although it is shown inside the quiz.
async fn keys_in_the_slot_reach_the_page(page: &Page) {
    page.open("/pages/own-look.html").await;
    play_up_to(page, "result").await;
    page.eval(RECORD_KEYS).await;
    page.client().find(Locator::Css("#inside input")).await.unwrap().send_keys("a b").await.unwrap();
    assert_eq!(page.eval("pressed.filter(key => /^[ab ]$/.test(key)).length").await, json!(6));
    assert_eq!(page.eval("document.querySelector('#inside input').value").await, json!("a b"));
}

/// Readers who press Tab before a new question has received the focus keep it: their next key is meant for that choice.
async fn keys_faster_than_a_frame(page: &Page) {
    page.open_and_wait("/pages/script-alone.html", "intro").await;
    page.eval(HOLD_FRAMES).await;
    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    page.tab_to(FIRST_STEP).await;
    assert_focus_stays_and_answer(page).await;
    // After an answer with feedback, the focus moves on.
    advance_without_frames_to_a_question(page).await;
    page.eval("void root.querySelector('.option:nth-child(2)').focus()").await;
    run_frames(page).await;
    assert_eq!(page.eval("root.activeElement.matches('.option:nth-child(2)')").await, json!(true), "the focus stays");
    page.press_key(Key::Space, 1).await;
    page.wait_for_status("feedback").await;
    run_frames(page).await;
    assert_eq!(page.eval("root.activeElement.matches('.apart .primary')").await, json!(true), "the focus moves on");
}

/// Answers pairs, while frames are held, until there is a question with options.
async fn advance_without_frames_to_a_question(page: &Page) {
    for _ in 0..20 {
        if page.count(".option").await > 0 {
            return;
        }
        let stem = json!(page.text(".stem").await);
        page.eval("root.querySelector('.scale input').click()").await;
        page.wait_for("root.querySelector('.apart .primary:enabled')").await;
        page.eval("root.querySelector('.apart .primary').click()").await;
        page.wait_for(&format!("root.querySelector('.stem').textContent !== {stem}")).await;
    }
    panic!("there is no question with options");
}

/// The same on the first card, before the engine is there.
async fn keys_faster_than_a_frame_on_the_first_card(page: &Page) {
    open_with_held_frames(page, "quick", "").await;
    page.click(".primary").await;
    page.wait_for("root.querySelector('.first .radio')").await;
    // As screen readers do. With Tab, Firefox continues after the quiz once the focused element is removed.
    page.eval("void root.querySelector('.scale input').focus()").await;
    assert_focus_stays_and_answer(page).await;
    take_over_at_first_step(page, "quick").await;

    page.eval("void sessionStorage.clear()").await;
    open_with_held_frames(page, "quicker", "&start=now").await;
    page.tab_to(FIRST_STEP).await;
    page.press_key(Key::Space, 1).await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    take_over_at_first_step(page, "quicker").await;
}

async fn open_with_held_frames(page: &Page, run: &str, attributes: &str) {
    page.open(&format!("/pages/first-card.html?from=/fault/late/wasm/always/{run}/{attributes}")).await;
    page.wait_for("root && root.querySelector('.first .card')").await;
    page.eval(HOLD_FRAMES).await;
}

async fn take_over_at_first_step(page: &Page, run: &str) {
    page.site().repair(run);
    page.wait_for("host.status === 'question'").await;
    run_frames(page).await;
    page.wait_for("!root.querySelector('.first')").await;
    run_frames(page).await;
    assert_eq!(page.eval(CHECKED_WITH_FOCUS).await, json!(true), "the focus is on the engine's own radio button");
}

async fn assert_focus_stays_and_answer(page: &Page) {
    run_frames(page).await;
    assert_eq!(page.eval("root.activeElement === root.querySelector('.scale input')").await, json!(true), "it stays");
    page.press_key(Key::Space, 1).await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    run_frames(page).await;
    assert_eq!(page.eval(CHECKED_WITH_FOCUS).await, json!(true), "the focus stays after the answer, too");
}
