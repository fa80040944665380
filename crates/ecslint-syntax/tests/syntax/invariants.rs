//! What holds for the tree of every text, however broken.

use ecslint_syntax::{Document, MAX_ERRORS, Node, NodeKind, Span};

/// Panics when spans do not nest, overlap, leave the text or split a character, or when the errors are out of order.
pub(crate) fn assert_invariants(document: &Document<'_>) {
    let text = document.text();
    let whole = Span::new(0, text.len() as u32);
    assert!(document.errors().len() <= MAX_ERRORS);
    assert!(document.errors().is_sorted_by_key(|error| error.span), "errors are sorted");
    assert!(document.comments().is_sorted_by_key(|comment| comment.span), "comments are sorted");
    let others = document.errors().iter().map(|error| error.span);
    for span in others.chain(document.comments().iter().map(|comment| comment.span)) {
        assert_span(text, whole, span);
    }
    let Some(root) = document.root() else { return };
    let mut waiting = vec![(root, whole)];
    let mut visited = 0;
    while let Some((node, parent)) = waiting.pop() {
        visited += 1;
        assert_span(text, parent, node.span());
        let first = waiting.len();
        match node.kind() {
            NodeKind::Array(items) => {
                assert_eq!(items.count(), node.len());
                waiting.extend(items.map(|item| (item, node.span())));
            }
            NodeKind::Object(members) => {
                assert_eq!(members.count(), node.len());
                for member in members {
                    waiting.extend([(member.key, node.span()), (member.value, node.span())]);
                    assert!(member.colon().is_none_or(|colon| member.span().contains(colon)));
                }
            }
            NodeKind::String(decoded) => {
                let inner = node.inner_span(0..decoded.len());
                assert_span(text, node.span(), inner);
            }
            NodeKind::Null | NodeKind::Bool(_) | NodeKind::Number(_) | NodeKind::Expression | NodeKind::Error => {}
        }
        for pair in waiting[first..].windows(2) {
            assert_apart(pair[0].0, pair[1].0);
        }
    }
    assert_eq!(visited, document.node_count(), "every node is reached from the root");
}

fn assert_span(text: &str, outer: Span, span: Span) {
    assert!(span.start <= span.end && outer.contains(span), "{span:?} lies in {outer:?}");
    assert!(text.get(span.range()).is_some(), "{span:?} lies on character boundaries");
}

fn assert_apart(first: Node<'_>, second: Node<'_>) {
    assert!(first.span().end <= second.span().start, "{first:?} ends before {second:?}");
}
