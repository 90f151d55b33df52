//! Lints for a valid deck: is its scoring fair, and can everything in it be reached?
//!
//! The rules compute from the items and draws. Only enemies and verdicts need sampled plays: the draw decides which items
//! meet, and the weights.

use role_fit_core::answers::Step;
use role_fit_core::deck::reading::MAX_ITEMS_A_PLAY;
use role_fit_core::deck::{Body, Deck, Facet, Item, Kind, Length, MarkedText, Owner, Pair, Question, Role};
use role_fit_core::play::{Play, draw};
use role_fit_core::result::meter::{Meter, Verdict, Vote};

/// A problem that does not make the deck invalid.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: `items[3]`, `facets[0]`, `plays.full`.
    pub path: String,
    /// What is wrong there.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

/// All findings about a deck, ordered by rule.
pub fn findings(deck: &Deck) -> Vec<Finding> {
    let rules = [
        first_step_bias,
        owner_button_bias,
        undrawn_kinds,
        meeting_enemies,
        uneven_weights,
        negligible_weights,
        empty_facets,
        repeated_pairs,
        unreachable_verdicts,
        words_without_meter,
        repeated_options,
        unexplained_options,
        repeated_explanations,
        unexplained_disputes,
        predictable_keys,
        long_plays,
    ];
    rules.iter().flat_map(|rule| rule(deck)).collect()
}

fn finding(path: impl Into<String>, what: impl Into<String>, remedy: impl Into<String>) -> Finding {
    Finding { path: path.into(), what: what.into(), remedy: remedy.into() }
}

const LENGTHS: [(Length, &str); 2] = [(Length::Short, "short"), (Length::Full, "full")];

fn items(deck: &Deck) -> impl Iterator<Item = (String, &Item)> {
    deck.items().iter().enumerate().map(|(place, item)| (format!("items[{place}]"), &**item))
}

fn pairs(deck: &Deck) -> impl Iterator<Item = (String, &Item, &Pair)> {
    items(deck).filter_map(|(path, item)| Some((path, item, item.pair()?)))
}

fn pairs_of<'d>(deck: &'d Deck, facet: &Facet) -> Vec<&'d Pair> {
    pairs(deck).map(|(_, _, pair)| pair).filter(|pair| pair.facet == facet.id).collect()
}

fn facets(deck: &Deck) -> impl Iterator<Item = (String, &Facet)> {
    deck.facets().iter().enumerate().map(|(place, facet)| (format!("facets[{place}]"), facet))
}

/// Readers who always press the first step must end in the middle of every facet.
///
/// A pair without a fixed order shows each side first equally often, so it adds 50 on average. A pair with a fixed order
/// always adds 0 or 100. All pairs of a facet are drawn equally often, so the mean over the bank is the expected value.
fn first_step_bias(deck: &Deck) -> Vec<Finding> {
    let biased = |(path, facet): (String, &Facet)| {
        let pairs = pairs_of(deck, facet);
        let weight = |role: Option<Role>| -> u32 {
            let of_role = pairs.iter().filter(|pair| role.is_none() || pair.fixed_first == role);
            of_role.map(|pair| pair.weight.hundredths()).sum()
        };
        let (po, pm, all) = (weight(Some(Role::Po)), weight(Some(Role::Pm)), weight(None));
        if po == pm {
            return None;
        }
        let (po, pm, all) = (u64::from(po), u64::from(pm), u64::from(all));
        // `500 * (all + pm - po) / all`, rounded.
        let tenths = (1_000 * (all + pm - po) + all) / (2 * all);
        let count = |role| pairs.iter().filter(|pair| pair.fixed_first == Some(role)).count();
        Some(finding(
            path,
            format!(
                "always pressing the first step gives {} on `{}` instead of 50",
                with_one_decimal(tenths),
                facet.id.as_str()
            ),
            format!(
                "{} of its pairs always show the side of po first and {} that of pm; remove \"order\" or balance them",
                count(Role::Po),
                count(Role::Pm)
            ),
        ))
    };
    facets(deck).filter_map(biased).collect()
}

/// A number of tenths with at most one decimal.
fn with_one_decimal(tenths: u64) -> String {
    match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    }
}

