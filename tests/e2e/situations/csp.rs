//! Pages with a Content-Security-Policy. With the two entries that the quiz needs, it works and violates nothing; without
//! them it comes in a frame; where frames are forbidden too, the link stays.

use super::play::{assert_fails_with, finish, plays_through, plays_to_result};
use super::situation::situations;
use crate::axe::violations;
use crate::driver::Engine;
use crate::page::Page;
use fantoccini::Locator;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

situations![
    the_strictest_policy,
    trusted_types,
    trusted_types_forbidden,
    trusted_types_forbidden_and_a_poisoned_file,
    a_policy_that_only_reports,
    a_policy_that_only_reports_and_no_connection,
    a_nonce,
    a_frame_where_wasm_is_forbidden,
    a_frame_where_connections_are_forbidden,
    a_frame_shows_a_result_link,
    a_frame_plays_another_deck,
    a_frame_ignores_forged_messages,
    the_script_of_the_frame_is_loaded_on_demand,
    a_lost_or_damaged_script_of_the_frame,
    a_link_where_frames_are_forbidden_too,
    a_card_where_only_the_loader_may_run,
];

/// The policy that the documentation gives, after `default-src 'none'`. The icon belongs to the page.
pub const STRICT: &str =
    "default-src 'none'; img-src data:; script-src https://HOST 'wasm-unsafe-eval'; connect-src https://HOST";
pub const NO_WASM: &str = "default-src 'none'; img-src data:; script-src https://HOST; connect-src https://HOST; \
                       frame-src https://HOST https://BLOG";

pub fn at(page: &str, policy: &str) -> String {
    let policy: String = url::form_urlencoded::byte_serialize(policy.as_bytes()).collect();
    format!("/pages/{page}?csp={policy}")
}

async fn the_strictest_policy(page: &Page) {
    plays_and_shares_under(page, STRICT).await;
}

async fn trusted_types(page: &Page) {
    let policy = format!("{STRICT}; require-trusted-types-for 'script'; trusted-types role-fit");
    plays_and_shares_under(page, &policy).await;
}

async fn plays_and_shares_under(page: &Page, policy: &str) {
    page.open(&at("policy.html", policy)).await;
    plays_through(page).await;
    page.click(".share button").await;
    page.wait_for("events.some(([name]) => name === 'share')").await;
    assert_eq!(page.eval("window.errors").await, json!([]), "violations");
    assert_eq!(page.eval("root.querySelectorAll('iframe').length").await, json!(0), "no frame");
    assert_eq!(page.eval("warnings").await, json!([]));
}

/// One violation, of the policy that the loader creates; then the loader imports the engine by its URL.
async fn trusted_types_forbidden(page: &Page) {
    page.open(&at("policy.html", &format!("{STRICT}; require-trusted-types-for 'script'; trusted-types 'none'"))).await;
    page.wait_for_status("intro").await;
    let reports = page.eval("errors.splice(0)").await;
    assert!(reports == json!([]) || reports == json!(["trusted-types trusted-types-policy"]), "{reports}");
    plays_to_result(page).await;
    // WebKit checks the file by a request of its own.
    if page.engine() != Engine::WebKit {
        let glue = |path: &str| path.starts_with("/role-fit-") && path.ends_with(".js");
        let requests = page.site().requests();
        assert_eq!(requests.iter().filter(|request| glue(&request.path)).count(), 1, "requests of the glue");
    }
}

