//! The pictures of the verdict pages: drawn as SVG by an example of the root package from the engine's own view, made
//! points here, in a font that is in the checkout, so that every machine makes the same bytes.

use crate::failure::Failure;
use crate::process;
use crate::site::Site;
use crate::workspace::{Workspace, read_bytes};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use std::collections::BTreeMap;
use std::process::Command;
use std::sync::Arc;

/// What a page that shows a link's preview is told of its picture.
pub const WIDTH: u32 = 1200;
/// The same.
pub const HEIGHT: u32 = 630;

/// One family in two weights.
const FONTS: [&str; 2] = ["static/fonts/inter-400.ttf", "static/fonts/inter-700.ttf"];
const FAMILY: &str = "Inter";

/// The PNG of each verdict, by its name in links.
pub fn of_verdicts(workspace: &Workspace, site: &Site) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let mut command = Command::new("cargo");
    command
        .args(["run", "--quiet", "--package", "role-fit", "--example", "preview-pictures", "--", site.as_str()])
        .current_dir(&workspace.root);
    let printed = process::output(&mut command)
        .ok_or_else(|| Failure::new(format!("`{}` failed", process::line_of(&command))).hint("run it to see why"))?;
    let drawn: BTreeMap<String, String> = serde_json::from_str(&printed)
        .map_err(|error| Failure::new(format!("the preview pictures are no texts by name: {error}")))?;
    let options = with_fonts(workspace)?;
    drawn.into_iter().map(|(verdict, svg)| Ok((verdict, png(&svg, &options)?))).collect()
}

/// No font but those of the checkout.
fn with_fonts(workspace: &Workspace) -> Result<Options<'static>, Failure> {
    let mut options = Options { font_family: FAMILY.to_owned(), ..Options::default() };
    let fonts = Arc::make_mut(&mut options.fontdb);
    for font in FONTS {
        fonts.load_font_data(read_bytes(&workspace.root.join(font))?);
    }
    fonts.set_sans_serif_family(FAMILY);
    Ok(options)
}

fn png(svg: &str, options: &Options) -> Result<Vec<u8>, Failure> {
    let fails = |why: String| Failure::new(format!("a preview picture cannot be drawn: {why}"));
    let tree = Tree::from_str(svg, options).map_err(|error| fails(error.to_string()))?;
    let mut points = Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| fails("there is no room for it".to_owned()))?;
    resvg::render(&tree, Transform::identity(), &mut points.as_mut());
    points.encode_png().map_err(|error| fails(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"630\" \
                       font-family=\"system-ui,sans-serif\"><text y=\"100\" font-size=\"90\">WORD</text></svg>";

    #[test]
    fn a_text_is_drawn_in_the_font_of_the_checkout_each_time_alike() {
        let options = with_fonts(&Workspace::find().unwrap()).unwrap();
        let (one, other) = (png(SVG, &options).unwrap(), png(SVG, &options).unwrap());
        assert_eq!(one, other);
        let without = png(&SVG.replace("WORD", ""), &options).unwrap();
        assert!(one.starts_with(b"\x89PNG") && one.len() > without.len(), "the word is not on it");
        assert!(png("<p>", &options).is_err());
    }
}
