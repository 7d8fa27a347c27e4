//! An explanation for people, in the terminal.

use super::Style;
use super::canvas::{Canvas, Tone};
use super::explain_words as say;
use super::explain_words::pick;
use super::words::Words;
use crate::Language;
use crate::report::{
    ChannelStatus, ChannelVerdict, Explanation, OverruledTerm, PatternOrigin, PlaceFinding,
    RuleOutcome, SentenceVerdict, SubjectVerdict,
};

/// The whole explanation.
pub fn render_explanation(explanation: &Explanation, style: &Style) -> String {
    let mut canvas = Canvas::new(style);
    let language = style.language;
    let words = Words::of(language);
    head(&mut canvas, language, words, explanation);
    subject(&mut canvas, language, &explanation.subject);
    places(&mut canvas, language, &explanation.places);
    overruled(&mut canvas, language, &explanation.overruled);
    channels(&mut canvas, language, words, &explanation.channels);
    sentences(&mut canvas, language, &explanation.sentences);
    links(&mut canvas, language, explanation);
    canvas.finish()
}

fn head(canvas: &mut Canvas, language: Language, words: &Words, explanation: &Explanation) {
    let title = format!("{} ({})", explanation.name, explanation.topic);
    canvas.paragraph(0, Tone::Bold, &title);
    let points = pick(language, "punten", "points");
    let text = format!(
        "{} · {} {points} · {}",
        say::status(language, explanation.status),
        explanation.score,
        words.page_type(explanation.page_type)
    );
    canvas.paragraph(0, Tone::Plain, &text);
}

fn subject(canvas: &mut Canvas, language: Language, verdict: &SubjectVerdict) {
    let title = pick(
        language,
        "Gaat de pagina hierover?",
        "Is the page about it?",
    );
    canvas.heading(title, None);
    let signals = [
        (
            verdict.first_heading,
            pick(language, "in de eerste kop", "in the first heading"),
        ),
        (verdict.title, pick(language, "in de titel", "in the title")),
        (
            verdict.address,
            pick(language, "in het adres", "in the address"),
        ),
        (verdict.text, pick(language, "in de tekst", "in the text")),
    ];
    for (there, name) in signals {
        let mark = if there {
            (Tone::Good, "✓")
        } else {
            (Tone::Dim, "·")
        };
        canvas.item(2, mark, Tone::Plain, name);
    }
    if verdict.something_else {
        let text = pick(
            language,
            "woorden op de pagina wijzen op iets anders met dezelfde naam",
            "words on the page show something else of the same name",
        );
        canvas.item(2, (Tone::Bad, "✗"), Tone::Plain, text);
    }
    let (mark, answer) = match (verdict.is_subject, verdict.lost_at) {
        (true, _) => ((Tone::Good, "✓"), pick(language, "Ja.", "Yes.").to_owned()),
        (false, Some(step)) => {
            let lost = pick(language, "Nee, afgevallen bij", "No, it fell at");
            (
                (Tone::Bad, "✗"),
                format!("{lost}: {}", say::step(language, step)),
            )
        }
        (false, None) => {
            let never = pick(
                language,
                "Nee, het stond nooit op de lijst.",
                "No, it was never on the list.",
            );
            ((Tone::Bad, "✗"), never.to_owned())
        }
    };
    canvas.item(2, mark, Tone::Bold, &answer);
    let left = pick(
        language,
        "Wat overbleef per stap:",
        "What was left at each step:",
    );
    canvas.paragraph(2, Tone::Dim, left);
    for stage in &verdict.stages {
        let list = if stage.left.is_empty() {
            "–".to_owned()
        } else {
            stage.left.join(", ")
        };
        let text = format!("{}: {list}", say::step(language, stage.step));
        canvas.item(4, (Tone::Dim, "·"), Tone::Dim, &text);
    }
}

fn places(canvas: &mut Canvas, language: Language, places: &[PlaceFinding]) {
    let title = pick(language, "Waar het genoemd wordt", "Where it is named");
    canvas.heading(title, Some(places.len()));
    for found in places {
        let mark = if found.no_points.is_some() {
            (Tone::Dim, "·")
        } else {
            (Tone::Good, "+")
        };
        let mut notes = Vec::new();
        let term = say::term(language, found.term);
        if !term.is_empty() {
            notes.push(term);
        }
        if found.part_of_word {
            notes.push(pick(language, "deel van een woord", "part of a word"));
        }
        if let Some(why) = found.no_points {
            notes.push(say::no_points(language, why));
        }
        let notes = if notes.is_empty() {
            String::new()
        } else {
            format!(" ({})", notes.join("; "))
        };
        let place = say::place(language, found.place);
        let text = format!("{:>3} {place}: “{}”{notes}", found.points, found.words);
        canvas.item(2, mark, Tone::Plain, &text);
        origin(canvas, found.pattern.as_ref());
        if found.quote != found.words {
            canvas.paragraph(8, Tone::Dim, &found.quote);
        }
    }
}

