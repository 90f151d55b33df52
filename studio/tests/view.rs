//! The page as HTML: what each state shows, by role and name.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, dead_code)]

#[path = "../../tests/view/page.rs"]
mod page;

use page::{Page, Part};
use role_fit_studio::app::{App, AppProps, Places};
use role_fit_studio::checks::{Answered, Body, answer};
use role_fit_studio::messages::{Answer, FileFormat, Purpose, Request, Source, decode, encode};
use role_fit_studio::model::embedding::{Change, Dark, Delivery, Integrity, Target};
use role_fit_studio::model::preview::{Preview, Width};
use role_fit_studio::model::scheme::Scheme;
use role_fit_studio::model::{Checker, CopyOutcome, Edited, Effect, Msg, Refusal, Studio, Tab};
use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;
use tokio::runtime::Builder;
use tokio::task::LocalSet;
use yew::{Callback, LocalServerRenderer};

/// The studio after a change to this text and its check.
fn with_text(text: &str) -> Studio {
    let mut studio = Studio::new(None, "https://quiz.example/", Preview::new(Width::Middle, Scheme::Light)).0;
    studio.update(Msg::Edited(Edited { opened: Some(Default::default()), ..Edited::default() }));
    for effect in studio.update(Msg::CheckDue) {
        let Effect::Ask(request) = effect else { continue };
        studio.update(told(answer(request, Body::Text(text))));
    }
    for _ in 0..2 {
        studio.update(Msg::ListDue);
    }
    studio
}

fn questions(count: usize) -> String {
    (1..=count).map(|number| format!("## Question {number}?\n- [x] a{number}\n- [ ] b\n\n> c\n\n")).collect()
}

fn told(Answered { answer, text, for_editor }: Answered) -> Msg {
    Msg::Answered { answer, text: text.map(Into::into), for_editor: for_editor.map(Into::into) }
}

fn draw(studio: Studio) -> Page {
    let props = AppProps {
        studio: Rc::new(RefCell::new(studio)),
        places: Places::default(),
        perform: Callback::noop(),
        choose_files: Callback::noop(),
        step: Callback::noop(),
    };
    let renderer = LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let runtime = Builder::new_current_thread().build().unwrap();
    Page::parse(&LocalSet::new().block_on(&runtime, renderer.render()))
}

/// The visible panel.
fn panel(page: &Page) -> Part<'_> {
    page.the("[role=tabpanel]:not([hidden])")
}

#[test]
fn the_tabs_show_one_panel_and_only_the_chosen_one_can_be_tabbed_to() {
    let mut studio = with_text(&questions(1));
    for tab in Tab::ALL {
        studio.update(Msg::ChooseTab(tab));
        let page = draw(studio);
        let chosen = page.the("[role=tab][aria-selected=true]");
        assert_eq!(chosen.get("tabindex"), Some("0"));
        assert_eq!(page.the("[role=tab][aria-selected=false]").get("tabindex"), Some("-1"));
        assert_eq!(panel(&page).get("aria-labelledby"), chosen.get("id"));
        assert_eq!(panel(&page).get("id"), chosen.get("aria-controls"));
        studio = with_text(&questions(1));
    }
}

#[test]
fn every_control_has_a_name_and_every_id_is_there_once() {
    let mut studio = with_text(&questions(1));
    for change in [Change::Delivery(Delivery::Address), Change::Dark(Dark::Class), Change::Target(Target::React)] {
        studio.update(Msg::Embed(change));
    }
    studio.update(Msg::ChooseTab(Tab::Embed));
    let page = draw(studio);
    for control in page.all("button, select, input, textarea, summary") {
        let label = control.get("id").map(|id| page.texts(&format!("label[for='{id}']"))).unwrap_or_default();
        let name = if label.is_empty() { control.name() } else { label.concat() };
        assert!(!name.is_empty(), "{:?}", control.attributes());
    }
    let ids: Vec<_> = page.all("[id]").into_iter().map(|part| part.get("id").unwrap()).collect();
    let unique: HashSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "{ids:?}");
    for attribute in ["aria-describedby", "aria-labelledby", "for"] {
        for part in page.all(&format!("[{attribute}]")) {
            let target = part.get(attribute).unwrap();
            assert!(ids.contains(&target), "{attribute}={target} leads nowhere");
        }
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    let page = draw(with_text(&questions(1).replace("- [x]", "- [ ]")));
    let levels: Vec<_> = page.headings().into_iter().map(Part::tag).collect();
    assert_eq!(levels[0], "h1");
    assert!(levels[1..].iter().all(|level| *level == "h2"), "{levels:?}");
}

