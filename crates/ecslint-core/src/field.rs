//! Reading a tree in which every value may be unknown.
//!
//! A rule may speak about a value that is [`Field::Known`] and about a member that is [`Field::Absent`]. Whatever is
//! [`Field::Opaque`] (a placeholder, an expression, a wrong type, a member that may hide behind a syntax error) is
//! nobody's business here: the schema check speaks of wrong types, the syntax check of broken text.

mod object;

use std::num::NonZeroU32;

use ecslint_syntax::{Member, Node, Span};

pub use object::Object;

use crate::list::{List, Strings};
use crate::placeholder::{self, Template};

/// Yes, no, or not to be known from the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tri {
    /// Surely.
    Yes,
    /// Surely not.
    No,
    /// The file does not tell.
    Unknown,
}

impl Tri {
    /// Whether the answer is surely yes.
    #[inline]
    pub const fn is_yes(self) -> bool {
        matches!(self, Tri::Yes)
    }

    /// Whether the answer is surely no.
    #[inline]
    pub const fn is_no(self) -> bool {
        matches!(self, Tri::No)
    }
}

/// A known value and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located<'d, T> {
    /// The value.
    pub value: T,
    /// Its node.
    pub node: Node<'d>,
    /// The number of the key's node, which is never 0, since that is the root; `None` for an item of a list. A field is
    /// copied so often that its size counts.
    key: Option<NonZeroU32>,
}

impl<'d, T> Located<'d, T> {
    /// The value of an item of a list.
    #[inline]
    pub fn item(value: T, node: Node<'d>) -> Self {
        Self { value, node, key: None }
    }

    /// The value of a member.
    #[inline]
    fn of_member(value: T, member: Member<'d>) -> Self {
        Self { value, node: member.value, key: NonZeroU32::new(member.key.index()) }
    }

    /// The member it is the value of; `None` for an item of a list.
    #[inline]
    pub fn member(&self) -> Option<Member<'d>> {
        self.node.document().member_at(self.key?.get())
    }

    /// The span of the value.
    #[inline]
    pub fn span(&self) -> Span {
        self.node.span()
    }

    /// The span of the key; that of the value for an item of a list.
    #[inline]
    pub fn key_span(&self) -> Span {
        self.member().map_or_else(|| self.node.span(), |member| member.key.span())
    }

    /// The same place with another value.
    #[inline]
    pub fn with<U>(self, value: U) -> Located<'d, U> {
        Located { value, node: self.node, key: self.key }
    }
}

impl<'d> Located<'d, &'d str> {
    /// What is known around the placeholders of the text; `None` when it holds none.
    pub fn template(&self) -> Option<Template<'d>> {
        self.node.may_hold_placeholder().then(|| placeholder::template(self.value)).flatten()
    }
}

/// A member's value as far as it can be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field<'d, T> {
    /// The value is known.
    Known(Located<'d, T>),
    /// The member is not there, or is `null`: provably.
    Absent(Absence<'d>),
    /// Nothing is known.
    Opaque(Span),
}

impl<'d, T> Field<'d, T> {
    /// The value with its place, if it is known.
    #[inline]
    pub fn known(self) -> Option<Located<'d, T>> {
        match self {
            Field::Known(located) => Some(located),
            Field::Absent(_) | Field::Opaque(_) => None,
        }
    }

    /// The value, if it is known.
    #[inline]
    pub fn value(self) -> Option<T> {
        self.known().map(|located| located.value)
    }

    /// Where to report the absence, if the member is provably absent.
    #[inline]
    pub fn absent(&self) -> Option<Absence<'d>> {
        match self {
            Field::Absent(absence) => Some(*absence),
            Field::Known(_) | Field::Opaque(_) => None,
        }
    }

    /// Whether the member is provably absent.
    #[inline]
    pub fn is_absent(&self) -> bool {
        matches!(self, Field::Absent(_))
    }

    /// Whether nothing is known.
    #[inline]
    pub fn is_opaque(&self) -> bool {
        matches!(self, Field::Opaque(_))
    }

    /// The span of the value, or where its absence shows.
    #[inline]
    pub fn span(&self) -> Span {
        match self {
            Field::Known(located) => located.node.span(),
            Field::Absent(absence) => absence.span(),
            Field::Opaque(span) => *span,
        }
    }

    /// The field with a reference to its value.
    #[inline]
    pub fn as_ref(&self) -> Field<'d, &T> {
        match self {
            Field::Known(Located { value, node, key }) => Field::Known(Located { value, node: *node, key: *key }),
            Field::Absent(absence) => Field::Absent(*absence),
            Field::Opaque(span) => Field::Opaque(*span),
        }
    }

    /// The field with a known value turned into another.
    #[inline]
    pub fn map<U>(self, turn: impl FnOnce(T) -> U) -> Field<'d, U> {
        self.filter_map(|value| Some(turn(value)))
    }

    /// The field with a known value turned into another; where `turn` finds none, nothing is known.
    #[inline]
    pub fn filter_map<U>(self, turn: impl FnOnce(T) -> Option<U>) -> Field<'d, U> {
        match self {
            Field::Known(Located { value, node, key }) => match turn(value) {
                Some(value) => Field::Known(Located { value, node, key }),
                None => Field::Opaque(node.span()),
            },
            Field::Absent(absence) => Field::Absent(absence),
            Field::Opaque(span) => Field::Opaque(span),
        }
    }
}

