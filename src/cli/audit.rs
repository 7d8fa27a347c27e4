//! `loketmeter audit`: pages in, reports out.

use std::{io, path::Path};

use loketmeter::{
    Choice, Engine, Language, Options, PageSource, WHOLE,
    report::{GradeRefusal, LimitKind, RefusalKind, Report, formats::Audited, text::Tally},
};

use super::{
    FAILED, OK, USAGE,
    args::{AuditArgs, Format},
    charset, files,
    gate::Gate,
    inputs::{self, Input},
    manifest::Manifest,
    output::Output,
    problem::Problem,
    read, rubric,
    teller::Teller,
    today,
};

/// Scores all pages that were asked for and gives the exit code.
pub(crate) fn run(arguments: &AuditArgs, language: Language) -> u8 {
    let common = &arguments.common;
    let mut teller = Teller::new(language, common.quiet, common.verbose);
    let (inputs, problems) = inputs::collect(&arguments.paths);
    if arguments.url.is_some() && inputs.len() > 1 {
        teller.tell(&Problem::UrlForSeveral {
            pages: inputs.len(),
        });
        return USAGE;
    }
    let (engine, own) = match engine(arguments.rubric.as_deref()) {
        Ok(both) => both,
        Err(problem) => {
            teller.tell(&problem);
            return FAILED;
        }
    };
    if let Some(problem) = explain_problem(arguments, engine) {
        teller.tell(&problem);
        return USAGE;
    }
    let scope = match scope(&arguments.scope, engine) {
        Ok(scope) => scope,
        Err(problem) => {
            teller.tell(&problem);
            return USAGE;
        }
    };
    let Some(manifest) = read_manifest(arguments, &mut teller) else {
        return FAILED;
    };
    let gate = Gate::new(common.fail_under, common.baseline.as_deref(), language);
    let (gate, out) = match gate.and_then(|gate| Ok((gate, files::out(common.output.as_deref())?)))
    {
        Ok(both) => both,
        Err(problem) => {
            teller.tell(&problem);
            return FAILED;
        }
    };
    teller.tell_all(&problems);
    let several = inputs.len() > 1 || inputs.iter().any(Input::is_from_folder);
    let output = Output::new(arguments.format, language, several, out)
        .quiet(common.quiet)
        .advice(arguments.advice.then(|| engine.rubric()));
    let mut run = Run {
        arguments,
        manifest,
        engine,
        options: Options {
            language,
            scope,
            not_applicable: own
                .into_iter()
                .chain(choices(&arguments.not_applicable, |given| &given.0))
                .collect(),
            today: today::today(common.today).map(|day| day.to_string()),
            rejected: choices(&arguments.reject, |reasoned| &reasoned.0),
            ..Options::default()
        },
        gate,
    };
    let done = match &arguments.explain {
        Some(topic) => run.explain(&inputs, topic, output, &mut teller),
        None => run.all(&inputs, output, &mut teller),
    };
    match done {
        // Whoever reads our output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => OK,
        Err(error) => {
            teller.tell(&Problem::Output { source: error });
            FAILED
        }
        Ok(()) => run.gate.code(&mut teller),
    }
}

/// The engine for a rubric of one's own, with what its owner does not have; the one that is built in otherwise.
fn engine(path: Option<&Path>) -> Result<(&'static Engine, Vec<Choice>), Problem> {
    let Some(path) = path else {
        return Ok((Engine::builtin(), Vec::new()));
    };
    let loaded = rubric::load(Some(path))?;
    let own = loaded.not_applicable.into_iter();
    let own = own.map(|(id, reason)| Choice { id, reason }).collect();
    // Once in a run: it lives as long as the program.
    let engine = Box::leak(Box::new(Engine::with_rubric(loaded.rubric, loaded.hash)));
    Ok((engine, own))
}

/// The scope for the engine: a theme may be given by its name as well.
fn scope(asked: &str, engine: &Engine) -> Result<Option<String>, Problem> {
    match asked {
        "page" => Ok(None),
        WHOLE => Ok(Some(WHOLE.to_owned())),
        name => {
            let rubric = engine.rubric();
            let theme = rubric.theme_by_name(name);
            let theme = theme.map_err(|source| Problem::UnknownTheme { source })?;
            Ok(rubric.themes.get(theme).map(|t| t.id.clone()))
        }
    }
}

fn choices<T>(given: &[T], choice: fn(&T) -> &Choice) -> Vec<Choice> {
    given.iter().map(|one| choice(one).clone()).collect()
}

