//! Amazon Resource Names.

use crate::placeholder;

/// The six fields of an ARN. Fields may be empty or hold words that stand for values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arn<'t> {
    /// `aws`, `aws-cn`, `aws-us-gov`, …
    pub partition: &'t str,
    /// `iam`, `ssm`, `secretsmanager`, …
    pub service: &'t str,
    /// `eu-west-1`; empty for global services.
    pub region: &'t str,
    /// Twelve digits; empty for S3.
    pub account: &'t str,
    /// What follows the fifth colon, colons included.
    pub resource: &'t str,
}

/// `text` as an ARN: `arn:` and five more fields. `None` when a field is missing.
pub fn parse(text: &str) -> Option<Arn<'_>> {
    let rest = text.strip_prefix("arn:")?;
    // The fields are so short that a search made for long texts would spend its time on starting.
    let mut colons = rest.bytes().enumerate().filter(|(_, byte)| *byte == b':').map(|(place, _)| place);
    let ends = [colons.next()?, colons.next()?, colons.next()?, colons.next()?];
    Some(Arn {
        partition: &rest[..ends[0]],
        service: &rest[ends[0] + 1..ends[1]],
        region: &rest[ends[1] + 1..ends[2]],
        account: &rest[ends[2] + 1..ends[3]],
        resource: &rest[ends[3] + 1..],
    })
}

impl Arn<'_> {
    /// Whether the account is twelve digits, or a word that stands for it.
    pub fn has_plausible_account(&self) -> bool {
        let digits = self.account.len() == 12 && self.account.bytes().all(|byte| byte.is_ascii_digit());
        // Documents write accounts as `111122223333`, `ACCOUNT_ID`, `xxxxxxxxxxxx` or `aws_account_id`: only a number of
        // the wrong length is surely no account.
        digits || self.account.bytes().any(|byte| !byte.is_ascii_digit())
    }

    /// Whether the partition is one that exists, or a word that stands for it.
    pub fn has_plausible_partition(&self) -> bool {
        self.partition == "aws" || self.partition.starts_with("aws-") || placeholder::is_bare_word(self.partition)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_into_six_fields() {
        let arn = parse("arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf:key::").expect("an ARN");
        assert_eq!((arn.service, arn.region, arn.account), ("secretsmanager", "eu-west-1", "123456789012"));
        assert_eq!(arn.resource, "secret:db-AbCdEf:key::");
        assert_eq!(parse("arn:aws:s3:::bucket/key").map(|arn| arn.resource), Some("bucket/key"));
        assert_eq!(parse("arn:aws:iam"), None);
        assert_eq!(parse("role/name"), None);
    }

    #[test]
    fn takes_words_for_accounts() {
        let account = |text| parse(text).expect("an ARN").has_plausible_account();
        assert!(account("arn:aws:iam::ACCOUNT_ID:role/x"));
        assert!(account("arn:aws:iam::123456789012:role/x"));
        assert!(!account("arn:aws:iam::12345678901:role/x"));
        assert!(!account("arn:aws:iam:::role/x"));
    }
}
