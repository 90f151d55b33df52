//! The seven plain pages that shared links lead to, one for each verdict: the result in words for browsers without
//! scripts, the picture for link previews, and the widget.

use crate::edition::Edition;
use crate::html::{escape, fill};
use crate::preview_tags::{HEIGHT, Preview, PreviewPicture, WIDTH};
use crate::site::Site;
use anyhow::Result;
use role_fit_core::deck::Role;
use role_fit_core::result::meter::{Strength, Verdict};

/// The decisiveness of the pictures' meters, in per cent. A page knows no more of a result than its verdict.
pub const TYPICAL_DECISIVENESS: u8 = 50;

/// The file name of a page's picture, which lies beside it.
pub const PICTURE: &str = "preview.png";

/// Renders the pages: the name of each verdict in links, and its page. A deck without roles has no results to link to.
pub fn render(template: &str, edition: &Edition, site: &Site) -> Result<Vec<(&'static str, String)>> {
    if edition.deck.roles().is_none() {
        return Ok(Vec::new());
    }
    let page = |verdict| Ok((Verdict::as_str(verdict), page(template, &Words::new(verdict, edition)?, edition, site)?));
    Verdict::ALL.into_iter().map(page).collect()
}

/// The folder of an edition's pages, seen from that of the loader. The embedded edition has the one that links of the first
/// version lead to.
pub fn folder(edition: &Edition) -> String {
    if edition.is_embedded() { "s/".to_owned() } else { format!("s/{}/", edition.language) }
}

/// The preview tags of the quiz's own page. Its picture is that of the middle verdict; a deck without roles has no verdicts.
pub fn preview_of_quiz(edition: &Edition, site: &Site) -> Result<String> {
    let Edition { language, deck, .. } = edition;
    let own =
        if edition.is_embedded() { site.as_str().to_owned() } else { site.as_str().to_owned() + &folder(edition) };
    if deck.roles().is_none() {
        let description = if deck.intro().is_empty() { deck.title() } else { deck.intro() };
        let title = deck.title();
        return Ok(Preview { language, title, description, url: &own, picture: None, site_name: title }.tags());
    }
    let middle = Words::new(Verdict::Even, edition)?;
    let description = if deck.intro().is_empty() { &middle.teaser } else { deck.intro() };
    let preview = Preview {
        language,
        title: deck.title(),
        description,
        url: &own,
        picture: Some(PreviewPicture { url: &url(edition, site, Verdict::Even, PICTURE), alt: &middle.picture_alt }),
        site_name: deck.title(),
    };
    Ok(preview.tags())
}

fn url(edition: &Edition, site: &Site, verdict: Verdict, file: &str) -> String {
    format!("{}{}{}/{file}", site.as_str(), folder(edition), verdict.as_str())
}

/// The texts of one page.
struct Words<'a> {
    verdict: Verdict,
    title: &'a str,
    page_title: String,
    /// What makes others curious: the deck's teaser, or a plain sentence.
    teaser: String,
    lead: String,
    picture_alt: String,
    call_to_action: String,
}

impl<'a> Words<'a> {
    fn new(verdict: Verdict, edition: &'a Edition) -> Result<Self> {
        let Edition { deck, texts: wording, .. } = edition;
        let key = match verdict {
            Verdict::Even => "shared_even",
            Verdict::Toward(_, Strength::Slightly) => "shared_little",
            Verdict::Toward(_, Strength::Clearly) => "shared_leans",
            Verdict::Toward(_, Strength::Strongly) => "shared_strong",
        };
        let role = match verdict {
            Verdict::Even => "",
            Verdict::Toward(role, _) => deck.role_name(role),
        };
        let sentence = wording.filled(key, &[("role", role)])?;
        let own = deck.verdict_text(verdict, TYPICAL_DECISIVENESS);
        let named = own.map_or(sentence.clone(), |own| format!("{}. {sentence}", own.name));
        let values = [
            ("verdict", own.map_or(&*sentence, |own| own.name)),
            ("title", deck.title()),
            ("po", deck.role_name(Role::Po)),
            ("pm", deck.role_name(Role::Pm)),
        ];
        // A heading has the name alone, a sentence also says what it means.
        let named = [&values[1..], &[("verdict", &*named)]].concat();
        let text = |key| wording.filled(key, &values);
        let teaser = own.map_or("", |own| own.teaser);
        Ok(Self {
            verdict,
            title: deck.title(),
            page_title: text("page_title")?,
            teaser: if teaser.is_empty() { text("page_description")? } else { teaser.to_owned() },
            lead: wording.filled("page_lead", &named)?,
            picture_alt: wording.filled("page_picture_alt", &named)?,
            call_to_action: text("page_cta")?,
        })
    }
}

