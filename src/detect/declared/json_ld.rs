//! Services and their channels in JSON-LD.

use serde_json::{Map, Value};

use super::{Declared, What, by_name};
use crate::report::{Channel, DeclarationSource};

/// Deepest nesting that is searched; `serde_json` itself stops at 128.
const DEEPEST: usize = 12;
/// Most values that are looked at in one page.
const MOST_VALUES: usize = 5_000;
/// Start of the addresses of uniform product names.
const TERMS: &str = "standaarden.overheid.nl/owms/terms/";

/// Adds what the services in the blocks declare. A block that is not JSON declares nothing.
pub(super) fn read(blocks: &[String], out: &mut Vec<Declared>) {
    let mut left = MOST_VALUES;
    for block in blocks.iter().filter(|b| b.contains("Service")) {
        if let Ok(value) = serde_json::from_str(block) {
            search(&value, 0, &mut left, out);
        }
    }
}

/// Looks for services in lists, `@graph` and values of properties.
fn search(value: &Value, depth: usize, left: &mut usize, out: &mut Vec<Declared>) {
    if depth > DEEPEST || *left == 0 {
        return;
    }
    *left -= 1;
    match value {
        Value::Array(list) => list.iter().for_each(|v| search(v, depth + 1, left, out)),
        Value::Object(map) if is_a(map, &["GovernmentService", "Service"]) => service(map, out),
        Value::Object(map) => map.values().for_each(|v| search(v, depth + 1, left, out)),
        _ => {}
    }
}

/// Is the object of one of these types, with or without the address of schema.org?
fn is_a(map: &Map<String, Value>, types: &[&str]) -> bool {
    let mut names = map.get("@type").into_iter().flat_map(list);
    names.any(|name| {
        let name = name.as_str().unwrap_or_default();
        types.contains(&name.rsplit(['/', ':']).next().unwrap_or_default())
    })
}

/// The values of a property that may be one or a list.
fn list(value: &Value) -> &[Value] {
    match value {
        Value::Array(list) => list,
        one => std::slice::from_ref(one),
    }
}

fn values<'v>(map: &'v Map<String, Value>, name: &str) -> impl Iterator<Item = &'v Value> {
    map.get(name).into_iter().flat_map(list)
}

fn service(map: &Map<String, Value>, out: &mut Vec<Declared>) {
    let mut add = |value: &str, what: What| {
        out.push(Declared::new(DeclarationSource::JsonLd, value, what));
    };
    let mut named = false;
    for name in ["identifier", "@id", "sameAs"] {
        for value in values(map, name).filter_map(identifier) {
            if name == "identifier" || value.contains(TERMS) {
                named = true;
                add(value, What::Product(value.to_owned()));
            }
        }
    }
    if !named {
        for value in values(map, "name").filter_map(text) {
            add(value, What::NameOfProduct(value.to_owned()));
        }
    }
    for property in ["provider", "serviceOperator"] {
        for value in values(map, property).filter_map(text) {
            add(value, What::Authority(value.to_owned()));
        }
    }
    for one in values(map, "availableChannel").filter_map(Value::as_object) {
        channel(one, out);
    }
}

/// A text, or the name or identifier of an object.
fn text(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("name")?.as_str())
}

fn identifier(value: &Value) -> Option<&str> {
    let properties = ["value", "@id", "url", "name"];
    value
        .as_str()
        .or_else(|| properties.iter().find_map(|p| value.get(p)?.as_str()))
}

/// One `ServiceChannel`: by its name where that is one of the fixed list, else by what it holds.
fn channel(map: &Map<String, Value>, out: &mut Vec<Declared>) {
    let mut add = |value: &str, what: What| {
        out.push(Declared::new(DeclarationSource::JsonLd, value, what));
    };
    let fixed = values(map, "name")
        .filter_map(text)
        .find_map(|name| Some((name, by_name(name)?)));
    if let Some((name, what)) = fixed {
        add(name, what);
        return;
    }
    for value in values(map, "serviceUrl").filter_map(identifier) {
        add(value, What::Address(value.to_owned()));
    }
    let others = [
        ("servicePhone", "telephone", Channel::Phone),
        ("serviceLocation", "name", Channel::Visit),
        ("servicePostalAddress", "streetAddress", Channel::Post),
    ];
    for (property, inner, channel) in others {
        for value in values(map, property) {
            let shown = value.as_str().or_else(|| value.get(inner)?.as_str());
            add(
                shown.or_else(|| text(value)).unwrap_or(property),
                What::Channel(channel),
            );
        }
    }
}
