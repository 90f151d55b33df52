//! Draws the picture of each verdict's preview page, from the engine's own view, and prints them as JSON: the verdict's
//! name and its SVG.
//!
//! `cargo xtask stamp` runs it with the address of the quiz and makes PNGs of its output. Knows the command line's end of
//! it only.

mod pictures;

use role_fit::assets;
use role_fit_core::deck::reading;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(address) = std::env::args().nth(1) else {
        eprintln!("error: the address of the quiz is missing");
        return ExitCode::FAILURE;
    };
    match reading::parse(assets::DECK) {
        Ok(deck) => {
            println!("{}", pictures::of(&deck, &address));
            ExitCode::SUCCESS
        }
        Err(faults) => {
            eprintln!("error: the deck has {} faults; see `cargo xtask deck check`", faults.len());
            ExitCode::FAILURE
        }
    }
}
