//! What the client at the other end can do.

use tower_lsp::ls_types::{ClientCapabilities, CodeActionKind, InsertTextMode, MarkupKind, ResourceOperationKind};

/// The features that change what the server sends. Everything is off until the client says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ClientFeatures {
    /// It asks for findings, so that they are not pushed as well.
    pub(crate) pulls_diagnostics: bool,
    /// It shows other places that belong to a finding.
    pub(crate) shows_related: bool,
    /// It shows findings with tags as faded or struck out.
    pub(crate) shows_tags: bool,
    /// It shows the address of a rule's page.
    pub(crate) shows_code_description: bool,
    /// It takes edits of a known version of a text.
    pub(crate) takes_versioned_edits: bool,
    /// It makes files that edits ask for.
    pub(crate) creates_files: bool,
    /// It takes actions that hold edits, and not only commands.
    pub(crate) takes_action_literals: bool,
    /// It fills in snippets with places to jump to.
    pub(crate) takes_snippets: bool,
    /// It strikes out completions with a tag.
    pub(crate) shows_completion_tags: bool,
    /// It indents the lines of a completion as the line it stands in, if told to.
    pub(crate) adjusts_indentation: bool,
    /// It renders Markdown where it shows documentation of completions.
    pub(crate) renders_completion_markdown: bool,
    /// It renders Markdown in hovers.
    pub(crate) renders_hover_markdown: bool,
    /// It shows an outline with levels.
    pub(crate) takes_symbol_tree: bool,
    /// It takes the place where a definition was asked from.
    pub(crate) takes_links: bool,
    /// It opens addresses.
    pub(crate) opens_documents: bool,
    /// It applies edits that the server asks for.
    pub(crate) applies_edits: bool,
    /// It hands out the user's settings when asked.
    pub(crate) gives_configuration: bool,
    /// It tells when settings change, if asked to.
    pub(crate) registers_configuration: bool,
    /// It watches files, if asked to.
    pub(crate) registers_watchers: bool,
    /// It asks for findings again when told to.
    pub(crate) refreshes_diagnostics: bool,
    /// It asks for inlay hints again when told to.
    pub(crate) refreshes_hints: bool,
    /// It has the command `ecslint.showReferences`.
    pub(crate) shows_references: bool,
}

impl ClientFeatures {
    /// Reads what the client announced.
    pub(crate) fn read(capabilities: &ClientCapabilities) -> Self {
        let text = capabilities.text_document.as_ref();
        let workspace = capabilities.workspace.as_ref();
        let published = text.and_then(|text| text.publish_diagnostics.as_ref());
        let item =
            text.and_then(|text| text.completion.as_ref()).and_then(|completion| completion.completion_item.as_ref());
        let literals = text
            .and_then(|text| text.code_action.as_ref())
            .and_then(|action| action.code_action_literal_support.as_ref())
            .map(|literals| &literals.code_action_kind.value_set);
        let hover = text.and_then(|text| text.hover.as_ref()).and_then(|hover| hover.content_format.as_ref());
        let commands = capabilities.experimental.as_ref().and_then(|value| value.get("commands"));
        let has_command = |name: &str| {
            commands.and_then(|commands| commands.as_array()).is_some_and(|list| list.iter().any(|item| item == name))
        };
        Self {
            pulls_diagnostics: text.is_some_and(|text| text.diagnostic.is_some()),
            shows_related: published.and_then(|published| published.related_information) == Some(true),
            shows_tags: published.is_some_and(|published| published.tag_support.is_some()),
            shows_code_description: published.and_then(|published| published.code_description_support) == Some(true),
            takes_versioned_edits: workspace
                .and_then(|workspace| workspace.workspace_edit.as_ref())
                .and_then(|edit| edit.document_changes)
                == Some(true),
            creates_files: workspace
                .and_then(|workspace| workspace.workspace_edit.as_ref())
                .and_then(|edit| edit.resource_operations.as_ref())
                .is_some_and(|kinds| kinds.contains(&ResourceOperationKind::Create)),
            takes_action_literals: literals.is_some_and(|kinds| {
                kinds.is_empty() || kinds.iter().any(|kind| kind == CodeActionKind::QUICKFIX.as_str())
            }),
            takes_snippets: item.and_then(|item| item.snippet_support) == Some(true),
            shows_completion_tags: item.is_some_and(|item| item.tag_support.is_some()),
            adjusts_indentation: item
                .and_then(|item| item.insert_text_mode_support.as_ref())
                .is_some_and(|modes| modes.value_set.contains(&InsertTextMode::ADJUST_INDENTATION)),
            renders_completion_markdown: item
                .and_then(|item| item.documentation_format.as_ref())
                .is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            renders_hover_markdown: hover.is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            takes_symbol_tree: text
                .and_then(|text| text.document_symbol.as_ref())
                .and_then(|symbols| symbols.hierarchical_document_symbol_support)
                == Some(true),
            takes_links: text.and_then(|text| text.definition.as_ref()).and_then(|definition| definition.link_support)
                == Some(true),
            opens_documents: capabilities
                .window
                .as_ref()
                .and_then(|window| window.show_document.as_ref())
                .is_some_and(|show| show.support),
            applies_edits: workspace.and_then(|workspace| workspace.apply_edit) == Some(true),
            gives_configuration: workspace.and_then(|workspace| workspace.configuration) == Some(true),
            registers_configuration: workspace
                .and_then(|workspace| workspace.did_change_configuration.as_ref())
                .and_then(|changes| changes.dynamic_registration)
                == Some(true),
            registers_watchers: workspace
                .and_then(|workspace| workspace.did_change_watched_files.as_ref())
                .and_then(|watched| watched.dynamic_registration)
                == Some(true),
            refreshes_diagnostics: workspace
                .and_then(|workspace| workspace.diagnostics.as_ref())
                .and_then(|diagnostics| diagnostics.refresh_support)
                == Some(true),
            refreshes_hints: workspace
                .and_then(|workspace| workspace.inlay_hint.as_ref())
                .and_then(|hints| hints.refresh_support)
                == Some(true),
            shows_references: has_command("ecslint.showReferences"),
        }
    }
}