/// Only the published file runs.
async fn trusted_types_forbidden_and_a_poisoned_file(page: &Page) {
    let policy = format!("{STRICT}; require-trusted-types-for 'script'; trusted-types 'none'");
    let open = async |times: &str| {
        let from = format!("/fault/poisoned/glue/{times}/poisoned-{times}/");
        page.open(&format!("{}&from={from}", at("policy-and-faults.html", &policy))).await;
    };
    open("always").await;
    page.wait_for_status("error").await;
    page.eval("(window.errors = window.errors.filter(line => !/^trusted-types/.test(line)), 0)").await;
    assert_fails_with(page, "integrity").await;
    assert_eq!(page.eval("[typeof poisoned, memories.length]").await, json!(["undefined", 0]));
    // The first request of the loader, then the one with which it finds out what is wrong.
    let counts = if page.engine() == Engine::WebKit { ["1"].as_slice() } else { &["1", "2"] };
    for times in counts {
        open(times).await;
        page.wait_for_status("intro").await;
        assert_eq!(page.eval("typeof poisoned").await, json!("undefined"));
    }
    page.eval("(errors.length = 0, 0)").await;
    plays_to_result(page).await;
}

fn reporting(page: &str, from: &str) -> String {
    let report = NO_WASM.replace("connect-src https://HOST", "connect-src 'none'");
    let report: String = url::form_urlencoded::byte_serialize(report.as_bytes()).collect();
    format!("/pages/{page}?from={from}&csp-report={report}")
}

async fn a_policy_that_only_reports(page: &Page) {
    page.open(&reporting("policy-and-faults.html", "/")).await;
    page.wait_for_status("intro").await;
    assert_eq!((page.count("iframe").await, page.events("error").await.len()), (0, 0));
    page.wait_for("reports.some(line => line.includes('role-fit'))").await;
    plays_to_result(page).await;
}

/// It blocks nothing, so it is not the reason why nothing arrives.
async fn a_policy_that_only_reports_and_no_connection(page: &Page) {
    page.open(&reporting("policy-and-faults.html", "/fault/refused/engine/always/reporting/")).await;
    assert_fails_with(page, "network").await;
    assert_eq!(page.count("iframe").await, 0);
    page.site().repair("reporting");
    page.click(".card button").await;
    page.wait_for_status("intro").await;
}

async fn a_nonce(page: &Page) {
    let policy =
        "default-src 'none'; img-src data:; script-src 'nonce-r4nd0m' 'wasm-unsafe-eval'; connect-src https://HOST";
    plays_and_shares_under(page, policy).await;
}

async fn a_frame_where_wasm_is_forbidden(page: &Page) {
    let start = Instant::now();
    page.open(&at("frame.html", NO_WASM)).await;
    page.wait_for_status("intro").await;
    assert!(start.elapsed() < Duration::from_secs(10));
    assert_eq!(page.events("error").await, [json!({ "code": "csp-wasm" })]);
    assert!(page.eval("warnings.join()").await.as_str().unwrap().contains("'wasm-unsafe-eval'"));
    play_in_frame(page, "wasm-eval").await;
}

async fn a_frame_where_connections_are_forbidden(page: &Page) {
    let policy = NO_WASM
        .replace("; connect-src https://HOST", "")
        .replace("script-src https://HOST", "script-src https://HOST 'wasm-unsafe-eval'");
    page.open(&at("frame.html", &policy)).await;
    page.wait_for_status("intro").await;
    assert_eq!(page.events("error").await, [json!({ "code": "csp-connect" })]);
    let warnings = page.eval("warnings.join()").await;
    assert!(
        warnings.as_str().unwrap().contains(&format!("add {}/ to its script-src and connect-src", page.site().host)),
        "{warnings}"
    );
    play_in_frame(page, "connect-src").await;
}

