//! The problems in Dutch.

use loketmeter::{Language, report::formats::csv::decimal};

use super::super::scan::{HttpFault, WarcFault};
use super::Problem;

impl Problem {
    // One sentence per problem: the length is that of the list.
    #[allow(clippy::too_many_lines)]
    pub(super) fn dutch(&self) -> String {
        match self {
            Self::NotFound { name } => {
                format!("{name}: dit bestand of deze map bestaat niet. Controleer de naam.")
            }
            Self::NoAccess { name } => {
                format!("{name}: u mag dit niet lezen. Vraag de rechten aan, of maak een kopie.")
            }
            Self::Unreadable { name, source } => {
                format!(
                    "{name}: dit is niet te lezen ({source}). Probeer het opnieuw, of maak een kopie."
                )
            }
            Self::NoPages { name } => {
                format!(
                    "{name}: in deze map staan geen .html- of .htm-bestanden. Noem een andere map, of de bestanden zelf."
                )
            }
            Self::NotHtml { name, kind } => format!(
                "{name}: dit is geen HTML-pagina maar {}. Sla de pagina zelf op als HTML.",
                kind.dutch()
            ),
            Self::ManifestLine { name, line, fault } => {
                format!(
                    "{name}, regel {line}: deze regel is overgeslagen. {}",
                    fault.dutch()
                )
            }
            Self::Empty { name } => format!(
                "{name}: op deze pagina staat geen tekst, dus er is niets te beoordelen. Controleer of de pagina helemaal is opgeslagen."
            ),
            Self::WrongCharset { name } => format!(
                "{name}: deze pagina zegt dat zij UTF-8 is, maar dat klopt niet. Zij is gelezen als windows-1252."
            ),
            Self::Output { source } => {
                format!("het rapport is niet te schrijven ({source}). Is de schijf vol?")
            }
            Self::UnknownTopic { source } => format!(
                "het onderwerp \"{}\" staat niet in de regels. Dit lijkt er het meest op: {}.",
                source.asked,
                source.nearest.join(", ")
            ),
            Self::UnknownTheme { source } => format!(
                "het thema \"{}\" staat niet in de regels. Kies page, whole of een van deze: {}.",
                source.asked,
                source.themes.join(", ")
            ),
            Self::ExplainFormat => {
                "--explain geeft tekst of JSON. Laat --format weg, of kies json.".to_owned()
            }
            Self::RubricWords { verb } => format!("gebruik: loketmeter rubric {verb}"),
            Self::Rubric { source } => source.to_string(),
            Self::UnknownRule { id } => format!(
                "{id}: dit staat niet in de regels. `loketmeter rubric list` toont de onderwerpen."
            ),
            Self::Writing { name, source } => format!(
                "{name}: dit bestand is niet te schrijven ({source}). Kies een andere naam of map."
            ),
            Self::NothingFits { name } => {
                format!("{name}: geen bestand of map past bij dit patroon. Controleer het patroon.")
            }
            Self::NoScan { name, said } => format!(
                "{name}: dit is geen resultaat van een scan ({said}). Maak er een met loketmeter scan --format json."
            ),
            Self::NoScans => "er is geen scan om te vergelijken. Maak er een met loketmeter scan --format json.".to_owned(),
            Self::NothingToScan { name } => format!(
                "{name}: in deze map staan geen .html-bestanden en geen .warc- of .warc.gz-bestanden. Noem een andere map."
            ),
            Self::NoArchive { name } => format!(
                "{name}: dit is geen WARC-bestand, of het is leeg. Controleer of het helemaal is gekopieerd."
            ),
            Self::Record { name, record, offset, fault } => format!(
                "{name}, record {record} (byte {offset}): {}. Het is overgeslagen.",
                dutch_fault(fault)
            ),
            Self::Unpacked { place, fault } => format!(
                "{}: {}. De pagina is overgeslagen.",
                place.text("record", "byte"),
                match fault {
                    HttpFault::Header => "dit is geen HTTP-antwoord",
                    HttpFault::Encoding => "de inhoud is ingepakt op een onbekende manier",
                    HttpFault::Packed => "de ingepakte inhoud is beschadigd",
                }
            ),
            Self::OtherKind { place, kind } => format!(
                "{}: dit is geen HTML-pagina maar {}. Het is overgeslagen.",
                place.text("record", "byte"),
                kind.dutch()
            ),
            Self::ResumePages => "--resume gaat samen met text, json, csv en html. jsonl, sarif en earl worden per pagina geschreven.".to_owned(),
            Self::OtherScan { name, differs } => format!(
                "{name}: dit is bewaard door een scan {}. Geef dezelfde opdracht opnieuw, of noem een ander bestand achter --resume.",
                differs.dutch()
            ),
            Self::NoCheckpoint { name } => format!(
                "{name}: dit is geen bewaarde scan. Verwijder het, of noem een ander bestand."
            ),
            Self::Stopped { resumable } => {
                let more = if *resumable { " Dezelfde opdracht gaat hier verder." } else { "" };
                format!("onderbroken; het resultaat tot zover is geschreven.{more}")
            }
            Self::Baseline { name, said } => format!(
                "{name}: dit is geen resultaat van een eerdere keer ({said}). Maak er een met --format sarif of jsonl."
            ),
            Self::BelowLimit { count, least } => format!(
                "{count} onder de grens van {}.",
                decimal(*least, Language::Nl)
            ),
            Self::NewFindings { count } => {
                format!("{count} nieuwe punten die er de vorige keer niet waren.")
            }
            Self::UrlForSeveral { pages } => format!(
                "--url is voor één pagina, en het zijn er {pages}. Geef elke pagina haar adres met --manifest."
            ),
        }
    }
}

fn dutch_fault(fault: &WarcFault) -> String {
    match fault {
        WarcFault::NoRecord => "hier begint geen record".to_owned(),
        WarcFault::LongHeader => "de kop houdt niet op".to_owned(),
        WarcFault::Header => "de kop is beschadigd".to_owned(),
        WarcFault::NoLength => "de kop geeft geen lengte".to_owned(),
        WarcFault::Cut => "het bestand houdt er midden in op".to_owned(),
        WarcFault::Length => "de lengte klopt niet met die in de kop".to_owned(),
        WarcFault::Gzip => "de ingepakte gegevens zijn beschadigd".to_owned(),
        WarcFault::Io(error) => format!("het bestand is niet te lezen ({error})"),
    }
}
