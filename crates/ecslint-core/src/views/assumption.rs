//! Checking a task definition as if it were to run elsewhere.

use ecslint_syntax::Span;

use crate::views::Capacity;

/// Where a task is taken to run, whatever the file says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Assumption {
    /// The launch type, in place of `requiresCompatibilities`. With Fargate the network mode counts as `awsvpc`, the
    /// only one there is, so that everything which that mode refuses shows at once.
    pub capacity: Option<Capacity>,
    /// The processor, in place of `runtimePlatform.cpuArchitecture`.
    pub architecture: Option<Architecture>,
    /// The launch type of a task without `requiresCompatibilities`, as if that were written. Weaker than `capacity`: where
    /// the file says something, the file counts.
    pub otherwise: Option<Capacity>,
}

impl Assumption {
    /// That a task runs on this launch type.
    pub const fn of_capacity(capacity: Capacity) -> Self {
        Self { capacity: Some(capacity), architecture: None, otherwise: None }
    }

    /// That a task runs on this processor.
    pub const fn of_architecture(architecture: Architecture) -> Self {
        Self { capacity: None, architecture: Some(architecture), otherwise: None }
    }

    /// The same, and that a task runs on this launch type where its file says nothing of launch types.
    #[must_use]
    pub const fn or_otherwise(self, otherwise: Option<Capacity>) -> Self {
        Self { otherwise, ..self }
    }

    /// Both together; `None` where they exclude each other.
    pub fn and(self, other: Self) -> Option<Self> {
        let clash = self.capacity.zip(other.capacity).is_some_and(|(one, other)| one != other)
            || self.architecture.zip(other.architecture).is_some_and(|(one, other)| one != other);
        let both = Self {
            capacity: self.capacity.or(other.capacity),
            architecture: self.architecture.or(other.architecture),
            otherwise: self.otherwise.or(other.otherwise),
        };
        (!clash).then_some(both)
    }
}

/// A value of `cpuArchitecture`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Architecture {
    /// 64-bit ARM, as in Graviton.
    Arm64,
    /// 64-bit x86.
    X86_64,
}

impl Architecture {
    /// The value as `cpuArchitecture` spells it.
    pub const fn name(self) -> &'static str {
        match self {
            Architecture::Arm64 => "ARM64",
            Architecture::X86_64 => "X86_64",
        }
    }
}

/// That a task is meant for a launch type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Where `requiresCompatibilities` says so; `None` where it is assumed.
    pub(super) place: Option<Span>,
}

impl Requirement {
    /// Where `requiresCompatibilities` says so; `None` where it is assumed.
    pub fn span(self) -> Option<Span> {
        self.place
    }
}
