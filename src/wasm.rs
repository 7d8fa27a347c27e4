//! The door for browsers. The only file that knows wasm-bindgen.

// JavaScript hands its values over.
#![allow(clippy::needless_pass_by_value)]

use crate::{Engine, Language, Options, PageSource};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
import type { Options } from "./types/Options";
import type { FoundTopic } from "./types/FoundTopic";
import type { Language } from "./types/Language";
import type { Report } from "./types/Report";
import type { ThemeTopics } from "./types/ThemeTopics";
"#;

/// Scores the snapshot of a page (see `docs/snapshot.md`).
///
/// # Errors
/// When the options are not understood. A damaged or huge snapshot is not an error: it gives a
/// partial report that says so.
#[wasm_bindgen(unchecked_return_type = "Report")]
pub fn audit(
    snapshot: &str,
    address: Option<String>,
    #[wasm_bindgen(unchecked_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsError> {
    run(PageSource::Snapshot(snapshot), address.as_deref(), options)
}

/// Scores the HTML source of a page. Only in builds with the feature `html`.
///
/// # Errors
/// When the options are not understood.
#[cfg(feature = "html")]
#[wasm_bindgen(js_name = auditHtml, unchecked_return_type = "Report")]
pub fn audit_html(
    html: &str,
    address: Option<String>,
    #[wasm_bindgen(unchecked_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsError> {
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
    let language: Language = serde_wasm_bindgen::from_value(language)?;
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
    let language: Language = serde_wasm_bindgen::from_value(language)?;
    hand_over(&Engine::builtin().topics(language))
}

fn run(
    source: PageSource<'_>,
    address: Option<&str>,
    options: JsValue,
) -> Result<JsValue, JsError> {
    let options: Options = serde_wasm_bindgen::from_value(options)?;
    let report = Engine::builtin().audit(source, address, &options);
    // As text: one crossing to JavaScript instead of one for every field.
    let text = serde_json::to_string(&report)?;
    js_sys::JSON::parse(&text).map_err(|_| JsError::new("the report is no JSON"))
}

fn hand_over(value: &impl Serialize) -> Result<JsValue, JsError> {
    let serializer = serde_wasm_bindgen::Serializer::new().serialize_missing_as_null(true);
    Ok(value.serialize(&serializer)?)
}
