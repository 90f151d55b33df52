//! EMBEDDING.md: what its sentences promise. `tables.rs` compares its tables.

use crate::document::EMBEDDING;
use role_fit_core::share::several::MAX_RESULTS;

#[test]
fn the_size_of_teams() {
    assert_eq!(MAX_RESULTS, 50);
    assert!(EMBEDDING.section("## Good to know").contains("`#rft…` up to fifty"));
}
