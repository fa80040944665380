//! What the environment tells about who runs the program; it is read here and nowhere else.

use std::ffi::OsString;
use std::path::PathBuf;

/// Who runs the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Service {
    /// A step of GitHub Actions.
    GithubActions,
    /// Somebody else.
    Other,
}

/// What reports depend on besides the findings.
#[derive(Clone, Debug)]
pub(crate) struct Environment {
    pub(crate) service: Service,
    /// The folder in which the program runs.
    pub(crate) here: PathBuf,
    /// The root of the repository where the service tells it and the program runs inside; the folder in which it runs
    /// elsewhere.
    pub(crate) root: PathBuf,
    /// The file that GitHub Actions shows as the summary of the step.
    pub(crate) step_summary: Option<PathBuf>,
}

impl Environment {
    /// Looks at the variables and at the current folder.
    pub(crate) fn look() -> Self {
        Self::from_variables(|name| std::env::var_os(name), std::env::current_dir().unwrap_or_default())
    }

    fn from_variables(variable: impl Fn(&str) -> Option<OsString>, here: PathBuf) -> Self {
        let path = |name| variable(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let is_github = variable("GITHUB_ACTIONS").is_some_and(|value| value == "true");
        // The system names the current folder without links.
        let real = |path: PathBuf| path.canonicalize().unwrap_or(path);
        let root = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].into_iter().filter_map(path).map(real);
        Self {
            service: if is_github { Service::GithubActions } else { Service::Other },
            root: root.into_iter().find(|root| here.starts_with(root)).unwrap_or_else(|| here.clone()),
            here,
            step_summary: path("GITHUB_STEP_SUMMARY"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Environment {
        let find = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
        Environment::from_variables(find, PathBuf::from("/repository/deploy"))
    }

    #[test]
    fn the_root_is_a_folder_around_the_current_one() {
        for (variables, root) in [
            (&[][..], "/repository/deploy"),
            (&[("GITHUB_WORKSPACE", "/repository")], "/repository"),
            (&[("CI_PROJECT_DIR", "/repository")], "/repository"),
            (&[("GITHUB_WORKSPACE", "/elsewhere")], "/repository/deploy"),
            (&[("GITHUB_WORKSPACE", "")], "/repository/deploy"),
        ] {
            assert_eq!(with(variables).root, PathBuf::from(root), "{variables:?}");
        }
    }

    #[test]
    fn github_says_true() {
        assert_eq!(with(&[("GITHUB_ACTIONS", "true")]).service, Service::GithubActions);
        assert_eq!(with(&[("GITHUB_ACTIONS", "false")]).service, Service::Other);
        assert_eq!(with(&[("CI", "true")]).service, Service::Other);
        assert_eq!(with(&[("GITHUB_STEP_SUMMARY", "")]).step_summary, None);
    }
}
