//! A bundle: what it saves, the guides it joins, and their materials merged into one list.

use super::{Words, Writer, text};
use crate::model::Bundle;
use crate::model::guide::Contact;
use crate::render::resolve::word;

impl Writer<'_, '_> {
    pub(super) fn bundle(&mut self, bundle: &Bundle) {
        self.fact("trigger", self.context.prose(&bundle.trigger));
        self.fact("promised", text(&bundle.promised.to_string()));
        if let Some(apart) = &bundle.apart {
            self.fact("apart", text(&apart.to_string()));
        }
        if let Some(visits) = &bundle.visits {
            self.fact("visits", text(&visits.to_string()));
        }
        self.heading("members");
        let members = bundle
            .members
            .iter()
            .map(|member| vec![self.guide(&member.guide.value), self.context.optional(member.applies.as_ref())]);
        let members = members.collect();
        self.table(self.head(&["guide", "applies"]), members);
        self.heading("merged_materials");
        self.table(self.head(&["material", "form", "asked_by"]), self.merged(bundle));
        self.section("shared_steps", self.context.proses(&bundle.shared_steps));
        self.heading("channels");
        let channels = bundle.channels.iter().map(|channel| {
            vec![
                text(&word(channel.way.value)),
                self.context.optional(channel.place.as_ref()),
                self.context.optional(channel.hours.as_ref()),
                self.context.optional(channel.note.as_ref()),
            ]
        });
        let channels = channels.collect();
        self.table(self.head(&["way", "place", "hours", "note"]), channels);
        self.fact("consult", contacts(&bundle.consult));
        self.fact("complain", contacts(&bundle.complain));
        self.fact("basis", self.citations(&bundle.basis));
    }

    /// Each material once, with the guides that ask for it.
    fn merged(&self, bundle: &Bundle) -> Vec<Vec<Words>> {
        let mut merged: Vec<(&str, String, Vec<&str>)> = Vec::new();
        for guide in bundle.members.iter().filter_map(|member| self.context.handbook.guide(&member.guide.value)) {
            for material in &guide.materials {
                let name = material.name.as_str();
                match merged.iter_mut().find(|(known, ..)| *known == name) {
                    Some((.., guides)) => guides.push(&guide.name.value),
                    None => {
                        let form = format!("{} {} 份", word(material.form), material.copies);
                        merged.push((name, form, vec![&guide.name.value]));
                    }
                }
            }
        }
        merged.into_iter().map(|(name, form, guides)| vec![text(name), text(&form), text(&guides.join("、"))]).collect()
    }
}

fn contacts(contacts: &[Contact]) -> Words {
    let one = |contact: &Contact| {
        let phone = contact.phone.as_ref().map(|phone| format!(" {}", phone.value)).unwrap_or_default();
        format!("{}{phone}", contact.name.value)
    };
    text(&contacts.iter().map(one).collect::<Vec<_>>().join("、"))
}
