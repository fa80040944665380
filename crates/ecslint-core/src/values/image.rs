//! Image names: `[registry[:port]/]path[:tag][@digest]`.

use crate::text;

/// The parts of an image name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Image<'t> {
    /// The first part of the path, where it is a host name: it has a dot or a port, or is `localhost`.
    pub registry: Option<&'t str>,
    /// The path without registry, tag and digest.
    pub repository: &'t str,
    /// The text behind the last colon.
    pub tag: Option<&'t str>,
    /// The text behind the `@`.
    pub digest: Option<&'t str>,
}

/// Splits `text` into its parts without judging them.
pub fn parse(text: &str) -> Image<'_> {
    let (name, digest) = match text::split_once(text, b'@') {
        Some((name, digest)) => (name, Some(digest)),
        None => (text, None),
    };
    let path_start = text::rfind(name, b'/').map_or(0, |slash| slash + 1);
    let (name, tag) = match text::find(&name[path_start..], b':') {
        Some(colon) => (&name[..path_start + colon], Some(&name[path_start + colon + 1..])),
        None => (name, None),
    };
    let is_host = |host: &str| host.bytes().any(|byte| matches!(byte, b'.' | b':')) || host == "localhost";
    let (registry, repository) = match text::split_once(name, b'/') {
        Some((host, rest)) if is_host(host) => (Some(host), rest),
        _ => (None, name),
    };
    Image { registry, repository, tag, digest }
}

/// What stands between the account and the Region in the host names of private registries: plain, FIPS, and both for
/// IPv6.
const ECR_SERVICES: [&str; 4] = [".dkr.ecr.", ".dkr.ecr-fips.", ".dkr-ecr.", ".dkr-ecr-fips."];

/// The domains of all partitions, as the credential helper for Amazon ECR lists them.
const ECR_DOMAINS: [&str; 9] = [
    ".amazonaws.com",
    ".amazonaws.com.cn",
    ".amazonaws.eu",
    ".on.aws",
    ".on.amazonwebservices.com.cn",
    ".c2s.ic.gov",
    ".sc2s.sgov.gov",
    ".cloud.adc-e.uk",
    ".csp.hci.ic.gov",
];

impl Image<'_> {
    /// Whether the image lies in a private Amazon ECR repository.
    pub fn is_private_ecr(&self) -> bool {
        self.registry.is_some_and(|registry| {
            registry.contains(".dkr")
                && ECR_SERVICES.iter().any(|service| registry.contains(service))
                && ECR_DOMAINS.iter().any(|domain| registry.ends_with(domain))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, registry: Option<&str>, repository: &str, tag: Option<&str>, digest: Option<&str>) {
        assert_eq!(parse(text), Image { registry, repository, tag, digest }, "{text}");
    }

    #[test]
    fn splits_every_form() {
        check("nginx", None, "nginx", None, None);
        check("nginx:1.27", None, "nginx", Some("1.27"), None);
        check("library/nginx:1.27", None, "library/nginx", Some("1.27"), None);
        check(
            "registry.example.com:5000/team/app:v1@sha256:ab",
            Some("registry.example.com:5000"),
            "team/app",
            Some("v1"),
            Some("sha256:ab"),
        );
        check("localhost/app", Some("localhost"), "app", None, None);
        check("registry.example.com:5000/app", Some("registry.example.com:5000"), "app", None, None);
        check("", None, "", None, None);
    }

    #[test]
    fn knows_private_repositories() {
        assert!(parse("123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1").is_private_ecr());
        assert!(parse("123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app").is_private_ecr());
        for host in [
            "dkr.ecr-fips.us-east-1.amazonaws.com",
            "dkr-ecr.eu-west-1.on.aws",
            "dkr-ecr-fips.us-gov-west-1.on.aws",
            "dkr-ecr.cn-north-1.on.amazonwebservices.com.cn",
            "dkr.ecr.eusc-de-east-1.amazonaws.eu",
            "dkr.ecr.us-iso-east-1.c2s.ic.gov",
            "dkr.ecr.us-isob-east-1.sc2s.sgov.gov",
            "dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk",
            "dkr.ecr.us-isof-south-1.csp.hci.ic.gov",
        ] {
            assert!(parse(&format!("123456789012.{host}/app:1")).is_private_ecr(), "{host}");
        }
        assert!(!parse("123456789012.dkr.ecr.example.com/app").is_private_ecr());
        assert!(!parse("ecr-public.us-east-1.on.aws/app").is_private_ecr());
        assert!(!parse("public.ecr.aws/nginx/nginx:1").is_private_ecr());
        assert!(!parse("nginx").is_private_ecr());
    }
}
