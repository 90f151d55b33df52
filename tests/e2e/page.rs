//! What tests do with a page, and what they see of the widget on it.

use crate::driver::{Driver, Engine, Preference, chromium};
use crate::site::{self, Site};
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::time::Duration;

/// A browser with a fresh profile, and a site that only it visits.
pub struct Page {
    driver: Driver,
    site: Site,
}

impl Page {
    /// In Chromium, for tests in which the engine makes no difference.
    pub async fn start() -> Self {
        Self::start_in(Engine::Chromium).await
    }

    pub async fn start_in(engine: Engine) -> Self {
        Self::on_site(engine, site::start().await).await
    }

    /// A browser with another profile on the same site, as of a friend who opens a link.
    pub async fn new_profile(&self) -> Self {
        Self::on_site(self.driver.engine, self.site.clone()).await
    }

    async fn on_site(engine: Engine, site: Site) -> Self {
        Self { driver: Driver::start(engine).await, site }
    }

    /// A browser with these preferences on the same site, or the reason why the engine does not support them.
    pub async fn with_preferences(&self, preferences: &[Preference]) -> Result<Self, &'static str> {
        Ok(Self { driver: Driver::start_with(self.driver.engine, preferences).await?, site: self.site.clone() })
    }

    /// The same browser on a new site, for which it has nothing stored; or a new browser, if the page of this one has
    /// become too small.
    pub async fn on_new_site(self) -> Self {
        if self.driver.has_full_height().await {
            return Self { site: site::start().await, ..self };
        }
        let engine = self.driver.engine;
        self.driver.close().await;
        Self::start_in(engine).await
    }

    pub fn engine(&self) -> Engine {
        self.driver.engine
    }

    pub fn site(&self) -> &Site {
        &self.site
    }

    pub async fn close(self) {
        assert_eq!(self.eval("window.errors").await, json!([]), "errors on the page");
        self.driver.close().await;
    }

    pub fn client(&self) -> &Client {
        &self.driver.client
    }

    /// The printed page as a PDF, or the reason why the driver of the engine cannot print.
    pub async fn print(&self) -> Result<Vec<u8>, &'static str> {
        crate::driver::print(self.driver.engine, self.client()).await
    }

    pub async fn chromium(&self, method: &'static str, parameters: Value) {
        chromium(self.client(), method, parameters).await;
    }

    /// Opens a path of the blog, or a URL.
    pub async fn open(&self, path: &str) {
        // From another page, so that a URL that differs only in its fragment is loaded too.
        self.client().goto("about:blank").await.unwrap();
        let blog = if path.starts_with('/') { &self.site.pages } else { "" };
        self.client().goto(&format!("{blog}{path}")).await.unwrap();
    }

    /// Opens a path, scrolls to the widget and waits for the status.
    pub async fn open_and_wait(&self, path: &str, status: &str) {
        self.open(path).await;
        self.scroll_to_widget().await;
        self.wait_for_status(status).await;
    }

    /// Scrolls to the widget, which loads when it is near the viewport.
    pub async fn scroll_to_widget(&self) {
        self.wait_for("host").await;
        self.eval("host.scrollIntoView()").await;
    }

    pub async fn reload(&self) {
        // The widget saves the last action in a task of its own; no reader is fast enough to reload before that.
        self.client().execute_async("setTimeout(arguments[0], 20)", vec![]).await.unwrap();
        self.client().refresh().await.unwrap();
    }

    /// The value of an expression on the page. `host` is the first element of the widget, `root` its shadow root.
    pub async fn eval(&self, expression: &str) -> Value {
        let script = format!(
            "const host = document.querySelector('role-fit'), root = host && host.shadowRoot; return {expression};"
        );
        self.client().execute(&script, vec![]).await.unwrap()
    }

    /// The text of an element in the widget.
    pub async fn text(&self, selector: &str) -> String {
        let found = self.eval(&format!("root.querySelector({})?.textContent", json!(selector))).await;
        found.as_str().unwrap_or_else(|| panic!("no element matches {selector}")).to_owned()
    }

    pub async fn count(&self, selector: &str) -> usize {
        let found = self.eval(&format!("root.querySelectorAll({}).length", json!(selector))).await;
        usize::try_from(found.as_u64().unwrap()).unwrap()
    }

    /// Waits until the expression is true.
    pub async fn wait_for(&self, expression: &str) {
        for _ in 0..600 {
            if self.eval(&format!("!!({expression})")).await == json!(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("never became true: {expression}; the widget shows: {}", self.eval("root && root.textContent").await);
    }

    /// Waits until the browser has rendered what has changed so far.
    pub async fn wait_for_frames(&self) {
        self.eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))").await;
    }

    /// Waits for a status of the widget, and until the engine's screen has taken the place of the first card: both are there
    /// for a moment, and on a busy machine a test could see or press the card.
    pub async fn wait_for_status(&self, status: &str) {
        self.wait_for(&format!(
            "host && host.status === '{status}' && host.dataset.status === '{status}' && !root?.querySelector('.first')"
        ))
        .await;
    }

    /// Clicks in the middle of an element of the widget with a real pointer.
    pub async fn click(&self, selector: &str) {
        let root = self.client().find(Locator::Css("role-fit")).await.unwrap().shadow_root().await.unwrap();
        root.find(Locator::Css(selector)).await.unwrap().click().await.unwrap();
    }

    /// Types into a field of the widget.
    pub async fn type_into(&self, selector: &str, text: &str) {
        let root = self.client().find(Locator::Css("role-fit")).await.unwrap().shadow_root().await.unwrap();
        root.find(Locator::Css(selector)).await.unwrap().send_keys(text).await.unwrap();
    }

    /// Clicks the button of the widget whose text contains the label.
    pub async fn click_button(&self, label: &str) {
        let index =
            format!("[...root.querySelectorAll('button')].findIndex(b => b.textContent.includes({}))", json!(label));
        let index = self.eval(&index).await.as_i64().unwrap();
        assert!(index >= 0, "no button contains {label}");
        let root = self.client().find(Locator::Css("role-fit")).await.unwrap().shadow_root().await.unwrap();
        let buttons = root.find_all(Locator::Css("button")).await.unwrap();
        buttons[usize::try_from(index).unwrap()].click().await.unwrap();
    }

    /// Presses a key that many times, wherever the focus is.
    pub async fn press_key(&self, key: Key, times: usize) {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for _ in 0..times {
            keys = keys.then(KeyAction::Down { value: key.into() }).then(KeyAction::Up { value: key.into() });
        }
        self.client().perform_actions(keys).await.unwrap();
    }

    /// Pastes into a field of the page, and returns its text.
    pub async fn pasted_into(&self, field: &str) -> Value {
        self.eval(&format!("(it => {{ it.value = ''; it.focus(); }})(document.querySelector('{field}'))")).await;
        self.press_while_holding(Key::Control, 'v').await;
        self.wait_for(&format!("document.querySelector('{field}').value")).await;
        self.eval(&format!("document.querySelector('{field}').value")).await
    }

    /// Presses a key while Ctrl or another key is down.
    pub async fn press_while_holding(&self, held: Key, key: impl Into<char>) {
        let key = key.into();
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: held.into() })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: held.into() });
        self.client().perform_actions(keys).await.unwrap();
    }

    /// Presses Tab until the expression is true for the focused element, `it`.
    pub async fn tab_to(&self, wanted: &str) {
        for _ in 0..40 {
            self.press_key(Key::Tab, 1).await;
            let focused = format!("(it => !!it && !!({wanted}))(root.activeElement)");
            if self.eval(&focused).await == json!(true) {
                return;
            }
        }
        panic!("Tab does not reach an element with {wanted}");
    }

    /// The details of the events with that name so far.
    pub async fn events(&self, name: &str) -> Vec<Value> {
        let found =
            self.eval(&format!("events.filter(([name]) => name === {}).map(part => part[1])", json!(name))).await;
        found.as_array().unwrap().clone()
    }

    /// Shows the page in a viewport of that size in CSS pixels, in light or dark.
    pub async fn set_viewport(&self, (width, height): (u32, u32), theme: &str) {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.chromium("Emulation.setDeviceMetricsOverride", screen).await;
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
        self.chromium("Emulation.setEmulatedMedia", media).await;
    }
}