fn page(template: &str, words: &Words<'_>, edition: &Edition, site: &Site) -> Result<String> {
    let root = if edition.is_embedded() { "../../" } else { "../../../" };
    let preview = Preview {
        language: &edition.language,
        title: &words.page_title,
        description: &words.teaser,
        url: &url(edition, site, words.verdict, ""),
        picture: Some(PreviewPicture { url: &url(edition, site, words.verdict, PICTURE), alt: &words.picture_alt }),
        site_name: words.title,
    };
    fill(
        "static/verdict.html",
        template,
        &[
            ("language", &edition.language),
            ("direction", edition.direction()),
            ("root", root),
            ("home", if edition.is_embedded() { root } else { "../" }),
            ("page_title", &escape(&words.page_title)),
            ("preview", &preview.tags()),
            ("title", &escape(words.title)),
            ("page_lead", &escape(&words.lead)),
            ("picture", PICTURE),
            ("width", &WIDTH.to_string()),
            ("height", &HEIGHT.to_string()),
            ("page_teaser", &escape(&words.teaser)),
            ("page_picture_alt", &escape(&words.picture_alt)),
            ("page_cta", &escape(&words.call_to_action)),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Wording;
    use role_fit_core::deck::{Deck, reading};
    use serde_json::json;

    fn wording() -> Wording {
        Wording::from([
            ("page_title", "{verdict} · {title}"),
            ("page_description", "Between {po} and {pm}"),
            ("page_lead", "A result of {title}: {verdict}"),
            ("page_picture_alt", "{verdict} on a scale from {po} to {pm}"),
            ("page_cta", "Go"),
            ("shared_strong", "Strong {role}"),
            ("shared_leans", "Leans {role}"),
            ("shared_little", "A little {role}"),
            ("shared_even", "About even"),
        ])
    }

    fn deck(intro: &str) -> Deck {
        let mut deck = json!({
            "id": "small", "title": "A <b> & B",
            "roles": {"po": {"name": "Owner", "short": "O"}, "pm": {"name": "Manager", "short": "M"}},
            "items": [{"id": "swim", "kind": "self-check", "stem": "I can swim.", "label": "Swimming"}],
        });
        if !intro.is_empty() {
            deck["intro"] = json!(intro);
        }
        reading::parse(&deck.to_string()).unwrap()
    }

    fn edition(deck: Deck) -> Edition {
        Edition::with_texts(deck, wording()).unwrap()
    }

    fn site() -> Site {
        Site::new("https://quiz.test/a/").unwrap()
    }

    #[test]
    fn there_are_seven_pages_with_escaped_texts() {
        let template =
            "<title>{page_title}</title><p>{page_lead}</p><img src=\"{picture}\" alt=\"{page_picture_alt}\">";
        let pages = render(template, &edition(deck("")), &site()).unwrap();
        assert_eq!(pages.len(), 7);
        let page = "<title>Strong Owner · A &lt;b&gt; &amp; B</title><p>A result of A &lt;b&gt; &amp; B: Strong Owner\
                    </p><img src=\"preview.png\" alt=\"Strong Owner on a scale from Owner to Manager\">";
        assert_eq!(pages[0], ("po-3", page.to_owned()));
        assert!(pages[3].1.contains(": About even</p>"));
        assert!(pages[6].1.contains(": Strong Manager</p>"));
    }

    #[test]
    fn a_page_has_the_decks_name_and_teaser_for_its_verdict() {
        let shipped = include_str!("../../../static/decks/po-pm.json");
        let shipped = edition(reading::parse(shipped).unwrap());
        let template = "{page_title}|{page_lead}|{page_teaser}|{page_picture_alt}";
        let pages = render(template, &shipped, &site()).unwrap();
        let of = |verdict: Verdict| shipped.deck.verdict_text(verdict, TYPICAL_DECISIVENESS).unwrap();
        for (verdict, (_, page)) in Verdict::ALL.into_iter().zip(&pages) {
            let text = of(verdict);
            assert!(page.starts_with(&format!("{} · ", escape(text.name))), "{page}");
            assert!(page.contains(&format!(": {}. ", escape(text.name))), "{page}");
            assert!(page.contains(&format!("|{}|", escape(text.teaser))), "{page}");
        }
        let teasers = Verdict::ALL.map(|verdict| of(verdict).teaser);
        assert!((1..7).all(|at| !teasers[at].is_empty() && !teasers[..at].contains(&teasers[at])), "{teasers:?}");
    }

    #[test]
    fn the_urls_of_pages_and_pictures_are_absolute() {
        for (verdict, tags) in render("{preview}", &edition(deck("")), &site()).unwrap() {
            for line in [
                format!("<link rel=\"canonical\" href=\"https://quiz.test/a/s/{verdict}/\">"),
                format!("<meta property=\"og:image\" content=\"https://quiz.test/a/s/{verdict}/preview.png\">"),
            ] {
                assert!(tags.contains(&line), "{line} in {tags}");
            }
        }
        let tags = preview_of_quiz(&edition(deck("D")), &site()).unwrap();
        assert!(tags.contains("href=\"https://quiz.test/a/\""), "{tags}");
        assert!(tags.contains("https://quiz.test/a/s/mid/preview.png"), "{tags}");
        assert!(tags.contains("\"description\" content=\"D\""), "{tags}");
        let tags = preview_of_quiz(&edition(deck("")), &site()).unwrap();
        assert!(tags.contains("\"description\" content=\"Between Owner and Manager\""), "{tags}");
    }

    #[test]
    fn a_deck_without_roles_has_no_pages_and_a_preview_of_its_own() {
        let mut file = json!({
            "id": "rivers", "title": "Rivers",
            "items": [{"id": "swim", "kind": "self-check", "stem": "I can swim.", "label": "Swimming"}],
        });
        let neutral = |file: &serde_json::Value| reading::parse(&file.to_string()).unwrap();
        assert!(render("", &edition(neutral(&file)), &site()).unwrap().is_empty());
        let tags = preview_of_quiz(&edition(neutral(&file)), &site()).unwrap();
        assert!(tags.contains("\"description\" content=\"Rivers\"") && !tags.contains("og:image"), "{tags}");
        file["intro"] = json!("Of all sizes.");
        let tags = preview_of_quiz(&edition(neutral(&file)), &site()).unwrap();
        assert!(tags.contains("\"description\" content=\"Of all sizes.\""), "{tags}");
    }

    #[test]
    fn the_error_for_a_missing_text_names_its_key() {
        let error =
            render("", &Edition::with_texts(deck(""), Wording::from([])).unwrap(), &site()).unwrap_err().to_string();
        assert!(error.contains("shared_strong"), "{error}");
    }
}
