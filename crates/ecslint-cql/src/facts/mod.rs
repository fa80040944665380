//! What is known of the language, as tables: the checker reads them, and so can a program that completes or explains.
//!
//! | source | date |
//! |---|---|
//! | Amazon ECS developer guide, "Create expressions to define container instances", "Container instance attributes" | 2026-11-22 |
//! | Amazon ECS API model (botocore 1.44.5, ecs 2014-11-13) | 2026-11-22 |
//! | amazon-ecs-agent 1.105.1, `agent/app/agent_capability.go` | 2026-06-29 |
//! | a third party's integration test that placed tasks on real instances | 2024-12-12 |

mod attributes;
mod capabilities;
mod operators;
mod subjects;

pub use attributes::{ATTRIBUTES, AttributeInfo, Values};
pub use capabilities::{CAPABILITIES, CAPABILITY_PREFIX, CapabilityInfo, OLD_CAPABILITY_PREFIX, ReportedVersions};
pub use capabilities::{DOCKER_API_PREFIX, DOCKER_API_VERSIONS};
pub use operators::{OPERATORS, Operator, OperatorInfo};
pub use subjects::{Field, SUBJECTS, SubjectInfo, SubjectKey};

pub(crate) use attributes::attribute;
pub(crate) use capabilities::capability;
pub(crate) use subjects::subject;

/// The greatest number of characters in an expression. API model, stated for services, EventBridge, Scheduler and Pipes;
/// 2026-11-22.
pub const MAX_CHARACTERS: usize = 2000;

/// The greatest number of characters in the name of an attribute, and in its value. API model and developer guide,
/// 2026-11-22.
pub const MAX_ATTRIBUTE_CHARACTERS: usize = 128;

/// The greatest number of characters in the name of a task group. Developer guide, 2026-11-22.
pub const MAX_GROUP_CHARACTERS: usize = 255;

/// Whether an attribute may have this character in its name. API model, 2026-11-22.
pub const fn is_name_character(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '/' | '\\' | '.')
}

/// Whether an attribute may have this character in its value. API model, 2026-11-22.
pub const fn is_value_character(character: char) -> bool {
    is_name_character(character) || matches!(character, '@' | ':' | ' ')
}
