//! Which format a text has, in the terms of the messages and in those of `role-fit-formats`.

use crate::messages::{FileFormat, Source};
use role_fit_formats::{Format, Import, WrittenFormat, import};

/// The format that the author has chosen, or else the one that name and content say.
pub fn format_of(text: &str, source: &Source) -> Option<FileFormat> {
    let recognised = || Format::of_name(&source.name).or_else(|| Format::of_content(text)).map(named);
    source.format.or_else(recognised)
}

/// Reads the questions of a text in that format.
pub fn read(text: &str, format: FileFormat) -> Import {
    import(text.as_bytes(), to_read(format))
}

fn named(format: Format) -> FileFormat {
    match format {
        Format::Json => FileFormat::Json,
        Format::Gift => FileFormat::Gift,
        Format::Aiken => FileFormat::Aiken,
        Format::Markdown => FileFormat::Markdown,
        Format::Csv => FileFormat::Csv,
    }
}

fn to_read(format: FileFormat) -> Format {
    match format {
        FileFormat::Json => Format::Json,
        FileFormat::Gift => Format::Gift,
        FileFormat::Aiken => Format::Aiken,
        FileFormat::Markdown => Format::Markdown,
        FileFormat::Csv => Format::Csv,
    }
}

/// The format to write; `None` for Aiken, which cannot hold explanations and is only read.
pub fn to_write(format: FileFormat) -> Option<WrittenFormat> {
    match format {
        FileFormat::Json => Some(WrittenFormat::Json),
        FileFormat::Gift => Some(WrittenFormat::Gift),
        FileFormat::Markdown => Some(WrittenFormat::Markdown),
        FileFormat::Csv => Some(WrittenFormat::Csv),
        FileFormat::Aiken => None,
    }
}
