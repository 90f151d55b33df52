//! The code for an author's page: what each kind of page gets, and that no text of a deck breaks out of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use role_fit_public_api::PublicApi;
use role_fit_studio::model::attributes::ATTRIBUTES;
use role_fit_studio::model::embedding::{Change, Dark, Delivery, Embedding, Integrity, Target};
use role_fit_studio::model::scheme::Scheme;
use role_fit_studio::model::snippets::{DeckText, Piece, inline_json, snippets};
use scraper::{Html, Selector};
use serde_json::{Value, json};

const HOME: &str = "https://quiz.example/v1/";

fn embedding(changes: impl IntoIterator<Item = Change>) -> Embedding {
    let mut embedding = Embedding::new(HOME);
    changes.into_iter().for_each(|change| embedding.apply(change));
    embedding
}

fn deck(stem: &str) -> String {
    json!({ "id": "yaks", "title": "Yaks", "items": [{ "stem": stem }] }).to_string()
}

fn pieces(embedding: &Embedding) -> Vec<Piece> {
    snippets(embedding, Some(DeckText::whole(&deck("What do yaks eat?").into())), "Yaks")
}

fn html(embedding: &Embedding) -> String {
    pieces(embedding).swap_remove(0).code
}

#[test]
fn the_deck_inside_survives_any_text() {
    for stem in [
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "a < b && c > d",
        "{{ site.title }} {% raw %} {{{",
        "\u{2028} \\ \" '",
        "&lt; &quot;",
    ] {
        let deck = deck(stem);
        let page = snippets(&embedding([]), Some(DeckText::whole(&deck.as_str().into())), "Yaks").swap_remove(0).code;
        for unwanted in ["{{", "{%", "<!--"] {
            assert!(!page.contains(unwanted), "{stem}: {page}");
        }
        let parsed = Html::parse_fragment(&page);
        let found: Vec<_> =
            parsed.select(&Selector::parse("role-fit > script[type='application/json']").unwrap()).collect();
        assert_eq!(found.len(), 1, "{page}");
        let text: String = found[0].text().collect();
        assert_eq!(
            serde_json::from_str::<Value>(&text).unwrap(),
            serde_json::from_str::<Value>(&deck).unwrap(),
            "{stem}"
        );
        assert_eq!(parsed.select(&Selector::parse("script").unwrap()).count(), 2, "{page}");
    }
    assert_eq!(inline_json("{\"a\":{\"b\":1}}"), "{\"a\":{\"b\":1}}", "what needs no escape has none");
}

#[test]
fn plain_html_has_style_element_and_script() {
    let page = html(&embedding([
        Change::Attribute("length", "full".to_owned()),
        Change::Attribute("theme", "auto".to_owned()),
        Change::Page("https://you.example/?a=1&b=2".to_owned()),
        Change::Colour(Scheme::Light, "accent", "#6d28d9".to_owned()),
    ]));
    let expected = "<style>\nrole-fit {\n  --role-fit-accent: #6d28d9;\n}\n</style>\n<role-fit length=\"full\">\n  \
                    <script type=\"application/json\">{\"id\":\"yaks\",\"title\":\"Yaks\",\"items\":[{\"stem\":\"What do yaks eat?\"}]}</script>\n  \
                    <a href=\"https://you.example/?a=1&amp;b=2\">Yaks: take the quiz</a>\n</role-fit>\n\
                    <script async src=\"https://quiz.example/v1/role-fit.js\" crossorigin></script>";
    assert_eq!(page, expected);
}

#[test]
fn a_deck_at_an_address_is_an_attribute() {
    let page = html(&embedding([
        Change::Delivery(Delivery::Address),
        Change::Address(" https://you.example/\"deck\".json ".to_owned()),
    ]));
    assert!(page.contains("<role-fit deck=\"https://you.example/&quot;deck&quot;.json\"></role-fit>"), "{page}");
    assert!(!page.contains("application/json"));
}

#[test]
fn each_kind_of_page_gets_what_it_needs() {
    for (target, expected) in [
        (Target::Html, vec!["<role-fit>"]),
        (Target::WordPress, vec!["Custom HTML", "data-no-optimize=\"1\" data-no-minify=\"1\" src="]),
        (Target::Ghost, vec!["/html"]),
        (Target::Hugo, vec!["layouts/_shortcodes/quiz.html", "{{< quiz >}}"]),
        (Target::Jekyll, vec!["_includes/quiz.html", "{% include quiz.html %}"]),
        (Target::Webflow, vec!["Code Embed"]),
        (
            Target::React,
            vec![
                "import deck from './deck.json';",
                "dangerouslySetInnerHTML",
                "crossOrigin=\"anonymous\" data-auto=\"off\"",
            ],
        ),
        (Target::Vue, vec!["v-html=\"json\"", "isCustomElement", "data-auto=\"off\""]),
        (Target::Svelte, vec!["<svelte:head><script", "{json}</svelte:element>", "data-auto=\"off\""]),
    ] {
        let all: String = pieces(&embedding([Change::Target(target)]))
            .into_iter()
            .map(|piece| format!("{}\n{}\n", piece.title, piece.code))
            .collect();
        for part in expected {
            assert!(all.contains(part), "{target:?} lacks {part}: {all}");
        }
        assert!(all.contains("https://quiz.example/v1/role-fit.js"), "{target:?}");
        assert!(all.contains("script-src https://quiz.example 'wasm-unsafe-eval'"), "{target:?}");
        assert!(!all.contains("\u{0}"));
    }
}

