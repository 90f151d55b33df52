//! The parts of which the bytes of links are made: fingerprint, meter, facets.

use crate::result::meter::{Marker, Meter};

/// Writes marker, evidence and decisiveness, a byte each.
pub(crate) fn push_meter(meter: &Meter, bytes: &mut Vec<u8>) {
    bytes.extend([meter.marker().half_percents(), meter.evidence(), meter.decisiveness()]);
}

/// Writes the number of facets and the place of each; nothing if there are none.
pub(crate) fn push_facets(facets: &[Marker], bytes: &mut Vec<u8>) {
    if !facets.is_empty() {
        bytes.push(facets.len() as u8);
        bytes.extend(facets.iter().map(|marker| marker.half_percents()));
    }
}

/// Takes the next byte off the front.
pub(crate) fn take_byte(bytes: &mut &[u8]) -> Option<u8> {
    let (&first, rest) = bytes.split_first()?;
    *bytes = rest;
    Some(first)
}

/// Takes a fingerprint off the front: four bytes, big-endian.
pub(crate) fn take_fingerprint(bytes: &mut &[u8]) -> Option<u32> {
    let (four, rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Some(u32::from_be_bytes(*four))
}

/// Takes marker, evidence and decisiveness off the front; `None` if one of them is out of range.
pub(crate) fn take_meter(bytes: &mut &[u8]) -> Option<Meter> {
    let (&[marker, evidence, decisiveness], rest) = bytes.split_first_chunk()?;
    *bytes = rest;
    Meter::from_parts(Marker::from_half_percents(marker)?, evidence, decisiveness)
}
