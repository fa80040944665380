//! Between files and engine.
