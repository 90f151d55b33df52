//! The page that static hosts answer with where there is no file: it repairs result links that a mail gateway has mangled,
//! and links to the quiz.

use crate::fallback_link::LINK;
use crate::html::{escape, fill};
use crate::site::Site;
use crate::wording::Wording;
use anyhow::Result;

/// The file name that GitHub Pages, Netlify, Cloudflare Pages and others look for.
pub const NAME: &str = "404.html";

/// Renders the page. `wording` has the fallback link already filled in.
///
/// A host shows the page under any path, so a relative link would lead anywhere.
pub fn render(template: &str, wording: &Wording, site: &Site) -> Result<String> {
    let home = if site.is_placeholder() { "/" } else { site.as_str() };
    fill(
        "static/404.html",
        template,
        &[
            ("page_missing_title", &escape(wording.text("page_missing_title")?)),
            ("page_missing", &escape(wording.text("page_missing")?)),
            ("home", &escape(home)),
            ("link", &escape(wording.text(LINK)?)),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_links_to_the_quiz_wherever_it_is_shown() {
        let wording =
            Wording::from([("page_missing_title", "Nothing"), ("page_missing", "a & b"), (LINK, "Take the quiz")]);
        for (site, home) in [("https://quiz.test/a/", "https://quiz.test/a/"), ("https://quiz.example/", "/")] {
            let page = render(include_str!("../../../static/404.html"), &wording, &Site::new(site).unwrap()).unwrap();
            for part in ["<title>Nothing</title>", "<p>a &amp; b</p>", &format!("<a href=\"{home}\">Take the quiz</a>")]
            {
                assert!(page.contains(part), "{part}");
            }
            assert!(!page.contains("src=") && page.matches("href=").count() == 2, "relative URLs");
        }
    }
}
