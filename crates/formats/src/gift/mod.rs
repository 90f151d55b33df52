//! GIFT, Moodle's text format.
//!
//! ```text
//! // a comment
//! $CATEGORY: $course$/top/Animals
//!
//! ::yaks:: What do yaks eat? {
//!   =Grass #Right.
//!   ~Meat #They are no hunters.
//!   ####Yaks are related to cows.
//! }
//! ```

mod answers;
mod blocks;
mod pieces;
mod reading;
mod writing;

pub(crate) use reading::read;
pub(crate) use writing::write;
