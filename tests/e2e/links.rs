//! Opening result links: of a friend, of golden vectors, damaged ones, those of other decks, and the seven verdict pages.

use crate::announcements::RECORD_ANNOUNCEMENTS;
use crate::page::Page;
use crate::reader::{InputMethod, Reader};
use crate::trial::tests;
use role_fit_core::deck::Length;
use role_fit_core::result::meter::Verdict;
use role_fit_core::share::single::SharedResult;
use serde_json::json;

tests![
    a_friend_sees_the_same_result_and_an_invitation_to_take_the_quiz,
    golden_links_show_their_marker_band_and_verdict,
    other_fragments_of_the_page_are_left_alone,
    a_play_continues_after_a_look_at_results_of_friends,
    a_link_opened_in_the_same_tab_shows_its_result,
    a_damaged_link_in_the_same_tab_shows_a_notice_and_the_play_continues,
    a_damaged_link_in_the_same_tab_is_announced,
    each_verdict_has_a_page_with_its_text_and_the_widget,
];

/// The golden links of version 1, with marker, band and verdict.
const GOLDEN: [(&str, &str, [&str; 2], &str); 5] = [
    ("#rf120939aydmcg4the5", "81", ["59", "92"], "Clearly towards Product Manager"),
    ("#rf12c939aydmcg4t38j0k49czdfhsmg", "81", ["59", "92"], "Clearly towards Product Manager"),
    ("#rf120000000cg0g0y0g", "50", ["20", "80"], "In the middle between the two roles"),
    ("#rf12fzzzzzz00g6800j0g000000yca0", "0", ["0", "21"], "Strongly towards Product Owner"),
    ("#rf12ffavfqfs3zp8fsz134chj68s34chj30n4", "100", ["97", "100"], "Strongly towards Product Manager"),
];

async fn a_friend_sees_the_same_result_and_an_invitation_to_take_the_quiz() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    Reader::start(&page, InputMethod::Mouse, Length::Full).await.finish().await;
    let seen = shown_result(&page).await;
    let link = page.eval("root.querySelector('.link input').value").await;
    assert_eq!(page.eval("host.result.url").await, link);

    let friend = page.new_profile().await;
    friend.open_and_wait(link.as_str().unwrap(), "result").await;
    assert_eq!(shown_result(&friend).await, seen);
    assert!(friend.text(".lead").await.contains("Take the quiz"));
    assert_eq!(friend.count(".notice").await, 0);
    assert_eq!(friend.events("error").await, Vec::<serde_json::Value>::new());
    friend.click(".actions .primary").await;
    friend.wait_for_status("question").await;
    assert_eq!(
        friend.eval("location.hash").await,
        json!(link.as_str().unwrap().split_once('#').unwrap().1)
            .as_str()
            .map(|code| json!(format!("#{code}")))
            .unwrap(),
        "the URL of the page is left alone"
    );
    friend.close().await;
    page.close().await;
}

/// What a link carries: marker, band, facets and score.
async fn shown_result(page: &Page) -> serde_json::Value {
    page.eval(
        "({
            meter: root.querySelector('[role=meter]').ariaValueText,
            drawn: [...root.querySelectorAll('.meter rect, .meter text')].map(part => part.outerHTML),
            facets: [...root.querySelectorAll('.facets li')].map(row => row.outerHTML),
            score: root.textContent.match(/(\\d+) of (\\d+)/).slice(1, 3),
        })",
    )
    .await
}

async fn golden_links_show_their_marker_band_and_verdict() {
    let page = Page::start().await;
    for (link, marker, [low, high], verdict) in GOLDEN {
        page.open_and_wait(&format!("/pages/script-alone.html{link}"), "result").await;
        assert_eq!(page.text(".value").await, marker, "{link}");
        let limits = "[...root.querySelectorAll('.meter text:not(.value)')].map(text => text.textContent)";
        assert_eq!(page.eval(limits).await, json!([low, high]), "{link}");
        assert_eq!(page.text(".title").await, verdict, "{link}");
        // They belong to another deck, so the widget shows only their meter, with a note.
        assert_eq!(page.count(".notice").await, 1, "{link}");
        assert_eq!(page.count(".facets").await, 0, "{link}");
        assert_eq!(page.events("error").await, vec![json!({ "code": "link-deck" })], "{link}");
    }
    page.close().await;
}

