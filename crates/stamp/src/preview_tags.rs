//! The tags by which chats and social networks make a preview of a link: description, canonical URL, Open Graph, Twitter.

use crate::html::escape;

/// What the preview of a link to a page shows.
#[derive(Debug)]
pub struct Preview<'a> {
    /// The heading of the preview.
    pub title: &'a str,
    /// The text below the heading.
    pub description: &'a str,
    /// The absolute URL of the page.
    pub url: &'a str,
    /// The absolute URL of the picture.
    pub image: &'a str,
    /// What the picture shows.
    pub image_alt: &'a str,
    /// The name of the whole site.
    pub site_name: &'a str,
}

/// The width of preview pictures.
pub const WIDTH: u32 = 1200;
/// The height of preview pictures.
pub const HEIGHT: u32 = 630;

/// The language of the pages in Open Graph's notation.
const LOCALE: &str = "en_US";

impl Preview<'_> {
    /// The tags, one per line.
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
        let mut tags = vec![format!("<link rel=\"canonical\" href=\"{}\">", escape(self.url))];
        tags.extend(rows.map(|(kind, of, content)| format!("<meta {kind}=\"{of}\" content=\"{}\">", escape(content))));
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
    fn every_tag_appears_once_with_an_escaped_value() {
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
