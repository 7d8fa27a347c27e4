//! `loketmeter study`: scans in, the figures of 2014 out.

use std::{
    fs,
    io::{self, BufWriter, Write},
    path::Path,
};

use loketmeter::{
    Language,
    report::{
        formats::csv::{decimal, safe},
        text,
    },
    site::{SCAN_VERSION, ScanReport},
    study::{self, StudyReport},
};

use super::{FAILED, OK, args::StudyArgs, files, inputs, problem::Problem, teller::Teller};

/// Makes the study and gives the exit code.
pub(crate) fn run(arguments: &StudyArgs, language: Language) -> u8 {
    let mut teller = Teller::new(language, arguments.quiet, false);
    let mut scans = Vec::new();
    for path in &arguments.scans {
        let paths = inputs::expand(path).unwrap_or_else(|| vec![path.clone()]);
        for path in paths {
            match read(&path) {
                Ok(scan) => scans.push(scan),
                Err(problem) => teller.tell(&problem),
            }
        }
    }
    if scans.is_empty() {
        teller.tell(&Problem::NoScans);
        return FAILED;
    }
    let study = match study::study(&scans, language) {
        Ok(study) => study,
        Err(error) => {
            teller.tell(&Problem::Output {
                source: io::Error::other(error.to_string()),
            });
            return FAILED;
        }
    };
    for problem in write(arguments, &study, language) {
        teller.tell(&problem);
    }
    if teller.failed { FAILED } else { OK }
}

fn read(path: &Path) -> Result<ScanReport, Problem> {
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| Problem::reading(&name, error))?;
    let scan: ScanReport = serde_json::from_slice(&bytes).map_err(|error| Problem::NoScan {
        name: name.clone(),
        said: error.to_string(),
    })?;
    if scan.version == SCAN_VERSION {
        return Ok(scan);
    }
    let said = format!("version {}", scan.version);
    Err(Problem::NoScan { name, said })
}

/// Writes what was asked; the text for people when nothing was.
fn write(arguments: &StudyArgs, study: &StudyReport, language: Language) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut to = |path: Option<&Path>, written: &dyn Fn(&mut dyn Write) -> io::Result<()>| {
        let Some(path) = path else { return };
        let done = files::out(Some(path)).and_then(|out| {
            let mut out = BufWriter::new(out);
            let done = written(&mut out).and_then(|()| out.flush());
            done.map_err(|source| Problem::Writing {
                name: path.display().to_string(),
                source,
            })
        });
        problems.extend(done.err());
    };
    to(arguments.html.as_deref(), &|mut out| {
        study::html(study, language, &mut out)
    });
    to(arguments.csv.as_deref(), &|out| csv(study, language, out));
    to(arguments.json.as_deref(), &|mut out| {
        serde_json::to_writer_pretty(&mut out, study)?;
        writeln!(out)
    });
    if !arguments.quiet {
        let text = summary(study, language);
        // Whoever reads our output may have seen enough.
        drop(io::stdout().write_all(text.as_bytes()));
    }
    problems
}

/// The ranking, for a spreadsheet.
fn csv(study: &StudyReport, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let mut out = ::csv::Writer::from_writer(out);
    out.write_record([
        "place",
        "id",
        "name",
        "province",
        "size",
        "grade",
        "information",
        "services",
        "services_expected",
        "services_online",
        "topics_with_page",
        "graded_pages",
    ])?;
    for site in &study.ranking {
        let row = [
            site.place.to_string(),
            site.id.clone(),
            site.name.clone(),
            site.province.clone(),
            site.size.clone(),
            decimal(site.overall, language),
            decimal(site.information, language),
            decimal(site.services, language),
            site.expected.to_string(),
            site.online.to_string(),
            site.topics_with_page.to_string(),
            site.graded_pages.to_string(),
        ];
        out.write_record(row.iter().map(|cell| safe(cell)))?;
    }
    out.flush()
}

/// The figures in a few lines.
fn summary(study: &StudyReport, language: Language) -> String {
    let mut lines = vec![];
    for (name, now, then) in study::rows(study, language) {
        lines.push(format!("{name}: {now} (2014: {then})"));
    }
    text::clean(&lines.join("\u{1}")).replace('\u{1}', "\n") + "\n"
}
