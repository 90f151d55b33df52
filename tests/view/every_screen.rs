//! What every screen has in common: headings, names, references, and where its words come from.

use crate::decks::{OTHER, neutral, rewritten, shipped};
use crate::page::{Page, Part};
use crate::screens::{Screen, every_screen, shipped_screens};
use crate::widget::{HOME, Widget, english, right};
use role_fit::assets;
use role_fit::wording::Wording;
use role_fit_core::result::meter::Meter;
use role_fit_core::session::Action;
use role_fit_core::share::single::SharedResult;
use role_fit_grammar::NativeGrammar;
use role_fit_public_api::PublicApi;
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// A text that would do harm as markup.
const HOSTILE: &str = r#"<img src=x onerror=alert(1)>&"'"#;

#[test]
fn the_screens_show_every_item_of_the_deck() {
    let names: BTreeSet<&str> = shipped_screens().iter().map(|screen| &*screen.name).collect();
    let missing = |widget: &Widget| -> Vec<String> {
        let ids = widget.deck().items().iter().map(|item| item.id.as_str().to_owned());
        ids.filter(|id| !names.contains(id.as_str())).collect()
    };
    assert_eq!(missing(&Widget::of(&shipped())), Vec::<String>::new());
}

#[test]
fn every_screen_has_one_main_heading_and_an_item_has_it_in_its_legend() {
    for screen in shipped_screens() {
        let page = screen.page();
        let expected = (1, usize::from(screen.is_item));
        assert_eq!((page.all("h1, h2").len(), page.all("legend").len()), expected, "{}", screen.name);
    }
}

#[test]
fn headings_start_at_the_level_that_the_page_sets_and_skip_no_level() {
    let result = Widget::of(&shipped()).finished(right);
    let linked: Meter = *result.session.outcome().unwrap().shared().unwrap().meter();
    let screens = [
        ("start card", Widget::of(&shipped())),
        ("result", result.clone()),
        ("review", result.after(Action::OpenReview)),
        ("shared result", Widget::of(&shipped()).showing(SharedResult::new(OTHER, linked, None, &[]))),
    ];
    for (name, widget) in screens {
        for level in 2..=6 {
            let page = widget.clone().with_heading_level(level).page();
            let levels: Vec<u8> = page.headings().iter().map(|part| part.tag()[1..].parse().unwrap()).collect();
            assert_eq!(levels[0], level, "{name}");
            // One level below the main heading, down to h6.
            assert!(levels[1..].iter().all(|inner| *inner == (level + 1).min(6)), "{name}: {levels:?}");
        }
    }
}

