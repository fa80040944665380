//! The subjects and what each of them takes.

use super::Operator;
use super::Operator::{
    Equals, Exists, Greater, GreaterOrEqual, In, Less, LessOrEqual, Matches, NotEquals, NotExists, NotIn, NotMatches,
};

/// A subject that is no attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// `agentConnected`
    AgentConnected,
    /// `agentVersion`
    AgentVersion,
    /// `ec2InstanceId`
    Ec2InstanceId,
    /// `registeredAt`
    RegisteredAt,
    /// `runningTasksCount`
    RunningTasksCount,
    /// `task:group`
    TaskGroup,
}

/// Which subject a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKey {
    /// `attribute:NAME`
    Attribute,
    /// One of the fields.
    Field(Field),
}

/// What a subject is and takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SubjectInfo {
    /// Which it is.
    pub key: SubjectKey,
    /// How it is written; `attribute:` is followed by a name.
    pub name: &'static str,
    /// The operators it takes.
    pub operators: &'static [Operator],
    /// What it stands for.
    pub summary: &'static str,
    /// What the argument looks like.
    pub argument: &'static str,
}

static ALL: &[Operator] =
    &[Equals, NotEquals, Greater, GreaterOrEqual, Less, LessOrEqual, Exists, NotExists, In, NotIn, Matches, NotMatches];
static TEXT: &[Operator] = &[Equals, NotEquals, In, NotIn, Matches, NotMatches];
static ORDERED: &[Operator] = &[Equals, NotEquals, Greater, GreaterOrEqual, Less, LessOrEqual];

/// All subjects. Developer guide, 2026-11-22. For `attribute:` and `task:group` it lists no operators; its examples, and
/// public configurations, use nearly all of them, so all are allowed.
pub static SUBJECTS: &[SubjectInfo] = &[
    SubjectInfo {
        key: SubjectKey::Attribute,
        name: "attribute:",
        operators: ALL,
        summary: "an attribute of the container instance, built in or custom",
        argument: "a value, a list or a pattern",
    },
    SubjectInfo {
        key: SubjectKey::Field(Field::TaskGroup),
        name: "task:group",
        operators: ALL,
        summary: "the groups of the tasks that run on the instance",
        argument: "`service:NAME`, `family:NAME` or a name of one's own",
    },
    SubjectInfo {
        key: SubjectKey::Field(Field::AgentConnected),
        name: "agentConnected",
        operators: TEXT,
        summary: "whether the container agent is connected",
        argument: "`true` or `false`",
    },
    SubjectInfo {
        key: SubjectKey::Field(Field::AgentVersion),
        name: "agentVersion",
        operators: ORDERED,
        summary: "the version of the container agent",
        argument: "a version such as `1.14.5`",
    },
    SubjectInfo {
        key: SubjectKey::Field(Field::Ec2InstanceId),
        name: "ec2InstanceId",
        operators: TEXT,
        summary: "the id of the EC2 instance",
        argument: "an id such as `i-0123456789abcdef0`",
    },
    SubjectInfo {
        key: SubjectKey::Field(Field::RegisteredAt),
        name: "registeredAt",
        operators: ORDERED,
        summary: "when the instance was registered",
        argument: "`2018-06-18`, `2018-06-18T22:28:28`, with `Z` or `+00:00`",
    },
    SubjectInfo {
        key: SubjectKey::Field(Field::RunningTasksCount),
        name: "runningTasksCount",
        operators: ORDERED,
        summary: "how many tasks run on the instance",
        argument: "a whole number",
    },
];

/// The row of a subject.
pub(crate) fn subject(key: SubjectKey) -> Option<&'static SubjectInfo> {
    SUBJECTS.iter().find(|row| row.key == key)
}

impl Field {
    /// How it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Field::AgentConnected => "agentConnected",
            Field::AgentVersion => "agentVersion",
            Field::Ec2InstanceId => "ec2InstanceId",
            Field::RegisteredAt => "registeredAt",
            Field::RunningTasksCount => "runningTasksCount",
            Field::TaskGroup => "task:group",
        }
    }

    /// The field that is written so.
    pub fn from_name(name: &str) -> Option<Field> {
        SUBJECTS.iter().filter(|row| row.name == name).find_map(|row| match row.key {
            SubjectKey::Field(field) => Some(field),
            SubjectKey::Attribute => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_has_its_row() {
        for row in SUBJECTS {
            if let SubjectKey::Field(field) = row.key {
                assert_eq!(field.name(), row.name);
                assert_eq!(Field::from_name(row.name), Some(field));
            }
        }
    }
}
