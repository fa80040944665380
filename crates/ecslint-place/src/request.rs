//! What asks for tasks: a service, or RunTask.

use std::fmt;

use ecslint_core::field::{Field, Object, Slot};
use ecslint_core::list::List;
use ecslint_core::views::PlacementConstraint;
use ecslint_syntax::{Node, Syntax};

use crate::strategy::Strategy;

/// Who asks for the tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestKind {
    /// A service.
    Service,
    /// RunTask, or nobody in particular.
    Run,
}

/// How many tasks are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Count {
    /// A number.
    Tasks(u64),
    /// One on each instance that can take it: the scheduling strategy `DAEMON`.
    EachInstance,
    /// Not written, or a placeholder.
    Unknown,
}

/// Where a constraint is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The task definition.
    TaskDefinition,
    /// The service or the input of RunTask.
    Request,
    /// The command line.
    CommandLine,
}

impl Origin {
    /// For messages: "the task definition".
    pub const fn words(self) -> &'static str {
        match self {
            Origin::TaskDefinition => "the task definition",
            Origin::Request => "the service",
            Origin::CommandLine => "the command line",
        }
    }
}

/// A placement constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// What it asks.
    pub kind: ConstraintKind,
    /// Where it is written.
    pub origin: Origin,
}

/// What a constraint asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConstraintKind {
    /// The instance has to match this expression.
    MemberOf(String),
    /// Each task is on another instance.
    DistinctInstance,
    /// A placeholder, or a type that ECS does not know.
    Unknown(String),
}

/// What asks for tasks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Who asks.
    pub kind: RequestKind,
    /// `serviceName`
    pub name: Option<String>,
    /// The group of the tasks, as `task:group` compares it, if it is known.
    pub group: Option<String>,
    /// How many tasks.
    pub count: Count,
    /// Its constraints; those of the task definition count too.
    pub constraints: Vec<Constraint>,
    /// Its strategies, in order.
    pub strategies: Vec<Strategy>,
    /// What the text says that is not taken into account.
    pub remarks: Vec<String>,
}

/// Why a text is no request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestError(String);

impl fmt::Display for RequestError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for RequestError {}

/// Members by which the input of an operation is known.
const OF_SERVICE: [&str; 5] =
    ["serviceName", "desiredCount", "schedulingStrategy", "deploymentConfiguration", "service"];
const OF_RUN: [&str; 4] = ["count", "group", "startedBy", "overrides"];
const OF_BOTH: [&str; 4] = ["taskDefinition", "placementConstraints", "placementStrategy", "cluster"];

impl Request {
    /// Nobody in particular: RunTask for one task of `family`.
    pub fn run(family: Option<&str>) -> Request {
        Request {
            kind: RequestKind::Run,
            name: None,
            // Tasks that nobody groups are grouped by their family: RunTask in the API reference, read on 2026-11-22.
            group: family.map(|family| format!("family:{family}")),
            count: Count::Tasks(1),
            constraints: Vec::new(),
            strategies: Vec::new(),
            remarks: Vec::new(),
        }
    }

    /// Reads the input of CreateService, UpdateService or RunTask, or what CreateService and DescribeServices answer.
    /// `family` is that of the task definition.
    ///
    /// # Errors
    /// When the text is something else, holds several services, is meant for Fargate, or names a strategy that ECS
    /// refuses.
    pub fn read(text: &str, family: Option<&str>) -> Result<Request, RequestError> {
        let document = ecslint_syntax::parse(text, Syntax::Jsonc);
        let expected = "expected the input of CreateService or RunTask, or the output of DescribeServices";
        let wrong = |words: &str| RequestError(format!("{words}; {expected}"));
        let root = document.root().filter(|root| root.is_object()).ok_or_else(|| wrong("it is no JSON object"))?;
        if let Some(error) = document.errors().first() {
            let words = format!("it is no complete JSON: an error stands at byte {}", error.span.start);
            return Err(wrong(&words));
        }
        let object = Object::standalone(service(root).map_err(wrong)?);
        let has = |names: &[&str]| names.iter().any(|name| object.slot(name).given().is_some());
        let kind = if has(&OF_SERVICE) || (!has(&OF_RUN) && has(&OF_BOTH)) {
            RequestKind::Service
        } else if has(&OF_RUN) {
            RequestKind::Run
        } else {
            return Err(wrong("it holds no service"));
        };
        if object.slot("launchType").string().is("FARGATE") {
            return Err(RequestError("its `launchType` is `FARGATE`, which has no container instances".to_owned()));
        }
        let name = object.slot("serviceName").string().value().or_else(|| object.slot("service").string().value());
        let group = match kind {
            RequestKind::Service => name.map(|name| format!("service:{name}")),
            RequestKind::Run => match object.slot("group").string() {
                Field::Known(group) => Some(group.value.to_owned()),
                Field::Absent(_) => family.map(|family| format!("family:{family}")),
                Field::Opaque(_) => None,
            },
        };
        Ok(Request {
            kind,
            name: name.map(str::to_owned),
            group,
            count: count(object, kind),
            constraints: read_constraints(object.slot("placementConstraints").list(), Origin::Request),
            strategies: strategies(object.slot("placementStrategy"))?,
            remarks: remarks(object),
        })
    }
}

