//! The variables of a container: what is written under `environment` and what is taken from secrets.

use std::cell::OnceCell;
use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use crate::field::{Field, Located, Slot, known_string};
use crate::list::List;
use crate::member_names::member;
use crate::placeholder;
use crate::values::secret::{self, Reference};
use crate::views::{ContainerDefinition, KeyValuePair, Secret};

/// An environment variable as the file has it.
#[derive(Clone, Copy, Debug)]
pub struct Variable<'d> {
    /// Its name.
    pub name: Field<'d, &'d str>,
    /// Its value.
    pub value: Field<'d, &'d str>,
}

impl<'d> Variable<'d> {
    fn of(pair: KeyValuePair<'d>) -> Self {
        let object = pair.object();
        let [name, value] = object.known_keys(const { [member("name"), member("value")] });
        Self { name: object.string_at(name), value: object.string_at(value) }
    }
}

/// Where a variable or an option of the log driver takes its value from.
#[derive(Clone, Copy, Debug)]
pub struct SecretSource<'d> {
    /// The entry of `secrets` or `secretOptions`.
    pub secret: Secret<'d>,
    /// Its `valueFrom` as it is written, placeholders included.
    pub text: Located<'d, &'d str>,
    /// What that names; `None` where it holds a placeholder.
    pub reference: Option<Reference<'d>>,
}

impl<'d> SecretSource<'d> {
    /// Reads the `valueFrom` of a secret; `None` when there is none, or one shortened with `...` as in documents.
    fn of(secret: Secret<'d>, value_from: Slot<'d>) -> Option<Self> {
        let text = value_from.raw_string().known()?;
        let unknown = placeholder::is_shortened(text.value);
        let reference = known_string(text.node).map(secret::parse);
        (!unknown).then_some(Self { secret, text, reference })
    }
}

/// The variables of a container, read once.
#[derive(Debug)]
pub(crate) struct PreparedVariables<'d> {
    plain: Vec<Variable<'d>>,
    secret_names: Vec<Located<'d, &'d str>>,
    secret_sources: Vec<SecretSource<'d>>,
    /// Whether two variables have one name, found out when the first rule asks.
    has_twins: OnceCell<bool>,
}

impl<'d> PreparedVariables<'d> {
    /// Reads both lists, and the secrets among the options of the log driver.
    pub(super) fn new(
        environment: List<'d, KeyValuePair<'d>>,
        secrets: List<'d, Secret<'d>>,
        options: Option<List<'d, Secret<'d>>>,
    ) -> Self {
        let mut plain = Vec::with_capacity(environment.len());
        plain.extend(environment.iter().map(Variable::of));
        let mut secret_names = Vec::with_capacity(secrets.len());
        let mut secret_sources = Vec::with_capacity(secrets.len());
        for secret in secrets.iter() {
            let object = secret.object();
            let [name, value_from] = object.known_keys(const { [member("name"), member("valueFrom")] });
            secret_names.extend(object.string_at(name).known());
            secret_sources.extend(SecretSource::of(secret, object.slot_at(value_from)));
        }
        for option in options.into_iter().flat_map(List::iter) {
            secret_sources.extend(SecretSource::of(option, option.object().member(const { member("valueFrom") })));
        }
        Self { plain, secret_names, secret_sources, has_twins: OnceCell::new() }
    }
}

impl<'d> ContainerDefinition<'d> {
    /// The environment variables, in order.
    pub fn variables(self) -> &'d [Variable<'d>] {
        &self.prepared_variables().plain
    }

    /// The environment variables with known names, in order.
    pub fn environment_names(self) -> impl Iterator<Item = Located<'d, &'d str>> {
        self.variables().iter().filter_map(|variable| variable.name.known())
    }

    /// The secrets with known names, in order.
    pub fn secret_names(self) -> impl Iterator<Item = Located<'d, &'d str>> {
        self.prepared_variables().secret_names.iter().copied()
    }

    /// Where `secrets` and the `secretOptions` of the log configuration take their values from, in this order.
    pub fn secret_sources(self) -> &'d [SecretSource<'d>] {
        &self.prepared_variables().secret_sources
    }

    /// Whether two of the variables, plain or secret, have the same known name.
    pub fn has_twin_variables(self) -> bool {
        let names = || self.environment_names().chain(self.secret_names()).map(|name| name.value);
        *self.prepared_variables().has_twins.get_or_init(|| any_twice(names))
    }
}

/// Whether a name stands twice. Each name sets a bit, and only where two set the same one are names compared.
fn any_twice<'d, Names: Iterator<Item = &'d str>>(names: impl Fn() -> Names) -> bool {
    let (mut bits, mut may_be_twice) = ([0_u64; 16], false);
    for name in names() {
        let hash = FxBuildHasher.hash_one(name) as usize;
        let (word, bit) = (&mut bits[hash / 64 % 16], 1 << (hash % 64));
        may_be_twice |= *word & bit != 0;
        *word |= bit;
    }
    may_be_twice && {
        let mut all: Vec<&str> = names().collect();
        all.sort_unstable();
        all.windows(2).any(|pair| pair[0] == pair[1])
    }
}
