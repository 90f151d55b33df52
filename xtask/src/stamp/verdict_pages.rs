//! The seven plain pages that a shared link may land on, one for each verdict: the result in words for who has no
//! scripts, the picture that previews of the link show, and the widget. Knows the names of roles and verdicts, nothing of how a verdict is found.

use super::html::{Texts, escaped, filled};
use super::pictures::{HEIGHT, WIDTH};
use super::preview::Preview;
use crate::failure::Failure;
use crate::site::Site;

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

/// The verdict whose picture stands for the quiz itself.
const MIDDLE: &str = "mid";

/// The name of a page's picture, which lies beside it.
pub const PICTURE: &str = "preview.png";

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
pub fn render(
    template: &str,
    wording: &Texts,
    deck: &DeckNames,
    site: &Site,
) -> Result<Vec<(&'static str, String)>, Failure> {
    VERDICTS.iter().map(|&(name, ..)| Ok((name, page(template, &Words::of(name, wording, deck)?, site)?))).collect()
}

/// The tags of a page that is the quiz itself, in these words; its picture is that of the middle.
pub fn preview_of_quiz(
    description: Option<&str>,
    wording: &Texts,
    deck: &DeckNames,
    site: &Site,
) -> Result<String, Failure> {
    let middle = Words::of(MIDDLE, wording, deck)?;
    let preview = Preview {
        title: &deck.title,
        description: description.unwrap_or(&middle.description),
        url: site.as_str(),
        image: &address(site, MIDDLE, PICTURE),
        image_alt: &middle.picture_alt,
        site_name: &deck.title,
    };
    Ok(preview.tags())
}

fn address(site: &Site, verdict: &str, file: &str) -> String {
    format!("{}s/{verdict}/{file}", site.as_str())
}

/// What one page says.
struct Words {
    verdict: &'static str,
    title: String,
    page_title: String,
    description: String,
    lead: String,
    picture: String,
    picture_alt: String,
    hint: String,
    cta: String,
}

impl Words {
    fn of(name: &'static str, wording: &Texts, deck: &DeckNames) -> Result<Self, Failure> {
        let known = VERDICTS.iter().find(|(verdict, ..)| *verdict == name);
        let (_, key, side) = known.ok_or_else(|| Failure::new(format!("there is no verdict {name}")))?;
        let role = match side {
            Side::Po => deck.po.as_str(),
            Side::Pm => deck.pm.as_str(),
            Side::Neither => "",
        };
        let say = |key: &str, values: &[(&str, &str)]| {
            let text = wording
                .get(key)
                .ok_or_else(|| Failure::new(format!("static/wording/en.json has no text for `{key}`")))?;
            filled(&format!("`{key}` in static/wording/en.json"), text, values)
        };
        let verdict = say(key, &[("role", role)])?;
        let values = [
            ("verdict", verdict.as_str()),
            ("title", deck.title.as_str()),
            ("po", deck.po.as_str()),
            ("pm", deck.pm.as_str()),
        ];
        Ok(Self {
            verdict: name,
            title: deck.title.clone(),
            page_title: say("page_title", &values)?,
            description: say("page_description", &values)?,
            lead: say("page_lead", &values)?,
            picture: say("page_picture", &values)?,
            picture_alt: say("page_picture_alt", &values)?,
            hint: say("page_hint", &values)?,
            cta: say("page_cta", &values)?,
        })
    }
}

fn page(template: &str, words: &Words, site: &Site) -> Result<String, Failure> {
    let preview = Preview {
        title: &words.page_title,
        description: &words.description,
        url: &address(site, words.verdict, ""),
        image: &address(site, words.verdict, PICTURE),
        image_alt: &words.picture_alt,
        site_name: &words.title,
    };
    filled(
        "static/verdict.html",
        template,
        &[
            ("page_title", &escaped(&words.page_title)),
            ("preview", &preview.tags()),
            ("title", &escaped(&words.title)),
            ("page_lead", &escaped(&words.lead)),
            ("picture", PICTURE),
            ("width", &WIDTH.to_string()),
            ("height", &HEIGHT.to_string()),
            ("page_picture", &escaped(&words.picture)),
            ("page_picture_alt", &escaped(&words.picture_alt)),
            ("page_hint", &escaped(&words.hint)),
            ("page_cta", &escaped(&words.cta)),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording() -> Texts {
        [
            ("page_title", "{verdict} · {title}"),
            ("page_description", "Between {po} and {pm}"),
            ("page_lead", "A result of {title}: {verdict}"),
            ("page_picture", "In this range"),
            ("page_picture_alt", "{verdict} on a scale"),
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

    fn site() -> Site {
        Site::new("https://quiz.test/a/").unwrap()
    }

    #[test]
    fn writes_seven_pages_with_escaped_words() {
        let template =
            "<title>{page_title}</title><p>{page_lead}</p><img src=\"{picture}\" alt=\"{page_picture_alt}\">";
        let pages = render(template, &wording(), &deck(), &site()).unwrap();
        assert_eq!(pages.len(), 7);
        let page = "<title>Strong Owner · A &lt;b&gt; &amp; B</title><p>A result of A &lt;b&gt; &amp; B: Strong Owner\
                    </p><img src=\"preview.png\" alt=\"Strong Owner on a scale\">";
        assert_eq!(pages[0], ("po-3", page.to_owned()));
        assert!(pages[3].1.contains(": About even</p>"));
        assert!(pages[6].1.contains(": Strong Manager</p>"));
    }

    #[test]
    fn each_page_names_itself_and_its_picture_by_whole_addresses() {
        for (verdict, tags) in render("{preview}", &wording(), &deck(), &site()).unwrap() {
            for line in [
                format!("<link rel=\"canonical\" href=\"https://quiz.test/a/s/{verdict}/\">"),
                format!("<meta property=\"og:image\" content=\"https://quiz.test/a/s/{verdict}/preview.png\">"),
            ] {
                assert!(tags.contains(&line), "{line} in {tags}");
            }
        }
        let tags = preview_of_quiz(Some("D"), &wording(), &deck(), &site()).unwrap();
        assert!(
            tags.contains("href=\"https://quiz.test/a/\"") && tags.contains("https://quiz.test/a/s/mid/preview.png")
        );
        assert!(tags.contains("\"description\" content=\"D\""), "{tags}");
        let tags = preview_of_quiz(None, &wording(), &deck(), &site()).unwrap();
        assert!(tags.contains("\"description\" content=\"Between Owner and Manager\""), "{tags}");
    }

    #[test]
    fn names_a_missing_text() {
        let mut wording = wording();
        wording.remove("shared_even");
        let failure = render("", &wording, &deck(), &site()).unwrap_err().to_string();
        assert!(failure.contains("shared_even"), "{failure}");
    }
}
