//! What a build says of its deck outside of the engine: the link that stands for the quiz and, around another deck than
//! the shipped one, the page that is its index.html. Knows the texts of a deck that are meant for pages, no item.

use super::html::{Texts, escaped, filled};
use super::verdict_pages::{DeckNames, preview_of_quiz};
use crate::failure::Failure;
use crate::site::Site;
use crate::workspace::read_text;
use serde_json::Value;
use std::path::Path;

/// The key of the link that stands for the quiz.
pub const LINK: &str = "loader_link";

const PAGE: &str = "static/quiz.html";

/// A deck's words for pages.
#[derive(Debug)]
pub struct DeckWords {
    /// Its title and the names of its two roles.
    pub names: DeckNames,
    intro: Option<String>,
    credit: Option<Credit>,
}

/// The text that a deck was made from.
#[derive(Debug)]
struct Credit {
    name: Option<String>,
    title: String,
    url: String,
}

impl DeckWords {
    /// Reads them off a deck's file.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let fails =
            |why: String| Failure::new(format!("{}: {why}", path.display())).hint("run `cargo xtask deck check`");
        let deck = serde_json::from_str(&read_text(path)?).map_err(|error| fails(error.to_string()))?;
        Self::of(&deck).map_err(|pointer| fails(format!("no text at {pointer}")))
    }

    /// The words, or where in the deck one is missing.
    fn of(deck: &Value) -> Result<Self, &'static str> {
        let maybe = |pointer| deck.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
        let text = |pointer| maybe(pointer).ok_or(pointer);
        let credit = match deck.get("credit") {
            None => None,
            Some(_) => {
                Some(Credit { name: maybe("/credit/name"), title: text("/credit/title")?, url: text("/credit/url")? })
            }
        };
        let names = DeckNames { title: text("/title")?, po: text("/roles/po/name")?, pm: text("/roles/pm/name")? };
        Ok(Self { names, intro: maybe("/intro"), credit })
    }
}

/// The text of the link that stands for the quiz: the title as a sentence, and what to do.
pub fn link(wording: &Texts, deck: &DeckWords) -> Result<String, Failure> {
    said(wording, LINK, &[("title", &sentence(&deck.names.title))])
}

/// The page of a build around another deck. `wording` has the link filled in.
pub fn render(template: &str, wording: &Texts, deck: &DeckWords, site: &Site) -> Result<String, Failure> {
    let preview = preview_of_quiz(deck.intro.as_deref(), wording, &deck.names, site)?;
    let credit = deck.credit.as_ref().map(|credit| credit_line(wording, credit)).transpose()?.unwrap_or_default();
    filled(
        PAGE,
        template,
        &[
            ("title", &escaped(&deck.names.title)),
            ("preview", &preview),
            ("link", &escaped(text(wording, LINK)?)),
            ("credit", &credit),
        ],
    )
}

fn credit_line(wording: &Texts, Credit { name, title, url }: &Credit) -> Result<String, Failure> {
    let name = name.clone().map_or_else(|| said(wording, "source_name", &[]), Ok)?;
    let made_from = escaped(&said(wording, "credit", &[("name", &name)])?);
    Ok(format!("\n<footer>{made_from}: <a href=\"{}\">{}</a></footer>", escaped(url), escaped(title)))
}

fn said(wording: &Texts, key: &str, values: &[(&str, &str)]) -> Result<String, Failure> {
    filled(&place(key), text(wording, key)?, values)
}

fn text<'a>(wording: &'a Texts, key: &str) -> Result<&'a str, Failure> {
    let text = wording.get(key).ok_or_else(|| Failure::new(format!("there is no {}", place(key))))?;
    Ok(text)
}

fn place(key: &str) -> String {
    format!("`{key}` in static/wording/en.json")
}

