//! Draws what the loader shows before the engine is there, from the engine's own view, and prints it as JSON.
//!
//! `cargo xtask stamp` runs it and writes its output into the loader. Knows the command line's end of it only.

mod cards;
mod tree;

use role_fit::assets;
use role_fit_core::deck::reading;
use std::process::ExitCode;
use std::rc::Rc;

fn main() -> ExitCode {
    let printed = reading::parse(assets::DECK)
        .map_err(|faults| format!("the deck has {} faults; see `cargo xtask deck check`", faults.len()))
        .and_then(|deck| cards::of(&Rc::new(deck)).map_err(|error| error.to_string()));
    match printed {
        Ok(cards) => {
            println!("{cards}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
