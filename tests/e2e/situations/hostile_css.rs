//! Pages with hostile style sheets: the widget looks the same as on a page without them.

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

/// The share of pixels that may differ, too small to see.
const MAX_DIFFERENCE: f64 = 0.001;

/// Compares each screen with that of the same page without the style sheet.
async fn looks_clean(page: &Page, sheet: &str) {
    let clean = screenshots(page, "/pages/hostile-css.html").await;
    let styled = screenshots(page, &format!("/pages/hostile-css.html?{sheet}")).await;
    let mut found = Vec::new();
    for ((screen, clean), styled) in SCREENS.iter().zip(&clean).zip(&styled) {
        let (share, difference) = clean.difference(styled);
        if share > MAX_DIFFERENCE {
            let name = format!("{sheet}-{screen}-{}", page.engine().name());
            for (screenshot, kind) in [(clean, "clean"), (styled, "styled"), (&difference, "difference")] {
                screenshot.save(&format!("{name}-{kind}"));
            }
            found.push(format!("{screen}: {:.2} %", share * 100.0));
        }
    }
    assert!(found.is_empty(), "it differs from the clean page: {}", found.join(", "));
}

async fn screenshots(page: &Page, path: &str) -> Vec<Screenshot> {
    page.open(path).await;
    let mut screenshots = Vec::new();
    for screen in SCREENS {
        advance_to(page, screen).await;
        screenshots.push(Screenshot::of_card(page).await);
    }
    screenshots
}
