//! stub
use crate::rule::Context;
use crate::views::TaskDefinition;
/// c
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    /// f
    Fargate,
}
/// t
#[derive(Debug)]
pub struct SupportTable;
impl SupportTable {
    /// n
    pub fn new(_: &[u8]) -> Self {
        Self
    }
    /// c
    pub fn check(&self, _: Column, _: TaskDefinition<'_>, _: &mut Context<'_>) {}
}
