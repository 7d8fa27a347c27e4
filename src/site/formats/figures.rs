//! What the renderings have in common: counts of a site, and words.

use crate::Language;
use crate::site::SiteReport;

/// What a site comes to.
pub(super) struct Figures<'a> {
    pub(super) topics: usize,
    pub(super) with_page: usize,
    pub(super) missing: Vec<&'a str>,
    pub(super) expected: usize,
    pub(super) online: usize,
    pub(super) own: usize,
    pub(super) not_online: Vec<&'a str>,
}

impl<'a> Figures<'a> {
    pub(super) fn of(site: &'a SiteReport) -> Self {
        let counted = || site.topics.iter().filter(|t| t.counts);
        let expected = || site.services.iter().filter(|s| s.expected_online);
        Self {
            topics: counted().count(),
            with_page: counted().filter(|t| t.pages > 0).count(),
            missing: counted()
                .filter(|t| t.status.is_none())
                .map(|t| t.name.as_str())
                .collect(),
            expected: expected().count(),
            online: expected().filter(|s| s.online).count(),
            own: expected().filter(|s| s.own).count(),
            not_online: expected()
                .filter(|s| !s.online)
                .map(|s| s.name.as_str())
                .collect(),
        }
    }
}

/// The words of the renderings.
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) grade: &'static str,
    pub(super) information: &'static str,
    pub(super) services: &'static str,
    pub(super) pages: &'static str,
    pub(super) topics: &'static str,
    pub(super) online: &'static str,
    pub(super) missing: &'static str,
    pub(super) not_online: &'static str,
    pub(super) lowest: &'static str,
    pub(super) orphans: &'static str,
    pub(super) disagreements: &'static str,
    pub(super) outdated: &'static str,
    pub(super) executors: &'static str,
    pub(super) stopped: &'static str,
    pub(super) of: &'static str,
    pub(super) sites: &'static str,
    pub(super) site: &'static str,
    pub(super) none: &'static str,
    pub(super) read: &'static str,
}

pub(super) fn words(language: Language) -> &'static Words {
    match language {
        Language::Nl => &Words {
            title: "Sites over het sociaal domein",
            grade: "Cijfer",
            information: "Informatie",
            services: "Online regelen",
            pages: "Pagina's",
            topics: "Onderwerpen met een eigen pagina",
            online: "Diensten die online kunnen",
            missing: "Onderwerpen die ontbreken",
            not_online: "Wat online moet kunnen en niet kan",
            lowest: "Pagina's met het laagste cijfer",
            orphans: "Pagina's waar geen pagina naartoe linkt",
            disagreements: "Pagina's die iets anders zeggen (controleer)",
            outdated: "Verouderd",
            executors: "Ook geteld, van uitvoerders",
            stopped: "De scan is onderbroken: dit is het resultaat tot zover.",
            of: "van",
            sites: "Sites",
            site: "Site",
            none: "geen",
            read: "gelezen",
        },
        Language::En => &Words {
            title: "Sites on the social domain",
            grade: "Grade",
            information: "Information",
            services: "Online services",
            pages: "Pages",
            topics: "Topics with a page of their own",
            online: "Services that are online",
            missing: "Missing topics",
            not_online: "What should be possible online and is not",
            lowest: "Pages with the lowest grade",
            orphans: "Pages that no page links to",
            disagreements: "Pages that tell different things (check)",
            outdated: "Out of date",
            executors: "Counted as well, of executors",
            stopped: "The scan was stopped: this is the result so far.",
            of: "of",
            sites: "Sites",
            site: "Site",
            none: "none",
            read: "read",
        },
    }
}
