//! What readers with a screen reader meet in a short play: the accessibility tree of every screen, and every announcement,
//! in order. The golden file shows a change of what is heard in its diff.

mod tree;

use crate::announcements::RECORD_ANNOUNCEMENTS;
use crate::page::Page;
use crate::reader::{InputMethod, Reader};
use crate::trial::tests;
use role_fit_core::deck::Length;
use std::fmt::Write;
use std::path::PathBuf;

tests![a_short_play_reads_like_its_golden_transcript];

const GOLDEN: &str = include_str!("short-play.txt");

/// If it is set, the golden file is written instead of compared.
const UPDATE: &str = "ROLE_FIT_UPDATE_TRANSCRIPT";

async fn a_short_play_reads_like_its_golden_transcript() {
    let page = Page::start().await;
    page.open("/pages/transcript.html").await;
    page.scroll_to_widget().await;
    page.wait_for_status("intro").await;
    let mut transcript = String::new();
    add_screen(&mut transcript, &page, "Start card").await;
    page.eval(RECORD_ANNOUNCEMENTS).await;
    let mut reader = Reader::start(&page, InputMethod::Keyboard, Length::Short).await;
    let total = reader.session.run().unwrap().play.cards().len();
    for index in 1..=total {
        reader.wait_for_question().await;
        page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
        add_announcements(&mut transcript, &page).await;
        add_screen(&mut transcript, &page, &format!("Question {index}")).await;
        reader.answer().await;
        if reader.session.run().unwrap().card(index - 1).unwrap().item.is_keyed() {
            page.wait_for("root.activeElement?.classList.contains('primary')").await;
        }
        add_announcements(&mut transcript, &page).await;
        reader.next().await;
    }
    page.wait_for_status("result").await;
    page.wait_for("root.activeElement?.className === 'title'").await;
    add_announcements(&mut transcript, &page).await;
    add_screen(&mut transcript, &page, "Result").await;
    page.eval("root.querySelectorAll('details').forEach(details => details.open = true)").await;
    page.wait_for_frames().await;
    add_screen(&mut transcript, &page, "Result, unfolded").await;
    for (button, name) in [("Practise the ones", "Practice"), ("more to sharpen", "Sharpening")] {
        page.wait_for_status("result").await;
        page.eval("root.querySelectorAll('details').forEach(details => details.open = true)").await;
        page.click_button(button).await;
        page.wait_for("root.activeElement?.tagName === 'LEGEND'").await;
        add_announcements(&mut transcript, &page).await;
        add_screen(&mut transcript, &page, name).await;
        page.click_button("Back").await;
    }
    compare(&transcript);
    page.close().await;
}

/// Adds the tree of the screen. The host differs from run to run.
async fn add_screen(transcript: &mut String, page: &Page, name: &str) {
    let tree = tree::of(page).await;
    let origin = page.eval("new URL(document.querySelector('script').src).origin").await;
    writeln!(transcript, "== {name}\n{}", tree.replace(origin.as_str().unwrap(), "https://HOST")).unwrap();
}

/// Adds what was announced since the last call.
async fn add_announcements(transcript: &mut String, page: &Page) {
    for announced in page.eval("announced.splice(0)").await.as_array().unwrap() {
        writeln!(transcript, ">> {}", announced.as_str().unwrap()).unwrap();
    }
}

fn compare(transcript: &str) {
    if std::env::var_os(UPDATE).is_some() {
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/e2e/transcript/short-play.txt");
        std::fs::write(file, transcript).unwrap();
        return;
    }
    let lines = GOLDEN.lines().zip(transcript.lines()).enumerate();
    for (index, (expected, found)) in lines {
        assert_eq!(found, expected, "line {}; with {UPDATE}=1 the file is written anew", index + 1);
    }
    assert_eq!(transcript.lines().count(), GOLDEN.lines().count(), "with {UPDATE}=1 the file is written anew");
}
