//! What the picture module can do, and what comes of it.

/// A task for the picture module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureTask {
    /// To draw the picture in an element.
    Draw,
    /// To download it as a PNG file.
    Png,
    /// To download it as an SVG file.
    Svg,
    /// To copy it to the clipboard as a PNG.
    Copy,
    /// To draw the QR code of a URL, the only field, in an element.
    Code,
}

impl PictureTask {
    /// All tasks, each at its number.
    pub const ALL: [Self; 5] = [Self::Draw, Self::Png, Self::Svg, Self::Copy, Self::Code];
}

/// What came of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureOutcome {
    /// The drawing is in its element.
    Drawn,
    /// A file was downloaded.
    Saved,
    /// The same in a frame, whose page may block downloads without an error.
    MaybeSaved,
    /// The picture is in the clipboard.
    Copied,
    /// The browser hands out other pixels than were drawn, to make fingerprinting harder.
    Altered,
    /// The browser cannot do that with pictures, or the page or the reader forbids it.
    Failed,
}

impl PictureOutcome {
    /// All outcomes, each at its number.
    pub const ALL: [Self; 6] = [Self::Drawn, Self::Saved, Self::MaybeSaved, Self::Copied, Self::Altered, Self::Failed];
}

#[cfg(test)]
mod tests {
    use super::{PictureOutcome, PictureTask};

    #[test]
    fn each_task_and_each_outcome_is_at_its_number() {
        for (number, task) in PictureTask::ALL.into_iter().enumerate() {
            assert_eq!(task as usize, number, "{task:?}");
        }
        for (number, outcome) in PictureOutcome::ALL.into_iter().enumerate() {
            assert_eq!(outcome as usize, number, "{outcome:?}");
        }
    }
}
