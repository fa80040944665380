//! Well-formed expressions with a meaning of their own, which is found without the crate.

use std::fmt::{Display, Formatter, Result};

use ecslint_cql::{Instance, Timestamp};
use proptest::prelude::*;

/// An expression that knows what it means.
#[derive(Clone, Debug)]
pub(crate) enum Model {
    And(Vec<Model>, &'static str),
    Or(Vec<Model>, &'static str),
    Not(Box<Model>, &'static str),
    Compare(Comparison),
}

/// A comparison, with one of its spellings.
#[derive(Clone, Debug)]
pub(crate) enum Comparison {
    Text { name: &'static str, value: &'static str, operator: &'static str },
    List { name: &'static str, values: Vec<&'static str>, operator: &'static str },
    Beginning { name: &'static str, value: &'static str, operator: &'static str },
    Present { name: &'static str, operator: &'static str },
    Group { value: &'static str, operator: &'static str },
    Count { value: u64, operator: &'static str },
    Version { value: [u64; 3], operator: &'static str },
    Registered { second: i64, operator: &'static str },
    Connected { value: bool, operator: &'static str },
}

/// What is known of the instance, in plain terms.
#[derive(Clone, Debug)]
pub(crate) struct Data {
    attributes: Vec<(&'static str, &'static str)>,
    groups: Vec<&'static str>,
    count: u64,
    version: [u64; 3],
    second: i64,
    connected: bool,
}

const NAMES: &[&str] = &["a", "b", "stack", "team/x"];
const VALUES: &[&str] = &["x", "xy", "y", "x:y", "0", "x y"];
const GROUPS: &[&str] = &["service:web", "family:db", "batch"];
const DAY: i64 = 1_529_280_000;

fn dotted(version: &[u64; 3]) -> String {
    format!("{}.{}.{}", version[0], version[1], version[2])
}

fn quoted(value: &str) -> String {
    if value.contains(' ') { format!("'{value}'") } else { value.to_owned() }
}

impl Display for Model {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match self {
            Model::And(parts, word) | Model::Or(parts, word) => {
                let parts: Vec<String> = parts.iter().map(|part| format!("({part})")).collect();
                formatter.write_str(&parts.join(word))
            }
            Model::Not(inner, word) => write!(formatter, "{word}({inner})"),
            Model::Compare(comparison) => write!(formatter, "{comparison}"),
        }
    }
}

impl Display for Comparison {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> Result {
        match self {
            Comparison::Text { name, value, operator } => {
                write!(formatter, "attribute:{name}{operator}{}", quoted(value))
            }
            Comparison::List { name, values, operator } => {
                let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
                write!(formatter, "attribute:{name} {operator} [{}]", values.join(", "))
            }
            Comparison::Beginning { name, value, operator } => {
                write!(formatter, "attribute:{name} {operator} {value}.*")
            }
            Comparison::Present { name, operator } => write!(formatter, "attribute:{name} {operator}"),
            Comparison::Group { value, operator } => write!(formatter, "task:group {operator} {value}"),
            Comparison::Count { value, operator } => write!(formatter, "runningTasksCount {operator} {value}"),
            Comparison::Version { value, operator } => write!(formatter, "agentVersion {operator} {}", dotted(value)),
            Comparison::Registered { second, operator } => {
                write!(formatter, "registeredAt {operator} {}", Timestamp(*second))
            }
            Comparison::Connected { value, operator } => write!(formatter, "agentConnected {operator} {value}"),
        }
    }
}

fn orders<T: PartialOrd>(operator: &str, actual: T, wanted: T) -> bool {
    match operator {
        "==" | "equals" => actual == wanted,
        "!=" | "not_equals" => actual != wanted,
        ">" | "greater_than" => actual > wanted,
        ">=" | "greater_than_equal" => actual >= wanted,
        "<" | "less_than" => actual < wanted,
        _ => actual <= wanted,
    }
}

fn negates(operator: &str) -> bool {
    operator.contains('!') || operator.contains("not_")
}

impl Model {
    /// What the expression says of the instance.
    pub(crate) fn holds(&self, data: &Data) -> bool {
        match self {
            Model::And(parts, _) => parts.iter().all(|part| part.holds(data)),
            Model::Or(parts, _) => parts.iter().any(|part| part.holds(data)),
            Model::Not(inner, _) => !inner.holds(data),
            Model::Compare(comparison) => comparison.holds(data),
        }
    }
}

impl Comparison {
    fn holds(&self, data: &Data) -> bool {
        let value_of = |name: &str| data.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        match self {
            Comparison::Text { name, value, operator } => {
                value_of(name).is_some_and(|actual| (actual == *value) != negates(operator))
            }
            Comparison::List { name, values, operator } => {
                value_of(name).is_some_and(|actual| values.contains(&actual) != negates(operator))
            }
            Comparison::Beginning { name, value, operator } => {
                value_of(name).is_some_and(|actual| actual.starts_with(value) != negates(operator))
            }
            Comparison::Present { name, operator } => value_of(name).is_some() != negates(operator),
            Comparison::Group { value, operator } => data.groups.contains(value) != negates(operator),
            Comparison::Count { value, operator } => orders(operator, data.count, *value),
            Comparison::Version { value, operator } => orders(operator, data.version, *value),
            Comparison::Registered { second, operator } => orders(operator, data.second, *second),
            Comparison::Connected { value, operator } => (data.connected == *value) != negates(operator),
        }
    }
}

impl Data {
    pub(crate) fn instance(&self) -> Instance {
        let start = Instance { attributes: Some(Default::default()), ..Instance::default() };
        let mut instance =
            self.attributes.iter().fold(start, |instance, (name, value)| instance.with_attribute(*name, *value));
        instance.task_groups = Some(self.groups.iter().map(|group| (*group).to_owned()).collect());
        instance.running_tasks_count = Some(self.count);
        instance.agent_version = Some(dotted(&self.version));
        instance.registered_at = Some(Timestamp(self.second));
        instance.agent_connected = Some(self.connected);
        instance
    }
}

fn comparison() -> impl Strategy<Value = Comparison> {
    let name = || prop::sample::select(NAMES);
    let value = || prop::sample::select(VALUES);
    let order = || {
        prop::sample::select(vec![
            "==",
            "!=",
            ">",
            ">=",
            "<",
            "<=",
            "equals",
            "not_equals",
            "greater_than",
            "greater_than_equal",
            "less_than",
            "less_than_equal",
        ])
    };
    let equality = || prop::sample::select(vec!["==", "!=", "equals", "not_equals"]);
    let version = || [0_u64..3, 0_u64..3, 0_u64..3];
    prop_oneof![
        (name(), value(), prop::sample::select(vec!["==", " == ", "!=", " !=", " equals ", " not_equals "]))
            .prop_map(|(name, value, operator)| Comparison::Text { name, value, operator }),
        (name(), prop::collection::vec(value(), 1..4), prop::sample::select(vec!["in", "!in", "not_in"]))
            .prop_map(|(name, values, operator)| Comparison::List { name, values, operator }),
        (
            name(),
            prop::sample::select(vec!["x", "y", "0"]),
            prop::sample::select(vec!["=~", "!~", "matches", "not_matches"])
        )
            .prop_map(|(name, value, operator)| Comparison::Beginning { name, value, operator }),
        (name(), prop::sample::select(vec!["exists", "!exists", "not_exists"]))
            .prop_map(|(name, operator)| Comparison::Present { name, operator }),
        (prop::sample::select(GROUPS), equality()).prop_map(|(value, operator)| Comparison::Group { value, operator }),
        (0_u64..5, order()).prop_map(|(value, operator)| Comparison::Count { value, operator }),
        (version(), order()).prop_map(|(value, operator)| Comparison::Version { value, operator }),
        (DAY..DAY + 4, order()).prop_map(|(second, operator)| Comparison::Registered { second, operator }),
        (any::<bool>(), equality()).prop_map(|(value, operator)| Comparison::Connected { value, operator }),
    ]
}

/// A well-formed expression.
pub(crate) fn expression() -> impl Strategy<Value = Model> {
    comparison().prop_map(Model::Compare).prop_recursive(4, 24, 4, |inner| {
        let parts = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            (parts(), prop::sample::select(vec![" and ", " && ", "&&"]))
                .prop_map(|(parts, word)| Model::And(parts, word)),
            (parts(), prop::sample::select(vec![" or ", " || ", "||"]))
                .prop_map(|(parts, word)| Model::Or(parts, word)),
            (inner.clone(), prop::sample::select(vec!["not", "not ", "!"]))
                .prop_map(|(inner, word)| Model::Not(Box::new(inner), word)),
        ]
    })
}

/// An instance.
pub(crate) fn data() -> impl Strategy<Value = Data> {
    let attribute = |name: &'static str| {
        prop::option::of(prop::sample::select(VALUES)).prop_map(move |value| value.map(|value| (name, value)))
    };
    let attributes = [attribute(NAMES[0]), attribute(NAMES[1]), attribute(NAMES[2])];
    (
        attributes,
        prop::sample::subsequence(GROUPS, 0..=GROUPS.len()),
        0_u64..5,
        [0_u64..3, 0_u64..3, 0_u64..3],
        DAY..DAY + 4,
        any::<bool>(),
    )
        .prop_map(|(attributes, groups, count, version, second, connected)| Data {
            attributes: attributes.into_iter().flatten().collect(),
            groups,
            count,
            version,
            second,
            connected,
        })
}