/// What is wrong with `--explain`, if anything: it is told once, before a page is read.
fn explain_problem(arguments: &AuditArgs, engine: &Engine) -> Option<Problem> {
    let topic = arguments.explain.as_deref()?;
    if !matches!(
        arguments.format,
        Format::Text | Format::Json | Format::Jsonl
    ) {
        return Some(Problem::ExplainFormat);
    }
    let found = engine.rubric().topic_by_name(topic);
    found.err().map(|source| Problem::UnknownTopic { source })
}

/// The manifest, empty when none was given; nothing when it cannot be read.
fn read_manifest(arguments: &AuditArgs, teller: &mut Teller) -> Option<Manifest> {
    let Some(path) = &arguments.manifest else {
        return Some(Manifest::default());
    };
    match Manifest::read(path) {
        Ok((manifest, problems)) => {
            teller.tell_all(&problems);
            Some(manifest)
        }
        Err(problem) => {
            teller.tell(&problem);
            None
        }
    }
}

/// What stays the same for all pages, and the gate that watches them.
struct Run<'a> {
    arguments: &'a AuditArgs,
    manifest: Manifest,
    engine: &'static Engine,
    options: Options,
    gate: Gate,
}

impl Run<'_> {
    fn all(&mut self, inputs: &[Input], mut output: Output, teller: &mut Teller) -> io::Result<()> {
        let mut tally = Tally::default();
        for input in inputs {
            let name = input.name();
            let (page, report) = match self.one(input, teller) {
                Ok(both) => both,
                Err(problem) => {
                    tally.unread += 1;
                    teller.tell(&problem);
                    continue;
                }
            };
            tally.add(&report);
            let audited = Audited {
                name: &name,
                source: Some(&page),
                report: &report,
            };
            let known = self.gate.known();
            output.write(&audited, known.as_ref().map(|known| known as _))?;
            drop(known);
            for message in self.gate.page(&audited) {
                teller.remark(&format!("{name}: {message}"));
            }
            teller.step(&format!("{name}: {} bytes", page.len()));
            if is_empty(&report) {
                teller.tell(&Problem::Empty { name });
            }
        }
        output.finish(Some(&tally))
    }

    /// Explains a topic instead of scoring the pages.
    fn explain(
        &self,
        inputs: &[Input],
        topic: &str,
        mut output: Output,
        teller: &mut Teller,
    ) -> io::Result<()> {
        let loaded = match rubric::load(self.arguments.rubric.as_deref()) {
            Ok(loaded) => Some(loaded),
            Err(problem) => {
                teller.tell(&problem);
                None
            }
        };
        for input in inputs {
            let explained = Self::text(input, teller).and_then(|page| {
                let source = PageSource::Html(&page);
                let engine = self.engine;
                let result = engine.explain(source, self.address(input), &self.options, topic);
                result.map_err(|source| Problem::UnknownTopic { source })
            });
            match explained {
                Ok(mut explanation) => {
                    if let Some(loaded) = &loaded {
                        loketmeter::rubric::origin::add(&mut explanation, loaded);
                    }
                    output.write_explanation(&input.name(), &explanation)?;
                }
                Err(problem) => teller.tell(&problem),
            }
        }
        output.finish(None)
    }

    /// The text of a page, decoded.
    fn text(input: &Input, teller: &mut Teller) -> Result<String, Problem> {
        let page = charset::decode(&read::page(input)?, None);
        if page.declared_wrongly {
            teller.tell(&Problem::WrongCharset { name: input.name() });
        }
        Ok(page.text)
    }

    /// The text of a page and its report.
    fn one(&self, input: &Input, teller: &mut Teller) -> Result<(String, Report), Problem> {
        let page = Self::text(input, teller)?;
        let source = PageSource::Html(&page);
        let mut report = self
            .engine
            .audit(source, self.address(input), &self.options);
        for limit in &mut report.limits {
            if limit.kind == LimitKind::TooManyBytes {
                limit.count = read::left_out(input);
            }
        }
        Ok((page, report))
    }

    fn address(&self, input: &Input) -> Option<&str> {
        let given = self.arguments.url.as_deref();
        given.or_else(|| self.manifest.address(input.base_name()?))
    }
}

/// Is there nothing on the page to judge?
fn is_empty(report: &Report) -> bool {
    let refusal: Option<&GradeRefusal> = report.refusal.as_ref();
    refusal.is_some_and(|refusal| refusal.kind == RefusalKind::Empty)
}