/// Only the expected violation is reported, and the outer page receives the events of the play.
async fn play_in_frame(page: &Page, reported: &str) {
    assert_only_violation(page, reported).await;
    assert_eq!(page.eval("root.querySelectorAll('[role=alert]').length").await, json!(0));
    assert_eq!(
        page.eval(
            "getComputedStyle(host.querySelector('a')).display !== 'none' && host.querySelector('a').checkVisibility()"
        )
        .await,
        json!(false),
        "the link is hidden"
    );
    enter_frame(page).await;
    let attributes = "['seed', 'length', 'heading-level', 'loading'].map(name => host.getAttribute(name))";
    assert_eq!(page.eval(attributes).await, json!(["7", "full", "3", "eager"]));
    wait_until_frame_fits(page).await;
    plays_to_result(page).await;
    // The first heading is outside, on the page.
    let found = violations(page).await;
    let others =
        found.as_array().unwrap().iter().filter(|line| !line.as_str().unwrap().starts_with("page-has-heading-one"));
    assert_eq!(others.collect::<Vec<_>>(), Vec::<&Value>::new(), "axe, in the frame");
    wait_until_frame_fits(page).await;
    let url = page.eval("host.result.url").await;
    let share = "data => { window.shared = { ...data }; return Promise.resolve(); }";
    page.eval(&format!("void Object.defineProperty(navigator, 'share', {{ value: {share} }})")).await;
    // By script, since the driver of WebKit misses elements far down in a frame.
    page.eval("root.querySelector('.share .primary').click()").await;
    page.wait_for("root.querySelector('.told').textContent === 'Shared.'").await;
    assert_eq!(page.eval("shared.url").await, url);
    leave_frame(page).await;
    page.wait_for("events.some(([name]) => name === 'share')").await;
    assert_eq!(page.events("share").await, [json!({ "method": "native" })]);
    let allowed = page.eval("root.querySelector('iframe').allow").await;
    assert_eq!(allowed, json!("clipboard-write; web-share"));
    page.wait_for_status("result").await;
    page.wait_for("events.some(([name]) => name === 'result')").await;
    let names = page.eval("events.map(([name]) => name).filter(name => !/ready|error|share/.test(name))").await;
    assert_eq!(names, json!([["start"].as_slice(), &vec!["progress"; 29], &["result"]].concat()));
    assert_eq!(page.eval("host.result.url").await, url);
    assert_eq!(page.eval("events.every(part => part[2]) && Object.isFrozen(host.result)").await, json!(true));
    assert_eq!(
        page.eval("host.querySelector('[slot]').checkVisibility()").await,
        json!(true),
        "the slot after the result"
    );
    assert_eq!(page.events("error").await.len(), 1);
    assert_only_violation(page, reported).await;
    page.eval("host.restart()").await;
    page.wait_for_status("intro").await;
    assert_eq!(page.eval("host.result").await, json!(null));
    assert_eq!(page.eval("host.querySelector('[slot]').checkVisibility()").await, json!(false));
}

async fn assert_only_violation(page: &Page, reported: &str) {
    let others = page.eval(&format!("errors.filter(line => !line.includes({}))", json!(reported))).await;
    assert_eq!(others, json!([]));
}

/// Waits until the frame is as high as its content.
pub async fn wait_until_frame_fits(page: &Page) {
    page.wait_for("document.documentElement.scrollHeight <= innerHeight").await;
    page.wait_for("Math.abs(document.documentElement.getBoundingClientRect().height - innerHeight) < 2").await;
}

pub async fn enter_frame(page: &Page) {
    let root = page.client().find(Locator::Css("role-fit")).await.unwrap().shadow_root().await.unwrap();
    root.find(Locator::Css("iframe")).await.unwrap().enter_frame().await.unwrap();
}

pub async fn leave_frame(page: &Page) {
    page.client().enter_parent_frame().await.unwrap();
}

async fn a_frame_shows_a_result_link(page: &Page) {
    page.open(&format!("{}#rf12c939aydmcg4t38j0k49czdfhsmg", at("frame.html", NO_WASM))).await;
    page.wait_for_status("result").await;
    enter_frame(page).await;
    assert_eq!(page.text(".value").await, "81");
    leave_frame(page).await;
    // The frame receives the whole fragment. Without its end it would be a valid link.
    page.open(&format!("{}#rf12c939aydmcg4t38j0k49czdfhsmgread0n", at("frame.html", NO_WASM))).await;
    page.wait_for_status("intro").await;
    page.wait_for("events.some(([name, detail]) => name === 'error' && detail.code === 'link-corrupt')").await;
}

