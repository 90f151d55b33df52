//! The picture of a result: that its meter is the one on the screen, how it looks as a file, and
//! what stands on it where names are long.

use crate::decks::{deck, shipped};
use crate::page::{Page, Part};
use crate::widget::{HALF_EACH, HOME, TO_EACH_VERDICT, Widget, english, steps};
use role_fit::quiz::fit::{Marker, Meter};
use role_fit::view::picture::{Picture, svg};
use serde_json::{Value, json};

/// Units of the picture for each cell of a twentieth per cent, and where the meter begins.
const LEFT: u32 = 200;

fn number(part: Part, attribute: &str) -> u32 {
    part.get(attribute).unwrap().parse().unwrap()
}

/// A percentage of the meter on the screen as a place of the picture.
fn place(percentage: &str) -> u32 {
    let cells = percentage.strip_suffix('%').unwrap().parse::<f64>().unwrap() * 20.0;
    assert!((cells - cells.round()).abs() < 1e-9, "{percentage}");
    cells.round() as u32
}

fn picture_of(file: &Value, half_percents: u8, evidence: u8, has_numbers: bool) -> Picture {
    let meter = Meter::from_parts(Marker::from_half_percents(half_percents).unwrap(), evidence, 50).unwrap();
    Picture::new(&deck(file), &english(), &meter, HOME, has_numbers)
}

fn as_page(picture: &Picture) -> Page {
    Page::parse(&svg::file(picture))
}

#[test]
fn the_meter_of_the_picture_is_the_one_on_the_screen_times_five() {
    for quarters in TO_EACH_VERDICT.into_iter().chain([HALF_EACH]) {
        let widget = Widget::of(&shipped()).finished(steps(&quarters));
        let meter = widget.session.outcome().unwrap().meter.unwrap();
        let drawn = as_page(&Picture::new(widget.deck(), &english(), &meter, HOME, true));
        let page = widget.page();
        let (meter, picture) = (page.the("svg.meter"), drawn.the("svg"));
        let bars = picture.all("rect");
        let drawn = |part: Part, name: &str| 5 * part.get(name).unwrap().parse::<u32>().unwrap();
        let on_screen = [".half.po", ".half.pm", ".band", ".marker"].map(|part| meter.the(part));
        // After the paper and the rule come the two halves and the band; then the middle, and the marker.
        let in_picture = [bars[2], bars[3], bars[4], bars[6]];
        for (screen, drawn_bar) in on_screen.into_iter().zip(in_picture) {
            assert_eq!(number(drawn_bar, "height"), drawn(screen, "height"), "{quarters:?}");
            // Both from the top of the track.
            assert_eq!(
                number(drawn_bar, "y") + drawn(on_screen[0], "y"),
                number(bars[2], "y") + drawn(screen, "y"),
                "{quarters:?}"
            );
        }
        let [_, _, band, marker] = on_screen;
        assert_eq!(number(bars[4], "x"), LEFT + place(band.get("x").unwrap()), "{quarters:?}");
        assert_eq!(number(bars[4], "width"), place(band.get("width").unwrap()), "{quarters:?}");
        assert_eq!(number(bars[6], "width"), drawn(marker, "width"));
        let middle = number(bars[6], "x") + number(bars[6], "width") / 2;
        assert_eq!(middle, LEFT + place(marker.get("x").unwrap()), "{quarters:?}");
        let texts = picture.all("text");
        let numbers = &texts[texts.len() - 3..];
        for (screen, drawn_text) in meter.all("text").into_iter().zip(numbers) {
            assert_eq!(screen.text(), drawn_text.text());
            assert_eq!(number(*drawn_text, "x"), LEFT + place(screen.get("x").unwrap()));
            assert_eq!(screen.get("text-anchor").unwrap_or("start"), drawn_text.get("text-anchor").unwrap());
        }
    }
}

#[test]
fn a_picture_without_numbers_has_all_the_rest() {
    for half_percents in [0, 37, 100, 163, 200] {
        let (with, without) =
            (picture_of(&shipped(), half_percents, 32, true), picture_of(&shipped(), half_percents, 32, false));
        let (with, without) = (as_page(&with).texts("rect, text"), as_page(&without).texts("rect, text"));
        assert_eq!(with[..with.len() - 3], without);
        assert!(without.iter().all(|text| !text.contains(|letter: char| letter.is_ascii_digit())), "{without:?}");
    }
}

#[test]
fn a_file_is_markup_of_ours_alone_whatever_the_deck_says() {
    let mut file = shipped();
    file["title"] = json!("<b>&\"'\u{7}\n ]]> {title}");
    file["roles"]["po"]["name"] = json!("<script>alert(1)</script>");
    let picture = picture_of(&file, 0, 32, true);
    let text = svg::file(&picture);
    assert!(!text.contains(|letter: char| letter.is_control()), "{text}");
    let page = Page::parse(&text);
    assert!(!page.has("script, b"), "{text}");
    assert_eq!(page.texts("text")[0], "<b>&\"'\u{7} ]]> {title}".replace('\u{7}', ""));
    assert_eq!(page.the("svg").get("viewBox"), Some("0 0 2400 1260"));
    assert_eq!((page.the("svg").get("width"), page.the("svg").get("height")), (Some("1200"), Some("630")));
}

#[test]
fn whatever_the_names_are_nothing_stands_outside_or_over_something_else() {
    let rows = [
        ("PO", "PM"),
        ("Product Owner", "Product Manager"),
        ("Senior Principal Product Ownership Coordinator", "Chief Product and Technology Officer for the Regions"),
        ("Donaudampfschifffahrtsgesellschaftskapitänsanwärter", "Rindfleischetikettierungsüberwachungsbeamter"),
        ("産品負責人", "プロダクトマネージャー"),
    ];
    for (po, pm) in rows {
        let mut file = shipped();
        file["title"] = json!(format!("{po} or {pm}?"));
        file["roles"]["po"]["name"] = json!(po);
        file["roles"]["pm"]["name"] = json!(pm);
        for half_percents in [0, 37, 50, 100, 150, 163, 200] {
            let page = as_page(&picture_of(&file, half_percents, 32, true));
            let texts = page.all("text");
            let mut lines: Vec<(u32, u32)> =
                texts.iter().map(|text| (number(*text, "y"), number(*text, "font-size"))).collect();
            lines.sort_unstable();
            for pair in lines.windows(2) {
                let [(above, _), (below, size)] = pair else { panic!("{pair:?}") };
                assert!(above == below || below - above >= *size, "{po}, {half_percents}: {lines:?}");
            }
            assert!(lines.len() <= 9 && lines.iter().all(|(y, size)| y >= size && *y < 1200), "{lines:?}");
        }
    }
}
