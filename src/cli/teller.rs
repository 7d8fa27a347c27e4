//! Tells problems on standard error.

use std::io::{self, Write};

use indicatif::ProgressBar;
use loketmeter::Language;

use super::problem::Problem;

/// Tells problems and remembers that there were some.
pub(crate) struct Teller {
    /// Language of the messages.
    pub(crate) language: Language,
    /// Only failures are told.
    pub(crate) quiet: bool,
    /// Every page is told.
    pub(crate) verbose: bool,
    /// Something could not be read or scored.
    pub(crate) failed: bool,
    /// A bar that messages must not break.
    pub(crate) bar: Option<ProgressBar>,
}

impl Teller {
    pub(crate) fn new(language: Language, quiet: bool, verbose: bool) -> Self {
        Self {
            language,
            quiet,
            verbose,
            failed: false,
            bar: None,
        }
    }

    pub(crate) fn tell_all(&mut self, problems: &[Problem]) {
        for problem in problems {
            self.tell(problem);
        }
    }

    pub(crate) fn tell(&mut self, problem: &Problem) {
        let failure = problem.is_failure();
        self.failed |= failure;
        if failure || !self.quiet {
            self.say(&problem.text(self.language));
        }
    }

    /// A step of the work, for who wants to follow it.
    pub(crate) fn step(&self, text: &str) {
        if self.verbose {
            self.say(text);
        }
    }

    /// A remark that is no problem.
    pub(crate) fn remark(&self, text: &str) {
        if !self.quiet {
            self.say(text);
        }
    }

    fn say(&self, text: &str) {
        let text = loketmeter::report::text::clean(text);
        // When standard error is closed there is nobody to tell.
        let tell = || drop(writeln!(io::stderr(), "loketmeter: {text}"));
        match &self.bar {
            Some(bar) => bar.suspend(tell),
            None => tell(),
        }
    }
}
