//! From tables and models to templates of JSON.

use ecslint_core::views::Capacity;
use ecslint_schemas::facts::snippets::{ObjectSnippet, Sketch};

use crate::completion::candidate::Context;
use crate::completion::refusals::joined;
use crate::completion::template::{Template, escaped, quoted};
use crate::completion::values::sizes;
use crate::model::ValueModel;
use crate::view::View;

/// Objects inside of objects are written out so far.
const DEEPEST: usize = 4;

/// Writes values with the indentation of the file.
pub(super) struct Writer<'c, 's, 'd> {
    context: &'c Context<'s, 'd>,
    unit: String,
}

impl<'c, 's, 'd> Writer<'c, 's, 'd> {
    /// A writer for the file of `context`.
    pub(super) fn new(context: &'c Context<'s, 'd>) -> Self {
        Self { context, unit: indentation(context.view) }
    }

    /// One level of indentation.
    pub(super) fn unit(&self) -> &str {
        &self.unit
    }

    fn break_line(&self, template: &mut Template, depth: usize) {
        template.push("\n");
        template.push(&self.unit.repeat(depth));
    }

    /// A sketch of the tables.
    pub(super) fn sketch(&self, sketch: &Sketch, depth: usize) -> Template {
        match sketch {
            Sketch::Boolean(value) => Template::text(value.to_string()),
            Sketch::Integer(value) => {
                let mut template = Template::default();
                template.push_gap(value.to_string());
                template
            }
            Sketch::Text(text) => self.text(text),
            Sketch::List(items) => {
                let is_flat = !items.iter().any(|item| matches!(item, Sketch::Object(_) | Sketch::List(_)));
                self.list(items.iter().map(|item| self.sketch(item, depth + usize::from(!is_flat))), is_flat, depth)
            }
            Sketch::Object(members) => {
                let mut template = Template::text("{");
                if !members.is_empty() {
                    self.break_line(&mut template, depth + 1);
                    template.append(self.members(members, depth + 1));
                    self.break_line(&mut template, depth);
                }
                template.push("}");
                template
            }
        }
    }

    /// The members of a sketched object without its braces.
    pub(super) fn members(&self, members: &[(String, Sketch)], depth: usize) -> Template {
        let mut template = Template::default();
        for (place, (name, value)) in members.iter().enumerate() {
            if place > 0 {
                template.push(",");
                self.break_line(&mut template, depth);
            }
            template.push(&format!("{}: ", quoted(name)));
            template.append(self.sketch(value, depth));
        }
        template
    }

    fn list(&self, items: impl Iterator<Item = Template>, is_flat: bool, depth: usize) -> Template {
        let mut template = Template::text("[");
        for (place, item) in items.enumerate() {
            match (place, is_flat) {
                (0, true) => {}
                (_, true) => template.push(", "),
                (_, false) => {
                    if place > 0 {
                        template.push(",");
                    }
                    self.break_line(&mut template, depth + 1);
                }
            }
            template.append(item);
        }
        if !is_flat {
            self.break_line(&mut template, depth);
        }
        template.push("]");
        template
    }

