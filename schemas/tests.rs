//! The tables are well formed, agree with each other, and name their sources.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::facts::support::{Column, Outcome, When};
use crate::facts::{Causes, Confidence, OperatingSystem};
use crate::{ApiModel, Facts, REGISTER_TASK_DEFINITION};

const TABLES: [(&str, &str); 14] = [
    ("causes", include_str!("facts/causes.json")),
    ("fargate-sizes", include_str!("facts/fargate-sizes.json")),
    ("hardening", include_str!("facts/hardening.json")),
    ("health-checks", include_str!("facts/health-checks.json")),
    ("limits", include_str!("facts/limits.json")),
    ("linux", include_str!("facts/linux.json")),
    ("log-drivers", include_str!("facts/log-drivers.json")),
    ("members", include_str!("facts/members.json")),
    ("placement", include_str!("facts/placement.json")),
    ("platforms", include_str!("facts/platforms.json")),
    ("ports", include_str!("facts/ports.json")),
    ("secrets", include_str!("facts/secrets.json")),
    ("snippets", include_str!("facts/snippets.json")),
    ("support", include_str!("facts/support.json")),
];

fn facts() -> Facts {
    Facts::load().expect("the tables load")
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("embedded JSON")
}

/// All members of the schema by path, `[]` for items of lists.
pub(crate) fn members() -> BTreeMap<String, Value> {
    fn visit(schema: &Value, node: &Value, path: &str, found: &mut BTreeMap<String, Value>) {
        if let Some(reference) = node["$ref"].as_str() {
            let target = &schema["$defs"][reference.rsplit('/').next().expect("a last part")];
            assert!(target.is_object(), "{reference} leads nowhere");
            visit(schema, target, path, found);
        }
        for (name, member) in node["properties"].as_object().into_iter().flatten() {
            let at = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            visit(schema, member, &at, found);
            found.insert(at, member.clone());
        }
        if node["items"].is_object() {
            visit(schema, &node["items"], &format!("{path}[]"), found);
        }
    }
    let schema = json(REGISTER_TASK_DEFINITION);
    let mut found = BTreeMap::new();
    visit(&schema, &schema, "", &mut found);
    found
}

fn strings(list: &Value) -> Vec<String> {
    let items = list.as_array().expect("a list");
    items.iter().map(|item| item.as_str().expect("a string").to_owned()).collect()
}

fn assert_ascending<T: PartialOrd + std::fmt::Debug>(list: &[T]) {
    assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "not ascending: {list:?}");
}

#[test]
fn every_member_has_our_description() {
    let texts = json(include_str!("aws/descriptions.json"));
    let texts = texts.as_object().expect("an object");
    let members = members();
    assert_eq!(members.keys().collect::<Vec<_>>(), {
        let mut paths: Vec<_> = texts.keys().collect();
        paths.sort();
        paths
    });
    for (path, member) in &members {
        assert_eq!(member["description"], texts[path], "{path}: run `cargo xtask refresh-aws`");
        let text = member["description"].as_str().expect("a string");
        assert!(text.ends_with('.') && text.len() <= 260, "{path}: {text}");
    }
}

#[test]
fn structures_are_closed_and_maps_hold_strings() {
    let schema = json(REGISTER_TASK_DEFINITION);
    let definitions = schema["$defs"].as_object().expect("definitions");
    for (name, definition) in definitions {
        assert_eq!(definition["additionalProperties"], false, "{name}");
        let required = definition["required"].as_array().into_iter().flatten();
        for member in required {
            assert!(definition["properties"][member.as_str().expect("a name")].is_object(), "{name}: {member}");
        }
    }
    assert_eq!(schema["additionalProperties"], false);
    let members = members();
    let maps: Vec<_> = members.iter().filter(|(_, member)| member["additionalProperties"].is_object()).collect();
    assert_eq!(maps.len(), 5);
    assert!(maps.iter().all(|(_, member)| member["additionalProperties"]["type"] == "string"));
}

