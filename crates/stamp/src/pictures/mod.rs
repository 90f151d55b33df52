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
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub use svg::typical_meter;

/// One family in two weights.
const FONTS: [&str; 2] = ["static/fonts/inter-400.ttf", "static/fonts/inter-700.ttf"];
const FAMILY: &str = "Inter";

/// The PNG of each verdict, by the verdict's name in links.
pub fn by_verdict(root: &Path, edition: &Edition, site: &Site) -> Result<BTreeMap<&'static str, Vec<u8>>> {
    let options = options(root)?;
    let pictures = svg::by_verdict(&edition.deck, &edition.sentences, site.as_str());
    pictures.into_iter().map(|(verdict, svg)| Ok((verdict, png(&svg, &options)?))).collect()
}

/// Fonts of the checkout only.
fn options(root: &Path) -> Result<Options<'static>> {
    let mut options = Options { font_family: FAMILY.to_owned(), ..Options::default() };
    let fonts = Arc::make_mut(&mut options.fontdb);
    for font in FONTS {
        fonts.load_font_data(read_bytes(&root.join(font))?);
    }
    fonts.set_sans_serif_family(FAMILY);
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

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" \
                       font-family=\"system-ui,sans-serif\"><text y=\"100\" font-size=\"90\">WORD</text></svg>";

    #[test]
    fn texts_are_drawn_in_the_font_of_the_checkout_with_the_same_bytes_each_time() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
        let options = options(root).unwrap();
        let (one, other) = (png(SVG, &options).unwrap(), png(SVG, &options).unwrap());
        assert_eq!(one, other);
        let empty = png(&SVG.replace("WORD", ""), &options).unwrap();
        assert!(one.starts_with(b"\x89PNG") && one.len() > empty.len(), "the word is missing");
        assert!(png("<p>", &options).is_err());
    }
}
