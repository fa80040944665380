//! An ARN taken apart.

use ecslint_core::placeholder;
use ecslint_core::values::arn::{self, Arn};

use super::page::Page;
use crate::markdown::code;

/// The ARN that `text` is, or that stands behind the prefix of a credential spec.
pub(super) fn inside(text: &str) -> Option<Arn<'_>> {
    let plain = ["credentialspec:", "credentialspecdomainless:"].iter().find_map(|prefix| text.strip_prefix(prefix));
    let text = plain.unwrap_or(text);
    arn::parse(text).filter(|_| !placeholder::is_shortened(text))
}

/// Tells the parts of an ARN.
pub(super) fn tell(page: &mut Page<'_>, arn: Arn<'_>) {
    fields(page, &arn);
    match arn.service {
        "s3" => {
            let (bucket, key) = arn.resource.split_once('/').unwrap_or((arn.resource, ""));
            part(page, "Bucket", bucket);
            part(page, "Key", key);
        }
        _ => {
            // What kind of resource it is stands before the first separator, if there is one.
            let (kind, name) = arn.resource.split_once(['/', ':']).unwrap_or(("", arn.resource));
            part(page, "Kind", kind);
            part(page, "Name", name);
        }
    }
    page.paragraph("");
}

/// Tells everything but the resource.
pub(super) fn fields(page: &mut Page<'_>, arn: &Arn<'_>) {
    page.paragraph(format!("**ARN** of {}", service(arn.service)));
    if arn.partition != "aws" {
        part(page, "Partition", arn.partition);
    }
    part(page, "Region", arn.region);
    part(page, "Account", arn.account);
}

/// Tells one part, unless it is empty.
pub(super) fn part(page: &mut Page<'_>, label: &str, text: &str) {
    if !text.is_empty() {
        page.item(format!("{label}: {}", code(text)));
    }
}

/// The service as its users call it.
fn service(name: &str) -> String {
    let known = match name {
        "iam" => "an IAM resource",
        "s3" => "an object or bucket in S3",
        "s3files" => "an S3 Files resource",
        "secretsmanager" => "a secret in Secrets Manager",
        "ssm" => "a Systems Manager resource",
        "elasticfilesystem" => "an EFS resource",
        "fsx" => "an FSx resource",
        "kms" => "a key in KMS",
        "ecs" => "an ECS resource",
        "logs" => "a CloudWatch Logs resource",
        other => return format!("the service {}", code(other)),
    };
    known.to_owned()
}
