//! The study as one document that needs nothing else: it opens anywhere, works offline and prints.

// Numbers of sites and published figures: far below what a float holds exactly.
#![allow(clippy::cast_precision_loss, clippy::cast_sign_loss)]

use std::io::{self, Write};

use super::chart::{Bar, bars};
use super::words::{Words, words};
use super::{Group, StudyReport, TopicGroup};
use crate::Language;
use crate::report::formats::csv::decimal;
use crate::report::formats::html::{STYLE, escape};

/// Writes the document.
///
/// # Errors
/// When the output cannot be written.
pub fn html(study: &StudyReport, language: Language, out: &mut impl Write) -> io::Result<()> {
    let page = Page {
        study,
        language,
        words: words(language),
    };
    let parts: [(&str, &str, String); 9] = [
        ("cijfers", page.words.figures, page.figures()),
        ("verdeling", page.words.distribution, page.distribution()),
        ("onderwerpen-2014", page.words.nine, page.nine()),
        (
            "provincies",
            page.words.provinces,
            page.groups(
                "p",
                &study.provinces,
                page.words.provinces,
                page.words.province,
            ),
        ),
        (
            "grootte",
            page.words.sizes,
            page.groups("g", &study.sizes, page.words.sizes, page.words.size),
        ),
        (
            "onderwerpen",
            page.words.topics,
            page.topics(&study.topics, page.words.topics, false),
        ),
        ("diensten", page.words.services_title, page.services()),
        ("ranglijst", page.words.ranking, page.ranking()),
        ("methode", page.words.method, page.method()),
    ];
    page.head(out)?;
    write!(out, "<nav aria-label=\"{0}\"><ul>", page.words.contents)?;
    for (id, title, _) in &parts {
        write!(out, "<li><a href=\"#{id}\">{title}</a></li>")?;
    }
    write!(out, "</ul></nav>")?;
    for (id, title, content) in &parts {
        write!(
            out,
            "<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{title}</h2>{content}</section>"
        )?;
    }
    writeln!(out, "</main></body></html>")?;
    out.flush()
}

/// The figures of the study in words: name, now, then.
pub fn rows(study: &StudyReport, language: Language) -> Vec<(String, String, String)> {
    let page = Page {
        study,
        language,
        words: words(language),
    };
    let rows = page.rows().into_iter().map(|mut row| {
        let then = row.pop().unwrap_or_default();
        let now = row.pop().unwrap_or_default();
        (row.pop().unwrap_or_default(), now, then)
    });
    rows.collect()
}

struct Page<'a> {
    study: &'a StudyReport,
    language: Language,
    words: &'static Words,
}

