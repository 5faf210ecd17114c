//! A guide as templates show it.

mod cases;
mod changes;
mod facts;

use super::{Context, view, word};
use crate::check::review_overdue;
use crate::flow::{self, Flow};
use crate::link::Guide;
use crate::model::guide::{Channel, Fee, Material, Publicity, Special, Time};
use crate::render::Output;
use crate::syntax::markdown::Inline;

pub(super) fn guide(context: &Context<'_>, guide: &Guide) -> view::Guide {
    let line = guide
        .line
        .map(|line| &context.handbook.manifest.lines[line])
        .expect("an unknown line is an error, and errors are not rendered");
    let flow = guide.flow.as_ref().expect("a flow with loose ends is an error, and errors are not rendered");
    // Charts take most of a guide's time, so those for paper are drawn when there is paper.
    let is_printed = context.outputs.contains(&Output::Print);
    let printed = if is_printed { flow::lay_out(flow, &context.ruler, &context.pocket) } else { Vec::new() };
    let large = context.large.as_ref().filter(|_| is_printed);
    let large_charts = large.map(|sheet| flow::lay_out(flow, &context.ruler, sheet)).unwrap_or_default();
    let tall_chart = flow::lay_out(&flow.without_lanes(), &context.ruler, &context.phone).swap_remove(0);
    let wide_chart = flow::lay_out(flow, &context.ruler, &context.screen).swap_remove(0);
    view::Guide {
        id: guide.id.to_string(),
        path: Context::path("guides", &guide.id),
        code: context.code(guide.listed.code.as_ref()),
        name: guide.name.value.clone(),
        line: line.name.value.clone(),
        color: line.color.value.clone(),
        item_type: word(guide.item_type),
        provenance: context.provenance(*guide.provenance, guide.origin.as_ref()),
        effective: context.date(*guide.effective),
        reviewed: context.date(*guide.review.last),
        review_due: context.date(review_overdue::due(&guide.review)),
        summary: context.prose(&guide.summary),
        initiation: view::Initiation {
            mode: word(guide.initiation.mode),
            trigger: context.optional(guide.initiation.trigger.as_ref()),
            consent: context.optional(guide.initiation.consent.as_ref()),
            without_consent: context.optional(guide.initiation.without_consent.as_ref()),
        },
        audience: guide.audience.iter().map(word).collect(),
        eligibility: context.proses(&guide.eligibility),
        refusals: context.proses(&guide.refusals),
        materials: guide.materials.iter().enumerate().map(|(index, it)| material(context, index, it)).collect(),
        materials_note: context.optional(guide.materials_note.as_ref()),
        time: time(context, &guide.time),
        fee: fee(context, &guide.fee),
        channels: guide.channels.iter().map(|it| channel(context, it)).collect(),
        result: context.prose(&guide.result),
        benefit: guide.benefit.as_ref().map(|benefit| context.prose(&benefit.standard)).unwrap_or_default(),
        benefit_start: guide.benefit.as_ref().and_then(|benefit| benefit.start).map(word),
        publicity: guide.publicity.as_ref().map(|it| publicity(context, it)).unwrap_or_default(),
        consult: context.contacts(&guide.consult),
        complain: context.contacts(&guide.complain),
        remedy: context.optional(guide.remedy.as_ref()),
        steps: steps(context, guide, flow),
        charts: printed,
        large_charts,
        wide_chart,
        tall_chart,
        chart_alt: flow::alt(flow, context.lang),
        basis: context.citations(&guide.basis),
        faq: guide
            .faq
            .iter()
            .map(|it| view::Question { question: context.prose(&it.question), answer: context.prose(&it.answer) })
            .collect(),
        changes: guide.changes.iter().map(|it| changes::change(context, it)).collect(),
        changed: changes::changed(context, guide),
        cases: cases::cases(context, guide),
        facts: facts::facts(context, guide),
        related: guide.related.iter().map(|&other| related(context, other)).collect(),
        body: context.handbook.fill_body(&guide.listed.body),
    }
}

pub(super) fn related(context: &Context<'_>, index: usize) -> view::Related {
    let guide = &context.handbook.guides[index];
    let code = guide.listed.code.as_ref().map(ToString::to_string).unwrap_or_default();
    view::Related { name: guide.name.value.clone(), path: Context::path("guides", &guide.id), code }
}

