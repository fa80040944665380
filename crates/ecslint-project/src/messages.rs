//! From what AWS said back to its page: the rule that would have told before, or the cause that no file shows.

use ecslint_core::{Outcome, Rule, suggest};
use ecslint_schemas::facts::Causes;
use ecslint_schemas::facts::causes::Cause;

use crate::project::{Project, Settings};
use crate::selector::SetupError;
use crate::wording::{Text, Vocabulary, Wording};

/// What there is to read about a message.
#[derive(Clone, Copy, Debug)]
pub enum Page<'e> {
    /// A rule finds it in a file.
    Rule(&'static Rule),
    /// It depends on what no file holds.
    Cause(&'e Cause),
}

impl<'e> Page<'e> {
    /// The name of the rule or the cause.
    pub fn name(self) -> &'e str {
        match self {
            Page::Rule(rule) => rule.name,
            Page::Cause(cause) => &cause.name,
        }
    }

    /// What it is about, in a sentence.
    pub fn summary(self) -> &'e str {
        match self {
            Page::Rule(rule) => rule.summary,
            Page::Cause(cause) => &cause.summary,
        }
    }

    /// What it is called and about.
    fn about(self) -> String {
        format!("{}: {}", self.name(), self.summary())
    }

    /// Its place among pages that fit equally well: rules in the order of the catalogue; but where a task fails to start,
    /// the cause first, since it covers more than what a rule sees.
    fn rank(self) -> (u8, usize) {
        let Page::Rule(rule) = self else { return (1, 0) };
        let place = ecslint_rules::all().take_while(|other| other.name != rule.name).count();
        if matches!(rule.outcome, Outcome::FailsAtStart { .. }) { (2, place) } else { (0, place) }
    }

    /// Whether one of the calls in `called` gives this message; `None` when no call does.
    fn is_answer_to(self, called: &[&str]) -> Option<bool> {
        let is_called = |call: &str| called.iter().any(|named| named.eq_ignore_ascii_case(call));
        match self {
            Page::Rule(rule) => match rule.outcome {
                Outcome::Rejected { operation, .. } if operation != "client" => Some(is_called(operation)),
                _ => None,
            },
            Page::Cause(cause) if cause.calls.is_empty() => None,
            Page::Cause(cause) => Some(cause.calls.iter().any(|call| is_called(call))),
        }
    }
}

/// A page that knows a message, and how well.
#[derive(Clone, Copy, Debug)]
pub struct MessageMatch<'e> {
    /// The page.
    pub page: Page<'e>,
    /// The wording that it knows, with `%s` where values stand.
    pub wording: &'e str,
    /// How much of it was found; the higher, the better.
    pub score: f64,
}

/// Finds pages by name, by what AWS says, and by what others call them.
#[derive(Debug)]
pub struct Explainer {
    causes: Causes,
    known: Vec<Known>,
    vocabulary: Vocabulary,
}

#[derive(Debug)]
struct Known {
    text: String,
    wording: Wording,
    holder: Holder,
}

