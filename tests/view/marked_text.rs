//! Texts with emphasis and code: elements where they are drawn, plain text everywhere else.

use crate::decks::{neutral, shipped};
use crate::page::Page;
use crate::widget::{Widget, english, fill, first, right, wrong};
use role_fit_core::deck::{Kind, Length};
use role_fit_core::session::Action;
use serde_json::{Value, json};

const MARKED: &str = r"Is *this* a `*` or 2 \* 3?";
const PLAIN: &str = "Is this a * or 2 * 3?";

/// The deck without roles, with emphasis and code in every text that can have them.
fn marked() -> Value {
    let mut file = neutral();
    let item = &mut file["items"][0];
    item["stem"] = json!(MARKED);
    item["why"] = json!("*All*: `a`.");
    item["options"][0]["text"] = json!("`Nile`");
    item["options"][0]["why"] = json!("*Nile*: `b`.");
    item["options"][1]["text"] = json!("*Congo*");
    file["items"] = json!([file["items"][0]]);
    file
}

fn parts(page: &Page, tag: &str) -> Vec<String> {
    page.texts(tag)
}

#[test]
fn stem_options_and_explanations_are_drawn_with_elements() {
    let widget = Widget::of(&marked()).started();
    let page = widget.page();
    assert_eq!(
        (page.the(".stem").text(), parts(&page, ".stem em"), parts(&page, ".stem code")),
        (PLAIN.to_owned(), vec!["this".to_owned()], vec!["*".to_owned()])
    );
    assert_eq!(
        (parts(&page, ".choice code"), parts(&page, ".choice em")),
        (vec!["Nile".to_owned()], vec!["Congo".to_owned()])
    );
    let answer = right(&widget.item());
    let answered = widget.answered(answer).page();
    assert_eq!(
        (parts(&answered, ".feedback em"), parts(&answered, ".feedback code")),
        (vec!["Nile".to_owned(), "All".to_owned()], vec!["b".to_owned(), "a".to_owned()])
    );
}

#[test]
fn review_practice_and_what_was_missed_are_drawn_with_elements() {
    let widget = Widget::of(&marked()).finished(wrong);
    let missed = widget.page();
    assert_eq!(parts(&missed, "summary .subtitle em"), ["this"]);
    assert_eq!(parts(&missed, ".inside .feedback em"), ["All"]);
    let review = widget.clone().after(Action::OpenReview).page();
    assert_eq!(
        (parts(&review, ".explained .stem em"), parts(&review, ".whys b code"), parts(&review, ".whys .why em")),
        (vec!["this".to_owned()], vec!["Nile".to_owned()], vec!["Nile".to_owned()])
    );
    let practice = widget.after(Action::Practise).page();
    assert_eq!(parts(&practice, ".stem em"), ["this"]);
}

#[test]
fn sentences_and_names_have_the_plain_text() {
    let widget = Widget::of(&marked()).started();
    let answer = wrong(&widget.item());
    let page = widget.answered(answer).page();
    assert_eq!(page.the(".mark").text(), fill("wrong_question", &[("answer", "Nile")]));
    let result = Widget::of(&marked()).finished(wrong).page();
    assert!(result.says(&fill("review_said", &[("level", "Congo")])));
    for screen in [page, result] {
        let values = screen.all("*").into_iter().flat_map(|part| part.attributes()).map(|(_, value)| value);
        let texts = screen.root().pieces();
        assert!(values.chain(texts).all(|text| !text.contains(['\\', '`']) && !text.contains("*this*")));
    }
}

#[test]
fn poles_and_duties_have_emphasis_and_lists_of_them_the_plain_text() {
    let mut file = shipped();
    let items = file["items"].as_array_mut().unwrap();
    for item in items.iter_mut() {
        for option in item.get_mut("options").and_then(Value::as_array_mut).into_iter().flatten() {
            for name in ["text", "why"] {
                if let Some(text) = option.get_mut(name) {
                    *text = json!(format!("*{}* `x`", text.as_str().unwrap()));
                }
            }
        }
    }
    for widget in Widget::of(&file).with_length(Length::Full).at_each_item() {
        let (page, item) = (widget.page(), widget.item());
        if item.kind == Kind::Fit {
            assert_eq!(page.all(".pole em").len(), 2);
        }
        if item.is_keyed() {
            assert_eq!(widget.answered(first(&item)).page().all(".feedback em").len(), 1);
        }
    }
    let result = Widget::of(&file).finished(first).page();
    assert!(result.texts(".moved .what").iter().all(|row| row.contains(" x”") && !row.contains(['*', '`'])));
    assert!(!result.texts(".moved .what").is_empty());
}

#[test]
fn a_text_with_marks_that_have_no_partner_is_one_piece() {
    let mut file = marked();
    file["items"][0]["stem"] = json!("2 * 3 ` 4");
    let page = Widget::of(&file).with_wording(english()).started().page();
    assert_eq!(page.the(".stem").children(), ["2 * 3 ` 4"]);
}
