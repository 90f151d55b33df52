//! The start pages that have no page of their own in the checkout: around another deck than the shipped one, and in other
//! languages than English.

use crate::edition::Edition;
use crate::fallback_link::LINK;
use crate::html::{escape, fill};
use crate::site::Site;
use crate::verdict_pages::preview_of_quiz;
use crate::wording::Wording;
use anyhow::Result;
use role_fit_core::deck::Credit;

/// The start page, `root` being the way from its folder to that of the loader.
pub fn render(template: &str, edition: &Edition, root: &str, site: &Site) -> Result<String> {
    let Edition { language, deck, texts: wording, .. } = edition;
    let credit = deck.credit().map(|credit| credit_line(wording, credit)).transpose()?.unwrap_or_default();
    fill(
        "static/quiz.html",
        template,
        &[
            ("language", language),
            ("direction", edition.direction()),
            ("root", root),
            ("title", &escape(deck.title())),
            ("preview", &preview_of_quiz(edition, site)?),
            ("link", &escape(wording.text(LINK)?)),
            ("credit", &credit),
        ],
    )
}

fn credit_line(wording: &Wording, credit: &Credit) -> Result<String> {
    let name = if credit.name.is_empty() { wording.text("source_name")? } else { &credit.name };
    let made_from = escape(&wording.filled("credit", &[("name", name)])?);
    let (url, title) = (escape(&credit.url), escape(&credit.title));
    // The source may be in another language than the page.
    Ok(format!("\n<footer>{made_from}: <a href=\"{url}\" dir=\"auto\">{title}</a></footer>"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::wording_file;
    use crate::fallback_link::link;
    use crate::html::inline_script;
    use role_fit_core::deck::{Deck, reading};
    use serde_json::{Value, json};
    use std::path::{Path, PathBuf};

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_path_buf()
    }

    fn static_file(name: &str) -> String {
        std::fs::read_to_string(root().join("static").join(name)).unwrap()
    }

    fn wording() -> Wording {
        Wording::of_json(&wording_file(&root().join("static/lang"), "en").unwrap()).unwrap()
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

    fn page(template: &str, deck: Deck) -> String {
        let mut wording = wording();
        wording.set(LINK, link(&wording, &deck).unwrap());
        let edition = Edition::with_texts(deck, wording).unwrap();
        render(template, &edition, "./", &Site::new("https://quiz.test/").unwrap()).unwrap()
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
        assert_eq!(page(template, deck(json!({}))), "<title>A &amp; B</title>\n<a>A &amp; B. Take the quiz</a>");
        let credit = json!({"title": "<b>", "url": "https://example.org/?a=1&b=\"2\""});
        let credited = || deck(json!({"intro": "Say \"{hi}\".", "credit": credit}));
        let footer = "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\" dir=\"auto\">&lt;b&gt;</a></footer>";
        assert!(page(template, credited()).ends_with(footer), "{}", page(template, credited()));
        // Only the template's own braces are placeholders.
        assert!(page(template, deck(json!({"title": "{x}"}))).contains("<a>{x}. Take the quiz</a>"));
        let named = json!({"name": "article", "title": "T", "url": "https://example.org/"});
        assert!(page(template, deck(json!({ "credit": named }))).contains("article: <a"));
    }

    #[test]
    fn the_template_has_a_place_for_every_text_and_for_the_script() {
        let credit = json!({"title": "T", "url": "https://example.org/"});
        let page = page(&static_file("quiz.html"), deck(json!({"intro": "I", "credit": credit})));
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
