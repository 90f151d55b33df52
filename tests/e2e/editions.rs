//! Each language is played to its end on a narrow and on a wide screen: nothing is cut off or in English, axe finds nothing,
//! and what is announced is in the language. Screenshots are saved in `target/tmp/looks` for people to look at.

use crate::axe::violations;
use crate::page::Page;
use crate::reader::{InputMethod, Reader};
use crate::screens::{CUT_OFF, TOO_SMALL, answer_until, save_screenshot};
use crate::trial::tests;
use role_fit_core::deck::{Deck, Kind, Length, reading};
use role_fit_deck_tool::translation::translated;
use serde_json::{Value, json};
use std::path::Path;
use std::rc::Rc;

tests![
    the_quiz_in_german,
    the_quiz_in_spanish,
    the_quiz_in_french,
    the_quiz_in_polish,
    the_quiz_in_brazilian_portuguese,
    the_quiz_in_arabic,
];

const WIDTHS: [u32; 2] = [320, 760];

async fn the_quiz_in_german() {
    play_in("de").await;
}

async fn the_quiz_in_spanish() {
    play_in("es").await;
}

async fn the_quiz_in_french() {
    play_in("fr").await;
}

async fn the_quiz_in_polish() {
    play_in("pl").await;
}

async fn the_quiz_in_brazilian_portuguese() {
    play_in("pt-BR").await;
}

async fn the_quiz_in_arabic() {
    play_in("ar").await;
}

async fn play_in(language: &str) {
    let edition = Edition::read(language);
    let page = Page::start().await;
    page.open(&format!("/pages/languages.html?page={language}")).await;
    page.wait_for_status("intro").await;
    edition.check_screen(&page, "1-start").await;
    let mut reader = Reader::start_with(&page, InputMethod::Mouse, Length::Short, edition.deck()).await;
    edition.check_screen(&page, "2-pair").await;
    reader.answer().await;
    edition.check_screen(&page, "3-pair-answered").await;
    reader.next().await;
    for (kind, name) in [(Kind::Duty, "4-duty"), (Kind::Scenario, "5-scenario"), (Kind::Origin, "6-question")] {
        answer_until(&mut reader, kind).await;
        edition.check_screen(&page, name).await;
        reader.answer_keyed(kind == Kind::Scenario).await;
        edition.check_screen(&page, &format!("{name}-answered")).await;
        reader.next().await;
    }
    answer_until(&mut reader, Kind::SelfCheck).await;
    edition.check_screen(&page, "7-self-check").await;
    reader.finish().await;
    edition.check_screen(&page, "8-result").await;
    page.eval("root.querySelectorAll('.fold, .share > details').forEach(details => { details.open = true; })").await;
    page.wait_for_frames().await;
    edition.check_screen(&page, "9-unfolded").await;
    let link = page.eval("root.querySelector('.share input').value").await;
    page.open(link.as_str().unwrap()).await;
    page.wait_for_status("result").await;
    edition.check_screen(&page, "a-shared").await;
    page.close().await;
}

/// The shipped deck and the sentences in one language, beside the English ones.
struct Edition {
    language: String,
    deck: Value,
    /// English texts that have another form in the language.
    english: Vec<String>,
}

impl Edition {
    fn read(language: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("static");
        let file =
            |path: &str| -> Value { serde_json::from_str(&std::fs::read_to_string(root.join(path)).unwrap()).unwrap() };
        let shipped = file("decks/po-pm.json");
        let deck = translated(&shipped, &file(&format!("lang/{language}/deck.json")), language).unwrap();
        let wording = file(&format!("lang/{language}/wording.json"));
        let own = [texts(&deck), texts(&wording)].concat();
        let mut english = [texts(&shipped), texts(&file("lang/en/wording.json"))].concat();
        // Titles of works and names stay as they are.
        let is_sentence = |text: &String| text.contains(' ') && text.len() > 8 && !text.contains('{');
        english.retain(|text| is_sentence(text) && !own.iter().any(|other| other.contains(text.as_str())));
        Self { language: language.to_owned(), deck, english }
    }

    fn deck(&self) -> Rc<Deck> {
        Rc::new(reading::parse(&self.deck.to_string()).unwrap())
    }

    async fn check_screen(&self, page: &Page, name: &str) {
        for width in WIDTHS {
            page.set_viewport((width, 900), "light").await;
            let context = format!("{name} in {} at {width} pixels", self.language);
            assert_eq!(page.eval(CUT_OFF).await, json!([]), "{context}: cut off or outside of the card");
            assert_eq!(page.eval(TOO_SMALL).await, json!([]), "{context}: target too small");
            assert_eq!(violations(page).await, json!([]), "{context}: axe");
            save_screenshot(page, &format!("{}-{name}-{width}", self.language), width, "light").await;
        }
        page.set_viewport((900, 1000), "light").await;
        let shown = page.eval("root.querySelector('.app').textContent").await;
        let shown = shown.as_str().unwrap();
        let english: Vec<&String> = self.english.iter().filter(|text| shown.contains(text.as_str())).collect();
        assert!(english.is_empty(), "{name} in {}: in English: {english:?}", self.language);
        let announced = "[...root.querySelectorAll('.app [role=status]')].map(part => part.closest('[lang]')?.lang).filter(lang => lang !== document.documentElement.lang)";
        assert_eq!(page.eval(announced).await, json!([]), "{name}: the language of announcements");
    }
}

/// All strings of a file.
fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values.iter().flat_map(texts).collect(),
        Value::Object(fields) => fields.values().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}
