//! Pages whose markup is unlike that of most: a base, an old layout, an old encoding.

use super::Situation;
use super::play::{is_played, plays_through, starts};
use crate::page::Page;
use serde_json::{Value, json};

pub const ALL: &[Situation] = &[
    Situation { name: "base and version", cannot: &[], check: |page| Box::pin(base(page)) },
    Situation { name: "quirks mode", cannot: &[], check: |page| Box::pin(quirks(page)) },
    Situation { name: "windows-1252", cannot: &[], check: |page| Box::pin(windows_1252(page)) },
];

/// Everything comes from where the script comes from, whatever the page's base.
async fn base(page: &Page) {
    page.open("/pages/base.html").await;
    plays_through(page).await;
    let asked = page.site().requests();
    assert!(asked.iter().all(|asked| !asked.path.contains("elsewhere")), "{asked:?}");
    assert!(asked.iter().any(|asked| asked.path == "/role-fit.js?ver=6.5"), "{asked:?}");
    assert_eq!(page.ask("warned").await, json!([]));
}

/// Two pages with the same play, one of them laid out by the old rules.
async fn quirks(page: &Page) {
    page.open("/pages/element-first.html").await;
    assert_eq!(page.ask("document.compatMode").await, json!("CSS1Compat"));
    let plain = looks(page).await;
    page.ask("void sessionStorage.clear()").await;
    page.open("/pages/quirks.html").await;
    assert_eq!(page.ask("document.compatMode").await, json!("BackCompat"));
    let old = looks(page).await;
    for (stage, (plain, old)) in ["intro", "question", "result"].iter().zip(plain.iter().zip(&old)) {
        for (plain, old) in plain.as_array().unwrap().iter().zip(old.as_array().unwrap()) {
            assert_eq!(plain, old, "at {stage}");
        }
        assert_eq!(plain.as_array().unwrap().len(), old.as_array().unwrap().len(), "elements at {stage}");
    }
    page.ask("void sessionStorage.clear()").await;
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
    page.near().await;
    page.is("intro").await;
    let intro = page.ask(elements).await;
    starts(page).await;
    page.until("root.activeElement?.tagName === 'LEGEND'").await;
    let question = page.ask(elements).await;
    is_played(page).await;
    [intro, question, page.ask(elements).await]
}

/// The page's own text is read in its encoding, and the widget's in the widget's.
async fn windows_1252(page: &Page) {
    page.open("/pages/windows-1252.html").await;
    assert_eq!(page.ask("document.characterSet").await, json!("windows-1252"));
    assert!(page.ask("document.querySelector('#said').textContent").await.as_str().unwrap().contains("“café”"));
    page.near().await;
    page.is("intro").await;
    // Whatever is on the screen at any time of the play.
    page.ask(
        "void (window.seen = root.textContent,
            new MutationObserver(() => { window.seen += root.textContent; }).observe(root,
                { subtree: true, childList: true, characterData: true }))",
    )
    .await;
    plays_through(page).await;
    let seen = page.ask("window.seen").await;
    let seen = seen.as_str().unwrap();
    assert!(seen.contains('’'), "there is nothing to be read wrongly: {seen}");
    for wrong in ['â', 'Â', 'Ã', '\u{fffd}'] {
        assert!(!seen.contains(wrong), "{wrong} in {seen}");
    }
}
