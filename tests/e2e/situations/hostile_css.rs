//! Pages whose style sheets spoil whatever they reach: inside the widget nothing differs from a page without any.

use super::navigation::{SCREENS, advance_to};
use super::screenshot::Screenshot;
use super::situation::situations;
use crate::page::Page;

situations![everything_unset, a_small_rem, everything_hidden, distorted_text, distorted_boxes,];

async fn everything_unset(page: &Page) {
    looks_clean(page, "all-unset").await;
}

async fn a_small_rem(page: &Page) {
    looks_clean(page, "small-rem").await;
}

async fn everything_hidden(page: &Page) {
    looks_clean(page, "nothing-shown").await;
}

async fn distorted_text(page: &Page) {
    looks_clean(page, "distorted-text").await;
}

async fn distorted_boxes(page: &Page) {
    looks_clean(page, "distorted-boxes").await;
}

/// The share of points that may differ: none that a reader sees.
const MOST: f64 = 0.001;

/// On every screen.
async fn looks_clean(page: &Page, sheet: &str) {
    let clean = pictures(page, "/pages/hostile-css.html").await;
    let spoilt = pictures(page, &format!("/pages/hostile-css.html?{sheet}")).await;
    let mut found = Vec::new();
    for ((screen, clean), spoilt) in SCREENS.iter().zip(&clean).zip(&spoilt) {
        let (share, place) = clean.difference(spoilt);
        if share > MOST {
            let name = format!("{sheet}-{screen}-{}", page.engine().name());
            for (picture, kind) in [(clean, "clean"), (spoilt, "spoilt"), (&place, "difference")] {
                picture.keep(&format!("{name}-{kind}"));
            }
            found.push(format!("{screen}: {:.2} %", share * 100.0));
        }
    }
    assert!(found.is_empty(), "it differs from the clean page: {}", found.join(", "));
}

async fn pictures(page: &Page, path: &str) -> Vec<Screenshot> {
    page.open(path).await;
    let mut pictures = Vec::new();
    for screen in SCREENS {
        advance_to(page, screen).await;
        pictures.push(Screenshot::of_card(page).await);
    }
    pictures
}
