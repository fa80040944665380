//! One version of one open text.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use ecslint_ide::{Ide, View};
use ecslint_project::{Assumption, CONFIG_NAME, Checked, Kind, LineIndex, Syntax, Workspace, syntax_of};
use tower_lsp::ls_types::{TextDocumentContentChangeEvent, Uri};

use crate::position::{Encoding, Lines};

/// A version of a text. Never changes; an edit makes a new one.
#[derive(Debug)]
pub(crate) struct Snapshot {
    pub(crate) uri: Uri,
    /// The name of the file, or what the client calls a text without one.
    pub(crate) path: PathBuf,
    /// The number that the client gave this version.
    pub(crate) version: i32,
    /// Counts every change in the session, so that two versions with one number differ.
    pub(crate) generation: u64,
    pub(crate) text: String,
    encoding: Encoding,
    lines: LineIndex,
    /// Checks the text as the settings and configurations of the moment say.
    pub(crate) workspace: Arc<Workspace>,
    checked: OnceLock<Checked>,
}

impl Snapshot {
    pub(crate) fn new(
        uri: Uri,
        path: PathBuf,
        version: i32,
        generation: u64,
        text: String,
        encoding: Encoding,
        workspace: Arc<Workspace>,
    ) -> Self {
        let lines = LineIndex::for_editors(&text);
        Self { uri, path, version, generation, text, encoding, lines, workspace, checked: OnceLock::new() }
    }

    /// The text after these changes, in their order.
    pub(crate) fn changed(&self, version: i32, generation: u64, changes: Vec<TextDocumentContentChangeEvent>) -> Self {
        let mut text = self.text.clone();
        let mut lines = None;
        for change in changes {
            let Some(range) = change.range else {
                text = change.text;
                lines = None;
                continue;
            };
            let index = lines.get_or_insert_with(|| LineIndex::for_editors(&text));
            let span = Lines { text: &text, index, encoding: self.encoding }.span(range);
            text.replace_range(span.range(), &change.text);
            lines = None;
        }
        let workspace = Arc::clone(&self.workspace);
        Self::new(self.uri.clone(), self.path.clone(), version, generation, text, self.encoding, workspace)
    }

    /// The same text, to be checked again.
    pub(crate) fn with_workspace(&self, generation: u64, workspace: Arc<Workspace>) -> Self {
        let (uri, path, text) = (self.uri.clone(), self.path.clone(), self.text.clone());
        Self::new(uri, path, self.version, generation, text, self.encoding, workspace)
    }

    /// The text with its lines.
    pub(crate) fn lines(&self) -> Lines<'_> {
        Lines { text: &self.text, index: &self.lines, encoding: self.encoding }
    }

    /// What the check says; computed once.
    pub(crate) fn checked(&self) -> &Checked {
        self.checked.get_or_init(|| {
            if is_config(&self.path) {
                return self.workspace.check_config(&self.path, self.text.as_bytes());
            }
            self.workspace.check_text(&self.path, self.text.as_bytes())
        })
    }

    /// Whether nothing stands in the text yet, and its name says that it is to be a task definition.
    pub(crate) fn is_new_definition(&self) -> bool {
        is_named_so(&self.path) && self.text.trim().is_empty()
    }

    /// Lets `work` look at the task definition in the text; `None` when it holds none. A text that is named like a task
    /// definition is taken for one before it looks like one: that is how files begin.
    pub(crate) fn look<T>(&self, ide: &Ide, work: impl FnOnce(View<'_>) -> T) -> Option<T> {
        let (kind, assumption) = self.reading(ide);
        ide.look(&self.text, self.syntax(), kind, assumption, work)
    }

    /// The language of the text.
    pub(crate) fn syntax(&self) -> Syntax {
        syntax_of(&self.path, &self.text)
    }

    /// What the text is taken for, and where the task is assumed to run.
    pub(crate) fn reading(&self, ide: &Ide) -> (Kind, Assumption) {
        let (kind, assumption) = self.workspace.reading_of(&self.path);
        let is_meant =
            is_named_so(&self.path) && (self.syntax() != Syntax::Yaml || ide.may_become_definition(&self.text));
        (if is_meant { Kind::TaskDefinition } else { kind }, assumption)
    }
}

