//! The look back (回头看) at every document, the next due first.

use std::collections::BTreeMap;

use super::{Context, view};
use crate::check::review_overdue::due;
use crate::model::Kind;
use crate::model::words::Date;

pub(super) fn reviews(context: &Context<'_>) -> Vec<view::Review> {
    let handbook = context.handbook;
    let authors: BTreeMap<&str, &str> = handbook
        .guides
        .iter()
        .filter_map(|guide| Some((&**guide.id, guide.editors.as_ref()?.author.as_str())))
        .collect();
    let today = handbook.as_of;
    let mut found: Vec<(Date, view::Review)> = handbook
        .heads()
        .filter_map(|(kind, head)| Some((kind, head, head.review()?)))
        .map(|(kind, head, review)| {
            let due = due(review);
            let state = match due {
                due if due < today => view::ReviewState::Overdue,
                due if due <= today.plus_months(1) => view::ReviewState::Soon,
                _ => view::ReviewState::Later,
            };
            let author = authors.get(&***head.id()).filter(|_| kind == Kind::Guide);
            let owner = review.office.as_ref().map(|it| it.value.as_str()).or(author.copied());
            let row = view::Review {
                name: head.name().value.clone(),
                path: Context::path(kind.entry().folder, head.id()),
                owner: owner.map(str::to_owned),
                every: review.every.value.to_string(),
                last: context.date(*review.last),
                due: context.date(due),
                state,
            };
            (due, row)
        })
        .collect();
    found.sort_by(|a, b| (a.0, &a.1.path).cmp(&(b.0, &b.1.path)));
    found.into_iter().map(|(_, row)| row).collect()
}
