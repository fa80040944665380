//! Runs the rules over a document.

mod selection;

use std::panic::{AssertUnwindSafe, catch_unwind};

use ecslint_schemas::{ApiModel, Facts};
use ecslint_syntax::{Comment, Document, NameSet, Span, Syntax};

use crate::diagnostic::Diagnostic;
use crate::member_names::MEMBER_NAMES;
use crate::rule::{Check, Context, Rule};
use crate::schema::{Schema, Violation};
use crate::sources::{self, SourceKind, TellingWords};
use crate::support::{Owners, SupportTable};
use crate::views::{Assumption, ContainerDefinition, Prepared, TaskDefinition};
use selection::Selection;

/// The name of the rule in whose name a panic of another rule is reported.
pub const INTERNAL_ERROR: &str = "internal-error";

/// The name of the rule that speaks of broken text.
const INVALID_TEXT: [&str; 2] = ["invalid-json", "invalid-yaml"];

const TOO_MANY_RULES: &str = "there are more rules than a set of rules has bits";

/// Everything that checking needs, built once and shared by threads.
#[derive(Debug)]
pub struct Checker {
    telling_words: TellingWords,
    facts: Facts,
    api: ApiModel,
    schema: Schema,
    support: SupportTable,
    rules: Vec<&'static Rule>,
    document_rules: Vec<(&'static Rule, DocumentLook)>,
    schema_rules: Vec<(&'static Rule, SchemaLook)>,
    task_rules: Selection<TaskLook>,
    container_rules: Selection<ContainerLook>,
    /// Which rule speaks for which column of the support table.
    owners: Owners,
    internal_error: Option<&'static Rule>,
    assumption: Assumption,
}

/// How a rule looks at a document.
type DocumentLook = for<'d> fn(&'d Document<'d>, &mut Context<'_>);
/// How a rule looks at departures from the shape.
type SchemaLook = for<'d> fn(TaskDefinition<'d>, &[Violation<'d>], &mut Context<'_>);
/// How a rule looks at a task definition.
type TaskLook = for<'d> fn(TaskDefinition<'d>, &mut Context<'_>);
/// How a rule looks at a container.
type ContainerLook = for<'d> fn(TaskDefinition<'d>, ContainerDefinition<'d>, &mut Context<'_>);

/// How the kind of a document is found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Kind {
    /// By what it holds.
    #[default]
    Detect,
    /// The user says that it is a task definition.
    TaskDefinition,
}

/// What was found in a document.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// What the document is; `None` when it holds nothing that ecslint checks.
    pub kind: Option<SourceKind>,
    /// The findings in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The comments of the document, in which the author may speak to ecslint.
    pub comments: Vec<Comment>,
}

