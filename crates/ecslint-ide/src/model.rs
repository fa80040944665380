//! Which members the API takes where, read from the schema of its model.

use std::collections::BTreeMap;

use ecslint_schemas::REGISTER_TASK_DEFINITION;
use serde_json::Value;

/// The shapes of RegisterTaskDefinition.
#[derive(Clone, Debug)]
pub struct Model {
    /// The task definition itself comes first.
    shapes: Vec<Shape>,
}

/// An object of the API.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The API's name of it, as in `PortMapping`; `TaskDefinition` for the task definition itself.
    pub name: String,
    /// Its members in the order of the API.
    pub members: Vec<MemberModel>,
}

/// A member of an object of the API.
#[derive(Clone, Debug)]
pub struct MemberModel {
    /// Its name, as in `containerPort`.
    pub name: String,
    /// What it means, in a few sentences of Markdown.
    pub description: String,
    /// Whether the AWS CLI and SDKs demand it.
    pub required: bool,
    /// What it takes.
    pub value: ValueModel,
}

/// What a member takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueModel {
    /// A string; one of these values where there are any.
    String(Vec<String>),
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list of such values.
    List(Box<ValueModel>),
    /// An object whose members have names of the user's, with such values.
    Map(Box<ValueModel>),
    /// An object with the members of [`Model::shape`] of this number.
    Shape(usize),
}

impl Model {
    /// Reads the embedded schema. Fails only if it is broken, which a test rules out.
    pub fn load() -> Result<Self, serde_json::Error> {
        let schema: Value = serde_json::from_str(REGISTER_TASK_DEFINITION)?;
        let empty = serde_json::Map::new();
        let definitions = schema["$defs"].as_object().unwrap_or(&empty);
        let numbers: BTreeMap<&str, usize> =
            definitions.keys().enumerate().map(|(index, name)| (name.as_str(), index + 1)).collect();
        let mut shapes = vec![shape("TaskDefinition", &schema, &numbers)];
        shapes.extend(definitions.iter().map(|(name, definition)| shape(name, definition, &numbers)));
        Ok(Self { shapes })
    }

    /// The shape with this number.
    pub fn shape(&self, number: usize) -> Option<&Shape> {
        self.shapes.get(number)
    }

    /// The task definition itself.
    pub fn task_definition(&self) -> &ValueModel {
        const TASK_DEFINITION: &ValueModel = &ValueModel::Shape(0);
        TASK_DEFINITION
    }

    /// The list of containers in a task definition; `None` if the API had none.
    pub fn container_definitions(&self) -> Option<&ValueModel> {
        self.shapes.first()?.member("containerDefinitions").map(|member| &member.value)
    }
}

impl Shape {
    /// The member called `name`.
    pub fn member(&self, name: &str) -> Option<&MemberModel> {
        self.members.iter().find(|member| member.name == name)
    }
}

fn shape(name: &str, definition: &Value, numbers: &BTreeMap<&str, usize>) -> Shape {
    let required: Vec<&str> =
        definition["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let members = definition["properties"].as_object().into_iter().flatten().map(|(name, member)| MemberModel {
        name: name.clone(),
        description: member["description"].as_str().unwrap_or_default().to_owned(),
        required: required.contains(&name.as_str()),
        value: value(member, numbers),
    });
    Shape { name: name.to_owned(), members: members.collect() }
}

fn value(definition: &Value, numbers: &BTreeMap<&str, usize>) -> ValueModel {
    let reference = definition["$ref"].as_str().and_then(|reference| reference.rsplit('/').next());
    if let Some(number) = reference.and_then(|name| numbers.get(name)) {
        return ValueModel::Shape(*number);
    }
    match definition["type"].as_str() {
        Some("integer") => ValueModel::Integer,
        Some("number") => ValueModel::Number,
        Some("boolean") => ValueModel::Boolean,
        Some("array") => ValueModel::List(Box::new(value(&definition["items"], numbers))),
        Some("object") => ValueModel::Map(Box::new(value(&definition["additionalProperties"], numbers))),
        _ => {
            let listed = ["enum", "x-enum"].iter().find_map(|keyword| definition[*keyword].as_array());
            ValueModel::String(listed.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_read_whole() {
        let model = Model::load().expect("the schema is JSON");
        assert_eq!(model.shapes.len(), 39);
        let task = model.shape(0).expect("a shape");
        assert!(task.member("family").is_some_and(|family| family.required && !family.description.is_empty()));
        assert_eq!(
            task.member("networkMode").map(|member| &member.value),
            Some(&ValueModel::String(["bridge", "host", "awsvpc", "none"].map(str::to_owned).to_vec()))
        );
        let Some(ValueModel::List(container)) = model.container_definitions() else { panic!("a list") };
        let ValueModel::Shape(number) = **container else { panic!("a shape") };
        let container = model.shape(number).expect("a shape");
        assert_eq!(container.name, "ContainerDefinition");
        assert_eq!(
            container.member("dockerLabels").map(|member| &member.value),
            Some(&ValueModel::Map(Box::new(ValueModel::String(Vec::new()))))
        );
        let undescribed: Vec<&str> = model
            .shapes
            .iter()
            .flat_map(|shape| &shape.members)
            .filter(|member| member.description.is_empty())
            .map(|member| member.name.as_str())
            .collect();
        assert!(undescribed.is_empty(), "no description of {undescribed:?}");
    }
}