/// Readers who always press the same button must not be right in more than a third of the duties, nor of the scenarios.
fn owner_button_bias(deck: &Deck) -> Vec<Finding> {
    let mut found = Vec::new();
    for (length, name) in LENGTHS {
        for (kind, plural) in [(Kind::Duty, "duties"), (Kind::Scenario, "scenarios")] {
            for draw in deck.draws(length).iter().filter(|draw| draw.kinds == [kind]) {
                let (owner, most) = most_drawn(deck, kind, draw.count);
                let share = draw.count.div_ceil(Owner::ALL.len());
                if most > share {
                    found.push(finding(
                        format!("plays.{name}"),
                        format!(
                            "always pressing `{}` can be right {most} times in {} {plural}",
                            owner.as_str(),
                            draw.count
                        ),
                        format!("add {plural} of the other keys, or draw fewer"),
                    ));
                }
            }
        }
    }
    found.dedup_by(|later, earlier| later.what == earlier.what);
    found
}

/// The key that a draw of that many items can hold most often, and how often. A draw takes the keys in turn until one
/// runs out.
fn most_drawn(deck: &Deck, kind: Kind, count: usize) -> (Owner, usize) {
    let bank = |owner: Owner| {
        let is_it = |item: &&std::rc::Rc<Item>| {
            item.kind == kind && matches!(&item.body, Body::Duty(duty) if duty.key == owner)
        };
        deck.items().iter().filter(is_it).count()
    };
    let sizes = Owner::ALL.map(bank);
    let mut most = (Owner::Po, 0);
    for owner in Owner::ALL {
        let size = bank(owner);
        // Each of the others has had one turn less than this one, or has run out.
        let taken = (1..=size).take_while(|turns| {
            let others: usize =
                sizes.iter().map(|other| (*other).min(turns - 1)).sum::<usize>() - (turns - 1).min(size);
            others + turns <= count
        });
        let taken = taken.last().unwrap_or(0);
        if taken > most.1 {
            most = (owner, taken);
        }
    }
    most
}

/// Items of a kind that no play draws are never shown.
fn undrawn_kinds(deck: &Deck) -> Vec<Finding> {
    let is_drawn = |kind: Kind| {
        LENGTHS.iter().any(|(length, _)| deck.draws(*length).iter().any(|draw| draw.kinds.contains(&kind)))
    };
    let mut found: Vec<Finding> = Vec::new();
    for kind in Kind::ALL.into_iter().filter(|kind| !is_drawn(*kind)) {
        if let Some((path, _)) = items(deck).find(|(_, item)| item.kind == kind) {
            let what = format!("no play draws items of the kind `{}`; this is the first of them", kind.as_str());
            found.push(finding(path, what, "add a draw of this kind to \"plays\" or remove the items"));
        }
    }
    found
}

/// How many plays are drawn to see whether enemies meet in them.
const SAMPLES: u32 = 100;

/// A play asks enemies together if it finds nothing else to ask.
fn meeting_enemies(deck: &Deck) -> Vec<Finding> {
    let mut found: Vec<Finding> = Vec::new();
    for (length, name) in LENGTHS {
        if let Some((one, other)) = (0..SAMPLES).find_map(|seed| enemies_in(&draw(deck, length, seed, &[]))) {
            let what = format!("`{one}` meets its enemy `{other}` in some plays");
            found.push(finding(
                format!("plays.{name}"),
                what,
                "draw fewer items or make the groups of enemies smaller",
            ));
        }
    }
    found.dedup_by(|later, earlier| later.what == earlier.what);
    found
}

fn enemies_in(play: &Play) -> Option<(String, String)> {
    let items = || play.cards().iter().map(|card| &card.item);
    items().enumerate().find_map(|(place, item)| {
        let enemy = items().skip(place + 1).find(|other| other.is_enemy_of(item))?;
        Some((item.id.as_str().to_owned(), enemy.id.as_str().to_owned()))
    })
}

/// If the pairs of a facet differ in weight, a reader's result depends on which of them are drawn.
fn uneven_weights(deck: &Deck) -> Vec<Finding> {
    let uneven = |(path, facet): (String, &Facet)| {
        let weights: Vec<u32> = pairs_of(deck, facet).iter().map(|pair| pair.weight.hundredths()).collect();
        let differ = weights.iter().any(|weight| Some(weight) != weights.first());
        differ.then(|| finding(path, "its pairs have different weights", "give all pairs of a facet the same weight"))
    };
    facets(deck).filter_map(uneven).collect()
}

/// The marker is shown in half per cents. A pair that moves it by less than half of that changes nothing visible.
fn negligible_weights(deck: &Deck) -> Vec<Finding> {
    let mut all: Vec<u64> = pairs(deck).map(|(_, _, pair)| u64::from(pair.weight.hundredths())).collect();
    all.sort_unstable();
    let drawn = LENGTHS.iter().filter_map(|(length, _)| {
        let draws = deck.draws(*length).iter().filter(|draw| draw.kinds.contains(&Kind::Fit));
        let count: usize = draws.map(|draw| draw.count).sum();
        (count > 0).then_some(count)
    });
    let fewest = drawn.min().unwrap_or(all.len());
    let negligible = |(path, _, pair): (String, &Item, &Pair)| {
        let own = u64::from(pair.weight.hundredths());
        let others: u64 = all.iter().take(fewest.saturating_sub(1)).sum();
        let is_negligible = 400 * own < own + others;
        is_negligible.then(|| {
            finding(
                format!("{path}.weight"),
                "no answer to this pair moves the marker",
                "give it a weight similar to the others",
            )
        })
    };
    pairs(deck).filter_map(negligible).collect()
}

