//! Every screen of the widget, embedded and as a page, at three widths, light and dark: nothing is cut off, every
//! target is large enough, axe finds nothing. The pictures are kept in `target/tmp/looks` for people to look at.

use crate::axe::violations;
use crate::page::Page;
use crate::reader::{InputMethod, Reader};
use crate::situations::teams::team_link;
use crate::trial::tests;
use role_fit_core::deck::{Kind, Length};
use serde_json::json;
use std::path::PathBuf;

tests![
    every_screen_is_whole_and_accessible_on_the_page,
    every_screen_is_whole_and_accessible_embedded,
    the_screens_of_links_and_faults_are_whole_and_accessible,
];

const WIDTHS: [u32; 3] = [320, 480, 900];
const THEMES: [&str; 2] = ["light", "dark"];

async fn every_screen_is_whole_and_accessible_on_the_page() {
    every_screen("page", "/").await;
}

async fn every_screen_is_whole_and_accessible_embedded() {
    every_screen("embedded", "/pages/script-alone.html").await;
}

async fn the_screens_of_links_and_faults_are_whole_and_accessible() {
    let page = Page::start().await;
    let rows = [
        ("shared", "/s/pm-2/#rf12c939aydmcg4t38j0k49czdfhsmg", "result"),
        ("damaged-link", "/pages/script-alone.html#rf120939aydmcg4the6", "intro"),
        ("broken-deck", "/pages/own-deck.html?deck=/decks/broken-0.json", "error"),
        ("verdict-page", "/s/mid/", "intro"),
    ];
    for (name, path, status) in rows {
        page.open_and_wait(path, status).await;
        look(&page, &format!("link-{name}")).await;
    }
    for (name, markers) in [("two", &[20, 180][..]), ("team", &[0, 20, 90, 120, 180, 200])] {
        page.open_and_wait(&format!("/pages/script-alone.html{}", team_link(markers)), "result").await;
        look(&page, &format!("link-{name}")).await;
    }
    page.eval("void (root.querySelector('textarea').value = 'nothing\\n#rf1aaaaaaaaaaaaaaa')").await;
    page.click_button("Add these results").await;
    page.wait_for("root.querySelector('.junk')").await;
    look(&page, "link-team-pasted").await;
    page.close().await;
}

async fn every_screen(host: &str, path: &str) {
    let page = Page::start().await;
    page.open(path).await;
    page.scroll_to_widget().await;
    page.wait_for_status("intro").await;
    look(&page, &format!("{host}-1-start")).await;
    let mut reader = Reader::start(&page, InputMethod::Mouse, Length::Short).await;
    look(&page, &format!("{host}-2-duty")).await;
    reader.answer_keyed(false).await;
    look(&page, &format!("{host}-3-wrong")).await;
    reader.next().await;
    reader.answer_keyed(true).await;
    look(&page, &format!("{host}-4-right")).await;
    reader.next().await;
    advance_to(&mut reader, Kind::Fit).await;
    look(&page, &format!("{host}-5-pair")).await;
    reader.answer().await;
    look(&page, &format!("{host}-6-pair-answered")).await;
    reader.next().await;
    advance_to(&mut reader, Kind::Origin).await;
    look(&page, &format!("{host}-7-question")).await;
    reader.answer_keyed(false).await;
    look(&page, &format!("{host}-8-question-answered")).await;
    reader.next().await;
    advance_to(&mut reader, Kind::SelfCheck).await;
    look(&page, &format!("{host}-9-self-check")).await;
    reader.finish().await;
    look(&page, &format!("{host}-a-result")).await;
    // With all that sharing can unfold: the text for the reader's input, what the link shows, and the picture.
    page.eval("void Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })").await;
    page.eval("void (document.execCommand = () => false)").await;
    page.click(".link .primary").await;
    page.wait_for("root.querySelector('.told').textContent.includes('Ctrl')").await;
    page.click(".share summary").await;
    page.wait_for("root.querySelector('.opened .facets')").await;
    look(&page, &format!("{host}-a-shared")).await;
    page.click(".share details:nth-of-type(2) summary").await;
    page.click_button("Download PNG").await;
    page.wait_for("root.querySelector('.told').textContent === 'Saved.'").await;
    look(&page, &format!("{host}-a-picture")).await;
    page.click_button("Review answers").await;
    page.wait_for_status("review").await;
    look(&page, &format!("{host}-b-review")).await;
    page.close().await;
}

/// Answers until an item of the kind is on the screen.
async fn advance_to(reader: &mut Reader<'_>, kind: Kind) {
    while reader.card().item.kind != kind {
        reader.answer().await;
        reader.next().await;
    }
    reader.wait_for_question().await;
}

/// One screen in all its sizes and colours.
async fn look(page: &Page, name: &str) {
    for width in WIDTHS {
        for theme in THEMES {
            page.set_viewport((width, 900), theme).await;
            let place = format!("{name} at {width} pixels, {theme}");
            let cut_off = page.eval(CUT_OFF).await;
            assert_eq!(cut_off, json!([]), "{place}: cut off or out of its card");
            let small = page.eval(TOO_SMALL).await;
            assert_eq!(small, json!([]), "{place}: too small to be hit");
            assert_eq!(violations(page).await, json!([]), "{place}");
            picture(page, &format!("{name}-{width}-{theme}"), width, theme).await;
        }
    }
    page.set_viewport((900, 1000), "light").await;
}

/// What sticks out of the card or does not fit into its own box. A text that is there for screen readers only is one
/// pixel wide on purpose.
pub const CUT_OFF: &str = "(() => {
    const found = [], card = root.querySelector('.card').getBoundingClientRect();
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) found.push('the page scrolls sideways');
    for (const part of root.querySelectorAll('.card *')) {
        const box = part.getBoundingClientRect(), isLine = getComputedStyle(part).display === 'inline';
        if (getComputedStyle(part).clipPath !== 'none' || box.width <= 1 || part.closest('details:not([open])')) continue;
        const sticksOut = box.right > card.right + 0.5 || box.left < card.left - 0.5;
        const isFull = !isLine && !part.closest('svg') && part.tagName !== 'INPUT' && part.scrollWidth > part.clientWidth + 1;
        if (sticksOut || isFull) found.push(part.outerHTML.slice(0, 120));
    }
    return found;
})()";

/// Controls below 44 pixels in height; for a line of text that opens something, 24 will do.
const TOO_SMALL: &str = "(() => {
    const small = (part, least) => part.getBoundingClientRect().height < least;
    const controls = [...root.querySelectorAll('button, .radio, .link input, textarea')].filter(part => small(part, 44));
    const lines = [...root.querySelectorAll('summary')].filter(part => small(part, 24));
    return [...controls, ...lines].map(part => part.outerHTML.slice(0, 120));
})()";

/// The card on as much of its page as is around it, as tall as it is, but for the review, which is very long.
async fn picture(page: &Page, name: &str, width: u32, theme: &str) {
    let height = page.eval("Math.ceil(root.querySelector('.card').getBoundingClientRect().height) + 40").await;
    let height = u32::try_from(height.as_u64().unwrap()).unwrap().clamp(200, 2400);
    page.set_viewport((width, height), theme).await;
    page.eval("scrollTo(0, host.getBoundingClientRect().top + scrollY - 20)").await;
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("looks");
    std::fs::create_dir_all(&folder).unwrap();
    let picture = page.client().screenshot().await.unwrap();
    std::fs::write(folder.join(format!("{name}.png")), picture).unwrap();
}
