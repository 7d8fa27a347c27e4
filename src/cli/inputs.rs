//! Which pages to read: files as given, folders with everything in them.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::problem::Problem;

/// One page to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Input {
    /// Standard input.
    Stdin,
    /// A file.
    File {
        /// Where it is.
        path: PathBuf,
        /// True when it was found in a folder.
        from_folder: bool,
    },
}

impl Input {
    /// The name for the user: the path as given, `-` for standard input.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Stdin => "-".to_owned(),
            Self::File { path, .. } => path.display().to_string(),
        }
    }

    /// Was it found in a folder?
    pub(crate) fn is_from_folder(&self) -> bool {
        matches!(
            self,
            Self::File {
                from_folder: true,
                ..
            }
        )
    }

    /// The name within its folder, which is what a manifest calls it.
    pub(crate) fn base_name(&self) -> Option<&str> {
        match self {
            Self::Stdin => None,
            Self::File { path, .. } => path.file_name()?.to_str(),
        }
    }
}

/// The pages behind `paths`, in the order given and sorted within a folder, and
/// what could not be found.
pub(crate) fn collect(paths: &[PathBuf]) -> (Vec<Input>, Vec<Problem>) {
    let mut inputs = Vec::new();
    let mut problems = Vec::new();
    for path in paths {
        if path == Path::new("-") {
            if !inputs.contains(&Input::Stdin) {
                inputs.push(Input::Stdin);
            }
        } else if path.is_dir() {
            match files_in(path, is_page) {
                Ok(pages) if pages.is_empty() => problems.push(Problem::NoPages {
                    name: path.display().to_string(),
                }),
                Ok(pages) => inputs.extend(pages.into_iter().map(|path| Input::File {
                    path,
                    from_folder: true,
                })),
                Err(problem) => problems.push(problem),
            }
        } else if let Some(fitting) = expand(path) {
            if fitting.is_empty() {
                problems.push(Problem::NothingFits {
                    name: path.display().to_string(),
                });
            }
            let (found, more) = collect(&fitting);
            inputs.extend(found);
            problems.extend(more);
        } else {
            inputs.push(Input::File {
                path: path.clone(),
                from_folder: false,
            });
        }
    }
    (inputs, problems)
}

/// The files and folders that fit a pattern, for shells that leave patterns to the program, and for quoted ones;
/// nothing when this is no pattern or a file with that very name is there.
pub(crate) fn expand(path: &Path) -> Option<Vec<PathBuf>> {
    let text = path.to_str()?;
    if path.exists() || !text.contains(['*', '?', '[']) {
        return None;
    }
    // In alphabetical order. What cannot be read is told when it is opened.
    Some(glob::glob(text).ok()?.filter_map(Result::ok).collect())
}

/// All files that are accepted, in a folder and the folders in it, sorted. Links to folders are not followed: they can
/// go round in circles.
pub(crate) fn files_in(folder: &Path, accepts: fn(&Path) -> bool) -> Result<Vec<PathBuf>, Problem> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        list(&folder, &mut folders, &mut files, accepts)
            .map_err(|error| Problem::reading(&folder.display().to_string(), error))?;
    }
    files.sort();
    Ok(files)
}

fn list(
    folder: &Path,
    folders: &mut Vec<PathBuf>,
    files: &mut Vec<PathBuf>,
    accepts: fn(&Path) -> bool,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            folders.push(path);
        } else if accepts(&path) && path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

pub(crate) fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| {
        extension.eq_ignore_ascii_case("html") || extension.eq_ignore_ascii_case("htm")
    })
}
