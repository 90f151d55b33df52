//! The old way of drawing, for the screens that still use it.
#![allow(dead_code)]

pub(crate) mod pen;
