//! What a visitor can do with a page and see of the widget on it; tests speak in these words.
//!
//! Knows the parts that the widget shows by role and class; knows nothing of what an answer means.

use crate::driver::{Driver, Engine, Wish, chromium};
use crate::site::{self, Site};
use fantoccini::actions::{InputSource as _, KeyAction, KeyActions};
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::{Value, json};
use std::time::Duration;

/// A browser with a fresh profile, on a site of its own.
pub struct Page {
    driver: Driver,
    site: Site,
}

impl Page {
    /// In Chromium, where one engine is as good as another.
    pub async fn start() -> Self {
        Self::start_in(Engine::Chromium).await
    }

    pub async fn start_in(engine: Engine) -> Self {
        Self::visit(engine, site::start().await).await
    }

    /// Another profile on the same site: a friend who opens a link.
    pub async fn new_profile(&self) -> Self {
        Self::visit(self.driver.engine, self.site.clone()).await
    }

    async fn visit(engine: Engine, site: Site) -> Self {
        Self { driver: Driver::start(engine).await, site }
    }

    /// Another reader of the same site, with these settings; where the engine cannot be had so, the reason.
    pub async fn with_preferences(&self, wishes: &[Wish]) -> Result<Self, &'static str> {
        Ok(Self { driver: Driver::start_with(self.driver.engine, wishes).await?, site: self.site.clone() })
    }

    /// The same browser on another site of its own, of which it has nothing stored yet; another browser, if this one has
    /// become too small.
    pub async fn on_new_site(self) -> Self {
        if self.driver.has_its_height().await {
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
        assert_eq!(self.eval("window.errors").await, json!([]), "something went wrong on the page");
        self.driver.close().await;
    }

    pub fn client(&self) -> &Client {
        &self.driver.client
    }

    /// The page as it comes out of a printer; where the engine's driver cannot, the reason.
    pub async fn print(&self) -> Result<Vec<u8>, &'static str> {
        crate::driver::print(self.driver.engine, self.client()).await
    }

    pub async fn chromium(&self, method: &'static str, parameters: Value) {
        chromium(self.client(), method, parameters).await;
    }

    /// Visits a path of the blog, or an address.
    pub async fn open(&self, path: &str) {
        // Another page first, so that a new fragment alone is a new visit.
        self.client().goto("about:blank").await.unwrap();
        let blog = if path.starts_with('/') { &self.site.pages } else { "" };
        self.client().goto(&format!("{blog}{path}")).await.unwrap();
    }

    /// Visits a path and waits for the state.
    pub async fn open_and_wait(&self, path: &str, status: &str) {
        self.open(path).await;
        self.scroll_to_widget().await;
        self.wait_for_status(status).await;
    }

    /// Scrolls to the widget, as a reader does who reads on: it loads when it comes near.
    pub async fn scroll_to_widget(&self) {
        self.wait_for("host").await;
        self.eval("host.scrollIntoView()").await;
    }

    pub async fn reload(&self) {
        // The tab keeps what the reader did last in a task of its own, which no reader is quick enough to forestall.
        self.client().execute_async("setTimeout(arguments[0], 20)", vec![]).await.unwrap();
        self.client().refresh().await.unwrap();
    }

    /// The value of an expression in the page; `host` and `root` are the first element and its shadow root.
    pub async fn eval(&self, expression: &str) -> Value {
        let script = format!(
            "const host = document.querySelector('role-fit'), root = host && host.shadowRoot; return {expression};"
        );
        self.client().execute(&script, vec![]).await.unwrap()
    }

    /// The same as a text.
    pub async fn text(&self, selector: &str) -> String {
        let found = self.eval(&format!("root.querySelector({})?.textContent", json!(selector))).await;
        found.as_str().unwrap_or_else(|| panic!("there is no {selector}")).to_owned()
    }

    pub async fn count(&self, selector: &str) -> usize {
        let found = self.eval(&format!("root.querySelectorAll({}).length", json!(selector))).await;
        usize::try_from(found.as_u64().unwrap()).unwrap()
    }

    /// Waits until the expression is true; a test that waits in vain names what it waited for.
    pub async fn wait_for(&self, expression: &str) {
        for _ in 0..600 {
            if self.eval(&format!("!!({expression})")).await == json!(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        panic!("never came true: {expression}; on the screen: {}", self.eval("root && root.textContent").await);
    }

    /// Waits for a state of the widget.
    pub async fn wait_for_status(&self, status: &str) {
        self.wait_for(&format!("host && host.status === '{status}' && host.dataset.status === '{status}'")).await;
    }

    /// Presses with a real pointer, at the middle of the element.
    pub async fn click(&self, selector: &str) {
        let root = self.client().find(Locator::Css("role-fit")).await.unwrap().shadow_root().await.unwrap();
        root.find(Locator::Css(selector)).await.unwrap().click().await.unwrap();
    }

    /// Types into a field, by keys.
    pub async fn type_into(&self, selector: &str, text: &str) {
        let root = self.client().find(Locator::Css("role-fit")).await.unwrap().shadow_root().await.unwrap();
        root.find(Locator::Css(selector)).await.unwrap().send_keys(text).await.unwrap();
    }

    /// Presses the button that says this.
    pub async fn click_button(&self, label: &str) {
        let place =
            format!("[...root.querySelectorAll('button')].findIndex(b => b.textContent.includes({}))", json!(label));
        let place = self.eval(&place).await.as_i64().unwrap();
        assert!(place >= 0, "there is no button {label}");
        let root = self.client().find(Locator::Css("role-fit")).await.unwrap().shadow_root().await.unwrap();
        let buttons = root.find_all(Locator::Css("button")).await.unwrap();
        buttons[usize::try_from(place).unwrap()].click().await.unwrap();
    }

    /// Presses a key so many times, wherever the focus is.
    pub async fn press_key(&self, key: Key, times: usize) {
        let mut keys = KeyActions::new("keyboard".to_owned());
        for _ in 0..times {
            keys = keys.then(KeyAction::Down { value: key.into() }).then(KeyAction::Up { value: key.into() });
        }
        self.client().perform_actions(keys).await.unwrap();
    }

    /// Goes on with Tab until the focus is on an element that the expression accepts as `it`.
    pub async fn tab_to(&self, wanted: &str) {
        for _ in 0..40 {
            self.press_key(Key::Tab, 1).await;
            let focused = format!("(it => !!it && !!({wanted}))(root.activeElement)");
            if self.eval(&focused).await == json!(true) {
                return;
            }
        }
        panic!("Tab does not come to an element with {wanted}");
    }

    /// The details of the events of that name, in their order.
    pub async fn events(&self, name: &str) -> Vec<Value> {
        let found =
            self.eval(&format!("events.filter(([name]) => name === {}).map(part => part[1])", json!(name))).await;
        found.as_array().unwrap().clone()
    }

    /// The page on a screen of that size in CSS pixels, light or dark.
    pub async fn set_viewport(&self, (width, height): (u32, u32), theme: &str) {
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.chromium("Emulation.setDeviceMetricsOverride", screen).await;
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": theme }] });
        self.chromium("Emulation.setEmulatedMedia", media).await;
    }
}
