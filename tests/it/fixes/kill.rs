//! A run that is killed leaves every file as it was or as it was to be, wherever it is hit.

use std::collections::BTreeSet;

use crate::harness::Sandbox;

/// How many small files there are beside the long one.
const FILES: usize = 12;

/// More than a system writes at once.
const LONG: usize = 1 << 20;

/// A definition with one thing to fix, and a label of this length.
fn definition(length: usize, memory: &str) -> String {
    let label = "-".repeat(length);
    format!(
        r#"{{
  "family": "killed",
  "containerDefinitions": [
    {{ "name": "app", "image": "app:1.0", "memory": {memory}, "dockerLabels": {{ "long": "{label}" }} }}
  ]
}}
"#
    )
}

/// The moment at which the run is killed.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// So many files are changed.
    Changed(usize),
    /// A temporary file stands beside so many changed files.
    Temporary(usize),
}

/// The names and the texts of a folder.
struct Folder {
    sandbox: Sandbox,
    /// Each file with its old and its new text.
    files: Vec<(String, String, String)>,
}

impl Folder {
    fn new() -> Self {
        let file = |number| {
            // The long one stands among the others.
            let length = if number == FILES / 2 { LONG } else { 16 };
            (format!("{number:02}.json"), definition(length, "\"256\""), definition(length, "256"))
        };
        let folder = Self { sandbox: Sandbox::new(), files: (0..=FILES).map(file).collect() };
        folder.reset(&folder.files.iter().map(|(name, ..)| name.clone()).collect());
        folder
    }

    fn reset(&self, names: &BTreeSet<String>) {
        for (name, old, _) in self.files.iter().filter(|(name, ..)| names.contains(name)) {
            self.sandbox.write(name, old);
        }
    }

    fn names(&self) -> BTreeSet<String> {
        let entries = std::fs::read_dir(self.sandbox.path("")).expect("the folder");
        // What vanishes while it is listed is a temporary file.
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
    }

    /// The files that are changed; fails when one is neither old nor new.
    #[track_caller]
    fn changed(&self, moment: Moment) -> BTreeSet<String> {
        let mut changed = BTreeSet::new();
        for (name, old, new) in &self.files {
            let text = std::fs::read_to_string(self.sandbox.path(name)).expect("the file is there");
            if text == *new {
                changed.insert(name.clone());
            } else {
                assert!(text == *old, "{name} is half written, {moment:?}");
            }
        }
        changed
    }

    /// Whether the moment has come.
    fn has_come(&self, moment: Moment) -> bool {
        let changed = |count: usize| match count.checked_sub(1) {
            None => true,
            Some(last) => {
                let (name, old, _) = &self.files[last];
                std::fs::metadata(self.sandbox.path(name)).is_ok_and(|data| data.len() != old.len() as u64)
            }
        };
        match moment {
            Moment::Changed(count) => changed(count),
            Moment::Temporary(count) => changed(count) && self.names().len() > self.files.len(),
        }
    }
}

#[test]
fn a_killed_run_leaves_old_or_new_files() {
    let folder = Folder::new();
    let moments = (0..=FILES).flat_map(|count| [Moment::Changed(count), Moment::Temporary(count)]);
    let (mut begun, mut killed) = (0, 0);
    for moment in moments {
        let mut run = folder.sandbox.start(&["check", "--fix", "--select", "wrong-type"]);
        let is_over = loop {
            if folder.has_come(moment) {
                break false;
            }
            if run.try_wait().expect("the run is ours").is_some() {
                break true;
            }
            std::thread::yield_now();
        };
        run.kill().expect("the run is ours");
        run.wait().expect("the run is ours");
        let changed = folder.changed(moment);
        begun += usize::from(!changed.is_empty());
        killed += usize::from(!is_over && changed.len() < folder.files.len());
        // Nothing that is left behind looks like a definition.
        for name in folder.names() {
            let is_known = folder.files.iter().any(|(known, ..)| *known == name);
            assert!(is_known || (name.starts_with(".ecslint-") && name.ends_with(".tmp")), "{name}, {moment:?}");
            if !is_known {
                std::fs::remove_file(folder.sandbox.path(&name)).expect("a file");
            }
        }
        folder.reset(&changed);
    }
    // Whatever the system did with the time: the runs were hit before, and as a rule among, the writing.
    assert!(begun > 0 && killed > 0, "{begun} begun, {killed} killed");
    let run = folder.sandbox.run(&["check", "--fix", "--select", "wrong-type", "--format", "concise"]);
    assert_eq!(folder.changed(Moment::Changed(FILES)).len(), folder.files.len(), "{}", run.stderr);
    assert_eq!(folder.names().len(), folder.files.len());
}
