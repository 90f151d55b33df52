//! The measures and colours of a picture, in units of half a pixel.

use crate::geometry::CELLS;

/// The size of a picture in units of half a pixel. A cell of the meter is one unit, so no number of a picture has a
/// fraction.
pub const WIDTH: i32 = 2400;
pub const HEIGHT: i32 = 1260;

/// The meter is as wide as its cells, between two equal margins, and so are the texts.
pub const METER_WIDTH: i32 = CELLS as i32;
pub const LEFT: i32 = (WIDTH - METER_WIDTH) / 2;
pub const RIGHT: i32 = LEFT + METER_WIDTH;
pub const CENTRE: i32 = WIDTH / 2;

pub const PAPER: &str = "#fff";
pub const RULE: &str = "#d5dae0";
pub const DARK: &str = "#1b1f24";
pub const MUTED: &str = "#57606a";
pub const PO: &str = "#0b5cad";
pub const PM: &str = "#b3470b";
/// The halves of the track have the roles' colours at three quarters of their strength.
pub const PO_TRACK: &str = "#4885c2";
pub const PM_TRACK: &str = "#c67548";
/// The track can be seen through the band.
pub const BAND_FILL: &str = "#ffffff73";
pub const NO_STROKE: &str = "#0000";

/// The colours of the scene: the side of each role, and the props.
pub const PO_SIDE: &str = "#dbe8f6";
pub const PM_SIDE: &str = "#f8e3d6";
pub const PROP: &str = "#8d97a3";