    /// A text of the tables as a string of JSON.
    pub(super) fn text(&self, text: &str) -> Template {
        let mut template = Template::text("\"");
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            let Some((word, behind)) = behind.split_once('}') else { break };
            template.push(&escaped(before));
            let choices = self.context.choices(word);
            let proposal = self.context.view.facts.snippets.table().words.get(word);
            match (self.context.elsewhere.word(word), proposal) {
                _ if !choices.is_empty() => {
                    template.push_choice(choices.into_iter().map(escaped).collect());
                }
                (Some(known), _) => template.push(&escaped(known)),
                (None, Some(proposal)) => template.push_gap(escaped(proposal)),
                (None, None) => template.push_gap(escaped(word)),
            }
            rest = behind;
        }
        template.push(&escaped(rest));
        template.push("\"");
        template
    }

    /// A value to begin with for the member or item at `path`.
    pub(super) fn start(&self, path: &str, model: &ValueModel, depth: usize) -> Template {
        let mut template = Template::default();
        match model {
            ValueModel::String(values) => {
                let first = self.context.view.facts.snippets.table().start_text(path);
                let mut values: Vec<String> =
                    values.iter().filter(|value| self.is_offered(path, value)).cloned().collect();
                values.sort_by_key(|value| Some(value.as_str()) != first);
                if self.context.requires(Capacity::Fargate) {
                    values.extend(sizes(self.context, path));
                }
                template.push("\"");
                template.push_choice(values);
                template.push("\"");
            }
            ValueModel::Integer | ValueModel::Number => {
                let number = self.context.view.facts.snippets.table().start_number(path).unwrap_or_default();
                template.push_gap(number.to_string());
            }
            ValueModel::Boolean => {
                let words = ["true", "false"].map(str::to_owned);
                let words = words.into_iter().filter(|word| self.is_offered(path, word));
                template.push_choice(words.collect());
            }
            ValueModel::List(inner) => {
                let path = format!("{path}[]");
                let is_flat = !matches!(**inner, ValueModel::Shape(_) | ValueModel::Map(_));
                let item = self.start(&path, inner, depth + usize::from(!is_flat));
                return self.list(std::iter::once(item), is_flat, depth);
            }
            ValueModel::Map(_) => {
                template.push("{");
                template.push_gap("");
                template.push("}");
            }
            ValueModel::Shape(number) => {
                if let Some(row) = self.context.sketches(path).next() {
                    return self.sketch(&row.value, depth);
                }
                let shape = self.context.view.model.shape(*number).filter(|_| depth < DEEPEST);
                let required: Vec<_> =
                    shape.into_iter().flat_map(|shape| &shape.members).filter(|member| member.required).collect();
                template.push("{");
                for (place, member) in required.iter().enumerate() {
                    if place > 0 {
                        template.push(",");
                    }
                    self.break_line(&mut template, depth + 1);
                    template.push(&format!("{}: ", quoted(&member.name)));
                    template.append(self.start(&joined(path, &member.name), &member.value, depth + 1));
                }
                if required.is_empty() {
                    template.push_gap("");
                } else {
                    self.break_line(&mut template, depth);
                }
                template.push("}");
            }
        }
        template
    }

    fn is_offered(&self, path: &str, value: &str) -> bool {
        let is_runnable = match path {
            "networkMode" => self.context.may_be_network_mode(value),
            "containerDefinitions[].logConfiguration.logDriver" => self.context.log_driver_runs(value),
            _ => true,
        };
        is_runnable && self.context.value_refused(path, value).is_none()
    }
}

/// The whitespace with which the file indents: that of its first indented line.
fn indentation(view: View<'_>) -> String {
    const USUAL: &str = "  ";
    const WIDEST: usize = 8;
    let mut lines = view.text.lines().take(64);
    let indented = lines.find_map(|line| {
        let length = line.len() - line.trim_start_matches([' ', '\t']).len();
        ((1..=WIDEST).contains(&length) && line.len() > length).then(|| &line[..length])
    });
    indented.map_or(USUAL, |unit| if unit.starts_with('\t') { "\t" } else { unit }).to_owned()
}

impl<'d> Context<'_, 'd> {
    /// The objects of the tables that may stand at `path`.
    pub(super) fn sketches<'p>(&'p self, path: &'p str) -> impl Iterator<Item = &'d ObjectSnippet> + 'p {
        let rows = self.view.facts.snippets.table().objects.iter().filter(move |row| row.path == path);
        rows.filter(move |row| {
            let is_in_mode = row.network_mode.as_ref().is_none_or(|mode| self.may_run_in(mode));
            // A whole definition says itself for which launch type it is.
            is_in_mode && (path.is_empty() || !self.sketch_refused(path, &row.value))
        })
    }
}
