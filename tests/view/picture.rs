//! The picture of a result: its meter is that of the screen, its buttons, its SVG file, and its layout with long names.

use crate::decks::{asking, deck, shipped};
use crate::page::{Page, Part};
use crate::widget::{CLEAR_PM, HALF_EACH, HOME, TO_EACH_VERDICT, Widget, english, fill, steps, words};
use role_fit::message::ShareTarget;
use role_fit::picture::{Picture, PictureContent, PictureFields, svg};
use role_fit::wording::Wording;
use role_fit_core::deck::{Deck, Kind};
use role_fit_core::result::meter::{Marker, Meter, Verdict};
use role_fit_core::result::outcome::Outcome;
use role_fit_core::share::single::SharedResult;
use serde_json::{Value, json};

/// Where the meter starts. A cell of a twentieth of a per cent is one unit of the picture.
const LEFT: u32 = 200;

fn number(part: Part, attribute: &str) -> u32 {
    part.get(attribute).unwrap().parse().unwrap()
}

/// A percentage of the meter on the screen in units of the picture.
fn place(percentage: &str) -> u32 {
    let cells = percentage.strip_suffix('%').unwrap().parse::<f64>().unwrap() * 20.0;
    assert!((cells - cells.round()).abs() < 1e-9, "{percentage}");
    cells.round() as u32
}

fn picture_of(file: &Value, half_percents: u8, evidence: u8, has_numbers: bool) -> Picture {
    let meter = Meter::from_parts(Marker::from_half_percents(half_percents).unwrap(), evidence, 50).unwrap();
    drawn(&deck(file), &english(), &meter, HOME, has_numbers)
}

/// The picture as the part of the engine that draws pictures draws it.
pub fn drawn(deck: &Deck, wording: &Wording, meter: &Meter, url: &str, has_numbers: bool) -> Picture {
    let PictureFields(fields) = PictureFields::new(deck, wording, meter, url, has_numbers);
    Picture::new(&PictureContent::parse(&fields).unwrap())
}

/// The picture of the result at the end of a play.
fn picture_after(widget: &Widget) -> Page {
    let meter = Outcome::of(widget.deck(), widget.run()).meter.unwrap();
    as_page(&drawn(widget.deck(), &english(), &meter, HOME, true))
}

fn as_page(picture: &Picture) -> Page {
    Page::parse(&svg::file(picture))
}

