//! The seven plain pages that a shared link may land on, one for each verdict: the result in words for who has no
//! scripts, and the widget. Knows the names of roles and verdicts, nothing of how a verdict is found.

use super::html::{Texts, escaped, filled};
use crate::failure::Failure;

/// A verdict's name in links, the key of its wording, and the role it speaks of.
const VERDICTS: [(&str, &str, Side); 7] = [
    ("po-3", "shared_strong", Side::Po),
    ("po-2", "shared_leans", Side::Po),
    ("po-1", "shared_little", Side::Po),
    ("mid", "shared_even", Side::Neither),
    ("pm-1", "shared_little", Side::Pm),
    ("pm-2", "shared_leans", Side::Pm),
    ("pm-3", "shared_strong", Side::Pm),
];

#[derive(Clone, Copy)]
enum Side {
    Po,
    Neither,
    Pm,
}

/// What the pages name from the deck.
#[derive(Debug)]
pub struct DeckNames {
    pub title: String,
    pub po: String,
    pub pm: String,
}

/// The pages: each verdict's name in links, and its page.
pub fn render(template: &str, wording: &Texts, deck: &DeckNames) -> Result<Vec<(&'static str, String)>, Failure> {
    VERDICTS.iter().map(|&(name, key, side)| Ok((name, page(template, wording, deck, key, side)?))).collect()
}

fn page(template: &str, wording: &Texts, deck: &DeckNames, verdict_key: &str, side: Side) -> Result<String, Failure> {
    let role = match side {
        Side::Po => deck.po.as_str(),
        Side::Pm => deck.pm.as_str(),
        Side::Neither => "",
    };
    let say = |key: &str, values: &[(&str, &str)]| {
        let text =
            wording.get(key).ok_or_else(|| Failure::new(format!("static/wording/en.json has no text for `{key}`")))?;
        filled(&format!("`{key}` in static/wording/en.json"), text, values)
    };
    let verdict = say(verdict_key, &[("role", role)])?;
    let values = [
        ("verdict", verdict.as_str()),
        ("title", deck.title.as_str()),
        ("po", deck.po.as_str()),
        ("pm", deck.pm.as_str()),
    ];
    filled(
        "static/verdict.html",
        template,
        &[
            ("page_title", &escaped(&say("page_title", &values)?)),
            ("page_lead", &escaped(&say("page_lead", &values)?)),
            ("page_hint", &escaped(&say("page_hint", &values)?)),
            ("page_cta", &escaped(&say("page_cta", &values)?)),
            ("verdict", &escaped(&verdict)),
            ("title", &escaped(&deck.title)),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording() -> Texts {
        [
            ("page_title", "{verdict} · {title}"),
            ("page_lead", "A result of {title}"),
            ("page_hint", "Hint"),
            ("page_cta", "Go"),
            ("shared_strong", "Strong {role}"),
            ("shared_leans", "Leans {role}"),
            ("shared_little", "A little {role}"),
            ("shared_even", "About even"),
        ]
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .into_iter()
        .collect()
    }

    fn deck() -> DeckNames {
        DeckNames { title: "A <b> & B".to_owned(), po: "Owner".to_owned(), pm: "Manager".to_owned() }
    }

    #[test]
    fn writes_seven_pages_with_escaped_words() {
        let template = "<title>{page_title}</title><h1>{verdict}</h1>";
        let pages = render(template, &wording(), &deck()).unwrap();
        assert_eq!(pages.len(), 7);
        assert_eq!(
            pages[0],
            ("po-3", "<title>Strong Owner · A &lt;b&gt; &amp; B</title><h1>Strong Owner</h1>".to_owned())
        );
        assert!(pages[3].1.contains("<h1>About even</h1>"));
        assert!(pages[6].1.contains("<h1>Strong Manager</h1>"));
    }

    #[test]
    fn names_a_missing_text() {
        let mut wording = wording();
        wording.remove("shared_even");
        let failure = render("", &wording, &deck()).unwrap_err().to_string();
        assert!(failure.contains("shared_even"), "{failure}");
    }
}
