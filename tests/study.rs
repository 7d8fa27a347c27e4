//! The figures of the study over sites of which everything is known, worked out by hand.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used)] // A test may stop at the first surprise.

use std::fs;

use scraper::{Html, Selector};
use serde_json::{Value, json};

#[path = "support/cli.rs"]
mod support;
use support::{Run, file, run};

/// Grades in tenths: overall, information, e-services.
type Grades = [u8; 3];

/// A municipality of a scan. Of its two services it has `online` forms, of which `own` are its own.
fn site(
    id: &str,
    name: &str,
    province: &str,
    grades: Option<Grades>,
    online: usize,
    own: usize,
    topic: (Option<&str>, u32),
) -> Value {
    let services = ["schuldhulp-aanvragen", "wmo-melden"].iter().enumerate().map(|(index, id)| {
        json!({
            "id": id, "topic": "schuldhulp", "name": format!("Ik wil {id}"), "expectedOnline": true, "online": index < online,
            "own": index < own, "channel": null, "level": null, "share": 0, "weight": 1000, "address": null, "via": null,
        })
    });
    // Found, but nobody has to offer it on a screen.
    let extra = json!({
        "id": "vrij", "topic": "schuldhulp", "name": "Vrij", "expectedOnline": false, "online": true, "own": true,
        "channel": "phone", "level": 1, "share": 0, "weight": 1000, "address": null, "via": null,
    });
    let (status, share) = topic;
    json!({
        "id": id, "name": name, "kind": "municipality", "province": province, "domains": [], "executors": [],
        "pages": { "read": 10, "graded": 4, "meanTenths": 50 },
        "grade": grades.map(|[overall, information, services]| json!({
            "overall": overall, "information": information, "services": services, "label": "good", "labelText": "goed",
        })),
        "topics": [{
            "id": "schuldhulp", "name": "Schuldhulp", "theme": "schulden", "counts": true, "status": status,
            "pages": u32::from(status == Some("subject")), "share": share, "address": null, "tenths": null, "via": null,
            "study2014": "schuldhulpverlening",
        }],
        "services": services.chain([extra]).collect::<Vec<_>>(),
        "lowest": [], "orphans": null, "orphanCount": 0, "disagreements": [], "outdated": [],
    })
}

fn scan(sites: &[Value]) -> String {
    json!({
        "version": 1, "engine": "0", "rubric": { "version": "2026-11-23", "hash": "0123456789abcdef" }, "complete": true,
        "counts": {
            "records": 0, "pages": 0, "duplicates": 0, "redirects": 0, "httpErrors": 0, "notHtml": 0, "revisits": 0,
            "otherRecords": 0, "unreadable": 0, "damaged": 0, "others": 0,
        },
        "problems": [], "sites": sites,
    })
    .to_string()
}

/// Two scans: four municipalities with a grade, one without pages, and one of the four again with fewer pages.
fn scans(test: &str) -> [String; 2] {
    let folder = support::folder("study", test);
    let first = scan(&[
        site(
            "GM0166",
            "Kampen",
            "Overijssel",
            Some([70, 80, 60]),
            2,
            2,
            (Some("subject"), 1000),
        ),
        site(
            "GM0193",
            "<b>Zwolle",
            "Overijssel",
            Some([28, 40, 16]),
            0,
            0,
            (Some("covered"), 500),
        ),
        site(
            "GM0184",
            "Urk",
            "Flevoland",
            Some([56, 56, 56]),
            1,
            0,
            (Some("mentioned"), 100),
        ),
        site(
            "GM0034",
            "Almere",
            "Flevoland",
            Some([92, 95, 90]),
            2,
            2,
            (None, 0),
        ),
        site("GM0995", "Lelystad", "Flevoland", None, 0, 0, (None, 0)),
    ]);
    let mut again = site(
        "GM0184",
        "Urk",
        "Flevoland",
        Some([99, 99, 99]),
        2,
        2,
        (Some("subject"), 1000),
    );
    again["pages"]["read"] = 9.into();
    let mut executor = site(
        "kredietbank",
        "Kredietbank",
        "",
        Some([99, 99, 99]),
        2,
        2,
        (Some("subject"), 1000),
    );
    executor["kind"] = "executor".into();
    let second = scan(&[again, executor]);
    [
        file(&folder, "een.json", first),
        file(&folder, "twee.json", second),
    ]
}

/// What the study writes to a file in a format, and what it says.
fn study(test: &str, format: &str, language: &str) -> (String, Run) {
    let [first, second] = scans(test);
    let path = support::folder("study-out", test).join("uit");
    let option = format!("--{format}");
    let done = run(&[
        "study",
        &first,
        &second,
        &option,
        path.to_str().unwrap(),
        "--lang",
        language,
    ])
    .fine();
    (fs::read_to_string(path).unwrap(), done)
}

#[test]
fn every_figure_is_that_of_the_sites() {
    let study: Value = serde_json::from_str(&study("json", "json", "nl").0).unwrap();
    assert_eq!(
        study["figures"],
        json!({
            "sites": 4, "pages": 40, "gradedPages": 16, "mean": 615, "meanInformation": 678, "meanServices": 555,
            "aboveSufficient": 3, "belowPoor": 1, "servicesSufficient": 3, "noForm": 2, "shareOnline": 625,
            "informationInsufficient": 1, "informationSufficient": 1, "informationVeryGood": 2,
            "grades": [0, 1, 0, 0, 1, 0, 1, 0, 1],
        })
    );
    assert_eq!(study["withoutPages"], json!(["Lelystad"]));
    assert_eq!(study["twice"], json!(["Urk"]));
    assert_eq!(study["complete"], true);
}

