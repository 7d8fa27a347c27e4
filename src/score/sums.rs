//! The arithmetic of grades: whole numbers in, whole numbers out. It knows nothing of pages.

use crate::report::{GradeLabel, GradeValue, Half, PartId};
use crate::rubric::model::Scoring;

/// One whole point.
pub(super) const POINT: u32 = 1_000;
/// One percent-point of a half.
const PERCENT_POINT: u32 = 1_000;

/// Parts in the order in which they are shown.
pub(super) const PARTS: [PartId; 4] = [
    PartId::Completeness,
    PartId::Findability,
    PartId::Language,
    PartId::Services,
];

/// Half of a part.
pub(super) fn half_of(part: PartId) -> Half {
    match part {
        PartId::Services => Half::Services,
        _ => Half::Information,
    }
}

/// Share of a part in its half, in percent.
pub(super) fn share_of(scoring: &Scoring, part: PartId) -> u8 {
    match part {
        PartId::Completeness => scoring.completeness,
        PartId::Findability => scoring.findability,
        PartId::Language => scoring.language,
        PartId::Services => 100,
    }
}

/// Points won and possible, in thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pub won: u32,
    pub possible: u32,
}

impl Sum {
    pub fn add(&mut self, won: u32, possible: u32) {
        self.won += won;
        self.possible += possible;
    }

    /// `share × won ÷ possible` in thousandths of a percent-point, rounded half up.
    pub fn earned(self, share: u8) -> u32 {
        if self.possible == 0 {
            return 0;
        }
        let (won, possible) = (u64::from(self.won), u64::from(self.possible));
        let whole = u64::from(share) * u64::from(PERCENT_POINT);
        ((2 * whole * won + possible) / (2 * possible)) as u32
    }
}

/// All points of a page, by part, and how many warnings count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Score {
    pub parts: [Sum; PARTS.len()],
    pub warnings: u32,
}

impl Score {
    pub fn part(&mut self, part: PartId) -> &mut Sum {
        let index = PARTS.iter().position(|p| *p == part).unwrap_or(0);
        &mut self.parts[index]
    }

    /// Points of a half: those of its parts that have criteria.
    fn half(&self, scoring: &Scoring, half: Half) -> Option<Sum> {
        let mut sum = Sum::default();
        for (part, points) in PARTS.into_iter().zip(self.parts) {
            if half_of(part) == half && points.possible > 0 {
                let share = share_of(scoring, part);
                sum.add(points.earned(share), u32::from(share) * PERCENT_POINT);
            }
        }
        (sum.possible > 0).then_some(sum)
    }

    /// What the warnings cost together, in tenths.
    pub fn cost(&self, scoring: &Scoring) -> u8 {
        let cost = self
            .warnings
            .saturating_mul(u32::from(scoring.warning_cost));
        cost.min(u32::from(scoring.warning_most)) as u8
    }

    fn tenths(&self, scoring: &Scoring, half: Half) -> Option<u8> {
        self.half(scoring, half).map(tenths)
    }

    /// The overall grade in tenths: the mean of the halves as they are shown, less the warnings.
    pub fn overall(&self, scoring: &Scoring) -> Option<u8> {
        let information = self.tenths(scoring, Half::Information);
        let services = self.tenths(scoring, Half::Services);
        let mean = mean(scoring, information, services)?;
        Some(mean.saturating_sub(self.cost(scoring)).max(10))
    }

    /// The overall grade in thousandths, without rounding in between.
    pub fn exact(&self, scoring: &Scoring) -> u32 {
        let grade = |half| {
            let sum = self.half(scoring, half)?;
            Some(1_000 + 9_000 * sum.won / sum.possible)
        };
        let shares = (u32::from(scoring.information), u32::from(scoring.services));
        let grade = match (grade(Half::Information), grade(Half::Services)) {
            (Some(a), Some(b)) => (a * shares.0 + b * shares.1) / (shares.0 + shares.1),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => return 0,
        };
        let cost = u32::from(self.cost(scoring)) * 100;
        grade.saturating_sub(cost).max(1_000)
    }
}

/// The grade of a sum, in tenths.
fn tenths(sum: Sum) -> u8 {
    tenths_of(u64::from(sum.won), u64::from(sum.possible))
}

/// `10 + 90 × won ÷ possible`, rounded half up: tenths of a grade, 10 to 100.
pub(crate) fn tenths_of(won: u64, possible: u64) -> u8 {
    let possible = possible.max(1);
    10 + ((180 * won.min(possible) + possible) / (2 * possible)) as u8
}

/// Mean of the halves by their shares, rounded half up; one half alone counts whole.
pub(crate) fn mean(scoring: &Scoring, information: Option<u8>, services: Option<u8>) -> Option<u8> {
    let (Some(a), Some(b)) = (information, services) else {
        return information.or(services);
    };
    let shares = (u32::from(scoring.information), u32::from(scoring.services));
    let all = shares.0 + shares.1;
    Some(((2 * (u32::from(a) * shares.0 + u32::from(b) * shares.1) + all) / (2 * all)) as u8)
}

/// The points of a page as they are, and when everything uncertain turns out badly or well.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Range {
    pub low: Score,
    pub now: Score,
    pub high: Score,
}

impl Range {
    /// Grade of a half.
    pub fn half(&self, scoring: &Scoring, half: Half) -> Option<GradeValue> {
        let sum = self.now.half(scoring, half)?;
        let now = tenths(sum);
        let of = |score: &Score| score.tenths(scoring, half).unwrap_or(now);
        Some(GradeValue {
            tenths: now,
            low: of(&self.low),
            high: of(&self.high),
            won: sum.won,
            possible: sum.possible,
        })
    }

    /// The overall grade.
    pub fn overall(&self, scoring: &Scoring) -> Option<GradeValue> {
        let halves = [Half::Information, Half::Services].map(|half| self.half(scoring, half));
        let [information, services] = halves;
        let pick = |of: fn(GradeValue) -> u8, score: &Score| {
            let mean = mean(scoring, information.map(of), services.map(of))?;
            Some(mean.saturating_sub(score.cost(scoring)).max(10))
        };
        let sum = |of: fn(GradeValue) -> u32| halves.into_iter().flatten().map(of).sum();
        Some(GradeValue {
            tenths: pick(|v| v.tenths, &self.now)?,
            low: pick(|v| v.low, &self.low)?,
            high: pick(|v| v.high, &self.high)?,
            won: sum(|v| v.won),
            possible: sum(|v| v.possible),
        })
    }
}

/// The word for a grade.
pub(crate) fn label(scoring: &Scoring, tenths: u8) -> GradeLabel {
    let [insufficient, sufficient, good, very_good] = scoring.label_from;
    match tenths {
        t if t < insufficient => GradeLabel::VeryPoor,
        t if t < sufficient => GradeLabel::Insufficient,
        t if t < good => GradeLabel::Sufficient,
        t if t < very_good => GradeLabel::Good,
        _ => GradeLabel::VeryGood,
    }
}

/// Key of the text for that word.
pub(crate) fn label_key(label: GradeLabel) -> &'static str {
    match label {
        GradeLabel::VeryPoor => "label-very-poor",
        GradeLabel::Insufficient => "label-insufficient",
        GradeLabel::Sufficient => "label-sufficient",
        GradeLabel::Good => "label-good",
        GradeLabel::VeryGood => "label-very-good",
    }
}
