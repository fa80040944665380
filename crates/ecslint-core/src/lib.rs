//! Diagnostics, rules, typed views and the engine.
