//! Which rules are asked about a file: those that need nothing, or something that the file holds.

use ecslint_syntax::NameSet;

use crate::member_names::MEMBER_NAMES;
use crate::rule::{Check, Rule};
use crate::views::{Positioned, container_member};

/// Rules by what they need, so that many are left out at a glance.
#[derive(Debug)]
pub(super) struct Selection {
    bundles: Vec<Bundle>,
}

/// Rules that need the same.
#[derive(Debug)]
struct Bundle {
    /// The names of which a file must hold one; all of them where the rules are always asked.
    needs: NameSet,
    concern: Option<Positioned>,
    /// The rules with how each looks, which is kept here because the rules themselves lie far apart in memory.
    rules: Vec<(Check, &'static Rule)>,
}

/// A rule that is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) rule: &'static Rule,
    /// How it looks.
    pub(super) check: Check,
    /// The members of which a container must have one; `None` where every container is looked at.
    concern: Option<Positioned>,
}

impl Asked {
    /// Whether the rule is asked about a container with these members.
    #[inline]
    pub(super) fn concerns(self, present: Positioned) -> bool {
        self.concern.is_none_or(|concern| concern.meets(present))
    }
}

impl Selection {
    pub(super) fn new(rules: Vec<&'static Rule>) -> Self {
        let mut bundles: Vec<Bundle> = Vec::new();
        for rule in rules {
            let (needs, concern) = (set_of(rule.needs), concern(rule));
            match bundles.iter_mut().find(|bundle| bundle.needs == needs && bundle.concern == concern) {
                Some(bundle) => bundle.rules.push((rule.check, rule)),
                None => bundles.push(Bundle { needs, concern, rules: vec![(rule.check, rule)] }),
            }
        }
        Self { bundles }
    }

    /// The rules that are asked about a file with the names in `mentioned`. Where that is all of them, because nobody
    /// took note of names, everything is asked.
    pub(super) fn asked(&self, mentioned: NameSet) -> AskedRules<'_> {
        AskedRules { mentioned, bundles: self.bundles.iter(), rules: [].iter(), concern: None }
    }
}

/// Iterator over the rules that are asked about a file, bundle by bundle.
#[derive(Debug)]
pub(super) struct AskedRules<'s> {
    mentioned: NameSet,
    bundles: std::slice::Iter<'s, Bundle>,
    /// What is left of the current bundle.
    rules: std::slice::Iter<'s, (Check, &'static Rule)>,
    concern: Option<Positioned>,
}

impl Iterator for AskedRules<'_> {
    type Item = Asked;

    #[inline]
    fn next(&mut self) -> Option<Asked> {
        loop {
            if let Some(&(check, rule)) = self.rules.next() {
                return Some(Asked { rule, check, concern: self.concern });
            }
            let mentioned = self.mentioned;
            let is_asked = |bundle: &&Bundle| bundle.needs.meets(mentioned) || bundle.needs == NameSet::ALL;
            let bundle = self.bundles.find(is_asked)?;
            self.rules = bundle.rules.iter();
            self.concern = bundle.concern.filter(|_| mentioned != NameSet::ALL);
        }
    }
}

/// The set of the members with these names; all when there are none or one is no member, so that the rule is asked
/// whatever the file holds.
fn set_of(names: &[&str]) -> NameSet {
    let set = names.iter().try_fold(NameSet::EMPTY, |set, name| Some(set.with(MEMBER_NAMES.find(name)?.number())));
    set.filter(|_| !names.is_empty()).unwrap_or(NameSet::ALL)
}

/// What a rule about containers needs, where these are members of the container itself.
fn concern(rule: &Rule) -> Option<Positioned> {
    if !matches!(rule.check, Check::Container(_)) || rule.needs.is_empty() {
        return None;
    }
    rule.needs.iter().try_fold(Positioned::default(), |concern, name| Some(concern.with(container_member(name)?)))
}
