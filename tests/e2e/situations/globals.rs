//! Pages whose own scripts have changed what all scripts share: the quiz plays through.

use super::Situation;
use super::play::plays_through;
use crate::page::Page;

pub const ALL: &[Situation] = &[
    Situation { name: "changed: prototypes", cannot: &[], check: |page| Box::pin(plays(page, "prototypes")) },
    Situation { name: "changed: JSON", cannot: &[], check: |page| Box::pin(plays(page, "JSON")) },
    Situation { name: "changed: fetch", cannot: &[], check: |page| Box::pin(plays(page, "fetch")) },
    Situation { name: "changed: Promise", cannot: &[], check: |page| Box::pin(plays(page, "Promise")) },
    Situation { name: "changed: Symbol", cannot: &[], check: |page| Box::pin(plays(page, "Symbol")) },
    Situation { name: "changed: classes", cannot: &[], check: |page| Box::pin(plays(page, "classes")) },
    Situation { name: "changed: Response", cannot: &[], check: |page| Box::pin(plays(page, "Response")) },
    Situation { name: "changed: no console", cannot: &[], check: |page| Box::pin(plays(page, "console")) },
    Situation { name: "changed: no queueMicrotask", cannot: &[], check: |page| Box::pin(plays(page, "queueMicrotask")) },
];

async fn plays(page: &Page, change: &str) {
    page.open(&format!("/pages/globals.html?of={change}")).await;
    plays_through(page).await;
}
