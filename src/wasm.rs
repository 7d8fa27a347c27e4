//! The door for browsers. The only file that knows wasm-bindgen.

// JavaScript hands its values over.
#![allow(clippy::needless_pass_by_value)]

use crate::{Choice, Engine, Language, Options, PageSource};
use js_sys::{Array, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::{Performance, WorkerGlobalScope};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { Options } from "./types/Options";
import type { FoundTopic } from "./types/FoundTopic";
import type { Language } from "./types/Language";
import type { ThemeTopics } from "./types/ThemeTopics";
"#;

/// Scores the snapshot of a page (see `docs/snapshot.md`). Gives the report as JSON text: that crosses to JavaScript, and
/// from the worker to the window, in one piece instead of field by field.
///
/// # Errors
/// When the options are not understood. A damaged or huge snapshot is not an error: it gives a
/// partial report that says so.
#[wasm_bindgen]
pub fn audit(
    snapshot: &str,
    address: Option<String>,
    #[wasm_bindgen(unchecked_param_type = "Options")] options: JsValue,
) -> Result<String, JsError> {
    run(PageSource::Snapshot(snapshot), address.as_deref(), options)
}

/// Scores the HTML source of a page. Only in builds with the feature `html`. Gives the report as JSON text.
///
/// # Errors
/// When the options are not understood.
#[cfg(feature = "html")]
#[wasm_bindgen(js_name = auditHtml)]
pub fn audit_html(
    html: &str,
    address: Option<String>,
    #[wasm_bindgen(unchecked_param_type = "Options")] options: JsValue,
) -> Result<String, JsError> {
    run(PageSource::Html(html), address.as_deref(), options)
}

/// Parses a page with `scraper` and nothing else: the floor that the engine is measured against.
#[cfg(feature = "bench")]
#[wasm_bindgen(js_name = parseOnly)]
pub fn parse_only(html: &str) -> usize {
    crate::bench::parse(html)
}

/// Topics of the rubric that fit what somebody typed, best first.
///
/// # Errors
/// When the language is not understood.
#[wasm_bindgen(unchecked_return_type = "FoundTopic[]")]
pub fn search(
    query: &str,
    #[wasm_bindgen(unchecked_param_type = "Language")] language: JsValue,
) -> Result<JsValue, JsError> {
    let language = read_language(&language)?;
    hand_over(&Engine::builtin().search(query, language))
}

/// All topics of the rubric by theme.
///
/// # Errors
/// When the language is not understood.
#[wasm_bindgen(unchecked_return_type = "ThemeTopics[]")]
pub fn topics(
    #[wasm_bindgen(unchecked_param_type = "Language")] language: JsValue,
) -> Result<JsValue, JsError> {
    let language = read_language(&language)?;
    hand_over(&Engine::builtin().topics(language))
}

fn run(source: PageSource<'_>, address: Option<&str>, options: JsValue) -> Result<String, JsError> {
    let timer = Timer::start();
    let options = read_options(&options)?;
    let report = Engine::builtin().audit(source, address, &options);
    let text = serde_json::to_string(&report)?;
    timer.stop();
    Ok(text)
}

/// Reads the options one by one. Serde could do it, but the errors that it can give hold the printing of numbers, and
/// with that 15 kB of the module (docs/adr/0015).
fn read_options(options: &JsValue) -> Result<Options, JsError> {
    Ok(Options {
        language: read_language(&field(options, "language")?)?,
        scope: read_text(options, "scope")?,
        today: read_text(options, "today")?,
        fragment: field(options, "fragment")?.is_truthy(),
        not_applicable: read_choices(options, "notApplicable")?,
        rejected: read_choices(options, "rejected")?,
    })
}

fn read_language(language: &JsValue) -> Result<Language, JsError> {
    match language.as_string().as_deref() {
        Some("nl") => Ok(Language::Nl),
        Some("en") => Ok(Language::En),
        None if language.is_undefined() => Ok(Language::default()),
        _ => Err(JsError::new("the language is neither nl nor en")),
    }
}

fn read_choices(options: &JsValue, name: &str) -> Result<Vec<Choice>, JsError> {
    let list = field(options, name)?;
    if list.is_undefined() {
        return Ok(Vec::new());
    }
    let Some(list) = list.dyn_ref::<Array>() else {
        return Err(not_understood(name));
    };
    let choice = |choice: JsValue| {
        Ok(Choice {
            id: read_text(&choice, "id")?.unwrap_or_default(),
            reason: read_text(&choice, "reason")?.unwrap_or_default(),
        })
    };
    list.iter().map(choice).collect()
}

/// A text, or nothing when it is absent.
fn read_text(object: &JsValue, name: &str) -> Result<Option<String>, JsError> {
    let value = field(object, name)?;
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    let text = value.as_string();
    text.map(Some).ok_or_else(|| not_understood(name))
}

fn field(object: &JsValue, name: &str) -> Result<JsValue, JsError> {
    Reflect::get(object, &name.into()).map_err(|_| not_understood(name))
}

fn not_understood(name: &str) -> JsError {
    JsError::new(&["the option is not understood: ", name].concat())
}

/// Shows an audit in the performance tools of the browser. Elsewhere than in a worker it does nothing: there is no clock
/// to ask. A browser that keeps no more entries is no reason to give no report.
struct Timer(Option<Performance>);

impl Timer {
    const NAME: &str = "loketmeter:audit";

    fn start() -> Self {
        let worker = js_sys::global().dyn_into::<WorkerGlobalScope>();
        let clock = worker.ok().and_then(|worker| worker.performance());
        if let Some(clock) = &clock {
            drop(clock.mark(Self::NAME));
        }
        Self(clock)
    }

    fn stop(self) {
        if let Some(clock) = self.0 {
            drop(clock.measure_with_start_mark(Self::NAME, Self::NAME));
            clock.clear_marks();
        }
    }
}

fn hand_over(value: &impl Serialize) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    Ok(value.serialize(&serializer)?)
}
