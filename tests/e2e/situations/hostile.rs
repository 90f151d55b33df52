//! A page whose style would spoil everything on it: the quiz looks as it does on a page without style.
//!
//! Knows pictures by their pixels; knows nothing of what is on them.

use super::Situation;
use crate::page::Page;
use std::path::PathBuf;

pub const ALL: &[Situation] =
    &[Situation { name: "hostile style", cannot: &[], check: |page| Box::pin(hostile_style(page)) }];

/// The share of pixels that may differ (E11).
const TOLERANCE: f64 = 0.001;

/// WebKit draws the same page with colours that differ by so much of 255 from one visit to the next.
const NOISE: u8 = 2;

/// The screens that are compared, each with what leads to it from the one before.
const SCREENS: [(&str, &str, &str); 5] = [
    ("start", "", "host.status === 'intro'"),
    ("question", "root.querySelector('.actions .primary').click()", "host.status === 'question'"),
    ("feedback", "root.querySelector('.option').click()", "host.status === 'feedback'"),
    ("pair", TO_A_PAIR, "root.querySelector('.scale input:checked')"),
    ("result", TO_THE_RESULT, "host.status === 'result'"),
];

/// On by first choices until a pair is on the screen, and its first step is chosen.
const TO_A_PAIR: &str = "new Promise(done => {
    const step = () => {
        if (root.querySelector('.scale')) return done(root.querySelector('.scale input').click());
        (root.querySelector('.apart .primary:enabled') || root.querySelector('.option, .radio input')).click();
        setTimeout(step, 5);
    };
    step();
})";

const TO_THE_RESULT: &str = "new Promise(done => {
    const step = () => {
        if (host.status === 'result') return done();
        (root.querySelector('.apart .primary:enabled') || root.querySelector('.option, .radio input')).click();
        setTimeout(step, 5);
    };
    step();
})";

async fn hostile_style(page: &Page) {
    let clean = pictures(page, "/pages/clean.html").await;
    let hostile = pictures(page, "/pages/hostile.html").await;
    for ((name, ..), (clean, hostile)) in SCREENS.iter().zip(clean.iter().zip(&hostile)) {
        let share = difference(clean, hostile);
        if share > TOLERANCE {
            clean.keep(&format!("style-{name}-clean"));
            hostile.keep(&format!("style-{name}-hostile"));
        }
        assert!(share <= TOLERANCE, "{name}: {:.2} % of the pixels differ; see target/tmp/looks", share * 100.0);
    }
}

/// Every screen of a page, as far as it fits into the window.
async fn pictures(page: &Page, path: &str) -> Vec<Picture> {
    page.open_at(path, "intro").await;
    let mut pictures = Vec::new();
    for (_, way, reached) in SCREENS {
        if !way.is_empty() {
            page.ask(way).await;
        }
        page.until(reached).await;
        page.ask("host.scrollIntoView({ block: 'start', behavior: 'instant' })").await;
        // The focus and the marker have come where they go, and all is drawn.
        page.until("root.getAnimations().length === 0").await;
        page.ask("new Promise(done => setTimeout(() => requestAnimationFrame(() => setTimeout(done, 50)), 50))").await;
        pictures.push(Picture::of(page).await);
    }
    pictures
}

/// The element's part of what the window shows.
struct Picture {
    size: (usize, usize),
    /// Red, green and blue of each pixel, row by row.
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    /// From the window's picture: those of elements have been seen with other edges in Firefox and WebKit.
    async fn of(page: &Page) -> Self {
        let corners =
            "(({ left, top, right, bottom }) => [left, Math.max(top, 0), right, Math.min(bottom, innerHeight)])
            (host.getBoundingClientRect()).map(Math.round)";
        let corners = page.ask(corners).await;
        let corner = |at: usize| usize::try_from(corners[at].as_u64().unwrap()).unwrap();
        let (left, top, right, bottom) = (corner(0), corner(1), corner(2), corner(3));
        let (width, pixels) = decoded(&page.client().screenshot().await.unwrap());
        let rows = pixels.chunks(width).take(bottom).skip(top);
        Self { size: (right - left, bottom - top), pixels: rows.flat_map(|row| row[left..right].to_vec()).collect() }
    }

    /// For people to look at.
    fn keep(&self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("looks");
        std::fs::create_dir_all(&folder).unwrap();
        let file = std::fs::File::create(folder.join(format!("{name}.png"))).unwrap();
        let (width, height) = self.size;
        let mut encoder = png::Encoder::new(file, u32::try_from(width).unwrap(), u32::try_from(height).unwrap());
        encoder.set_color(png::ColorType::Rgb);
        encoder.write_header().unwrap().write_image_data(self.pixels.as_flattened()).unwrap();
    }
}

/// The width and the pixels of a PNG.
fn decoded(picture: &[u8]) -> (usize, Vec<[u8; 3]>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(picture));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().unwrap();
    let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut bytes).unwrap();
    let pixels =
        bytes[..info.buffer_size()].chunks(info.color_type.samples()).map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    (info.width as usize, pixels.collect())
}

/// The share of pixels that are not the same; all, if the sizes differ.
fn difference(one: &Picture, other: &Picture) -> f64 {
    if one.size != other.size {
        return 1.0;
    }
    let is_other =
        |(one, other): &(&[u8; 3], &[u8; 3])| one.iter().zip(*other).any(|(one, other)| one.abs_diff(*other) > NOISE);
    let differ = one.pixels.iter().zip(&other.pixels).filter(is_other).count();
    differ as f64 / one.pixels.len() as f64
}
