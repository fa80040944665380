//! Placement strategies.

use std::fmt;

/// How ECS chooses among the instances that can take a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Strategy {
    /// Evenly over the values of a field: where the fewest tasks of the service or group are.
    Spread(SpreadField),
    /// Where the least of a resource is left.
    Binpack(PackedResource),
    /// Anywhere.
    Random,
    /// A placeholder stands in its place: it orders nothing here.
    Unknown(String),
}

/// What tasks are spread over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpreadField {
    /// Instances; `instanceId` and `host` have the same effect.
    Instance,
    /// The values of an attribute.
    Attribute(String),
}

/// What is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PackedResource {
    /// CPU units.
    Cpu,
    /// MiB of memory.
    Memory,
}

impl Strategy {
    /// A strategy of type `kind` over `field`, as the API has them.
    ///
    /// # Errors
    /// When ECS would refuse it; the text says why.
    pub fn new(kind: &str, field: Option<&str>) -> Result<Strategy, String> {
        let field = field.filter(|field| !field.is_empty());
        match (kind, field) {
            ("random", None) => Ok(Strategy::Random),
            ("random", Some(field)) => Err(format!("`random` takes no field, not `{field}`")),
            ("spread", Some(field)) if is_one_of(field, &["instanceId", "host"]) => {
                Ok(Strategy::Spread(SpreadField::Instance))
            }
            ("spread", Some(field)) => match field.strip_prefix("attribute:").filter(|name| !name.is_empty()) {
                Some(name) => Ok(Strategy::Spread(SpreadField::Attribute(name.to_owned()))),
                None => Err(format!("`spread` takes `instanceId`, `host` or `attribute:NAME`, not `{field}`")),
            },
            // The API gives these back in capitals.
            ("binpack", Some(field)) if is_one_of(field, &["cpu"]) => Ok(Strategy::Binpack(PackedResource::Cpu)),
            ("binpack", Some(field)) if is_one_of(field, &["memory"]) => Ok(Strategy::Binpack(PackedResource::Memory)),
            ("binpack", Some(field)) => Err(format!("`binpack` takes `cpu` or `memory`, not `{field}`")),
            ("spread", None) => Err("`spread` needs a field: `instanceId`, `host` or `attribute:NAME`".to_owned()),
            ("binpack", None) => Err("`binpack` needs a field: `cpu` or `memory`".to_owned()),
            (kind, _) => Err(format!("`{kind}` is no strategy, expected `spread`, `binpack` or `random`")),
        }
    }

    /// Reads `spread=FIELD`, `binpack=FIELD` and `random`, and the form of the AWS CLI, `type=spread,field=FIELD`.
    ///
    /// # Errors
    /// When ECS would refuse it; the text says why.
    ///
    /// ```
    /// use ecslint_place::Strategy;
    ///
    /// let short = Strategy::parse("spread=attribute:ecs.availability-zone");
    /// assert_eq!(short, Strategy::parse("type=spread,field=attribute:ecs.availability-zone"));
    /// assert_eq!(Strategy::parse("random"), Ok(Strategy::Random));
    /// assert!(Strategy::parse("binpack=disk").is_err());
    /// ```
    pub fn parse(text: &str) -> Result<Strategy, String> {
        if text.starts_with("type=") || text.starts_with("field=") {
            let member =
                |name: &str| text.split(',').find_map(|part| part.trim().strip_prefix(name)?.strip_prefix('='));
            return Self::new(member("type").unwrap_or_default(), member("field"));
        }
        match text.split_once('=') {
            Some((kind, field)) => Self::new(kind, Some(field)),
            None => Self::new(text, None),
        }
    }
}

fn is_one_of(field: &str, names: &[&str]) -> bool {
    names.iter().any(|name| field.eq_ignore_ascii_case(name))
}

/// As [`Strategy::parse`] reads it.
impl fmt::Display for Strategy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Strategy::Spread(SpreadField::Instance) => formatter.write_str("spread=instanceId"),
            Strategy::Spread(SpreadField::Attribute(name)) => write!(formatter, "spread=attribute:{name}"),
            Strategy::Binpack(PackedResource::Cpu) => formatter.write_str("binpack=cpu"),
            Strategy::Binpack(PackedResource::Memory) => formatter.write_str("binpack=memory"),
            Strategy::Random => formatter.write_str("random"),
            Strategy::Unknown(what) => write!(formatter, "unknown ({what})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_strategies() {
        for (text, expected) in [
            ("spread=instanceId", Ok("spread=instanceId")),
            ("spread=host", Ok("spread=instanceId")),
            ("type=binpack,field=CPU", Ok("binpack=cpu")),
            ("field=memory,type=binpack", Ok("binpack=memory")),
            ("type=random", Ok("random")),
            ("spread", Err("`spread` needs a field: `instanceId`, `host` or `attribute:NAME`")),
            (
                "spread=ecs.availability-zone",
                Err("`spread` takes `instanceId`, `host` or `attribute:NAME`, not `ecs.availability-zone`"),
            ),
            ("random=cpu", Err("`random` takes no field, not `cpu`")),
            ("pack=cpu", Err("`pack` is no strategy, expected `spread`, `binpack` or `random`")),
        ] {
            let written = Strategy::parse(text).map(|strategy| strategy.to_string());
            assert_eq!(written, expected.map(str::to_owned).map_err(str::to_owned), "{text}");
        }
    }
}
