//! Result links: they are seen by those who open them, in the right quiz, even if a mail gateway or a router has changed
//! them. Shared links tell others nothing about the reader but the result.

use super::csp::{NO_WASM, at, enter_frame, leave_frame};
use super::navigation::advance_to;
use super::play::finish_quickly;
use super::situation::situations;
use super::teams::{result, team_link};
use crate::broken_decks;
use crate::page::Page;
use fantoccini::Locator;
use role_fit_core::deck::reading;
use role_fit_core::share::single::SharedResult;
use serde_json::{Value, json};
use std::time::Duration;

situations![
    a_link_to_a_distant_quiz,
    a_link_to_a_distant_quiz_in_a_frame,
    a_link_that_the_reader_follows_on_the_page,
    a_router_that_removes_the_fragment,
    two_quizzes_with_different_decks,
    links_mangled_by_mail_gateways,
    sharing_a_page_without_its_query,
    sharing_a_document_without_a_url,
    a_frame_receives_no_secrets,
    a_frame_with_a_forged_page,
];

const FAR_BELOW: &str = "/pages/far-below.html";

/// The top of the widget in the upper half of the viewport.
const IN_SIGHT: &str = "(top => top >= 0 && top <= innerHeight / 2)(Math.round(host.getBoundingClientRect().top))";

fn shipped_link() -> String {
    format!("#{}", result(163).encode())
}

/// The result appears without scrolling, for one result as for a team. A reader who has scrolled stays where they are, and
/// so does one who reloads. The focus stays in each case.
async fn a_link_to_a_distant_quiz(page: &Page) {
    for link in [shipped_link(), team_link(&[180, 20, 100])] {
        page.open(&format!("{FAR_BELOW}{link}")).await;
        page.wait_for_status("result").await;
        page.wait_for(IN_SIGHT).await;
        assert_focus_is_on_the_page(page).await;
    }
    for link in [shipped_link(), team_link(&[180, 20, 100])] {
        page.open(&format!("{FAR_BELOW}?scrolled{link}")).await;
        page.wait_for_status("result").await;
        assert_stays_at(page, 300).await;
    }
    page.open(&format!("{FAR_BELOW}{}", shipped_link())).await;
    page.wait_for(&format!("host && host.status === 'result' && {IN_SIGHT}")).await;
    page.eval("scrollTo(0, 0)").await;
    page.reload().await;
    page.wait_for_status("result").await;
    assert_stays_at(page, 0).await;
    // A damaged link shows no result, so there is nothing to bring into sight.
    page.open(&format!("{FAR_BELOW}#rf120939aydmcg4the6")).await;
    page.wait_for_status("intro").await;
    assert_stays_at(page, 0).await;
}

async fn assert_stays_at(page: &Page, y: u32) {
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(page.eval("Math.round(scrollY)").await, json!(y));
    assert_focus_is_on_the_page(page).await;
}

async fn assert_focus_is_on_the_page(page: &Page) {
    assert_eq!(page.eval("document.activeElement === document.body").await, json!(true), "the focus");
}

async fn a_link_to_a_distant_quiz_in_a_frame(page: &Page) {
    page.open(&format!("{}{}", at("far-below.html", FRAMED), shipped_link())).await;
    page.wait_for_status("result").await;
    wait_until_in_sight(page).await;
    assert_focus_is_on_the_page(page).await;
    page.open(&format!("{}&late-height{}", at("far-below.html", FRAMED), shipped_link())).await;
    page.wait_for_status("result").await;
    page.wait_for("root.querySelector('iframe').getBoundingClientRect().height > 300").await;
    wait_until_in_sight(page).await;
}

/// Says where the widget is if it never comes into sight.
async fn wait_until_in_sight(page: &Page) {
    for _ in 0..200 {
        if page.eval(IN_SIGHT).await == json!(true) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let place = "[scrollY, innerHeight, document.documentElement.scrollHeight, host.getBoundingClientRect().top,
        root.querySelector('iframe').getBoundingClientRect().height, performance.getEntriesByType('navigation')[0].type,
        document.visibilityState]";
    panic!("the widget is not in sight: {}", page.eval(place).await);
}

/// The page's own scripts and styles are allowed.
const FRAMED: &str =
    "img-src data:; script-src https://HOST 'unsafe-inline'; connect-src https://HOST; frame-src https://HOST";

/// The reader has scrolled before, but following a link is newer.
async fn a_link_that_the_reader_follows_on_the_page(page: &Page) {
    page.open(&format!("{FAR_BELOW}?scrolled")).await;
    page.wait_for("host && host.status === 'idle'").await;
    for markers in [[163, 20], [30, 40]] {
        page.eval(&format!("void (location.hash = '{}')", result(markers[0]).encode())).await;
        page.wait_for_status("result").await;
        page.wait_for(IN_SIGHT).await;
        page.wait_for(&format!("root.querySelector('.value').textContent === '{}'", markers[0] / 2)).await;
        page.eval("scrollTo(0, 300)").await;
        page.wait_for_frames().await;
    }
}

