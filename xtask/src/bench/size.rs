//! `bench size`: how many bytes a page costs its readers by embedding the quiz, file by file, compared with the budget.

use crate::build;
use crate::setup::{self, Need};
use crate::workspace::{Workspace, file_name};
use anyhow::{Context, Result, ensure};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use xshell::{Shell, cmd};

const LOADER: &str = "role-fit.js";

/// Loader, engine's script and module together, with brotli's best compression. Slow 4G carries 1.6 Mbit/s, so this is 0.8 seconds,
/// most of it after the first card is interactive. Our own start page is not counted. It is what the first edition took and what
/// was allowed on top: 3 KiB for the repair of faults, 6 for results, 4 for other formats of decks, 1.5 for languages.
const BUDGET: usize = 143_154 + (3 + 6 + 4) * 1024 + 1536;

/// The loader: everything until the first card is interactive. It was 9.5 KiB before it could tell builds, homes and moved
/// scripts apart, verify every path and survive what pages and extensions change. What only an engine needs comes with the
/// engine's script; the rest measured 10.97 KiB. Finding another language and the hashes of its files are 0.9 KiB.
const FIRST_CARD_BUDGET: usize = 12 * 1024;

/// The loader without the first card: what every page that embeds the quiz costs, even if nobody scrolls to it.
const BARE_LOADER_BUDGET: usize = 5 * 1024 + 512;

/// The two files of a language: what a reader pays in whose language the quiz is.
const LANGUAGE_BUDGET: usize = 20 * 1024;

/// Everything that the studio loads of its own, its editor included. The quiz in its preview is the widget, which is counted
/// above. Nothing of it loads before an author opens the page.
const STUDIO_BUDGET: usize = 400 * 1024;

/// For the picture module with its script.
const PICTURES_BUDGET: usize = 20 * 1024;

/// For the script that pages load whose policy forbids the engine.
const FRAME_BUDGET: usize = 1280;

/// The arguments of `bench size`.
#[derive(clap::Args)]
pub struct Args {
    /// Measure the build in dist/ as it is
    #[arg(long)]
    no_build: bool,
}

/// Builds, measures and compares with the budget.
pub fn run(workspace: &Workspace, args: &Args) -> Result<()> {
    let dist = workspace.dist();
    if !args.no_build {
        build::build_shipped(workspace, &dist)?;
    }
    let sizes = measure(workspace, &dist)?;
    print!("{}", sizes.table());
    sizes.check()?;
    println!("within the budget: {}", sizes.summary());
    Ok(())
}

/// Measures the build in `dist`.
pub fn measure(workspace: &Workspace, dist: &Path) -> Result<Sizes> {
    let shell = &workspace.shell;
    let widget = widget_files(shell, dist)?.iter().map(|path| FileSize::of(shell, path)).collect::<Result<_>>()?;
    // The stamp step minifies with esbuild.
    setup::ensure(workspace, Need::NPM)?;
    let bare_loader = cmd!(shell, "cargo run --quiet --package role-fit-stamp -- bare-loader {dist}").quiet().read()?;
    Ok(Sizes {
        widget,
        bare_loader: FileSize::of_bytes("the loader without its card", bare_loader.as_bytes())?,
        page: FileSize::of(shell, &dist.join("index.html"))?,
        pictures: build::picture_files(shell, dist)?
            .iter()
            .map(|path| FileSize::of(shell, path))
            .collect::<Result<_>>()?,
        frame: FileSize::of(shell, &build::frame_script(shell, dist)?)?,
        languages: languages(shell, &dist.join("lang"))?,
        studio: studio_files(shell, &dist.join("studio"))?,
    })
}

/// The sizes of all files.
#[derive(Debug)]
pub struct Sizes {
    /// Loader, engine's script and module. The script holds the glue and the second part of the loader.
    widget: Vec<FileSize>,
    /// A part of the loader.
    bare_loader: FileSize,
    /// Our own page around the quiz.
    page: FileSize,
    /// The picture module and its script, which are loaded when a reader first wants a picture.
    pictures: Vec<FileSize>,
    /// The script that pages load whose policy forbids the engine.
    frame: FileSize,
    /// The two files of each language together.
    languages: Vec<FileSize>,
    /// The page on which authors write decks.
    studio: Vec<FileSize>,
}

impl Sizes {
    /// The sizes of the files and their sum.
    pub fn table(&self) -> String {
        let mut table = format!("{:<36}{:>9}{:>9}{:>9}\n", "bytes", "raw", "gzip", "brotli");
        let (total, studio) = (self.total(), sum("the studio together", &self.studio));
        for file in self
            .widget
            .iter()
            .chain([&total, &self.bare_loader, &self.page])
            .chain(&self.pictures)
            .chain([&self.frame])
            .chain(&self.languages)
            .chain(&self.studio)
            .chain([&studio])
        {
            table.push_str(&format!("{:<36}{:>9}{:>9}{:>9}\n", file.name, file.raw, file.gzip, file.brotli));
        }
        table
    }