impl Page<'_> {
    fn head(&self, out: &mut impl Write) -> io::Result<()> {
        let words = self.words;
        let figures = &self.study.figures;
        let rubrics: Vec<String> = self
            .study
            .rubrics
            .iter()
            .map(|r| escape(&r.version))
            .collect();
        write!(
            out,
            "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\"><title>{1}</title><style>{STYLE}</style></head><body><main><h1>{1}</h1><p>{2}</p><p class=\"small\">Loketmeter {3} · {4} {5}</p>",
            words.code,
            words.title,
            words.intro,
            escape(&self.study.engine),
            words.rubric,
            rubrics.join(", ")
        )?;
        if !self.study.complete {
            write!(out, "<p><strong>{}</strong></p>", words.incomplete)?;
        }
        write!(out, "<ul class=\"tiles\">")?;
        for (value, name) in [
            (figures.sites.to_string(), words.sites),
            (self.hundredths(figures.mean), words.mean),
            (figures.above_sufficient.to_string(), words.above),
            (self.percent(figures.share_online), words.share_online),
            (figures.no_form.to_string(), words.no_form),
        ] {
            write!(out, "<li><b>{value}</b>{name}</li>")?;
        }
        write!(out, "</ul>")
    }

    fn hundredths(&self, value: u32) -> String {
        // One decimal, as grades are given: 4,35 becomes 4,4.
        decimal(
            u8::try_from((value + 5) / 10).unwrap_or(u8::MAX),
            self.language,
        )
    }

    fn percent(&self, thousandths: u32) -> String {
        let sign = if self.language == Language::Nl {
            ','
        } else {
            '.'
        };
        format!("{}{sign}{} %", thousandths / 10, thousandths % 10)
    }

    /// Numbers of sites with the part of all sites that they are.
    fn count(&self, count: usize, all: usize) -> String {
        format!("{count} ({})", self.percent(part(count, all)))
    }

    fn then(&self, name: &str) -> Option<f64> {
        self.study.then.get(name).copied()
    }

    /// The figures of the study: name, now, then.
    fn rows(&self) -> Vec<Vec<String>> {
        let (words, now) = (self.words, &self.study.figures);
        let then_sites = self.then("sites").unwrap_or_default();
        let then_count = |name: &str| {
            let count = self.then(name)?;
            Some(self.count(count as usize, then_sites as usize))
        };
        let rows = [
            (
                words.sites,
                now.sites.to_string(),
                self.then("sites").map(|n| format!("{n:.0}")),
            ),
            (
                words.mean,
                self.hundredths(now.mean),
                self.then("mean")
                    .map(|m| decimal((m * 10.0).round() as u8, self.language)),
            ),
            (
                words.above,
                self.count(now.above_sufficient, now.sites),
                then_count("above_sufficient"),
            ),
            (
                words.below,
                self.count(now.below_poor, now.sites),
                then_count("below_poor"),
            ),
            (
                words.services_sufficient,
                self.count(now.services_sufficient, now.sites),
                then_count("services_sufficient"),
            ),
            (
                words.no_form,
                self.count(now.no_form, now.sites),
                then_count("no_form"),
            ),
            (
                words.share_online,
                self.percent(now.share_online),
                self.then("share_online")
                    .map(|s| self.percent((s * 10.0).round() as u32)),
            ),
            (
                words.insufficient,
                self.count(now.information_insufficient, now.sites),
                then_count("information_insufficient"),
            ),
            (
                words.sufficient,
                self.count(now.information_sufficient, now.sites),
                then_count("information_sufficient"),
            ),
            (
                words.very_good,
                self.count(now.information_very_good, now.sites),
                then_count("information_very_good"),
            ),
        ];
        let rows = rows.map(|(name, now, then)| {
            vec![name.to_owned(), now, then.unwrap_or_else(|| "–".to_owned())]
        });
        rows.into()
    }

    fn figures(&self) -> String {
        let (words, now) = (self.words, &self.study.figures);
        let then_sites = self.then("sites").unwrap_or_default();
        let columns = [words.figure, words.now, words.then];
        let table = table(words.figures, &columns, &self.rows());
        let share = |count: usize, all: f64| if all > 0.0 { count as f64 / all } else { 0.0 };
        let classes = [
            (
                words.insufficient,
                now.information_insufficient,
                "information_insufficient",
            ),
            (
                words.sufficient,
                now.information_sufficient,
                "information_sufficient",
            ),
            (
                words.very_good,
                now.information_very_good,
                "information_very_good",
            ),
            (words.above, now.above_sufficient, "above_sufficient"),
            (words.below, now.below_poor, "below_poor"),
            (
                words.services_sufficient,
                now.services_sufficient,
                "services_sufficient",
            ),
            (words.no_form, now.no_form, "no_form"),
        ];
        let chart: Vec<Bar> = classes
            .into_iter()
            .map(|(label, count, name)| {
                let then = self.then(name).unwrap_or_default();
                Bar {
                    label: label.to_owned(),
                    now: share(count, now.sites as f64),
                    text: self.percent(part(count, now.sites)),
                    then: Some((
                        then / then_sites.max(1.0),
                        self.percent(part(then as usize, then_sites as usize)),
                    )),
                }
            })
            .collect();
        format!(
            "{}{}{table}",
            figure("f1", words.figures, &chart),
            self.legend()
        )
    }

    fn legend(&self) -> String {
        let words = self.words;
        format!(
            "<p class=\"legend small\"><span class=\"k-now\"></span>{} &nbsp; <span class=\"k-then\"></span>{}</p>",
            words.now, words.then
        )
    }

    fn distribution(&self) -> String {
        let words = self.words;
        let grades = &self.study.figures.grades;
        let most = grades.iter().copied().max().unwrap_or_default().max(1);
        let name = |index: usize| {
            if index == 8 {
                "9 – 10".to_owned()
            } else {
                format!("{} – {}", index + 1, index + 2)
            }
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
            .map(|(i, count)| vec![name(i), count.to_string()])
            .collect();
        let table = table(words.distribution, &[words.grade_from, words.number], &rows);
        format!("{}{table}", figure("f2", words.distribution, &chart))
    }

    fn nine(&self) -> String {
        let all = self.study.figures.sites.max(1) as f64;
        let chart: Vec<Bar> = self
            .study
            .topics_of_2014
            .iter()
            .map(|topic| Bar {
                label: topic.name.clone(),
                now: topic.with_page as f64 / all,
                text: self.percent(part(topic.with_page, self.study.figures.sites)),
                then: None,
            })
            .collect();
        let title = format!("{}: {}", self.words.nine, self.words.with_page);
        format!(
            "{}{}",
            figure("f3", &title, &chart),
            self.topics(&self.study.topics_of_2014, self.words.nine, true)
        )
    }

    fn topics(&self, topics: &[TopicGroup], caption: &str, then: bool) -> String {
        let words = self.words;
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
                let mut row = vec![
                    topic.name.clone(),
                    topic.with_page.to_string(),
                    topic.only_named.to_string(),
                    topic.missing.to_string(),
                    // Points as a grade, like everything else here.
                    self.hundredths(100 + topic.information * 9 / 10),
                    topic
                        .share_online
                        .map_or("–".to_owned(), |share| self.percent(share)),
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
        let words = self.words;
        let chart: Vec<Bar> = groups
            .iter()
            .map(|group| Bar {
                label: group.name.clone(),
                now: f64::from(group.mean) / 1_000.0,
                text: self.hundredths(group.mean),
                then: None,
            })
            .collect();
        let rows: Vec<Vec<String>> = groups
            .iter()
            .map(|group| {
                vec![
                    group.name.clone(),
                    group.sites.to_string(),
                    self.hundredths(group.mean),
                    self.hundredths(group.information),
                    self.hundredths(group.services),
                    self.percent(group.share_online),
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
        let caption = format!("{title}: {}", words.mean);
        format!(
            "{}{}",
            figure(id, &caption, &chart),
            table(title, &columns, &rows)
        )
    }

    fn services(&self) -> String {
        let words = self.words;
        let all = self.study.figures.sites;
        let rows: Vec<Vec<String>> = self
            .study
            .services
            .iter()
            .map(|service| {
                vec![
                    service.name.clone(),
                    self.count(service.online, all),
                    service.elsewhere.to_string(),
                ]
            })
            .collect();
        table(
            words.services_title,
            &[words.service, words.share_online, words.elsewhere],
            &rows,
        )
    }

    fn ranking(&self) -> String {
        let words = self.words;
        let number = |tenths: u8| decimal(tenths, self.language);
        let rows: Vec<Vec<String>> = self
            .study
            .ranking
            .iter()
            .map(|site| {
                vec![
                    site.name.clone(),
                    site.place.to_string(),
                    number(site.overall),
                    number(site.information),
                    number(site.services),
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
        table(words.ranking, &columns, &rows)
    }

    fn method(&self) -> String {
        let words = self.words;
        let mut out = String::new();
        for text in words.method_text {
            put(&mut out, format_args!("<p>{text}</p>"));
        }
        for (name, list) in [
            (words.without, &self.study.without_pages),
            (words.twice, &self.study.twice),
        ] {
            if !list.is_empty() {
                put(
                    &mut out,
                    format_args!("<p>{name}: {}</p>", escape(&list.join(", "))),
                );
            }
        }
        out
    }
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = std::fmt::Write::write_fmt(out, text);
}

fn part(count: usize, all: usize) -> u32 {
    let rounded = (2_000 * count + all).checked_div(2 * all);
    rounded
        .and_then(|share| u32::try_from(share).ok())
        .unwrap_or_default()
}

fn figure(id: &str, title: &str, chart: &[Bar]) -> String {
    format!(
        "<figure><figcaption>{}</figcaption><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">{}</div></figure>",
        escape(title),
        bars(id, title, chart)
    )
}

/// A table of which the first column names the row. Numbers are right-aligned.
fn table(caption: &str, columns: &[&str], rows: &[Vec<String>]) -> String {
    let mut out = format!(
        "<div class=\"scroll\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\"><table><caption>{0}</caption><thead><tr>",
        escape(caption)
    );
    let is_number = |cell: &str| cell.starts_with(|c: char| c.is_ascii_digit() || c == '–');
    let numbers: Vec<bool> = (0..columns.len())
        .map(|i| {
            i > 0
                && rows
                    .iter()
                    .filter_map(|row| row.get(i))
                    .all(|cell| is_number(cell))
        })
        .collect();
    let class = |index: usize| if numbers[index] { " class=\"n\"" } else { "" };
    for (index, column) in columns.iter().enumerate() {
        put(
            &mut out,
            format_args!("<th scope=\"col\"{}>{}</th>", class(index), escape(column)),
        );
    }
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        out.push_str("<tr>");
        for (index, cell) in row.iter().enumerate().take(columns.len()) {
            let cell = escape(cell);
            if index == 0 {
                put(&mut out, format_args!("<th scope=\"row\">{cell}</th>"));
            } else {
                put(&mut out, format_args!("<td{}>{cell}</td>", class(index)));
            }
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table></div>");
    out
}
