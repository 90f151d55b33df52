//! What a picture shows: all that is known of a result where the picture is wanted, as plain texts and numbers. The
//! picture module gets them as a list of texts.

use crate::geometry::{Numbers, Places};
use crate::wording::Wording;
use role_fit_core::deck::{Deck, Role};
use role_fit_core::result::meter::{Marker, Meter, Verdict};

/// The two values of a flag.
const YES: &str = "1";
const NO: &str = "0";

/// A [`PictureContent`] as a list of texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFields(pub Vec<String>);

impl PictureFields {
    /// The content for a meter with the URL of the quiz. A picture without numbers fits every result of the same verdict.
    pub fn new(deck: &Deck, wording: &Wording, meter: &Meter, url: &str, has_numbers: bool) -> Self {
        let verdict = meter.verdict();
        let name = deck.verdict_text(verdict, meter.decisiveness()).map_or("", |text| text.name);
        let side = match verdict {
            Verdict::Toward(role, _) => role.as_str(),
            Verdict::Even => "",
        };
        let flag = |is_set: bool| if is_set { YES } else { NO };
        let Numbers { marker, low, high } = Numbers::of(meter);
        let (band_low, band_high) = meter.band().twentieths();
        let numbers =
            [meter.marker().half_percents().into(), band_low, band_high, marker.into(), low.into(), high.into()];
        let texts = [
            deck.title(),
            name,
            &wording.shared_verdict(deck, verdict),
            deck.role_name(Role::Po),
            deck.role_name(Role::Pm),
            url,
            deck.id().as_str(),
            verdict.as_str(),
            side,
            flag(deck.has_scene()),
            flag(deck.is_right_to_left()),
            flag(has_numbers),
        ];
        Self(texts.map(str::to_owned).into_iter().chain(numbers.map(|number: u16| number.to_string())).collect())
    }
}

/// What a picture shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureContent {
    /// The title of the quiz.
    pub title: String,
    /// The deck's name for the verdict; empty if it has none.
    pub name: String,
    /// The verdict in words.
    pub verdict: String,
    /// The names of the two roles.
    pub roles: [String; 2],
    /// The URL of the quiz.
    pub url: String,
    /// The name of its file without the extension.
    pub file_name: String,
    /// The role that the verdict leans to, whose colour the figure has.
    pub side: Option<Role>,
    /// The place of the marker.
    pub marker: Marker,
    /// The ends of the band, in twentieths of a per cent.
    pub band: (u16, u16),
    /// Marker and band in whole per cent, if it shows them.
    pub numbers: Option<Numbers>,
    /// Whether it shows the room with the figure.
    pub has_scene: bool,
    /// Whether it is mirrored.
    pub is_right_to_left: bool,
}

impl PictureContent {
    /// The content of a list that [`PictureFields::new`] has made; `None` for any other list.
    pub fn parse(fields: &[String]) -> Option<Self> {
        let [
            title,
            name,
            verdict,
            po,
            pm,
            url,
            deck,
            verdict_name,
            side,
            has_scene,
            is_right_to_left,
            has_numbers,
            numbers @ ..,
        ] = fields
        else {
            return None;
        };
        let numbers: Vec<u16> = numbers.iter().map(|number| number.parse()).collect::<Result<_, _>>().ok()?;
        let [place, band_low, band_high, marker, low, high] = *numbers else { return None };
        let small = |number: u16| u8::try_from(number).ok();
        let numbers = Numbers { marker: small(marker)?, low: small(low)?, high: small(high)? };
        Some(Self {
            title: title.clone(),
            name: name.clone(),
            verdict: verdict.clone(),
            roles: [po.clone(), pm.clone()],
            url: url.clone(),
            file_name: format!("role-fit-{deck}-{verdict_name}"),
            side: Role::ALL.into_iter().find(|role| role.as_str() == *side),
            marker: Marker::from_half_percents(small(place)?)?,
            band: (band_low, band_high),
            numbers: (has_numbers == YES).then_some(numbers),
            has_scene: has_scene == YES,
            is_right_to_left: is_right_to_left == YES,
        })
    }

    /// Where marker and band are.
    pub(crate) fn places(&self) -> Places {
        Places::new(self.marker, self.band)
    }
}