#[test]
fn ids_are_unique_and_every_reference_points_to_one() {
    let mut references = 0;
    for screen in shipped_screens() {
        let page = screen.page();
        let ids: Vec<&str> = page.all("[id]").into_iter().filter_map(|part| part.get("id")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{}", screen.name);
        for attribute in ["aria-describedby", "aria-labelledby", "aria-controls", "for"] {
            for part in page.all(&format!("[{attribute}]")) {
                references += 1;
                let targets: Vec<&str> = part.get(attribute).unwrap().split_whitespace().collect();
                assert!(targets.iter().all(|target| unique.contains(target)), "{}: {targets:?}", screen.name);
            }
        }
    }
    assert!(references > 0);
}

#[test]
fn every_control_has_an_accessible_name() {
    for screen in shipped_screens() {
        let page = screen.page();
        for part in page.all("button, input, a, summary, fieldset > legend, [role=meter]") {
            assert!(!part.name().is_empty(), "{}: a {} has none", screen.name, part.tag());
        }
        assert!(!page.has("input[type=radio]:not([name])"), "{}: a radio belongs to no group", screen.name);
    }
}

#[test]
fn no_two_buttons_on_a_screen_have_the_same_name() {
    for screen in shipped_screens() {
        let mut names = screen.page().buttons();
        let count = names.len();
        names.sort();
        names.dedup();
        // The review has its two buttons above and below the long list.
        let repeated = if screen.name.starts_with("review") { 2 } else { 0 };
        assert_eq!(count - names.len(), repeated, "{}: {names:?}", screen.name);
    }
}

#[test]
fn every_button_has_the_type_button() {
    for screen in shipped_screens() {
        let page = screen.page();
        assert!(!page.has("form, button:not([type=button])"), "{}", screen.name);
        assert!(page.has("button"), "{} has no way on", screen.name);
    }
}

#[test]
fn no_element_has_inline_style_or_script() {
    for screen in shipped_screens() {
        let page = screen.page();
        assert!(!page.has("style, script, iframe, object, embed, link, meta, base"), "{}", screen.name);
        for (name, value) in page.all("*").into_iter().flat_map(Part::attributes) {
            assert!(name != "style" && !name.starts_with("on"), "{}: {name}={value}", screen.name);
        }
    }
}

#[test]
fn one_live_region_announces_the_screen_and_the_others_what_happens_on_it() {
    for screen in shipped_screens() {
        let page = screen.page();
        assert!(!page.the(".eyebrow[role=status]").text().is_empty(), "{}", screen.name);
        // A link that cannot be opened; feedback, or the outcome of sharing. They are empty so far, or nearly always.
        let others = page.all("[role=status]:not(.eyebrow), [role=alert], [aria-live]").len();
        assert!(others <= 3, "{}: {others}", screen.name);
        let made = page.texts(".share [role=status], .picture [role=status]");
        assert!(made.iter().all(String::is_empty), "{}: {made:?}", screen.name);
        assert!(!page.has("[role=status] [role=status]"), "{}", screen.name);
    }
}

#[test]
fn drawings_are_hidden_from_screen_readers_except_for_the_picture_which_has_a_name() {
    for screen in shipped_screens() {
        let page = screen.page();
        let hidden = page.all("svg[aria-hidden=true], [aria-hidden=true] svg").len();
        let pictures = page.names("[role=img]");
        assert_eq!(page.all("svg:not([role=img])").len(), hidden, "{}", screen.name);
        assert!(pictures.iter().all(|name| !name.is_empty()), "{}", screen.name);
        assert!(!page.has("[aria-hidden=true] button, [aria-hidden=true] input"), "{}", screen.name);
    }
}

#[test]
fn neighbouring_texts_are_separated() {
    for screen in shipped_screens() {
        for part in screen.page().all("p, li, button, label, legend, summary, td, th, h2, h3") {
            // Blocks are separated by their layout.
            if !part.all("p, ul, li").is_empty() {
                continue;
            }
            let children: Vec<String> = part.children().into_iter().filter(|text| !text.is_empty()).collect();
            for (before, after) in children.iter().zip(&children[1.min(children.len())..]) {
                let is_apart = before.ends_with(char::is_whitespace) || after.starts_with(char::is_whitespace);
                assert!(is_apart, "{}: “{before}” and “{after}”", screen.name);
            }
        }
    }
}

#[test]
fn the_screens_have_exactly_the_documented_parts() {
    let promised: BTreeSet<String> = PublicApi::current().parts.iter().map(|part| part.name.to_owned()).collect();
    // The loader's own card.
    let mut drawn = BTreeSet::from(["error".to_owned()]);
    for screen in shipped_screens() {
        for part in screen.page().all("[part]") {
            drawn.extend(part.get("part").unwrap().split_whitespace().map(str::to_owned));
        }
    }
    assert_eq!(drawn, promised);
}

#[test]
fn markup_in_a_deck_is_shown_as_text() {
    let hostile_text = |text: &str| format!("{text}{HOSTILE}");
    let mut hostile = rewritten(shipped(), &hostile_text);
    let url = format!("https://article.example/{HOSTILE}");
    hostile["credit"]["url"] = Value::from(url.clone());
    let screens = every_screen(&hostile, &rewritten(neutral(), &hostile_text), english());
    assert_eq!(screens.len(), shipped_screens().len());
    for (screen, harmless) in screens.iter().zip(shipped_screens()) {
        let page = screen.page();
        assert_eq!(screen.name, harmless.name);
        assert_eq!(markup(&page), markup(&harmless.page()), "{}", screen.name);
        assert!(page.root().text().contains(HOSTILE), "{}", screen.name);
        let is_expected = |href: &str| href == url || href.starts_with("https://rivers.example/report?");
        assert!(page.all("a").iter().all(|link| link.get("href").is_some_and(is_expected)), "{}", screen.name);
    }
}

/// The markup of a page: each tag with the names of its attributes.
fn markup(page: &Page) -> Vec<String> {
    let element = |part: Part| {
        let mut attributes: Vec<&str> = part.attributes().into_iter().map(|(name, _)| name).collect();
        attributes.sort();
        [&[part.tag()], &attributes[..]].concat().join(" ")
    };
    page.all("*").into_iter().map(element).collect()
}

/// The shipped sentences between marks, each with its key before it and with marks around its placeholders.
fn marked_wording() -> Wording {
    let mut marked = Vec::new();
    for (key, sentence) in Wording::KEYS.iter().zip(assets::SENTENCES.split('\n')) {
        let mark = |text: &str| {
            let text = text.replace('{', "⟨{").replace('}', "}⟩");
            format!("⟪{key}⟫⟪{text}⟫")
        };
        // Plural forms follow the names of their categories.
        let parts = sentence.split('\t').enumerate();
        let is_form = |at: usize| at % 2 == 1 || !sentence.contains('\t');
        let parts: Vec<String> =
            parts.map(|(at, part)| if is_form(at) { mark(part) } else { part.to_owned() }).collect();
        marked.push(parts.join("\t"));
    }
    Wording::new(Wording::ENGLISH, &marked.join("\n"), NativeGrammar::new("en").unwrap())
}

/// Every screen of a deck with its texts between ⟦⟧ and its sentences between ⟪⟫, drawn once for all tests.
fn marked_screens() -> &'static [Screen] {
    static SCREENS: OnceLock<Vec<Screen>> = OnceLock::new();
    let marked = |file| rewritten(file, &|text| format!("⟦{text}⟧"));
    SCREENS.get_or_init(|| every_screen(&marked(shipped()), &marked(neutral()), marked_wording()))
}

