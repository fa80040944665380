//! `docs/configuration.md` and `schemas/ecslint.schema.json`: everything on the page is run, and page, schema and program
//! agree about every configuration on it.

use std::path::Path;

use jsonschema::Validator;
use serde_json::{Map, Value};
use toml::de::{DeTable, DeValue};

use crate::harness::{CLEAN, MISMATCH, Sandbox};
use crate::page::{blocks, commands, words};

const PAGE: &str = include_str!("../../docs/configuration.md");
const SCHEMA: &str = include_str!("../../schemas/ecslint.schema.json");

fn validator() -> Validator {
    let schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    jsonschema::meta::validate(&schema).expect("the schema is one");
    jsonschema::validator_for(&schema).expect("the schema compiles")
}

/// The configuration as editors see it: dates are texts.
fn json(text: &str) -> Value {
    fn value(from: &DeValue<'_>) -> Value {
        match from {
            DeValue::String(text) => Value::from(text.as_ref()),
            DeValue::Integer(number) => Value::from(number.as_str().parse::<i64>().expect("a small number")),
            DeValue::Boolean(value) => Value::from(*value),
            DeValue::Datetime(date) => Value::from(date.to_string()),
            DeValue::Array(items) => items.iter().map(|item| value(item.get_ref())).collect(),
            DeValue::Table(members) => Value::Object(table(members)),
            DeValue::Float(_) => Value::Null,
        }
    }
    fn table(from: &DeTable<'_>) -> Map<String, Value> {
        from.iter().map(|(key, item)| (key.get_ref().to_string(), value(item.get_ref()))).collect()
    }
    Value::Object(table(DeTable::parse(text).expect("TOML").get_ref()))
}

/// Whether the program follows the configuration without a word.
fn is_followed(config: &str) -> bool {
    Sandbox::with(&[("ecslint.toml", config)]).run(&["config", "show", "a.json"]).code == 0
}

#[test]
fn everything_on_the_page_is_as_it_says() {
    let sandbox = Sandbox::with(&[("web.json", CLEAN), ("deploy/plain.json", MISMATCH)]);
    let validator = validator();
    let mut count = 0;
    for (info, text) in blocks(PAGE) {
        count += 1;
        match info.split_once(' ').unwrap_or((info, "")) {
            ("toml", "wrong") => assert!(!is_followed(&text) && !validator.is_valid(&json(&text)), "{text}"),
            ("toml", name) => {
                assert!(is_followed(&text), "{text}");
                assert!(validator.is_valid(&json(&text)), "{text}");
                if !name.is_empty() {
                    sandbox.write(name, text);
                }
            }
            ("jsonc", name) => sandbox.write(name, text),
            ("console", "") => {
                // What was written for another part of the page does not hold for the commands that write.
                for (line, expected) in commands(&text) {
                    if line.starts_with("ignore") {
                        sandbox.write("ecslint.toml", "fail-on = \"warning\"\n");
                    }
                    let run = sandbox.run(&words(line));
                    assert_eq!(format!("{}{}", run.stdout, run.stderr), expected, "{line}");
                }
            }
            other => panic!("nothing is done with {other:?}"),
        }
    }
    assert!(count > 12);
}

#[test]
fn schema_and_program_refuse_the_same() {
    let validator = validator();
    for (config, is_sound) in [
        ("", true),
        ("select = []\n", true),
        ("select = [\"nonsense\"]\n", false),
        ("slect = []\n", false),
        ("select = \"ports\"\n", false),
        ("fail-on = \"off\"\n", false),
        ("launch-type = \"fargate\"\n", false),
        ("severity = { ports = \"off\", root-user = \"error\" }\n", true),
        ("severity = { ports = \"loud\" }\n", false),
        ("severity = { prots = \"off\" }\n", false),
        ("kinds = { \"*.tpl\" = \"task-definition\" }\n", true),
        ("kinds = { \"*.tpl\" = \"service\" }\n", false),
        ("exclude = [\"\"]\n", false),
        ("ignore = [\"ports\", { rules = [\"iam\"], reason = \"x\" }]\n", true),
        ("[[ignore]]\nrules = [\"iam\"]\nreason = \"x\"\nat = [\"/a\", \"b\"]\nuntil = 2027-01-01\n", true),
        ("[[ignore]]\nrules = [\"iam\"]\nreason = \"x\"\nuntil = \"2027-01-01\"\n", true),
        ("[[ignore]]\nrules = [\"iam\"]\nreason = \"x\"\nuntil = \"soon\"\n", false),
        ("[[ignore]]\nrules = [\"iam\"]\n", false),
        ("[[ignore]]\nrules = []\nreason = \"x\"\n", false),
        ("[[ignore]]\nrules = [\"iam\"]\nreason = \"\"\n", false),
        ("[[ignore]]\nrules = [\"iam\"]\nreason = \"x\"\nfiles = \"a.json\"\n", false),
    ] {
        assert_eq!(is_followed(config), is_sound, "the program\n{config}");
        assert_eq!(validator.is_valid(&json(config)), is_sound, "the schema\n{config}");
    }
}

#[test]
fn the_page_describes_every_key() {
    let schema: Value = serde_json::from_str(SCHEMA).expect("JSON");
    let keys = [&schema["properties"], &schema["definitions"]["entry"]["properties"]];
    for name in keys.iter().flat_map(|keys| keys.as_object().expect("keys").keys()) {
        let is_described = PAGE.contains(&format!("### `{name}`")) || PAGE.contains(&format!("| `{name}` |"));
        assert!(is_described, "{name}");
    }
    let rules = schema["definitions"]["rule"]["enum"].as_array().expect("rules");
    assert!(rules.iter().any(|name| name == "host-port-mismatch") && rules.iter().any(|name| name == "ports"));
    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/ecslint.schema.json").exists());
}
