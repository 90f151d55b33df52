//! Pictures of the card, and how much two of them differ. Knows nothing of what is on them.

use crate::page::Page;
use png::{ColorType, Decoder, Encoder};
use serde_json::Value;
use std::io::Cursor;
use std::path::PathBuf;

/// So much of the card is on a screen at a time; the window is taller on every engine.
const STEP: u32 = 700;

/// Of 255. WebKit draws a page in tiles, and smooths the curves of one a little otherwise from one visit to the next, on the
/// very same page too. A letter that is moved by half a point differs by more than a hundred.
const LEAST: u8 = 24;

/// A picture, three bytes a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screenshot {
    pub width: usize,
    points: Vec<u8>,
}

impl Screenshot {
    /// The card from its top to its end, wherever on the page it is and however tall.
    pub async fn of_card(page: &Page) -> Self {
        // Moved, not scrolled: WebKit's pictures are of the page's top, however far it is scrolled.
        page.eval("(scrollTo(0, 0), Object.assign(root.querySelector('.app').style, { position: 'relative', zIndex: 9, background: '#fff' }), 0)").await;
        let height = number(&page.eval(&format!("{CARD}.height")).await);
        let mut whole = Self { width: 0, points: Vec::new() };
        let mut top = 0;
        while top < height {
            page.eval("root.querySelector('.app').style.top = 0").await;
            page.eval(&format!("root.querySelector('.app').style.top = -{CARD}.top - {top} + 'px'")).await;
            // WebKit's picture is of the last frame it has drawn.
            page.eval("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
                .await;
            let place = page.eval(&format!("(({{ left, top, width }}) => [left, top, width])({CARD})")).await;
            let (left, at, width) = (number(&place[0]), place[1].as_f64().unwrap(), number(&place[2]));
            assert!((at + f64::from(top)).abs() < 1.0, "the card's top is at {at}, not at -{top}");
            let screen = Self::of_screen(page).await;
            assert!(screen.height() >= STEP as usize, "the window is only {} pixels high", screen.height());
            whole.append(&screen.part(left, width, STEP.min(height - top)));
            top += STEP;
        }
        page.eval("root.querySelector('.app').style.cssText = ''").await;
        whole
    }

    /// What is on the screen now.
    pub async fn of_screen(page: &Page) -> Self {
        Self::decoded(&page.client().screenshot().await.unwrap())
    }

    /// What the codes say that a camera finds on it.
    pub fn codes(&self) -> Vec<String> {
        let shade = |x: usize, y: usize| self.points[(y * self.width + x) * 3 + 1];
        let height = self.points.len() / 3 / self.width;
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(self.width, height, shade);
        picture.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect()
    }

    pub fn decoded(png: &[u8]) -> Self {
        let mut reader = Decoder::new(Cursor::new(png)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        let samples = info.color_type.samples();
        assert!(matches!(info.color_type, ColorType::Rgb | ColorType::Rgba), "{:?}", info.color_type);
        let points = bytes.chunks_exact(samples).flat_map(|point| point[..3].iter().copied()).collect();
        Self { width: info.width as usize, points }
    }

    pub fn height(&self) -> usize {
        self.points.len() / 3 / self.width
    }

    /// Red, green and blue of one point.
    pub fn at(&self, x: usize, y: usize) -> &[u8] {
        &self.points[(y * self.width + x) * 3..][..3]
    }

    /// The first rows, without what is left and right.
    fn part(&self, left: u32, width: u32, height: u32) -> Self {
        let (left, width) = (left as usize, (width as usize).min(self.width - left as usize));
        let rows = self.points.chunks_exact(self.width * 3).take(height as usize);
        Self { width, points: rows.flat_map(|row| row[left * 3..][..width * 3].iter().copied()).collect() }
    }

    fn append(&mut self, below: &Self) {
        self.width = below.width;
        self.points.extend_from_slice(&below.points);
    }

    /// The share of points that differ by more than `LEAST`, and where they are; all of them if the two are not of one size.
    pub fn difference(&self, other: &Self) -> (f64, Self) {
        if self.width != other.width || self.points.len() != other.points.len() {
            return (1.0, other.clone());
        }
        let pairs = self.points.chunks_exact(3).zip(other.points.chunks_exact(3));
        let differs: Vec<bool> =
            pairs.map(|(one, other)| one.iter().zip(other).any(|(one, other)| one.abs_diff(*other) > LEAST)).collect();
        let points = differs.iter().flat_map(|differs| if *differs { [255, 0, 0] } else { [255; 3] }).collect();
        let count = differs.iter().filter(|differs| **differs).count();
        (count as f64 / differs.len() as f64, Self { width: self.width, points })
    }

    pub fn keep(&self, name: &str) {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("looks");
        std::fs::create_dir_all(&folder).unwrap();
        let file = std::fs::File::create(folder.join(format!("{name}.png"))).unwrap();
        let mut encoder = Encoder::new(file, self.width as u32, self.height() as u32);
        encoder.set_color(ColorType::Rgb);
        encoder.write_header().unwrap().write_image_data(&self.points).unwrap();
    }
}

const CARD: &str = "root.querySelector('.card').getBoundingClientRect()";

fn number(value: &Value) -> u32 {
    value.as_f64().unwrap().round() as u32
}
