//! One direction of a drawing: how long each column, row and channel is, and where it begins.

use super::sheet::times;

/// Where the stops of one direction lie.
pub(super) struct Axis {
    pub(super) stops: Vec<Extent>,
}

/// A stop: where it begins, how long it is, and where its tracks are.
#[derive(Clone, Copy)]
pub(super) struct Extent {
    pub(super) start: f64,
    pub(super) length: f64,
    pub(super) first_track: f64,
    track_gap: f64,
}

impl Axis {
    pub(super) fn middle(&self, stop: usize) -> f64 {
        self.stops[stop].start + self.stops[stop].length / 2.0
    }

    pub(super) fn track(&self, stop: usize, track: usize) -> f64 {
        let Extent { start, first_track, track_gap, .. } = self.stops[stop];
        start + first_track + times(track) * track_gap
    }

    pub(super) fn end(&self) -> f64 {
        self.stops.last().map_or(0.0, |last| last.start + last.length)
    }

    pub(super) fn push(&mut self, length: f64, first_track: f64, track_gap: f64) {
        self.stops.push(Extent { start: self.end(), length, first_track, track_gap });
    }

    /// Adds a channel: `clear` is kept beside its tracks, `need` in any case.
    pub(super) fn push_channel(&mut self, need: Need, clear: Need, least: f64, tracks: usize, track_gap: f64) {
        let Some(gaps) = tracks.checked_sub(1) else {
            self.push((need.before + need.after).max(least), 0.0, 0.0);
            return;
        };
        let (before, after) = (need.before.max(clear.before), need.after.max(clear.after));
        let inner = times(gaps) * track_gap;
        let spare = (least - before - inner - after).max(0.0);
        self.push(before + inner + after + spare, before + spare / 2.0, track_gap);
    }

    /// Makes a stop longer and moves all after it.
    pub(super) fn widen(&mut self, stop: usize, more: f64) {
        self.stops[stop].length += more;
        for later in &mut self.stops[stop + 1..] {
            later.start += more;
        }
    }
}

/// What a channel must leave free at its two edges, beyond which its tracks begin.
#[derive(Clone, Copy, Default)]
pub(super) struct Need {
    pub(super) before: f64,
    pub(super) after: f64,
}
