//! `ecslint check --watch`

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use ecslint_project::{Folders, Memory, Progress, Round, Workspace, path_text};
use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::check::write_failures;
use super::{CommandError, Ending, written};
use crate::cli::{CheckArguments, ColorWhen};
use crate::progress;
use crate::report::human;
use crate::terminal::Terminal;

/// Editors write in several steps: they are looked at together once nothing happens for so long.
const QUIET: Duration = Duration::from_millis(50);

/// Something that never rests, such as a build, does not keep the findings away for longer.
const LONGEST: Duration = Duration::from_millis(500);

/// Takes everything from the screen, what was scrolled away, too.
const CLEAR: &str = "\x1b[2J\x1b[3J\x1b[H";

/// Checks, and checks again what changes, until nobody looks any more.
pub(crate) fn run(workspace: &Workspace, arguments: &CheckArguments, color: ColorWhen) -> Result<Ending, CommandError> {
    let (sender, events) = mpsc::channel();
    let watcher = notify::recommended_watcher(sender).map_err(|error| CommandError(cannot_watch("files", &error)))?;
    let mut watch = Watch { watcher, folders: BTreeSet::new() };
    let mut memory = Memory::default();
    let mut last = None;
    loop {
        let folders = watch.follow(workspace, &arguments.paths)?;
        let progress = Progress::default();
        let round = progress::show(&progress, || workspace.check_again(&arguments.paths, &progress, &mut memory));
        let text = rendered(&round, arguments, Terminal::of_stdout(color)).map_err(CommandError)?;
        if round.renewed > 0 || last.as_ref() != Some(&text) {
            if let Err(error) = show(&text, &round) {
                return written(Err(error), Ending::Clean);
            }
            last = Some(text);
        }
        loop {
            match changes(&events) {
                None => return Err(CommandError("the system does not tell any more what changes".to_owned())),
                Some(changes) if take_in(&changes, workspace, &folders, &mut watch, &mut memory) => break,
                Some(_) => {}
            }
        }
    }
}

/// What the system tells, and about which folders.
struct Watch {
    watcher: RecommendedWatcher,
    folders: BTreeSet<PathBuf>,
}

impl Watch {
    /// Watches all folders in which something may happen. They are looked for again until there is none that was not watched
    /// while it was looked into: nothing that happens meanwhile is missed.
    fn follow(&mut self, workspace: &Workspace, paths: &[PathBuf]) -> Result<Folders, CommandError> {
        loop {
            let wanted = workspace.folders_to_watch(paths);
            let all: BTreeSet<PathBuf> = wanted.inside.union(&wanted.around).cloned().collect();
            for gone in self.folders.difference(&all) {
                // The system may have noticed by itself.
                let _ = self.watcher.unwatch(gone);
            }
            let new: Vec<PathBuf> = all.difference(&self.folders).cloned().collect();
            let mut list = self.watcher.paths_mut();
            for folder in &new {
                let added = list.add(folder, RecursiveMode::NonRecursive);
                match added {
                    // Whoever may not look into a folder finds no configuration there either, and one may have gone again.
                    Err(error) if is_lasting(&error) => {
                        return Err(CommandError(cannot_watch(&path_text(folder), &error)));
                    }
                    _ => {}
                }
            }
            list.commit().map_err(|error| CommandError(cannot_watch("files", &error)))?;
            self.folders = all;
            if new.is_empty() {
                return Ok(wanted);
            }
        }
    }
}

/// Whether the error is about watching as such, and not about one folder.
fn is_lasting(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => false,
        ErrorKind::Io(error) => !matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied),
        _ => true,
    }
}

fn cannot_watch(what: &str, error: &notify::Error) -> String {
    match error.kind {
        ErrorKind::MaxFilesWatch => {
            format!("cannot watch {what}: the system watches no more folders; raise `fs.inotify.max_user_watches`")
        }
        _ => format!("cannot watch {what}: {error}"),
    }
}

/// Waits for something to happen, and for it to be over. `None` when nothing can happen any more.
fn changes(events: &Receiver<notify::Result<Event>>) -> Option<Vec<notify::Result<Event>>> {
    let mut changes = vec![events.recv().ok()?];
    let begin = Instant::now();
    while begin.elapsed() < LONGEST {
        match events.recv_timeout(QUIET) {
            Ok(event) => changes.push(event),
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
    Some(changes)
}

/// Forgets what may not hold any more. Whether a new round is worth it.
fn take_in(
    changes: &[notify::Result<Event>],
    workspace: &Workspace,
    folders: &Folders,
    watch: &mut Watch,
    memory: &mut Memory,
) -> bool {
    let mut is_worth_it = false;
    for change in changes {
        let event = match change {
            Ok(event) if !event.need_rescan() => event,
            _ => {
                // Something was missed, and nobody knows what.
                workspace.forget_configs();
                memory.forget_all();
                watch.folders.clear();
                return true;
            }
        };
        if let EventKind::Access(kind) = event.kind {
            // Reading is what this program does itself.
            if kind != AccessKind::Close(AccessMode::Write) {
                continue;
            }
        }
        for path in &event.paths {
            if workspace.governs(path) {
                workspace.forget_configs();
                memory.forget_all();
                is_worth_it = true;
            } else if memory.forget(path) || path.parent().is_some_and(|folder| folders.inside.contains(folder)) {
                is_worth_it = true;
            }
            // A folder that is made anew under the same name is another one to the system.
            if matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(_)) && watch.folders.remove(path) {
                let _ = watch.watcher.unwatch(path);
                is_worth_it = true;
            }
        }
    }
    is_worth_it
}

/// The findings of all files for people.
fn rendered(round: &Round, arguments: &CheckArguments, terminal: Terminal) -> Result<Vec<u8>, String> {
    let mut text = Vec::new();
    let written = human::write(&mut text, &round.report, arguments.lowest_fix(), terminal);
    written.map(|()| text).map_err(|error| format!("cannot write the output: {error}"))
}

fn show(text: &[u8], round: &Round) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if out.is_terminal() {
        out.write_all(CLEAR.as_bytes())?;
    }
    out.write_all(text)?;
    out.flush()?;
    let mut err = io::stderr().lock();
    let files = if round.files == 1 { "1 file".to_owned() } else { format!("{} files", round.files) };
    // When standard error is closed there is nobody to tell.
    let _ = write_failures(&round.report, &mut err).and_then(|()| {
        match round.report.skipped.len() {
            0 => {}
            1 => writeln!(err, "note: 1 file that was named is excluded or holds no ECS task definition")?,
            count => writeln!(err, "note: {count} files that were named are excluded or hold no ECS task definition")?,
        }
        writeln!(err, "watching {files}; Ctrl-C ends")
    });
    Ok(())
}
