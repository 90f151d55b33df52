//! The tags by which chats and social networks make a preview of a link: description, canonical URL, Open Graph, Twitter.

use crate::html::escape;

/// What the preview of a link to a page shows.
#[derive(Debug)]
pub struct Preview<'a> {
    /// The tag of its language.
    pub language: &'a str,
    /// The heading of the preview.
    pub title: &'a str,
    /// The text below the heading.
    pub description: &'a str,
    /// The absolute URL of the page.
    pub url: &'a str,
    /// The picture; a deck without roles has none.
    pub picture: Option<PreviewPicture<'a>>,
    /// The name of the whole site.
    pub site_name: &'a str,
}

/// The picture of a preview.
#[derive(Debug, Clone, Copy)]
pub struct PreviewPicture<'a> {
    /// Its absolute URL.
    pub url: &'a str,
    /// What it shows.
    pub alt: &'a str,
}

/// The width of preview pictures.
pub const WIDTH: u32 = 1200;
/// The height of preview pictures.
pub const HEIGHT: u32 = 630;

/// A language in Open Graph's notation, which always names a territory; empty if none is usual.
fn locale(language: &str) -> &'static str {
    match language {
        "ar" => "ar_AR",
        "de" => "de_DE",
        "en" => "en_US",
        "es" => "es_ES",
        "fr" => "fr_FR",
        "pl" => "pl_PL",
        "pt-BR" => "pt_BR",
        _ => "",
    }
}

impl Preview<'_> {
    /// The tags, one per line.
    pub fn tags(&self) -> String {
        let (width, height) = (WIDTH.to_string(), HEIGHT.to_string());
        let (name, property) = ("name", "property");
        let mut rows = vec![
            (name, "description", self.description),
            (property, "og:type", "website"),
            (property, "og:site_name", self.site_name),
            (property, "og:locale", locale(self.language)),
            (property, "og:title", self.title),
            (property, "og:description", self.description),
            (property, "og:url", self.url),
            (name, "twitter:title", self.title),
            (name, "twitter:description", self.description),
        ];
        match self.picture {
            Some(PreviewPicture { url, alt }) => rows.extend([
                (property, "og:image", url),
                (property, "og:image:type", "image/png"),
                (property, "og:image:width", &width),
                (property, "og:image:height", &height),
                (property, "og:image:alt", alt),
                (name, "twitter:card", "summary_large_image"),
                (name, "twitter:image", url),
                (name, "twitter:image:alt", alt),
            ]),
            None => rows.push((name, "twitter:card", "summary")),
        }
        rows.retain(|(_, _, content)| !content.is_empty());
        let mut tags = vec![format!("<link rel=\"canonical\" href=\"{}\">", escape(self.url))];
        tags.extend(
            rows.into_iter()
                .map(|(kind, of, content)| format!("<meta {kind}=\"{of}\" content=\"{}\">", escape(content))),
        );
        tags.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PREVIEW: Preview = Preview {
        language: "pt-BR",
        title: "A \"b\"",
        description: "D & d",
        url: "https://a.example/b/",
        picture: Some(PreviewPicture { url: "https://a.example/b.png", alt: "Alt" }),
        site_name: "Site",
    };

    #[test]
    fn every_tag_appears_once_with_an_escaped_value() {
        let tags = PREVIEW.tags();
        for line in [
            "<link rel=\"canonical\" href=\"https://a.example/b/\">",
            "<meta property=\"og:locale\" content=\"pt_BR\">",
            "<meta name=\"description\" content=\"D &amp; d\">",
            "<meta property=\"og:title\" content=\"A &quot;b&quot;\">",
            "<meta property=\"og:image:width\" content=\"1200\">",
            "<meta name=\"twitter:image\" content=\"https://a.example/b.png\">",
        ] {
            assert_eq!(tags.lines().filter(|tag| *tag == line).count(), 1, "{line} in {tags}");
        }
    }

    #[test]
    fn a_preview_without_a_picture_names_none() {
        let tags = Preview { picture: None, ..PREVIEW }.tags();
        assert!(tags.contains("<meta name=\"twitter:card\" content=\"summary\">"), "{tags}");
        assert!(!tags.contains("image"), "{tags}");
    }
}
