//! What readers share: the message of a result, of a score and of a team.

use super::text_meter::text_meter;
use crate::context::ScreenContext;
use crate::message::{ShareTarget, Shareable};
use role_fit_core::deck::Role;
use role_fit_core::result::knowledge::Score;
use role_fit_core::share::single::SharedResult;
use role_fit_core::team::Team;

/// A result with its link; `None` if the page wants nothing shared.
pub fn shareable_result(ctx: &ScreenContext, result: &SharedResult) -> Option<Shareable> {
    let meter = result.meter();
    let url = ctx.settings.share.result_url(meter.verdict(), &result.encode())?;
    let title = ctx.deck.title();
    let verdict = ctx.wording.shared_verdict(&ctx.deck, meter.verdict());
    let [po, pm] = [Role::Po, Role::Pm].map(|role| ctx.role_short(role));
    let text = format!("{title}\n{verdict}\n{po} {} {pm}", text_meter(meter));
    Some(Shareable { title: title.to_owned(), text, url: Some(url) })
}

/// The score alone, for a play without a meter and so without a link; `None` if the page wants nothing shared.
pub fn shareable_score(ctx: &ScreenContext, score: Score) -> Option<Shareable> {
    let title = ctx.deck.title();
    let text = ctx.wording.share_text(score.asked, score.right, title).to_string();
    (ctx.settings.share != ShareTarget::None).then(|| Shareable { title: title.to_owned(), text, url: None })
}

/// The link to the results of a team; `None` if nobody is in it or the page wants nothing shared.
pub fn shareable_team(ctx: &ScreenContext, team: &Team) -> Option<Shareable> {
    let url = ctx.settings.share.team_url(&team.code()?)?;
    let title = ctx.deck.title();
    let text = format!("{title}\n{}", ctx.wording.team_title());
    Some(Shareable { title: title.to_owned(), text, url: Some(url) })
}
