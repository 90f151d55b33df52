//! Each screen at five widths, in light and dark: nothing is cut off, targets are large enough, axe finds no violation.
//! Screenshots are saved in `target/tmp/looks` for people to look at.

use crate::axe::violations;
use crate::looks;
use crate::page::Page;
use crate::reader::{InputMethod, Reader};
use crate::situations::result_picture::DRAWN;
use crate::situations::teams::team_link;
use crate::trial::tests;
use role_fit_core::deck::{Kind, Length};
use serde_json::json;

tests![
    each_screen_is_complete_and_accessible_on_its_page,
    each_screen_is_complete_and_accessible_embedded,
    screens_of_links_and_errors_are_complete_and_accessible,
    on_a_phone_the_result_is_short_and_can_be_shared_at_once,
];

const WIDTHS: [u32; 5] = [320, 390, 480, 760, 900];
const THEMES: [&str; 2] = ["light", "dark"];

async fn each_screen_is_complete_and_accessible_on_its_page() {
    check_each_screen("page", "/").await;
}

async fn each_screen_is_complete_and_accessible_embedded() {
    check_each_screen("embedded", "/pages/script-alone.html").await;
}

async fn screens_of_links_and_errors_are_complete_and_accessible() {
    let page = Page::start().await;
    let rows = [
        ("shared", "/s/pm-2/#rf12c939aydmcg4t38j0k49czdfhsmg", "result"),
        ("damaged-link", "/pages/script-alone.html#rf120939aydmcg4the6", "intro"),
        ("broken-deck", "/pages/own-deck.html?deck=/decks/broken-0.json", "error"),
        ("verdict-page", "/s/mid/", "intro"),
    ];
    for (name, path, status) in rows {
        page.open_and_wait(path, status).await;
        check_screen(&page, &format!("link-{name}")).await;
    }
    for (name, markers) in [("two", &[20, 180][..]), ("team", &[0, 20, 90, 120, 180, 200])] {
        page.open_and_wait(&format!("/pages/script-alone.html{}", team_link(markers)), "result").await;
        check_screen(&page, &format!("link-{name}")).await;
    }
    page.eval("void (root.querySelector('textarea').value = 'nothing\\n#rf1aaaaaaaaaaaaaaa')").await;
    page.click_button("Add these results").await;
    page.wait_for("root.querySelector('.junk')").await;
    check_screen(&page, "link-team-pasted").await;
    page.close().await;
}

/// At the end of a play on the start page the scene, the name, the meter and the button that shares are in sight together.
async fn on_a_phone_the_result_is_short_and_can_be_shared_at_once() {
    let page = Page::start().await;
    page.set_viewport((390, 844), "light").await;
    page.open("/").await;
    Reader::start(&page, InputMethod::Mouse, Length::Short).await.finish().await;
    page.wait_for("root.activeElement?.className === 'title'").await;
    let card = "root.querySelector('.card').getBoundingClientRect()";
    let share = "root.querySelector('.share .primary').getBoundingClientRect()";
    page.wait_for(&format!("{card}.top > -1 && {share}.bottom <= 844")).await;
    let height = page.eval(&format!("{card}.height")).await.as_f64().unwrap();
    assert!(height <= 1500.0, "the folded result has {height} pixels");
    page.close().await;
}

async fn check_each_screen(host: &str, path: &str) {
    let page = Page::start().await;
    page.open(path).await;
    page.scroll_to_widget().await;
    page.wait_for_status("intro").await;
    check_screen(&page, &format!("{host}-1-start")).await;
    let mut reader = Reader::start(&page, InputMethod::Mouse, Length::Short).await;
    check_screen(&page, &format!("{host}-2-pair")).await;
    reader.answer().await;
    check_screen(&page, &format!("{host}-3-pair-answered")).await;
    reader.next().await;
    answer_until(&mut reader, Kind::Duty).await;
    check_screen(&page, &format!("{host}-4-duty")).await;
    reader.answer_keyed(false).await;
    check_screen(&page, &format!("{host}-5-wrong")).await;
    reader.next().await;
    answer_until(&mut reader, Kind::Scenario).await;
    reader.answer_keyed(true).await;
    check_screen(&page, &format!("{host}-6-right")).await;
    reader.next().await;
    answer_until(&mut reader, Kind::Origin).await;
    check_screen(&page, &format!("{host}-7-question")).await;
    reader.answer_keyed(false).await;
    check_screen(&page, &format!("{host}-8-question-answered")).await;
    reader.next().await;
    answer_until(&mut reader, Kind::SelfCheck).await;
    check_screen(&page, &format!("{host}-9-self-check")).await;
    reader.finish().await;
    check_screen(&page, &format!("{host}-a-result")).await;
    // With everything unfolded: the text to copy by hand, the preview of the link, and the picture.
    page.eval("void Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })").await;
    page.eval("void (Document.prototype.execCommand = () => false)").await;
    page.click(".share .primary").await;
    page.wait_for("root.querySelector('.told').textContent.includes('Ctrl')").await;
    page.click("details details > summary").await;
    page.wait_for("root.querySelector('.opened .facets')").await;
    page.eval("root.querySelectorAll('.fold').forEach(fold => fold.open = true)").await;
    check_screen(&page, &format!("{host}-a-shared")).await;
    page.eval("root.querySelector('div.share summary').click()").await;
    page.eval("void (root.querySelector('div.share details').open = true)").await;
    page.wait_for(DRAWN).await;
    page.click_button("Download PNG").await;
    page.wait_for("root.querySelector('div.share .told').textContent === 'Saved.'").await;
    check_screen(&page, &format!("{host}-a-picture")).await;
    page.click_button("Review all questions").await;
    page.wait_for_status("review").await;
    check_screen(&page, &format!("{host}-b-review")).await;
    page.close().await;
}

