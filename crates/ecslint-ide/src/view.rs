//! A text as the features see it.

use ecslint_core::engine::Kind;
use ecslint_core::member_names::MEMBER_NAMES;
use ecslint_core::sources::{self, TellingWords};
use ecslint_core::views::{Assumption, Prepared};
use ecslint_core::{SourceKind, TaskDefinition};
use ecslint_schemas::Facts;
use ecslint_schemas::facts::Members;
use ecslint_syntax::{Document, Syntax};

use crate::model::Model;

/// The tables that all features use, loaded once.
#[derive(Debug)]
pub struct Ide {
    telling_words: TellingWords,
    facts: Facts,
    members: Members,
    model: Model,
}

/// A text that holds a task definition, parsed.
#[derive(Clone, Copy, Debug)]
pub struct View<'d> {
    /// The text.
    pub text: &'d str,
    /// The tree of the whole text.
    pub document: &'d Document<'d>,
    /// The definition in it. Its `node` is an object, or for a bare list of containers that list.
    pub task: TaskDefinition<'d>,
    /// Limits and tables.
    pub facts: &'d Facts,
    /// Defaults, limits and meanings of words, for telling.
    pub members: &'d Members,
    /// Which members the API has where.
    pub model: &'d Model,
}

impl Ide {
    /// Loads the tables.
    ///
    /// # Errors
    /// When the tables inside the program cannot be read; a test proves that they can.
    pub fn new() -> Result<Self, serde_json::Error> {
        Ok(Self {
            telling_words: TellingWords::new(),
            facts: Facts::load()?,
            members: Members::load()?,
            model: Model::load()?,
        })
    }

    /// Whether a text of YAML that does not look like a task definition yet may become one. A pipeline or a template that is
    /// only named like one has keys of its own and none of ours.
    pub fn may_become_definition(&self, text: &str) -> bool {
        let mut keys = text.lines().filter_map(|line| {
            let key = line.split_once(':')?.0.trim_matches(['"', '\'']);
            key.starts_with(|first: char| first.is_ascii_alphanumeric()).then_some(key)
        });
        let shape = self.model.shape(0);
        let is_known = |key: &str| shape.is_some_and(|shape| shape.member(key).is_some());
        match keys.next() {
            Some(first) => is_known(first) || keys.any(is_known),
            None => true,
        }
    }

    /// Parses `text` and lets `work` look at it; `None` when it holds no task definition, or one whose members are
    /// spelled as the API does not take them.
    pub fn look<T>(
        &self,
        text: &str,
        syntax: Syntax,
        kind: Kind,
        assumption: Assumption,
        work: impl FnOnce(View<'_>) -> T,
    ) -> Option<T> {
        if kind == Kind::Detect && !self.telling_words.may_hold_definition(text) {
            return None;
        }
        let document = ecslint_syntax::parse_with_names(text, syntax, &MEMBER_NAMES);
        let target = match kind {
            Kind::Detect => sources::find(&document),
            Kind::TaskDefinition => sources::force(&document),
        };
        let target = target.filter(|target| target.kind != SourceKind::PascalCase)?;
        let prepared = Prepared::new(target.kind, target.node, assumption);
        let task = TaskDefinition::new(&prepared);
        let Self { facts, members, model, .. } = self;
        Some(work(View { text, document: &document, task, facts, members, model }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pipelines_and_templates_become_no_definitions() {
        let ide = Ide::new().expect("the tables load");
        for (text, expected) in [
            ("", true),
            ("# a\n\nfam", true),
            ("family: a\nfoo: b\n", true),
            ("foo: b\n\"cpu\": 1\n", true),
            ("- name: a\n", true),
            ("name: deploy\non: push\njobs:\n  family: x\n", false),
            ("AWSTemplateFormatVersion: x\nResources:\n", false),
            ("apiVersion: v1\nkind: Job\n", false),
        ] {
            assert_eq!(ide.may_become_definition(text), expected, "{text}");
        }
    }
}
