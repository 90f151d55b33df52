//! What readers share: the message of a result, of a score and of a team.

use super::portrait::verdict_text;
use super::text_meter::text_meter_with_ends;
use crate::context::ScreenContext;
use crate::message::{ShareTarget, Shareable};
use crate::wording::fill;
use role_fit_core::deck::Role;
use role_fit_core::result::knowledge::Score;
use role_fit_core::result::meter::Meter;
use role_fit_core::share::single::SharedResult;
use role_fit_core::team::Team;
use yew::AttrValue;

/// A result with its link; `None` if the page wants nothing shared.
pub fn shareable_result(ctx: &ScreenContext, result: &SharedResult) -> Option<Shareable> {
    let meter = result.meter();
    let url = ctx.settings.share.result_url(meter.verdict(), &result.encode())?;
    let title = ctx.deck.title();
    let lead = match i_am(ctx, meter) {
        Some(i_am) => match result.score() {
            Some(score) => ctx.wording.share_text(score.asked(), i_am, score.right()).to_string(),
            None => ctx.wording.share_text_no_score(i_am).to_string(),
        },
        None => format!("{title}\n{}", ctx.wording.shared_verdict(&ctx.deck, meter.verdict())),
    };
    let text = format!("{lead}\n{}", text_meter_with_ends(ctx, meter));
    Some(Shareable { title: title.to_owned(), text, url: Some(url) })
}

/// The verdict in the first person, if the deck has words for it.
fn i_am(ctx: &ScreenContext, meter: &Meter) -> Option<AttrValue> {
    let i_am = verdict_text(ctx, meter).map(|text| text.i_am).filter(|i_am| !i_am.is_empty())?;
    let [po, pm] = [Role::Po, Role::Pm].map(|role| ctx.role_name(role));
    Some(fill(i_am, &mut |name, filled| filled.push_str(if name == "pm" { pm } else { po })))
}

/// The score alone, for a play without a meter and so without a link; `None` if the page wants nothing shared.
pub fn shareable_score(ctx: &ScreenContext, score: Score) -> Option<Shareable> {
    let title = ctx.deck.title();
    let text = ctx.wording.share_score(score.asked, score.right, title).to_string();
    (ctx.settings.share != ShareTarget::None).then(|| Shareable { title: title.to_owned(), text, url: None })
}

/// The link to the results of a team; `None` if nobody is in it or the page wants nothing shared.
pub fn shareable_team(ctx: &ScreenContext, team: &Team) -> Option<Shareable> {
    let url = ctx.settings.share.team_url(&team.code()?)?;
    let title = ctx.deck.title();
    let text = format!("{title}\n{}", ctx.wording.team_title());
    Some(Shareable { title: title.to_owned(), text, url: Some(url) })
}
