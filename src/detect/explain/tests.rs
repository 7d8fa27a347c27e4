use crate::report::{
    Explanation, NoChannel, NoPoints, OverruledBy, RuleOutcome, SubjectStep, TopicPlace,
    TopicStatus,
};
use crate::{Engine, Options, PageSource};

const ADDRESS: &str = "https://www.kampen.nl/inkomen/bijzondere-bijstand";

const PAGE: &str = "<html lang=nl><title>Bijzondere bijstand - Gemeente Kampen</title>
    <main><h1>Bijzondere bijstand aanvragen</h1>
    <p>Heeft u bijstand? Uw inkomen is niet hoger dan de bijstandsnorm.</p>
    <p>Vraag over uw uitkering? Bel 14 038. U kunt bijzondere bijstand ook per post aanvragen.</p>
    <p><a href='https://mijn.kampen.nl/bb-aanvragen'>Bijzondere bijstand aanvragen met DigiD</a></p>
    <p><a href='/folder.pdf'>Folder bijzondere bijstand (pdf)</a></p></main>";

fn explain(topic: &str) -> Explanation {
    let engine = Engine::builtin();
    let options = Options::default();
    let result = engine.explain(PageSource::Html(PAGE), Some(ADDRESS), &options, topic);
    result.unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn the_subject_and_its_places() {
    let found = explain("bijzondere-bijstand");
    assert_eq!(found.status, Some(TopicStatus::Subject));
    let verdict = &found.subject;
    assert!(verdict.is_subject && verdict.first_heading && verdict.title && verdict.address);
    assert_eq!(verdict.lost_at, None);
    let total: u32 = found.places.iter().map(|p| p.points).sum();
    assert_eq!(total, found.score);
    for place in [
        TopicPlace::FirstHeading,
        TopicPlace::Title,
        TopicPlace::Link,
        TopicPlace::Text,
    ] {
        assert!(found.places.iter().any(|p| p.place == place), "{place:?}");
    }
}

#[test]
fn the_score_is_that_of_the_report() {
    let source = PageSource::Html(PAGE);
    let report = Engine::builtin().audit(source, Some(ADDRESS), &Options::default());
    for topic in &report.topics {
        let found = explain(&topic.id);
        assert_eq!(
            (found.score, found.status),
            (topic.score, Some(topic.status)),
            "{}",
            topic.id
        );
        let kept = found.channels.iter().filter(|c| c.kept).count();
        let services = report.services.iter().filter(|s| s.topic == topic.id);
        assert_eq!(
            kept,
            services.map(|s| s.channels.len()).sum::<usize>(),
            "{}",
            topic.id
        );
    }
}

#[test]
fn words_that_belong_to_something_else() {
    let found = explain("bijstandsuitkering");
    assert!(!found.subject.is_subject);
    let by = |by, words: &str| {
        let mut terms = found.overruled.iter();
        terms.any(|t| t.by == by && t.by_words.eq_ignore_ascii_case(words))
    };
    assert!(by(OverruledBy::Lookalike, "bijstandsnorm"));
    assert!(by(OverruledBy::OtherTopic, "bijzondere bijstand"));
    let nothing = found.places.iter().find(|p| p.words == "uitkering");
    assert_eq!(
        nothing.and_then(|p| p.no_points),
        Some(NoPoints::TitleWordInText)
    );
}

#[test]
fn the_last_step_leaves_the_subjects() {
    let page = "<title>Bijstand voor jongeren | Gemeente Kampen</title><main>
        <h1>Bijstandsuitkering voor jongeren tot 27 jaar</h1><p>Bent u jonger dan 27? U kunt bijstand aanvragen.
        Bijstand voor jongeren begint met een zoektermijn van 4 weken.</p></main>";
    let engine = Engine::builtin();
    let source = PageSource::Html(page);
    let found = engine.explain(source, None, &Options::default(), "bijstandsuitkering");
    let verdict = found.expect("the topic is known").subject;
    let last = verdict.stages.last();
    assert_eq!(last.map(|s| s.step), Some(SubjectStep::Strongest));
    let left = last.is_some_and(|s| s.left.iter().any(|id| id == "bijstandsuitkering"));
    assert_eq!(verdict.is_subject, left);
}

#[test]
fn rules_on_links_and_sentences() {
    let found = explain("bijzondere-bijstand");
    let folder = found
        .links
        .iter()
        .find(|l| l.target.ends_with("folder.pdf"));
    assert!(matches!(
        folder.map(|l| l.why),
        Some(NoChannel::Target | NoChannel::NoForm)
    ));
    let call = found
        .sentences
        .iter()
        .find(|s| s.quote.starts_with("Bel 14"));
    assert_eq!(call.map(|s| s.counts), Some(false));
    let post = found
        .sentences
        .iter()
        .find(|s| s.quote.contains("per post"));
    assert!(
        post.is_some_and(|s| s.counts && s.rules.iter().any(|r| r.outcome == RuleOutcome::Fires))
    );
    assert!(
        found
            .channels
            .iter()
            .any(|c| c.kept && c.rule == "sentence:by-post")
    );
}
