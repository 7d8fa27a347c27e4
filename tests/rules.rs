//! Rules that the pages of `tests/pages` do not need to the letter. Each case was a change of the code that no other test
//! noticed (`./build.sh mutants`).
#![cfg(feature = "html")]

use loketmeter::report::{Channel, Outcome, PageType, Report};
use loketmeter::{Choice, Engine, Options, PageSource, WHOLE};

const FORM: &str = "https://formulieren.voorbeeldstad.example/formulier/aanvraag";

fn audit(title: &str, main: &str, options: &Options) -> Report {
    let html = format!(
        "<!doctype html><html lang=nl><head><title>{title} | Gemeente Voorbeeldstad</title>
        <meta property='og:site_name' content='Gemeente Voorbeeldstad'></head>
        <body><main><h1>{title}</h1>{main}</main></body></html>"
    );
    let address = Some("https://www.voorbeeldstad.example/hulp");
    Engine::builtin().audit(PageSource::Html(&html), address, options)
}

/// The channel that leads to an address.
fn channel_to(main: &str, address: &str) -> Option<Channel> {
    let report = audit("Bijzondere bijstand aanvragen", main, &Options::default());
    let mut found = report.services.iter().flat_map(|s| &s.channels);
    found
        .find(|c| c.target.as_deref() == Some(address))
        .map(|c| c.channel)
}

#[test]
fn an_address_tells_that_one_logs_in_with_eherkenning() {
    let form = "https://formulieren.voorbeeldstad.example/auth/bijstand/eherkenning/start";
    let main = format!("<p><a href='{form}'>Bijzondere bijstand aanvragen</a></p>");
    assert_eq!(channel_to(&main, form), Some(Channel::OnlineEherkenning));
}

#[test]
fn a_logo_in_a_long_link_is_of_that_link() {
    let long = "Bijzondere bijstand aanvragen doet u met dit formulier van de gemeente. ".repeat(5);
    let main = format!(
        "<p><a href='{FORM}'>Aanvragen <span>{long}</span> <img src='/beeld/eherkenning.svg' alt=''></a></p>"
    );
    assert_eq!(channel_to(&main, FORM), Some(Channel::OnlineEherkenning));
}

#[test]
fn a_logo_between_two_links_is_of_the_next() {
    let main = format!(
        "<p><a href='/meer'>Lees meer over de regels</a> of vraag het aan: <img src='/beeld/eherkenning.svg' alt=''>
        <a href='{FORM}'>Aanvragen</a></p>"
    );
    assert_eq!(channel_to(&main, FORM), Some(Channel::OnlineEherkenning));
}

#[test]
fn the_sentence_around_a_link_tells_how_to_log_in() {
    let main = format!(
        "<p>U vult <a href='{FORM}'>het aanvraagformulier</a> in met eHerkenning. Daarna sturen wij u een brief.</p>"
    );
    assert_eq!(channel_to(&main, FORM), Some(Channel::OnlineEherkenning));
}

#[test]
fn an_address_that_opens_another_program_is_no_form() {
    let main = "<p><a href='sms:+31612345678'>Bijzondere bijstand aanvragen</a></p>";
    let report = audit("Bijzondere bijstand aanvragen", main, &Options::default());
    let mut channels = report.services.iter().flat_map(|s| &s.channels);
    assert!(
        channels.all(|c| !c.channel.is_online()),
        "{:?}",
        report.services
    );
}

#[test]
fn an_own_form_is_enough_where_the_law_allows_both_ways() {
    let main = |way: &str| {
        format!("<p>Beschut werk is er voor wie alleen met begeleiding kan werken.</p>{way}")
    };
    let outcome = |main: &str| {
        let report = audit("Beschut werk aanvragen", main, &Options::default());
        let grade = report.grade.unwrap_or_else(|| panic!("a grade for {main}"));
        let mut criteria = grade.criteria.iter();
        criteria
            .find(|c| c.id == "service/beschut-werk-aanvragen")
            .map(|c| c.outcome)
    };
    let form = main(&format!(
        "<p><a href='{FORM}'>Beschut werk aanvragen met DigiD</a></p>"
    ));
    assert_eq!(outcome(&form), Some(Outcome::Pass));
    let phone = main("<p>Wilt u beschut werk aanvragen? Bel 14 0123.</p>");
    assert_ne!(outcome(&phone), Some(Outcome::Pass));
}

#[test]
fn a_choice_is_about_what_it_names_and_nothing_else() {
    let main =
        format!("<p>U kunt bijzondere bijstand krijgen.</p><p><a href='{FORM}'>Aanvragen</a></p>");
    let choices = |ids: &[&str]| Options {
        scope: Some(WHOLE.to_owned()),
        not_applicable: ids
            .iter()
            .map(|id| Choice {
                id: (*id).to_owned(),
                reason: "Dat hebben wij niet".to_owned(),
            })
            .collect(),
        ..Options::default()
    };
    let audit = |ids: &[&str]| audit("Bijzondere bijstand aanvragen", &main, &choices(ids));
    let (before, after) = (
        audit(&[]),
        audit(&["element/kosten", "topic/bbz", "theme/wmo"]),
    );

    let changed = |report: &Report| -> Vec<(String, Outcome)> {
        let criteria = report.grade.iter().flat_map(|g| &g.criteria);
        criteria
            .filter(|c| c.id != "element/kosten")
            .map(|c| (c.id.clone(), c.outcome))
            .collect()
    };
    assert_eq!(changed(&before), changed(&after));

    let missing = |report: &Report| {
        report
            .missing_topics
            .iter()
            .map(|t| t.id.clone())
            .collect::<Vec<_>>()
    };
    let mut without = missing(&before);
    assert!(without.contains(&"bbz".to_owned()));
    without.retain(|id| id != "bbz");
    assert_eq!(missing(&after), without);

    let mut names = after
        .choices
        .not_applicable
        .iter()
        .map(|c| c.name.as_deref());
    let theme = Engine::builtin()
        .rubric()
        .themes
        .iter()
        .find(|t| t.id == "wmo");
    assert_eq!(
        names.next_back().flatten(),
        theme.map(|t| t.name.nl.as_ref())
    );
}