#[test]
fn the_picture_has_the_meter_of_the_screen_five_times_as_large() {
    for quarters in TO_EACH_VERDICT.into_iter().chain([HALF_EACH]) {
        let widget = Widget::of(&shipped()).finished(steps(&quarters));
        let (page, picture) = (widget.page(), picture_after(&widget));
        let meter = page.all("svg.meter")[0];
        let bars = picture.all("rect");
        let drawn = |part: Part, name: &str| 5 * part.get(name).unwrap().parse::<u32>().unwrap();
        let on_screen = [".half.po", ".half.pm", ".band", ".marker"].map(|part| meter.the(part));
        // Background and rule come first, then the two halves, the band, the middle and the marker.
        let in_picture = [bars[2], bars[3], bars[4], bars[6]];
        for (screen, drawn_bar) in on_screen.into_iter().zip(in_picture) {
            assert_eq!(number(drawn_bar, "height"), drawn(screen, "height"), "{quarters:?}");
            // Both measured from the top of the track.
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
fn the_description_of_a_picture_says_what_it_shows() {
    let widget = Widget::of(&shipped()).unfolded().finished(steps(&CLEAR_PM));
    let page = widget.page();
    let verdict = fill("shared_leans", &[("role", "Product Manager")]);
    let description = [
        "Product Owner or Product Manager?",
        "At the window",
        &verdict,
        &fill("meter_name", &[("po", "Product Owner"), ("pm", "Product Manager")]),
        &fill("meter_value", &[("marker", "69"), ("low", "55"), ("high", "75")]),
    ]
    .join("\n");
    assert_eq!(page.the(".picture").get("aria-label"), Some(&*description));
    let fields: Vec<String> = page.all("textarea").into_iter().map(|field| field.pieces().concat()).collect();
    assert!(fields.contains(&description), "{fields:?}");
    let lines = picture_after(&widget).texts("text");
    let [name, sentence, po, pm, title, address, numbers @ ..] = &*lines else { panic!("{lines:?}") };
    assert_eq!([title, po, pm], ["Product Owner or Product Manager?", "Product Owner", "Product Manager"]);
    assert_eq!((&**name, sentence), ("At the window", &verdict));
    assert_eq!((&**address, numbers), ("quiz.example", ["69", "55", "75"].map(str::to_owned).as_slice()));
}

#[test]
fn readers_can_download_a_picture_of_their_own_result_if_it_may_be_shared() {
    let meter = Meter::from_parts(Marker::from_half_percents(163).unwrap(), 32, 77).unwrap();
    let shared = |file: &Value, fingerprint| Widget::of(file).showing(SharedResult::new(fingerprint, meter, None, &[]));
    let own = Widget::of(&shipped()).finished(steps(&CLEAR_PM));
    let without_meter = Widget::of(&asking(shipped(), &[Kind::Origin])).finished(|item| item.choices()[0].clone());
    let rows = [
        ("own", own.clone(), true),
        ("own, linked to the page", own.clone().with_share(ShareTarget::Page("https://blog.example/".into())), true),
        ("own, nothing shared", own.with_share(ShareTarget::None), false),
        ("without pairs", without_meter, false),
        ("somebody else's", shared(&shipped(), deck(&shipped()).fingerprint()), false),
    ];
    for (name, widget, is_offered) in rows {
        let page = widget.unfolded().page();
        assert_eq!(page.has(".picture"), is_offered, "{name}");
        let buttons = page.buttons();
        for button in ["picture_png", "picture_svg", "picture_copy"].map(words) {
            assert_eq!(buttons.contains(&button.to_owned()), is_offered, "{name}: {button}");
        }
    }
}

#[test]
fn a_picture_without_numbers_has_everything_else() {
    for half_percents in [0, 37, 100, 163, 200] {
        let (with, without) =
            (picture_of(&shipped(), half_percents, 32, true), picture_of(&shipped(), half_percents, 32, false));
        let (with, without) = (as_page(&with).texts("rect, text"), as_page(&without).texts("rect, text"));
        assert_eq!(with[..with.len() - 3], without);
        assert!(without.iter().all(|text| !text.contains(|letter: char| letter.is_ascii_digit())), "{without:?}");
    }
}

#[test]
fn the_file_name_consists_of_the_deck_and_the_verdict() {
    for (half_percents, verdict) in [0, 50, 70, 100, 130, 150, 200].into_iter().zip(Verdict::ALL) {
        let name = picture_of(&shipped(), half_percents, 32, true).name;
        assert_eq!(name, format!("role-fit-po-pm-{}", verdict.as_str()));
    }
}

#[test]
fn markup_in_a_deck_is_escaped_in_the_svg_file() {
    let mut file = shipped();
    file["title"] = json!("<b>&\"'\u{7}\n ]]> {title}");
    file["roles"]["po"]["name"] = json!("<script>alert(1)</script>");
    let picture = picture_of(&file, 0, 32, true);
    let text = svg::file(&picture);
    assert!(!text.contains(|letter: char| letter.is_control()), "{text}");
    let page = Page::parse(&text);
    assert!(!page.has("script, b"), "{text}");
    assert_eq!(page.texts("text")[4], "<b>&\"'\u{7} ]]> {title}".replace('\u{7}', ""));
    assert_eq!(page.the("svg").get("viewBox"), Some("0 0 2400 1260"));
    assert_eq!((page.the("svg").get("width"), page.the("svg").get("height")), (Some("1200"), Some("630")));
}

#[test]
fn texts_of_any_length_stay_inside_the_picture_and_do_not_overlap() {
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
        for half_percents in [0, 50, 70, 100, 130, 150, 200] {
            let meter = Meter::from_parts(Marker::from_half_percents(half_percents).unwrap(), 32, 50).unwrap();
            let address = "https://blog.example/2026/11/a-long-name-of-a-post-about-everything?utm_source=a&utm_medium=b&utm_campaign=c";
            let page = as_page(&drawn(&deck(&file), &english(), &meter, address, true));
            let address = page.all("text").into_iter().find(|text| text.text().starts_with("blog.example")).unwrap();
            // A character is at least half as wide as it is tall, in any font.
            assert!(number(address, "font-size") as usize * address.text().len() / 2 <= 2000, "the address is cut off");
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

#[test]
fn a_list_that_is_none_of_a_picture_is_refused() {
    let meter = Meter::from_parts(Marker::from_half_percents(163).unwrap(), 32, 77).unwrap();
    let PictureFields(fields) = PictureFields::new(&deck(&shipped()), &english(), &meter, HOME, true);
    let with = |at: usize, text: &str| {
        let mut changed = fields.clone();
        changed[at] = text.to_owned();
        changed
    };
    let place = fields.len() - 6;
    let rows = [
        ("nothing", Vec::new()),
        ("one text less", fields[1..].to_vec()),
        ("one text more", [fields.clone(), vec!["1".to_owned()]].concat()),
        ("a word for a number", with(place, "middle")),
        ("a marker beyond the end", with(place, "201")),
        ("a percentage that is too large", with(place + 3, "256")),
    ];
    assert!(PictureContent::parse(&fields).is_some());
    for (name, list) in rows {
        assert_eq!(PictureContent::parse(&list), None, "{name}");
    }
}
