//! Pages whose style sheets spoil whatever they reach: inside the widget nothing differs from a page without any.

use super::Situation;
use super::walk::{SCREENS, on_to};
use crate::page::Page;
use crate::picture::Picture;

pub const ALL: &[Situation] = &[
    Situation { name: "CSS that unsets all", cannot: &[], check: |page| Box::pin(looks_clean(page, "all-unset")) },
    Situation { name: "CSS with a small rem", cannot: &[], check: |page| Box::pin(looks_clean(page, "small-rem")) },
    Situation { name: "CSS that hides", cannot: &[], check: |page| Box::pin(looks_clean(page, "nothing-shown")) },
    Situation { name: "CSS that spoils text", cannot: &[], check: |page| Box::pin(looks_clean(page, "text-spoilt")) },
    Situation { name: "CSS that spoils boxes", cannot: &[], check: |page| Box::pin(looks_clean(page, "boxes-spoilt")) },
];

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

async fn pictures(page: &Page, path: &str) -> Vec<Picture> {
    page.open(path).await;
    let mut pictures = Vec::new();
    for screen in SCREENS {
        on_to(page, screen).await;
        pictures.push(Picture::of_card(page).await);
    }
    pictures
}
