//! QR codes, drawn as pixels and read back as a camera would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proptest::prelude::*;
use role_fit_core::qr::{Drawing, draw};
use role_fit_core::result::meter::{Marker, Meter};
use role_fit_core::share::single::{LinkedScore, SharedResult};
use rqrr::PreparedImage;

/// The widths of a module in pixels that a reader is given, one after the other, as a camera tries again from a little
/// nearer. In one size, rqrr misses one code in 5,000 to 15,000, whichever mask it has.
const SCALES: [usize; 3] = [4, 5, 7];

/// The dark modules of the path, by row and column.
fn dark(drawing: &Drawing) -> Vec<Vec<bool>> {
    let mut modules = vec![vec![false; drawing.size]; drawing.size];
    for run in drawing.path.split('M').skip(1) {
        let (start, width) = run.split_once('h').unwrap();
        let (x, y) = start.split_once(' ').unwrap();
        let [x, y, width]: [usize; 3] = [x, y, width].map(|number| number.parse().unwrap());
        modules[y][x..x + width].iter_mut().for_each(|module| *module = true);
    }
    modules
}

/// What a QR reader finds in the picture, in the first size that it can read.
fn read(drawing: &Drawing) -> String {
    let mut readings = SCALES.into_iter().map(|scale| read_at(drawing, scale));
    readings.find_map(Result::ok).expect("the code is readable in one of the sizes")
}

fn read_at(drawing: &Drawing, scale: usize) -> Result<String, String> {
    let modules = dark(drawing);
    let side = drawing.size * scale;
    let shade = |x: usize, y: usize| if modules[y / scale][x / scale] { 0 } else { 255 };
    let mut picture = PreparedImage::prepare_from_greyscale(side, side, shade);
    match picture.detect_grids().as_slice() {
        [code] => code.decode().map(|(_, text)| text).map_err(|error| error.to_string()),
        grids => Err(format!("{} codes in the picture", grids.len())),
    }
}

fn link(home: &str, result: &SharedResult) -> String {
    format!("{home}s/{}/#{}", result.meter().verdict().as_str(), result.encode())
}

prop_compose! {
    fn results()(
        fingerprint: u32,
        marker in 0..=200u8,
        evidence in 1..=255u8,
        decisiveness in 0..=100u8,
        asked in 0..=63u8,
        facets in prop::collection::vec(0..=200u8, 0..=8),
    ) -> SharedResult {
        let place = |half: u8| Marker::from_half_percents(half).unwrap();
        let meter = Meter::from_parts(place(marker), evidence, decisiveness).unwrap();
        let score = LinkedScore::new(asked / 2, asked);
        SharedResult::new(fingerprint, meter, score, &facets.into_iter().map(place).collect::<Vec<_>>())
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_link_can_be_read_back(result in results(), home in "https://[a-z]{3,20}\\.[a-z]{2,9}/([a-z0-9-]{1,20}/){0,3}") {
        let link = link(&home, &result);
        prop_assert_eq!(read(&draw(&link).unwrap()), link);
    }

    #[test]
    fn any_text_can_be_read_back(text in "\\PC{1,120}") {
        prop_assert_eq!(read(&draw(&text).unwrap()), text);
    }
}

#[test]
fn a_code_has_a_margin_of_four_light_modules() {
    let drawing = draw("https://quiz.example/s/mid/#rf120000000cg0g0y0g").unwrap();
    let modules = dark(&drawing);
    for (y, row) in modules.iter().enumerate() {
        for (x, dark) in row.iter().enumerate() {
            let is_margin = |place: usize| place < 4 || place >= drawing.size - 4;
            assert!(!dark || !(is_margin(x) || is_margin(y)), "dark at {x} {y}");
        }
    }
    assert!(modules[4][4] && modules[4][drawing.size - 5] && modules[drawing.size - 5][4], "its corners");
}

#[test]
fn texts_of_up_to_666_bytes_have_a_code() {
    for length in 1..=666 {
        let text = "https://quiz.example/".chars().cycle().take(length).collect::<String>();
        let drawing = draw(&text).unwrap();
        // The first and the last that a version holds, and a few between them.
        if length % 50 == 0 || draw(&"a".repeat(length + 1)).is_none_or(|next| next.size > drawing.size) {
            assert_eq!(read(&drawing), text, "{length}");
        }
    }
    assert_eq!(draw(&"a".repeat(667)), None);
}
