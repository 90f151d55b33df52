//! The start page of a build around another deck than the shipped one, and the fallback link that every build has.

use crate::html::{escape, fill};
use crate::site::Site;
use crate::verdict_pages::preview_of_quiz;
use crate::wording::Wording;
use anyhow::Result;
use role_fit_core::deck::{Credit, Deck};

/// The wording's key for the link that is shown if the quiz cannot be.
pub const LINK: &str = "loader_link";

/// The text of the fallback link: the deck's title as a sentence, then what to do.
pub fn link(wording: &Wording, deck: &Deck) -> Result<String> {
    wording.filled(LINK, &[("title", &sentence(deck.title()))])
}

/// The start page. `wording` has the fallback link already filled in.
pub fn render(template: &str, wording: &Wording, deck: &Deck, site: &Site) -> Result<String> {
    let credit = deck.credit().map(|credit| credit_line(wording, credit)).transpose()?.unwrap_or_default();
    fill(
        "static/quiz.html",
        template,
        &[
            ("title", &escape(deck.title())),
            ("preview", &preview_of_quiz(wording, deck, site)?),
            ("link", &escape(wording.text(LINK)?)),
            ("credit", &credit),
        ],
    )
}

fn credit_line(wording: &Wording, credit: &Credit) -> Result<String> {
    let name = if credit.name.is_empty() { wording.text("source_name")? } else { &credit.name };
    let made_from = escape(&wording.filled("credit", &[("name", name)])?);
    Ok(format!("\n<footer>{made_from}: <a href=\"{}\">{}</a></footer>", escape(&credit.url), escape(&credit.title)))
}

/// Ends the title like a sentence, so that another one can follow.
fn sentence(title: &str) -> String {
    let stop = if title.ends_with(['.', '!', '?', '…', '。', '！', '？']) { "" } else { "." };
    format!("{title}{stop}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::inline_script;
    use role_fit_core::deck::reading;
    use serde_json::{Value, json};
    use std::path::{Path, PathBuf};

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_path_buf()
    }

    fn static_file(name: &str) -> String {
        std::fs::read_to_string(root().join("static").join(name)).unwrap()
    }

    fn wording() -> Wording {
        Wording::read(&root().join("static/wording/en.json")).unwrap()
    }

    fn deck(more: Value) -> Deck {
        let mut deck = json!({
            "id": "small", "title": "A & B",
            "roles": {"po": {"name": "A", "short": "A"}, "pm": {"name": "B", "short": "B"}},
            "items": [{"id": "swim", "kind": "self-check", "stem": "I can swim.", "label": "Swimming"}],
        });
        deck.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        reading::parse(&deck.to_string()).unwrap()
    }

    fn page(template: &str, deck: &Deck) -> String {
        let mut wording = wording();
        wording.set(LINK, link(&wording, deck).unwrap());
        render(template, &wording, deck, &Site::new("https://quiz.test/").unwrap()).unwrap()
    }

    #[test]
    fn the_link_is_the_title_as_a_sentence_and_an_invitation() {
        for (title, expected) in [
            ("Librarian or Archivist?", "Librarian or Archivist? Take the quiz"),
            ("Two jobs with paper", "Two jobs with paper. Take the quiz"),
            ("Paper {x}", "Paper {x}. Take the quiz"),
        ] {
            assert_eq!(link(&wording(), &deck(json!({ "title": title }))).unwrap(), expected);
        }
    }

    #[test]
    fn the_article_contains_the_link_of_the_shipped_deck() {
        let shipped = reading::parse(&static_file("decks/po-pm.json")).unwrap();
        let link = link(&wording(), &shipped).unwrap();
        assert_eq!(link, "Product Owner or Product Manager? Take the quiz");
        let article = std::fs::read_to_string(root().join("index.html")).unwrap();
        assert!(article.contains(&format!("<role-fit><a href=\"./\">{link}</a></role-fit>")));
    }

    #[test]
    fn a_page_shows_the_decks_texts_without_its_markup() {
        let template = "<title>{title}</title>\n<a>{link}</a>{credit}";
        assert_eq!(page(template, &deck(json!({}))), "<title>A &amp; B</title>\n<a>A &amp; B. Take the quiz</a>");
        let credit = json!({"title": "<b>", "url": "https://example.org/?a=1&b=\"2\""});
        let credited = deck(json!({"intro": "Say \"{hi}\".", "credit": credit}));
        let footer = "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">&lt;b&gt;</a></footer>";
        assert!(page(template, &credited).ends_with(footer), "{}", page(template, &credited));
        // Only the template's own braces are placeholders.
        assert!(page(template, &deck(json!({"title": "{x}"}))).contains("<a>{x}. Take the quiz</a>"));
        let named = json!({"name": "article", "title": "T", "url": "https://example.org/"});
        assert!(page(template, &deck(json!({ "credit": named }))).contains("article: <a"));
    }

    #[test]
    fn the_template_has_a_place_for_every_text_and_for_the_script() {
        let credit = json!({"title": "T", "url": "https://example.org/"});
        let page = page(&static_file("quiz.html"), &deck(json!({"intro": "I", "credit": credit})));
        let page = inline_script(&page, "static/embed.js", "go()").unwrap();
        for part in [
            "<title>A &amp; B</title>",
            "name=\"description\" content=\"I\"",
            "<link rel=\"canonical\" href=\"https://quiz.test/\">",
            "<a href=\"./\">A &amp; B. Take",
            "<script>go()",
        ] {
            assert!(page.contains(part), "{part}");
        }
        assert!(!page.contains("article"));
    }
}