#[test]
fn frameworks_import_the_deck_as_a_file_and_get_the_style_apart() {
    for target in [Target::React, Target::Vue, Target::Svelte] {
        let looks = Change::Colour(Scheme::Light, "bg", "#fff6e0".to_owned());
        let pieces = pieces(&embedding([Change::Target(target), looks]));
        let file = pieces.iter().find(|piece| piece.title.contains("deck.json")).unwrap();
        assert_eq!(file.code, deck("What do yaks eat?"), "{target:?}");
        assert!(pieces.iter().any(|piece| piece.code == "role-fit {\n  --role-fit-bg: #fff6e0;\n}"), "{target:?}");
    }
}

#[test]
fn a_long_deck_is_copied_whole_and_shown_in_part() {
    let long = deck(&"yak ".repeat(30_000));
    let html = |deck| snippets(&embedding([]), Some(deck), "Yaks").swap_remove(0).code;
    assert!(html(DeckText::whole(&long.as_str().into())).contains(&long));
    let shown = html(DeckText::shown(&long.as_str().into()));
    assert!(shown.len() < 1_000 && shown.contains("more characters"), "{shown}");
    let short = deck("Yak?");
    assert_eq!(html(DeckText::shown(&short.as_str().into())), html(DeckText::whole(&short.as_str().into())));
    for deck in [DeckText::whole(&long.as_str().into()), DeckText::shown(&long.as_str().into())] {
        let webflow = snippets(&embedding([Change::Target(Target::Webflow)]), Some(deck), "Yaks").swap_remove(0);
        assert!(
            webflow.title.contains("Webflow takes at most 50000 characters, and this has 120"),
            "{}",
            webflow.title
        );
    }
}

#[test]
fn a_pinned_page_has_the_hash() {
    let mut embedding = embedding([Change::Pinned(true)]);
    assert!(!html(&embedding).contains("integrity"), "the hash is not known yet");
    embedding.integrity = Integrity::Known("sha384-abc".to_owned());
    assert!(
        html(&embedding).contains("integrity=\"sha384-abc\" crossorigin=\"anonymous\"></script>"),
        "{}",
        html(&embedding)
    );
    embedding.apply(Change::Target(Target::React));
    assert!(
        pieces(&embedding)[1].code.contains("integrity=\"sha384-abc\" crossOrigin=\"anonymous\" data-auto=\"off\"")
    );
}

#[test]
fn dark_pages_get_colours_of_their_own() {
    let colours = || {
        [
            Change::Colour(Scheme::Light, "bg", "#fff6e0".to_owned()),
            Change::Colour(Scheme::Light, "text", "#222222".to_owned()),
            Change::Colour(Scheme::Dark, "bg", "#101010".to_owned()),
            Change::Size("radius", "0".to_owned()),
        ]
    };
    let style = |dark| {
        let changes = colours().into_iter().chain([Change::Dark(dark), Change::DarkClass(".night".to_owned())]);
        role_fit_studio::model::colours::style(&embedding(changes))
    };
    let light = "role-fit {\n  --role-fit-bg: #fff6e0;\n  --role-fit-text: #222222;\n  --role-fit-radius: 0;\n}";
    assert_eq!(style(Dark::Never), light);
    assert_eq!(
        style(Dark::System),
        format!(
            "{light}\n@media (prefers-color-scheme: dark) {{\n  role-fit {{\n    --role-fit-bg: #101010;\n  }}\n}}"
        )
    );
    assert_eq!(style(Dark::Class), format!("{light}\n.night role-fit {{\n  --role-fit-bg: #101010;\n}}"));
}

#[test]
fn values_that_would_end_their_property_are_left_out() {
    let changes = [
        Change::Size("font", "x; } </style><script>".to_owned()),
        Change::Colour(Scheme::Light, "bg", "red; }".to_owned()),
    ];
    assert_eq!(role_fit_studio::model::colours::style(&embedding(changes)), "");
}

#[test]
fn every_attribute_of_the_element_has_a_control() {
    // The deck has a choice of its own, and the address of the script names the home.
    for attribute in
        PublicApi::current().attributes.iter().filter(|attribute| !["deck", "home"].contains(&attribute.name))
    {
        let has_control = ATTRIBUTES.iter().any(|control| control.name == attribute.name);
        assert!(has_control, "{} has no control", attribute.name);
    }
}
