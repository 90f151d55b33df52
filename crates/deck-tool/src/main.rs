//! `deck-tool check FILE`: prints what is wrong with a deck file and exits with 1 if there is anything.

use std::env;
use std::fs;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [command, file] = arguments.as_slice() else { return usage() };
    if command != "check" {
        return usage();
    }
    match fs::read(file) {
        Ok(bytes) => {
            let report = role_fit_deck_tool::check_bytes(&bytes);
            println!("{}", report.to_text(file));
            if report.is_clean() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("error: cannot read {file}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> ExitCode {
    eprintln!("usage: deck-tool check FILE");
    ExitCode::FAILURE
}
