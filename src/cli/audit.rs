//! `loketmeter audit`: pages in, reports out.

use std::io::{self, Write};

use loketmeter::{
    Choice, Engine, Language, Options, PageSource, WHOLE,
    report::{GradeRefusal, LimitKind, RefusalKind, Report, text::Tally},
};

use super::{
    FAILED, OK, USAGE,
    args::{AuditArgs, Format},
    charset,
    inputs::{self, Input},
    manifest::Manifest,
    output::Output,
    problem::Problem,
    read,
};

/// Scores all pages that were asked for and gives the exit code.
pub(crate) fn run(arguments: &AuditArgs, language: Language) -> u8 {
    let mut teller = Teller {
        language,
        failed: false,
    };
    let (inputs, problems) = inputs::collect(&arguments.paths);
    if arguments.url.is_some() && inputs.len() > 1 {
        teller.tell(&Problem::UrlForSeveral {
            pages: inputs.len(),
        });
        return USAGE;
    }
    if let Some(problem) = explain_problem(arguments) {
        teller.tell(&problem);
        return USAGE;
    }
    let scope = match scope(&arguments.scope) {
        Ok(scope) => scope,
        Err(problem) => {
            teller.tell(&problem);
            return USAGE;
        }
    };
    let Some(manifest) = read_manifest(arguments, &mut teller) else {
        return FAILED;
    };
    teller.tell_all(&problems);
    let run = Run {
        arguments,
        manifest,
        options: Options {
            language,
            scope,
            not_applicable: choices(&arguments.not_applicable, |given| &given.0),
            rejected: choices(&arguments.reject, |reasoned| &reasoned.0),
            ..Options::default()
        },
    };
    let done = match &arguments.explain {
        Some(topic) => run.explain(&inputs, topic, &mut teller),
        None => run.all(&inputs, &mut teller),
    };
    match done {
        // Whoever reads our output has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => OK,
        Err(error) => {
            teller.tell(&Problem::Output { source: error });
            FAILED
        }
        Ok(()) if teller.failed => FAILED,
        Ok(()) => OK,
    }
}

/// The scope for the engine: a theme may be given by its name as well.
fn scope(asked: &str) -> Result<Option<String>, Problem> {
    match asked {
        "page" => Ok(None),
        WHOLE => Ok(Some(WHOLE.to_owned())),
        name => {
            let rubric = Engine::builtin().rubric();
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
fn explain_problem(arguments: &AuditArgs) -> Option<Problem> {
    let topic = arguments.explain.as_deref()?;
    if arguments.format == Format::Labels {
        return Some(Problem::ExplainLabels);
    }
    let found = Engine::builtin().rubric().topic_by_name(topic);
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

/// Tells problems on standard error and remembers that there were some.
struct Teller {
    language: Language,
    failed: bool,
}

impl Teller {
    fn tell_all(&mut self, problems: &[Problem]) {
        for problem in problems {
            self.tell(problem);
        }
    }

    fn tell(&mut self, problem: &Problem) {
        self.failed |= problem.is_failure();
        let text = loketmeter::report::text::clean(&problem.text(self.language));
        // When standard error is closed there is nobody to tell.
        drop(writeln!(io::stderr(), "loketmeter: {text}"));
    }
}

/// What stays the same for all pages.
struct Run<'a> {
    arguments: &'a AuditArgs,
    manifest: Manifest,
    options: Options,
}

impl Run<'_> {
    fn all(&self, inputs: &[Input], teller: &mut Teller) -> io::Result<()> {
        let several = inputs.len() > 1 || inputs.iter().any(Input::is_from_folder);
        let mut output = Output::new(self.arguments.format, self.options.language, several);
        let mut tally = Tally::default();
        for input in inputs {
            match self.one(input, teller) {
                Ok(report) => {
                    tally.add(&report);
                    output.write(&input.name(), &report)?;
                    if is_empty(&report) {
                        teller.tell(&Problem::Empty { name: input.name() });
                    }
                }
                Err(problem) => {
                    tally.unread += 1;
                    teller.tell(&problem);
                }
            }
        }
        output.finish(&tally)
    }

    /// Explains a topic instead of scoring the pages.
    fn explain(&self, inputs: &[Input], topic: &str, teller: &mut Teller) -> io::Result<()> {
        let several = inputs.len() > 1 || inputs.iter().any(Input::is_from_folder);
        let mut output = Output::new(self.arguments.format, self.options.language, several);
        for input in inputs {
            let explained = Self::text(input, teller).and_then(|page| {
                let source = PageSource::Html(&page);
                let engine = Engine::builtin();
                let result = engine.explain(source, self.address(input), &self.options, topic);
                result.map_err(|source| Problem::UnknownTopic { source })
            });
            match explained {
                Ok(explanation) => output.write_explanation(&input.name(), &explanation)?,
                Err(problem) => teller.tell(&problem),
            }
        }
        output.close()
    }

    /// The text of a page, decoded.
    fn text(input: &Input, teller: &mut Teller) -> Result<String, Problem> {
        let page = charset::decode(&read::page(input)?);
        if page.declared_wrongly {
            teller.tell(&Problem::WrongCharset { name: input.name() });
        }
        Ok(page.text)
    }

    fn one(&self, input: &Input, teller: &mut Teller) -> Result<Report, Problem> {
        let page = Self::text(input, teller)?;
        let source = PageSource::Html(&page);
        let mut report = Engine::builtin().audit(source, self.address(input), &self.options);
        for limit in &mut report.limits {
            if limit.kind == LimitKind::TooManyBytes {
                limit.count = read::left_out(input);
            }
        }
        Ok(report)
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
