//! The program as hook managers build it for hooks with `language: rust`: they install the package in the root of the
//! repository and no other.

use std::process::ExitCode;

fn main() -> ExitCode {
    ecslint::main()
}