async fn a_frame_plays_another_deck(page: &Page) {
    page.open(&at("frame-deck.html", NO_WASM)).await;
    page.wait_for_status("question").await;
    enter_frame(page).await;
    page.wait_for("root.textContent.includes('of 1')").await;
    assert_eq!(page.eval("host.getAttribute('deck')").await, json!(format!("{}/decks/own.json", page.site().pages)));
    finish(page).await;
    leave_frame(page).await;
    page.wait_for_status("result").await;
    assert!(page.eval("host.result").await.is_object());
}

/// Only messages of the frame with its name set its height, and only within limits.
async fn a_frame_ignores_forged_messages(page: &Page) {
    page.open(&at("frame.html", NO_WASM)).await;
    page.wait_for_status("intro").await;
    enter_frame(page).await;
    wait_until_frame_fits(page).await;
    leave_frame(page).await;
    let height = "Math.round(root.querySelector('iframe').getBoundingClientRect().height)";
    let right = page.eval(height).await;
    let name = page.eval("root.querySelector('iframe').name").await;
    let height_message = |name: &serde_json::Value| format!("{{ frame: {name}, name: 'height', detail: 999999 }}");
    let result_message =
        |name: &serde_json::Value| format!("{{ frame: {name}, name: 'result', detail: {{ forged: true }} }}");
    let assert_ignored = async |who: &str| {
        // Messages arrive in order: once this one has arrived, the forged ones have too.
        page.eval("(window.passed = 0, addEventListener('message', event => { window.passed += event.data === 'passed'; }), 0)").await;
        page.eval("(postMessage('passed', '*'), 0)").await;
        page.wait_for("passed").await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert_eq!(page.eval(height).await, right, "{who}");
        assert_eq!(page.events("result").await, Vec::<serde_json::Value>::new(), "{who}");
        assert_eq!(page.eval("host.status").await, json!("intro"), "{who}");
    };
    page.eval(&format!(
        "(postMessage({}, '*'), postMessage({}, '*'), 0)",
        height_message(&name),
        result_message(&name)
    ))
    .await;
    assert_ignored("the page").await;

    enter_frame(page).await;
    for wrong in [json!("wrong"), json!(""), json!(null)] {
        page.eval(&format!(
            "(parent.postMessage({}, '*'), parent.postMessage({}, '*'), 0)",
            height_message(&wrong),
            result_message(&wrong)
        ))
        .await;
    }
    page.eval("(parent.postMessage(null, '*'), parent.postMessage('height', '*'), 0)").await;
    leave_frame(page).await;
    assert_ignored("a wrong name").await;
    assert_only_violation(page, "wasm-eval").await;

    let other = "(frame => { frame.src = 'OTHER'; frame.id = 'other'; document.body.append(frame); })(document.createElement('iframe'))";
    for (who, origin) in
        [("the host's origin, another window", &page.site().host), ("another origin", &page.site().pages)]
    {
        page.eval(&other.replace("OTHER", &format!("{origin}/index.html"))).await;
        page.client().find(Locator::Css("#other")).await.unwrap().enter_frame().await.unwrap();
        page.wait_for("document.readyState === 'complete' && location.href !== 'about:blank'").await;
        page.eval(&format!(
            "(parent.postMessage({}, '*'), parent.postMessage({}, '*'), 0)",
            height_message(&name),
            result_message(&name)
        ))
        .await;
        leave_frame(page).await;
        assert_ignored(who).await;
        page.eval("document.querySelector('#other').remove()").await;
    }

    // The frame itself may, within limits. Since it soon reports its true height again, each height is recorded.
    page.eval(&format!("(window.heights = [], addEventListener('message', () => heights.push((root => {height})(document.querySelector('role-fit').shadowRoot))), 0)")).await;
    for (detail, shown) in [("999999", 200_000), ("1", 100), ("640", 640)] {
        enter_frame(page).await;
        page.eval(&format!("(parent.postMessage({{ frame: {name}, name: 'height', detail: {detail} }}, '*'), 0)"))
            .await;
        leave_frame(page).await;
        page.wait_for(&format!("heights.includes({shown})")).await;
    }

    // The frame of the widget, with a page of another origin in it.
    page.eval(&format!("(root.querySelector('iframe').src = '{}/index.html', 0)", page.site().pages)).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    enter_frame(page).await;
    page.wait_for(&format!("document.readyState === 'complete' && location.href.startsWith('{}')", page.site().pages))
        .await;
    leave_frame(page).await;
    let before = page.eval(height).await;
    enter_frame(page).await;
    page.eval(&format!(
        "(parent.postMessage({}, '*'), parent.postMessage({}, '*'), 0)",
        height_message(&name),
        result_message(&name)
    ))
    .await;
    leave_frame(page).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(page.eval(height).await, before, "another origin in our frame");
    assert_eq!(page.events("result").await, Vec::<serde_json::Value>::new(), "another origin in our frame");
    assert_only_violation(page, "wasm-eval").await;
}

