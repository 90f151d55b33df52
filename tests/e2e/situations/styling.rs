//! What authors of pages can style: custom properties, parts, the slot after the result; and the correction of colours.

use super::navigation::{SCREENS, advance_to, play_up_to};
use super::situation::situations;
use crate::axe::violations;
use crate::page::Page;
use fantoccini::Locator;
use serde_json::json;

situations![
    custom_properties,
    css_parts,
    unreadable_colours_are_corrected,
    readable_colours_stay,
    a_transparent_card,
    a_slot_after_the_result,
    a_slot_in_a_paragraph,
];

/// A property, a value, the screen that shows it, and the computed style of an element that has the value only once the
/// property is set.
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

async fn custom_properties(page: &Page) {
    page.open("/pages/only-the-quiz.html").await;
    for screen in ["start", "pair", "question"] {
        advance_to(page, screen).await;
        if screen == "question" {
            page.press_key(fantoccini::key::Key::Tab, 1).await;
        }
        for (name, value, _, element, style) in PROPERTIES.iter().filter(|row| row.2 == screen) {
            let now = format!("getComputedStyle(root.querySelector('{element}')).{style}");
            assert_ne!(page.eval(&now).await, json!(value), "{name} at {screen}, before it is set");
            let others = OTHERS.replace("NAME", name);
            let before = page.eval(&others).await;
            page.eval(&format!("host.style.setProperty('--role-fit-{name}', '{value}')")).await;
            assert_eq!(page.eval(&now).await, json!(value), "{name} at {screen}");
            assert_eq!(page.eval(&others).await, before, "{name} changes another property");
            page.eval(&format!("host.style.removeProperty('--role-fit-{name}')")).await;
        }
    }
}

/// The colours of the other properties, without those that derive from this one by default.
const OTHERS: &str = "(name => {
    const derived = { text: ['surface', 'accent'], bg: ['surface'], po: ['focus'] };
    const others = 'accent accent-text bg surface text muted border radius po pm focus'.split(' ')
        .filter(other => other !== name && !(derived[name] || []).includes(other));
    const style = getComputedStyle(host);
    return others.map(other => style.getPropertyValue('--' + other));
})('NAME')";

async fn css_parts(page: &Page) {
    page.open("/pages/only-the-quiz.html").await;
    page.eval(
        "document.head.append(Object.assign(document.createElement('style'), { textContent:
            'card question option feedback progress meter band marker result button share error'.split(' ')
                .map(part => `role-fit::part(${part}) { outline: 7px dotted rgb(1, 2, 3); }`).join('') }))",
    )
    .await;
    let styled = "[...root.querySelectorAll('[part]')].filter(it => getComputedStyle(it).outlineWidth === '7px')
        .flatMap(it => it.getAttribute('part').split(' '))";
    let mut seen = std::collections::BTreeSet::new();
    for screen in SCREENS {
        advance_to(page, screen).await;
        for part in page.eval(styled).await.as_array().unwrap() {
            seen.insert(part.as_str().unwrap().to_owned());
        }
    }
    page.eval("host.setAttribute('deck', '/decks/broken-0.json')").await;
    page.open("/pages/own-deck.html?deck=/decks/broken-0.json").await;
    page.wait_for_status("error").await;
    let error = page.eval("root.querySelector('[part~=error]') !== null").await;
    assert_eq!(error, json!(true), "the part of an error");
    let expected =
        ["band", "button", "card", "feedback", "marker", "meter", "option", "progress", "question", "result", "share"];
    assert_eq!(seen.iter().map(String::as_str).collect::<Vec<_>>(), expected);
}

/// Pairs of colours whose contrast is below what WCAG 2.2 requires.
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

const WARNINGS: &str = "warnings.filter(line => line.startsWith('role-fit: contrast')).length";