#[test]
fn values_that_aws_does_not_enforce_are_open() {
    let members = members();
    let open: Vec<_> =
        members.iter().filter(|(_, member)| member.get("x-enum").is_some()).map(|(path, _)| path).collect();
    assert_eq!(
        open,
        ["containerDefinitions[].logConfiguration.logDriver", "containerDefinitions[].portMappings[].protocol"]
    );
    assert!(members.values().all(|member| member.get("enum").is_none() || member.get("x-enum").is_none()));
    assert_eq!(
        strings(&members["containerDefinitions[].portMappings[].appProtocol"]["enum"]),
        ["http", "http2", "grpc"]
    );
    assert!(members["tags[].key"].get("pattern").is_none());
}

#[test]
fn the_api_model_is_named() {
    let model = ApiModel::load().expect("the head of the schema");
    assert_eq!(model.model, "ecs 2014-11-13");
    assert!(model.version.split('.').all(|part| part.parse::<u32>().is_ok()), "{}", model.version);
    assert!(is_date(&model.retrieved));
    assert!(model.released.as_deref().is_none_or(is_date));
    assert_eq!(model.describe_only.len(), 9);
    assert!(model.describe_only.iter().any(|name| name == "taskDefinitionArn"));
    assert_eq!(model.register_only, ["tags"]);
}

fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    parts.iter().map(|part| part.len()).eq([4, 2, 2])
        && parts.iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()))
}

#[test]
fn every_row_names_a_source_of_its_table() {
    fn visit(table: &str, value: &Value, names: &BTreeSet<String>) {
        if let Some(source) = value.get("source") {
            let source = source.as_str().expect("a name");
            let name = source.split(": ").next().expect("a first part");
            assert!(names.contains(name), "{table}: `{name}` is not among the sources");
        }
        if let Some(date) = value.get("date") {
            assert!(is_date(date.as_str().expect("a text")), "{table}: {date}");
        }
        match value {
            Value::Object(members) => members.values().for_each(|member| visit(table, member, names)),
            Value::Array(items) => items.iter().for_each(|item| visit(table, item, names)),
            _ => {}
        }
    }
    for (table, text) in TABLES {
        let value = json(text);
        let sources = value["sources"].as_array().expect("sources");
        let names: BTreeSet<String> =
            sources.iter().map(|source| source["name"].as_str().expect("a name").to_owned()).collect();
        assert_eq!(names.len(), sources.len(), "{table}: a source twice");
        assert!(!names.is_empty(), "{table}");
        for source in sources {
            assert!(source["url"].as_str().is_none_or(|url| url.starts_with("https://")), "{table}: {source}");
        }
        visit(table, &value, &names);
    }
}

#[test]
fn fargate_sizes_ascend() {
    let sizes = facts().fargate_sizes;
    assert_ascending(&sizes.rows.iter().map(|row| row.cpu).collect::<Vec<_>>());
    for row in &sizes.rows {
        assert_ascending(&row.memory);
        assert!(row.operating_systems.contains(&OperatingSystem::Linux), "{}", row.cpu);
        if row.operating_systems.contains(&OperatingSystem::Windows) {
            assert!(row.cpu >= sizes.windows_min_cpu);
        }
    }
    assert!(sizes.accepts(256, 512, OperatingSystem::Linux));
    assert!(sizes.accepts(32768, 249_856, OperatingSystem::Linux));
    assert!(!sizes.accepts(256, 4096, OperatingSystem::Linux));
    assert!(!sizes.accepts(512, 1024, OperatingSystem::Windows));
    let limits = facts().limits;
    let storage = sizes.ephemeral_storage;
    let limit = limits.ephemeral_storage;
    assert_eq!((storage.min, storage.max, Some(storage.default)), (limit.min, limit.max, limit.default));
}

