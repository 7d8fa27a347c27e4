//! `loketmeter scan`: folders and archives in, a report per site out.
//!
//! One thread reads ([`source`], [`warc`]), all cores score ([`work`]), and this thread puts the results together in the
//! order in which they were read ([`state`]). So the outcome does not depend on the number of cores, and every moment
//! has a clear "up to here" to resume from ([`checkpoint`]).

mod budget;
mod checkpoint;
mod http;
mod output;
mod source;
mod state;
mod warc;
mod work;

use std::{
    collections::BTreeMap,
    io,
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc,
    },
    thread,
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressStyle};
use loketmeter::{Engine, Language, Options};

use super::{
    FAILED, OK, STOPPED, USAGE,
    args::{ScanArgs, ScanFormat},
    files,
    gate::Gate,
    problem::Problem,
    teller::Teller,
    today,
};
use budget::Budget;
use checkpoint::Checkpoint;
use output::ScanOutput;
use source::Unit;
use state::State;
use work::{Counted, Done, Job, Outcome};

pub(crate) use http::Fault as HttpFault;
pub(crate) use warc::Fault as WarcFault;
pub(crate) use work::Unreadable;

/// Set by Ctrl-C.
static STOP: AtomicBool = AtomicBool::new(false);

/// Scans everything that was asked for and gives the exit code.
pub(crate) fn run(arguments: &ScanArgs, language: Language) -> u8 {
    let common = &arguments.common;
    let mut teller = Teller::new(language, common.quiet, common.verbose);
    if arguments.resume.is_some() && arguments.format.is_of_pages() {
        teller.tell(&Problem::ResumePages);
        return USAGE;
    }
    let (units, problems) = source::collect(&arguments.paths);
    teller.tell_all(&problems);
    match prepare(arguments, language, &units, &mut teller) {
        Ok((scan, state, gate, out)) => match scan.all(state, gate, out, &mut teller) {
            Ok(code) => code,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => OK,
            Err(error) => {
                teller.tell(&Problem::Output { source: error });
                FAILED
            }
        },
        Err(problem) => {
            teller.tell(&problem);
            FAILED
        }
    }
}

fn prepare<'a>(
    arguments: &'a ScanArgs,
    language: Language,
    units: &'a [Unit],
    teller: &mut Teller,
) -> Result<(Scan<'a>, State, Gate, ScanOutput), Problem> {
    let common = &arguments.common;
    let mut gate = Gate::new(common.fail_under, common.baseline.as_deref(), language)?;
    let mut today = today::today(common.today).map(|day| day.to_string());
    let mut checkpoint = arguments
        .resume
        .as_deref()
        .map(|path| Checkpoint::new(path, units, common, language, today.clone()));
    let state = match &mut checkpoint {
        Some(checkpoint) => {
            let state = checkpoint.load()?;
            today = checkpoint.today();
            state
        }
        None => State::default(),
    };
    gate.new = state.new_findings;
    let out = files::out(common.output.as_deref())?;
    let out = ScanOutput::new(arguments.format, language, common.quiet, out);
    let total: u64 = units.iter().map(Unit::bytes).sum();
    let bar = progress(total, language, common.quiet);
    teller.bar = Some(bar.clone());
    // A second Ctrl-C ends the program at once.
    let handler = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::SeqCst) {
            std::process::exit(i32::from(STOPPED));
        }
    });
    if handler.is_err() {
        teller.step("Ctrl-C");
    }
    let scan = Scan {
        arguments,
        units,
        checkpoint,
        options: Options {
            language,
            today,
            ..Options::default()
        },
        bar,
        counted: Counted::default(),
    };
    Ok((scan, state, gate, out))
}

/// A bar with rate and remaining time; hidden where nobody looks at a terminal.
fn progress(total: u64, language: Language, quiet: bool) -> ProgressBar {
    if quiet || !io::IsTerminal::is_terminal(&io::stderr()) {
        return ProgressBar::hidden();
    }
    let left = match language {
        Language::Nl => "nog",
        Language::En => "left",
    };
    let bar = ProgressBar::new(total);
    let template = format!(
        "{{bar:24}} {{percent:>3}} %  {{bytes}}/{{total_bytes}}  {{binary_bytes_per_sec}}  {left} {{eta}}  {{msg}}"
    );
    if let Ok(style) = ProgressStyle::with_template(&template) {
        bar.set_style(style);
    }
    bar
}

