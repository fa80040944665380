//! Which rules are asked about a file: those that need nothing, or something that the file holds.
//!
//! Rules are chosen by sets with a bit for each, joined from sets that were made beforehand: a question whose answer the
//! processor cannot foresee costs more than the work that it spares.

use ecslint_syntax::NameSet;

use crate::member_names::{MEMBER_NAMES, NUMBERS};
use crate::rule::Rule;
use crate::views::{Positioned, container_member};

/// Rules of one kind, by what they need. `Look` is how they look.
#[derive(Debug)]
pub(super) struct Selection<Look> {
    /// Those that need the same stand together.
    rules: Vec<Entry<Look>>,
    /// The rules that are asked about every file.
    always: RuleSet,
    /// The rules that a name asks, by its number.
    wakes: Vec<RuleSet>,
}

/// A rule with how it looks, which is kept here because the rules themselves lie far apart in memory.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<Look> {
    pub(super) rule: &'static Rule,
    pub(super) look: Look,
    concern: Positioned,
}

/// In the place of a member, what every container has: the need of a rule that is asked about all of them.
const EVERY: usize = 63;

impl<Look> Entry<Look> {
    /// Whether the rule is asked about a container with these members.
    #[inline]
    pub(super) fn concerns(&self, present: Positioned) -> bool {
        self.concern.meets(present.with(EVERY))
    }
}

/// How many rules of one kind there can be.
const MOST_RULES: usize = WORD * WORDS;
const WORD: usize = u64::BITS as usize;
const WORDS: usize = 3;

/// Some of the rules, a bit each.
type RuleSet = [u64; WORDS];

impl<Look: Copy> Selection<Look> {
    /// A selection of these rules; `None` when there are too many.
    pub(super) fn new(rules: impl Iterator<Item = (&'static Rule, Look)>) -> Option<Self> {
        let mut needs: Vec<NameSet> = Vec::new();
        let mut chosen: Vec<(usize, Entry<Look>)> = Vec::new();
        for (rule, look) in rules {
            let set = set_of(rule.needs);
            let place = needs.iter().position(|known| *known == set).unwrap_or_else(|| {
                needs.push(set);
                needs.len() - 1
            });
            chosen.push((place, Entry { rule, look, concern: concern(rule) }));
        }
        if chosen.len() > MOST_RULES {
            return None;
        }
        chosen.sort_by_key(|(place, _)| *place);
        let (mut always, mut wakes) = (RuleSet::default(), vec![RuleSet::default(); NUMBERS]);
        for (index, (place, _)) in chosen.iter().enumerate() {
            let (word, bit) = (index / WORD, 1 << (index % WORD));
            match needs[*place] {
                NameSet::ALL => always[word] |= bit,
                needs => needs.numbers().for_each(|number| wakes[usize::from(number)][word] |= bit),
            }
        }
        Some(Self { rules: chosen.into_iter().map(|(_, entry)| entry).collect(), always, wakes })
    }

    /// The rules that are asked about a file with the names in `mentioned`. Where that is all of them, because nobody
    /// took note of names, everything is asked.
    pub(super) fn asked(&self, mentioned: NameSet) -> AskedRules<'_, Look> {
        let mut wanted = self.always;
        for number in mentioned.numbers() {
            let woken = self.wakes.get(usize::from(number)).copied().unwrap_or_default();
            wanted.iter_mut().zip(woken).for_each(|(wanted, woken)| *wanted |= woken);
        }
        AskedRules { rules: &self.rules, wanted, word: 0 }
    }
}

/// Iterator over the rules that are asked about a file.
#[derive(Debug)]
pub(super) struct AskedRules<'s, Look> {
    rules: &'s [Entry<Look>],
    /// Those that are asked and not gone through yet.
    wanted: RuleSet,
    /// The word at hand.
    word: usize,
}

impl<'s, Look> Iterator for AskedRules<'s, Look> {
    type Item = &'s Entry<Look>;

    #[inline]
    fn next(&mut self) -> Option<&'s Entry<Look>> {
        loop {
            let wanted = self.wanted.get_mut(self.word)?;
            if *wanted != 0 {
                let index = self.word * WORD + wanted.trailing_zeros() as usize;
                *wanted &= *wanted - 1;
                return self.rules.get(index);
            }
            self.word += 1;
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
fn concern(rule: &Rule) -> Positioned {
    let mut places = rule.needs.iter().map(|name| container_member(name));
    let all = places.try_fold(Positioned::default(), |concern, place| Some(concern.with(place?)));
    all.filter(|_| !rule.needs.is_empty()).unwrap_or(Positioned::default().with(EVERY))
}