/// The loader takes the fragment that the page was opened with from its navigation entry, unless the router shows another
/// page by now.
async fn a_router_that_removes_the_fragment(page: &Page) {
    page.open(&format!("/pages/router.html{}", shipped_link())).await;
    page.wait_for_status("result").await;
    assert_eq!(page.text(".value").await, "81");
    assert_eq!(page.eval("location.hash").await, json!(""), "the widget does not change the URL");
    page.open(&format!("/pages/router.html?elsewhere{}", shipped_link())).await;
    page.wait_for_status("intro").await;
    assert_eq!(page.events("error").await, Vec::<Value>::new());
}

const STATUSES: &str = "[...document.querySelectorAll('role-fit')].map(element => element.status).join()";

/// A link opens in the first quiz whose deck it belongs to. If there is none, the first quiz shows it with a note.
async fn two_quizzes_with_different_decks(page: &Page) {
    let own = reading::parse(broken_decks::SMALL).unwrap();
    let shipped = result(163);
    let own = SharedResult::new(own.fingerprint(), *shipped.meter(), None, &[]);
    let notes = "[...document.querySelectorAll('role-fit')].map(element => element.shadowRoot.querySelectorAll('.notice').length).join()";
    let rows = [
        (shipped.encode(), "intro,result,intro", "0,0,0", None),
        (own.encode(), "result,intro,intro", "0,0,0", None),
        ("rf120939aydmcg4the5".to_owned(), "result,intro,intro", "1,0,0", Some("link-deck")),
        ("rf120939aydmcg4the6".to_owned(), "intro,intro,intro", "1,0,0", Some("link-corrupt")),
    ];
    for (code, statuses, notices, error) in &rows {
        page.open(&format!("/pages/two-decks.html#{code}")).await;
        assert_opened(page, statuses, notes, notices, *error, code).await;
    }
    page.open(&format!("/pages/two-decks.html#{}", shipped.encode())).await;
    page.wait_for(&format!("{STATUSES} === 'intro,result,intro'")).await;
    page.wait_for(&IN_SIGHT.replace("host", "document.querySelector('#shipped')")).await;
    // The same while the page is open, for which the quizzes were not loaded yet.
    for (index, (code, statuses, notices, error)) in rows.iter().enumerate() {
        // WebKit would restore the position at which the same URL was left.
        page.open(&format!("/pages/two-decks.html?{index}")).await;
        page.wait_for(&format!("/^(idle|loading|intro),idle,idle$/.test({STATUSES})")).await;
        page.eval(&format!("void (location.hash = '{code}')")).await;
        assert_opened(page, statuses, notes, notices, *error, code).await;
    }
}

async fn assert_opened(page: &Page, statuses: &str, notes: &str, notices: &str, error: Option<&str>, code: &str) {
    page.wait_for(&format!("{STATUSES} === '{statuses}' && {notes} === '{notices}'")).await;
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(page.eval(&format!("[{STATUSES}, {notes}]")).await, json!([statuses, notices]), "{code}");
    let errors: Vec<Value> = error.map(|code| json!({ "code": code })).into_iter().collect();
    assert_eq!(page.events("error").await, errors, "{code}");
}

/// A page of the host that does not exist repairs the link, and only on its own origin.
async fn links_mangled_by_mail_gateways(page: &Page) {
    let code = result(163).encode();
    let host = page.site().host.clone();
    for path in [
        format!("/s/po-2/%23{code}"),
        format!("/s/po-2/%2523{code}"),
        format!("/s/po-2/%252523{code}%3E"),
        format!("/s/po-2/-23{code}"),
        format!("/s/po-2/*{code}"),
        format!("/s/po-2/%23%E2%80%8B{code}?fbclid=IwAR0"),
        format!("/s/po-2/%23{}%E2%80%8B{}", &code[..9], &code[9..]),
        format!("/%23{}", code.to_uppercase()),
        format!("/index.html%23{code}"),
    ] {
        page.client().goto(&format!("{host}{path}")).await.unwrap();
        page.wait_for("location.hash && host").await;
        page.wait_for_status("result").await;
        assert_eq!(page.text(".value").await, "81", "{path}");
    }
    // Nothing to repair, and a path that alone would be the URL of another site.
    for (path, hash) in [("/s/po-9/", ""), ("/s/po-9/%23comments", ""), (&*format!("//blog.example/%23{code}"), "#rf1")]
    {
        page.client().goto(&format!("{host}{path}")).await.unwrap();
        page.wait_for(&format!("document.querySelector('main a') && location.hash.startsWith('{hash}')")).await;
        assert_eq!(page.eval("location.origin").await, json!(host), "{path}");
        assert_eq!(page.eval("!!host").await, json!(false), "{path}");
    }
    // The widget repairs what reaches it, and waits with the first card.
    for fragment in [
        format!("#%23{code}"),
        format!("#%2523{code}"),
        format!("#{}%E2%80%8B{}", &code[..9], &code[9..]),
        format!("#{}\u{ad}{}", &code[..2], &code[2..]),
    ] {
        page.open(&format!("{FAR_BELOW}{fragment}")).await;
        page.wait_for_status("result").await;
        assert_eq!(page.text(".value").await, "81", "{fragment}");
    }
}

