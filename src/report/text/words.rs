//! The words around the findings, in two languages: the same as in the popup.

use crate::{
    Language,
    report::{Channel, PageType, Route, Source, SourceKind},
};

/// Fixed texts in one language.
pub(super) struct Words {
    language: Language,
    pub(super) grade: &'static str,
    pub(super) no_grade: &'static str,
    pub(super) nearest_topic: &'static str,
    pub(super) information: &'static str,
    pub(super) services: &'static str,
    pub(super) not_applicable: &'static str,
    pub(super) online_yes: &'static str,
    pub(super) online_no: &'static str,
    pub(super) online_unknown: &'static str,
    pub(super) no_title: &'static str,
    pub(super) test_host: &'static str,
    pub(super) some_municipality: &'static str,
    pub(super) probably_municipality: &'static str,
    pub(super) some_executor: &'static str,
    pub(super) other_publisher: &'static str,
    pub(super) missing_forms: &'static str,
    pub(super) found_services: &'static str,
    pub(super) closed_for_now: &'static str,
    pub(super) not_possible: &'static str,
    pub(super) missing_topics: &'static str,
    pub(super) topics: &'static str,
    pub(super) subject: &'static str,
    pub(super) covered: &'static str,
    pub(super) mentioned: &'static str,
    pub(super) elements: &'static str,
    pub(super) facts: &'static str,
    pub(super) other_criteria: &'static str,
    pub(super) outdated: &'static str,
    pub(super) on_the_page: &'static str,
    pub(super) declarations: &'static str,
    pub(super) flaws: &'static str,
    pub(super) advice: &'static str,
    pub(super) limits: &'static str,
    pub(super) rubric: &'static str,
    page_types: [&'static str; 7],
    channels: [&'static str; 14],
    routes: [&'static str; 6],
}

static NL: Words = Words {
    language: Language::Nl,
    grade: "Cijfer:",
    no_grade: "Deze pagina krijgt geen cijfer.",
    nearest_topic: "Dit onderwerp komt het dichtst in de buurt:",
    information: "Informatie",
    services: "Online regelen",
    not_applicable: "telt hier niet mee",
    online_yes: "U kunt dit online regelen.",
    online_no: "U kunt dit hier niet online regelen.",
    online_unknown: "Deze pagina laat niet zien of u dit online kunt regelen.",
    no_title: "(geen titel)",
    test_host: "test- of voorbeeldomgeving",
    some_municipality: "Gemeente (naam onbekend)",
    probably_municipality: "Waarschijnlijk een gemeente",
    some_executor: "Uitvoerder voor gemeenten",
    other_publisher: "Geen gemeente",
    missing_forms: "Wat u hier niet online kunt regelen",
    found_services: "Zo regelt u het",
    closed_for_now: "nu gesloten",
    not_possible: "kan niet",
    missing_topics: "Onderwerpen die ontbreken",
    topics: "Onderwerpen op deze pagina",
    subject: "Hier gaat de pagina over",
    covered: "Heeft een eigen deel of link",
    mentioned: "Wordt genoemd",
    elements: "Informatie die op de pagina hoort",
    facts: "Belangrijke feiten",
    other_criteria: "Vindbaarheid en taal",
    outdated: "Verouderd",
    on_the_page: "Op de pagina:",
    advice: "Wat u het beste eerst doet",
    declarations: "Wat de pagina in de code opgeeft, klopt niet",
    flaws: "Fouten op de pagina",
    limits: "Niet alles is gelezen",
    rubric: "regels van",
    page_types: [
        "startpagina",
        "overzichtspagina",
        "productpagina",
        "formulier",
        "nieuwsbericht",
        "pagina van een uitvoerder",
        "andere pagina",
    ],
    channels: [
        "online met DigiD",
        "online met eHerkenning",
        "online met een Europees inlogmiddel",
        "online zonder inloggen",
        "online formulier",
        "formulier op deze pagina",
        "via de website van een andere organisatie",
        "formulier op papier",
        "met een brief",
        "per e-mail",
        "per telefoon",
        "aan het loket",
        "via iemand anders",
        "gaat vanzelf, u hoeft niets aan te vragen",
    ],
    routes: [
        "De pagina noemt geen manier om dit te regelen.",
        "Er is een formulier, maar het is nu gesloten.",
        "Het kan wel op papier.",
        "Het kan wel per e-mail.",
        "Het kan wel per telefoon of aan het loket.",
        "Het kan alleen via iemand anders, zoals een school of huisarts.",
    ],
};

static EN: Words = Words {
    language: Language::En,
    grade: "Grade:",
    no_grade: "This page gets no grade.",
    nearest_topic: "The nearest topic is:",
    information: "Information",
    services: "Online services",
    not_applicable: "not counted here",
    online_yes: "You can arrange this online.",
    online_no: "You cannot arrange this online here.",
    online_unknown: "This page does not show whether you can arrange this online.",
    no_title: "(no title)",
    test_host: "test or preview site",
    some_municipality: "Municipality (name unknown)",
    probably_municipality: "Probably a municipality",
    some_executor: "Executor for municipalities",
    other_publisher: "Not a municipality",
    missing_forms: "What you cannot arrange online here",
    found_services: "How to arrange it",
    closed_for_now: "closed for now",
    not_possible: "not possible",
    missing_topics: "Missing topics",
    topics: "Topics on this page",
    subject: "The page is about this",
    covered: "Has a section or link of its own",
    mentioned: "Is mentioned",
    elements: "Information that belongs on the page",
    facts: "Key facts",
    other_criteria: "Findability and language",
    outdated: "Out of date",
    on_the_page: "On the page:",
    advice: "What to do first",
    declarations: "What the code of the page declares is not right",
    flaws: "Mistakes on the page",
    limits: "Not everything was read",
    rubric: "rules of",
    page_types: [
        "home page",
        "overview page",
        "product page",
        "form",
        "news item",
        "page of an executing organisation",
        "other page",
    ],
    channels: [
        "online with DigiD",
        "online with eHerkenning",
        "online with a European login",
        "online without login",
        "online form",
        "form on this page",
        "on the website of another organisation",
        "paper form",
        "by post",
        "by e-mail",
        "by phone",
        "at the desk",
        "through somebody else",
        "automatic, no application needed",
    ],
    routes: [
        "The page shows no way to arrange this.",
        "There is a form, but it is closed now.",
        "It can be done on paper.",
        "It can be done by e-mail.",
        "It can be done by phone or at the desk.",
        "It can only be done through somebody else, such as a school or a doctor.",
    ],
};

impl Words {
    /// The words of a language.
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::Nl => &NL,
            Language::En => &EN,
        }
    }

    /// A grade in tenths as people write it: `6,8` in Dutch, `6.8` in English.
    pub(super) fn grade(&self, tenths: u8) -> String {
        let mark = match self.language {
            Language::Nl => ',',
            Language::En => '.',
        };
        format!("{}{mark}{}", tenths / 10, tenths % 10)
    }

    /// Between which grades, in tenths, the true one lies.
    pub(super) fn between(&self, low: u8, high: u8) -> String {
        let (low, high) = (self.grade(low), self.grade(high));
        match self.language {
            Language::Nl => format!("tussen {low} en {high}"),
            Language::En => format!("between {low} and {high}"),
        }
    }

    /// A municipality with its province.
    pub(super) fn municipality(&self, name: &str, province: &str) -> String {
        match self.language {
            Language::Nl => format!("Gemeente {name} ({province})"),
            Language::En => format!("Municipality of {name} ({province})"),
        }
    }

    /// The kind of page.
    pub(super) fn page_type(&self, page_type: PageType) -> &'static str {
        self.page_types[match page_type {
            PageType::Home => 0,
            PageType::Overview => 1,
            PageType::Product => 2,
            PageType::Form => 3,
            PageType::News => 4,
            PageType::Executor => 5,
            PageType::Other => 6,
        }]
    }

