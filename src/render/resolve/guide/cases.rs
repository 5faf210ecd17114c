//! Cases of applicants: what each has to bring, and what else is different for it.

use crate::link::Guide;
use crate::model::guide::{Material, Variant};
use crate::render::resolve::{Context, view, word};

/// Each case that the guide names, with only the materials that it needs.
pub(super) fn cases(context: &Context<'_>, guide: &Guide) -> Vec<view::Case> {
    let named = guide.variants.iter().filter(|variant| variant.case.is_some());
    named.enumerate().map(|(index, variant)| case(context, guide, index, variant)).collect()
}

fn case(context: &Context<'_>, guide: &Guide, index: usize, variant: &Variant) -> view::Case {
    let name = variant.case.as_ref().map_or("", |case| case.as_str());
    let needed = guide.materials.iter().filter(|material| is_needed(material, name, guide, variant));
    let also = variant.also.iter().map(|name| view::Material { name: name.value.clone(), ..view::Material::default() });
    let own = needed.enumerate().map(|(index, it)| super::material(context, index, it));
    let materials = own.chain(also).zip(1..).map(|(material, number)| view::Material { number, ..material });
    let promised = variant.promised.as_ref();
    view::Case {
        number: index + 1,
        name: name.to_owned(),
        channel: variant.channel.as_ref().map(|channel| word(channel.value)),
        materials: materials.collect(),
        promised: promised.map_or_else(|| guide.time.promised.to_string(), |it| it.value.to_string()),
        is_own_promise: promised.is_some(),
        visits: variant.visits.map(|visits| visits.value),
        fee: context.optional(variant.fee.as_ref()),
        note: context.optional(variant.note.as_ref()),
        reason: context.prose(&variant.reason),
    }
}

/// Whether a case needs a material: not one that it is spared, nor one that is for another case alone.
fn is_needed(material: &Material, case: &str, guide: &Guide, variant: &Variant) -> bool {
    let is_spared = variant.without.iter().any(|name| name.value == material.name.value);
    let names = guide.variants.iter().filter_map(|variant| variant.case.as_ref());
    let applies = material.applies.as_ref().map_or("", |applies| &**applies);
    let is_for_another = !applies.contains(case) && names.into_iter().any(|other| applies.contains(other.as_str()));
    !is_spared && !is_for_another
}