/// The canonical URL of the same origin, otherwise the page's own without its query.
async fn sharing_a_page_without_its_query(page: &Page) {
    let blog = page.site().pages.clone();
    let own = format!("{blog}/pages/canonical.html");
    for (canonical, shared) in [
        ("", own.clone()),
        ("&canonical=%2Fposts%2F%3Fp%3D7", format!("{blog}/posts/?p=7")),
        ("&canonical=%2Fposts%2F%23top", format!("{blog}/posts/")),
        ("&canonical=https%3A%2F%2Felsewhere.example%2Fpost", own.clone()),
        ("&canonical=javascript%3Aalert(1)", own.clone()),
        ("&canonical=%2F%2F%5B", own.clone()),
        ("&canonical=", own.clone()),
        ("&canonical=%20%23", own.clone()),
    ] {
        page.open(&format!("/pages/canonical.html?token=s3cret&fbclid=IwAR0&mc_eid=7{canonical}")).await;
        play_to_result(page).await;
        let url = page.eval("host.result.url").await;
        assert_eq!(url.as_str().unwrap().split_once('#').unwrap().0, shared, "{canonical}");
        assert_eq!(page.eval("root.querySelector('.link input').value").await, url, "{canonical}");
        assert_eq!(page.eval("root.innerHTML.includes('s3cret')").await, json!(false), "{canonical}");
    }
}

async fn play_to_result(page: &Page) {
    for screen in ["start", "pair", "result"] {
        advance_to(page, screen).await;
    }
}

async fn sharing_a_document_without_a_url(page: &Page) {
    page.open("/pages/srcdoc.html").await;
    page.client().find(Locator::Css("iframe")).await.unwrap().enter_frame().await.unwrap();
    page.wait_for("host").await;
    play_to_result(page).await;
    assert_eq!(page.eval("host.result.url").await, json!(null));
    assert_eq!(page.count(".share, .paper").await, 0);
    leave_frame(page).await;
}

/// Neither the name of the frame nor any request to its host contains the query of the page.
async fn a_frame_receives_no_secrets(page: &Page) {
    page.open(&format!("{}&token=s3cret#/route?s3cret", at("frame.html", NO_WASM))).await;
    page.wait_for_status("intro").await;
    let frame = page.eval("(frame => [frame.name, frame.src])(root.querySelector('iframe'))").await;
    assert!(!frame.to_string().contains("s3cret"), "{frame}");
    let name = frame[0].as_str().unwrap();
    assert!(name.contains(&format!("page\n{}/pages/frame.html\n", page.site().pages)), "{name}");
    for request in page.site().requests() {
        let is_to_host = page.site().host.ends_with(&request.host);
        let seen = format!("{} {}", request.path, request.referer.unwrap_or_default());
        assert!(!is_to_host || !seen.contains("s3cret"), "{seen}");
    }
}

/// The URL of a frame decides neither to which page results are shared nor where messages go; its name only with a nonce.
async fn a_frame_with_a_forged_page(page: &Page) {
    let forged = "%26share-to%3Dpage%26page%3Dhttps%253A%252F%252Fphish.example%26origin%3Dhttps%253A%252F%252Fphish.example%26nonce%3D1";
    for name in ["", "page%0Ahttps%3A%2F%2Fphish.example%0Ashare-to%0Apage"] {
        page.open(&format!("/pages/own-frame.html?query={forged}&name={name}")).await;
        page.client().find(Locator::Css("iframe")).await.unwrap().enter_frame().await.unwrap();
        page.wait_for("host").await;
        page.eval("void sessionStorage.clear()").await;
        // By script: in the frame of another site, WebKit moves no focus.
        page.wait_for_status("intro").await;
        page.eval("root.querySelector('.actions .primary').click()").await;
        page.wait_for_status("question").await;
        finish_quickly(page).await;
        let url = page.eval("host.result.url").await;
        assert!(url.as_str().unwrap().starts_with(&format!("{}/", page.site().host)), "{url}");
        assert_eq!(page.eval("root.innerHTML.includes('phish')").await, json!(false));
        page.eval("void sessionStorage.clear()").await;
        leave_frame(page).await;
    }
    // The loader's own frame.
    page.open(&at("frame.html", NO_WASM)).await;
    page.wait_for_status("intro").await;
    enter_frame(page).await;
    assert_eq!(page.eval("host.getAttribute('page')").await, json!(format!("{}/pages/frame.html", page.site().pages)));
    leave_frame(page).await;
}
