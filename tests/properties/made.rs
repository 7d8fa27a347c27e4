//! Pages as an editor could make them, better or worse.

use proptest::prelude::*;
use proptest::sample::select;

/// Subjects: the title of the page and a sentence about it. Their services begin with a form, at another
/// organisation, or by phone.
pub(super) const SUBJECTS: [(&str, &str); 8] = [
    (
        "Hulp bij schulden",
        "De gemeente helpt u gratis bij schulden.",
    ),
    (
        "Bijzondere bijstand",
        "Bijzondere bijstand is een vergoeding voor hoge kosten.",
    ),
    (
        "Bijstandsuitkering",
        "De bijstandsuitkering is er voor wie te weinig geld heeft.",
    ),
    (
        "Hulp in het huishouden",
        "Met hulp in het huishouden blijft uw huis schoon.",
    ),
    (
        "Leerlingenvervoer",
        "Leerlingenvervoer brengt uw kind naar school.",
    ),
    (
        "Kwijtschelding gemeentelijke belastingen",
        "Met kwijtschelding betaalt u minder belasting.",
    ),
    (
        "Onafhankelijke cliëntondersteuning",
        "Een cliëntondersteuner denkt gratis met u mee.",
    ),
    ("Veilig Thuis", "Veilig Thuis helpt bij huiselijk geweld."),
];

/// What an editor may add to a page: each mends something, or changes nothing.
pub(super) const BLOCKS: [&str; 17] = [
    "<h2>Voorwaarden</h2><ul><li>U bent 18 jaar of ouder.</li><li>U woont in onze gemeente.</li></ul>",
    "<h2>Wat is het?</h2><p>Dit is een regeling voor inwoners.</p>",
    "<h2>Aanvragen</h2><p>Zo werkt het.</p>",
    "<h2>Wat heeft u nodig?</h2><ul><li>Uw identiteitsbewijs</li></ul>",
    "<h2>Kosten</h2><p>Het is gratis.</p>",
    "<h2>Hoe lang duurt het?</h2><p>U krijgt binnen 4 weken een besluit.</p>",
    "<h2>Bezwaar maken</h2><p>Bent u het niet eens met het besluit? Maak dan binnen 6 weken bezwaar.</p>",
    "<h2>Geen reactie</h2><p>Hoort u niets van ons? Bel ons dan.</p>",
    "<h2>Contact</h2><p>Bel <a href='tel:140199'>14 0199</a>.</p>",
    "<h2>Hulp bij aanvragen</h2><p>Een onafhankelijke cliëntondersteuner helpt u gratis.</p>",
    "<h2>Wetten en regels</h2><p>Lees de verordening.</p>",
    "<p>Laatst gewijzigd op 3 november 2026.</p>",
    "<h2>Zie ook</h2><ul><li><a href='/onderwerpen'>Andere regelingen</a></li></ul>",
    "<p>Binnen 3 werkdagen als u uw huis uit moet.</p>",
    "<p>Het eerste gesprek is binnen 4 weken.</p>",
    "<p>U krijgt het besluit binnen 8 weken.</p>",
    "<h2>Meer weten</h2><p>Wij denken met u mee.</p>",
];

/// Ways to apply, from none to a form with DigiD.
const WAYS: [&str; 6] = [
    "",
    "<p>Bel ons om dit aan te vragen.</p>",
    "<p><a href='/bestanden/aanvraagformulier.pdf'>Aanvraagformulier downloaden (pdf)</a></p>",
    "<p>Mail uw aanvraag naar <a href='mailto:loket@oeverwoude.example'>loket@oeverwoude.example</a>.</p>",
    "<p><a href='https://formulieren.oeverwoude.example/formulier/aanvraag'>Aanvragen zonder DigiD</a></p>",
    "<p>U kunt dit tijdelijk niet online aanvragen. <a href='/formulier/aanvraag'>Aanvragen met DigiD</a></p>",
];

/// A form that nobody can miss.
pub(super) const DIGID: &str = "<h2>Aanvragen</h2><p><a href='https://formulieren.oeverwoude.example/formulier/aanvraag'>Aanvragen met DigiD</a></p>";

/// A page on one subject.
#[derive(Clone, Debug)]
pub(super) struct Page {
    pub(super) subject: (&'static str, &'static str),
    pub(super) way: &'static str,
    pub(super) blocks: Vec<&'static str>,
}

impl Page {
    pub(super) fn html(&self) -> String {
        let (title, sentence) = self.subject;
        format!(
            "<html lang=nl><title>{title} | Gemeente Oeverwoude</title><meta property=og:site_name content='Gemeente Oeverwoude'>\
             <main><h1>{title}</h1><p>{sentence}</p>{}{}</main><footer><p>Gemeente Oeverwoude 14 0199</p></footer>",
            self.way,
            self.blocks.concat()
        )
    }
}

/// Any such page.
pub(super) fn page() -> impl Strategy<Value = Page> {
    (
        select(&SUBJECTS[..]),
        select(&WAYS[..]),
        prop::sample::subsequence(&BLOCKS[..], 0..BLOCKS.len()),
    )
        .prop_map(|(subject, way, blocks)| Page {
            subject,
            way,
            blocks,
        })
}