impl Checker {
    /// A checker with these rules.
    ///
    /// # Errors
    /// When the embedded tables or the embedded schema cannot be read; a test proves that they can.
    pub fn new(
        rules: impl IntoIterator<Item = &'static Rule>,
    ) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        let facts = Facts::load()?;
        let api = ApiModel::load()?;
        let schema = Schema::load(&api)?;
        let support = SupportTable::new(&facts.support);
        let rules: Vec<&'static Rule> = rules.into_iter().collect();
        let internal_error = rules.iter().copied().find(|rule| rule.name == INTERNAL_ERROR);
        let document_rules = rules.iter().filter_map(|rule| match rule.check {
            Check::Document(look) => Some((*rule, look)),
            _ => None,
        });
        let schema_rules = rules.iter().filter_map(|rule| match rule.check {
            Check::Schema(look) => Some((*rule, look)),
            _ => None,
        });
        let task_rules = Selection::new(rules.iter().filter_map(|rule| match rule.check {
            Check::TaskDefinition(look) => Some((*rule, look)),
            _ => None,
        }));
        let container_rules = Selection::new(rules.iter().filter_map(|rule| match rule.check {
            Check::Container(look) => Some((*rule, look)),
            _ => None,
        }));
        Ok(Self {
            telling_words: TellingWords::new(),
            document_rules: document_rules.collect(),
            schema_rules: schema_rules.collect(),
            task_rules: task_rules.ok_or(TOO_MANY_RULES)?,
            container_rules: container_rules.ok_or(TOO_MANY_RULES)?,
            owners: Owners::of(&rules),
            facts,
            api,
            schema,
            support,
            rules,
            internal_error,
            assumption: Assumption::default(),
        })
    }

    /// The same checker, which takes definitions to run where `assumption` says.
    #[must_use]
    pub fn assuming(self, assumption: Assumption) -> Self {
        Self { assumption, ..self }
    }

    /// Where definitions are taken to run.
    pub fn assumption(&self) -> Assumption {
        self.assumption
    }

    /// The rules that run.
    pub fn rules(&self) -> &[&'static Rule] {
        &self.rules
    }

    /// The tables.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Checks the bytes of a file; also returns the text that the spans refer to, which differs from the bytes where
    /// these are not UTF-8. Text that cannot hold a definition is not parsed, unless `kind` says that it does.
    pub fn check_bytes(&self, bytes: &[u8], syntax: Syntax, kind: Kind) -> (String, Findings) {
        let decoded = ecslint_syntax::decode(bytes);
        if kind == Kind::Detect && !self.telling_words.may_hold_definition(&decoded.text) {
            return (decoded.text.into_owned(), Findings::default());
        }
        let mut document = ecslint_syntax::parse_with_names(&decoded.text, syntax, &MEMBER_NAMES);
        document.note_decoding(&decoded);
        let mut findings = self.check(&document, kind);
        // Where bytes were lost nothing is known, so what other rules say of that place is dropped.
        findings.diagnostics.retain(|diagnostic| {
            decoded
                .invalid
                .iter()
                .all(|lost| !diagnostic.span.contains(*lost) || INVALID_TEXT.contains(&diagnostic.rule.name))
        });
        drop(document);
        (decoded.text.into_owned(), findings)
    }

    /// Checks a document.
    pub fn check(&self, document: &Document<'_>, kind: Kind) -> Findings {
        let target = match kind {
            Kind::Detect => sources::find(document),
            Kind::TaskDefinition => sources::force(document),
        };
        if target.is_none() && kind == Kind::Detect {
            return Findings::default();
        }
        let mut found = Vec::new();
        self.run(&mut found, self.document_rules.iter().copied(), |look, context| look(document, context));
        if let Some(target) = target.filter(|target| target.kind != SourceKind::PascalCase) {
            let prepared = Prepared::new(target.kind, target.node, self.assumption);
            self.check_task(TaskDefinition::new(&prepared), &mut found);
        }
        if !found.is_empty() {
            put_in_order(&mut found, document);
        }
        Findings {
            kind: Some(target.map_or(SourceKind::TaskDefinition, |target| target.kind)),
            diagnostics: found,
            comments: document.comments().to_vec(),
        }
    }

    fn check_task(&self, task: TaskDefinition<'_>, found: &mut Vec<Diagnostic>) {
        let violations = self.guard(found, "the schema check", |_| self.schema.violations(task)).unwrap_or_default();
        if !violations.is_empty() {
            self.run(found, self.schema_rules.iter().copied(), |look, context| look(task, &violations, context));
        }
        let mentioned = task.node().document().mentioned();
        let asked = self.task_rules.asked(mentioned);
        self.run(found, asked.map(|asked| (asked.rule, asked.look)), |look, context| look(task, context));
        // Where nobody took note of names, every rule is asked about every container too.
        let asks_all = mentioned == NameSet::ALL;
        let asked = self.container_rules.asked(mentioned);
        self.run(found, asked.map(|asked| (asked.rule, asked)), |asked, context| {
            for container in task.containers().iter() {
                if asks_all || asked.concerns(container.present()) {
                    (asked.look)(task, container, context);
                }
            }
        });
        self.guard(found, "the support table", |found| {
            self.support.check(task, &self.owners, &mut |rule, speak| {
                speak(&mut Context { facts: &self.facts, api: &self.api, rule, found: &mut *found });
            });
        });
    }

    /// Does `work`; a panic in it becomes a finding in the name of `what`.
    fn guard<T>(
        &self,
        found: &mut Vec<Diagnostic>,
        what: &str,
        work: impl FnOnce(&mut Vec<Diagnostic>) -> T,
    ) -> Option<T> {
        match catch_unwind(AssertUnwindSafe(|| work(found))) {
            Ok(value) => Some(value),
            Err(panic) => {
                self.confess(what, panic.as_ref(), found);
                None
            }
        }
    }

    /// Lets every one of `rules` look. A panic in one becomes a finding of its own, and the others go on.
    fn run<Asked>(
        &self,
        found: &mut Vec<Diagnostic>,
        mut rules: impl Iterator<Item = (&'static Rule, Asked)>,
        look: impl Fn(Asked, &mut Context<'_>),
    ) {
        loop {
            let before = found.len();
            let mut current = None;
            // One guard for all rules: only after a panic is a new one set up, behind the rule that failed.
            let outcome = catch_unwind(AssertUnwindSafe(|| {
                for (rule, asked) in rules.by_ref() {
                    current = Some(rule);
                    look(asked, &mut Context { facts: &self.facts, api: &self.api, rule, found });
                }
            }));
            let (Err(panic), Some(rule)) = (outcome, current) else { return };
            let kept = found[before..].iter().filter(|diagnostic| diagnostic.rule.name != rule.name).count();
            found.truncate(before + kept);
            self.confess(rule.name, panic.as_ref(), found);
        }
    }

    fn confess(&self, failed: &str, panic: &(dyn std::any::Any + Send), found: &mut Vec<Diagnostic>) {
        let Some(rule) = self.internal_error else { return };
        let words = panic.downcast_ref::<String>().map(String::as_str);
        let words = words.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message");
        Context { facts: &self.facts, api: &self.api, rule, found }
            .report(Span::new(0, 0), format!("`{}` failed inside: {words}", failed))
            .help("report it with the file; `--ignore` the rule to go on without it");
    }
}

/// Sorts findings by place, rule and message, drops exact duplicates, and gives each its JSON Pointer.
fn put_in_order(found: &mut Vec<Diagnostic>, document: &Document<'_>) {
    found.sort_by(|one, other| {
        (one.span, one.rule.name, &one.message).cmp(&(other.span, other.rule.name, &other.message))
    });
    found.dedup_by(|one, other| {
        one.span == other.span && one.rule.name == other.rule.name && one.message == other.message
    });
    for diagnostic in found.iter_mut() {
        // Elsewhere the same text may be right.
        diagnostic.fixes.retain(|fix| fix.edits.iter().all(|edit| !document.is_shared(edit.span)));
    }
    point(document, found);
}

/// Fills in the JSON Pointers, in one sweep over the document for all of them.
fn point(document: &Document<'_>, found: &mut [Diagnostic]) {
    let fill = |found: &mut [Diagnostic], place: fn(&Diagnostic) -> Span| {
        let mut open: Vec<usize> = (0..found.len()).filter(|index| found[*index].pointer.is_empty()).collect();
        open.sort_by_key(|index| place(&found[*index]));
        let pointers = document.pointers(open.iter().map(|index| place(&found[*index])));
        for (index, pointer) in open.into_iter().zip(pointers) {
            found[index].pointer = pointer;
        }
    };
    fill(found, |diagnostic| diagnostic.about);
    // What the definition itself lacks may be written, as `null`.
    fill(found, |diagnostic| diagnostic.span);
}
