//! The shipped deck in Arabic: what is mirrored, and how texts of the other direction are kept apart.

use crate::decks::{deck, neutral, shipped};
use crate::page::Page;
use crate::picture::drawn;
use crate::screens::every_screen;
use crate::widget::{CLEAR_PM, HOME, TO_EACH_VERDICT, Widget, english, steps, words};
use role_fit::parts::text_meter::text_meter;
use role_fit::picture::{Anchor, Picture, Shape};
use role_fit::wording::Wording;
use role_fit_core::result::meter::{Marker, Meter};
use role_fit_core::session::Action;
use role_fit_core::share::single::SharedResult;
use role_fit_deck_tool::translation::translated;
use role_fit_grammar::NativeGrammar;
use serde_json::{Value, json};

const ENGLISH: &str = include_str!("../../static/decks/po-pm.json");
const TEXTS: &str = include_str!("../../static/lang/ar/deck.json");
const SENTENCES: &str = include_str!("../../static/lang/ar/wording.json");

/// The width of a picture in its units.
const WIDTH: i32 = 2400;

/// The shipped deck in Arabic.
fn arabic() -> Value {
    let file = |text| serde_json::from_str::<Value>(text).unwrap();
    translated(&file(ENGLISH), &file(TEXTS), "ar").unwrap()
}

/// The sentences in Arabic.
fn sentences() -> Wording {
    let file: Value = serde_json::from_str(SENTENCES).unwrap();
    let line = |key: &&str| match &file[*key] {
        Value::Object(forms) => {
            let forms = forms.iter().map(|(category, form)| format!("{category}\t{}", form.as_str().unwrap()));
            forms.collect::<Vec<_>>().join("\t")
        }
        text => text.as_str().unwrap().to_owned(),
    };
    let lines: Vec<String> = Wording::KEYS.iter().map(line).collect();
    Wording::new("ar", &lines.join("\n"), NativeGrammar::new("ar").unwrap())
}

fn widget() -> Widget {
    Widget::of(&arabic()).with_wording(sentences())
}

fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

/// The lines of the message that is shared.
fn message(page: &Page) -> Vec<String> {
    let text: String = page.all(".share .message textarea")[0].pieces().concat();
    text.split('\n').map(str::to_owned).collect()
}

fn picture(file: &Value, wording: &Wording, half_percents: u8) -> Picture {
    let meter = Meter::from_parts(Marker::from_half_percents(half_percents).unwrap(), 32, 50).unwrap();
    drawn(&deck(file), wording, &meter, HOME, true)
}

#[test]
fn every_shape_of_the_picture_is_where_a_mirror_shows_it() {
    let (arabic, sentences) = (arabic(), sentences());
    for half_percents in 0..=200 {
        let english = picture(&shipped(), &english(), half_percents).shapes;
        let mirrored = picture(&arabic, &sentences, half_percents).shapes;
        assert_eq!(english.len(), mirrored.len());
        for (one, other) in english.iter().zip(&mirrored) {
            match (one, other) {
                (Shape::Rect { x, width, .. }, Shape::Rect { x: mirrored, width: as_wide, .. }) => {
                    assert_eq!((x + width, width), (WIDTH - mirrored, as_wide), "{half_percents}");
                }
                (Shape::Text { x, anchor, .. }, Shape::Text { x: mirrored, anchor: other, .. }) => {
                    assert_eq!(*x, WIDTH - mirrored, "{half_percents}");
                    let is_mirrored = matches!(
                        (anchor, other),
                        (Anchor::Start, Anchor::End) | (Anchor::Middle, Anchor::Middle) | (Anchor::End, Anchor::Start)
                    );
                    assert!(is_mirrored, "{half_percents}: {anchor:?} and {other:?}");
                }
                shapes => panic!("{half_percents}: {shapes:?}"),
            }
        }
    }
}

#[test]
fn the_marker_of_the_picture_is_at_a_hundred_minus_its_place() {
    let (arabic, sentences) = (arabic(), sentences());
    for half_percents in 0..=200_u8 {
        let picture = picture(&arabic, &sentences, half_percents);
        // The marker is the last bar of the meter, after background, rule, halves, band and middle.
        let Shape::Rect { x, width, .. } = &picture.shapes[6] else { panic!("{:?}", picture.shapes) };
        assert_eq!(x + width / 2, 200 + 10 * (200 - i32::from(half_percents)), "{half_percents}");
    }
}

#[test]
fn arabic_lines_of_the_picture_say_that_they_run_from_right_to_left_and_others_do_not() {
    let picture = picture(&arabic(), &sentences(), 163);
    let texts = picture.shapes.iter().filter_map(|shape| match shape {
        Shape::Text { text, .. } => Some(text.as_str()),
        Shape::Rect { .. } => None,
    });
    let texts: Vec<&str> = texts.collect();
    let [name, verdict, po, pm, title, url, ..] = *texts else { panic!("{texts:?}") };
    for line in [name, verdict, title] {
        assert!(line.starts_with("\u{200f}\u{2067}") && line.ends_with('\u{2069}'), "{line}");
    }
    assert!(verdict.contains(&isolated("Product Manager")), "{verdict}");
    assert_eq!([po, pm, url], ["Product Owner", "Product Manager", "quiz.example"]);
}