#[test]
fn the_summary_counts_what_was_found_and_is_announced() {
    for (text, expected) in [
        (questions(2), "No problems. 2 questions."),
        (questions(2).replacen("[x]", "[ ]", 1), "1 problem. 1 question."),
        (questions(1).replace("> c", ""), "1 piece of advice. 1 question."),
        // More than are listed.
        (questions(250).replace("> c", ""), "251 pieces of advice. 250 questions."),
    ] {
        let page = draw(with_text(&text));
        assert_eq!(page.the(".summary").text(), expected);
        assert!(page.texts("[role=status]").contains(&expected.to_owned()), "{:?}", page.texts("[role=status]"));
    }
    let mut studio = with_text(&questions(1));
    studio.update(Msg::Edited(Edited::default()));
    let page = draw(studio);
    assert_eq!(page.the(".summary").text(), "Checking …");
    assert!(!page.texts("[role=status]").contains(&"Checking …".to_owned()), "only results are announced");
}

#[test]
fn problems_have_a_place_to_go_to_and_a_button_where_a_fix_is_known() {
    let deck = r#"{ "id": "yaks", "titel": "Yaks", "items": [{ "id": "a", "kind": "questoin", "stem": "Food?", "key": "b", "options": [
        { "id": "b", "text": "Grass" }, { "id": "c", "text": "Meat" }] }] }"#;
    let page = draw(with_text(deck));
    let list = page.section("Problems and advice").unwrap();
    assert!(list.names("button").contains(&"Fix all 2 that can be fixed".to_owned()), "{:?}", list.names("button"));
    let rows = list.all(".problem");
    assert!(rows.len() >= 2);
    let row = rows.iter().find(|row| row.text().contains("titel")).unwrap();
    assert_eq!(row.names("button"), ["Line 1, column 17", "Change to \"title\""]);
}

#[test]
fn a_long_list_of_problems_is_shown_in_pieces() {
    let page = draw(with_text(&questions(50).replace("[x]", "[ ]")));
    assert_eq!(page.all(".problem").len(), 20);
    assert!(page.buttons().contains(&"Show 20 more".to_owned()), "{:?}", page.buttons());
    let mut studio = with_text(&questions(50).replace("[x]", "[ ]"));
    studio.update(Msg::ShowMoreProblems);
    let page = draw(studio);
    assert_eq!(page.all(".problem").len(), 40);
    assert!(page.buttons().contains(&"Show 10 more".to_owned()), "{:?}", page.buttons());
}

#[test]
fn questions_are_listed_with_their_answers_a_page_at_a_time() {
    let page = draw(with_text(&questions(120)));
    let table = page.section("Questions").unwrap();
    assert_eq!(table.all("tbody tr").len(), 50);
    assert!(table.texts("span").contains(&"1 to 50 of 120".to_owned()));
    assert_eq!(table.all("button[disabled]").len(), 1, "there is no page before");
    let first = table.all("tbody tr")[0];
    assert_eq!(first.texts("td")[..3], ["1", "Question 1?", "a1"]);
    assert_eq!(first.names("button"), ["Question 1?", "Play from question 1"]);
    let mut studio = with_text(&questions(120));
    studio.update(Msg::TurnTo(2));
    let page = draw(studio);
    let table = page.section("Questions").unwrap();
    assert_eq!(table.all("tbody tr").len(), 20);
    assert!(table.texts("span").contains(&"101 to 120 of 120".to_owned()));
}

#[test]
fn a_deck_shows_kinds_and_facts() {
    let deck = include_str!("../examples/paper-jobs.json");
    let page = draw(with_text(deck));
    assert_eq!(page.texts("thead th"), ["Number", "Kind", "Question", "Right answer", "Facts", "Play"]);
    assert!(!page.section("Save it as a file").unwrap().text().contains("Turn this text into a deck"));
    let page = draw(with_text(&questions(1)));
    assert_eq!(page.texts("thead th"), ["Number", "Question", "Right answer", "Play"]);
    assert!(page.section("Save it as a file").unwrap().text().contains("Turn this text into a deck"));
}

