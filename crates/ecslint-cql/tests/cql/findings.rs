//! What is said of single expressions. `[` and `]` with a star mark the span: `a [*=*] b`.

use ecslint_cql::{Severity, Span, check};

/// The text without its marks, and the marked span.
fn marked(text: &str) -> (String, Span) {
    let start = text.find("[*").expect("a mark opens");
    let end = text.find("*]").expect("a mark closes");
    let plain = format!("{}{}{}", &text[..start], &text[start + 2..end], &text[end + 2..]);
    (plain, Span::new(start, end - 2))
}

/// Asserts that each expression gets exactly one finding.
fn assert_findings(severity: Severity, rows: &[(&str, &str, &str)]) {
    for (text, code, message) in rows {
        let (plain, span) = marked(text);
        let findings = check(&plain);
        let [finding] = findings.as_slice() else { panic!("one finding expected in {plain:?}, got {findings:#?}") };
        assert_eq!((finding.code.name(), finding.span, finding.message.as_str()), (*code, span, *message), "{plain}");
        assert_eq!(finding.severity(), severity, "{plain}");
    }
}

#[test]
fn well_formed_expressions_get_none() {
    let fine = [
        "attribute:ecs.instance-type == m5.large",
        "attribute:ecs.instance-type=~m5\\..*",
        "attribute:ecs.instance-type =~ [mc]5.*",
        "attribute:ecs.instance-type =~ '(m|c)5\\..*'",
        "attribute:ecs.instance-type =~ '(?!t).*x{2}|y'",
        "attribute:ecs.instance-type == u-6tb1.112xlarge",
        "attribute:ecs.instance-type in [mac2.metal, x8g.metal-24xl, p4d.24xlarge]",
        "attribute:ecs.availability-zone in [us-west-2-lax-1a, us-gov-west-1b, eu-central-1c, us-east-1-wl1-bos-wlz-1]",
        "attribute:ecs.availability-zone =~ us-east-1.*",
        "attribute:ecs.os-family == WINDOWS_SERVER_2031_CORE",
        "attribute:ecs.capability.a-new-one exists",
        "attribute:ecs.capability.docker-volume-driver.rexray exists",
        "attribute:com.amazonaws.ecs.capability.docker-remote-api.1.24 exists",
        "attribute:com.amazonaws.ecs.capability.docker-remote-api.1.27 exists",
        "attribute:team/stack\\x.y_z-1 exists",
        "attribute:label == 'two words'",
        "attribute:mail == a@b:c",
        "attribute:version > 3",
        "task:group in [service:web,family:db]",
        "task:group == a and task:group == b",
        "not(attribute:a == b) and !(attribute:c exists)",
        "((attribute:a == b))",
        "attribute:a == b\n  and attribute:c == d",
        "attribute:a==b&&attribute:c==d",
        "attribute:a in['x','y']",
        "registeredAt > 2018-06-18T22:28:28 and registeredAt < 2018-06-19",
        "agentVersion greater_than_equal 1.9 and agentVersion != 1.14.5",
        "agentConnected in [true, false]",
        "ec2InstanceId == mi-0123456789abcdef0",
        "runningTasksCount >= 0 and runningTasksCount <= 0",
        "attribute:state == OR",
        "attribute:a == x or attribute:a == y",
        "attribute:a != x and attribute:a != y",
        "not(attribute:a == x) and not(attribute:a != x)",
        "not(attribute:a == x) and attribute:a !exists",
    ];
    for text in fine {
        assert_eq!(check(text), [], "{text}");
    }
}

