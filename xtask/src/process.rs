//! Running other programs: with their output shown, kept, or both. Knows none of them.

use crate::failure::Failure;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

/// Runs a command with its output shown. A bad exit is a failure that names the command line.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.stdin(Stdio::null()).status().map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("`{}` failed ({status})", line_of(command))))
}

/// Runs a command quietly. Its output if it ended well, else `None`.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs a command with its output shown and hands each line of its standard output to `see`.
/// Says whether it ended well.
pub fn watch(command: &mut Command, mut see: impl FnMut(&str)) -> Result<bool, Failure> {
    let mut child =
        command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(|error| cannot_start(command, &error))?;
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes).is_ok_and(|count| count > 0) {
            let line = String::from_utf8_lossy(&bytes);
            // A closed standard output must not end the tests, so the error is of no interest.
            let _ = std::io::stdout().write_all(line.as_bytes());
            see(line.trim_end());
            bytes.clear();
        }
    }
    let status = child.wait().map_err(|error| cannot_start(command, &error))?;
    Ok(status.success())
}

/// Becomes the other program, so that whoever stops this one stops that one. Returns only on a failure,
/// except where a process cannot become another one: there it waits.
pub fn become_it(command: &mut Command) -> Result<(), Failure> {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        let error = command.exec();
        Err(cannot_start(command, &error))
    }
    #[cfg(not(unix))]
    {
        run(command)
    }
}

/// The command line as a person would type it, without its environment.
pub fn line_of(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

fn cannot_start(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot run `{}`: {error}", line_of(command)))
}