    /// The sum and the budget.
    pub fn summary(&self) -> String {
        let (total, budget) = (kibibytes(self.total().brotli), kibibytes(BUDGET));
        let (first, first_budget) = (kibibytes(self.first_card()), kibibytes(FIRST_CARD_BUDGET));
        let (studio, studio_budget) = (kibibytes(self.studio_total()), kibibytes(STUDIO_BUDGET));
        format!(
            "{total:.1} KiB of {budget:.1} KiB, {first:.1} KiB of {first_budget} KiB before the first card, \
             studio {studio:.1} KiB of {studio_budget} KiB, brotli"
        )
    }

    /// Fails if a size exceeds its budget.
    pub fn check(&self) -> Result<()> {
        for (name, size, budget) in [
            ("the widget", self.total().brotli, BUDGET),
            ("the loader", self.first_card(), FIRST_CARD_BUDGET),
            ("the loader without its card", self.bare_loader.brotli, BARE_LOADER_BUDGET),
            ("the studio", self.studio_total(), STUDIO_BUDGET),
            ("a language", self.largest_language(), LANGUAGE_BUDGET),
            ("the picture module", sum("", &self.pictures).brotli, PICTURES_BUDGET),
            ("the script for frames", self.frame.brotli, FRAME_BUDGET),
        ] {
            ensure!(size <= budget, "{name} exceeds its budget of {budget} bytes by {} (brotli)", size - budget);
        }
        Ok(())
    }

    fn first_card(&self) -> usize {
        self.widget.iter().find(|file| file.name == LOADER).map_or(0, |file| file.brotli)
    }

    fn total(&self) -> FileSize {
        sum("together", &self.widget)
    }

    fn largest_language(&self) -> usize {
        self.languages.iter().map(|language| language.brotli).max().unwrap_or_default()
    }

    fn studio_total(&self) -> usize {
        sum("", &self.studio).brotli
    }
}

/// The two files of each language, which differ in their extensions.
fn languages(shell: &Shell, folder: &Path) -> Result<Vec<FileSize>> {
    let mut files: BTreeMap<String, Vec<FileSize>> = BTreeMap::new();
    for path in shell.read_dir(folder)? {
        let tag = path.file_stem().unwrap_or_default().to_string_lossy();
        files.entry(format!("lang/{tag}")).or_default().push(FileSize::of(shell, &path)?);
    }
    Ok(files.iter().map(|(name, files)| sum(name, files)).collect())
}

fn sum(name: &str, files: &[FileSize]) -> FileSize {
    let total = |size: fn(&FileSize) -> usize| files.iter().map(size).sum();
    FileSize {
        name: name.to_owned(),
        raw: total(|file| file.raw),
        gzip: total(|file| file.gzip),
        brotli: total(|file| file.brotli),
    }
}

/// The size of one file in bytes: uncompressed, with `gzip -9` and with `brotli -q 11`.
#[derive(Debug)]
struct FileSize {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl FileSize {
    fn of(shell: &Shell, path: &Path) -> Result<Self> {
        Self::of_bytes(&file_name(path), &shell.read_binary_file(path)?)
    }