impl<T: PartialEq> Field<'_, T> {
    /// Whether the value is known and equal to `expected`.
    #[inline]
    pub fn is(&self, expected: T) -> bool {
        matches!(self, Field::Known(located) if located.value == expected)
    }
}

/// The place of something that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence<'d> {
    /// The object that lacks it.
    pub parent: Node<'d>,
    /// The key that leads to the object, or the key whose value is `null`.
    pub key: Option<Node<'d>>,
}

impl Absence<'_> {
    /// Where to report it: the key that leads to the object, else the object's name, else its opening bracket.
    #[inline]
    pub fn span(&self) -> Span {
        if let Some(key) = self.key {
            return key.span();
        }
        let named = self.parent.get("name").or_else(|| self.parent.get("containerName"));
        named.filter(|name| name.is_string()).map_or(self.parent.beginning(), Node::span)
    }
}

/// A member that is there, is provably not there, or may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot<'d> {
    /// It is there, maybe with `null`.
    Present(Member<'d>),
    /// It is provably not there.
    Absent(Absence<'d>),
    /// It may hide behind something that could not be read.
    Unknown(Span),
}

impl<'d> Slot<'d> {
    #[inline]
    fn read<T>(self, read: impl FnOnce(Node<'d>) -> Option<T>) -> Field<'d, T> {
        match self {
            Slot::Present(member) if member.value.is_null() => {
                Field::Absent(Absence { parent: member.value, key: Some(member.key) })
            }
            Slot::Present(member) => match read(member.value) {
                Some(value) => Field::Known(Located::of_member(value, member)),
                None => Field::Opaque(member.value.span()),
            },
            Slot::Absent(absence) => Field::Absent(absence),
            Slot::Unknown(span) => Field::Opaque(span),
        }
    }

    /// The member, if it is there with another value than `null`.
    #[inline]
    pub fn given(self) -> Option<Member<'d>> {
        match self {
            Slot::Present(member) if !member.value.is_null() => Some(member),
            _ => None,
        }
    }

    /// A string without placeholders.
    #[inline]
    pub fn string(self) -> Field<'d, &'d str> {
        self.read(known_string)
    }

    /// A string as it stands, placeholders included: for questions that a placeholder cannot change.
    #[inline]
    pub fn raw_string(self) -> Field<'d, &'d str> {
        self.read(|node| node.as_str().filter(|_| !node.is_damaged()))
    }

    /// A number written as an integer.
    #[inline]
    pub fn integer(self) -> Field<'d, i64> {
        self.read(integer)
    }

    /// `true` or `false`.
    #[inline]
    pub fn boolean(self) -> Field<'d, bool> {
        self.read(Node::as_bool)
    }

    /// An object; what it lacks is reported at its key.
    #[inline]
    pub fn object(self) -> Field<'d, Object<'d>> {
        let key = self.given().map(|member| member.key);
        self.read(|node| node.is_object().then_some(Object { node, key }))
    }

    /// A list of objects, each seen as a `View`.
    #[inline]
    pub fn list<View>(self) -> List<'d, View> {
        List::of(self)
    }

    /// A list of strings.
    #[inline]
    pub fn strings(self) -> Strings<'d> {
        Strings::of(self)
    }
}

#[inline]
pub(crate) fn known_string<'d>(node: Node<'d>) -> Option<&'d str> {
    node.as_plain_str().or_else(|| doubtful_string(node))
}

/// The string at `node`, if no part of it is a placeholder.
#[cold]
#[inline(never)]
fn doubtful_string<'d>(node: Node<'d>) -> Option<&'d str> {
    let text = node.as_str()?;
    let unknown = node.is_damaged() || (node.may_hold_placeholder() && placeholder::find(text).is_some());
    (!unknown).then_some(text)
}

#[inline]
fn integer(node: Node<'_>) -> Option<i64> {
    if node.is_number() { parse_integer(node.text()) } else { None }
}

/// The integer that `text` is. Nearly all are short rows of digits, which need no care.
fn parse_integer(text: &str) -> Option<i64> {
    const SURELY_SMALL: usize = 18;
    let is_short = (1..=SURELY_SMALL).contains(&text.len());
    if is_short && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(text.bytes().fold(0, |sum, byte| sum * 10 + i64::from(byte - b'0')));
    }
    text.parse().ok()
}
