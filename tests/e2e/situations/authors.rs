//! What a page's author may set: properties, parts, what comes after the result; and what is mended where it cannot be read.

use super::Situation;
use super::walk::{SCREENS, on_to, up_to};
use crate::axe::violations;
use crate::page::Page;
use fantoccini::Locator;
use serde_json::json;

pub const ALL: &[Situation] = &[
    Situation { name: "custom properties", cannot: &[], check: |page| Box::pin(properties(page)) },
    Situation { name: "parts", cannot: &[], check: |page| Box::pin(parts(page)) },
    Situation { name: "colours hard to read", cannot: &[], check: |page| Box::pin(hard_to_read(page)) },
    Situation { name: "colours easy to read", cannot: &[], check: |page| Box::pin(easy_to_read(page)) },
    Situation { name: "transparent card", cannot: &[], check: |page| Box::pin(transparent(page)) },
    Situation { name: "after the result", cannot: &[], check: |page| Box::pin(after_the_result(page)) },
];

/// A property, a value, the screen where it is seen, and an element's computed style that has the value then and had
/// not before. The second of a row is what another has nothing to do with.
const PROPERTIES: [(&str, &str, &str, &str, &str); 14] = [
    ("accent", "rgb(80, 0, 80)", "start", ".primary", "backgroundColor"),
    ("accent-text", "rgb(255, 250, 200)", "start", ".primary", "color"),
    ("bg", "rgb(255, 250, 240)", "start", ".card", "backgroundColor"),
    ("surface", "rgb(240, 245, 250)", "pair", ".pole", "backgroundColor"),
    ("text", "rgb(10, 20, 30)", "start", ".card", "color"),
    ("muted", "rgb(70, 60, 50)", "start", ".eyebrow", "color"),
    ("border", "rgb(200, 190, 180)", "start", ".card", "borderTopColor"),
    ("radius", "3px", "start", ".card", "borderTopLeftRadius"),
    ("font", "monospace", "start", ".app", "fontFamily"),
    ("po", "rgb(0, 60, 120)", "question", ".option .po", "color"),
    ("pm", "rgb(120, 50, 0)", "question", ".option .pm", "color"),
    ("focus", "rgb(0, 100, 0)", "question", ":focus-visible", "outlineColor"),
    ("max-width", "500px", "start", ".app", "maxWidth"),
    ("min-height", "432px", "start", ".app", "minHeight"),
];

async fn properties(page: &Page) {
    page.open("/pages/only-the-quiz.html").await;
    for screen in ["start", "question", "pair"] {
        on_to(page, screen).await;
        if screen == "question" {
            page.key(fantoccini::key::Key::Tab, 1).await;
        }
        for (name, value, seen, element, style) in PROPERTIES.iter().filter(|row| row.2 == screen) {
            let now = format!("getComputedStyle(root.querySelector('{element}')).{style}");
            assert_ne!(page.ask(&now).await, json!(value), "{name} at {seen}, before it is set");
            let others = OTHERS.replace("NAME", name);
            let before = page.ask(&others).await;
            page.ask(&format!("host.style.setProperty('--role-fit-{name}', '{value}')")).await;
            assert_eq!(page.ask(&now).await, json!(value), "{name} at {seen}");
            assert_eq!(page.ask(&others).await, before, "{name} changes another");
            page.ask(&format!("host.style.removeProperty('--role-fit-{name}')")).await;
        }
    }
}

/// The tokens of the other properties, as the card has them: all but the one's own and what is made of it by default.
const OTHERS: &str = "(name => {
    const made = { text: ['surface', 'accent'], bg: ['surface'], po: ['focus'] };
    const others = 'accent accent-text bg surface text muted border radius po pm focus'.split(' ')
        .filter(other => other !== name && !(made[name] || []).includes(other));
    const style = getComputedStyle(host);
    return others.map(other => style.getPropertyValue('--' + other));
})('NAME')";