/// Answers until the screen shows an item of that kind.
pub async fn answer_until(reader: &mut Reader<'_>, kind: Kind) {
    while reader.card().item.kind != kind {
        reader.answer().await;
        reader.next().await;
    }
    reader.wait_for_question().await;
}

/// Checks one screen in all widths and themes.
async fn check_screen(page: &Page, name: &str) {
    for width in WIDTHS {
        for theme in THEMES {
            page.set_viewport((width, 900), theme).await;
            let context = format!("{name} at {width} pixels, {theme}");
            let cut_off = page.eval(CUT_OFF).await;
            assert_eq!(cut_off, json!([]), "{context}: cut off or outside of the card");
            let small = page.eval(TOO_SMALL).await;
            assert_eq!(small, json!([]), "{context}: target too small");
            assert_eq!(violations(page).await, json!([]), "{context}");
            save_screenshot(page, &format!("{name}-{width}-{theme}"), width, theme).await;
        }
    }
    page.set_viewport((900, 1000), "light").await;
}

/// Elements that stick out of the card or overflow their own box. Text for screen readers only is one pixel wide on
/// purpose.
pub const CUT_OFF: &str = "(() => {
    const found = [], card = root.querySelector('.card').getBoundingClientRect();
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth) found.push('the page scrolls sideways');
    for (const part of root.querySelectorAll('.card *')) {
        const box = part.getBoundingClientRect(), isLine = getComputedStyle(part).display === 'inline';
        if (getComputedStyle(part).clipPath !== 'none' || box.width <= 1 || part.closest('details:not([open])')) continue;
        // Firefox gives the parts of a scene the width of what they may draw on.
        if (part.closest('.scene svg')) continue;
        const sticksOut = box.right > card.right + 0.5 || box.left < card.left - 0.5;
        // Folds reach the edges of the card, beyond the screen around them.
        const isAround = part.querySelector('.folds');
        const isFull = !isLine && !isAround && !part.closest('svg') && part.tagName !== 'INPUT' && part.scrollWidth > part.clientWidth + 1;
        if (sticksOut || isFull) found.push(part.outerHTML.slice(0, 120));
    }
    return found;
})()";

/// Controls of less than 44 pixels in height, or 24 for a line of text that unfolds something or leads on from a sentence.
pub const TOO_SMALL: &str = "(() => {
    const small = (part, least) => part.checkVisibility() && part.getBoundingClientRect().height < least;
    const inText = part => part.matches('li .text');
    const all = [...root.querySelectorAll('button, .radio, .link input, textarea')];
    const controls = all.filter(part => !inText(part) && small(part, 44));
    const lines = [...root.querySelectorAll('summary'), ...all.filter(inText)].filter(part => small(part, 24));
    return [...controls, ...lines].map(part => part.outerHTML.slice(0, 120));
})()";

/// Saves a screenshot of the card and the page beside it. The review is cut off, since it is very long.
pub async fn save_screenshot(page: &Page, name: &str, width: u32, theme: &str) {
    let height = page.eval("Math.ceil(root.querySelector('.card').getBoundingClientRect().height) + 40").await;
    let height = u32::try_from(height.as_u64().unwrap()).unwrap().clamp(200, 2400);
    page.set_viewport((width, height), theme).await;
    page.eval("scrollTo(0, host.getBoundingClientRect().top + scrollY - 20)").await;
    looks::save(&format!("{name}.png"), &page.client().screenshot().await.unwrap());
}
