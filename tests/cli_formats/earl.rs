//! EARL: read as JSON-LD by a library, and every triple held against the schema of W3C.

use std::collections::{BTreeMap, BTreeSet};

use oxjsonld::JsonLdParser;
use serde_json::Value;

use crate::{audit_site, schema};

const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// The published terms.
struct Schema(Value);

impl Schema {
    fn name<'a>(&self, term: &'a str) -> Option<&'a str> {
        term.strip_prefix(self.0["namespace"].as_str().unwrap())
    }

    /// Is a thing of these types of the class, or of one below it?
    fn is_a(&self, types: &BTreeSet<String>, class: &str) -> bool {
        types.iter().any(|of| {
            let mut next = self.name(of).or(Some(of));
            while let Some(name) = next {
                if name == class {
                    return true;
                }
                next = self.0["classes"][name].as_str();
            }
            false
        })
    }
}

/// Subject, predicate and object, without the signs around addresses.
fn triples(json: &str) -> Vec<[String; 3]> {
    let bare = |text: String| text.trim_matches(['<', '>']).to_owned();
    let quads = JsonLdParser::new().for_slice(json.as_bytes());
    let triples = quads.map(|quad| {
        let quad = quad.unwrap();
        let [s, p, o] = [
            quad.subject.to_string(),
            quad.predicate.to_string(),
            quad.object.to_string(),
        ];
        [bare(s), bare(p), bare(o)]
    });
    triples.collect()
}

/// The types of everything, those of the instances in the schema included.
fn types_of(schema: &Schema, triples: &[[String; 3]]) -> BTreeMap<String, BTreeSet<String>> {
    let mut types: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let namespace = schema.0["namespace"].as_str().unwrap();
    for (instance, class) in schema.0["instances"].as_object().unwrap() {
        let class = class.as_str().unwrap().to_owned();
        types
            .entry(format!("{namespace}{instance}"))
            .or_default()
            .insert(class);
    }
    for [subject, predicate, object] in triples {
        if predicate == TYPE {
            types
                .entry(subject.clone())
                .or_default()
                .insert(object.clone());
        }
    }
    types
}

#[test]
fn earl_is_json_ld_that_fits_the_schema_of_w3c() {
    let schema = Schema(schema("earl.json"));
    let out = audit_site("earl", "earl").out;
    let triples = triples(&out);
    let types = types_of(&schema, &triples);
    let none = BTreeSet::new();
    let of = |thing: &str| types.get(thing).unwrap_or(&none);
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for [subject, predicate, object] in &triples {
        if predicate == TYPE
            && let Some(class) = schema.name(object)
        {
            assert!(
                schema.0["classes"].get(class).is_some(),
                "{class} is no class of EARL"
            );
        }
        let Some(property) = schema.name(predicate) else {
            continue;
        };
        let [domain, range] = [0, 1].map(|i| schema.0["properties"][property][i].as_str());
        let (Some(domain), Some(range)) = (domain, range) else {
            panic!("{property} is no property of EARL");
        };
        assert!(
            schema.is_a(of(subject), domain),
            "{property} of {:?}",
            of(subject)
        );
        assert!(
            schema.is_a(of(object), range),
            "{property}: {object} is {:?}",
            of(object)
        );
        *used.entry(property).or_default() += 1;
    }
    // Every assertion is whole.
    let assertions = types
        .keys()
        .filter(|thing| schema.is_a(of(thing), "Assertion"))
        .count();
    assert!(assertions > 20, "{assertions}");
    for property in ["assertedBy", "subject", "test", "result", "mode", "outcome"] {
        assert_eq!(used.get(property), Some(&assertions), "{property}");
    }
    assert!(used.contains_key("pointer"));
    for wanted in ["passed", "failed"] {
        let value = format!("{}{wanted}", schema.0["namespace"].as_str().unwrap());
        assert!(triples.iter().any(|t| t[2] == value), "{wanted}");
    }
}