#[test]
fn a_text_that_cannot_be_played_keeps_its_last_version_in_the_preview() {
    let mut studio = with_text(&questions(1));
    assert!(!draw(with_text(&questions(1))).the(".preview").text().contains("last version"));
    studio.update(Msg::Edited(Edited::default()));
    for effect in studio.update(Msg::CheckDue) {
        let Effect::Ask(request) = effect else { continue };
        studio.update(told(answer(request, Body::Text("{"))));
    }
    let page = draw(studio);
    assert!(page.the(".preview").text().contains("This is the last version that could."));
    assert!(draw(with_text("{")).the(".preview").text().contains("Nothing to play yet."));
}

#[test]
fn the_author_is_told_about_the_file() {
    let mut studio = with_text(&questions(1));
    studio.update(Msg::Edited(Edited {
        opened: Some(Default::default()),
        notes: vec!["not UTF-8".to_owned()],
        ..Edited::default()
    }));
    studio.update(Msg::Refuse(Refusal { name: "film.mp4".to_owned(), reason: "it has 900 MB".to_owned() }));
    let page = draw(studio);
    let told = page.the("[role=alert]").texts("p");
    assert_eq!(told, ["film.mp4 cannot be opened: it has 900 MB.", "About this file: not UTF-8."]);
    for (checker, expected) in
        [(Checker::BrokeOff, "could not be checked to its end"), (Checker::Stopped, "reload the page")]
    {
        let mut studio = with_text(&questions(1));
        studio.update(Msg::CheckerFailed(checker));
        assert!(draw(studio).the("[role=alert]").text().contains(expected));
    }
}

#[test]
fn what_is_lost_is_told_before_it_is() {
    let mut studio = with_text(&questions(1));
    studio.update(Msg::Answered {
        answer: Answer::Converted {
            name: "yaks.gift".to_owned(),
            to: FileFormat::Gift,
            purpose: Purpose::Download,
            losses: vec!["The format has no place for the language".to_owned()],
        },
        text: Some("::a::".into()),
        for_editor: None,
    });
    let page = draw(studio);
    let section = page.section("Save it as a file").unwrap();
    assert_eq!(section.texts(".message strong"), ["This will be missing in yaks.gift:"]);
    assert_eq!(section.texts(".message li"), ["The format has no place for the language"]);
    assert_eq!(section.names(".message button"), ["Save it without them", "Leave it"]);
}

#[test]
fn keeping_says_what_it_does_at_the_moment() {
    let page = |changes: &dyn Fn(&mut Studio)| {
        let mut studio = with_text(&questions(1));
        changes(&mut studio);
        draw(studio)
    };
    let hint = |page: Page| page.the(".keeping .hint").text();
    assert_eq!(hint(page(&|_| ())), "Not kept yet.");
    let kept = |studio: &mut Studio, is_kept| {
        for effect in studio.update(Msg::SaveDue) {
            if let Effect::Save { revision, .. } = effect {
                studio.update(Msg::Saved { revision, is_kept });
            }
        }
    };
    assert!(hint(page(&|studio| kept(studio, true))).starts_with("Kept. Only this browser has it"));
    assert!(hint(page(&|studio| kept(studio, false))).contains("Save your work as a file"));
    assert!(hint(page(&|studio| drop(studio.update(Msg::Keep(false))))).starts_with("Nothing is kept."));
}

#[test]
fn a_changed_fingerprint_is_explained_with_the_line_that_keeps_old_results() {
    let first = include_str!("../examples/paper-jobs.json");
    let studio = with_text(first);
    let fold = |page: &Page| {
        page.all("details").into_iter().map(Part::text).find(|text| text.starts_with("Fingerprint")).unwrap()
    };
    let text = fold(&draw(with_text(first)));
    assert!(text.contains("It is as it was when you opened the file."), "{text}");
    let old = studio.report.deck.as_ref().unwrap().fingerprint.clone();
    let change = |text: &str| {
        let mut studio = with_text(first);
        studio.update(Msg::Edited(Edited::default()));
        for effect in studio.update(Msg::CheckDue) {
            let Effect::Ask(request) = effect else { continue };
            studio.update(told(answer(request, Body::Text(text))));
        }
        fold(&draw(studio))
    };
    let renamed = first.replacen("\"lends\"", "\"gives\"", 1);
    let text = change(&renamed);
    assert!(text.contains(", changed") && text.contains(&format!("\"compat\": [\"{old}\"]")), "{text}");
    let listed = renamed.replacen("\"title\"", &format!("\"compat\": [\"{old}\"], \"title\""), 1);
    assert!(change(&listed).contains("results of both editions can be compared"), "{}", change(&listed));
}

