//! Where things stand that an alias of YAML brings in a second time: nodes of the tree, but written elsewhere.

use ecslint_syntax::{Document, Member, Node, Span, Syntax};

/// The nodes of `document` in the order of the text, keys included, each text once.
pub(crate) fn nodes<'d>(document: &'d Document<'d>) -> impl Iterator<Item = Node<'d>> {
    let may_repeat = document.syntax() == Syntax::Yaml;
    let mut last: Option<Node<'d>> = None;
    document.nodes().filter(move |node| {
        if !may_repeat || node.span().is_empty() {
            return true;
        }
        // Only the first entry of a container begins where something else began before it.
        let is_behind = last.is_none_or(|last| {
            let start = last.span().start;
            let is_first_entry = !last.is_empty() && node.index() == last.index() + 1;
            start < node.span().start || (start == node.span().start && is_first_entry)
        });
        if is_behind {
            last = Some(*node);
        }
        is_behind
    })
}

/// The members of `object` that are written in it, which `<<` does not bring in.
pub(crate) fn members<'d>(object: Node<'d>) -> impl Iterator<Item = Member<'d>> {
    let mut reached = object.span().start;
    object.members().filter(move |member| {
        let start = member.key.span().start;
        // What `<<` brings in may stand in the value of another member.
        let is_here = reached <= start && start <= object.span().end;
        if is_here {
            reached = span_of(*member).end;
        }
        is_here
    })
}

/// From the key to the end of the value, or the key alone where the value is written elsewhere.
pub(crate) fn span_of(member: Member<'_>) -> Span {
    if member.key.span().end <= member.value.span().start { member.span() } else { member.key.span() }
}

#[cfg(test)]
mod tests {
    use ecslint_syntax::parse;

    use super::*;

    #[test]
    fn aliases_add_nothing() {
        for (text, expected) in [
            ("a: &x {k: 1}\nb: *x\nc: [*x, 2]", "a k b c 2"),
            ("- &x a\n- *x\n- b", "a b"),
            ("- &x {}\n- *x\n- &y {k: 1}\n- *y", "k"),
            ("a: &x\n  k: 1\nb:\n  <<: *x\n  l:\nm: 2", "a k b l m 2"),
            ("- - a\n  - b\n- c", "a b c"),
            ("a:\nb:\n  - c\n", "a b c"),
        ] {
            let document = parse(text, Syntax::Yaml);
            let shown: Vec<&str> = nodes(&document)
                .filter(|node| !node.is_array() && !node.is_object() && !node.span().is_empty())
                .filter(|node| node.text() != "1")
                .map(Node::text)
                .collect();
            assert_eq!(shown.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn members_stand_where_they_are_written() {
        let document = parse("a: &x {k: 1}\n<<: *x\nb: *x\n", Syntax::Yaml);
        let root = document.root().expect("a mapping");
        let shown: Vec<&str> =
            members(root).filter_map(|member| document.text().get(span_of(member).range())).collect();
        assert_eq!(shown, ["a: &x {k: 1}", "b"]);
    }
}
