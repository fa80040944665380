//! What the server knows between two messages: the open texts, the settings, and what is still to be published.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ecslint_ide::Ide;
use ecslint_project::{Date, Settings, SetupError, Workspace};
use rustc_hash::FxHashMap;
use serde_json::Value;
use tokio::sync::Notify;
use tower_lsp::ls_types::{InitializeParams, TextDocumentContentChangeEvent, Uri, WorkspaceFoldersChangeEvent};

use crate::Ending;
use crate::client::ClientFeatures;
use crate::position::Encoding;
use crate::settings::{Activity, EditorSettings};
use crate::snapshot::{Snapshot, path_of, path_with_language};

/// The state of one conversation.
#[derive(Debug)]
pub(crate) struct Session {
    pub(crate) ide: Ide,
    state: Mutex<State>,
    today: Date,
    /// Wakes the task that publishes.
    wake: Notify,
}

#[derive(Debug)]
struct State {
    features: ClientFeatures,
    encoding: Encoding,
    activity: Activity,
    workspace: Arc<Workspace>,
    /// The folders that the client has open.
    folders: Vec<PathBuf>,
    documents: FxHashMap<Uri, Arc<Snapshot>>,
    /// The texts whose findings are to be published, each once, the longest waiting first.
    waiting: VecDeque<Uri>,
    generation: u64,
    phase: Phase,
}

/// How far the conversation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Talking,
    /// The client said `shutdown`.
    ShutDown,
    /// Nothing is published any more.
    Closed(Ending),
}

/// What is to be published next.
#[derive(Debug)]
pub(crate) enum Next {
    /// The findings of this text.
    Findings(Arc<Snapshot>),
    /// Nothing, because the text was closed or the server is switched off.
    Nothing(Uri),
}