    /// A way to arrange something.
    pub(super) fn channel(&self, channel: Channel) -> &'static str {
        self.channels[match channel {
            Channel::OnlineDigid => 0,
            Channel::OnlineEherkenning => 1,
            Channel::OnlineEidas => 2,
            Channel::OnlineNoLogin => 3,
            Channel::OnlineLoginUnknown => 4,
            Channel::EmbeddedForm => 5,
            Channel::ExternalPortal => 6,
            Channel::PdfForm => 7,
            Channel::Post => 8,
            Channel::Email => 9,
            Channel::Phone => 10,
            Channel::Visit => 11,
            Channel::Intermediary => 12,
            Channel::Automatic => 13,
        }]
    }

    /// The best route that there is without an online form.
    pub(super) fn route(&self, route: Route) -> &'static str {
        self.routes[match route {
            Route::NotShown => 0,
            Route::Closed => 1,
            Route::Paper => 2,
            Route::Email => 3,
            Route::PhoneOrVisit => 4,
            Route::Intermediary => 5,
        }]
    }

    /// Where a rule comes from, so that law and advice are never taken for each other.
    pub(super) fn source(&self, source: &Source) -> String {
        let kind = match (self.language, source.kind) {
            (Language::Nl, SourceKind::Law) => "wet",

            (Language::Nl, SourceKind::Advice) => "advies",
            (Language::En, SourceKind::Law) => "law",
            (_, SourceKind::Sdg) => "SDG",
            (_, SourceKind::Ipm) => "IPM",
            (Language::En, SourceKind::Advice) => "advice",
        };
        if source.name.is_empty() {
            format!("[{kind}]")
        } else {
            format!("[{kind}: {}]", source.name)
        }
    }

    /// How many are not shown.
    pub(super) fn and_more(&self, count: usize) -> String {
        match self.language {
            Language::Nl => format!("en nog {count}"),
            Language::En => format!("and {count} more"),
        }
    }

    /// How many pages.
    pub(super) fn pages(&self, count: usize) -> String {
        match (self.language, count) {
            (Language::Nl, 1) => "1 pagina".to_owned(),
            (Language::Nl, _) => format!("{count} pagina's"),
            (Language::En, 1) => "1 page".to_owned(),
            (Language::En, _) => format!("{count} pages"),
        }
    }

    /// How many got a grade, their mean, and how many are online.
    pub(super) fn graded(&self, count: usize, mean: u8, online: usize) -> String {
        let mean = self.grade(mean);
        match self.language {
            Language::Nl => {
                format!("{count} met een cijfer, gemiddeld {mean}; bij {online} kan het nu online")
            }
            Language::En => {
                format!("{count} graded, mean {mean}; {online} can be arranged online now")
            }
        }
    }

    /// How many got no grade.
    pub(super) fn ungraded(&self, count: usize) -> String {
        match self.language {
            Language::Nl => format!("{count} zonder cijfer"),
            Language::En => format!("{count} without a grade"),
        }
    }

    /// How many could not be read.
    pub(super) fn unread(&self, count: usize) -> String {
        match self.language {
            Language::Nl => format!("{count} niet te lezen"),
            Language::En => format!("{count} could not be read"),
        }
    }
}
