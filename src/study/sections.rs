//! The sections of the document.

// Numbers of sites: far below what a float holds exactly.
#![allow(clippy::cast_precision_loss)]

use std::fmt::Write as _;

use super::chart::Bar;
use super::compared::Compared;
use super::figures::share;
use super::table::{figure, table};
use super::{Group, TopicGroup};
use crate::report::formats::html::escape;

/// A section.
pub(super) struct Section {
    /// Unique in the document.
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    /// HTML.
    pub(super) content: String,
}

/// Makes the sections.
pub(super) struct Sections<'a> {
    compared: &'a Compared<'a>,
}

impl<'a> Sections<'a> {
    pub(super) fn new(compared: &'a Compared<'a>) -> Self {
        Self { compared }
    }

    /// All of them, in order.
    pub(super) fn all(&self) -> Vec<Section> {
        let (words, study) = (self.compared.words, self.compared.study);
        let section = |id, title, content| Section { id, title, content };
        vec![
            section("cijfers", words.figures, self.figures()),
            section("verdeling", words.distribution, self.distribution()),
            section("onderwerpen-2014", words.nine, self.nine()),
            section(
                "provincies",
                words.provinces,
                self.groups("p", &study.provinces, words.by_province, words.province),
            ),
            section(
                "grootte",
                words.sizes,
                self.groups("g", &study.sizes, words.by_size, words.size),
            ),
            section(
                "onderwerpen",
                words.topics,
                self.topics(&study.topics, words.number_of_sites, false),
            ),
            section("diensten", words.services_title, self.services()),
            section("ranglijst", words.ranking, self.ranking()),
            section("methode", words.method, self.method()),
        ]
    }

    fn figures(&self) -> String {
        let words = self.compared.words;
        let rows: Vec<Vec<String>> = self
            .compared
            .figures()
            .into_iter()
            .map(|f| {
                vec![
                    f.name.to_owned(),
                    f.now,
                    f.then.unwrap_or_else(|| "–".to_owned()),
                ]
            })
            .collect();
        let columns = [words.figure, words.now, words.then];
        let legend = format!(
            "<p class=\"legend small\"><span class=\"k-now\"></span>{} &nbsp; <span class=\"k-then\"></span>{}</p>",
            words.now, words.then
        );
        format!(
            "{legend}{}{}",
            figure("f1", words.share_of_sites, &self.compared.bars()),
            table(words.all_figures, &columns, &rows)
        )
    }

    fn distribution(&self) -> String {
        let words = self.compared.words;
        let grades = &self.compared.study.figures.grades;
        let most = grades.iter().copied().max().unwrap_or_default().max(1);
        // Grades from `index + 1` on, to just below the next.
        let name = |index: usize| {
            let from = u8::try_from(index + 1).unwrap_or_default() * 10;
            let to = if index == 8 { 100 } else { from + 9 };
            let tenths = |value| self.compared.tenths(value);
            format!("{} – {}", tenths(from), tenths(to))
        };
        let chart: Vec<Bar> = grades
            .iter()
            .enumerate()
            .map(|(index, &count)| Bar {
                label: name(index),
                now: count as f64 / most as f64,
                text: count.to_string(),
                then: None,
            })
            .collect();
        let rows: Vec<Vec<String>> = grades
            .iter()
            .enumerate()
            .map(|(index, count)| vec![name(index), count.to_string()])
            .collect();
        format!(
            "{}{}",
            figure("f2", words.sites_by_grade, &chart),
            table(words.sites_by_grade, &[words.grade, words.number], &rows)
        )
    }

    fn nine(&self) -> String {
        let (words, study) = (self.compared.words, self.compared.study);
        let all = study.figures.sites.max(1) as f64;
        let chart: Vec<Bar> = study
            .topics_of_2014
            .iter()
            .map(|topic| Bar {
                label: topic.name.clone(),
                now: topic.with_page as f64 / all,
                text: self
                    .compared
                    .percent(share(topic.with_page, study.figures.sites)),
                then: None,
            })
            .collect();
        format!(
            "{}{}",
            figure("f3", words.share_with_page, &chart),
            self.topics(&study.topics_of_2014, words.number_of_sites, true)
        )
    }

