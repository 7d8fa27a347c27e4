//! The words of an explanation, in two languages.

use crate::Language;
use crate::report::{
    NoChannel, NoPoints, OverruledBy, SubjectStep, TermKind, TopicPlace, TopicStatus,
};

/// Picks the language.
pub(super) fn pick(language: Language, nl: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Nl => nl,
        Language::En => en,
    }
}

/// How the topic is present.
pub(super) fn status(language: Language, status: Option<TopicStatus>) -> &'static str {
    let (nl, en) = match status {
        Some(TopicStatus::Subject) => ("onderwerp van de pagina", "subject of the page"),
        Some(TopicStatus::Covered) => (
            "heeft een eigen deel of link",
            "has a section or link of its own",
        ),
        Some(TopicStatus::Mentioned) => ("wordt genoemd", "is mentioned"),
        None => ("staat niet op de pagina", "is not on the page"),
    };
    pick(language, nl, en)
}

/// A part of the page.
pub(super) fn place(language: Language, place: TopicPlace) -> &'static str {
    let (nl, en) = match place {
        TopicPlace::FirstHeading => ("eerste kop", "first heading"),
        TopicPlace::Heading => ("kop", "heading"),
        TopicPlace::Text => ("tekst", "text"),
        TopicPlace::Link => ("link", "link"),
        TopicPlace::Title => ("titel", "title"),
        TopicPlace::Address => ("adres", "address"),
        TopicPlace::AddressFolder => ("map in het adres", "folder of the address"),
        TopicPlace::Breadcrumb => ("kruimelpad", "breadcrumb"),
        TopicPlace::Declared => ("opgave in de code", "declaration in the code"),
    };
    pick(language, nl, en)
}

/// A list of terms; empty for the usual one.
pub(super) fn term(language: Language, term: TermKind) -> &'static str {
    let (nl, en) = match term {
        TermKind::Anywhere => ("", ""),
        TermKind::TitleOnly => ("woord voor titels", "word for titles"),
        TermKind::Obsolete => ("oude naam", "old name"),
        TermKind::Local => (
            "plaatselijke naam, door de woorden erbij",
            "local name, by the words beside it",
        ),
    };
    pick(language, nl, en)
}

/// Why a place gives no points.
pub(super) fn no_points(language: Language, why: NoPoints) -> &'static str {
    let (nl, en) = match why {
        NoPoints::TitleWordInText => (
            "dit woord telt alleen in titels, koppen en links",
            "this word counts in titles, headings and links only",
        ),
        NoPoints::ElementHeading => (
            "deze kop kondigt een vast deel van een productpagina aan",
            "this heading announces a fixed part of a product page",
        ),
        NoPoints::EnoughText => (
            "de tekst heeft al de meeste punten gegeven",
            "the text has given its most points already",
        ),
    };
    pick(language, nl, en)
}

/// What takes words away.
pub(super) fn overruled(language: Language, by: OverruledBy) -> &'static str {
    let (nl, en) = match by {
        OverruledBy::Lookalike => (
            "lijkt erop en is iets anders",
            "looks like it and is something else",
        ),
        OverruledBy::OtherTopic => ("hoort bij een ander onderwerp", "belongs to another topic"),
    };
    pick(language, nl, en)
}

/// A step on the way to the subjects.
pub(super) fn step(language: Language, step: SubjectStep) -> &'static str {
    let (nl, en) = match step {
        SubjectStep::Signals => (
            "genoemd in eerste kop, titel of adres, met twee signalen",
            "named in first heading, title or address, with two signals",
        ),
        SubjectStep::SomethingElse => (
            "zonder wat over iets anders met dezelfde naam gaat",
            "without what is about something else of the same name",
        ),
        SubjectStep::Theme => (
            "algemeen onderwerp van het thema in de titel",
            "general topic of the theme in the title",
        ),
        SubjectStep::Text => (
            "het onderwerp dat de tekst het meest noemt",
            "the topic that the text names most",
        ),
        SubjectStep::Broader => ("zonder het bredere onderwerp", "without the broader topic"),
        SubjectStep::Strongest => ("alleen de sterkste", "the strongest only"),
        SubjectStep::Everything => (
            "de pagina gaat over het hele sociaal domein",
            "the page is about the whole social domain",
        ),
    };
    pick(language, nl, en)
}

/// Why a link gives no channel.
pub(super) fn no_channel(language: Language, why: NoChannel) -> &'static str {
    let (nl, en) = match why {
        NoChannel::Feedback => ("feedback of nieuwsbrief", "feedback or newsletter"),
        NoChannel::FormButton => ("knop van een formulier", "button of a form"),
        NoChannel::NoTopicOnHome => (
            "startpagina, en de link noemt geen onderwerp",
            "home page, and the link names no topic",
        ),
        NoChannel::Target => (
            "het doel is bekend en is geen formulier",
            "the target is known and holds no form",
        ),
        NoChannel::NoForm => (
            "een document, en niets zegt dat het een formulier is",
            "a document, and nothing says that it is a form",
        ),
        NoChannel::Words => (
            "de woorden zeggen niet dat hier iets begint",
            "the words do not say that something starts here",
        ),
        NoChannel::Appointment => (
            "een afspraak is geen aanvraag",
            "an appointment is no application",
        ),
    };
    pick(language, nl, en)
}