async fn other_fragments_of_the_page_are_left_alone() {
    let page = Page::start().await;
    for fragment in ["#comments", "#rf1-overview", "#rf", "#rfc7231section4", "#rfc1918addresses"] {
        page.open_and_wait(&format!("/pages/script-alone.html{fragment}"), "intro").await;
        assert_eq!(page.count(".notice").await, 0, "{fragment}");
        assert_eq!(page.events("error").await, Vec::<serde_json::Value>::new());
        assert_eq!(page.eval("location.hash").await, json!(fragment));
    }
    page.close().await;
}

async fn a_play_continues_after_a_look_at_results_of_friends() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let mut reader = Reader::start(&page, InputMethod::Mouse, Length::Short).await;
    reader.answer().await;
    reader.next().await;
    reader.wait_for_question().await;
    page.open_and_wait(&format!("/pages/script-alone.html{}", GOLDEN[0].0), "result").await;
    page.eval(&format!("void (location.hash = {})", json!(GOLDEN[3].0))).await;
    page.wait_for("root.querySelector('.value').textContent === '0'").await;
    page.eval("host.restart()").await;
    page.wait_for_status("intro").await;
    page.open_and_wait("/pages/script-alone.html", "question").await;
    reader.wait_for_question().await;
    page.close().await;
}

async fn a_link_opened_in_the_same_tab_shows_its_result() {
    let page = Page::start().await;
    page.open_and_wait("/pages/script-alone.html", "intro").await;
    page.eval(&format!("void (location.hash = {})", json!(GOLDEN[0].0))).await;
    page.wait_for_status("result").await;
    assert_eq!(page.text(".value").await, "81");
    page.close().await;
}

async fn a_damaged_link_in_the_same_tab_shows_a_notice_and_the_play_continues() {
    let page = Page::start().await;
    page.open("/pages/script-alone.html").await;
    let reader = Reader::start(&page, InputMethod::Mouse, Length::Short).await;
    reader.wait_for_question().await;
    page.eval("void (location.hash = '#rf120939aydmcg4the6')").await;
    page.wait_for("root.querySelector('.notice')").await;
    reader.wait_for_question().await;
    assert_eq!(page.events("error").await, [json!({ "code": "link-corrupt" })]);
    page.click(".radio").await;
    page.wait_for("root.querySelector('.apart .primary:enabled')").await;
    assert_eq!(page.count(".notice").await, 0, "the notice disappears with the next answer");
    page.close().await;
}

/// On each kind of screen, and again if another one is opened.
async fn a_damaged_link_in_the_same_tab_is_announced() {
    let damaged = "The link is incomplete or mistyped, so its result cannot be shown.";
    let newer = "The link was made by a newer version of this quiz, so its result cannot be shown here.";
    let page = Page::start().await;
    for status in ["intro", "question", "result"] {
        match status {
            "result" => page.open_and_wait(&format!("/pages/script-alone.html{}", GOLDEN[0].0), "result").await,
            _ => page.open_and_wait("/pages/script-alone.html", "intro").await,
        }
        if status == "question" {
            page.click(".actions .primary").await;
            page.wait_for_status("question").await;
        }
        page.eval(RECORD_ANNOUNCEMENTS).await;
        let rows =
            [("#rf120939aydmcg4the6", damaged), ("#rf120939aydmcg4the7", damaged), ("#rf920939aydmcg4the5", newer)];
        for (index, (fragment, sentence)) in rows.into_iter().enumerate() {
            page.eval(&format!("void (location.hash = '{fragment}')")).await;
            page.wait_for(&format!("announced.length === {}", index + 1)).await;
            assert_eq!(page.eval("announced.at(-1)").await, json!(sentence), "{status}: {fragment}");
        }
        page.eval("void sessionStorage.clear()").await;
    }
    page.close().await;
}

async fn each_verdict_has_a_page_with_its_text_and_the_widget() {
    let page = Page::start().await;
    let code = SharedResult::decode(GOLDEN[0].0).unwrap().encode();
    for verdict in Verdict::ALL {
        let path = format!("/s/{}/", verdict.as_str());
        page.open(&path).await;
        let words = page.eval("document.querySelector('main .result').textContent").await;
        let title = page.eval("document.title").await;
        let title = title.as_str().unwrap();
        let verdict = title.split(" · ").next().unwrap();
        assert!(words.as_str().unwrap().contains(verdict), "{path}: {title} and {words}");
        assert_eq!(page.eval("document.querySelectorAll('main h1').length").await, json!(1), "{path}");
        page.scroll_to_widget().await;
        page.wait_for_status("intro").await;
        // The fragment takes precedence over the path.
        page.open_and_wait(&format!("{path}#{code}"), "result").await;
        assert_eq!(page.text(".value").await, "81", "{path}");
    }
    page.close().await;
}
