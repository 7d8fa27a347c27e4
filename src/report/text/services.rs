//! What can be arranged, how, and what cannot.

use super::{
    canvas::{Canvas, Tone},
    words::Words,
};
use crate::report::{
    ChannelFinding, ChannelStatus, MissingForm, Report, ServiceFinding, SourceKind,
};

/// Services that cannot be started online here, with the reason why they should.
pub(super) fn missing_forms(canvas: &mut Canvas, words: &Words, report: &Report) {
    if report.missing_forms.is_empty() {
        return;
    }
    canvas.heading(words.missing_forms, Some(report.missing_forms.len()));
    for form in &report.missing_forms {
        missing_form(canvas, words, form);
    }
}

fn missing_form(canvas: &mut Canvas, words: &Words, form: &MissingForm) {
    let (mark, tone) = match form.source.kind {
        SourceKind::Law => ("✗", Tone::Bad),
        SourceKind::Sdg | SourceKind::Ipm | SourceKind::Advice => ("○", Tone::Half),
    };
    let what = format!("{} ({})", form.name, form.topic_name);
    canvas.item(2, (tone, mark), Tone::Plain, &what);
    canvas.paragraph(4, Tone::Plain, words.route(form.route));
    let source = words.source(&form.source);
    canvas.paragraph(4, Tone::Dim, &format!("{} {source}", form.reason));
}

/// Services with the ways to arrange them.
pub(super) fn services(canvas: &mut Canvas, words: &Words, report: &Report) {
    let shown = || {
        report
            .services
            .iter()
            .filter(|service| !service.channels.is_empty())
    };
    if shown().next().is_none() {
        return;
    }
    canvas.heading(words.found_services, Some(shown().count()));
    for service in shown() {
        one(canvas, words, service);
    }
}

fn one(canvas: &mut Canvas, words: &Words, service: &ServiceFinding) {
    let open = |found: &&ChannelFinding| found.status == ChannelStatus::Available;
    let online = service
        .channels
        .iter()
        .filter(open)
        .any(|found| found.channel.is_online());
    let mark = if online {
        (Tone::Good, "✓")
    } else {
        (Tone::Half, "○")
    };
    canvas.item(2, mark, Tone::Plain, &service.name);
    for found in &service.channels {
        channel(canvas, words, found);
    }
}

fn channel(canvas: &mut Canvas, words: &Words, found: &ChannelFinding) {
    let mut text = words.channel(found.channel).to_owned();
    let target = found.target.as_deref().unwrap_or_default();
    // A number or mail address stands behind the way; a web address gets a line of its own.
    let near = ["tel:", "mailto:"]
        .iter()
        .find_map(|scheme| target.strip_prefix(scheme));
    if let Some(near) = near {
        text = format!("{text}: {near}");
    }
    if let Some(condition) = &found.condition {
        text = format!("{text} ({condition})");
    }
    let tone = match found.status {
        ChannelStatus::Available => Tone::Plain,
        ChannelStatus::TemporarilyUnavailable => {
            text = format!("{text} – {}", words.closed_for_now);
            Tone::Bad
        }
        ChannelStatus::NotPossible => {
            text = format!("{text} – {}", words.not_possible);
            Tone::Bad
        }
    };
    canvas.item(4, (Tone::Dim, "·"), tone, &text);
    if near.is_none() && !target.is_empty() {
        canvas.line(6, &[(Tone::Dim, target)]);
    }
}
