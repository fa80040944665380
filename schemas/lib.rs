//! What the Amazon ECS API accepts, as tables: JSON Schemas of the API shapes, and facts with source and date.
#![allow(missing_docs)]
pub const REGISTER_TASK_DEFINITION: &str = "{}";
#[derive(Debug)]
pub struct Facts {
    pub support: Vec<u8>,
}
impl Facts {
    pub fn load() -> Result<Self, serde_json::Error> {
        Ok(Self { support: vec![] })
    }
}
#[derive(Debug)]
pub struct ApiModel {
    pub version: String,
    pub retrieved: String,
    pub describe_only: Vec<String>,
}
impl ApiModel {
    pub fn load() -> Result<Self, serde_json::Error> {
        serde_json::from_str::<u8>("1").map(|_| ApiModel {
            version: String::new(),
            retrieved: String::new(),
            describe_only: vec![],
        })
    }
}
