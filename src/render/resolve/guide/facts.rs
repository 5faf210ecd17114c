//! The item's facts for whoever looks closer: authorities, classes, visits, documents, differences.

use crate::link::Guide;
use crate::model::guide::{Counted, Variant};
use crate::render::labels;
use crate::render::resolve::{Context, view, word};
use crate::source::Spanned;
use crate::syntax::markdown::Inline;

type Words = Vec<Inline>;

/// Label and values of each fact that the guide tells, in the order of the national item model.
pub(super) fn facts(context: &Context<'_>, guide: &Guide) -> Vec<view::Fact> {
    let labels = labels::of(context.lang);
    let label =
        |key: &str| (*labels.get(format!("fact_{key}").as_str()).expect("the suite renders every fact")).to_owned();
    let plain = |value: Option<&Spanned<String>>| value.map(|it| vec![text(it.as_str())]).unwrap_or_default();
    let one = |words: Option<String>| words.map(|it| vec![text(&it)]).unwrap_or_default();
    let joined = |words: Vec<String>| if words.is_empty() { Vec::new() } else { vec![text(&words.join("、"))] };
    let texts = |values: &[Spanned<String>]| joined(values.iter().map(|it| it.value.clone()).collect());
    let authority = guide.authority.as_ref().map(|it| {
        let kind = it.kind.as_ref().map(|kind| format!("（{}）", word(kind.value))).unwrap_or_default();
        let by = it.entrusted_by.as_ref().map(|by| format!("，由{}委托", by.value)).unwrap_or_default();
        let code = it.code.as_ref().map(|code| format!("，{}", code.value)).unwrap_or_default();
        format!("{}{kind}{by}{code}", it.name.value)
    });
    let visits = guide.visits.as_ref().map(|visits| {
        let mut words = text(&format!("{} 次", visits.value));
        if let Some(reason) = &guide.visit_reason {
            words.extend(text("："));
            words.extend(context.prose(reason));
        }
        words
    });
    let delivery = guide.delivery.as_ref().map(|it| {
        let ways = it.ways.iter().map(word).collect::<Vec<_>>().join("、");
        it.limit.as_ref().map_or_else(|| ways.clone(), |limit| format!("{ways}，{} 内", limit.value))
    });
    let editors = guide.editors.as_ref().map(|it| {
        let more = [("审核", &it.reviewer), ("批准", &it.approver)];
        let more = more.into_iter().filter_map(|(role, who)| Some(format!("；{role} {}", who.as_ref()?.value)));
        format!("编写 {}{}", it.author.value, more.collect::<String>())
    });
    let codes = [&guide.catalog_code, &guide.task_code, &guide.handle_item_code];
    let statutory = guide.time.basis.as_ref().map(|written| citation(context, written));
    let rows = [
        ("authority", one(authority)),
        ("accepting", plain(guide.accepting.as_ref())),
        ("deciding", plain(guide.deciding.as_ref())),
        ("co_handlers", texts(&guide.co_handlers)),
        ("use_level", joined(guide.use_level.iter().map(word).collect())),
        ("power_source", one(guide.power_source.map(word))),
        ("scope", guide.scope.iter().map(|it| context.prose(it)).collect()),
        ("quota", guide.quota.iter().map(|it| context.prose(it)).collect()),
        ("project_type", one(guide.project_type.as_ref().map(|it| word(it.value)))),
        ("review_type", one(guide.review_type.as_ref().map(|it| word(it.value)))),
        ("online_depth", one(guide.online_depth.as_ref().map(|it| word(it.value)))),
        ("visits", visits.into_iter().collect()),
        ("reach", one(guide.reach.map(word))),
        ("statutory_basis", statutory.into_iter().collect()),
        ("no_statutory", guide.time.no_statutory.iter().map(|it| context.prose(it)).collect()),
        ("special", specials(context, guide)),
        ("variants", guide.variants.iter().map(|it| variant(context, it)).collect()),
        ("online_payment", one(guide.online_payment.as_ref().map(|it| word(it.value)))),
        ("intermediaries", context.proses(&guide.intermediaries)),
        ("outputs", outputs(context, guide)),
        ("delivery", one(delivery)),
        ("rights", context.proses(&guide.rights)),
        ("passages", passages(context, guide)),
        ("rating", guide.rating.iter().map(|it| context.prose(it)).collect()),
        ("formats", joined(guide.formats.iter().map(word).collect())),
        ("flags", joined(guide.flags.iter().map(word).collect())),
        ("topics", texts(&guide.topics)),
        ("codes", joined(codes.into_iter().flatten().map(|it| it.value.clone()).collect())),
        ("version", one(guide.version.as_ref().map(|it| it.value.to_string()))),
        ("editors", one(editors)),
    ];
    let told = rows.into_iter().filter(|(_, values)| !values.is_empty());
    told.map(|(key, values)| view::Fact { label: label(key), values }).collect()
}