/// A page, as a value without a lifetime.
#[derive(Clone, Copy, Debug)]
enum Holder {
    Rule(&'static Rule),
    Cause(usize),
}

/// Below this share of a wording a likeness is chance.
const SHARE: f64 = 0.62;
/// The same for a line of a text of which something else was found.
const LINE_SHARE: f64 = 0.85;
/// Pages this close to the best one are told, too.
const NEAR: f64 = 0.93;
/// What a page counts that answers to another call than the text names.
const OTHER_CALL: f64 = 0.9;
/// Lines that are looked at one by one.
const MOST_LINES: usize = 300;
/// The weight of shared words that makes a page worth naming where none knows the message.
const WORTH_NAMING: f64 = 9.0;
/// The share of the message that these words must be.
const NAMING_SHARE: f64 = 0.4;

impl Explainer {
    /// With everything that is known.
    ///
    /// # Errors
    /// When the tables inside the program cannot be read.
    pub fn new() -> Result<Self, SetupError> {
        let causes = Causes::load().map_err(|error| SetupError::Tables(error.to_string()))?;
        let of_rules = Project::new(Settings::default())?.known_messages();
        let of_rules = of_rules.into_iter().map(|(text, rule)| (text, Holder::Rule(rule)));
        let others = causes.of_rules.iter().flat_map(|message| {
            let rules = message.rules.iter().filter_map(|name| ecslint_rules::by_name(name));
            rules.map(|rule| (message.says.clone(), Holder::Rule(rule)))
        });
        let of_causes = causes.rows.iter().enumerate();
        let of_causes = of_causes
            .flat_map(|(index, cause)| cause.says.iter().map(move |text| (text.clone(), Holder::Cause(index))));
        let (texts, holders): (Vec<String>, Vec<Holder>) = of_rules.chain(others).chain(of_causes).unzip();
        let about_rules = ecslint_rules::all().map(Page::Rule);
        let about = about_rules.chain(causes.rows.iter().map(Page::Cause)).map(Page::about);
        let vocabulary = Vocabulary::of(texts.iter().cloned().chain(about));
        let known = texts.into_iter().zip(holders);
        let known = known.map(|(text, holder)| Known { wording: vocabulary.wording(&text), text, holder }).collect();
        Ok(Self { causes, known, vocabulary })
    }

    fn page(&self, holder: Holder) -> Option<Page<'_>> {
        match holder {
            Holder::Rule(rule) => Some(Page::Rule(rule)),
            Holder::Cause(index) => self.causes.rows.get(index).map(Page::Cause),
        }
    }