#[test]
fn what_the_language_rules_out_is_an_error() {
    assert_findings(
        Severity::Error,
        &[
            ("[*  *]", "empty-expression", "`expression` is empty, expected a comparison"),
            ("[*attribute:gpu*]", "missing-operator", "`attribute:gpu` stands alone, expected an operator behind it"),
            ("attribute:a [*!=*]", "missing-argument", "`!=` has nothing on its right, expected a value"),
            (
                "attribute:a [*in*] and attribute:b exists",
                "missing-argument",
                "`in` has nothing on its right, expected a list such as `[a, b]`",
            ),
            (
                "[*!=*] prod",
                "missing-subject",
                "`!=` has nothing on its left, expected a subject such as `attribute:NAME`",
            ),
            (
                "[*attribute:*] stack == prod",
                "empty-attribute-name",
                "`attribute:` has no name behind it, expected `attribute:NAME` without a blank",
            ),
            (
                "attribute:gp[*ü*] exists",
                "invalid-attribute-name",
                "`ü` is in the name of an attribute, which no attribute can have",
            ),
            (
                "[*instance-type*] == t3.micro",
                "unknown-subject",
                "`instance-type` is no subject, expected `attribute:NAME` or a field",
            ),
            (
                "[*agentversion*] > 1.0",
                "unknown-subject",
                "`agentversion` is no subject, expected `attribute:NAME` or a field",
            ),
            (
                "[*distinctInstance*](attribute:a == b)",
                "unknown-subject",
                "`distinctInstance` is no subject, expected `attribute:NAME` or a field",
            ),
            ("attribute:a [*=*] b", "unknown-operator", "`=` is no operator, expected `==` or `equals`"),
            (
                "attribute:a [*not matches*] b.*",
                "unknown-operator",
                "`not matches` is no operator, expected `!~` or `not_matches`",
            ),
            ("attribute:a [*equal*] b", "unknown-operator", "`equal` is no operator, expected `==` or `equals`"),
            (
                "attribute:a [*between*] b",
                "unknown-operator",
                "`between` is no operator, expected one such as `==`, `in` or `exists`",
            ),
            (
                "registeredAt [*exists*]",
                "operator-not-for-subject",
                "`exists` is not for `registeredAt`, expected `==`, `!=`, `>`, `>=`, `<` or `<=`",
            ),
            (
                "attribute:a == b [*c*]",
                "trailing-argument",
                "`c` follows a complete comparison, expected `and`, `or` or the end",
            ),
            (
                "(attribute:a == b) [*c d*]",
                "unexpected-text",
                "`c d` follows a complete expression, expected `and`, `or` or the end",
            ),
            (
                "runningTasksCount > [*1.5*]",
                "argument-type",
                "`1.5` is no argument for `runningTasksCount`, expected a whole number",
            ),
            (
                "registeredAt > [*2023-02-29*]",
                "argument-type",
                "`2023-02-29` is no argument for `registeredAt`, expected a date such as `2018-06-18`",
            ),
            (
                "agentVersion == [*newest*]",
                "argument-type",
                "`newest` is no argument for `agentVersion`, expected a version",
            ),
            ("attribute:a in [*(x)*]", "list-expected", "`(x)` is no list, expected `[` and `]`"),
            ("attribute:a in [*x*]", "list-expected", "`x` is no list, expected `[` and `]` around it"),
            ("attribute:a != [*[x, y]*]", "value-expected", "`[x, y]` is a list, `!=` takes one value"),
            ("attribute:a !in [*[ ]*]", "empty-list", "`[ ]` is empty, no value is in it, expected one at least"),
            (
                "attribute:a in [x[*,*]]",
                "empty-list-item",
                "`,` has no item on one side, expected a value before and behind it",
            ),
            ("attribute:a in [x [*'y'*]]", "missing-comma", "`y` follows another item, expected a comma between them"),
            ("attribute:a in [*[*]x and attribute:b == c", "unclosed-bracket", "`[` is never closed, expected a `]`"),
            ("attribute:a == [*'*]x y", "unclosed-quote", "`'` is never closed, expected another `'`"),
            ("not[*(*]attribute:a == b", "unbalanced-parenthesis", "`(` is never closed, expected a `)`"),
            (
                "attribute:a == b[*)*] and attribute:c == d",
                "unbalanced-parenthesis",
                "`)` closes nothing, expected a `(` before it",
            ),
            ("[*()*]", "empty-parentheses", "`()` is empty, expected a comparison inside"),
            ("attribute:a != [*(b)*]", "parenthesis-in-predicate", "`b` is in parentheses, expected the value alone"),
            (
                "(attribute:a == b) [*(*]attribute:c == d)",
                "missing-connective",
                "`(` begins a second comparison, expected `and` or `or` before it",
            ),
            (
                "attribute:a == b or [*and*] attribute:c == d",
                "dangling-connective",
                "`and` lacks a side, expected a comparison before and behind it",
            ),
            ("[*not*]", "dangling-connective", "`not` stands before nothing, expected a comparison behind it"),
            (
                "attribute:a == b [*plus*] attribute:c == d",
                "unknown-connective",
                "`plus` does not join comparisons, expected `and` or `or`",
            ),
            (
                "attribute:a == b [*&&&*] attribute:c == d",
                "unknown-connective",
                "`&&&` does not join comparisons, expected `and` or `or`",
            ),
            ("[*;*]", "unknown-subject", "`;` is no subject, expected `attribute:NAME` or a field"),
            (
                "attribute:a =~ [***].large",
                "bad-regex",
                "`*` repeats nothing in this pattern, expected a character or `.` before it",
            ),
            (
                "attribute:a =~ 'x[*(*]y'",
                "bad-regex",
                "`(` opens a group that is never closed in this pattern, expected a `)`",
            ),
            (
                "agentConnected =~ x[*\\y*]",
                "bad-regex",
                "`\\y` means nothing in Java, expected a backslash before a sign or a known letter",
            ),
        ],
    );
}