/// The pattern that fits the words, its list and its file.
fn origin(canvas: &mut Canvas, origin: Option<&PatternOrigin>) {
    if let Some(PatternOrigin {
        pattern,
        list,
        file,
    }) = origin
    {
        canvas.paragraph(8, Tone::Accent, &format!("{pattern}  [{list}, {file}]"));
    }
}

/// The file that a rule on channels stands in, by the start of its name.
fn file_of(rule: &str) -> &'static str {
    match rule.split_once(':') {
        Some(("sentence", _)) => " [rubric/channels/sentences.toml]",
        Some(("channel", _)) => " [rubric/channels/targets.toml]",
        _ => "",
    }
}

fn overruled(canvas: &mut Canvas, language: Language, terms: &[OverruledTerm]) {
    if terms.is_empty() {
        return;
    }
    let title = pick(
        language,
        "Woorden die niet meetellen",
        "Words that do not count",
    );
    canvas.heading(title, Some(terms.len()));
    for found in terms {
        let text = format!(
            "{}: “{}” – “{}” {} ({})",
            say::place(language, found.place),
            found.words,
            found.by_words,
            say::overruled(language, found.by),
            found.by_topic
        );
        canvas.item(2, (Tone::Bad, "✗"), Tone::Plain, &text);
        origin(canvas, found.by_pattern.as_ref());
        if found.quote != found.by_words {
            canvas.paragraph(8, Tone::Dim, &found.quote);
        }
    }
}

fn channels(canvas: &mut Canvas, language: Language, words: &Words, found: &[ChannelVerdict]) {
    let title = pick(language, "Manieren om het te regelen", "Ways to arrange it");
    canvas.heading(title, Some(found.len()));
    for channel in found {
        let mark = if channel.kept {
            (Tone::Good, "✓")
        } else {
            (Tone::Dim, "·")
        };
        let mut text = format!("{}: {}", channel.action, words.channel(channel.channel));
        match channel.status {
            ChannelStatus::Available => {}
            ChannelStatus::TemporarilyUnavailable => {
                text = format!("{text} – {}", words.closed_for_now);
            }
            ChannelStatus::NotPossible => text = format!("{text} – {}", words.not_possible),
        }
        if !channel.kept {
            let other = pick(
                language,
                "een andere vondst gaat voor",
                "another finding stands for it",
            );
            text = format!("{text} ({other})");
        }
        canvas.item(2, mark, Tone::Plain, &text);
        canvas.paragraph(
            4,
            Tone::Dim,
            &format!(
                "{}{} “{}”",
                channel.rule,
                file_of(&channel.rule),
                channel.quote
            ),
        );
    }
}

fn sentences(canvas: &mut Canvas, language: Language, sentences: &[SentenceVerdict]) {
    if sentences.is_empty() {
        return;
    }
    let title = pick(
        language,
        "Zinnen waar een regel naar keek",
        "Sentences that a rule looked at",
    );
    canvas.heading(title, Some(sentences.len()));
    for sentence in sentences {
        let fires = sentence
            .rules
            .iter()
            .any(|r| r.outcome == RuleOutcome::Fires);
        let mark = match (sentence.counts, fires) {
            (true, true) => (Tone::Good, "✓"),
            (false, true) => (Tone::Bad, "✗"),
            (_, false) => (Tone::Dim, "·"),
        };
        canvas.item(2, mark, Tone::Plain, &sentence.quote);
        for rule in &sentence.rules {
            let text = match &rule.outcome {
                RuleOutcome::Fires => pick(language, "slaat aan", "fires").to_owned(),
                RuleOutcome::Lacks(sets) => {
                    format!(
                        "{}: {}",
                        pick(language, "mist een van", "lacks one of"),
                        sets.join(", ")
                    )
                }
                RuleOutcome::Blocked(set) => {
                    format!(
                        "{}: {set}",
                        pick(language, "tegengehouden door", "held back by")
                    )
                }
            };
            canvas.paragraph(4, Tone::Dim, &format!("{}: {text}", rule.rule));
        }
        if !sentence.counts {
            let veto = pick(
                language,
                "telt niet: deze zin of de vraag ervoor gaat over hulp of iets anders",
                "does not count: this sentence or the question before it is about help or something else",
            );
            canvas.paragraph(4, Tone::Bad, veto);
        }
    }
}

fn links(canvas: &mut Canvas, language: Language, explanation: &Explanation) {
    if explanation.links.is_empty() {
        return;
    }
    let title = pick(
        language,
        "Links die geen manier zijn",
        "Links that are no way",
    );
    canvas.heading(title, Some(explanation.links.len()));
    for link in &explanation.links {
        let why = say::no_channel(language, link.why);
        let rule = link
            .rule
            .as_ref()
            .map(|r| format!(" [{r}]"))
            .unwrap_or_default();
        canvas.item(
            2,
            (Tone::Dim, "·"),
            Tone::Plain,
            &format!("“{}” – {why}{rule}", link.words),
        );
        canvas.line(4, &[(Tone::Dim, &link.target)]);
    }
}