fn material(context: &Context<'_>, index: usize, material: &Material) -> view::Material {
    view::Material {
        number: index + 1,
        name: material.name.value.clone(),
        need: word(material.need),
        form: format!("{} {} 份", word(material.form), material.copies),
        source: material.source.map(word),
        waiver: material.waiver.map(word),
        medium: material.medium.map(word),
        paper: material.paper.as_ref().map(|paper| paper.value.clone()),
        accept_standard: context.optional(material.accept_standard.as_ref()),
        fill_notes: context.optional(material.fill_notes.as_ref()),
        basis: material.basis.as_ref().map(|written| context.citation(written)),
        applies: context.optional(material.applies.as_ref()),
        note: context.optional(material.note.as_ref()),
    }
}

fn time(context: &Context<'_>, time: &Time) -> view::Time {
    view::Time {
        promised: time.promised.to_string(),
        statutory: time.statutory.as_ref().map(|limit| limit.to_string()),
        note: context.optional(time.note.as_ref()),
        excluded: time.excluded().map(special).collect(),
    }
}

fn special(it: &Special) -> String {
    let name = &it.name.value;
    it.length.as_ref().map_or_else(|| name.clone(), |length| format!("{name} {}", length.value))
}

fn fee(context: &Context<'_>, fee: &Fee) -> Vec<Inline> {
    if let Fee::Free(none) = fee {
        return vec![Inline::Text { s: word(none) }];
    }
    let mut words = Vec::new();
    for charge in fee.charges() {
        if !words.is_empty() {
            words.push(Inline::Text { s: "；".to_owned() });
        }
        if let Some(name) = &charge.name {
            words.push(Inline::Text { s: format!("{}：", name.value) });
        }
        words.extend(context.prose(&charge.standard));
        words.push(Inline::Text { s: format!("（{}）", context.citation(&charge.basis).text) });
        if let Some(reduction) = &charge.reduction {
            words.push(Inline::Text { s: "，".to_owned() });
            words.extend(context.prose(reduction));
        }
    }
    words
}

fn channel(context: &Context<'_>, channel: &Channel) -> view::Channel {
    view::Channel {
        way: word(channel.way.value),
        place: context.optional(channel.place.as_ref()),
        hours: context.optional(channel.hours.as_ref()),
        url: channel.url.as_ref().map(|url| url.value.clone()).filter(|url| url.starts_with("https://")),
        phone: channel.phone.as_ref().map(|phone| phone.value.clone()),
        note: context.optional(channel.note.as_ref()),
    }
}

fn publicity(context: &Context<'_>, publicity: &Publicity) -> Vec<Inline> {
    let mut words = Vec::new();
    if let Some(length) = &publicity.length {
        words.push(Inline::Text { s: format!("公示 {}", length.value) });
    }
    let parts = [(&publicity.place, "，"), (&publicity.exempt, "不公示：")];
    for (prose, before) in parts {
        let Some(prose) = prose else { continue };
        let before = if words.is_empty() { before.trim_start_matches('，') } else { before };
        words.push(Inline::Text { s: before.to_owned() });
        words.extend(context.prose(prose));
    }
    words
}

fn steps(context: &Context<'_>, guide: &Guide, flow: &Flow) -> Vec<view::Step> {
    let step = |(index, drawn): (usize, &flow::Step)| {
        let written = &guide.steps[index];
        let goes_on = matches!(drawn.exits.as_slice(), [only] if only.label.is_none() && only.to == index + 1);
        let exits = drawn.exits.iter().filter(|_| !goes_on).map(|exit| view::Exit {
            label: exit.label.clone().unwrap_or_default(),
            to: flow.steps()[exit.to].name.clone(),
            to_number: exit.to + 1,
        });
        view::Step {
            number: index + 1,
            name: drawn.name.clone(),
            actor: flow.actors()[drawn.actor].clone(),
            limit: drawn.limit.clone(),
            question: context.optional(written.question.as_ref()),
            note: context.optional(written.note.as_ref()),
            exits: exits.collect(),
            post: written.post.as_ref().map(|post| post.value.clone()),
            criteria: context.proses(&written.criteria),
            output: written.output.as_ref().map(|output| output.value.clone()),
            materials: written.materials.iter().map(|it| it.value.clone()).collect(),
            guide: guide.called.get(&index).map(|&other| related(context, other)),
        }
    };
    flow.steps().iter().enumerate().map(step).collect()
}
