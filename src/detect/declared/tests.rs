use crate::report::{Channel, Declaration, DeclarationKind, DeclarationSource, Report};
use crate::{Engine, Options, PageSource};

/// What the page below shows: by phone and by post, nothing online.
const OFFLINE: &str =
    "<p>Bel 14 038 om bijzondere bijstand aan te vragen. U kunt bijzondere bijstand ook per post
    aanvragen.</p>";
/// A page that shows an online form.
const ONLINE: &str = "<p><a href='https://mijn.kampen.nl/bb-aanvragen'>Bijzondere bijstand aanvragen met DigiD</a></p>";

fn report(head: &str, body: &str) -> Report {
    let page = format!(
        "<html lang=nl><head><title>Bijzondere bijstand - Gemeente Kampen</title>{head}</head><body><main>
        <h1>Bijzondere bijstand aanvragen</h1><p>Heeft u een laag inkomen? Dan kunt u bijzondere bijstand krijgen.</p>
        {body}</main></body></html>"
    );
    let address = Some("https://www.kampen.nl/bijzondere-bijstand");
    Engine::builtin().audit(PageSource::Html(&page), address, &Options::default())
}

fn declared(head: &str, body: &str) -> Vec<Declaration> {
    report(head, body).declarations
}

fn only(head: &str, body: &str) -> Declaration {
    let mut all = declared(head, body);
    assert_eq!(all.len(), 1, "{all:?}");
    all.remove(0)
}

fn json(block: &str) -> String {
    format!("<script type='application/ld+json'>{block}</script>")
}

#[test]
fn a_page_without_declarations_has_none() {
    assert!(declared("<meta name=description content=x>", OFFLINE).is_empty());
    let other = json(r#"{"@type": "WebPage", "name": "Services"}"#);
    assert!(declared(&other, OFFLINE).is_empty());
}

#[test]
fn json_ld_channels_are_held_against_the_page() {
    let block = json(
        r#"{"@context": "https://schema.org", "@graph": [{"@type": ["Thing", "schema:GovernmentService"],
        "identifier": {"@type": "PropertyValue", "value": "http://standaarden.overheid.nl/owms/terms/bijzBijstUitk"},
        "provider": {"name": "Gemeente Kampen"},
        "availableChannel": [{"@type": "ServiceChannel", "serviceUrl": {"@id": "https://mijn.kampen.nl/bb"}},
        {"servicePhone": {"telephone": "14 038"}}, {"servicePostalAddress": {"streetAddress": "Straat 1"}},
        {"name": "online-digid"}]}]}"#,
    );
    let found = declared(&block, OFFLINE);
    let shown: Vec<_> = found
        .iter()
        .map(|d| (d.kind, d.channel, d.agrees))
        .collect();
    let channel = DeclarationKind::Channel;
    assert_eq!(
        shown,
        [
            (DeclarationKind::Topic, None, Some(true)),
            (DeclarationKind::Authority, None, Some(true)),
            (channel, Some(Channel::OnlineLoginUnknown), Some(false)),
            (channel, Some(Channel::Phone), Some(true)),
            (channel, Some(Channel::Post), Some(true)),
            (channel, Some(Channel::OnlineDigid), Some(false)),
        ]
    );
    assert_eq!(found[0].topic.as_deref(), Some("bijzondere-bijstand"));
    assert!(
        found
            .iter()
            .all(|d| d.text.is_some() == (d.agrees == Some(false)))
    );
    let online = declared(&block, ONLINE);
    assert!(online.iter().all(|d| d.agrees != Some(false)), "{online:?}");
}

#[test]
fn not_online_is_held_against_a_form() {
    let meta = "<meta name='overheidproduct:onlineAanvragen' content='nee'>";
    assert_eq!(only(meta, ONLINE).agrees, Some(false));
    assert_eq!(only(meta, OFFLINE).agrees, Some(true));
    // Nothing found is not a contradiction.
    assert_eq!(only(meta, "").agrees, None);
    let meta = "<meta name='dienst:kanaal' content='telefoon, geen'>";
    let found = declared(meta, ONLINE);
    assert_eq!(found[0].source, DeclarationSource::ChannelMeta);
    assert_eq!((found[1].channel, found[1].agrees), (None, Some(false)));
}

