//! Unusual documents: with a base URL, in quirks mode, in an old encoding.

use super::play::{finish, plays_through, start_quiz};
use super::situation::situations;
use crate::page::Page;
use serde_json::{Value, json};

situations![a_base_url_and_a_version_query, quirks_mode, the_windows_1252_encoding,];

/// All files come from the folder of the script, whatever the base URL of the page.
async fn a_base_url_and_a_version_query(page: &Page) {
    page.open("/pages/base.html").await;
    plays_through(page).await;
    let requests = page.site().requests();
    assert!(requests.iter().all(|request| !request.path.contains("elsewhere")), "{requests:?}");
    assert!(requests.iter().any(|request| request.path == "/role-fit.js?ver=6.5"), "{requests:?}");
    assert_eq!(page.eval("warnings").await, json!([]));
}

/// The same play in standards mode and in quirks mode looks the same.
async fn quirks_mode(page: &Page) {
    page.open("/pages/element-first.html").await;
    assert_eq!(page.eval("document.compatMode").await, json!("CSS1Compat"));
    let plain = computed_layout(page).await;
    page.eval("void sessionStorage.clear()").await;
    page.open("/pages/quirks.html").await;
    assert_eq!(page.eval("document.compatMode").await, json!("BackCompat"));
    let old = computed_layout(page).await;
    for (stage, (plain, old)) in ["intro", "question", "result"].iter().zip(plain.iter().zip(&old)) {
        let (plain, old) = (plain.as_array().unwrap(), old.as_array().unwrap());
        let different: Vec<_> = plain.iter().zip(old).filter(|(plain, old)| plain != old).collect();
        assert!(different.is_empty(), "at {stage}: {different:#?}");
        assert_eq!(plain.len(), old.len(), "elements at {stage}");
    }
    page.eval("void sessionStorage.clear()").await;
    page.open("/pages/quirks.html").await;
    plays_through(page).await;
}

/// Each element of the widget at three stages of a play, with its size, font and colour.
async fn computed_layout(page: &Page) -> [Value; 3] {
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

/// The text of the page is decoded with its encoding, that of the widget as UTF-8.
async fn the_windows_1252_encoding(page: &Page) {
    page.open("/pages/windows-1252.html").await;
    assert_eq!(page.eval("document.characterSet").await, json!("windows-1252"));
    assert!(page.eval("document.querySelector('#said').textContent").await.as_str().unwrap().contains("“café”"));
    page.scroll_to_widget().await;
    page.wait_for_status("intro").await;
    // Collects all text that the widget shows during the play.
    page.eval(
        "void (window.seen = root.textContent,
            new MutationObserver(() => { window.seen += root.textContent; }).observe(root,
                { subtree: true, childList: true, characterData: true }))",
    )
    .await;
    plays_through(page).await;
    let seen = page.eval("window.seen").await;
    let seen = seen.as_str().unwrap();
    assert!(seen.contains('’'), "no character outside of ASCII: {seen}");
    for wrong in ['â', 'Â', 'Ã', '\u{fffd}'] {
        assert!(!seen.contains(wrong), "{wrong} in {seen}");
    }
}