#[test]
fn limits_make_sense() {
    let table = json(include_str!("facts/limits.json"));
    for (name, row) in table.as_object().expect("an object").iter().filter(|(name, _)| *name != "sources") {
        let (min, max) = (row["min"].as_i64(), row["max"].as_i64());
        assert!(min <= max, "{name}");
        assert_eq!(row["unit"] == "pattern", row["value"].is_string(), "{name}");
        if let Some(pattern) = row["value"].as_str() {
            assert!(pattern.starts_with('^') && pattern.ends_with('$'), "{name}");
        }
    }
    let limits = facts().limits;
    assert!(limits.health_check_interval.contains(5) && !limits.health_check_interval.contains(301));
    assert_eq!(limits.health_check_interval.default, Some(30));
    assert_eq!(limits.task_definition_size.value, 65_536);
    assert_eq!(limits.file_system_id_pattern.confidence, Confidence::Low);

    let members = members();
    let percent = &members["containerDefinitions[].resourceRequirements[].sharingStrategy.nvidiaMps.maxComputePercent"];
    assert_eq!(percent["maximum"], limits.nvidia_mps_compute.max);
    assert_eq!(members["tags"]["maxItems"], limits.tags.max);
    assert_eq!(members["tags[].key"]["maxLength"], limits.tag_key_length.max);
    assert_eq!(members["tags[].value"]["maxLength"], limits.tag_value_length.max);
}

#[test]
fn lists_agree_with_the_model() {
    let facts = facts();
    let members = members();
    let sorted = |list: &Value| {
        let mut values = strings(list);
        values.sort();
        values
    };
    let linux = &facts.linux;
    assert_eq!(sorted(&members["containerDefinitions[].ulimits[].name"]["enum"]), linux.ulimits);
    let permissions = &members["containerDefinitions[].linuxParameters.devices[].permissions"]["items"]["enum"];
    assert_eq!(sorted(permissions), linux.device_permissions);
    assert_eq!(
        sorted(&members["placementConstraints[].type"]["enum"]),
        facts.placement.task_definition_constraint_types
    );
    assert_eq!(
        sorted(&members["containerDefinitions[].firelensConfiguration.type"]["enum"]),
        facts.log_drivers.firelens.types
    );
    let documented: Vec<_> =
        facts.log_drivers.drivers.iter().filter(|driver| driver.documented).map(|driver| driver.name.clone()).collect();
    assert_eq!(sorted(&members["containerDefinitions[].logConfiguration.logDriver"]["x-enum"]), documented);
}

#[test]
fn names_are_sorted_and_unique() {
    let Facts { linux, log_drivers, placement, ports, secrets, .. } = facts();
    for list in [
        &linux.capabilities,
        &linux.device_permissions,
        &linux.tmpfs_mount_options,
        &linux.tmpfs_mount_options_with_value,
        &linux.ulimits,
        &linux.sysctls.ipc_names,
        &linux.sysctls.without_network_namespace,
        &placement.managed_instances_attributes,
        &placement.service_constraint_types,
        &secrets.reserved_names,
        &secrets.agent_variables,
        &secrets.credential_words,
        &secrets.managed_prefixes,
        &secrets.telling_endings,
        &secrets.password_words,
        &secrets.public_words,
        &secrets.dummy_values,
        &secrets.dummy_marks,
        &secrets.encrypted_prefixes,
        &secrets.mistaken_role_names,
    ] {
        assert_ascending(list);
    }
    assert!(secrets.password_words.iter().all(|word| secrets.credential_words.contains(word)));
    assert_eq!(linux.tmpfs_mount_options.len(), 39);
    assert!(linux.tmpfs_mount_options_with_value.iter().all(|option| linux.tmpfs_mount_options.contains(option)));
    assert!(linux.capabilities.iter().all(|name| !name.starts_with("CAP_")));
    let network = &linux.sysctls.network_prefixes;
    assert!(linux.sysctls.without_network_namespace.iter().all(|name| name.starts_with(network[0].as_str())));
    assert_ascending(&ports.reserved_on_instances.ports);
    assert!(ports.dynamic_linux.contains(65_535) && !ports.dynamic_linux.contains(49_152));
    assert_ascending(&log_drivers.drivers.iter().map(|driver| driver.name.as_str()).collect::<Vec<_>>());
    assert!(log_drivers.firelens.types.iter().eq(log_drivers.firelens.output_keys.keys()));
}

