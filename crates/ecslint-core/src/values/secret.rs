//! The value of `valueFrom`: where a secret comes from.

use crate::text;
use crate::values::arn::{self, Arn};

/// The number of fields behind the name of a secret, when there are any: JSON key, version stage, version id.
pub const SELECTOR_FIELDS: usize = 3;

/// The number of random characters that Secrets Manager puts behind the name of a secret and a hyphen.
pub const SUFFIX_LENGTH: usize = 6;

/// What a `valueFrom` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference<'t> {
    /// A Systems Manager parameter by its ARN.
    Parameter(Arn<'t>),
    /// A Secrets Manager secret by its ARN.
    Secret(SecretReference<'t>),
    /// An ARN of another service.
    OtherArn(Arn<'t>),
    /// Anything else: the service takes it for the name of a parameter in the same Region.
    ParameterName(&'t str),
}

/// A Secrets Manager ARN with the fields that ECS allows behind it:
/// `arn:…:secret:NAME-SUFFIX[:json-key:version-stage:version-id]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecretReference<'t> {
    /// The ARN's first fields.
    pub arn: Arn<'t>,
    /// The name with its suffix.
    pub name: &'t str,
    /// What follows the name, without its first colon; `None` when nothing does.
    pub selector: Option<&'t str>,
}

/// What `value_from` names.
pub fn parse(value_from: &str) -> Reference<'_> {
    let Some(arn) = arn::parse(value_from) else {
        return Reference::ParameterName(value_from);
    };
    match (arn.service, arn.resource.strip_prefix("secret:")) {
        ("secretsmanager", Some(rest)) => {
            let (name, selector) = match text::split_once(rest, b':') {
                Some((name, selector)) => (name, Some(selector)),
                None => (rest, None),
            };
            Reference::Secret(SecretReference { arn, name, selector })
        }
        ("ssm", _) => Reference::Parameter(arn),
        _ => Reference::OtherArn(arn),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_forms_apart() {
        assert!(matches!(parse("/orders/token"), Reference::ParameterName("/orders/token")));
        assert!(matches!(parse("arn:aws:ssm:eu-west-1:123456789012:parameter/a"), Reference::Parameter(_)));
        assert!(matches!(parse("arn:aws:s3:::bucket/key"), Reference::OtherArn(_)));
        let Reference::Secret(secret) = parse("arn:aws:secretsmanager:eu-west-1:123456789012:secret:a/b-AbCdEf:key::")
        else {
            panic!("not read as a secret");
        };
        assert_eq!((secret.name, secret.selector), ("a/b-AbCdEf", Some("key::")));
    }
}
