use super::*;

/// A model with one of everything; `more` goes into the members of the container.
fn model(more: &str) -> String {
    format!(
        r#"{{"metadata": {{"apiVersion": "2014-11-13", "endpointPrefix": "ecs"}}, "shapes": {{
        "RegisterTaskDefinitionRequest": {{"type": "structure", "required": ["family"], "members": {{
            "family": {{"shape": "Name", "documentation": "not read"}},
            "protocol": {{"shape": "TransportProtocol"}},
            "containers": {{"shape": "Containers"}},
            "old": {{"shape": "Map", "deprecated": true}}}}}},
        "TaskDefinition": {{"type": "structure", "members": {{"family": {{"shape": "Name"}}, "status": {{"shape": "Name"}}}}}},
        "Containers": {{"type": "list", "max": 3, "min": 0, "member": {{"shape": "Container"}}}},
        "Container": {{"type": "structure", "members": {{"cpu": {{"shape": "Cpu"}} {more}}}}},
        "Cpu": {{"type": "integer", "min": 1, "max": 9}},
        "Map": {{"type": "map", "key": {{"shape": "Name"}}, "value": {{"shape": "Name"}}}},
        "LogDriver": {{"type": "string", "enum": ["awslogs"]}},
        "TransportProtocol": {{"type": "string", "enum": ["tcp", "udp"]}},
        "Name": {{"type": "string", "min": 0, "max": 8, "pattern": "[\\p{{L}}]*"}},
        "Elsewhere": {{"type": "timestamp"}}}}}}"#
    )
}

const TEXTS: &str = r#"{"family": "f", "protocol": "p", "containers": "c", "containers[].cpu": "cc", "old": "o"}"#;

fn wheel(model: String) -> Wheel {
    Wheel { version: "1.2.3".to_owned(), released: None, model }
}

fn render_with(model: String, texts: &str, old: Option<&str>, today: &str) -> Result<String, String> {
    let descriptions = Descriptions::parse(texts).map_err(|error| error.to_string())?;
    render(&wheel(model), &descriptions, today.parse()?, old).map_err(|error| format!("{error:#}"))
}

#[test]
fn shapes_become_schemas() -> Result<(), String> {
    let text = render_with(model(""), TEXTS, None, "2026-11-22")?;
    let schema: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    assert_eq!(schema["x-source"]["version"], "1.2.3");
    assert_eq!(schema["x-source"]["model"], "ecs 2014-11-13");
    assert_eq!(schema["x-source"]["retrieved"], "2026-11-22");
    assert_eq!(schema["x-describe-only"], serde_json::json!(["status"]));
    assert_eq!(schema["x-register-only"], serde_json::json!(["protocol", "containers", "old"]));
    assert_eq!(schema["required"], serde_json::json!(["family"]));
    assert_eq!(schema["additionalProperties"], false);
    assert_eq!(
        schema["properties"]["family"],
        serde_json::json!({"type": "string", "description": "f", "maxLength": 8}),
        "a pattern with Unicode classes and a zero minimum are left out"
    );
    assert_eq!(
        schema["properties"]["protocol"],
        serde_json::json!({"type": "string", "description": "p", "x-enum": ["tcp", "udp"]})
    );
    assert_eq!(
        schema["properties"]["containers"],
        serde_json::json!({"type": "array", "description": "c", "maxItems": 3, "items": {"$ref": "#/$defs/Container"}})
    );
    assert_eq!(schema["properties"]["old"]["deprecated"], true);
    assert_eq!(schema["properties"]["old"]["additionalProperties"]["type"], "string");
    assert_eq!(
        schema["$defs"]["Container"]["properties"]["cpu"],
        serde_json::json!({"type": "integer", "description": "cc", "minimum": 1, "maximum": 9})
    );
    Ok(())
}

#[test]
fn members_keep_the_order_of_the_model() -> Result<(), String> {
    let text = render_with(model(""), TEXTS, None, "2026-11-22")?;
    let places: Vec<_> =
        ["\"family\": {", "\"protocol\": {", "\"containers\": {", "\"old\": {"].map(|key| text.find(key)).into();
    assert!(places.is_sorted() && places.iter().all(Option::is_some), "{text}");
    Ok(())
}

#[test]
fn the_date_stays_when_nothing_else_changed() -> Result<(), String> {
    let old = render_with(model(""), TEXTS, None, "2026-11-22")?;
    assert_eq!(render_with(model(""), TEXTS, Some(&old), "2027-01-01")?, old);

    let changed = TEXTS.replace("\"cc\"", "\"better\"");
    let new = render_with(model(""), &changed, Some(&old), "2027-01-01")?;
    assert!(new.contains("2027-01-01") && new.contains("better"));
    Ok(())
}

#[test]
fn what_is_missing_is_named() {
    let refusal = |model: String, texts: &str| match render_with(model, texts, None, "2026-11-22") {
        Ok(text) => format!("accepted: {text}"),
        Err(error) => error,
    };
    let no_text = TEXTS.replace(", \"old\": \"o\"", "");
    assert_eq!(refusal(model(""), &no_text), "`old` has no description");
    let stray = TEXTS.replace('}', ", \"gone\": \"g\"}");
    assert_eq!(refusal(model(""), &stray), "`gone` is described, but the API model has no such member");
    let twice = TEXTS.replace('}', ", \"old\": \"g\"}");
    assert_eq!(refusal(model(""), &twice), "`old` is described twice");
    let more = model(r#", "self": {"shape": "Container"}"#);
    assert_eq!(refusal(more, TEXTS), "Container contains itself, which this task does not handle");
    let nowhere = model(r#", "x": {"shape": "Nowhere"}"#);
    assert_eq!(refusal(nowhere, TEXTS), "the API model has no shape Nowhere");
    let unknown = model(r#", "cpux": {"shape": "Elsewhere"}"#);
    let texts = TEXTS.replace('}', ", \"containers[].cpux\": \"g\"}");
    assert_eq!(refusal(unknown, &texts), "Elsewhere is of a kind that this task does not know");
    let other = model("").replace("2014-11-13", "2030-01-01");
    assert_eq!(refusal(other, TEXTS), "the API model has version 2030-01-01, this task knows 2014-11-13");
}

#[test]
fn a_file_that_is_no_wheel_is_refused() {
    let missing = Wheel::open(Path::new("no-such-file.whl")).map_err(|error| error.to_string());
    assert_eq!(missing.err().as_deref(), Some("cannot open no-such-file.whl"));
    let not_zip = Wheel::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
    assert!(not_zip.is_err_and(|error| error.to_string().ends_with("Cargo.toml is not a wheel")));
}

#[test]
fn days_become_dates() {
    assert_eq!(Date::from_days(0).to_string(), "1970-01-01");
    assert_eq!(Date::from_days(11_016).to_string(), "2000-02-29");
    assert_eq!(Date::from_days(20_779).to_string(), "2026-11-22");
    assert_eq!(Date::from_days(47_540).to_string(), "2100-02-28");
    assert_eq!(Date::from_days(47_541).to_string(), "2100-03-01");
    assert!("2026-1-02".parse::<Date>().is_err());
    assert!("2026-13-02".parse::<Date>().is_err());
    assert!("2026-11-22-1".parse::<Date>().is_err());
}