fn empty_facets(deck: &Deck) -> Vec<Finding> {
    let empty = facets(deck).filter(|(_, facet)| pairs_of(deck, facet).is_empty());
    empty.map(|(path, _)| finding(path, "no pair belongs to this facet", "add pairs or remove the facet")).collect()
}

/// Readers answer two pairs with the same options alike, so facets that consist of them always agree.
fn repeated_pairs(deck: &Deck) -> Vec<Finding> {
    let all: Vec<_> = pairs(deck).collect();
    let mut found = Vec::new();
    for (place, (path, _, pair)) in all.iter().enumerate() {
        let is_repeated =
            |(_, _, other): &&(String, &Item, &Pair)| other.po.text == pair.po.text && other.pm.text == pair.pm.text;
        if let Some((_, earlier, other)) = all.iter().take(place).find(is_repeated) {
            let both = if other.facet == pair.facet { "" } else { ", so their facets always agree" };
            let what = format!("asks the same as `{}`{both}", earlier.id.as_str());
            found.push(finding(path.clone(), what, "write a different pair"));
        }
    }
    found
}

/// How many draws are sampled for the verdicts if the weights differ. If they are equal, one draw is enough.
const DRAWS: u32 = 32;

/// Every verdict must be the result of some answers.
fn unreachable_verdicts(deck: &Deck) -> Vec<Finding> {
    let mut found = Vec::new();
    let first = pairs(deck).next().map(|(_, _, pair)| pair.weight);
    let are_equal = pairs(deck).all(|(_, _, pair)| Some(pair.weight) == first);
    for (length, name) in LENGTHS {
        let reached: Vec<Verdict> =
            (0..if are_equal { 1 } else { DRAWS }).flat_map(|seed| reachable(deck, length, seed)).collect();
        let missing = Verdict::ALL.into_iter().filter(|verdict| !reached.contains(verdict));
        let missing: Vec<&str> = missing.map(Verdict::as_str).collect();
        if !reached.is_empty() && !missing.is_empty() {
            let what = format!("no answers reach the verdicts {}", missing.join(", "));
            found.push(finding(format!("plays.{name}"), what, "draw more pairs; eight reach every verdict"));
        }
    }
    found.dedup_by(|later, earlier| later.what == earlier.what);
    found
}

/// The verdicts that appear while all answers move from one end to the other, one step of one pair at a time.
fn reachable(deck: &Deck, length: Length, seed: u32) -> Vec<Verdict> {
    let play = draw(deck, length, seed, &[]);
    let pairs = play.cards().iter().filter_map(|card| card.item.pair());
    let mut votes: Vec<Vote> = pairs.map(|pair| Vote { weight: pair.weight, step: Step::MIDDLE }).collect();
    let mut reached = Vec::new();
    for vote in &mut votes {
        vote.step = Step::ALL.into_iter().min().unwrap_or(Step::MIDDLE);
    }
    for place in 0..votes.len() {
        for step in Step::ALL {
            if let Some(vote) = votes.get_mut(place) {
                vote.step = step;
            }
            reached.extend(Meter::of(&votes).map(|meter| meter.verdict()));
        }
    }
    reached
}

/// Only a meter has verdicts and a scene.
fn words_without_meter(deck: &Deck) -> Vec<Finding> {
    if pairs(deck).next().is_some() {
        return Vec::new();
    }
    let named = [("verdicts", deck.verdict_text(Verdict::Even, 0).is_some()), ("scene", deck.has_scene())];
    let of_field =
        |name| finding(name, "never shown, since no pair moves a meter", format!("add pairs or remove \"{name}\""));
    named.into_iter().filter(|(_, is_there)| *is_there).map(|(name, _)| of_field(name)).collect()
}