#[test]
fn the_line_of_the_message_begins_with_the_po_end_at_the_right_in_every_app() {
    for quarters in TO_EACH_VERDICT {
        let widget = widget().finished(steps(&quarters));
        let meter = text_meter(&widget.session.outcome().unwrap().meter.unwrap());
        // The first mark is for apps that look for the first character with a direction, the isolate for the others.
        let line = format!("\u{200f}\u{2067}{} {meter} {}\u{2069}", isolated("PO"), isolated("PM"));
        assert_eq!(message(&widget.page())[1], line);
    }
}

#[test]
fn names_in_latin_letters_are_isolated_in_sentences_and_lists() {
    let page = widget().finished(steps(&CLEAR_PM)).page();
    let name = page.the("[role=meter]").name();
    for role in ["Product Owner", "Product Manager"] {
        assert!(name.contains(&isolated(role)), "{name}");
    }
    let list = sentences().list(&["Ann", "علي", "Bo"]);
    for name in ["Ann", "علي", "Bo"] {
        assert!(list.contains(&isolated(name)), "{list}");
    }
}

#[test]
fn every_isolate_on_a_screen_ends() {
    let mut isolates = 0;
    for screen in every_screen(&arabic(), &neutral(), sentences()) {
        let page = screen.page();
        for text in page.root().pieces() {
            let count = |chars: &[char]| text.matches(chars).count();
            assert_eq!(count(&['\u{2066}', '\u{2067}', '\u{2068}']), count(&['\u{2069}']), "{}: {text}", screen.name);
            isolates += count(&['\u{2068}']);
        }
    }
    assert!(isolates > 1000, "{isolates}");
}

#[test]
fn arabic_names_are_isolated_in_english_sentences_and_other_names_are_not() {
    for (name, shown) in [("علي", isolated("علي")), ("Ann", "Ann".to_owned())] {
        assert_eq!(english().team_name(name), words("team_name").replace("{name}", &shown));
        assert_eq!(english().list(&[name, "Bo"]), format!("{shown} and Bo"));
    }
}

/// There are sentences in Arabic and English, and decks in any language.
#[test]
fn sentences_are_isolated_from_a_deck_of_the_other_direction() {
    let mut turkish = shipped();
    turkish["lang"] = json!("tr");
    let mut hebrew = shipped();
    hebrew["lang"] = json!("he");
    let rows = [
        (&turkish, sentences(), Some('\u{200f}')),
        (&hebrew, english(), Some('\u{200e}')),
        (&arabic(), sentences(), None),
        (&hebrew, sentences(), None),
        (&turkish, english(), None),
        (&shipped(), english(), None),
    ];
    for (file, wording, mark) in rows {
        let eyebrow = Widget::of(file).with_wording(wording.clone()).page().the(".eyebrow").text();
        let is_mark = |char: &char| ('\u{200e}'..='\u{200f}').contains(char);
        assert_eq!(eyebrow.chars().next().filter(is_mark), mark, "{}: {eyebrow}", file["lang"]);
        // A sentence with plural forms is isolated once its form is chosen.
        let button = wording.clone().around(&deck(file)).sharpen_button(3);
        assert!(!button.contains('\t'), "{button}");
        assert_eq!(button.chars().next().filter(is_mark), mark, "{button}");
    }
}

#[test]
fn references_in_latin_letters_are_apart_from_the_arabic_text_before_them() {
    let mut file = arabic();
    file["items"][0]["sources"] = json!(["Ken Schwaber, 2020."]);
    let review = Widget::of(&file).with_wording(sentences()).finished(steps(&CLEAR_PM)).after(Action::OpenReview);
    assert_eq!(review.page().texts(".sources bdi"), ["Ken Schwaber, 2020."]);
}

#[test]
fn a_source_in_another_language_is_isolated_where_only_its_title_is_known() {
    let mut file = arabic();
    file["credit"].as_object_mut().unwrap().remove("name");
    let page = Widget::of(&file).with_wording(sentences()).finished(steps(&CLEAR_PM)).page();
    let title = file["credit"]["title"].as_str().unwrap();
    assert_eq!(page.texts("p.small > a").last(), Some(&isolated(title)));
}

#[test]
fn the_texts_of_the_meter_are_mirrored_about_its_left_edge() {
    let places = |widget: Widget| {
        let page = widget.finished(steps(&CLEAR_PM)).page();
        let places: Vec<String> =
            page.all("svg.meter text").iter().map(|text| text.get("x").unwrap().to_owned()).collect();
        places
    };
    let mirrored: Vec<String> = places(Widget::of(&shipped())).iter().map(|place| format!("-{place}")).collect();
    assert_eq!(places(widget()), mirrored);
}

#[test]
fn a_shared_result_has_its_numbers_in_the_digits_of_the_deck() {
    let meter = Meter::from_parts(Marker::from_half_percents(162).unwrap(), 32, 77).unwrap();
    let page = widget().showing(SharedResult::new(deck(&arabic()).fingerprint(), meter, None, &[])).page();
    assert_eq!(page.all("svg.meter text")[0].text(), "81");
}
