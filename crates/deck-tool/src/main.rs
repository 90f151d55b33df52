//! `deck-tool check FILE [--fix]`: prints what is wrong with a file and exits with 1 if there is anything. With `--fix` it
//! first writes the ids that a deck lacks. With `--against ORIGINAL` it also compares a translated deck with the original.
//! `deck-tool convert FILE --to FORMAT [--out FILE]`: writes the questions of a file in another format.

use role_fit_core::deck::reading;
use role_fit_deck_tool::{Fixed, check_against, check_bytes, check_questions, convert, is_deck, write_ids};
use role_fit_formats::WrittenFormat;
use std::env;
use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

const USAGE: &str = "usage: deck-tool check FILE [--fix | --against ORIGINAL]\n       deck-tool convert FILE --to json|gift|markdown|csv [--out FILE]";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["check", file] => check(file),
        ["check", file, "--fix"] => fix(file).and_then(|()| check(file)),
        ["check", file, "--against", original] => compare(file, original),
        ["convert", file, "--to", format] => convert_to(file, format, None),
        ["convert", file, "--to", format, "--out", out] => convert_to(file, format, Some(out)),
        _ => Err(USAGE.to_owned()),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn read(file: &str) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("error: cannot read {file}: {error}"))
}

/// Whether the file is clean.
fn check(file: &str) -> Result<bool, String> {
    let bytes = read(file)?;
    let (report, is_clean) = if is_deck(file, &bytes) {
        let report = check_bytes(&bytes);
        (report.to_text(file), report.is_clean())
    } else {
        check_questions(file, &bytes)
    };
    println!("{report}");
    Ok(is_clean)
}

/// Whether the translated deck is clean and differs from the original in its texts alone.
fn compare(file: &str, original: &str) -> Result<bool, String> {
    let (bytes, original_bytes) = (read(file)?, read(original)?);
    for (file, bytes) in [(file, &bytes), (original, &original_bytes)] {
        if !is_deck(file, bytes) {
            return Err(format!("error: {file} is not a deck; only decks can be compared, so convert it first"));
        }
    }
    let comparison = check_against(&bytes, &original_bytes);
    println!("{}", comparison.to_text(file, original));
    Ok(comparison.is_clean())
}

/// Writes the ids that the deck lacks into its file.
fn fix(file: &str) -> Result<(), String> {
    let bytes = read(file)?;
    if !is_deck(file, &bytes) {
        return Err(format!("error: {file} is not a deck; only decks have ids to write, so convert it first"));
    }
    // What cannot be decoded is reported by the check that follows.
    let Ok(text) = reading::decode(&bytes) else { return Ok(()) };
    let Fixed { text: fixed, ids } = write_ids(text);
    if ids.is_empty() {
        return Ok(());
    }
    let mark = bytes.len() - text.len();
    let fixed = [bytes.get(..mark).unwrap_or_default(), fixed.as_bytes()].concat();
    fs::write(file, fixed).map_err(|error| format!("error: cannot write {file}: {error}"))?;
    println!(
        "{file}: wrote {}: {}",
        if ids.len() == 1 { "1 id".to_owned() } else { format!("{} ids", ids.len()) },
        ids.join(", ")
    );
    Ok(())
}

/// Whether there was a question to write.
fn convert_to(file: &str, format: &str, out: Option<&str>) -> Result<bool, String> {
    let format = WrittenFormat::of_str(format).ok_or_else(|| USAGE.to_owned())?;
    let conversion = convert(file, &read(file)?, format);
    eprintln!("{}", conversion.report);
    let Some(text) = conversion.text else { return Ok(false) };
    match out {
        Some(out) => fs::write(out, text).map_err(|error| format!("error: cannot write {out}: {error}"))?,
        // A closed pipe, such as that of `head`, is no error.
        None => io::stdout().write_all(text.as_bytes()).unwrap_or_default(),
    }
    Ok(true)
}
