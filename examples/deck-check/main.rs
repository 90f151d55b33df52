//! Checks a deck file: every fault with its line, then whether the scoring of a sound deck is fair.
//!
//! `cargo xtask deck check FILE` runs it. Knows the command line; what is checked is in `report`.

mod doubled;
mod lint;
mod place;
mod report;
mod suggest;

use std::env;
use std::fs;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(file) = env::args().nth(1) else {
        eprintln!("error: which deck?\n  help: run `cargo xtask deck check FILE`");
        return ExitCode::FAILURE;
    };
    match fs::read_to_string(&file) {
        Ok(text) => {
            let report = report::of(&file, &text);
            println!("{}", report.text);
            if report.is_clean { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("error: cannot read {file}: {error}");
            ExitCode::FAILURE
        }
    }
}
