//! The preview pictures of the verdict pages. The widget's own view draws them as SVG; here they become PNG files, with
//! the fonts of the checkout, so that every machine writes the same bytes.

mod svg;

use crate::edition::Edition;
use crate::files::read_bytes;
use crate::preview_tags::{HEIGHT, WIDTH};
use crate::site::Site;
use anyhow::{Context, Result};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use role_fit::wording::has_right_to_left;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub use svg::typical_meter;

/// A family in two weights.
struct Font {
    family: &'static str,
    files: [&'static str; 2],
}

const LATIN: Font = Font { family: "Inter", files: ["static/fonts/inter-400.ttf", "static/fonts/inter-700.ttf"] };
/// It also has the Latin letters: two families in one line of Arabic would be shaped apart.
const ARABIC: Font =
    Font { family: "Vazirmatn", files: ["static/fonts/vazirmatn-400.ttf", "static/fonts/vazirmatn-700.ttf"] };

/// The PNG of each verdict, by the verdict's name in links.
pub fn by_verdict(root: &Path, edition: &Edition, site: &Site) -> Result<BTreeMap<&'static str, Vec<u8>>> {
    let pictures = svg::by_verdict(&edition.deck, &edition.sentences, site.as_str());
    let is_arabic = pictures.values().any(|svg| has_right_to_left(svg));
    let options = options(root, if is_arabic { &ARABIC } else { &LATIN })?;
    pictures.into_iter().map(|(verdict, svg)| Ok((verdict, png(&svg, &options)?))).collect()
}

/// With that font of the checkout only.
fn options(root: &Path, font: &Font) -> Result<Options<'static>> {
    let mut options = Options { font_family: font.family.to_owned(), ..Options::default() };
    let fonts = Arc::make_mut(&mut options.fontdb);
    for file in font.files {
        fonts.load_font_data(read_bytes(&root.join(file))?);
    }
    fonts.set_sans_serif_family(font.family);
    Ok(options)
}

fn png(svg: &str, options: &Options) -> Result<Vec<u8>> {
    let tree = Tree::from_str(svg, options).context("a preview picture is not a valid SVG")?;
    let mut pixels = Pixmap::new(WIDTH, HEIGHT).context("a preview picture does not fit into memory")?;
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels.encode_png().context("cannot encode a preview picture")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition::read_all;
    use resvg::usvg::{Group, Node, layout::PositionedGlyph};

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" \
                       font-family=\"system-ui,sans-serif\"><text y=\"100\" font-size=\"90\">WORD</text></svg>";

    fn root() -> &'static Path {
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
    }

    /// The glyphs of all texts, each text from left to right.
    fn glyphs(svg: &str, font: &Font) -> Vec<PositionedGlyph> {
        fn collect(group: &Group, glyphs: &mut Vec<PositionedGlyph>) {
            for node in group.children() {
                match node {
                    Node::Group(group) => collect(group, glyphs),
                    Node::Text(text) => {
                        glyphs.extend(text.layouted().iter().flat_map(|span| span.positioned_glyphs.iter().cloned()));
                    }
                    _ => (),
                }
            }
        }
        let mut found = Vec::new();
        collect(Tree::from_str(svg, &options(root(), font).unwrap()).unwrap().root(), &mut found);
        found
    }

    #[test]
    fn an_arabic_text_begins_at_the_right_and_its_letters_are_joined() {
        let draw = |text: &str| glyphs(&SVG.replace("WORD", text), &ARABIC);
        let line = draw("\u{2067}هل PO؟\u{2069}");
        let place = |char: &str| line.iter().position(|glyph| glyph.text.contains(char)).unwrap();
        let order = ["؟", "P", "O", "ه"].map(place);
        assert!(order.is_sorted(), "{order:?}");
        let alone = draw("ه");
        assert_ne!(line[place("ه")].id, alone[0].id, "the letter has the same form as alone");
    }

    #[test]
    fn the_pictures_in_other_languages_have_a_glyph_for_every_character() {
        let shipped = serde_json::from_str(include_str!("../../../../static/decks/po-pm.json")).unwrap();
        let site = Site::new("https://quiz.test/").unwrap();
        for edition in read_all(root(), &shipped, None).unwrap().0 {
            let is_arabic = edition.language == "ar";
            for (verdict, svg) in svg::by_verdict(&edition.deck, &edition.sentences, site.as_str()) {
                let glyphs = glyphs(&svg, if is_arabic { &ARABIC } else { &LATIN });
                let missing: Vec<&str> =
                    glyphs.iter().filter(|glyph| glyph.id.0 == 0).map(|glyph| &*glyph.text).collect();
                assert!(glyphs.len() > 60 && missing.is_empty(), "{} {verdict}: {missing:?}", edition.language);
                assert_eq!(has_right_to_left(&svg), is_arabic);
            }
        }
    }

    #[test]
    fn texts_are_drawn_in_the_font_of_the_checkout_with_the_same_bytes_each_time() {
        let options = options(root(), &LATIN).unwrap();
        let (one, other) = (png(SVG, &options).unwrap(), png(SVG, &options).unwrap());
        assert_eq!(one, other);
        let empty = png(&SVG.replace("WORD", ""), &options).unwrap();
        assert!(one.starts_with(b"\x89PNG") && one.len() > empty.len(), "the word is missing");
        assert!(png("<p>", &options).is_err());
    }
}
