//! Finds circles of imports between files.

use crate::files::modules_of;
use crate::names::Modules;
use crate::workspace::targets;
use petgraph::algo::{astar, tarjan_scc};
use petgraph::graphmap::DiGraphMap;

/// A circle for each group of files that import each other: `a.rs:3 -> b.rs:1 -> a.rs`, each with the line of its import.
fn circles(modules: &Modules) -> Vec<String> {
    let mut graph = DiGraphMap::new();
    for (path, module) in &modules.0 {
        for import in modules.imports(path) {
            let target = modules.0[&import.module].file.as_str();
            if target != module.file && !graph.contains_edge(module.file.as_str(), target) {
                graph.add_edge(module.file.as_str(), target, import.line);
            }
        }
    }
    let groups = tarjan_scc(&graph);
    let mut circles: Vec<_> =
        groups.iter().filter(|group| group.len() > 1).map(|group| shortest_circle(&graph, group)).collect();
    circles.sort();
    circles
}

fn shortest_circle(graph: &DiGraphMap<&str, usize>, group: &[&str]) -> String {
    let ways_back = group.iter().flat_map(|first| {
        graph.neighbors(first).filter_map(|next| {
            let (_, files) = astar(graph, next, |file| file == *first, |_| 1, |_| 0)?;
            Some([&[*first], files.as_slice()].concat())
        })
    });
    let circle = ways_back.min_by_key(|files| (files.len(), files[0].to_owned())).unwrap();
    let steps = circle.windows(2).map(|pair| format!("{}:{}", pair[0], graph[(pair[0], pair[1])]));
    steps.chain([circle[0].to_owned()]).collect::<Vec<_>>().join(" -> ")
}

#[test]
fn no_files_of_the_workspace_import_each_other_in_a_circle() {
    let targets = targets();
    assert!(targets.len() > 5, "only {} targets", targets.len());
    let mut found: Vec<_> = targets
        .iter()
        .flat_map(|target| circles(&modules_of(&target.root)).into_iter().map(|circle| (&target.package, circle)))
        .map(|(package, circle)| format!("{package}: {circle}"))
        .collect();
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{} circles of imports:\n{}", found.len(), found.join("\n"));
}

/// Module paths and their texts.
type Sources<'a> = &'a [(&'a str, &'a str)];

#[test]
fn circles_are_found_and_re_exports_are_none() {
    let rows: [(Sources<'_>, &[&str]); 6] = [
        (&[("", ""), ("a", "use crate::b::B;"), ("b", "pub struct B;")], &[]),
        (&[("", ""), ("a", "use crate::b;"), ("b", "\nuse super::a::A;")], &["src/a.rs:1 -> src/b.rs:2 -> src/a.rs"]),
        (
            &[("", ""), ("a", "use crate::b;"), ("b", "use crate::c;"), ("c", "use crate::a;")],
            &["src/a.rs:1 -> src/b.rs:1 -> src/c.rs:1 -> src/a.rs"],
        ),
        (
            &[
                ("", ""),
                ("deck", "pub use types::Item; pub use faults::Fault;"),
                ("deck::types", "use super::Fault; pub struct Item;"),
                ("deck::faults", "pub struct Fault;"),
            ],
            &[],
        ),
        (
            &[
                ("", ""),
                ("deck", "use types::Item; pub struct Deck;"),
                ("deck::types", "use super::Deck; pub struct Item;"),
            ],
            &["src/deck.rs:1 -> src/deck/types.rs:1 -> src/deck.rs"],
        ),
        (&[("", "mod a; fn main() { a::run(); }"), ("a", "#[cfg(test)] mod tests { use crate::main; }")], &[]),
    ];
    for (sources, expected) in rows {
        assert_eq!(circles(&crate::names::modules(sources)), expected, "{sources:?}");
    }
}