/// Only pages whose policy forbids the engine download it.
async fn the_script_of_the_frame_is_loaded_on_demand(page: &Page) {
    let count = || page.site().requests().iter().filter(|request| request.path.starts_with("/role-fit-frame-")).count();
    for (policy, expected) in [(STRICT, 0), (NO_WASM, 1)] {
        page.open(&at("frame.html", policy)).await;
        page.wait_for_status("intro").await;
        assert_eq!(page.count("iframe").await, expected, "{policy}");
        assert_eq!(count() > 0, expected > 0, "{policy}");
    }
}

/// Only the published file runs. Otherwise the reader sees the card, and gets the frame by another attempt.
async fn a_lost_or_damaged_script_of_the_frame(page: &Page) {
    for kind in ["404", "poisoned"] {
        let run = format!("no-frame-{kind}");
        page.open(&format!("{}&from=/fault/{kind}/frame-script/always/{run}/", at("policy-and-faults.html", NO_WASM)))
            .await;
        page.wait_for_status("error").await;
        page.eval("(window.errors = window.errors.filter(line => !line.includes('wasm-eval')), 0)").await;
        assert_fails_with(page, "csp-wasm").await;
        assert_eq!(page.eval("typeof poisoned").await, json!("undefined"));
        assert_eq!((page.count("iframe").await, page.count(".card button").await), (0, 1));
        page.site().repair(&run);
        page.click(".card button").await;
        page.wait_for_status("intro").await;
        assert_eq!((page.count("iframe").await, page.count("[role=alert]").await), (1, 0), "{run}");
    }
}

async fn a_link_where_frames_are_forbidden_too(page: &Page) {
    let start = Instant::now();
    page.open(&at("frame.html", &NO_WASM.replace("frame-src https://HOST https://BLOG", "frame-src 'none'"))).await;
    page.wait_for_status("error").await;
    assert!(start.elapsed() < Duration::from_secs(12));
    page.eval("(window.errors = window.errors.filter(line => !/wasm-eval|^frame-src/.test(line)), 0)").await;
    assert_fails_with(page, "csp-wasm").await;
    assert!(page.eval("warnings.join()").await.as_str().unwrap().contains("'wasm-unsafe-eval'"));
    assert_eq!((page.count("iframe").await, page.count(".card button").await), (0, 1));
}

/// The frame would come with the engine's script.
async fn a_card_where_only_the_loader_may_run(page: &Page) {
    let policy = STRICT.replace("script-src https://HOST", "script-src https://HOST/role-fit.js https://HOST/probe.js");
    page.open(&at("policy.html", &policy)).await;
    page.wait_for_status("error").await;
    page.eval("(window.errors = window.errors.filter(line => !/^script-src/.test(line)), 0)").await;
    assert_fails_with(page, "csp-connect").await;
    assert_eq!((page.count("iframe").await, page.count(".card button").await), (0, 1));
}
