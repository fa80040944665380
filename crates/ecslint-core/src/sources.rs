//! Where definitions hide in a document.
//!
//! Files are known by what they hold, not by their names: of 316 task definitions looked at in public repositories,
//! one in twenty matched `*ecs-task-def.json`. What looks near but is something else is left alone.

use ecslint_syntax::{Document, Node};
use memchr::memmem::Finder;

use crate::member_names::{MEMBER_NAMES, member};

/// What kind of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// The input of RegisterTaskDefinition.
    TaskDefinition,
    /// The output of DescribeTaskDefinition as it is printed: `{"taskDefinition": {…}}`.
    DescribeOutput,
    /// A bare list of container definitions.
    ContainerDefinitions,
    /// A task definition whose members are spelled `LikeThis`, which the API does not take.
    PascalCase,
    /// What ecslint itself is told to do. It holds no definition.
    Configuration,
}

impl SourceKind {
    /// The name in reports and for `--kind`.
    pub const fn name(self) -> &'static str {
        match self {
            SourceKind::TaskDefinition => "task-definition",
            SourceKind::DescribeOutput => "describe-output",
            SourceKind::ContainerDefinitions => "container-definitions",
            SourceKind::PascalCase => "pascal-case-task-definition",
            SourceKind::Configuration => "configuration",
        }
    }
}

/// The words that tell whether it is worth parsing a text to find out what it is.
#[derive(Debug)]
pub struct TellingWords {
    /// One of these is in every text that may hold a definition,
    any: [Finder<'static>; 5],
    /// or both of these are.
    both: [Finder<'static>; 2],
}

impl TellingWords {
    /// Gets ready to look for the words. That takes longer than to find one in a task definition, so it is done once.
    #[must_use]
    pub fn new() -> Self {
        Self {
            any: ["ontainerDefinitions", "requiresCompatibilities", "portMappings", "essential", "logConfiguration"]
                .map(Finder::new),
            both: ["family", "networkMode"].map(Finder::new),
        }
    }

    /// Whether `text` may hold a definition: it holds a word that every kind of source holds.
    pub fn may_hold_definition(&self, text: &str) -> bool {
        let holds = |word: &Finder<'_>| word.find(text.as_bytes()).is_some();
        self.any.iter().any(holds) || self.both.iter().all(holds)
    }
}

impl Default for TellingWords {
    fn default() -> Self {
        Self::new()
    }
}

/// A definition in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target<'d> {
    /// What kind of file it is.
    pub kind: SourceKind,
    /// The task definition, or the bare list of containers.
    pub node: Node<'d>,
}

impl<'d> Target<'d> {
    fn new(kind: SourceKind, node: Node<'d>) -> Self {
        Self { kind, node }
    }
}

/// The task definition in `document`, if it holds one.
pub fn find<'d>(document: &'d Document<'d>) -> Option<Target<'d>> {
    let root = document.root()?;
    if root.is_array() {
        return is_container_list(root).then(|| Target::new(SourceKind::ContainerDefinitions, root));
    }
    if !root.is_object() || is_something_else(root) {
        return None;
    }
    if let Some(inner) = root.get("taskDefinition").filter(|inner| is_task_definition(*inner)) {
        return Some(Target::new(SourceKind::DescribeOutput, inner));
    }
    if is_task_definition(root) {
        return Some(Target::new(SourceKind::TaskDefinition, root));
    }
    let pascal = root.get("ContainerDefinitions").is_some_and(Node::is_array);
    pascal.then(|| Target::new(SourceKind::PascalCase, root))
}

/// The task definition that the user says `document` holds, whatever it looks like; `None` when it holds no object
/// and no list.
pub fn force<'d>(document: &'d Document<'d>) -> Option<Target<'d>> {
    find(document).or_else(|| {
        let root = document.root()?;
        if root.is_array() {
            return Some(Target::new(SourceKind::ContainerDefinitions, root));
        }
        root.is_object().then(|| Target::new(SourceKind::TaskDefinition, root))
    })
}

/// Elastic Beanstalk, CloudFormation, CodeDeploy, the CDK's tree, JSON Schemas and reports of other tools hold the
/// same words.
fn is_something_else(root: Node<'_>) -> bool {
    const PROPERTIES: u8 = member("properties").number();
    root.members().any(|member| match member.key.name_number(&MEMBER_NAMES) {
        // Of the names that ECS has only one is also one of theirs.
        0 => matches!(
            member.name(),
            "AWSEBDockerrunVersion"
                | "AWSTemplateFormatVersion"
                | "Resources"
                | "resources"
                | "$defs"
                | "results"
                | "tree"
        ),
        number => number == PROPERTIES,
    })
}

fn is_task_definition(node: Node<'_>) -> bool {
    if !node.is_object() {
        return false;
    }
    match node.get("containerDefinitions") {
        // A schema or a report may have an object here; a template may have an expression.
        Some(containers) => !containers.is_object(),
        None => {
            const USUAL: [&str; 8] = [
                "requiresCompatibilities",
                "networkMode",
                "executionRoleArn",
                "taskRoleArn",
                "cpu",
                "memory",
                "volumes",
                "runtimePlatform",
            ];
            let usual = USUAL.iter().filter(|name| node.get(name).is_some()).count();
            node.get("family").is_some() && usual >= 2
        }
    }
}

/// A list of objects with `name` and `image`, at least one of which has a member that only ECS has. The image list of
/// CodePipeline (`imagedefinitions.json`) has `name` and `imageUri`.
fn is_container_list(root: Node<'_>) -> bool {
    const ONLY_HERE: [&str; 7] = [
        "essential",
        "portMappings",
        "logConfiguration",
        "mountPoints",
        "memoryReservation",
        "environmentFiles",
        "dependsOn",
    ];
    let mut objects = root.items().filter(|item| item.is_object()).peekable();
    objects.peek().is_some()
        && objects.clone().all(|item| item.get("image").is_some() || item.get("name").is_some())
        && objects.any(|item| item.get("image").is_some() && ONLY_HERE.iter().any(|name| item.get(name).is_some()))
}
