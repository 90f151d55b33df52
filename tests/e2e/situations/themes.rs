//! Light and dark themes: from what the page declares, what the reader prefers, and how the page looks.

use super::navigation::advance_to;
use super::situation::situations;
use crate::axe::violations;
use crate::driver::Engine;
use crate::page::Page;
use serde_json::json;

situations![
    a_theme_from_color_scheme,
    a_theme_from_a_meta_element,
    a_theme_from_the_background,
    a_theme_inside_a_component,
    a_theme_from_the_attribute,
    a_theme_without_light_dark_support,
    a_theme_after_a_transition,
];

const DARK: &str = "rgb(27, 31, 37)";
const LIGHT: &str = "rgb(255, 255, 255)";

async fn a_theme_from_color_scheme(page: &Page) {
    page.open("/pages/themes.html?scheme-dark").await;
    assert_readable(page, DARK).await;
    page.open("/pages/themes.html?scheme-both").await;
    let is_dark = page.eval("matchMedia('(prefers-color-scheme: dark)').matches").await == json!(true);
    assert_readable(page, if is_dark { DARK } else { LIGHT }).await;
    if page.engine() == Engine::Chromium {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        page.chromium("Emulation.setEmulatedMedia", media).await;
        wait_for_card_colour(page, DARK).await;
        page.chromium("Emulation.setEmulatedMedia", json!({ "features": [] })).await;
    }
    page.open("/pages/themes.html").await;
    assert_readable(page, LIGHT).await;
}

async fn a_theme_from_a_meta_element(page: &Page) {
    page.open("/pages/dark-meta.html").await;
    assert_readable(page, DARK).await;
}

async fn a_theme_from_the_background(page: &Page) {
    page.open("/pages/themes.html?dark-background").await;
    assert_readable(page, DARK).await;
    page.open("/pages/themes.html?layers").await;
    assert_readable(page, DARK).await;
}

/// The style sheet of the element has plain colours instead of pairs.
async fn a_theme_without_light_dark_support(page: &Page) {
    let own = "[...root.adoptedStyleSheets[1].cssRules].map(rule => rule.cssText).join(' ')";
    page.open("/pages/before-light-dark.html").await;
    assert_readable(page, DARK).await;
    assert_eq!(page.eval(&format!("/--bg:[^;]*#1b1f25/.test({own}) && !/light-dark/.test({own})")).await, json!(true));
    page.eval("document.body.className = 'day'").await;
    wait_for_card_colour(page, LIGHT).await;
    page.eval("host.setAttribute('theme', 'dark')").await;
    wait_for_card_colour(page, DARK).await;
}

async fn a_theme_inside_a_component(page: &Page) {
    page.open("/pages/dark-component.html").await;
    assert_readable(page, DARK).await;
}

/// The attribute takes precedence over the page.
async fn a_theme_from_the_attribute(page: &Page) {
    for (sheet, theme, colour) in
        [("", "dark", DARK), ("scheme-dark", "light", LIGHT), ("dark-background", "light", LIGHT)]
    {
        page.open(&format!("/pages/themes.html?{sheet}")).await;
        advance_to(page, "start").await;
        page.eval(&format!("host.setAttribute('theme', '{theme}')")).await;
        assert_readable(page, colour).await;
        page.eval("host.setAttribute('theme', 'auto')").await;
        wait_for_card_colour(page, if theme == "dark" { LIGHT } else { DARK }).await;
    }
}

async fn a_theme_after_a_transition(page: &Page) {
    page.open("/pages/themes.html?switched").await;
    assert_readable(page, LIGHT).await;
    page.eval("document.body.classList.add('night')").await;
    wait_for_card_colour(page, DARK).await;
    page.eval("document.body.classList.remove('night')").await;
    wait_for_card_colour(page, LIGHT).await;
}

async fn wait_for_card_colour(page: &Page, colour: &str) {
    page.wait_for(&format!("getComputedStyle(root.querySelector('.card')).backgroundColor === '{colour}'")).await;
}

async fn assert_readable(page: &Page, colour: &str) {
    advance_to(page, "start").await;
    wait_for_card_colour(page, colour).await;
    assert_eq!(violations(page).await, json!([]), "axe, where the card is {colour}");
}
