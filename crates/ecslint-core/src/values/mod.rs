//! The little languages inside strings: ARNs, image names, sizes, port ranges, references to secrets, credentials.

pub mod arn;
pub mod credential;
pub mod efs;
pub mod image;
pub mod ports;
pub mod secret;
pub mod size;