/// Readers cannot tell two options with the same text apart.
fn repeated_options(deck: &Deck) -> Vec<Finding> {
    let repeats = |(path, item): (String, &Item)| {
        let texts: Vec<String> = match &item.body {
            Body::Question(question) => question.options().map(|option| option.text.to_string()).collect(),
            Body::Pair(pair) => [&pair.po, &pair.pm].map(|pole| pole.text.to_string()).into(),
            Body::Duty(_) | Body::Check(_) => Vec::new(),
        };
        let repeated =
            texts.iter().enumerate().find(|(place, text)| texts.iter().take(*place).any(|earlier| earlier == *text));
        repeated.map(|(place, _)| {
            finding(
                format!("{path}.options[{place}]"),
                "says the same as an option before it",
                "change or remove one of them",
            )
        })
    };
    items(deck).filter_map(repeats).collect()
}

/// The explanation is where people learn. One for all options is enough.
fn unexplained_options(deck: &Deck) -> Vec<Finding> {
    let unexplained = |(path, item): (String, &Item)| {
        let question = item_body(item).filter(|question| question.why.is_empty())?;
        let options = question.options().filter(|option| option.why.is_empty());
        let ids: Vec<String> = options.map(|option| format!("`{}`", option.id.as_str())).collect();
        (!ids.is_empty()).then(|| {
            finding(
                path,
                format!("nothing explains the answer to readers who choose {}", ids.join(", ")),
                "add \"why\" to the question, for all options, or to these options",
            )
        })
    };
    items(deck).filter_map(unexplained).collect()
}

/// Each option needs an explanation of its own.
fn repeated_explanations(deck: &Deck) -> Vec<Finding> {
    let repeats = |(path, item): (String, &Item)| {
        let mut whys: Vec<&MarkedText> = match &item.body {
            Body::Duty(duty) => Owner::ALL.iter().map(|owner| duty.why(*owner)).collect(),
            Body::Question(question) => question.options().map(|option| &option.why).collect(),
            Body::Pair(_) | Body::Check(_) => Vec::new(),
        };
        whys.retain(|why| !why.is_empty());
        let is_repeated = |(place, why): (usize, &&MarkedText)| whys.iter().take(place).any(|earlier| earlier == why);
        let found = whys.iter().enumerate().any(is_repeated);
        found.then(|| {
            finding(
                format!("{path}.options"),
                "two options have the same explanation",
                "explain each option separately",
            )
        })
    };
    items(deck).filter_map(repeats).collect()
}

/// "Others see it differently" needs somebody who does.
fn unexplained_disputes(deck: &Deck) -> Vec<Finding> {
    let unexplained = items(deck).filter(|(_, item)| item.is_disputed && item.notes.is_empty());
    let of_item = |path| {
        finding(
            format!("{path}.disputed"),
            "no note says who disagrees with the key",
            "name a note in \"notes\" or remove \"disputed\"",
        )
    };
    unexplained.map(|(path, _)| of_item(path)).collect()
}

/// With this many fixed questions, readers notice that the key is always at the same place.
const NOTICEABLE: usize = 3;

fn predictable_keys(deck: &Deck) -> Vec<Finding> {
    let fixed = |(path, item)| match &item_body(item) {
        Some(question) if question.fixed_order => Some((path, key_place(question))),
        _ => None,
    };
    let fixed: Vec<(String, usize)> = items(deck).filter_map(fixed).collect();
    let are_alike = fixed.iter().all(|(_, place)| Some(place) == fixed.first().map(|(_, first)| first));
    match fixed.into_iter().next() {
        Some((path, place)) if are_alike && count_fixed(deck) >= NOTICEABLE => vec![finding(
            format!("{path}.order"),
            format!("in every question with a fixed order the key is option {}", place + 1),
            "remove \"order\" or move the keys",
        )],
        _ => Vec::new(),
    }
}

fn item_body(item: &Item) -> Option<&Question> {
    if let Body::Question(question) = &item.body { Some(question) } else { None }
}

fn count_fixed(deck: &Deck) -> usize {
    items(deck).filter(|(_, item)| item_body(item).is_some_and(|question| question.fixed_order)).count()
}

fn key_place(question: &Question) -> usize {
    question.options().position(|option| option.id == question.key().id).unwrap_or(0)
}

/// Few readers finish longer plays. Decks with roles cannot have them.
const LONG: usize = MAX_ITEMS_A_PLAY;

fn long_plays(deck: &Deck) -> Vec<Finding> {
    let long = |(length, name): (Length, &str)| {
        let count: usize = deck.draws(length).iter().map(|draw| draw.count).sum();
        (count > LONG).then(|| {
            finding(
                format!("plays.{name}"),
                format!("asks {count} items at once"),
                format!("draw at most {LONG} with \"plays\"; \"Play again\" brings others"),
            )
        })
    };
    let mut found: Vec<Finding> = LENGTHS.into_iter().filter_map(long).collect();
    found.dedup_by(|later, earlier| later.what == earlier.what);
    found
}