#[test]
fn causes_are_sorted_and_say_something() {
    let causes = Causes::load().expect("the table loads");
    assert_ascending(&causes.rows.iter().map(|cause| cause.name.as_str()).collect::<Vec<_>>());
    assert!(causes.by_name("out-of-memory").is_some() && causes.by_name("no-such-cause").is_none());
    let mut said = BTreeSet::new();
    for says in causes.rows.iter().flat_map(|cause| &cause.says) {
        assert!(said.insert(says), "twice: {says}");
        assert!(!says.starts_with(' ') && says.split("%s").any(|piece| piece.len() > 3), "{says}");
    }
}

#[test]
fn options_of_a_driver_stand_once() {
    let drivers = facts().log_drivers;
    for driver in &drivers.drivers {
        let named = [&driver.required, &driver.required_on_fargate, &driver.optional, &drivers.common.options];
        let all: Vec<&String> = named.into_iter().flatten().collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{}", driver.name);
        let pairs = driver.exclusive.iter().flat_map(|(one, other)| [one, other]);
        assert!(pairs.chain(&driver.secret).all(|option| all.contains(&option)), "{}", driver.name);
    }
    assert!(drivers.driver("awslogs").is_some_and(|driver| driver.required.len() == 2));
    assert!(drivers.driver("logentries").is_none());
}

#[test]
fn keys_are_told_by_shape() {
    let shapes = facts().secrets.key_shapes;
    assert_ascending(&shapes.iter().map(|shape| shape.prefix.as_str()).collect::<Vec<_>>());
    let named = |text: &str| shapes.iter().find(|shape| shape.matches(text)).map(|shape| shape.name.as_str());
    assert_eq!(named(&["AKIA", "IOSFODNN7EXAMPLE"].concat()), Some("AWS access key id"));
    assert_eq!(named("AKIAIOSFODNN7"), None);
    assert_eq!(named("AKIAIOSFODNN7EXAMPLEX"), None);
    assert_eq!(named(&format!("ghp_{}", "a1".repeat(18))), Some("GitHub personal access token"));
    assert_eq!(named(&format!("AIza{}", "a-_Z1".repeat(7))), Some("Google API key"));
    assert_eq!(named("-----BEGIN CERTIFICATE-----\nabcdefghijklmnopqrstuvwxyz"), None);
    let private_key = format!("-----BEGIN RSA {}-----\nabcdefghijklmnopqrstuvwxyz", "PRIVATE KEY");
    assert_eq!(named(&private_key), Some("private key"));
    let header = format!("eyJ{}.eyJ{}.{}", "hbGciOiJIUzI1NiJ9", "zdWIiOiIxIn0", "abc-_9abcdef");
    assert_eq!(named(&header), Some("JSON Web Token"));
    assert_eq!(named("eyJub3QiOiJhIHRva2VuIn0xxxxxxxxxxxxxxxxxxxxxxxx"), None);
}

#[test]
fn support_rows_are_sorted_and_know_their_members() {
    let members = members();
    let rows = facts().support.rows;
    assert!(rows.windows(2).all(|pair| pair[0].path <= pair[1].path), "rows are sorted by path");
    for (index, row) in rows.iter().enumerate() {
        let member = members.get(&row.path).unwrap_or_else(|| panic!("no member {}", row.path));
        assert!(!row.refused_by.is_empty(), "{}", row.path);
        assert!(
            !rows[..index].iter().any(|other| other.path == row.path && other.when == row.when),
            "{} twice",
            row.path
        );
        let kind = member["type"].as_str().unwrap_or("object");
        let values = member.get("enum").map(strings);
        let fits = match &row.when {
            When::Equals(value) => *value && kind == "boolean",
            When::Present(value) => *value,
            When::NotEmpty(value) => *value && matches!(kind, "object" | "array" | "string"),
            When::In(list) => kind == "string" && values.is_none_or(|known| list.iter().all(|one| known.contains(one))),
            When::NotIn(_) => kind == "string",
            When::AnyItemNotIn(_) => kind == "array",
        };
        assert!(fits, "{}: {:?} does not fit {kind}", row.path, row.when);
    }
}

