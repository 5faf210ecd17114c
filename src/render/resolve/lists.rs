//! Checklists, indicators and conduct lists as templates show them.

use super::{Context, view, word};
use crate::link::Listed;
use crate::model::checklist::Choice;
use crate::model::indicators::{Indicator, Risk};
use crate::model::{Checklist, Conduct, Indicators};

pub(super) fn checklist(context: &Context<'_>, list: &Listed<Checklist>) -> view::Checklist {
    let document = &list.document;
    let mut categories: Vec<view::Category> = Vec::new();
    for (index, item) in document.items.iter().enumerate() {
        let category = item.category.as_str();
        let item = view::Item {
            number: index + 1,
            id: item.id.to_string(),
            name: item.name.value.clone(),
            requirement: context.prose(&item.requirement),
            choice: word(item.choice),
            choice_level: level(item.choice),
            acceptance: context.optional(item.acceptance.as_ref()),
            history: context.proses(&item.history),
            national: item.national.map(word),
            applies: context.optional(item.applies.as_ref()),
        };
        match categories.iter_mut().find(|known| known.name == category) {
            Some(known) => known.items.push(item),
            None => categories.push(view::Category { name: category.to_owned(), items: vec![item] }),
        }
    }
    let count = |choice| document.items.iter().filter(|item| item.choice == choice).count();
    view::Checklist {
        id: document.id.to_string(),
        path: Context::path("checklists", &document.id),
        code: context.code(list.code.as_ref()),
        name: document.name.value.clone(),
        provenance: context.provenance(*document.provenance, document.origin.as_ref()),
        effective: context.date(*document.effective),
        summary: context.prose(&document.summary),
        applies: context.optional(document.applies.as_ref()),
        basis: context.citations(&document.basis),
        total: document.items.len(),
        counts: Choice::ALL
            .into_iter()
            .map(|choice| view::Count { label: word(choice), level: level(choice), count: count(choice) })
            .filter(|it| it.count > 0)
            .collect(),
        categories,
        body: context.handbook.fill_body(&list.body),
    }
}

/// A choice as style classes and scripts name it.
fn level(choice: Choice) -> &'static str {
    match choice {
        Choice::必选 => "mandatory",
        Choice::自选 => "elective",
        Choice::正面 => "positive",
        Choice::负面 => "negative",
    }
}

pub(super) fn indicators(context: &Context<'_>, set: &Listed<Indicators>) -> view::IndicatorSet {
    let document = &set.document;
    let path = Context::path("indicators", &document.id);
    let departments = context.handbook.manifest.departments.iter().filter_map(|department| {
        let names = [department.code.as_str(), department.name.as_str()];
        let own = document.items.iter().filter(|item| names.contains(&item.department.as_str()));
        let items: Vec<_> = own.map(|item| indicator(context, item)).collect();
        let code = department.code.value.clone();
        let path = format!("{path}{}/", code.to_ascii_lowercase());
        (!items.is_empty()).then(|| view::Department { code, name: department.name.value.clone(), path, items })
    });
    view::IndicatorSet {
        id: document.id.to_string(),
        code: context.code(set.code.as_ref()),
        name: document.name.value.clone(),
        provenance: context.provenance(*document.provenance, document.origin.as_ref()),
        effective: context.date(*document.effective),
        summary: context.prose(&document.summary),
        count: document.items.len(),
        full_marks: document.full_marks.as_ref().map(|marks| marks.value),
        departments: departments.collect(),
        body: context.handbook.fill_body(&set.body),
        path: path.clone(),
    }
}

fn indicator(context: &Context<'_>, indicator: &Indicator) -> view::Indicator {
    let (risk_level, risk_label) = match indicator.risk {
        Risk::红 => ("red", "重大"),
        Risk::橙 => ("orange", "较大"),
        Risk::黄 => ("yellow", "一般"),
        Risk::蓝 => ("blue", "低"),
    };
    let departments = &context.handbook.manifest.departments;
    let name = |written: &str| {
        departments.iter().find(|d| d.code.value == written).map_or(written, |d| d.name.as_str()).to_owned()
    };
    view::Indicator {
        id: indicator.id.to_string(),
        applies: context.prose(&indicator.applies),
        content: context.prose(&indicator.content),
        metric: context.prose(&indicator.criterion.metric),
        bound: indicator.criterion.bound.to_string(),
        methods: indicator.method.iter().map(word).collect(),
        basis: context.citations(&indicator.basis),
        frequency: indicator.frequency.0.clone(),
        risk: word(indicator.risk),
        risk_label: risk_label.to_owned(),
        risk_level,
        major: indicator.major.as_ref().map(|written| context.citation(written)),
        with: indicator.with.iter().map(|written| name(written)).collect(),
        provenance: context.provenance(indicator.provenance, None),
        note: context.optional(indicator.note.as_ref()),
        category: indicator.category.as_ref().map(|category| category.value.clone()),
        institutions: indicator.institutions.iter().map(|it| it.value.clone()).collect(),
        sample: indicator.sample.as_ref().map(|sample| sample.to_string()),
        guards: indicator.guards.map(word),
        score: indicator.score.as_ref().map(|score| score.value),
        veto: indicator.veto.as_ref().map(|veto| word(veto.value)),
    }
}

pub(super) fn conduct(context: &Context<'_>, list: &Listed<Conduct>) -> view::Conduct {
    let document = &list.document;
    view::Conduct {
        id: document.id.to_string(),
        path: Context::path("conduct", &document.id),
        code: context.code(list.code.as_ref()),
        name: document.name.value.clone(),
        provenance: context.provenance(*document.provenance, document.origin.as_ref()),
        summary: context.prose(&document.summary),
        members: context.proses(&document.members),
        unpublished: context.optional(document.unpublished.as_ref()),
        body: context.handbook.fill_body(&list.body),
    }
}
