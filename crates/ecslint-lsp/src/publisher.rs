//! The one task that publishes findings.

use std::sync::Arc;

use tower_lsp::Client;
use tower_lsp::ls_types::MessageType;

use crate::convert;
use crate::guard::guarded;
use crate::session::{Next, Session};

/// Publishes the findings of every text that changed, always of its newest version, until the session closes.
///
/// Everything that is published goes through here, so what was published last is about the newest text, and nothing
/// follows the empty list that clears a closed text.
pub(crate) async fn publish(client: Client, session: Arc<Session>) {
    while !session.is_closed() {
        session.wait().await;
        while let Some(next) = session.next() {
            match next {
                Next::Nothing(uri) => client.publish_diagnostics(uri, Vec::new(), None).await,
                Next::Findings(snapshot) => {
                    let features = session.features();
                    let diagnostics = match guarded(|| convert::diagnostics(&snapshot, features)) {
                        Ok(diagnostics) => diagnostics,
                        Err(words) => {
                            client.log_message(MessageType::ERROR, format!("ecslint failed inside: {words}")).await;
                            Vec::new()
                        }
                    };
                    // A change that came in meanwhile has put the text on the list again.
                    if session.is_newest(&snapshot) {
                        let (uri, version) = (snapshot.uri.clone(), snapshot.version);
                        client.publish_diagnostics(uri, diagnostics, Some(version)).await;
                    }
                }
            }
        }
    }
}