/// The service in an answer, or the object itself.
fn service(root: Node<'_>) -> Result<Node<'_>, &'static str> {
    if let Some(service) = root.get("service").filter(|service| service.is_object()) {
        return Ok(service);
    }
    let Some(services) = root.get("services").filter(|services| services.is_array()) else { return Ok(root) };
    let mut items = services.items();
    match (items.next(), items.next()) {
        (Some(only), None) if only.is_object() => Ok(only),
        (Some(_), Some(_)) => Err("it holds several services, and one is placed at a time"),
        _ => Err("it holds no service"),
    }
}

fn count(object: Object<'_>, kind: RequestKind) -> Count {
    if object.slot("schedulingStrategy").string().is("DAEMON") {
        return Count::EachInstance;
    }
    let member = match kind {
        RequestKind::Service => object.slot("desiredCount"),
        RequestKind::Run => object.slot("count"),
    };
    match (member.integer(), kind) {
        (Field::Known(number), _) => u64::try_from(number.value).map_or(Count::Unknown, Count::Tasks),
        (Field::Absent(_), RequestKind::Run) => Count::Tasks(1),
        (Field::Absent(_) | Field::Opaque(_), _) => Count::Unknown,
    }
}

fn strategies(slot: Slot<'_>) -> Result<Vec<Strategy>, RequestError> {
    let list: List<'_, Object<'_>> = slot.list();
    let mut strategies = Vec::new();
    for object in list.iter() {
        let field = match object.slot("field").string() {
            Field::Known(field) => Some(Some(field.value)),
            Field::Absent(_) => Some(None),
            Field::Opaque(_) => None,
        };
        strategies.push(match (object.slot("type").string(), field) {
            (Field::Known(kind), Some(field)) => {
                let refused = |words| RequestError(format!("ECS refuses its `placementStrategy`: {words}"));
                Strategy::new(kind.value, field).map_err(refused)?
            }
            _ => Strategy::Unknown("`placementStrategy` holds a placeholder".to_owned()),
        });
    }
    if !list.is_complete() {
        strategies.push(Strategy::Unknown("`placementStrategy` holds a placeholder".to_owned()));
    }
    Ok(strategies)
}

pub(crate) fn read_constraints<'d>(list: List<'d, PlacementConstraint<'d>>, origin: Origin) -> Vec<Constraint> {
    let mut kinds: Vec<ConstraintKind> = list.iter().map(constraint).collect();
    if !list.is_complete() {
        kinds.push(ConstraintKind::Unknown("`placementConstraints` holds a placeholder".to_owned()));
    }
    kinds.into_iter().map(|kind| Constraint { kind, origin }).collect()
}

fn constraint(view: PlacementConstraint<'_>) -> ConstraintKind {
    let unknown = |words: &str| ConstraintKind::Unknown(words.to_owned());
    match view.kind() {
        Field::Known(kind) if kind.value == "distinctInstance" => ConstraintKind::DistinctInstance,
        Field::Known(kind) if kind.value == "memberOf" => {
            // Placeholders inside of an expression are known to its reader.
            match view.object().slot("expression").raw_string() {
                Field::Known(expression) => ConstraintKind::MemberOf(expression.value.to_owned()),
                Field::Absent(_) => unknown("a `memberOf` constraint has no expression"),
                Field::Opaque(_) => unknown("the expression of a `memberOf` constraint cannot be read"),
            }
        }
        Field::Known(kind) => ConstraintKind::Unknown(format!("`{}` is no type of constraints", kind.value)),
        Field::Absent(_) => unknown("a constraint has no type"),
        Field::Opaque(_) => unknown("the type of a constraint is a placeholder"),
    }
}

fn remarks(object: Object<'_>) -> Vec<String> {
    let mut remarks = Vec::new();
    let running = object.slot("runningCount").integer().value().unwrap_or(0);
    if running > 0 {
        remarks.push(format!(
            "the service runs {running} already, which hold what they need on the instances; the tasks here come on top, \
             and `--count` says how many"
        ));
    }
    if object.slot("overrides").given().is_some() {
        remarks.push("`overrides` are not taken into account".to_owned());
    }
    if object.slot("capacityProviderStrategy").given().is_some() {
        let words = "`capacityProviderStrategy` is not taken into account: every instance given is taken as one of its";
        remarks.push(words.to_owned());
    }
    remarks
}