async fn unreadable_colours_are_corrected(page: &Page) {
    page.open("/pages/hard-to-read.html?pale").await;
    for screen in SCREENS {
        advance_to(page, screen).await;
        assert_eq!(page.eval(CONTRASTS).await, json!([]), "{screen}");
        assert_eq!(violations(page).await, json!([]), "{screen}: axe");
    }
    assert_eq!(page.eval(WARNINGS).await, json!(1), "one warning");
}

async fn readable_colours_stay(page: &Page) {
    page.open("/pages/hard-to-read.html?strong").await;
    play_up_to(page, "question").await;
    assert_eq!(page.eval(CONTRASTS).await, json!([]));
    let own = "['text', 'accent', 'accent-text', 'po'].every(name =>
        getComputedStyle(host).getPropertyValue('--' + name) === getComputedStyle(host).getPropertyValue('--role-fit-' + name))";
    assert_eq!(page.eval(own).await, json!(true), "the colours of the author stay");
    assert_eq!(page.eval(WARNINGS).await, json!(0));
}

async fn a_transparent_card(page: &Page) {
    for sheet in ["clear-light", "clear-dark"] {
        page.open(&format!("/pages/hard-to-read.html?{sheet}")).await;
        for screen in SCREENS {
            advance_to(page, screen).await;
            assert_eq!(violations(page).await, json!([]), "{sheet}, {screen}: axe");
        }
        let bg = page.eval("getComputedStyle(root.querySelector('.card')).backgroundColor").await;
        assert_eq!(bg, json!("rgba(0, 0, 0, 0)"));
        assert_eq!(page.eval(WARNINGS).await, json!(0), "{sheet}");
    }
}

async fn a_slot_after_the_result(page: &Page) {
    page.open("/pages/own-look.html").await;
    let height = "document.querySelector('#inside').getBoundingClientRect().height";
    for screen in SCREENS {
        advance_to(page, screen).await;
        let is_shown = page.eval(&format!("{height} > 0")).await;
        assert_eq!(is_shown, json!(screen == "result"), "{screen}");
    }
    let below = "document.querySelector('#inside').getBoundingClientRect().top >= root.querySelector('.card').getBoundingClientRect().bottom";
    assert_eq!(page.eval(below).await, json!(true), "it is below the card");
    let same = "(() => {
        const parts = name => [document.querySelector(name), ...document.querySelectorAll(name + ' *')];
        const inside = parts('#inside'), outside = parts('#outside');
        const styles = 'font color padding border background-color display letter-spacing text-align height'.split(' ');
        return inside.flatMap((part, at) => styles.filter(style =>
            getComputedStyle(part).getPropertyValue(style) !== getComputedStyle(outside[at]).getPropertyValue(style)));
    })()";
    assert_eq!(page.eval(same).await, json!([]), "it is styled by the page");
    page.client().find(Locator::Css("#inside input")).await.unwrap().send_keys("a@b.example").await.unwrap();
    page.client().find(Locator::Css("#inside button")).await.unwrap().click().await.unwrap();
    assert_eq!(page.eval("sent").await, json!(["a@b.example"]));
    assert_eq!(violations(page).await, json!([]), "axe");
    page.click_button("Review all questions").await;
    page.wait_for_status("review").await;
    assert_eq!(page.eval(&format!("{height} > 0")).await, json!(false), "hidden in the review");
}

/// Editors such as WordPress wrap lines in paragraphs, which end before a `<div>`. A `<span>` stays where it was written.
async fn a_slot_in_a_paragraph(page: &Page) {
    page.open("/pages/paragraphs.html").await;
    let is_shown = "document.querySelector('#more').checkVisibility()";
    for screen in SCREENS {
        advance_to(page, screen).await;
        assert_eq!(page.eval(is_shown).await, json!(screen == "result"), "{screen}");
    }
    assert_eq!(page.eval("document.querySelector('#more').parentNode === host").await, json!(true));
    assert_eq!(violations(page).await, json!([]), "axe");
}
