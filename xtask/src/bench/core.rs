//! `bench core`: what the pure part costs and how that grows, measured natively by `benches/core.rs`. It prints and
//! asserts nothing: a clock on a busy machine proves nothing. Knows how criterion writes its figures down.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::process;
use crate::setup::{self, Needs};
use crate::workspace::{Workspace, cannot, read_text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// The engine is compiled for its size, so that is what is timed; what measures may be compiled as it likes.
const AS_SHIPPED: &str = "profile.bench.package.role-fit.opt-level=\"z\"";

/// Runs the command: `bench core`.
pub fn run(workspace: &Workspace, arguments: Arguments) -> Result<(), Failure> {
    arguments.finish()?;
    let tools = setup::ensure(workspace, Needs::CARGO)?;
    let figures = workspace.target.join("criterion");
    // Else what was measured once would stay in the table for ever.
    match std::fs::remove_dir_all(&figures) {
        Err(error) if figures.exists() => return Err(cannot("remove", &figures, &error)),
        _ => {}
    }
    process::run(
        tools
            .cargo(workspace)
            .args([
                "bench",
                "--config",
                AS_SHIPPED,
                "--package",
                "role-fit",
                "--bench",
                "core",
                "--",
                "--output-format",
                "bencher",
            ])
            .env("CRITERION_HOME", &figures),
    )?;
    println!("{}", table(&read(&figures)?));
    Ok(())
}

/// What was measured: for each thing its sizes, and the median in nanoseconds of each.
type Figures = BTreeMap<String, BTreeMap<u64, f64>>;

fn read(folder: &Path) -> Result<Figures, Failure> {
    let mut figures = Figures::new();
    for group in folders(folder)? {
        for size in folders(&group)? {
            let file = |name: &str| -> Result<Value, Failure> {
                let path = size.join("new").join(name);
                serde_json::from_str(&read_text(&path)?)
                    .map_err(|error| Failure::new(format!("{}: {error}", path.display())))
            };
            // Beside the sizes criterion may keep a report.
            if !size.join("new").is_dir() {
                continue;
            }
            let (name, estimates) = (file("benchmark.json")?, file("estimates.json")?);
            let place = name.get("group_id").and_then(Value::as_str).zip(number(&name));
            let median = estimates.pointer("/median/point_estimate").and_then(Value::as_f64);
            let ((group, size), median) = place
                .zip(median)
                .ok_or_else(|| Failure::new(format!("{} is not written as criterion does", size.display())))?;
            figures.entry(group.to_owned()).or_default().insert(size, median);
        }
    }
    Ok(figures)
}

fn number(name: &Value) -> Option<u64> {
    name.get("value_str")?.as_str()?.parse().ok()
}

fn folders(folder: &Path) -> Result<Vec<std::path::PathBuf>, Failure> {
    let entries = std::fs::read_dir(folder).map_err(|error| cannot("read", folder, &error))?;
    Ok(entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_dir()).collect())
}

/// The time for each size of each thing, and how both have grown since the smallest.
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
    fn growth_is_since_the_smallest() {
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
