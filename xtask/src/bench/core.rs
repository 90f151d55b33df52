//! `bench core`: how long the quiz takes without a browser and how that grows, measured by `benches/core.rs`.
//!
//! Prints figures and asserts none: a busy machine would make every limit fail.

use crate::workspace::Workspace;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use xshell::Shell;

/// Compiles the quiz as for readers, for size. The benchmark itself may be compiled quickly.
const AS_SHIPPED: [&str; 2] =
    ["profile.bench.package.role-fit.opt-level=\"z\"", "profile.bench.package.role-fit-core.opt-level=\"z\""];

/// Runs the benchmark and prints its table.
pub fn run(workspace: &Workspace) -> Result<()> {
    let figures = workspace.target.join("criterion");
    // The table would otherwise contain results of removed benchmarks.
    workspace.shell.remove_path(&figures)?;
    let configs = AS_SHIPPED.iter().flat_map(|config| ["--config", config]);
    let bench = workspace.cargo().arg("bench").args(configs).args(["--package", "role-fit", "--bench", "core"]);
    bench.args(["--", "--output-format", "bencher"]).env("CRITERION_HOME", &figures).run()?;
    println!("{}", table(&read(&workspace.shell, &figures)?));
    Ok(())
}

/// By benchmark and size, the median in nanoseconds.
type Figures = BTreeMap<String, BTreeMap<u64, f64>>;

fn read(shell: &Shell, directory: &Path) -> Result<Figures> {
    let mut figures = Figures::new();
    for group in subdirectories(shell, directory)? {
        for size in subdirectories(shell, &group)? {
            let results = size.join("new");
            // Criterion also writes reports, beside the sizes.
            if !results.is_dir() {
                continue;
            }
            let file = |name| -> Result<Value> { Ok(serde_json::from_str(&shell.read_file(results.join(name))?)?) };
            let (benchmark, estimates) = (file("benchmark.json")?, file("estimates.json")?);
            let figure = || {
                let group = benchmark.get("group_id")?.as_str()?;
                let size: u64 = benchmark.get("value_str")?.as_str()?.parse().ok()?;
                Some((group.to_owned(), size, estimates.pointer("/median/point_estimate")?.as_f64()?))
            };
            let (group, size, median) =
                figure().with_context(|| format!("{} is not in criterion's format", results.display()))?;
            figures.entry(group).or_default().insert(size, median);
        }
    }
    Ok(figures)
}

fn subdirectories(shell: &Shell, directory: &Path) -> Result<Vec<std::path::PathBuf>> {
    Ok(shell.read_dir(directory)?.into_iter().filter(|path| path.is_dir()).collect())
}

/// The time for each size of each benchmark, and how both have grown since the smallest.
fn table(figures: &Figures) -> String {
    let mut lines = Vec::new();
    for (name, sizes) in figures {
        lines.push(format!("\n{name}"));
        let smallest = sizes.first_key_value();
        for (size, time) in sizes {
            let growth = match smallest {
                Some((small, quick)) if *small > 0 && small < size => {
                    format!("   size x {:<8}time x {:.2}", ratio(*size, *small), time / quick)
                }
                _ => String::new(),
            };
            lines.push(format!("{size:>10}{:>12}{growth}", readable(*time)));
        }
    }
    lines.join("\n")
}

fn ratio(size: u64, small: u64) -> String {
    if size % small == 0 {
        (size / small).to_string()
    } else {
        format!("{}.{}", size / small, size % small * 10 / small)
    }
}

fn readable(nanoseconds: f64) -> String {
    match nanoseconds {
        long if long >= 1e6 => format!("{:.2} ms", long / 1e6),
        middle if middle >= 1e3 => format!("{:.1} µs", middle / 1e3),
        short => format!("{short:.0} ns"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn growth_is_relative_to_the_smallest_size() {
        let read = BTreeMap::from([(501, 2_000_000.0), (10, 40_000.0), (100, 20_000.0)]);
        let link = BTreeMap::from([(0, 512.0), (8, 600.0)]);
        let table = table(&Figures::from([("a deck".to_owned(), read), ("a link".to_owned(), link)]));
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(
            lines,
            [
                "",
                "a deck",
                "        10     40.0 µs",
                "       100     20.0 µs   size x 10      time x 0.50",
                "       501     2.00 ms   size x 50.1    time x 50.00",
                "",
                "a link",
                "         0      512 ns",
                "         8      600 ns",
            ]
        );
    }
}