#[test]
fn what_is_undocumented_or_in_vain_is_a_warning() {
    assert_findings(
        Severity::Warning,
        &[
            (
                "attribute:a == b [*OR*] attribute:c == d",
                "keyword-case",
                "`OR` is not in lower case, the only documented form is `or`",
            ),
            (
                "attribute:a == [*\"b c\"*]",
                "double-quotes",
                "`b c` is in double quotes, the documents show single ones",
            ),
            (
                "[*attribute:a == b && attribute:c == d*] || attribute:e == f",
                "mixed-connectives",
                "`and` stands beside `or` without parentheses, no document says which binds closer",
            ),
            (
                "attribute:a !in [*x, y*]",
                "unbracketed-list",
                "`x, y` is a list without brackets, which no document shows",
            ),
            (
                "[*!*]attribute:a == b",
                "bare-negation",
                "`!` stands before a comparison without parentheses, which no document shows",
            ),
            (
                "attribute:a =~ [*(x|y).**]",
                "parenthesis-in-pattern",
                "`(x|y).*` holds a parenthesis, which the documents rule out in a comparison",
            ),
            (
                "attribute:[*ecs.region*] == us-east-1",
                "unknown-attribute",
                "`ecs.region` is no attribute of ECS, and names with `ecs.` are its own",
            ),
            (
                "attribute:[*availability-zone*] == us-east-1a",
                "unknown-attribute",
                "`availability-zone` lacks its prefix, expected `ecs.availability-zone`",
            ),
            (
                "attribute:[*ecs.capability.task-iam-role*] exists",
                "unknown-attribute",
                "`ecs.capability.task-iam-role` is a capability that no agent reports",
            ),
            (
                "attribute:com.amazonaws.ecs.capability.docker-remote-api.[*2.1*] !exists",
                "capability-not-reported",
                "`2.1` is no Docker API version that agents report, expected `1.17` to `1.32`",
            ),
            (
                "attribute:ecs.capability.task-eni [*== true*]",
                "attribute-without-value",
                "`ecs.capability.task-eni` is reported without a value, expected `exists` or `!exists`",
            ),
            (
                "agentConnected == [*True*]",
                "value-case",
                "`True` is in the wrong case for `agentConnected`, expected `true`",
            ),
            (
                "attribute:ecs.instance-type in ['[*Inf1.xlarge*]']",
                "value-case",
                "`Inf1.xlarge` is in the wrong case for `ecs.instance-type`, expected `inf1.xlarge`",
            ),
            (
                "attribute:ecs.instance-type =~ [*M5.**]",
                "value-case",
                "`M5.*` is in the wrong case for `ecs.instance-type`, expected `m5.*`",
            ),
            (
                "attribute:ecs.cpu-architecture == [*amd64*]",
                "value-unknown",
                "`amd64` is no value of `ecs.cpu-architecture`, expected `x86_64` or `arm64`",
            ),
            (
                "attribute:ecs.os-family == [*WINDOWS_SERVER_2022*]",
                "value-unknown",
                "`WINDOWS_SERVER_2022` is no value of `ecs.os-family`, expected one such as `WINDOWS_SERVER_2022_CORE`",
            ),
            (
                "attribute:ecs.os-type =~ [*win*]",
                "value-unknown",
                "`win` is no value of `ecs.os-type`, expected `linux` or `windows`",
            ),
            (
                "attribute:ecs.os-type =~ [*Win.**]",
                "value-unknown",
                "`Win.*` matches no value of `ecs.os-type`, expected `linux` or `windows`",
            ),
            (
                "attribute:ecs.availability-zone != [*eu-west-1*]",
                "value-shape",
                "`eu-west-1` is a Region, expected a zone such as `eu-west-1a`",
            ),
            (
                "attribute:ecs.availability-zone == [*use1-az4*]",
                "value-shape",
                "`use1-az4` is no zone, expected one such as `us-east-1a`",
            ),
            (
                "attribute:ecs.availability-zone =~ [*t3.**]",
                "value-shape",
                "`t3.*` matches no zone, expected a pattern such as `us-east-1.*`",
            ),
            (
                "attribute:ecs.instance-type == [*t3*]",
                "value-shape",
                "`t3` is no instance type, expected one such as `t3.micro`",
            ),
            (
                "attribute:ecs.vpc-id == [*subnet-12345678*]",
                "value-shape",
                "`subnet-12345678` is no value of `ecs.vpc-id`, expected one that begins with `vpc-`",
            ),
            ("attribute:a == [*x#y*]", "value-characters", "`x#y` holds `#`, which no value of an attribute can"),
            (
                "attribute:stack != [*prod-**]",
                "pattern-with-equality",
                "`prod-*` reads as a pattern, and `!=` compares it as it stands",
            ),
            ("attribute:stack =~ [*prod**]", "glob-not-regex", "`prod*` reads as a glob, but `*` only repeats `d`"),
            (
                "attribute:a in [x, y] and [*attribute:a !in [y, x]*]",
                "contradiction",
                "`attribute:a !in [y, x]` excludes `attribute:a in [x, y]`, no instance can match both",
            ),
            (
                "attribute:a exists and attribute:b == c and [*attribute:a !exists*]",
                "contradiction",
                "`attribute:a !exists` excludes `attribute:a exists`, no instance can match both",
            ),
            (
                "attribute:a == x and [*attribute:a =~ y.**]",
                "contradiction",
                "`attribute:a =~ y.*` excludes `attribute:a == x`, no instance can match both",
            ),
            (
                "attribute:a == x and [*not(attribute:a == x)*]",
                "contradiction",
                "`not(attribute:a == x)` excludes `attribute:a == x`, no instance can match both",
            ),
            (
                "agentVersion < 1.9 and [*agentVersion >= 1.14*]",
                "contradiction",
                "`agentVersion >= 1.14` excludes `agentVersion < 1.9`, no instance can match both",
            ),
            ("runningTasksCount < [*0*]", "contradiction", "`0` is below every count, no instance can match"),
            (
                "attribute:a != x or [*attribute:a != y*]",
                "tautology",
                "`attribute:a != y` holds wherever `attribute:a != x` does not, so together they say nothing",
            ),
        ],
    );
}

#[test]
fn what_works_and_could_be_plainer_is_advice() {
    assert_findings(
        Severity::Advice,
        &[(
            "attribute:ecs.instance-type =~ [*m5.large*]",
            "unescaped-dot",
            "`m5.large` is a plain value, in which `.` stands for any character",
        )],
    );
}