fn specials(context: &Context<'_>, guide: &Guide) -> Vec<Words> {
    let special = |it: &crate::model::guide::Special| {
        let counted = if it.counted == Counted::计入 { "计入时限" } else { "不计入时限" };
        let length = it.length.as_ref().map(|length| format!(" {}", length.value)).unwrap_or_default();
        let mut words = text(&format!("{}{length}，{counted}", it.name.value));
        if let Some(basis) = &it.basis {
            words.extend(text("，"));
            words.extend(citation(context, basis));
        }
        if let Some(note) = &it.note {
            words.extend(text("："));
            words.extend(context.prose(note));
        }
        words
    };
    guide.time.special.iter().map(special).collect()
}

fn variant(context: &Context<'_>, variant: &Variant) -> Words {
    let whose = [variant.channel.as_ref().map(|it| word(it.value)), variant.case.as_ref().map(|it| it.value.clone())];
    let mut parts = Vec::new();
    if let Some(promised) = &variant.promised {
        parts.push(format!("承诺 {}", promised.value));
    }
    if let Some(visits) = &variant.visits {
        parts.push(format!("到场 {} 次", visits.value));
    }
    for (what, names) in [
        ("免交", variant.without.iter().map(|it| it.value.as_str()).collect::<Vec<_>>()),
        ("另交", variant.also.iter().map(|it| it.value.as_str()).collect()),
    ] {
        if !names.is_empty() {
            parts.push(format!("{what}{}", names.join("、")));
        }
    }
    let whose = whose.into_iter().flatten().collect::<Vec<_>>().join("，");
    let mut words = text(&format!("{whose}：{}", parts.join("，")));
    for (before, prose) in [("，收费 ", variant.fee.as_ref()), ("，", variant.note.as_ref())] {
        if let Some(prose) = prose {
            words.extend(text(before));
            words.extend(context.prose(prose));
        }
    }
    words.extend(text("（"));
    words.extend(context.prose(&variant.reason));
    words.extend(text("）"));
    words
}

fn outputs(context: &Context<'_>, guide: &Guide) -> Vec<Words> {
    let output = |it: &crate::model::guide::Output| {
        let form = it.form.map(|form| format!("，{}", word(form))).unwrap_or_default();
        let validity = it.validity.as_ref().map(|validity| format!("，有效期 {}", validity.value)).unwrap_or_default();
        let mut words = text(&format!("{}（{}）{form}{validity}", it.name.value, word(it.kind.value)));
        if let Some(sample) = &it.sample {
            words.extend(text("，样本："));
            words.extend(context.prose(sample));
        }
        words
    };
    guide.outputs.iter().map(output).collect()
}

fn passages(context: &Context<'_>, guide: &Guide) -> Vec<Words> {
    let passage = |it: &crate::model::guide::Passage| {
        let mut words = context.prose(&it.case);
        if let Some(to) = context.handbook.guide(&it.to.value) {
            let href = Context::path("guides", &to.id);
            words.extend(text("，办理"));
            words.push(Inline::Link { href, c: text(&to.name.value) });
        }
        if let Some(note) = &it.note {
            words.extend(text("："));
            words.extend(context.prose(note));
        }
        words
    };
    guide.passages.iter().map(passage).collect()
}

fn citation(context: &Context<'_>, written: &crate::model::words::Ref) -> Words {
    let citation = context.citation(written);
    vec![Inline::Link { href: citation.path, c: text(&citation.text) }]
}

fn text(words: &str) -> Words {
    vec![Inline::Text { s: words.to_owned() }]
}
