//! The little languages inside strings: ARNs, image names, sizes, port ranges, references to secrets.

pub mod arn;
pub mod image;
pub mod ports;
pub mod secret;
pub mod size;
