//! `bench size`: what a page costs its reader by having the quiz on it, file by file, and whether that keeps to the
//! budget. Reads a finished release build.

use crate::arguments::Arguments;
use crate::build;
use crate::failure::Failure;
use crate::stamp;
use crate::workspace::{Workspace, cannot, file_name, read_bytes, write};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::path::{Path, PathBuf};

const LOADER: &str = "role-fit.js";

/// Loader, glue and wasm together, compressed by brotli at its best, in bytes. The reader is on a phone as often as not:
/// slow 4G carries 1.6 Mbit/s, so this is less than half a second, and most of it behind the first card. Our own page is
/// not counted: it is a blog post around the quiz.
const BUDGET: usize = 102 * 1024;

/// The loader, by the same measure: all that it takes to show the first card.
const FIRST_CARD_BUDGET: usize = 10 * 1024;

/// The loader without the first card: every page that embeds the quiz pays it, read or not.
const LOADER_BUDGET: usize = 4 * 1024;

/// Runs the command: `bench size [--no-build]`.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let finished = arguments.flag("--no-build");
    arguments.finish()?;
    let dist = workspace.dist();
    if !finished {
        build::build_into(workspace, &dist)?;
    }
    let sizes = measure(workspace, &dist)?;
    print!("{}", sizes.table());
    sizes.within_budget()
}

/// Measures the build in `dist`.
pub fn measure(workspace: &Workspace, dist: &Path) -> Result<Sizes, Failure> {
    let files = widget_files(dist)?.iter().map(|path| FileSize::of(path)).collect::<Result<_, _>>()?;
    let page = FileSize::of(&dist.join("index.html"))?;
    let loader = FileSize::of_bytes("the loader without its card", stamp::bare_loader(workspace, dist)?.as_bytes())
        .map_err(|error| cannot("compress", dist, &error))?;
    Ok(Sizes { files, loader, page })
}

/// The sizes of all files.
#[derive(Debug)]
pub struct Sizes {
    /// Those of the quiz, the loader first.
    files: Vec<FileSize>,
    /// Counted in the first of them already.
    loader: FileSize,
    /// Our own page around the quiz.
    page: FileSize,
}

impl Sizes {
    /// The files' sizes and their sum, as lines of text.
    pub fn table(&self) -> String {
        let mut table = format!("{:<36}{:>9}{:>9}{:>9}\n", "bytes", "raw", "gzip", "brotli");
        for file in self.files.iter().chain([&self.total(), &self.loader, &self.page]) {
            table.push_str(&format!("{:<36}{:>9}{:>9}{:>9}\n", file.name, file.raw, file.gzip, file.brotli));
        }
        table
    }

    /// The sum and the budget in words.
    pub fn summary(&self) -> String {
        format!("{:.1} KiB of {} KiB", kibibytes(self.total().brotli), BUDGET / 1024)
    }

    /// Fails where the sum, the loader or its first card is above its budget.
    pub fn within_budget(&self) -> Result<(), Failure> {
        let total = self.total().brotli;
        let with_card = self.files.iter().find(|file| file.name == LOADER).map_or(0, |file| file.brotli);
        let rows = [(LOADER, with_card, FIRST_CARD_BUDGET), (&self.loader.name, self.loader.brotli, LOADER_BUDGET)];
        for (name, size, budget) in rows {
            if size > budget {
                let over = size - budget;
                return Err(Failure::new(format!("{name} is {over} bytes over its {budget}, brotli")));
            }
        }
        if total <= BUDGET {
            println!("within the budget: {}, brotli", self.summary());
            return Ok(());
        }
        Err(Failure::new(format!(
            "over the budget by {:.1} KiB: {}, brotli",
            kibibytes(total - BUDGET),
            self.summary()
        ))
        .hint("see what grew in the table above"))
    }

