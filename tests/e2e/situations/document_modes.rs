//! Pages whose markup is unlike that of most: a base, an old layout, an old encoding.

use super::play::{finish, plays_through, start_quiz};
use super::situation::situations;
use crate::page::Page;
use serde_json::{Value, json};

situations![a_base_url_and_a_version_query, quirks_mode, the_windows_1252_encoding,];

/// Everything comes from where the script comes from, whatever the page's base.
async fn a_base_url_and_a_version_query(page: &Page) {
    page.open("/pages/base.html").await;
    plays_through(page).await;
    let asked = page.site().requests();
    assert!(asked.iter().all(|asked| !asked.path.contains("elsewhere")), "{asked:?}");
    assert!(asked.iter().any(|asked| asked.path == "/role-fit.js?ver=6.5"), "{asked:?}");
    assert_eq!(page.eval("warnings").await, json!([]));
}

/// Two pages with the same play, one of them laid out by the old rules.
async fn quirks_mode(page: &Page) {
    page.open("/pages/element-first.html").await;
    assert_eq!(page.eval("document.compatMode").await, json!("CSS1Compat"));
    let plain = looks(page).await;
    page.eval("void sessionStorage.clear()").await;
    page.open("/pages/quirks.html").await;
    assert_eq!(page.eval("document.compatMode").await, json!("BackCompat"));
    let old = looks(page).await;
    for (stage, (plain, old)) in ["intro", "question", "result"].iter().zip(plain.iter().zip(&old)) {
        for (plain, old) in plain.as_array().unwrap().iter().zip(old.as_array().unwrap()) {
            assert_eq!(plain, old, "at {stage}");
        }
        assert_eq!(plain.as_array().unwrap().len(), old.as_array().unwrap().len(), "elements at {stage}");
    }
    page.eval("void sessionStorage.clear()").await;
    page.open("/pages/quirks.html").await;
    plays_through(page).await;
}

/// Every element of the widget's at three stages of a play: its name, its size and its letters.
async fn looks(page: &Page) -> [Value; 3] {
    let elements = "[...root.querySelectorAll('.app *')].map(it => {
        const { width, height } = it.getBoundingClientRect();
        const { fontSize, lineHeight, color } = getComputedStyle(it);
        return [it.localName, it.className.baseVal || it.className, width, height, fontSize, lineHeight, color].join(' ');
    })";
    page.scroll_to_widget().await;
    page.wait_for_status("intro").await;
    let intro = page.eval(elements).await;
    start_quiz(page).await;
    page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
    let question = page.eval(elements).await;
    finish(page).await;
    [intro, question, page.eval(elements).await]
}

/// The page's own text is read in its encoding, and the widget's in the widget's.
async fn the_windows_1252_encoding(page: &Page) {
    page.open("/pages/windows-1252.html").await;
    assert_eq!(page.eval("document.characterSet").await, json!("windows-1252"));
    assert!(page.eval("document.querySelector('#said').textContent").await.as_str().unwrap().contains("“café”"));
    page.scroll_to_widget().await;
    page.wait_for_status("intro").await;
    // Whatever is on the screen at any time of the play.
    page.eval(
        "void (window.seen = root.textContent,
            new MutationObserver(() => { window.seen += root.textContent; }).observe(root,
                { subtree: true, childList: true, characterData: true }))",
    )
    .await;
    plays_through(page).await;
    let seen = page.eval("window.seen").await;
    let seen = seen.as_str().unwrap();
    assert!(seen.contains('’'), "there is nothing to be read wrongly: {seen}");
    for wrong in ['â', 'Â', 'Ã', '\u{fffd}'] {
        assert!(!seen.contains(wrong), "{wrong} in {seen}");
    }
}