impl Session {
    pub(crate) fn new(today: Date) -> Result<Self, SetupError> {
        let ide = Ide::new().map_err(|error| SetupError::Tables(error.to_string()))?;
        let workspace = Arc::new(Workspace::new(Settings { today: Some(today), ..Settings::default() })?);
        let state = State {
            features: ClientFeatures::default(),
            encoding: Encoding::Utf16,
            activity: Activity::On,
            workspace,
            folders: Vec::new(),
            documents: FxHashMap::default(),
            waiting: VecDeque::new(),
            generation: 0,
            phase: Phase::Talking,
        };
        Ok(Self { ide, state: Mutex::new(state), today, wake: Notify::new() })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing that holds the lock can panic half-way through a change.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes over what the client can do. Returns how columns are counted.
    pub(crate) fn meet(&self, params: &InitializeParams) -> Encoding {
        let mut state = self.state();
        let offered = params.capabilities.general.as_ref().and_then(|general| general.position_encodings.as_deref());
        state.encoding = Encoding::negotiate(offered);
        state.features = ClientFeatures::read(&params.capabilities);
        state.folders = folders(params);
        state.encoding
    }

    /// What the client can do.
    pub(crate) fn features(&self) -> ClientFeatures {
        self.state().features
    }

    /// Takes over which folders the client has open.
    pub(crate) fn change_folders(&self, change: &WorkspaceFoldersChangeEvent) {
        let mut state = self.state();
        let gone: Vec<PathBuf> = change.removed.iter().map(|folder| path_of(&folder.uri)).collect();
        state.folders.retain(|folder| !gone.contains(folder));
        state.folders.extend(change.added.iter().map(|folder| path_of(&folder.uri)));
    }

    /// Where a new configuration for the file at `path` belongs: the innermost open folder around it, or its own folder.
    pub(crate) fn config_folder(&self, path: &Path) -> PathBuf {
        let state = self.state();
        let around = state.folders.iter().filter(|folder| path.starts_with(folder));
        let innermost = around.max_by_key(|folder| folder.components().count()).cloned();
        innermost.unwrap_or_else(|| path.parent().map_or_else(PathBuf::new, Path::to_owned))
    }

    /// The text of the file at `path`, if it is open.
    pub(crate) fn open_file(&self, path: &Path) -> Option<Arc<Snapshot>> {
        self.state().documents.values().find(|snapshot| snapshot.path == path).cloned()
    }

    /// Takes over settings and looks at every open text again. Returns what is wrong with them.
    pub(crate) fn configure(&self, value: &Value) -> Vec<String> {
        let read = EditorSettings::read(value);
        let mut mistakes = read.mistakes;
        let workspace = match Workspace::new(Settings { today: Some(self.today), ..read.settings }) {
            Ok(workspace) => Arc::new(workspace),
            Err(error) => {
                mistakes.push(error.to_string());
                return mistakes;
            }
        };
        let mut state = self.state();
        state.activity = read.activity;
        state.workspace = workspace;
        state.check_all_again();
        drop(state);
        self.wake.notify_one();
        mistakes
    }

    /// Looks at every open text again, because a configuration changed.
    pub(crate) fn read_configurations_again(&self) {
        let mut state = self.state();
        state.workspace.forget_configs();
        state.check_all_again();
        drop(state);
        self.wake.notify_one();
    }

    pub(crate) fn open(&self, uri: Uri, language: &str, version: i32, text: String) {
        let mut state = self.state();
        let generation = state.next_generation();
        let path = path_with_language(&uri, language);
        let workspace = Arc::clone(&state.workspace);
        let snapshot = Snapshot::new(uri.clone(), path, version, generation, text, state.encoding, workspace);
        state.documents.insert(uri.clone(), Arc::new(snapshot));
        state.publish(uri);
        drop(state);
        self.wake.notify_one();
    }

    /// Applies changes. Those of a text that was never opened have nothing to apply to and are dropped.
    pub(crate) fn change(&self, uri: &Uri, version: i32, changes: Vec<TextDocumentContentChangeEvent>) {
        let mut state = self.state();
        let Some(snapshot) = state.documents.get(uri).cloned() else { return };
        let generation = state.next_generation();
        let snapshot = snapshot.changed(version, generation, changes);
        state.documents.insert(uri.clone(), Arc::new(snapshot));
        state.publish(uri.clone());
        drop(state);
        self.wake.notify_one();
    }

    pub(crate) fn close_text(&self, uri: &Uri) {
        let mut state = self.state();
        if state.documents.remove(uri).is_some() {
            state.publish(uri.clone());
        }
        drop(state);
        self.wake.notify_one();
    }

    /// The newest version of an open text; `None` while the server is switched off.
    pub(crate) fn snapshot(&self, uri: &Uri) -> Option<Arc<Snapshot>> {
        let state = self.state();
        (state.activity == Activity::On).then(|| state.documents.get(uri).cloned()).flatten()
    }

    /// Whether `snapshot` is what is open under its name.
    pub(crate) fn is_newest(&self, snapshot: &Snapshot) -> bool {
        let state = self.state();
        state.documents.get(&snapshot.uri).is_some_and(|newest| newest.generation == snapshot.generation)
    }

    /// Waits until something may have to be published.
    pub(crate) async fn wait(&self) {
        self.wake.notified().await;
    }

    /// What is to be published next; it counts as done from now on.
    pub(crate) fn next(&self) -> Option<Next> {
        let mut state = self.state();
        let uri = state.waiting.pop_front()?;
        match (state.activity, state.documents.get(&uri)) {
            (Activity::On, Some(snapshot)) => Some(Next::Findings(Arc::clone(snapshot))),
            _ => Some(Next::Nothing(uri)),
        }
    }

    pub(crate) fn shut_down(&self) {
        self.state().phase = Phase::ShutDown;
    }

    /// Ends the conversation.
    pub(crate) fn close(&self) {
        let mut state = self.state();
        let ending = if state.phase == Phase::ShutDown { Ending::Orderly } else { Ending::Abrupt };
        state.phase = Phase::Closed(ending);
        state.waiting.clear();
        drop(state);
        self.wake.notify_one();
    }

    /// Whether the conversation is over.
    pub(crate) fn is_closed(&self) -> bool {
        matches!(self.state().phase, Phase::Closed(_))
    }

    /// How the conversation ended.
    pub(crate) fn ending(&self) -> Ending {
        match self.state().phase {
            Phase::Closed(ending) => ending,
            Phase::ShutDown => Ending::Orderly,
            Phase::Talking => Ending::Abrupt,
        }
    }
}

impl State {
    fn next_generation(&mut self) -> u64 {
        self.generation += 1;
        self.generation
    }

    /// Puts a text on the list, where it stands at most once: of many changes only the last is worth a check.
    fn publish(&mut self, uri: Uri) {
        if self.features.pulls_diagnostics {
            return;
        }
        if !self.waiting.contains(&uri) {
            self.waiting.push_back(uri);
        }
    }

    fn check_all_again(&mut self) {
        let uris: Vec<Uri> = self.documents.keys().cloned().collect();
        for uri in uris {
            let generation = self.next_generation();
            if let Some(snapshot) = self.documents.get(&uri) {
                let snapshot = snapshot.with_workspace(generation, Arc::clone(&self.workspace));
                self.documents.insert(uri.clone(), Arc::new(snapshot));
            }
            self.publish(uri);
        }
    }
}

/// The folders that the client has open at the beginning.
fn folders(params: &InitializeParams) -> Vec<PathBuf> {
    #[expect(deprecated, reason = "older clients have one folder and say it like this")]
    let root = params.root_uri.as_ref();
    match &params.workspace_folders {
        Some(folders) => folders.iter().map(|folder| path_of(&folder.uri)).collect(),
        None => root.map(path_of).into_iter().collect(),
    }
}
