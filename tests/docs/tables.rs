//! The tables of the public interface in the documents: they are up to date, complete, and their references lead somewhere.

use role_fit_public_api::PublicApi;
use role_fit_public_api::documents::{paths, references_in, tables_in, with_tables};
use role_fit_public_api::markdown::TABLES;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The documents with their names.
fn documents() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let name = |path: &Path| path.strip_prefix(root).unwrap().display().to_string();
    let paths = paths(root).unwrap();
    paths.iter().map(|path| (name(path), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn the_documents_show_the_tables_of_this_version() {
    for (name, text) in documents() {
        let current = with_tables(&text, &PublicApi::current()).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let difference = current.lines().zip(text.lines()).position(|(new, old)| new != old).map(|line| line + 1);
        assert!(
            current == text,
            "{name}:{}: this is not the table of crates/public-api any more; run `cargo xtask reference`",
            difference.unwrap_or_default()
        );
    }
}

#[test]
fn each_table_is_in_a_document() {
    let documents = documents();
    assert!(documents.len() > 5, "only {} documents", documents.len());
    let shown: BTreeSet<&str> = documents.iter().flat_map(|(_, text)| tables_in(text)).collect();
    assert_eq!(shown, TABLES.iter().map(|table| table.name).collect());
}

#[test]
fn each_reference_in_a_table_has_a_target_in_its_document() {
    for (name, text) in documents() {
        for reference in references_in(&text) {
            let is_defined = text.lines().any(|line| line.starts_with(&format!("[{reference}]: ")));
            assert!(is_defined, "{name}: a table refers to [{reference}]; add a line such as `[{reference}]: page.md`");
        }
    }
}