    fn topics(&self, topics: &[TopicGroup], caption: &str, then: bool) -> String {
        let words = self.compared.words;
        let mut columns = vec![
            words.topic,
            words.with_page,
            words.only_named,
            words.missing,
            words.information,
            words.share_online,
        ];
        if then {
            columns.push(words.said_then);
        }
        let rows: Vec<Vec<String>> = topics
            .iter()
            .map(|topic| {
                let online = topic.share_online.map(|share| self.compared.percent(share));
                let mut row = vec![
                    topic.name.clone(),
                    topic.with_page.to_string(),
                    topic.only_named.to_string(),
                    topic.missing.to_string(),
                    // Points as a grade, like everything else here.
                    self.compared.hundredths(100 + topic.information * 9 / 10),
                    online.unwrap_or_else(|| "–".to_owned()),
                ];
                if then {
                    row.push(topic.then.clone().unwrap_or_else(|| "–".to_owned()));
                }
                row
            })
            .collect();
        table(caption, &columns, &rows)
    }

    fn groups(&self, id: &str, groups: &[Group], title: &str, column: &str) -> String {
        let words = self.compared.words;
        let grade = |hundredths| self.compared.hundredths(hundredths);
        let chart: Vec<Bar> = groups
            .iter()
            .map(|group| Bar {
                label: format!("{} ({})", group.name, group.sites),
                now: f64::from(group.mean) / 1_000.0,
                text: grade(group.mean),
                then: None,
            })
            .collect();
        let rows: Vec<Vec<String>> = groups
            .iter()
            .map(|group| {
                vec![
                    group.name.clone(),
                    group.sites.to_string(),
                    grade(group.mean),
                    grade(group.information),
                    grade(group.services),
                    self.compared.percent(group.share_online),
                ]
            })
            .collect();
        let columns = [
            column,
            words.sites,
            words.mean,
            words.information,
            words.services,
            words.share_online,
        ];
        format!(
            "{}{}",
            figure(id, title, &chart),
            table(title, &columns, &rows)
        )
    }

    fn services(&self) -> String {
        let (words, study) = (self.compared.words, self.compared.study);
        let rows: Vec<Vec<String>> = study
            .services
            .iter()
            .map(|service| {
                vec![
                    service.name.clone(),
                    self.compared.count(service.online, study.figures.sites),
                    service.elsewhere.to_string(),
                ]
            })
            .collect();
        let columns = [words.service, words.online, words.elsewhere];
        table(words.number_of_sites, &columns, &rows)
    }

    fn ranking(&self) -> String {
        let words = self.compared.words;
        let rows: Vec<Vec<String>> = self
            .compared
            .study
            .ranking
            .iter()
            .map(|site| {
                vec![
                    site.name.clone(),
                    site.place.to_string(),
                    self.compared.tenths(site.overall),
                    self.compared.tenths(site.information),
                    self.compared.tenths(site.services),
                    format!("{} / {}", site.online, site.expected),
                    site.graded_pages.to_string(),
                    site.province.clone(),
                    site.size.clone(),
                ]
            })
            .collect();
        let columns = [
            words.municipality,
            words.place,
            words.grade,
            words.information,
            words.services,
            words.share_online,
            words.pages,
            words.province,
            words.size,
        ];
        table(words.highest_first, &columns, &rows)
    }

    fn method(&self) -> String {
        let (words, study) = (self.compared.words, self.compared.study);
        let mut out = String::new();
        // Writing to a string cannot fail.
        for text in words.method_text {
            let _ = write!(out, "<p>{text}</p>");
        }
        for (name, list) in [
            (words.without, &study.without_pages),
            (words.twice, &study.twice),
        ] {
            if !list.is_empty() {
                let _ = write!(out, "<p>{name}: {}</p>", escape(&list.join(", ")));
            }
        }
        out
    }
}