/// What stays the same during a scan.
struct Scan<'a> {
    arguments: &'a ScanArgs,
    units: &'a [Unit],
    checkpoint: Option<Checkpoint>,
    options: Options,
    bar: ProgressBar,
    counted: Counted,
}

impl Scan<'_> {
    fn all(
        &self,
        mut state: State,
        mut gate: Gate,
        mut out: ScanOutput,
        teller: &mut Teller,
    ) -> io::Result<u8> {
        let budget = Budget::default();
        let read = AtomicU64::new(0);
        let threads = self.arguments.threads.map_or_else(
            || thread::available_parallelism().map_or(1, usize::from),
            std::num::NonZero::get,
        );
        let start = state.place;
        thread::scope(|scope| {
            let (jobs, queue) = mpsc::channel::<Job>();
            let (results, done) = mpsc::channel::<Done>();
            let queue = std::sync::Arc::new(Mutex::new(queue));
            for _ in 0..threads {
                let (queue, results) = (queue.clone(), results.clone());
                scope.spawn(move || {
                    work::work(&queue, &results, &self.options, &self.counted, &STOP);
                });
            }
            drop((queue, results));
            let (budget, read) = (&budget, &read);
            scope.spawn(move || source::read(self.units, start, budget, read, &STOP, &jobs));
            let result = self.gather(&done, &mut state, &mut gate, &mut out, teller, budget, read);
            if result.is_err() {
                // Nobody reads the output any more: let the other threads come to their end.
                STOP.store(true, Ordering::SeqCst);
            }
            // After a stop the reader may wait for room that nobody gives back.
            budget.open();
            for _ in done {}
            result
        })?;
        self.bar.finish_and_clear();
        self.finish(state, &mut gate, out, teller)
    }

    /// Puts results together in the order in which their pages were read.
    #[allow(clippy::too_many_arguments)]
    fn gather(
        &self,
        done: &mpsc::Receiver<Done>,
        state: &mut State,
        gate: &mut Gate,
        out: &mut ScanOutput,
        teller: &mut Teller,
        budget: &Budget,
        read: &AtomicU64,
    ) -> io::Result<()> {
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        let mut saved = Instant::now();
        let mut pause = Duration::from_secs(self.arguments.checkpoint_seconds);
        for result in done {
            waiting.insert(result.number, result);
            while let Some(result) = waiting.remove(&next) {
                next += 1;
                budget.give_back(result.cost);
                if let Outcome::Page(scored) = &result.outcome {
                    self.counted.add(scored);
                }
                state.add(result, gate, out, teller)?;
            }
            self.bar.set_position(read.load(Ordering::Relaxed));
            self.bar.set_message(state.counts.pages.to_string());
            if let Some(checkpoint) = &self.checkpoint
                && saved.elapsed() >= pause
            {
                let before = Instant::now();
                save(checkpoint, state, teller);
                // However large the checkpoint grows, it takes one twentieth of the time at most.
                let least = Duration::from_secs(self.arguments.checkpoint_seconds);
                pause = least.max(before.elapsed() * 20);
                saved = Instant::now();
            }
        }
        Ok(())
    }

    /// Writes what came of the scan and gives the exit code.
    fn finish(
        &self,
        mut state: State,
        gate: &mut Gate,
        out: ScanOutput,
        teller: &mut Teller,
    ) -> io::Result<u8> {
        let stopped = STOP.load(Ordering::SeqCst) && state.place.unit < self.units.len();
        state.complete = !stopped;
        if let Some(checkpoint) = &self.checkpoint {
            save(checkpoint, &state, teller);
        }
        let report = match state.report(self.options.language) {
            Ok(report) => report,
            Err(error) => return Err(io::Error::other(error.to_string())),
        };
        for site in &report.sites {
            if let Some(grade) = &site.grade {
                gate.grade(grade.overall);
            }
        }
        out.finish(&report)?;
        if stopped {
            teller.tell(&Problem::Stopped {
                resumable: self.checkpoint.is_some(),
            });
            return Ok(STOPPED);
        }
        Ok(gate.code(teller))
    }
}

fn save(checkpoint: &Checkpoint, state: &State, teller: &mut Teller) {
    if let Err(problem) = checkpoint.save(state) {
        teller.tell(&problem);
    }
}

impl ScanFormat {
    /// Is it written page by page, so that there is nothing to go on from?
    pub(crate) fn is_of_pages(self) -> bool {
        matches!(self, Self::Jsonl | Self::Sarif | Self::Earl)
    }
}

/// The rubric behind the reports.
fn rubric_stamp() -> loketmeter::report::RubricStamp {
    Engine::builtin().stamp()
}