    fn total(&self) -> FileSize {
        let mut total = FileSize { name: "together".to_owned(), raw: 0, gzip: 0, brotli: 0 };
        for file in &self.files {
            total.raw += file.raw;
            total.gzip += file.gzip;
            total.brotli += file.brotli;
        }
        total
    }
}

/// One file's size in bytes: as it is, by `gzip -9` and by `brotli -11`.
#[derive(Debug)]
struct FileSize {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl FileSize {
    fn of(path: &Path) -> Result<Self, Failure> {
        Self::of_bytes(&file_name(path), &read_bytes(path)?).map_err(|error| cannot("compress", path, &error))
    }

    fn of_bytes(name: &str, bytes: &[u8]) -> std::io::Result<Self> {
        Ok(Self { name: name.to_owned(), raw: bytes.len(), gzip: gzip(bytes)?, brotli: brotli(bytes)?.len() })
    }
}

fn widget_files(dist: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries =
        std::fs::read_dir(dist).map_err(|error| cannot("read", dist, &error).hint("run `cargo xtask build` first"))?;
    let mut hashed: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = file_name(path);
            name.starts_with("role-fit-") && (name.ends_with(".js") || name.ends_with("_bg.wasm"))
        })
        .collect();
    hashed.sort();
    if hashed.len() != 2 {
        return Err(Failure::new(format!("{} holds no single glue and wasm", dist.display()))
            .hint("run `cargo xtask build` first"));
    }
    Ok([dist.join(LOADER)].into_iter().chain(hashed).collect())
}

/// Writes beside each file of a folder what brotli makes of it, as a server would send it.
pub fn compress_folder(folder: &Path) -> Result<(), Failure> {
    for entry in std::fs::read_dir(folder).map_err(|error| cannot("read", folder, &error))? {
        let path = entry.map_err(|error| cannot("read", folder, &error))?.path();
        let name = file_name(&path);
        if path.is_dir() {
            compress_folder(&path)?;
        } else if !name.ends_with(".br") {
            let compressed = brotli(&read_bytes(&path)?).map_err(|error| cannot("compress", &path, &error))?;
            write(&path.with_file_name(format!("{name}.br")), compressed)?;
        }
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// What brotli at its best makes of the bytes.
pub fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn kibibytes(bytes: usize) -> f64 {
    // Sizes of files are far below 2^52, where a float still counts one by one.
    #[allow(clippy::cast_precision_loss)]
    let bytes = bytes as f64;
    bytes / 1024.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(brotli: usize) -> Sizes {
        let file = |name: &str, brotli| FileSize { name: name.to_owned(), raw: 9, gzip: 5, brotli };
        let page = file("p", BUDGET);
        Sizes { files: vec![file("a", brotli), file("b", 24)], loader: file("c", LOADER_BUDGET), page }
    }

    #[test]
    fn sums_and_compares_with_the_budget() {
        assert!(sizes(BUDGET - 24).within_budget().is_ok());
        assert!(sizes(BUDGET - 23).within_budget().is_err());
        assert_eq!(sizes(1000).summary(), "1.0 KiB of 102 KiB");
        let table = sizes(1000).table();
        assert!(table.lines().nth(3).unwrap().ends_with("1024"), "{table}");
        let loader = FileSize { brotli: LOADER_BUDGET + 1, ..sizes(0).loader };
        let fat = Sizes { files: Vec::new(), loader, ..sizes(0) };
        assert!(fat.within_budget().is_err());
        for (size, fits) in [(FIRST_CARD_BUDGET, true), (FIRST_CARD_BUDGET + 1, false)] {
            let file = FileSize { name: LOADER.to_owned(), raw: 9, gzip: 5, brotli: size };
            assert_eq!(Sizes { files: vec![file], ..sizes(0) }.within_budget().is_ok(), fits);
        }
    }

    #[test]
    fn compresses() {
        let bytes = vec![b'a'; 10_000];
        assert!(gzip(&bytes).unwrap() < 100);
        assert!(brotli(&bytes).unwrap().len() < 100);
    }
}
