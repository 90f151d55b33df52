//! Result links: how results are encoded into a URL fragment and read back.

mod bytes;
pub mod code;
pub mod link;
pub mod several;
pub mod single;
