//! What a page says of itself to whoever shows a link to it: a description, its own address, and the tags of Open Graph
//! and of Twitter's cards. Knows the tags; knows nothing of quizzes.

use super::html::escaped;
use super::pictures::{HEIGHT, WIDTH};

/// A page as a link to it is shown.
#[derive(Debug)]
pub struct Preview<'a> {
    pub title: &'a str,
    pub description: &'a str,
    /// Of the page itself, whole.
    pub url: &'a str,
    /// Of its picture, whole.
    pub image: &'a str,
    /// What is on the picture.
    pub image_alt: &'a str,
    pub site_name: &'a str,
}

/// The language of the pages, as Open Graph writes it.
const LOCALE: &str = "en_US";

impl Preview<'_> {
    /// The tags, a line each.
    pub fn tags(&self) -> String {
        let (width, height) = (WIDTH.to_string(), HEIGHT.to_string());
        let (name, property) = ("name", "property");
        let rows = [
            (name, "description", self.description),
            (property, "og:type", "website"),
            (property, "og:site_name", self.site_name),
            (property, "og:locale", LOCALE),
            (property, "og:title", self.title),
            (property, "og:description", self.description),
            (property, "og:url", self.url),
            (property, "og:image", self.image),
            (property, "og:image:type", "image/png"),
            (property, "og:image:width", &width),
            (property, "og:image:height", &height),
            (property, "og:image:alt", self.image_alt),
            (name, "twitter:card", "summary_large_image"),
            (name, "twitter:title", self.title),
            (name, "twitter:description", self.description),
            (name, "twitter:image", self.image),
            (name, "twitter:image:alt", self.image_alt),
        ];
        let mut tags = vec![format!("<link rel=\"canonical\" href=\"{}\">", escaped(self.url))];
        tags.extend(rows.map(|(kind, of, says)| format!("<meta {kind}=\"{of}\" content=\"{}\">", escaped(says))));
        tags.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PREVIEW: Preview = Preview {
        title: "A \"b\"",
        description: "D & d",
        url: "https://a.example/b/",
        image: "https://a.example/b.png",
        image_alt: "Alt",
        site_name: "Site",
    };

    #[test]
    fn every_tag_is_there_once_and_its_value_is_no_markup() {
        let tags = PREVIEW.tags();
        for line in [
            "<link rel=\"canonical\" href=\"https://a.example/b/\">",
            "<meta name=\"description\" content=\"D &amp; d\">",
            "<meta property=\"og:title\" content=\"A &quot;b&quot;\">",
            "<meta property=\"og:image:width\" content=\"1200\">",
            "<meta name=\"twitter:image\" content=\"https://a.example/b.png\">",
        ] {
            assert_eq!(tags.lines().filter(|tag| *tag == line).count(), 1, "{line} in {tags}");
        }
    }
}
