//! The tables of `bench load` and `bench answers`: the figures of our quiz and of others, and the ratios.

use serde_json::Value;

/// Our two rows: the first is ready when the first question is interactive, the second when the engine has taken over.
pub const OURS: &str = "ours";
pub const OURS_ENGINE: &str = "ours-engine";

/// The rows that ours are compared with, if they exist: a hand-written quiz and a quiz library for React.
const COMPARED: [&str; 3] = ["hand-written", "vanilla", "react-quiz"];

const NAME_WIDTH: usize = 22;
const MEBIBYTE: f64 = 1024.0 * 1024.0;

/// The columns that one command prints.
#[derive(Debug)]
pub struct Table {
    head: &'static str,
    columns: &'static [Column],
}

/// A column, and where its figure is in a row of the results.
#[derive(Debug)]
struct Column {
    title: &'static str,
    /// JSON pointers of figures, which are added up.
    figures: &'static [&'static str],
    /// Which of our two rows has the figure.
    ours: &'static str,
    divisor: f64,
    decimals: usize,
}

const fn column(title: &'static str, figure: &'static [&'static str], ours: &'static str, decimals: usize) -> Column {
    Column { title, figures: figure, ours, divisor: 1.0, decimals }
}

impl Table {
    /// The cost until readers can start.
    pub const LOAD: Self = Self {
        head: "loading on a slow phone (a quarter of this processor, 1.6 Mbit/s, 150 ms a request)\n\
               bytes with brotli, requested until the first question is shown (ours: including the engine, which is still\n\
               loading then) and during a whole play; milliseconds since the navigation;\n\
               blocking: the part of each task above 50 ms, until half a second after the engine is ready",
        columns: &[
            column("first bytes", &["/bytes/br"], OURS, 0),
            column("first question", &["/readySlow"], OURS, 0),
            column("engine ready", &["/readySlow"], OURS_ENGINE, 0),
            column("blocking", &["/tbt"], OURS_ENGINE, 0),
            column("all bytes", &["/brTotal"], OURS_ENGINE, 0),
        ],
    };

    /// The cost of each answer, and the memory after a play.
    pub const ANSWERS: Self = Self {
        head: "answering on a slow phone (a quarter of this processor)\n\
               milliseconds from the press until its handlers return, and until the explanation is painted;\n\
               MiB after a whole play: JavaScript heap, WebAssembly memory",
        columns: &[
            column("handlers", &["/clickWork"], OURS_ENGINE, 1),
            column("painted", &["/clickPaint"], OURS_ENGINE, 1),
            Column { divisor: MEBIBYTE, ..column("heap", &["/heap"], OURS_ENGINE, 2) },
            Column { divisor: MEBIBYTE, ..column("wasm", &["/wasm"], OURS_ENGINE, 2) },
            Column { divisor: MEBIBYTE, ..column("memory", &["/heap", "/wasm"], OURS_ENGINE, 2) },
        ],
    };

    /// The table of these results: one line for each quiz, ours first, then the ratios, then the failures.
    pub fn of(&self, results: &Value) -> String {
        let rows = results.pointer("/rows").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let row_of = |name: &str| rows.iter().find(|row| name_of(row) == name);
        let ours = |column: &Column| row_of(column.ours).and_then(|row| column.figure(row));
        let figures = |name: &str, figure: &dyn Fn(&Column) -> Option<f64>| {
            self.line(name, |column| figure(column).map(|value| format!("{value:.*}", column.decimals)))
        };

        let rounds = results.pointer("/runs").map(Value::to_string).unwrap_or_default();
        let mut lines = vec![
            format!("{}\nmedians of {rounds} rounds\n", self.head),
            self.line("", |column| Some(column.title.to_owned())),
            figures(OURS, &ours),
        ];
        let others: Vec<&Value> = rows.iter().filter(|row| !is_ours(name_of(row))).collect();
        lines.extend(others.iter().map(|row| figures(name_of(row), &|column| column.figure(row))));
        for name in COMPARED {
            let Some(row) = row_of(name) else { continue };
            lines.push(self.line(&format!("{OURS} / {name}"), |column| {
                let other = column.figure(row).filter(|other| *other > 0.0)?;
                Some(format!("{:.2}", ours(column)? / other))
            }));
        }
        for row in rows {
            let count = |pointer| row.pointer(pointer).and_then(Value::as_array).map_or(0, Vec::len);
            let (failed, errors) = (count("/failed"), count("/errors"));
            if failed + errors > 0 {
                lines.push(format!("{}: {failed} failed visits, {errors} errors; see the results", name_of(row)));
            }
        }
        lines.join("\n")
    }

    fn line(&self, name: &str, cell: impl Fn(&Column) -> Option<String>) -> String {
        let cells = self.columns.iter().map(|column| {
            let width = column.title.len().max(8) + 2;
            format!("{:>width$}", cell(column).unwrap_or_else(|| "–".to_owned()))
        });
        let line: String = [format!("{name:<NAME_WIDTH$}")].into_iter().chain(cells).collect();
        line.trim_end().to_owned()
    }
}

impl Column {
    fn figure(&self, row: &Value) -> Option<f64> {
        let figures: Option<Vec<f64>> =
            self.figures.iter().map(|pointer| row.pointer(pointer).and_then(Value::as_f64)).collect();
        Some(figures?.iter().sum::<f64>() / self.divisor)
    }
}

fn name_of(row: &Value) -> &str {
    row.pointer("/name").and_then(Value::as_str).unwrap_or_default()
}

fn is_ours(name: &str) -> bool {
    name == OURS || name == OURS_ENGINE
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn results() -> Value {
        let row = |name: &str, ready: f64| {
            json!({
                "name": name, "bytes": {"br": 2000}, "brTotal": 3000, "readySlow": ready, "tbt": 0.0,
                "clickWork": 2.5, "clickPaint": 20.0, "heap": 1_048_576, "wasm": 524_288, "failed": [], "errors": [],
            })
        };
        let mut rows = vec![row("vanilla", 100.0), row("ours", 150.0), row("ours-engine", 250.4)];
        rows.push(json!({"name": "still", "bytes": {"br": 9}, "readySlow": 1.0, "clickWork": null, "failed": ["why"]}));
        json!({ "runs": 3, "rows": rows })
    }

    fn words(table: &Table, start: &str) -> Vec<String> {
        let text = table.of(&results());
        let line = text.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{text}"));
        line.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn our_line_combines_our_two_rows() {
        assert_eq!(words(&Table::LOAD, "ours "), ["ours", "2000", "150", "250", "0", "3000"]);
        assert_eq!(words(&Table::ANSWERS, "ours "), ["ours", "2.5", "20.0", "1.00", "0.50", "1.50"]);
        assert_eq!(words(&Table::LOAD, "still"), ["still", "9", "1", "1", "–", "–"]);
    }

    #[test]
    fn ratios_exist_only_for_figures_above_zero() {
        assert_eq!(
            words(&Table::LOAD, "ours / vanilla"),
            ["ours", "/", "vanilla", "1.00", "1.50", "2.50", "–", "1.00"]
        );
        let text = Table::LOAD.of(&results());
        assert!(!text.contains("react-quiz") && !text.contains("ours-engine"), "{text}");
    }

    #[test]
    fn failures_are_listed() {
        let text = Table::ANSWERS.of(&results());
        assert!(text.ends_with("still: 1 failed visits, 0 errors; see the results"), "{text}");
        assert!(text.contains("medians of 3 rounds"));
    }
}
