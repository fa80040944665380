//! What a rule is: a static value with a page and a plain function.

use ecslint_schemas::facts::support::Column;
use ecslint_schemas::{ApiModel, Facts};
use ecslint_syntax::{Document, Span};

use crate::diagnostic::{Diagnostic, Severity};
use crate::field::Absence;
use crate::schema::Violation;
use crate::views::{ContainerDefinition, TaskDefinition};

/// A rule. One file in `rules/`, one page beside it, one line in the list.
#[derive(Debug)]
pub struct Rule {
    /// Kebab-case; says what is wrong, so that "ignore NAME" reads well. Never used again for something else.
    pub name: &'static str,
    /// One sentence, the same as the first of the page.
    pub summary: &'static str,
    /// The area it belongs to.
    pub group: Group,
    /// The highest severity it speaks with.
    pub severity: Severity,
    /// What happens when the finding is left as it is.
    pub outcome: Outcome,
    /// Whether it ever offers a fix.
    pub fixable: bool,
    /// The version of ecslint that brought it.
    pub since: &'static str,
    /// Its page, Markdown.
    pub page: &'static str,
    /// Members, or options of log drivers, without which it has nothing to say: where a file holds none of them anywhere,
    /// the rule is not asked. One about containers whose needs are all members of a container is asked about those
    /// containers alone that have one of them.
    /// Empty for a rule that is always asked, as one about something missing.
    pub needs: &'static [&'static str],
    /// How it looks.
    pub check: Check,
}

/// The areas of rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Is the text JSON, and of the shape that the API takes?
    Schema,
    /// CPU, memory, counts, names, sizes.
    Limits,
    /// Port mappings.
    Ports,
    /// Network modes and what they exclude.
    Network,
    /// Task roles and execution roles.
    Iam,
    /// Secrets, environment variables and environment files.
    Secrets,
    /// Volumes and mounts.
    Volumes,
    /// What a launch type or operating system does not take.
    LaunchType,
    /// Placement constraints.
    Placement,
    /// Log drivers and FireLens.
    Logging,
    /// Health checks, start order, time-outs, restarts.
    Health,
    /// Hardening.
    Security,
}

impl Group {
    /// Every group, in the order of the catalogue.
    pub const ALL: [Group; 12] = [
        Group::Schema,
        Group::Limits,
        Group::Ports,
        Group::Network,
        Group::Iam,
        Group::Secrets,
        Group::Volumes,
        Group::LaunchType,
        Group::Placement,
        Group::Logging,
        Group::Health,
        Group::Security,
    ];

    /// The name in options and reports, and of the folder under `rules/`.
    pub const fn name(self) -> &'static str {
        match self {
            Group::Schema => "schema",
            Group::Limits => "limits",
            Group::Ports => "ports",
            Group::Network => "network",
            Group::Iam => "iam",
            Group::Secrets => "secrets",
            Group::Volumes => "volumes",
            Group::LaunchType => "launch-type",
            Group::Placement => "placement",
            Group::Logging => "logging",
            Group::Health => "health",
            Group::Security => "security",
        }
    }
}

/// What happens when a finding is left as it is.
#[derive(Clone, Copy, Debug)]
pub enum Outcome {
    /// The call is refused.
    Rejected {
        /// The call: `RegisterTaskDefinition`, or `client` when the AWS CLI or an SDK refuses before it calls.
        operation: &'static str,
        /// Every wording seen, with `%s` where values stand; empty when none was seen.
        says: &'static [&'static str],
    },
    /// It registers, and the task does not start.
    FailsAtStart {
        /// Every wording seen, with `%s` where values stand; empty when none was seen.
        says: &'static [&'static str],
    },
    /// It registers and runs, but not as written.
    SilentlyWrong,
    /// It works; something else would be better.
    Advice,
}

impl Outcome {
    /// The service's own words, with `%s` where values stand.
    pub const fn says(&self) -> &'static [&'static str] {
        match self {
            Outcome::Rejected { says, .. } | Outcome::FailsAtStart { says } => says,
            Outcome::SilentlyWrong | Outcome::Advice => &[],
        }
    }

    /// The name in reports: `rejected`, `fails-at-start`, `silently-wrong` or `advice`.
    pub const fn name(&self) -> &'static str {
        match self {
            Outcome::Rejected { .. } => "rejected",
            Outcome::FailsAtStart { .. } => "fails-at-start",
            Outcome::SilentlyWrong => "silently-wrong",
            Outcome::Advice => "advice",
        }
    }
}

/// How a rule looks at a file: which part of it the engine hands over.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Once a file, before anything is known of its kind.
    Document(for<'d> fn(&'d Document<'d>, &mut Context<'_>)),
    /// Once a task definition that departs from the shape that the API model gives, with all departures.
    Schema(for<'d> fn(TaskDefinition<'d>, &[Violation<'d>], &mut Context<'_>)),
    /// Once a task definition.
    TaskDefinition(for<'d> fn(TaskDefinition<'d>, &mut Context<'_>)),
    /// Once a container definition.
    Container(for<'d> fn(TaskDefinition<'d>, ContainerDefinition<'d>, &mut Context<'_>)),
    /// Speaks for columns of the table of what a launch type, an operating system or a network mode does not take.
    Support(&'static [Column]),
    /// The engine itself speaks in the name of the rule.
    Engine,
}

/// What a rule may use while it looks: the tables, and the list that its findings go to.
pub struct Context<'c> {
    /// Limits and tables, each number with its source.
    pub facts: &'c Facts,
    /// The API model that the schema was made from.
    pub api: &'c ApiModel,
    pub(crate) rule: &'static Rule,
    pub(crate) found: &'c mut Vec<Diagnostic>,
}

impl Context<'_> {
    /// Reports `message` at `span`. The message starts with the value or key in backticks and has no period at its end.
    ///
    /// AWS's words are the rule's first wording when it holds no value to fill in; see [`Diagnostic::says`].
    // Most rules find nothing in most files. That this is cold tells the compiler which way through every rule is the usual
    // one, and to keep that way short: there are so many rules that fetching their code is what running them costs.
    #[cold]
    #[inline(never)]
    pub fn report(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.push(span, span, message.into())
    }

    /// Reports `message` about something that is not there.
    #[cold]
    #[inline(never)]
    pub fn report_missing(&mut self, absence: Absence<'_>, message: impl Into<String>) -> &mut Diagnostic {
        self.push(absence.span(), absence.parent.span(), message.into())
    }

    fn push(&mut self, span: Span, about: Span, message: String) -> &mut Diagnostic {
        let says = self.rule.outcome.says().first().filter(|says| !says.contains("%s"));
        let index = self.found.len();
        self.found.push(Diagnostic {
            rule: self.rule,
            severity: self.rule.severity,
            message,
            span,
            about,
            pointer: String::new(),
            related: Vec::new(),
            help: None,
            says: says.map(|says| (*says).to_owned()),
            fixes: Vec::new(),
        });
        &mut self.found[index]
    }
}
