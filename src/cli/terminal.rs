//! What the terminal can show.

use std::io::IsTerminal;

/// Width of lines when nothing says how wide the screen is.
const DEFAULT_WIDTH: usize = 80;
/// Lines longer than this do not read well, however wide the screen is.
const MAX_WIDTH: usize = 100;
/// Narrower than this, a grade with its bar no longer fits.
const MIN_WIDTH: usize = 52;

/// May standard output carry colours? Yes on a terminal, unless `NO_COLOR` is set.
pub(crate) fn colour() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("NO_COLOR") {
        return false;
    }
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    set("CLICOLOR_FORCE") || (std::io::stdout().is_terminal() && !dumb)
}

/// How many characters fit on a line.
pub(crate) fn width() -> usize {
    std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.trim().parse().ok())
        .unwrap_or(DEFAULT_WIDTH)
        .clamp(MIN_WIDTH, MAX_WIDTH)
}