#[test]
fn another_product_than_the_subject() {
    let found = only("<meta name=UPL content='huishoudelijke hulp'>", OFFLINE);
    assert_eq!(
        (found.source, found.agrees),
        (DeclarationSource::Upl, Some(false))
    );
    let right = only(
        "<meta name=uniformeProductnaam content=bijzonderebijstandsuitkering>",
        OFFLINE,
    );
    assert_eq!(right.agrees, Some(true));
    assert_eq!(
        only("<meta name=UPL content='paspoort'>", OFFLINE).agrees,
        None
    );
    // With the right one beside it, another product is no mistake.
    let both = "<meta name=UPL content='huishoudelijke hulp'><meta name=UPL content=bijzonderebijstandsuitkering>";
    assert!(
        declared(both, OFFLINE)
            .iter()
            .all(|d| d.agrees != Some(false))
    );
}

#[test]
fn a_declared_topic_adds_to_a_named_one_only() {
    let before = report("", OFFLINE);
    let named = report(
        "<meta name=UPL content=bijzonderebijstandsuitkering>",
        OFFLINE,
    );
    assert!(named.topics[0].score > before.topics[0].score);
    let absent = report("<meta name=UPL content='huishoudelijke hulp'>", OFFLINE);
    let scores = |r: &Report| {
        r.topics
            .iter()
            .map(|t| (t.id.clone(), t.score))
            .collect::<Vec<_>>()
    };
    assert_eq!(scores(&absent), scores(&before));
}

#[test]
fn authority_of_another_municipality() {
    let agrees = |value: &str| {
        only(
            &format!("<meta name=OVERHEID.authority content='{value}'>"),
            "",
        )
        .agrees
    };
    assert_eq!(agrees("Kampen"), Some(true));
    assert_eq!(
        agrees("http://standaarden.overheid.nl/owms/terms/Kampen_(gemeente)"),
        Some(true)
    );
    assert_eq!(agrees("Gemeente Zwolle"), Some(false));
    assert_eq!(agrees("Ministerie van Financiën"), None);
}

#[test]
fn hostile_blocks_declare_nothing_and_never_panic() {
    let deep = format!("{}\"Service\"{}", "[".repeat(5_000), "]".repeat(5_000));
    let wide = format!("[{}\"Service\"]", "{},".repeat(20_000));
    for block in [
        deep.as_str(),
        wide.as_str(),
        "{\"@type\": \"Service\"",
        "{\"@type\": 7, \"x\": \"Service\"}",
    ] {
        assert!(declared(&json(block), OFFLINE).is_empty());
    }
    let long = "é".repeat(400);
    let found = only(
        &json(&format!(
            r#"{{"@type": "Service", "identifier": "{long}"}}"#
        )),
        OFFLINE,
    );
    assert!(found.value.chars().count() <= 160);
    let many = format!(
        "<meta name=UPL content='a{}'>",
        "'><meta name=UPL content='b".repeat(150)
    );
    assert_eq!(declared(&many, OFFLINE).len(), super::MOST);
}

#[test]
fn attributes_in_the_content_declare_too() {
    let body = "<section data-upl='bijzonderebijstandsuitkering'><p>Bel 14 038 om bijzondere bijstand aan te vragen.
        <a data-kanaal='telefoon' href='tel:14038'>14 038</a></p></section>";
    let found = declared("", body);
    let shown: Vec<_> = found
        .iter()
        .map(|d| (d.kind, d.channel, d.agrees))
        .collect();
    let channel = (DeclarationKind::Channel, Some(Channel::Phone), Some(true));
    assert_eq!(shown, [(DeclarationKind::Topic, None, Some(true)), channel]);
    let menu = "<nav data-upl='bijzonderebijstandsuitkering'><a href='/a'>Menu</a></nav>";
    assert!(declared("", &format!("{menu}{OFFLINE}")).is_empty());
}