    /// The page of this name.
    pub fn by_name(&self, name: &str) -> Option<Page<'_>> {
        let rule = ecslint_rules::by_name(name).map(Page::Rule);
        rule.or_else(|| self.causes.by_name(name).map(Page::Cause))
    }

    /// The name that `name` most likely was to be.
    pub fn nearest_name(&self, name: &str) -> Option<&str> {
        let causes = self.causes.rows.iter().map(|cause| cause.name.as_str());
        suggest::nearest(name, ecslint_rules::all().map(|rule| rule.name).chain(causes))
    }

    /// The rules whose pages name a control of another tool, as `ECS.4` of Security Hub.
    pub fn by_control(&self, control: &str) -> Vec<Page<'static>> {
        let is_control = control.contains(['.', '_', '-'])
            && control.chars().any(|character| character.is_ascii_digit())
            && control.chars().any(|character| character.is_ascii_alphabetic());
        if !is_control {
            return Vec::new();
        }
        let names_it = |rule: &&Rule| {
            let words = rule.page.split(|character: char| character.is_whitespace() || "(),;`".contains(character));
            words.map(|word| word.trim_end_matches(['.', ':'])).any(|word| word.eq_ignore_ascii_case(control))
        };
        ecslint_rules::all().filter(names_it).map(Page::Rule).collect()
    }

    /// Everything that AWS is known to say, with `%s` where values stand, and the page about it.
    pub fn known_messages(&self) -> impl Iterator<Item = (&str, Page<'_>)> {
        self.known.iter().filter_map(|known| Some((known.text.as_str(), self.page(known.holder)?)))
    }

    /// The causes, in the order of their names.
    pub fn causes(&self) -> &[Cause] {
        &self.causes.rows
    }

    /// The pages whose known wordings come nearest to `message`, the best first; none when it is not known.
    ///
    /// `message` is what a person pastes: within what the AWS CLI, an SDK, CloudFormation or Terraform write around it,
    /// with values of their own, on several lines, or cut off. Where lines hold messages of their own, each is told.
    pub fn find(&self, message: &str) -> Vec<MessageMatch<'_>> {
        let called: Vec<&str> = message.split(|character: char| !character.is_ascii_alphanumeric()).collect();
        let mut found = self.look(message, &called, SHARE);
        if message.lines().nth(1).is_some() {
            for line in message.lines().take(MOST_LINES) {
                for other in self.look(line, &called, LINE_SHARE) {
                    if found.iter().all(|one| one.page.name() != other.page.name()) {
                        found.push(other);
                    }
                }
            }
        }
        found
    }

    fn look(&self, message: &str, called: &[&str], share: f64) -> Vec<MessageMatch<'_>> {
        let text = self.vocabulary.text(message);
        let names_call = self.known.iter().any(|known| self.is_answer(known, called) == Some(true));
        let liken = |known| self.liken(known, &text, share, if names_call { called } else { &[] });
        let mut matches: Vec<MessageMatch<'_>> = self.known.iter().filter_map(liken).collect();
        matches.sort_by(|one, other| {
            let place = |found: &MessageMatch<'_>| (found.wording.len(), found.page.rank());
            other.score.total_cmp(&one.score).then_with(|| place(one).cmp(&place(other)))
        });
        let least = matches.first().map_or(0.0, |best| best.score * NEAR);
        let mut seen = Vec::new();
        matches.retain(|found| {
            let is_new = !seen.contains(&found.page.name());
            seen.push(found.page.name());
            is_new && found.score >= least
        });
        matches
    }

    fn is_answer(&self, known: &Known, called: &[&str]) -> Option<bool> {
        self.page(known.holder)?.is_answer_to(called)
    }

    fn liken<'e>(&'e self, known: &'e Known, text: &Text, share: f64, called: &[&str]) -> Option<MessageMatch<'e>> {
        let likeness = self.vocabulary.likeness(&known.wording, text, share)?;
        let page = self.page(known.holder)?;
        let is_other = !called.is_empty() && page.is_answer_to(called) == Some(false);
        let score = likeness.score() * if is_other { OTHER_CALL } else { 1.0 };
        Some(MessageMatch { page, wording: &known.text, score })
    }

    /// Pages that share words with a message that none knows, the nearest first.
    pub fn nearest(&self, message: &str) -> Vec<Page<'_>> {
        const MOST: usize = 3;
        let text = self.vocabulary.text(message);
        let mut near: Vec<(f64, Page<'_>)> = Vec::new();
        let rules = ecslint_rules::all().map(Page::Rule);
        for page in rules.chain(self.causes.rows.iter().map(Page::Cause)) {
            let says = self.known_messages().filter(|(_, other)| other.name() == page.name());
            let about = says.map(|(text, _)| text.to_owned()).chain([page.about()]);
            let common = about.map(|about| self.vocabulary.common(&self.vocabulary.text(&about), &text));
            let common = common.filter(|common| common.gained >= WORTH_NAMING && common.share >= NAMING_SHARE);
            let best = common.map(|common| common.gained).fold(0.0, f64::max);
            if best > 0.0 {
                near.push((best, page));
            }
        }
        near.sort_by(|one, other| other.0.total_cmp(&one.0));
        near.into_iter().take(MOST).map(|(_, page)| page).collect()
    }

    /// The page of a cause, in Markdown like that of a rule.
    pub fn cause_page(&self, cause: &Cause) -> String {
        let mut page =
            format!("# {}\n\n{}\n\n## Why\n\n{}\n\n## What to check\n\n", cause.name, cause.summary, cause.why);
        cause.check.iter().for_each(|item| page.push_str(&format!("- {item}\n")));
        if !cause.rules.is_empty() {
            page.push_str("\n## Rules that find some of it in a file\n\n");
            cause.rules.iter().for_each(|rule| page.push_str(&format!("- `{rule}`\n")));
        }
        page.push_str("\n## What AWS says\n\n");
        cause.says.iter().for_each(|says| page.push_str(&format!("- \"{}\"\n", says.replace("%s", "…"))));
        page.push_str(&format!("\n## Sources\n\n- {}, {}\n", cause.source, cause.date));
        let name = cause.source.split(": ").next().unwrap_or_default();
        let source = self.causes.sources.iter().find(|source| source.name == name);
        if let Some(url) = source.and_then(|source| source.url.as_deref()) {
            page.push_str(&format!("- {url}\n"));
        }
        page
    }
}