/// A title that another sentence can follow.
fn sentence(title: &str) -> String {
    let stop = if title.ends_with(['.', '!', '?', '…', '。', '！', '？']) { "" } else { "." };
    format!("{title}{stop}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn wording() -> Texts {
        [
            (LINK, "{title} Take the quiz"),
            ("credit", "Made from the {name}"),
            ("source_name", "source"),
            ("loader_http", "{status}"),
            ("shared_even", "Even"),
            ("page_title", "{title}"),
            ("page_description", "{po}, {pm}"),
            ("page_lead", "{verdict}"),
            ("page_picture", "{verdict}"),
            ("page_picture_alt", "{verdict}"),
            ("page_hint", "{po}"),
            ("page_cta", "Go"),
        ]
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .into_iter()
        .collect()
    }

    fn deck(more: Value) -> DeckWords {
        let mut deck = json!({"title": "A & B", "roles": {"po": {"name": "A"}, "pm": {"name": "B"}}});
        deck.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        DeckWords::of(&deck).unwrap()
    }

    fn site() -> Site {
        Site::new("https://quiz.test/").unwrap()
    }

    fn page(deck: &DeckWords) -> String {
        let mut wording = wording();
        wording.insert(LINK.to_owned(), link(&wording, deck).unwrap());
        render("<title>{title}</title>\n<a>{link}</a>{credit}", &wording, deck, &site()).unwrap()
    }

    #[test]
    fn the_link_is_the_title_as_a_sentence_and_what_to_do() {
        for (title, said) in [
            ("Librarian or Archivist?", "Librarian or Archivist? Take the quiz"),
            ("Two jobs with paper", "Two jobs with paper. Take the quiz"),
            ("Paper {x}", "Paper {x}. Take the quiz"),
        ] {
            assert_eq!(link(&wording(), &deck(json!({ "title": title }))).unwrap(), said);
        }
    }

    #[test]
    fn the_shipped_link_is_what_it_has_always_been() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let wording = super::super::html::flat_texts(&root.join("static/wording/en.json")).unwrap();
        let deck = DeckWords::read(&root.join("static/decks/po-pm.json")).unwrap();
        let said = link(&wording, &deck).unwrap();
        assert_eq!(said, "Product Owner or Product Manager? Take the quiz");
        let page = read_text(&root.join("index.html")).unwrap();
        assert!(page.contains(&format!("<role-fit><a href=\"./\">{said}</a></role-fit>")));
    }

    #[test]
    fn a_page_has_what_the_deck_has_and_no_markup_of_its() {
        assert_eq!(page(&deck(json!({}))), "<title>A &amp; B</title>\n<a>A &amp; B. Take the quiz</a>");
        let credit = json!({"title": "<b>", "url": "https://example.org/?a=1&b=\"2\""});
        let whole = page(&deck(json!({"intro": "Say \"{hi}\".", "credit": credit})));
        assert_eq!(
            whole,
            "<title>A &amp; B</title>\n<a>A &amp; B. Take the quiz</a>\n<footer>Made from the source: \
             <a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">&lt;b&gt;</a></footer>"
        );
        // Braces of an author's are no place to be filled.
        assert!(page(&deck(json!({"title": "{x}"}))).contains("<a>{x}. Take the quiz</a>"));
        let named = json!({"name": "article", "title": "T", "url": "https://example.org/"});
        assert!(page(&deck(json!({ "credit": named }))).contains("<footer>Made from the article: <a"));
    }

    #[test]
    fn a_missing_text_is_named_by_its_place() {
        let said = |deck| DeckWords::of(&deck).unwrap_err();
        assert_eq!(said(json!({"title": 1})), "/title");
        let roles = json!({"po": {"name": "A"}, "pm": {"name": "B"}});
        assert_eq!(said(json!({"title": "T", "roles": roles, "credit": {"title": "T"}})), "/credit/url");
    }

    #[test]
    fn the_real_page_has_a_place_for_the_script_and_for_each_word() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let template = read_text(&root.join(PAGE)).unwrap();
        let mut wording = super::super::html::flat_texts(&root.join("static/wording/en.json")).unwrap();
        let deck = deck(json!({"intro": "I", "credit": {"title": "T", "url": "https://example.org/"}}));
        wording.insert(LINK.to_owned(), link(&wording, &deck).unwrap());
        let page = render(&template, &wording, &deck, &site()).unwrap();
        let page = super::super::html::with_script(&page, "static/embed.js", "go()").unwrap();
        for part in [
            "<title>A &amp; B</title>",
            "name=\"description\" content=\"I\"",
            "<link rel=\"canonical\" href=\"https://quiz.test/\">",
            "<a href=\"./\">A &amp; B. Take",
            "<script>go()",
            "article",
        ] {
            assert_eq!(page.contains(part), part != "article", "{part}");
        }
    }
}