/// Every text that a reader may see or hear, piece by piece.
fn visible_texts(page: &Page) -> Vec<String> {
    let mut texts: Vec<String> = page.root().pieces().into_iter().map(str::to_owned).collect();
    for (name, value) in page.all("*").into_iter().flat_map(Part::attributes) {
        let is_visible = ["aria-label", "aria-valuetext", "aria-description", "title", "alt", "placeholder"];
        texts.extend((name == "value" || is_visible.contains(&name)).then(|| value.to_owned()));
    }
    // A URL does not consist of words.
    let lines = texts.iter().flat_map(|text| text.split('\n'));
    lines.filter(|line| !line.starts_with(HOME)).map(str::to_owned).collect()
}

#[test]
fn every_word_comes_from_the_deck_or_from_the_wording() {
    for screen in marked_screens() {
        for text in visible_texts(&screen.page()) {
            assert!(!has_words_outside_marks(&text), "{}: “{text}”", screen.name);
        }
    }
}

#[test]
fn words_outside_the_marks_are_detected() {
    let rows = [
        ("⟪Question ⟨1⟩ of ⟨9⟩⟫", false),
        ("⟪A ⟨⟦Product Owner⟧⟩’s duty⟫ ‹ 12 · 3", false),
        ("Question ⟪of⟫", true),
        ("⟪Question⟫ of", true),
        ("⟪a⟫ x ⟦b⟧", true),
    ];
    for (text, expected) in rows {
        assert_eq!(has_words_outside_marks(text), expected, "{text}");
    }
}

fn has_words_outside_marks(text: &str) -> bool {
    let mut depth = 0;
    text.chars().any(|character| {
        match character {
            '⟪' | '⟦' => depth += 1,
            '⟫' | '⟧' => depth -= 1,
            _ => {}
        }
        depth == 0 && character.is_alphabetic()
    })
}

#[test]
fn every_placeholder_is_filled() {
    let mut filled = 0;
    for screen in marked_screens() {
        for text in visible_texts(&screen.page()) {
            assert!(!text.contains(['{', '}']) && !text.contains("⟨⟩"), "{}: “{text}”", screen.name);
            filled += text.matches('⟨').count();
        }
    }
    assert!(filled > 0);
}

#[test]
fn every_sentence_appears_on_some_screen() {
    // These appear after a press that needs a browser: the end-to-end tests cover them.
    let shown_later = [
        "picture_altered",
        "picture_maybe_saved",
        "picture_not_done",
        "picture_not_loaded",
        "picture_retry",
        "picture_saved",
        "share_copied",
        "share_done",
        "share_manual",
    ];
    let mut unused: BTreeSet<&str> = Wording::KEYS.iter().copied().collect();
    unused.retain(|key| !key.starts_with("fault_"));
    for screen in marked_screens() {
        for text in visible_texts(&screen.page()) {
            unused.retain(|key| !text.contains(&format!("⟪{key}⟫")));
        }
    }
    assert_eq!(unused, shown_later.into_iter().collect());
}
