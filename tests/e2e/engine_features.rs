//! What the other tests ask of a browser, tried in each engine: pointer, keys, shadow root, pictures, print, the size
//! of the window, a reader's settings, several browsers at once.

use crate::driver::{Driver, Engine, Wish, print};
use crate::page::Page;
use crate::trial::tests;
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

tests![
    chromium_does_what_is_asked,
    firefox_does_what_is_asked,
    webkit_does_what_is_asked,
    settings_of_readers_are_had_but_for_one,
    several_run_at_once_and_share_nothing,
];

/// A page that tells whether its scripts run.
const TELLS_OF_SCRIPTS: &str =
    "data:text/html,<title>off</title><script>document.title='on'</script><noscript>no scripts</noscript>";

async fn chromium_does_what_is_asked() {
    does_what_is_asked(Engine::Chromium).await;
}

async fn firefox_does_what_is_asked() {
    does_what_is_asked(Engine::Firefox).await;
}

async fn webkit_does_what_is_asked() {
    does_what_is_asked(Engine::WebKit).await;
}

async fn does_what_is_asked(engine: Engine) {
    let page = Page::start_in(engine).await;
    page.open_and_wait("/pages/script-alone.html", "intro").await;
    assert_eq!(page.eval("[outerWidth, outerHeight, devicePixelRatio]").await, json!([900, 1000, 1]));
    page.wait_for("document.hasFocus()").await;

    page.click(".actions .primary").await;
    page.wait_for_status("question").await;
    page.tab_to("it.matches('.option, .option *')").await;
    assert_eq!(page.eval("root.activeElement.matches(':focus-visible')").await, json!(true));
    page.press_key(Key::Space, 1).await;
    page.wait_for_status("feedback").await;

    let host = page.client().find(Locator::Css("role-fit")).await.unwrap();
    let picture = host.screenshot().await.unwrap();
    assert!(picture.starts_with(b"\x89PNG") && picture.len() > 2000, "a picture of {} bytes", picture.len());

    match print(engine, page.client()).await {
        Ok(printed) => assert!(printed.starts_with(b"%PDF")),
        Err(why) => assert_eq!((engine, why), (Engine::WebKit, "WebKitWebDriver has no command to print")),
    }
}

async fn settings_of_readers_are_had_but_for_one() {
    let mut missing = Vec::new();
    for engine in Engine::ALL {
        for wish in Wish::ALL {
            match Driver::start_with(engine, &[wish]).await {
                Ok(driver) => shows(&driver, wish).await,
                Err(why) => missing.push((engine, wish, why)),
            }
        }
    }
    let why = "WebKitGTK answers forced-colors: none whatever the theme";
    assert_eq!(missing, [(Engine::WebKit, Wish::ForcedColors, why)]);
}

/// The page sees this setting, and no other.
async fn shows(driver: &Driver, wish: Wish) {
    driver.client.goto(TELLS_OF_SCRIPTS).await.unwrap();
    let seen = "return [matchMedia('(prefers-reduced-motion: reduce)').matches,
        matchMedia('(forced-colors: active)').matches,
        document.title === 'off' && document.body.innerText.includes('no scripts')]";
    let seen = driver.client.execute(seen, vec![]).await.unwrap();
    assert_eq!(seen, json!(Wish::ALL.map(|each| each == wish)), "{wish:?} in {}", driver.engine.name());
}

async fn several_run_at_once_and_share_nothing() {
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
