//! What screens are composed of. Parts know no screens.

pub(crate) mod answer_mark;
pub(crate) mod buttons;
pub(crate) mod changing_text;
pub(crate) mod comparison;
pub(crate) mod credit;
pub(crate) mod facet_comparison;
pub(crate) mod facets;
pub(crate) mod feedback;
pub(crate) mod headings;
pub(crate) mod knowledge;
pub(crate) mod leave_buttons;
pub(crate) mod link_notice;
pub(crate) mod meter;
pub(crate) mod names;
pub(crate) mod option_button;
pub mod person_list;
pub(crate) mod picture_panel;
pub(crate) mod print_footer;
pub(crate) mod radio_group;
pub(crate) mod share_controls;
pub(crate) mod share_panel;
pub(crate) mod shareable;
pub(crate) mod shared_result;
pub(crate) mod text_field;
pub mod text_meter;
