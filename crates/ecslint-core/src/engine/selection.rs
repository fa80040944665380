//! Which rules are asked about a file: those that need nothing, or something that the file holds.

use ecslint_syntax::NameSet;

use crate::member_names::{MEMBER_NAMES, NUMBERS};
use crate::rule::{Check, Rule};
use crate::views::{Positioned, container_member};

/// Rules by what they need, so that many are left out at a glance.
#[derive(Debug)]
pub(super) struct Selection {
    /// The rules that are asked about every file.
    always: Vec<Entry>,
    /// The others, by what they need.
    bundles: Vec<Bundle>,
    /// For each word of bundles, which of them a name asks, by its number.
    wakes: Vec<[u64; NUMBERS]>,
}

/// Rules that need the same.
#[derive(Debug)]
struct Bundle {
    /// The names of which a file must hold one.
    needs: NameSet,
    concern: Option<Positioned>,
    rules: Vec<Entry>,
}

/// A rule with how it looks, which is kept here because the rules themselves lie far apart in memory.
type Entry = (Check, &'static Rule);

/// How many bundles have a bit each in one word.
const WORD: usize = u64::BITS as usize;

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
        let (mut always, mut bundles): (Vec<Entry>, Vec<Bundle>) = (Vec::new(), Vec::new());
        for rule in rules {
            let (needs, concern) = (set_of(rule.needs), concern(rule));
            let entry = (rule.check, rule);
            if needs == NameSet::ALL {
                always.push(entry);
                continue;
            }
            match bundles.iter_mut().find(|bundle| bundle.needs == needs && bundle.concern == concern) {
                Some(bundle) => bundle.rules.push(entry),
                None => bundles.push(Bundle { needs, concern, rules: vec![entry] }),
            }
        }
        let wakes = bundles.chunks(WORD).map(|bundles| {
            let mut wakes = [0; NUMBERS];
            for (bit, bundle) in bundles.iter().enumerate() {
                bundle.needs.numbers().for_each(|number| wakes[usize::from(number)] |= 1 << bit);
            }
            wakes
        });
        Self { always, wakes: wakes.collect(), bundles }
    }

    /// The rules that are asked about a file with the names in `mentioned`. Where that is all of them, because nobody
    /// took note of names, everything is asked.
    pub(super) fn asked(&self, mentioned: NameSet) -> AskedRules<'_> {
        AskedRules {
            mentioned,
            rules: self.always.iter(),
            concern: None,
            wakes: self.wakes.iter(),
            bundles: self.bundles.chunks(WORD),
            current: &[],
            wanted: 0,
        }
    }
}

/// Iterator over the rules that are asked about a file, bundle by bundle.
#[derive(Debug)]
pub(super) struct AskedRules<'s> {
    mentioned: NameSet,
    /// What is left of the current bundle.
    rules: std::slice::Iter<'s, Entry>,
    concern: Option<Positioned>,
    wakes: std::slice::Iter<'s, [u64; NUMBERS]>,
    bundles: std::slice::Chunks<'s, Bundle>,
    /// The bundles at hand.
    current: &'s [Bundle],
    /// Which of them are asked and not gone through yet, a bit each.
    wanted: u64,
}

impl Iterator for AskedRules<'_> {
    type Item = Asked;

    #[inline]
    fn next(&mut self) -> Option<Asked> {
        loop {
            if let Some(&(check, rule)) = self.rules.next() {
                return Some(Asked { rule, check, concern: self.concern });
            }
            self.next_bundle()?;
        }
    }
}

impl AskedRules<'_> {
    fn next_bundle(&mut self) -> Option<()> {
        while self.wanted == 0 {
            self.current = self.bundles.next()?;
            let wakes = self.wakes.next()?;
            let woken = self.mentioned.numbers().filter_map(|number| wakes.get(usize::from(number)));
            self.wanted = woken.fold(0, |wanted, woken| wanted | woken);
        }
        let bundle = self.current.get(self.wanted.trailing_zeros() as usize)?;
        self.wanted &= self.wanted - 1;
        self.rules = bundle.rules.iter();
        self.concern = bundle.concern.filter(|_| self.mentioned != NameSet::ALL);
        Some(())
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
