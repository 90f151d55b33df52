//! The colours that the studio shows are those of the widget, and it warns of what the widget would replace.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use role_fit_public_api::PublicApi;
use role_fit_studio::model::colours::{PROPERTIES, SIZES, colour, contrasts, hex, parse, repairs};
use role_fit_studio::model::embedding::{Change, Dark, Embedding};
use role_fit_studio::model::scheme::Scheme;

const STYLE: &str = include_str!("../../static/role-fit.css");
fn embedding(changes: &[(Scheme, &'static str, &str)]) -> Embedding {
    let mut embedding = Embedding::new("https://quiz.example/");
    embedding.apply(Change::Dark(Dark::System));
    for (scheme, name, value) in changes {
        embedding.apply(Change::Colour(*scheme, name, (*value).to_owned()));
    }
    embedding
}

/// The two colours of a property in the widget's style sheet.
fn of_widget(name: &str) -> Option<[String; 2]> {
    let line = STYLE.lines().find(|line| line.trim_start().starts_with(&format!("--{name}: ")))?;
    let (_, colours) = line.split_once("light-dark(")?;
    let (light, dark) = colours.split_once(')')?.0.split_once(", ")?;
    Some([light, dark].map(|colour| hex(parse(colour).unwrap())))
}

#[test]
fn without_choices_the_colours_are_the_widgets_own() {
    let own = embedding(&[]);
    let shown = |name: &str| Scheme::ALL.map(|scheme| hex(colour(&own, scheme, name)));
    for name in ["bg", "text", "muted", "border", "control", "accent-text", "po", "pm", "right", "wrong"] {
        assert_eq!(Some(shown(name)), of_widget(name), "{name}");
    }
    assert_eq!(shown("accent"), shown("text"));
    assert_eq!(shown("focus"), shown("po"));
    assert_eq!(shown("surface"), ["#f4f4f4", "#25292f"]);
}

#[test]
fn every_custom_property_has_a_control() {
    for property in PublicApi::current().custom_properties {
        let name = property.name.trim_start_matches("--role-fit-");
        let has_colour = PROPERTIES.iter().any(|property| property.name == name);
        assert!(has_colour || SIZES.iter().any(|(size, ..)| *size == name), "{name} has no control");
    }
}

#[test]
fn too_little_contrast_is_shown_with_what_the_quiz_will_use() {
    let pale = embedding(&[(Scheme::Light, "text", "#cccccc")]);
    let [on_card, on_panels] = contrasts(&pale, Scheme::Light, "text").try_into().unwrap();
    assert_eq!((on_card.on, on_card.is_enough()), ("the card", false));
    assert_eq!(on_panels.on, "panels");
    assert_eq!(on_card.shown(), "1.6");
    let repairs = repairs(&pale, Scheme::Light);
    assert!(repairs.iter().any(|(label, _)| *label == "Text"), "{repairs:?}");
    let replaced = parse(&repairs.iter().find(|(label, _)| *label == "Text").unwrap().1).unwrap();
    assert!(role_fit_colours::contrast(replaced, colour(&pale, Scheme::Light, "bg")) >= 4.5);
}

#[test]
fn the_widgets_own_colours_need_no_repair() {
    for scheme in Scheme::ALL {
        assert_eq!(repairs(&embedding(&[]), scheme), []);
        for property in PROPERTIES {
            for contrast in contrasts(&embedding(&[]), scheme, property.name) {
                assert!(contrast.is_enough(), "{} on {}: {}", property.name, contrast.on, contrast.ratio);
            }
        }
    }
}

#[test]
fn a_colour_for_light_pages_counts_on_dark_ones_too_unless_they_have_their_own() {
    let both = embedding(&[(Scheme::Light, "bg", "#fff6e0")]);
    assert_eq!(hex(colour(&both, Scheme::Dark, "bg")), "#fff6e0");
    let apart = embedding(&[(Scheme::Light, "bg", "#fff6e0"), (Scheme::Dark, "bg", "#101010")]);
    assert_eq!(Scheme::ALL.map(|scheme| hex(colour(&apart, scheme, "bg"))), ["#fff6e0", "#101010"]);
}

#[test]
fn colours_are_read_in_both_lengths_and_nothing_else() {
    for (text, expected) in [
        ("#fff", Some("#ffffff")),
        (" #1b1F24 ", Some("#1b1f24")),
        ("red", None),
        ("#12", None),
        ("", None),
        ("#ggg", None),
        ("#+12345", None),
    ] {
        assert_eq!(parse(text).map(hex).as_deref(), expected, "{text}");
    }
}
