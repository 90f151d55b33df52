//! What other tests need from each engine: pointer, keys, screenshots, printing, window size, preferences, parallel runs.

use crate::driver::{Driver, Engine, Preference, print};
use crate::page::Page;
use crate::trial::tests;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

tests![
    chromium_supports_what_the_tests_need,
    firefox_supports_what_the_tests_need,
    webkit_supports_what_the_tests_need,
    all_preferences_but_one_are_supported,
    several_browsers_share_nothing,
];

/// A page that shows whether scripts run.
const SCRIPT_PROBE: &str =
    "data:text/html,<title>off</title><script>document.title='on'</script><noscript>no scripts</noscript>";

async fn chromium_supports_what_the_tests_need() {
    supports_what_the_tests_need(Engine::Chromium).await;
}

async fn firefox_supports_what_the_tests_need() {
    supports_what_the_tests_need(Engine::Firefox).await;
}

async fn webkit_supports_what_the_tests_need() {
    supports_what_the_tests_need(Engine::WebKit).await;
}

async fn supports_what_the_tests_need(engine: Engine) {
    let page = Page::start_in(engine).await;
    page.open_and_wait("/pages/script-alone.html", "intro").await;
    assert_eq!(page.eval("[outerWidth, outerHeight, devicePixelRatio]").await, json!([900, 1000, 1]));
    page.wait_for("document.hasFocus()").await;

    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    page.tab_to("it.matches('.radio input')").await;
    assert_eq!(page.eval("root.activeElement.matches(':focus-visible')").await, json!(true));
    page.press_key(Key::Space, 1).await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;

    let host = page.client().find(Locator::Css("role-fit")).await.unwrap();
    // WebKit takes a screenshot of the last rendered frame.
    page.wait_for_frames().await;
    let picture = host.screenshot().await.unwrap();
    assert!(picture.starts_with(b"\x89PNG") && picture.len() > 2000, "a picture of {} bytes", picture.len());

    match print(engine, page.client()).await {
        Ok(printed) => assert!(printed.starts_with(b"%PDF")),
        Err(why) => assert_eq!((engine, why), (Engine::WebKit, "WebKitWebDriver has no command to print")),
    }
}

async fn all_preferences_but_one_are_supported() {
    let mut missing = Vec::new();
    for engine in Engine::ALL {
        for preference in Preference::ALL {
            match Driver::start_with(engine, &[preference]).await {
                Ok(driver) => assert_only(&driver, preference).await,
                Err(why) => missing.push((engine, preference, why)),
            }
        }
    }
    let why = "WebKitGTK answers forced-colors: none whatever the theme";
    assert_eq!(missing, [(Engine::WebKit, Preference::ForcedColors, why)]);
}

/// The page sees this preference and no other.
async fn assert_only(driver: &Driver, preference: Preference) {
    driver.client.goto(SCRIPT_PROBE).await.unwrap();
    let seen = "return [matchMedia('(prefers-reduced-motion: reduce)').matches,
        matchMedia('(forced-colors: active)').matches,
        document.title === 'off' && document.body.innerText.includes('no scripts')]";
    let seen = driver.client.execute(seen, vec![]).await.unwrap();
    assert_eq!(
        seen,
        json!(Preference::ALL.map(|each| each == preference)),
        "{preference:?} in {}",
        driver.engine.name()
    );
}

async fn several_browsers_share_nothing() {
    for engine in Engine::ALL {
        let (one, other) = tokio::join!(Page::start_in(engine), Page::start_in(engine));
        let friend = one.new_profile().await;
        for page in [&one, &other, &friend] {
            page.open("/pages/script-alone.html").await;
        }
        one.eval("localStorage.setItem('mine', 'yes')").await;
        assert_eq!(friend.eval("localStorage.getItem('mine')").await, json!(null), "{}", engine.name());
    }
}
