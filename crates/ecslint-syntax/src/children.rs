//! The children of containers, found by jumping over their subtrees.

use crate::document::Document;
use crate::node::{Member, Node};

/// Iterator over the items of an array.
#[derive(Clone, Copy, Debug)]
pub struct Items<'d> {
    pub(crate) document: &'d Document<'d>,
    pub(crate) next: u32,
    pub(crate) end: u32,
}

impl<'d> Iterator for Items<'d> {
    type Item = Node<'d>;

    #[inline]
    fn next(&mut self) -> Option<Node<'d>> {
        if self.next >= self.end {
            return None;
        }
        let node = Node { document: self.document, index: self.next };
        self.next = node.subtree_end();
        Some(node)
    }
}

/// Iterator over the members of an object.
#[derive(Clone, Copy, Debug)]
pub struct Members<'d> {
    pub(crate) document: &'d Document<'d>,
    pub(crate) next: u32,
    pub(crate) end: u32,
}

impl<'d> Iterator for Members<'d> {
    type Item = Member<'d>;

    #[inline]
    fn next(&mut self) -> Option<Member<'d>> {
        if self.next >= self.end {
            return None;
        }
        let key = Node { document: self.document, index: self.next };
        let value = Node { document: self.document, index: self.next + 1 };
        self.next = value.subtree_end();
        Some(Member { key, value })
    }
}
