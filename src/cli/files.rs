//! Files to write.

use std::{fs::File, io, path::Path};

use super::{output::Out, problem::Problem};

/// Standard output, or the file that was asked.
///
/// # Errors
/// When the file cannot be made.
pub(crate) fn out(path: Option<&Path>) -> Result<Out, Problem> {
    let Some(path) = path else {
        return Ok(Box::new(io::stdout()));
    };
    match File::create(path) {
        Ok(file) => Ok(Box::new(file)),
        Err(source) => Err(Problem::Writing {
            name: path.display().to_string(),
            source,
        }),
    }
}
