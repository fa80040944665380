//! The one way in which tests run the program.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// A folder of its own for a test, with the program to run in it.
pub(crate) struct Sandbox {
    folder: TempDir,
}

/// What the program said.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) stdout: String,
    pub(crate) stderr: String,
    pub(crate) code: i32,
}

/// Longer than any run of a test takes, on a busy machine, too; a run that waits for something ends here.
const PATIENCE: Duration = Duration::from_secs(60);

/// A task definition without findings at the default severity.
pub(crate) const CLEAN: &str = r#"{
  "family": "clean",
  "containerDefinitions": [
    { "name": "app", "image": "app:1.0", "memory": 256, "essential": true }
  ]
}
"#;

/// A task definition with one error in line 6.
pub(crate) const MISMATCH: &str = r#"{
  "family": "mismatch",
  "networkMode": "awsvpc",
  "containerDefinitions": [
    { "name": "app", "image": "app:1.0", "memory": 256, "essential": true, "portMappings": [
      { "containerPort": 8080, "hostPort": 80 }
    ] }
  ]
}
"#;

impl Sandbox {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A folder with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let sandbox = Self::new();
        for (name, text) in files {
            sandbox.write(name, text);
        }
        sandbox
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, content).expect("a file");
    }

    /// Runs `ecslint` with these arguments.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[], b"")
    }

    /// The same with variables of the environment and with standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)], stdin: &[u8]) -> Run {
        let mut command = assert_cmd::Command::from_std(self.command(Path::new(PROGRAM)));
        command.args(arguments).envs(environment.iter().copied()).write_stdin(stdin).timeout(PATIENCE);
        Run::from(command.output().expect("the program runs"))
    }

    /// Runs `ecslint` in a folder below with these arguments and variables of the environment.
    pub(crate) fn run_in(&self, folder: &str, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        let mut command = self.command(Path::new(PROGRAM));
        command.current_dir(self.path(folder)).args(arguments).envs(environment.iter().copied());
        let mut command = assert_cmd::Command::from_std(command);
        Run::from(command.timeout(PATIENCE).output().expect("the program runs"))
    }

    /// Runs a line of the shell, in which `ecslint` is the program.
    #[cfg(unix)]
    pub(crate) fn shell(&self, line: &str) -> Run {
        let mut command = self.command(Path::new("bash"));
        let folder = Path::new(PROGRAM).parent().expect("a folder").display();
        command.arg("-c").arg(format!("PATH={folder}:$PATH; {line}")).stdin(Stdio::null());
        let mut command = assert_cmd::Command::from_std(command);
        Run::from(command.timeout(PATIENCE).output().expect("the shell runs"))
    }

    /// Starts `ecslint` with these arguments and lets it run.
    #[cfg(unix)]
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        let mut command = self.command(Path::new(PROGRAM));
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("the program starts")
    }

    /// Starts `ecslint` with these arguments, to be talked to.
    pub(crate) fn talk(&self, arguments: &[&str]) -> Child {
        let mut command = self.command(Path::new(PROGRAM));
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        command.spawn().expect("the program starts")
    }

    /// A command in the folder that knows nothing of whoever runs the tests.
    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(self.folder.path()).env_clear().env("HOME", self.folder.path()).stderr(Stdio::piped());
        for name in ["PATH", "SYSTEMROOT", "LLVM_PROFILE_FILE"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command
    }
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_ecslint");

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        let code = output.status.code().expect("the program ends by itself");
        Self { stdout: text(output.stdout), stderr: text(output.stderr), code }
    }
}

impl Run {
    /// Everything that a person sees, for snapshots.
    pub(crate) fn seen(&self) -> String {
        let mut seen = self.stdout.clone();
        if !self.stderr.is_empty() {
            seen.push_str("--- stderr\n");
            seen.push_str(&self.stderr);
        }
        seen.push_str(&format!("--- exit code {}\n", self.code));
        seen
    }

    /// The report of `--format json`.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).expect("the output is JSON")
    }

    /// The names of the rules that spoke, in order, from the output of `--format concise`.
    pub(crate) fn rules(&self) -> Vec<&str> {
        let name = |line: &'_ str| -> Option<(usize, usize)> { Some((line.find('[')? + 1, line.find(']')?)) };
        self.stdout.lines().filter_map(|line| name(line).map(|(start, end)| &line[start..end])).collect()
    }
}