    fn of_bytes(name: &str, bytes: &[u8]) -> Result<Self> {
        let size = || std::io::Result::Ok((gzip(bytes)?.len(), brotli(bytes)?.len()));
        let (gzip, brotli) = size().with_context(|| format!("cannot compress {name}"))?;
        Ok(Self { name: name.to_owned(), raw: bytes.len(), gzip, brotli })
    }
}

fn widget_files(shell: &Shell, dist: &Path) -> Result<Vec<PathBuf>> {
    Ok([dist.join(LOADER)].into_iter().chain(build::engine_files(shell, dist)?).collect())
}

/// All files of the studio, in the order of their names.
fn studio_files(shell: &Shell, directory: &Path) -> Result<Vec<FileSize>> {
    let mut files = Vec::new();
    for path in shell.read_dir(directory).context("the build has no studio; run `cargo xtask build`")? {
        if path.is_dir() {
            files.extend(studio_files(shell, &path)?);
        } else {
            let size = FileSize::of(shell, &path)?;
            files.push(FileSize { name: format!("studio: {}", size.name), ..size });
        }
    }
    Ok(files)
}

/// Writes a `.br` file beside each file of a directory, as servers send it.
pub fn compress_directory(shell: &Shell, directory: &Path) -> Result<()> {
    for path in shell.read_dir(directory)? {
        let name = file_name(&path);
        if path.is_dir() {
            compress_directory(shell, &path)?;
        } else if !name.ends_with(".br") {
            let compressed = brotli(&shell.read_binary_file(&path)?)?;
            shell.write_file(path.with_file_name(format!("{name}.br")), compressed)?;
        }
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

fn brotli(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let parameters =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
    Ok(compressed)
}

fn kibibytes(bytes: usize) -> f64 {
    bytes as f64 / 1024.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, brotli: usize) -> FileSize {
        FileSize { name: name.to_owned(), raw: 9, gzip: 5, brotli }
    }

    fn sizes(loader: usize, engine: usize, bare_loader: usize) -> Sizes {
        let widget = vec![file(LOADER, loader), file("engine", engine)];
        let studio = vec![file("studio: editor.js", 1024), file("studio: index.html", 1024)];
        Sizes {
            widget,
            bare_loader: file("bare", bare_loader),
            page: file("page", BUDGET),
            pictures: Vec::new(),
            frame: file("frame.js", 0),
            languages: Vec::new(),
            studio,
        }
    }

    #[test]
    fn the_widget_the_loader_and_the_bare_loader_have_a_budget_each() {
        let rows = [
            (sizes(24, BUDGET - 24, 0), None),
            (sizes(24, BUDGET - 23, 0), Some("the widget exceeds its budget of 158002 bytes by 1")),
            (sizes(FIRST_CARD_BUDGET, 0, 0), None),
            (sizes(FIRST_CARD_BUDGET + 2, 0, 0), Some("the loader exceeds its budget of 12288 bytes by 2")),
            (sizes(0, 0, BARE_LOADER_BUDGET), None),
            (sizes(0, 0, BARE_LOADER_BUDGET + 1), Some("the loader without its card exceeds")),
        ];
        for (sizes, expected) in rows {
            match (sizes.check(), expected) {
                (Ok(()), None) => {}
                (Err(error), Some(expected)) => assert!(error.to_string().contains(expected), "{error}"),
                (result, _) => panic!("{result:?} instead of {expected:?}"),
            }
        }
    }

    #[test]
    fn the_studio_has_a_budget_of_its_own() {
        let mut sizes = sizes(0, 0, 0);
        sizes.studio = vec![file("studio: editor.js", STUDIO_BUDGET - 1), file("studio: index.html", 1)];
        assert!(sizes.check().is_ok());
        sizes.studio.push(file("studio: more.js", 1));
        let error = sizes.check().unwrap_err().to_string();
        assert!(error.contains("the studio exceeds its budget of 409600 bytes by 1"), "{error}");
    }

    #[test]
    fn the_picture_module_has_a_budget_of_its_own() {
        let mut sizes = sizes(0, 0, 0);
        sizes.pictures = vec![file("pictures.js", PICTURES_BUDGET - 1), file("pictures.wasm", 1)];
        assert!(sizes.check().is_ok());
        sizes.pictures.push(file("more", 1));
        let error = sizes.check().unwrap_err().to_string();
        assert!(error.contains("the picture module exceeds its budget of 20480 bytes by 1"), "{error}");
        assert!(sizes.table().contains("pictures.wasm"), "{}", sizes.table());
    }

    #[test]
    fn the_script_for_frames_has_a_budget_of_its_own() {
        let mut sizes = sizes(0, 0, 0);
        sizes.frame = file("frame.js", FRAME_BUDGET);
        assert!(sizes.check().is_ok());
        assert_eq!(sizes.total().brotli, 0, "few pages load it");
        assert!(sizes.table().contains("frame.js"), "{}", sizes.table());
        sizes.frame = file("frame.js", FRAME_BUDGET + 1);
        let error = sizes.check().unwrap_err().to_string();
        assert!(error.contains("the script for frames exceeds its budget of 1280 bytes by 1"), "{error}");
    }

    #[test]
    fn each_language_has_a_budget_of_its_own() {
        let mut sizes = sizes(0, 0, 0);
        sizes.languages = vec![file("lang/de", LANGUAGE_BUDGET), file("lang/ar", 1)];
        assert!(sizes.check().is_ok());
        sizes.languages.push(file("lang/pl", LANGUAGE_BUDGET + 1));
        let error = sizes.check().unwrap_err().to_string();
        assert!(error.contains("a language exceeds its budget of 20480 bytes by 1"), "{error}");
    }

    #[test]
    fn the_table_and_the_summary_show_the_sum() {
        let sizes = sizes(1024, 1024, 0);
        assert!(sizes.table().lines().nth(3).unwrap().ends_with("2048"), "{}", sizes.table());
        assert!(sizes.table().lines().any(|line| line.starts_with("the studio together") && line.ends_with("2048")));
        assert_eq!(
            sizes.summary(),
            "2.0 KiB of 154.3 KiB, 1.0 KiB of 12 KiB before the first card, studio 2.0 KiB of 400 KiB, brotli"
        );
    }

    #[test]
    fn compression_compresses() {
        let bytes = vec![b'a'; 10_000];
        assert!(gzip(&bytes).unwrap().len() < 100);
        assert!(brotli(&bytes).unwrap().len() < 100);
    }
}