/// The start page of an executor, which leads to others.
fn executor_list(options: &Options) -> Report {
    let html = "<!doctype html><html lang=nl><head><title>Kredietbank Middenland</title></head><body><main>
        <h1>Wat kunnen wij voor u doen?</h1><ul><li><a href='/schuldhulp'>Schuldhulpverlening</a></li>
        <li><a href='/budgetbeheer'>Budgetbeheer</a></li><li><a href='/lenen'>Sociale lening</a></li>
        <li><a href='/bewind'>Beschermingsbewind</a></li><li><a href='/wsnp'>Wettelijke schuldsanering (Wsnp)</a></li>
        </ul></main></body></html>";
    let address = Some("https://www.kredietbankmiddenland.nl/");
    Engine::builtin().audit(PageSource::Html(html), address, options)
}

#[test]
fn the_list_of_an_executor_is_held_to_the_topics_of_its_theme() {
    let report = executor_list(&Options::default());
    assert_eq!(report.page.page_type, PageType::Executor);
    let criteria = report.grade.iter().flat_map(|g| &g.criteria);
    let topics: Vec<&str> = criteria
        .filter_map(|c| c.id.strip_prefix("topic/"))
        .collect();
    assert!(topics.contains(&"schuldhulp"), "{topics:?}");
    assert!(report.elements.is_empty());
}

#[test]
fn a_choice_has_the_name_of_what_it_is_about() {
    let rubric = Engine::builtin().rubric();
    let criteria: Vec<_> = executor_list(&Options::default())
        .grade
        .into_iter()
        .flat_map(|g| g.criteria)
        .collect();
    let on_page = |id: &String| criteria.iter().any(|c| c.id == *id);
    // The last of each kind: whoever takes another finds the first.
    let found = criteria.last().map(|c| (c.id.clone(), c.name.clone()));
    let of = |kind: &str, id: &str, name: &str| (format!("{kind}/{id}"), name.to_owned());
    let mut topics = rubric.topics.iter().map(|t| of("topic", &t.id, &t.name.nl));
    let mut themes = rubric.themes.iter().map(|t| of("theme", &t.id, &t.name.nl));
    let elements = rubric.elements.iter();
    let mut elements = elements.map(|e| of("element", &e.id, &e.name.nl));
    let services = rubric.topics.iter().flat_map(|t| &t.services);
    let mut services = services.map(|s| of("service", &s.id, &s.phrase.nl));
    let mut checks = rubric
        .scoring
        .check
        .iter()
        .map(|c| (c.id.clone(), c.name.nl.clone()));
    let of_rubric = [
        checks.rfind(|(id, _)| !on_page(id)),
        topics.rfind(|(id, _)| !on_page(id)),
        themes.next_back(),
        elements.rfind(|(id, _)| !on_page(id)),
        services.rfind(|(id, _)| !on_page(id)),
    ];
    let wanted: Vec<(String, String)> = found
        .into_iter()
        .chain(of_rubric.into_iter().flatten())
        .collect();
    assert_eq!(wanted.len(), 5);
    let choices = wanted.iter().map(|(id, _)| Choice {
        id: id.clone(),
        reason: "Dat hebben wij niet".to_owned(),
    });
    let report = executor_list(&Options {
        not_applicable: choices.collect(),
        ..Options::default()
    });
    for (id, name) in wanted {
        let mut shown = report.choices.not_applicable.iter();
        let shown = shown.find(|c| c.id == id).and_then(|c| c.name.clone());
        assert_eq!(shown, Some(name), "{id}");
    }
}

#[test]
fn a_choice_about_a_check_of_other_pages_has_its_name() {
    let html = "<!doctype html><html lang=nl><head><title>Gemeente Voorbeeldstad</title>
        <meta property='og:site_name' content='Gemeente Voorbeeldstad'></head><body><main><h1>Gemeente Voorbeeldstad</h1>
        <ul><li><a href='/a'>Werk en inkomen</a></li><li><a href='/b'>Zorg en ondersteuning</a></li>
        <li><a href='/c'>Jeugd</a></li><li><a href='/d'>Schulden</a></li></ul></main></body></html>";
    let id = "findability/breadcrumb";
    let options = Options {
        not_applicable: vec![Choice {
            id: id.to_owned(),
            reason: "Dat hebben wij niet".to_owned(),
        }],
        ..Options::default()
    };
    let address = Some("https://www.voorbeeldstad.example/");
    let report = Engine::builtin().audit(PageSource::Html(html), address, &options);
    assert_eq!(report.page.page_type, PageType::Home);
    let mut checks = Engine::builtin().rubric().scoring.check.iter();
    let name = checks.find(|c| c.id == id).map(|c| c.name.nl.as_str());
    assert_eq!(report.choices.not_applicable[0].name.as_deref(), name);
    assert!(name.is_some());
}
