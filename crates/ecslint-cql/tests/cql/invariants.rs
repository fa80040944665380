//! What holds for every text, however broken.

use ecslint_cql::{
    Argument, Finding, Instance, MAX_DEPTH, MAX_FINDINGS, Node, NodeKind, Predicate, Query, Span, Verdict, check, parse,
};

/// Panics when a span leaves the text or splits a character, parts do not lie inside of each other, a message breaks the
/// rules, or printing changes what an expression says.
pub(crate) fn assert_invariants(text: &str) {
    let findings = check(text);
    assert!(findings.len() <= MAX_FINDINGS);
    assert!(findings.is_sorted_by_key(|finding| (finding.span.start, finding.span.end)), "findings are sorted");
    for finding in &findings {
        assert_finding(text, finding);
    }
    let parsed = parse(text);
    let mut waiting = vec![(&parsed.expression.root, Span::new(0, text.len()), 0)];
    while let Some((node, parent, depth)) = waiting.pop() {
        assert_inside(text, parent, node.span);
        assert!(depth <= 4 * MAX_DEPTH + 8, "the tree is bounded");
        if let NodeKind::Predicate(predicate) = &node.kind {
            assert_predicate(text, node.span, predicate);
        }
        waiting.extend(node.children().iter().map(|child| (child, node.span, depth + 1)));
    }
    let query = Query::new(&parsed.expression);
    let instance = Instance::default().with_attribute("a", "b");
    let explanation = query.explain(&instance);
    assert_eq!(explanation.verdict, query.verdict(&instance));
    assert!(explanation.reasons.iter().all(|reason| reason.span.end <= text.len()));
    let printed = parsed.expression.to_string();
    if parsed.findings.iter().all(|finding| finding.severity() != ecslint_cql::Severity::Error) {
        let again = parse(&printed);
        assert_eq!(outline(&again.expression.root), outline(&parsed.expression.root), "{text:?} became {printed:?}");
        assert_eq!(again.expression.to_string(), printed, "printing once is enough");
        let errors = again.findings.iter().filter(|finding| finding.severity() == ecslint_cql::Severity::Error).count();
        assert_eq!(errors, 0, "{text:?} became {printed:?}");
    }
    if findings.is_empty() {
        assert_eq!(check(&printed), [], "{text:?} became {printed:?}");
    }
    assert!(Verdict::No < Verdict::Unknown && Verdict::Unknown < Verdict::Yes);
}

fn assert_inside(text: &str, parent: Span, span: Span) {
    assert!(parent.start <= span.start && span.end <= parent.end, "{span:?} leaves {parent:?} in {text:?}");
    assert!(text.get(span.start..span.end).is_some(), "{span:?} is no slice of {text:?}");
}

fn assert_finding(text: &str, finding: &Finding) {
    let whole = Span::new(0, text.len());
    assert_inside(text, whole, finding.span);
    let replacement = finding.replacement.as_ref().map(|replacement| replacement.span);
    for span in replacement.into_iter().chain(finding.related) {
        assert_inside(text, whole, span);
    }
    let message = &finding.message;
    assert!(message.chars().count() <= Finding::LONGEST_MESSAGE, "too long: {message}");
    assert!(message.starts_with('`') && !message.ends_with('.'), "{message}");
    assert!(!message.chars().any(char::is_control), "{message:?}");
    assert!(finding.help.is_some(), "no help: {message}");
}

fn assert_predicate(text: &str, whole: Span, predicate: &Predicate<'_>) {
    assert_inside(text, whole, predicate.subject.span);
    assert_inside(text, whole, predicate.operator_span);
    if let Some(span) = predicate.argument.span() {
        assert_inside(text, whole, span);
        for value in predicate.argument.values() {
            assert_inside(text, span, value.span);
            assert_eq!(value.inner_span().of(text), value.text);
        }
    }
}

/// A tree without its spans and with the texts it was read from.
pub(crate) fn outline(node: &Node<'_>) -> String {
    let children = |parts: &[Node<'_>]| parts.iter().map(outline).collect::<Vec<_>>().join(" ");
    match &node.kind {
        NodeKind::Any(parts) => format!("(or {})", children(parts)),
        NodeKind::All(parts) => format!("(and {})", children(parts)),
        NodeKind::Not(inner) => format!("(not {})", outline(inner)),
        NodeKind::Group(inner) => format!("(group {})", outline(inner)),
        NodeKind::Unknown(parts) => format!("(unknown {})", children(parts)),
        NodeKind::Unreadable => "unreadable".to_owned(),
        NodeKind::Predicate(predicate) => {
            let argument = match &predicate.argument {
                Argument::None => "nothing".to_owned(),
                Argument::Unknown(_) => "unknown".to_owned(),
                Argument::Unreadable(_) => "unreadable".to_owned(),
                Argument::Value(value) => format!("{:?} {:?} {}", value.text, value.quote, value.has_placeholder),
                Argument::List(list) => {
                    let items: Vec<String> =
                        list.items.iter().map(|item| format!("{:?} {:?}", item.text, item.quote)).collect();
                    format!("[{}]", items.join(" "))
                }
            };
            format!("({:?} {:?} {argument})", predicate.subject.kind, predicate.operator)
        }
    }
}
