//! CloudFormation spells members `LikeThis`; the API does not.

use ecslint_core::{Check, Context, Group, Outcome, Rule, Severity, SourceKind, sources};
use ecslint_syntax::Document;

pub(crate) static RULE: Rule = Rule {
    name: "pascal-case-members",
    summary: "The members are spelled as CloudFormation spells them, not as the API does.",
    group: Group::Schema,
    severity: Severity::Error,
    outcome: Outcome::Rejected {
        operation: "client",
        says: &[
            "Unknown parameter in input: \"%s\", must be one of: family, taskRoleArn, executionRoleArn, networkMode, ...",
        ],
    },
    fixable: false,
    since: "0.1.0",
    page: include_str!("pascal-case-members.md"),
    needs: &[],
    check: Check::Document(check),
};

fn check<'d>(document: &'d Document<'d>, context: &mut Context<'_>) {
    let Some(member) = document.root().and_then(|root| root.member("ContainerDefinitions")) else { return };
    if sources::find(document).is_none_or(|found| found.kind != SourceKind::PascalCase) {
        return;
    }
    context
        .report(
            member.key.span(),
            "`ContainerDefinitions` is CloudFormation's spelling; RegisterTaskDefinition takes `containerDefinitions`",
        )
        .says("Unknown parameter in input: \"ContainerDefinitions\", must be one of: family, taskRoleArn, executionRoleArn, networkMode, ...")
        .help("begin every member with a lower-case letter; the rest of the file is not checked until then");
}