#[test]
fn ranking_groups_topics_and_services_are_those_of_the_sites() {
    let study: Value = serde_json::from_str(&study("parts", "json", "nl").0).unwrap();
    let of = |list: &str, fields: &[&str]| -> Vec<Value> {
        let rows = study[list].as_array().unwrap().iter();
        rows.map(|row| fields.iter().map(|field| row[field].clone()).collect())
            .collect()
    };
    assert_eq!(
        of(
            "ranking",
            &[
                "place",
                "name",
                "overall",
                "expected",
                "online",
                "topicsWithPage"
            ]
        ),
        [
            json!([1, "Almere", 92, 2, 2, 0]),
            json!([2, "Kampen", 70, 2, 2, 1]),
            json!([3, "Urk", 56, 2, 1, 0]),
            json!([4, "<b>Zwolle", 28, 2, 0, 0]),
        ]
    );
    assert_eq!(
        of(
            "provinces",
            &[
                "name",
                "sites",
                "mean",
                "information",
                "services",
                "shareOnline"
            ]
        ),
        [
            json!(["Flevoland", 2, 740, 755, 730, 750]),
            json!(["Overijssel", 2, 490, 600, 380, 500])
        ]
    );
    let sizes = of("sizes", &["sites"]);
    assert_eq!(
        sizes.iter().filter_map(|row| row[0].as_u64()).sum::<u64>(),
        4
    );
    assert!(sizes.len() > 1, "large and small: {sizes:?}");
    let fields = [
        "id",
        "withPage",
        "onlyNamed",
        "missing",
        "information",
        "shareOnline",
    ];
    assert_eq!(
        of("topics", &fields),
        [json!(["schuldhulp", 1, 2, 1, 400, 625])]
    );
    let then = of("topicsOf2014", &fields);
    assert!(
        then.contains(&json!(["schuldhulpverlening", 1, 2, 1, 400, 625])),
        "{then:?}"
    );
    assert_eq!(then.len(), 9);
    assert_eq!(
        of("services", &["id", "online", "elsewhere"]),
        [
            json!(["wmo-melden", 2, 0]),
            json!(["schuldhulp-aanvragen", 3, 1])
        ]
    );
}

#[test]
fn the_document_shows_every_figure_and_nothing_from_outside() {
    for (language, mean, share) in [("nl", "6,2", "62,5\u{a0}%"), ("en", "6.2", "62.5\u{a0}%")] {
        let (text, done) = study(&format!("html-{language}"), "html", language);
        assert!(done.out.contains(share), "{}", done.out);
        let document = Html::parse_document(&text);
        let all = |selector: &str| -> Vec<String> {
            let selector = Selector::parse(selector).unwrap();
            document
                .select(&selector)
                .map(|e| e.text().collect())
                .collect()
        };
        let tiles = all("ul.tiles b");
        for wanted in ["4", mean, "3", share, "2"] {
            assert!(
                tiles.iter().any(|tile| tile == wanted),
                "{wanted} in {tiles:?}"
            );
        }
        // The figures, grades, nine topics, provinces, sizes, topics, services and the ranking.
        assert_eq!(all("table").len(), 8);
        assert_eq!(all("#ranglijst ~ .scroll tbody tr").len(), 4, "{text}");
        assert!(all("#ranglijst ~ .scroll tbody th").contains(&"<b>Zwolle".to_owned()));
        for figure in all("figure:has(svg) figcaption") {
            assert!(!figure.is_empty());
        }
        assert_eq!(all("script, link, img, iframe").len(), 0);
        assert!(!text.contains("http"), "nothing from outside");
        assert!(
            text.contains("Lelystad") && text.contains("Urk"),
            "who is left out is said"
        );
    }
}

#[test]
fn the_spreadsheet_has_a_line_a_municipality() {
    let (text, _) = study("csv", "csv", "nl");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<Vec<String>> = reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect())
        .collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0][..4], ["1", "GM0034", "Almere", "Flevoland"]);
    assert_eq!(rows[0][5..], ["9,2", "9,5", "9,0", "2", "2", "0", "4"]);
}

#[test]
fn what_is_no_scan_is_named_and_the_rest_is_used() {
    let [first, _] = scans("wrong");
    let folder = support::folder("study-wrong", "files");
    let later = file(
        &folder,
        "later.json",
        scan(&[]).replacen("\"version\":1", "\"version\":2", 1),
    );
    let other = file(&folder, "ander.json", "{}");
    let done = run(&[
        "study",
        &first,
        &later,
        &other,
        "nergens.json",
        "--lang",
        "en",
    ]);
    done.assert_failed("later.json", "version 2");
    for name in ["ander.json", "nergens.json"] {
        assert!(done.err.contains(name), "{}", done.err);
    }
    assert!(done.out.contains("62.5"), "{}", done.out);
    run(&["study", &other]).assert_failed("ander.json", "");
}