/// The path of a file, or what stands in its place in other addresses, as in `untitled:Untitled-1`.
pub(crate) fn path_of(uri: &Uri) -> PathBuf {
    let is_file = uri.scheme().as_str() == "file";
    let path = if is_file { uri.to_file_path().map(|path| path.into_owned()) } else { None };
    path.unwrap_or_else(|| PathBuf::from(uri.path().as_str()))
}

/// The path of a text that the client has in this language. One that is no file yet is called nothing that tells it.
pub(crate) fn path_with_language(uri: &Uri, language: &str) -> PathBuf {
    const YAML: &str = "yaml";
    let mut path = path_of(uri);
    let is_named = path.extension().is_some();
    if language == YAML && uri.scheme().as_str() != "file" && !is_named {
        path.set_extension(YAML);
    }
    path
}

/// Whether the file is a configuration of ecslint.
pub(crate) fn is_config(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == CONFIG_NAME)
}

/// Whether the file is called something like `task-definition.json` or `taskdef.yml`.
fn is_named_so(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let is_readable = [".json", ".yaml", ".yml"].iter().any(|ending| name.contains(ending));
    is_readable && name.contains("task") && name.contains("def")
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use ecslint_project::Settings;
    use tower_lsp::ls_types::{Position, Range};

    use super::*;

    fn change(range: Option<[u32; 4]>, text: &str) -> TextDocumentContentChangeEvent {
        let range = range.map(|[a, b, c, d]| Range::new(Position::new(a, b), Position::new(c, d)));
        TextDocumentContentChangeEvent { range, range_length: None, text: text.to_owned() }
    }

    #[test]
    fn changes_apply_one_behind_the_other() {
        let workspace = Arc::new(Workspace::new(Settings::default()).expect("a workspace"));
        let uri = Uri::from_str("file:///a%20b/task.json").expect("an address");
        let first = Snapshot::new(uri.clone(), path_of(&uri), 1, 1, "{\n}".to_owned(), Encoding::Utf16, workspace);
        assert_eq!(first.path, PathBuf::from("/a b/task.json"));
        let changes = vec![
            change(Some([0, 1, 0, 1]), "\"é😀\": 1"),
            change(Some([0, 3, 0, 5]), "x"),
            change(Some([9, 9, 9, 9]), "\n"),
            change(Some([1, 0, 0, 0]), "!"),
        ];
        assert_eq!(first.changed(2, 2, changes).text, "{\"éx\": 1\n!}\n");
        let changes = vec![change(Some([0, 0, 0, 1]), ""), change(None, "[]"), change(Some([0, 1, 0, 1]), "1")];
        assert_eq!(first.changed(3, 3, changes).text, "[1]");
    }

    #[test]
    fn names_of_task_definitions() {
        for (name, expected) in [
            ("task-definition.json", true),
            ("web.taskdef.json.tpl", true),
            ("Task_Definition.JSON", true),
            ("package.json", false),
            ("task-definition.yaml", true),
            ("ecs-taskdef.yml.j2", true),
            ("tasks.yaml", false),
        ] {
            assert_eq!(is_named_so(Path::new(name)), expected, "{name}");
        }
    }

    #[test]
    fn texts_without_a_name_have_a_language() {
        for (uri, language, expected) in [
            ("untitled:Untitled-1", "yaml", "Untitled-1.yaml"),
            ("untitled:Untitled-1", "json", "Untitled-1"),
            ("untitled:/a/b.tpl", "yaml", "/a/b.tpl"),
            ("file:///a/b", "yaml", "/a/b"),
        ] {
            let uri = Uri::from_str(uri).expect("an address");
            assert_eq!(path_with_language(&uri, language), PathBuf::from(expected), "{language}");
        }
    }
}