async fn parts(page: &Page) {
    page.open("/pages/only-the-quiz.html").await;
    page.ask(
        "document.head.append(Object.assign(document.createElement('style'), { textContent:
            'card question option feedback progress meter band marker result button share error'.split(' ')
                .map(part => `role-fit::part(${part}) { outline: 7px dotted rgb(1, 2, 3); }`).join('') }))",
    )
    .await;
    let styled = "[...root.querySelectorAll('[part]')].filter(it => getComputedStyle(it).outlineWidth === '7px')
        .flatMap(it => it.getAttribute('part').split(' '))";
    let mut seen = std::collections::BTreeSet::new();
    for screen in SCREENS {
        on_to(page, screen).await;
        for part in page.ask(styled).await.as_array().unwrap() {
            seen.insert(part.as_str().unwrap().to_owned());
        }
    }
    page.ask("host.setAttribute('deck', '/decks/broken-0.json')").await;
    page.open("/pages/own-deck.html?deck=/decks/broken-0.json").await;
    page.is("error").await;
    let error = page.ask("root.querySelector('[part~=error]') !== null").await;
    assert_eq!(error, json!(true), "the part of an error");
    let expected =
        ["band", "button", "card", "feedback", "marker", "meter", "option", "progress", "question", "result", "share"];
    assert_eq!(seen.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

/// The ratios of WCAG 2.2 between what is written and what it is written on.
const CONTRASTS: &str = "(() => {
    const style = getComputedStyle(host), probe = document.createElement('i');
    root.append(probe);
    const rgb = value => {
        probe.style.color = value;
        const found = getComputedStyle(probe).color, parts = found.match(/[\\d.]+(e-?\\d+)?/g).map(Number);
        return found.startsWith('color(') ? parts.slice(0, 3) : parts.slice(0, 3).map(part => part / 255);
    };
    const luminance = value => rgb(value).map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
        .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
    const ratio = (one, other) => {
        const [low, high] = [luminance(`var(--${one})`), luminance(`var(--${other})`)].sort((a, b) => a - b);
        return (high + .05) / (low + .05);
    };
    const bad = [['text', 'bg', 4.5], ['text', 'surface', 4.5], ['muted', 'bg', 4.5], ['muted', 'surface', 4.5],
        ['accent-text', 'accent', 4.5], ['po', 'bg', 4.5], ['pm', 'bg', 4.5], ['focus', 'bg', 3], ['control', 'bg', 3],
        ['right', 'bg', 4.5], ['wrong', 'bg', 4.5]].filter(([one, other, least]) => ratio(one, other) < least - .01)
        .map(([one, other]) => `${one} on ${other}: ${ratio(one, other)}`);
    probe.remove();
    return bad;
})()";

const TOLD: &str = "warned.filter(line => line.startsWith('role-fit: contrast')).length";

async fn hard_to_read(page: &Page) {
    page.open("/pages/hard-to-read.html?pale").await;
    for screen in SCREENS {
        on_to(page, screen).await;
        assert_eq!(page.ask(CONTRASTS).await, json!([]), "{screen}");
        assert_eq!(violations(page).await, json!([]), "{screen}: axe");
    }
    assert_eq!(page.ask(TOLD).await, json!(1), "told once");
}

async fn easy_to_read(page: &Page) {
    page.open("/pages/hard-to-read.html?strong").await;
    up_to(page, "question").await;
    assert_eq!(page.ask(CONTRASTS).await, json!([]));
    let own = "['text', 'accent', 'accent-text', 'po'].every(name =>
        getComputedStyle(host).getPropertyValue('--' + name) === getComputedStyle(host).getPropertyValue('--role-fit-' + name))";
    assert_eq!(page.ask(own).await, json!(true), "the author's own colours stay");
    assert_eq!(page.ask(TOLD).await, json!(0));
}

async fn transparent(page: &Page) {
    for sheet in ["clear-light", "clear-dark"] {
        page.open(&format!("/pages/hard-to-read.html?{sheet}")).await;
        for screen in SCREENS {
            on_to(page, screen).await;
            assert_eq!(violations(page).await, json!([]), "{sheet}, {screen}: axe");
        }
        let bg = page.ask("getComputedStyle(root.querySelector('.card')).backgroundColor").await;
        assert_eq!(bg, json!("rgba(0, 0, 0, 0)"));
        assert_eq!(page.ask(TOLD).await, json!(0), "{sheet}");
    }
}

async fn after_the_result(page: &Page) {
    page.open("/pages/own-look.html").await;
    let height = "document.querySelector('#inside').getBoundingClientRect().height";
    for screen in SCREENS {
        on_to(page, screen).await;
        let is_shown = page.ask(&format!("{height} > 0")).await;
        assert_eq!(is_shown, json!(screen == "result"), "{screen}");
    }
    let below = "document.querySelector('#inside').getBoundingClientRect().top >= root.querySelector('.card').getBoundingClientRect().bottom";
    assert_eq!(page.ask(below).await, json!(true), "it comes after the card");
    let same = "(() => {
        const parts = name => [document.querySelector(name), ...document.querySelectorAll(name + ' *')];
        const inside = parts('#inside'), outside = parts('#outside');
        const styles = 'font color padding border background-color display letter-spacing text-align height'.split(' ');
        return inside.flatMap((part, at) => styles.filter(style =>
            getComputedStyle(part).getPropertyValue(style) !== getComputedStyle(outside[at]).getPropertyValue(style)));
    })()";
    assert_eq!(page.ask(same).await, json!([]), "its looks are the page's");
    page.client().find(Locator::Css("#inside input")).await.unwrap().send_keys("a@b.example").await.unwrap();
    page.client().find(Locator::Css("#inside button")).await.unwrap().click().await.unwrap();
    assert_eq!(page.ask("sent").await, json!(["a@b.example"]));
    assert_eq!(violations(page).await, json!([]), "axe");
    page.press_named("Review answers").await;
    page.is("review").await;
    assert_eq!(page.ask(&format!("{height} > 0")).await, json!(false), "the review is no result");
}