#[test]
fn the_code_says_what_it_lacks_and_whether_copying_worked() {
    let embed = |studio: &mut Studio| drop(studio.update(Msg::ChooseTab(Tab::Embed)));
    let mut studio = with_text(&questions(1));
    embed(&mut studio);
    studio.update(Msg::Copied(0, CopyOutcome::Copied));
    let page = draw(studio);
    assert!(page.says("Copied."));
    assert!(page.section("Code for your page").unwrap().all(".message").is_empty());

    let mut studio = with_text("{");
    embed(&mut studio);
    studio.update(Msg::Embed(Change::Home("http://localhost/".to_owned())));
    let page = draw(studio);
    let messages = page.section("Code for your page").unwrap().texts(".message").join(" ");
    assert!(messages.contains("no deck yet") && messages.contains("others cannot reach"), "{messages}");

    let mut studio = with_text(&questions(1));
    embed(&mut studio);
    studio.update(Msg::Copied(0, CopyOutcome::Selected));
    let page = draw(studio);
    assert!(page.the("#code-0-all").has("readonly"), "the whole code, to be copied by hand");
    assert!(page.root().text().contains("press Ctrl+C"));
}

#[test]
fn colours_show_their_contrast_and_what_the_quiz_will_use_instead() {
    let mut studio = with_text(&questions(1));
    studio.update(Msg::Embed(Change::Colour(Scheme::Light, "text", "#cccccc".to_owned())));
    studio.update(Msg::Embed(Change::Colour(Scheme::Light, "bg", "blue".to_owned())));
    let page = draw(studio);
    let row = |name: &str| page.all(".colour").into_iter().find(|row| row.texts("label") == [name]).unwrap();
    assert_eq!(row("Text").texts(".bad").len(), 2, "on the card and on panels");
    assert!(row("Text").text().contains("1.6 : 1 on the card, too little"), "{}", row("Text").text());
    assert_eq!(row("Card").texts(".bad"), ["Write a colour such as #6d28d9."]);
    assert_eq!(row("Card").all("[aria-invalid=true]").len(), 1);
    assert!(page.root().text().contains("The quiz will show others instead: Text #"));
    assert!(!page.texts(".colour label").contains(&"Left end of the meter".to_owned()), "the deck has no meter");
}

#[test]
fn a_build_whose_hash_cannot_be_computed_says_why() {
    for (integrity, expected) in [
        (Integrity::Unavailable, "on https pages only"),
        (Integrity::Unknown, "is being computed"),
        (Integrity::Known("sha384-a".to_owned()), "Readers get new versions by themselves"),
    ] {
        let mut studio = with_text(&questions(1));
        studio.update(Msg::Integrity(integrity));
        assert!(draw(studio).root().text().contains(expected), "{expected}");
    }
}

#[test]
fn no_style_and_no_markup_of_an_author_is_in_the_page() {
    let text = questions(1).replace("a1", "<img src=x onerror=alert(1)>`<b>`");
    let mut studio = with_text(&text);
    studio.update(Msg::Embed(Change::Page("\"><script>".to_owned())));
    let page = draw(studio);
    assert!(!page.has("[style]") && !page.has("script") && !page.has("img") && !page.has("b"));
}

#[test]
fn messages_survive_their_journey_between_page_and_worker() {
    let request =
        Request::Check { revision: 1, source: Source { name: "Ä.md".to_owned(), format: Some(FileFormat::Markdown) } };
    assert_eq!(decode(&encode(&request)), Some(request.clone()));
    let Answered { answer, .. } = answer(request, Body::Text(&questions(3).replace("[x]", "[ ]")));
    assert_eq!(decode(&encode(&answer)), Some(answer));
    assert_eq!(decode::<Request>(&[255, 255]), None);
}
