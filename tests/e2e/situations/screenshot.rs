//! Screenshots of the card, and how much two of them differ.

use crate::looks;
use crate::page::Page;
use png::{ColorType, Decoder, Encoder};
use serde_json::Value;
use std::io::Cursor;

/// The height of one screenshot in CSS pixels; the window is taller in each engine.
const STEP: u32 = 700;

/// Of 255. WebKit renders in tiles, and smooths curves slightly differently on each visit of the same page. A glyph that
/// moves by half a pixel differs by more than a hundred.
const MIN_DIFFERENCE: u8 = 24;

/// An image with three bytes per pixel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screenshot {
    pub width: usize,
    pixels: Vec<u8>,
}

impl Screenshot {
    /// The whole card, wherever it is on the page and however tall.
    pub async fn of_card(page: &Page) -> Self {
        // Moves the card instead of scrolling, since screenshots of WebKit ignore the scroll position.
        page.eval("(scrollTo(0, 0), Object.assign(root.querySelector('.app').style, { position: 'relative', zIndex: 9, background: '#fff' }), 0)").await;
        let height = number(&page.eval(&format!("{CARD}.height")).await);
        let mut whole = Self { width: 0, pixels: Vec::new() };
        let mut top = 0;
        while top < height {
            page.eval("root.querySelector('.app').style.top = 0").await;
            page.eval(&format!("root.querySelector('.app').style.top = -{CARD}.top - {top} + 'px'")).await;
            // WebKit takes a screenshot of the last rendered frame.
            page.wait_for_frames().await;
            let position = page.eval(&format!("(({{ left, top, width }}) => [left, top, width])({CARD})")).await;
            let (left, at, width) = (number(&position[0]), position[1].as_f64().unwrap(), number(&position[2]));
            assert!((at + f64::from(top)).abs() < 1.0, "the card's top is at {at}, not at -{top}");
            let screen = Self::of_screen(page).await;
            assert!(screen.height() >= STEP as usize, "the window is only {} pixels high", screen.height());
            whole.append(&screen.crop(left, width, STEP.min(height - top)));
            top += STEP;
        }
        page.eval("root.querySelector('.app').style.cssText = ''").await;
        whole
    }

    /// The current screen.
    pub async fn of_screen(page: &Page) -> Self {
        Self::decoded(&page.client().screenshot().await.unwrap())
    }

    /// The contents of the QR codes on it.
    pub fn qr_codes(&self) -> Vec<String> {
        let shade = |x: usize, y: usize| self.pixels[(y * self.width + x) * 3 + 1];
        let height = self.pixels.len() / 3 / self.width;
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(self.width, height, shade);
        picture.detect_grids().iter().map(|grid| grid.decode().unwrap().1).collect()
    }

    pub fn decoded(png: &[u8]) -> Self {
        let mut reader = Decoder::new(Cursor::new(png)).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        let samples = info.color_type.samples();
        assert!(matches!(info.color_type, ColorType::Rgb | ColorType::Rgba), "{:?}", info.color_type);
        let pixels = bytes.chunks_exact(samples).flat_map(|pixel| pixel[..3].iter().copied()).collect();
        Self { width: info.width as usize, pixels }
    }

    pub fn height(&self) -> usize {
        self.pixels.len() / 3 / self.width
    }

    /// Red, green and blue of one pixel.
    pub fn at(&self, x: usize, y: usize) -> &[u8] {
        &self.pixels[(y * self.width + x) * 3..][..3]
    }

    /// A column from the top.
    fn crop(&self, left: u32, width: u32, height: u32) -> Self {
        let (left, width) = (left as usize, (width as usize).min(self.width - left as usize));
        let rows = self.pixels.chunks_exact(self.width * 3).take(height as usize);
        Self { width, pixels: rows.flat_map(|row| row[left * 3..][..width * 3].iter().copied()).collect() }
    }

    fn append(&mut self, below: &Self) {
        self.width = below.width;
        self.pixels.extend_from_slice(&below.pixels);
    }

    /// The share of pixels that differ by more than `MIN_DIFFERENCE`, and an image of them. All differ if the sizes do.
    pub fn difference(&self, other: &Self) -> (f64, Self) {
        if self.width != other.width || self.pixels.len() != other.pixels.len() {
            return (1.0, other.clone());
        }
        let pairs = self.pixels.chunks_exact(3).zip(other.pixels.chunks_exact(3));
        let differs: Vec<bool> = pairs
            .map(|(one, other)| one.iter().zip(other).any(|(one, other)| one.abs_diff(*other) > MIN_DIFFERENCE))
            .collect();
        let pixels = differs.iter().flat_map(|differs| if *differs { [255, 0, 0] } else { [255; 3] }).collect();
        let count = differs.iter().filter(|differs| **differs).count();
        (count as f64 / differs.len() as f64, Self { width: self.width, pixels })
    }

    pub fn save(&self, name: &str) {
        let mut png = Vec::new();
        let mut encoder = Encoder::new(&mut png, self.width as u32, self.height() as u32);
        encoder.set_color(ColorType::Rgb);
        encoder.write_header().unwrap().write_image_data(&self.pixels).unwrap();
        looks::save(&format!("{name}.png"), &png);
    }
}

const CARD: &str = "root.querySelector('.card').getBoundingClientRect()";

fn number(value: &Value) -> u32 {
    value.as_f64().unwrap().round() as u32
}
