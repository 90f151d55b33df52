//! Light and dark: what the page declares, what its reader has set, what it only looks like.

use super::Situation;
use super::walk::on_to;
use crate::axe::violations;
use crate::driver::Engine;
use crate::page::Page;
use serde_json::json;

pub const ALL: &[Situation] = &[
    Situation { name: "theme by color-scheme", cannot: &[], check: |page| Box::pin(by_color_scheme(page)) },
    Situation { name: "theme by a meta element", cannot: &[], check: |page| Box::pin(by_meta(page)) },
    Situation { name: "theme by background", cannot: &[], check: |page| Box::pin(by_background(page)) },
    Situation { name: "theme in a component", cannot: &[], check: |page| Box::pin(in_a_component(page)) },
    Situation { name: "theme by attribute", cannot: &[], check: |page| Box::pin(by_attribute(page)) },
    Situation { name: "theme without light-dark()", cannot: &[], check: |page| Box::pin(without_pairs(page)) },
    Situation { name: "theme that fades", cannot: &[], check: |page| Box::pin(that_fades(page)) },
];

const DARK: &str = "rgb(27, 31, 37)";
const LIGHT: &str = "rgb(255, 255, 255)";

async fn by_color_scheme(page: &Page) {
    page.open("/pages/themes.html?scheme-dark").await;
    is_readable(page, DARK).await;
    page.open("/pages/themes.html?scheme-both").await;
    let is_dark = page.ask("matchMedia('(prefers-color-scheme: dark)').matches").await == json!(true);
    is_readable(page, if is_dark { DARK } else { LIGHT }).await;
    if page.engine() == Engine::Chromium {
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        page.chromium("Emulation.setEmulatedMedia", media).await;
        is(page, DARK).await;
        page.chromium("Emulation.setEmulatedMedia", json!({ "features": [] })).await;
    }
    page.open("/pages/themes.html").await;
    is_readable(page, LIGHT).await;
}

async fn by_meta(page: &Page) {
    page.open("/pages/dark-meta.html").await;
    is_readable(page, DARK).await;
}

async fn by_background(page: &Page) {
    page.open("/pages/themes.html?dark-background").await;
    is_readable(page, DARK).await;
    page.open("/pages/themes.html?layers").await;
    is_readable(page, DARK).await;
}

/// The colours are written out, in the element's own sheet.
async fn without_pairs(page: &Page) {
    let own = "[...root.adoptedStyleSheets[1].cssRules].map(rule => rule.cssText).join(' ')";
    page.open("/pages/before-light-dark.html").await;
    is_readable(page, DARK).await;
    assert_eq!(page.ask(&format!("/--bg:[^;]*#1b1f25/.test({own}) && !/light-dark/.test({own})")).await, json!(true));
    page.ask("document.body.className = 'day'").await;
    is(page, LIGHT).await;
    page.ask("host.setAttribute('theme', 'dark')").await;
    is(page, DARK).await;
}

async fn in_a_component(page: &Page) {
    page.open("/pages/dark-component.html").await;
    is_readable(page, DARK).await;
}

/// It wins over whatever the page is.
async fn by_attribute(page: &Page) {
    for (sheet, theme, colour) in
        [("", "dark", DARK), ("scheme-dark", "light", LIGHT), ("dark-background", "light", LIGHT)]
    {
        page.open(&format!("/pages/themes.html?{sheet}")).await;
        on_to(page, "start").await;
        page.ask(&format!("host.setAttribute('theme', '{theme}')")).await;
        is_readable(page, colour).await;
        page.ask("host.setAttribute('theme', 'auto')").await;
        is(page, if theme == "dark" { LIGHT } else { DARK }).await;
    }
}

async fn that_fades(page: &Page) {
    page.open("/pages/themes.html?switched").await;
    is_readable(page, LIGHT).await;
    page.ask("document.body.classList.add('night')").await;
    is(page, DARK).await;
    page.ask("document.body.classList.remove('night')").await;
    is(page, LIGHT).await;
}

async fn is(page: &Page, colour: &str) {
    page.until(&format!("getComputedStyle(root.querySelector('.card')).backgroundColor === '{colour}'")).await;
}

async fn is_readable(page: &Page, colour: &str) {
    on_to(page, "start").await;
    is(page, colour).await;
    assert_eq!(violations(page).await, json!([]), "axe, where the card is {colour}");
}