#[test]
fn refusals_carry_words_where_they_were_seen() {
    let rows = facts().support.rows;
    let mut silent = Vec::new();
    for row in &rows {
        for (column, refusal) in &row.refused_by {
            assert!(!refusal.instead.is_empty() && !refusal.instead.ends_with('.'), "{}: {column:?}", row.path);
            assert!(refusal.outcome != Outcome::Doubtful || refusal.says.is_empty(), "{}: {column:?}", row.path);
            if refusal.outcome == Outcome::Rejected && refusal.says.is_empty() {
                silent.push((row.path.as_str(), *column));
            }
        }
    }
    // The rejection is known, its wording is not.
    let unseen = "containerDefinitions[].dnsSearchDomains";
    assert_eq!(silent, [(unseen, Column::Fargate), (unseen, Column::Awsvpc)]);
}

#[test]
fn what_awsvpc_refuses_fargate_refuses() {
    for row in facts().support.rows {
        let Some(by_mode) = row.refused_by.get(&Column::Awsvpc) else { continue };
        let by_fargate = row.refused_by.get(&Column::Fargate).expect("Fargate uses awsvpc only");
        assert_eq!(by_mode.outcome, by_fargate.outcome, "{}", row.path);
    }
}

#[test]
fn doubts_stay_doubts() {
    let rows = facts().support.rows;
    let outcome = |path: &str, column: Column| {
        rows.iter()
            .filter(|row| row.path == path)
            .find_map(|row| row.refused_by.get(&column))
            .map(|refusal| refusal.outcome)
    };
    assert_eq!(outcome("containerDefinitions[].privileged", Column::Fargate), Some(Outcome::Rejected));
    assert_eq!(outcome("containerDefinitions[].readonlyRootFilesystem", Column::Windows), Some(Outcome::Doubtful));
    assert_eq!(outcome("containerDefinitions[].dockerLabels", Column::ManagedInstances), Some(Outcome::Doubtful));
    assert_eq!(outcome("volumes[].host.sourcePath", Column::ManagedInstances), Some(Outcome::Doubtful));
    assert_eq!(outcome("volumes[].s3filesVolumeConfiguration", Column::Ec2), Some(Outcome::Doubtful));
    assert!(!rows.iter().any(|row| row.path.ends_with(".tmpfs") || row.path.ends_with("[].user")));
}

/// The members at the path of every row, and those inside of its value, are members of the API.
#[test]
fn snippets_hold_members_of_the_api() {
    fn visit(path: &str, sketch: &crate::facts::snippets::Sketch, members: &BTreeMap<String, Value>) {
        use crate::facts::snippets::Sketch;
        match sketch {
            Sketch::Object(entries) => {
                let is_map = members.get(path).is_some_and(|member| member["additionalProperties"].is_object());
                for (name, value) in entries.iter().filter(|_| !is_map) {
                    let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                    assert!(members.contains_key(&path), "{path}");
                    visit(&path, value, members);
                }
            }
            Sketch::List(items) => items.iter().for_each(|item| visit(&format!("{path}[]"), item, members)),
            Sketch::Boolean(_) | Sketch::Integer(_) | Sketch::Text(_) => {}
        }
    }
    let facts = facts();
    let snippets = facts.snippets.table();
    assert!(!snippets.objects.is_empty());
    let members = members();
    let is_known = |path: &str| path.is_empty() || members.contains_key(path.trim_end_matches("[]"));
    for row in &snippets.objects {
        assert!(is_known(&row.path), "{}", row.path);
        visit(&row.path, &row.value, &members);
    }
    for start in &snippets.starts {
        assert!(is_known(&start.path), "{}", start.path);
    }
    for usual in &snippets.usual {
        assert!(is_known(&usual.path), "{}", usual.path);
        for member in &usual.members {
            let path = if usual.path.is_empty() { member.clone() } else { format!("{}.{member}", usual.path) };
            assert!(members.contains_key(&path), "{path}");
        }
    }
    for path in snippets.texts.iter().flat_map(|text| &text.paths) {
        let map = path.rsplit_once('.').map_or("", |(map, _)| map);
        assert!(is_known(path) || members[map]["additionalProperties"].is_object(), "{path}");
    }
}
