//! Volumes in the outline.

use ecslint_core::views::Volume;
use ecslint_core::{Field, TaskDefinition};
use ecslint_syntax::Node;

use super::entries::named;
use super::text::joined;
use super::{DEEPEST, DocumentSymbol, DocumentSymbolKind, group};

/// The volumes in order. One without a name is called by its place.
pub(super) fn volumes(task: TaskDefinition<'_>) -> Vec<DocumentSymbol> {
    let items = task.volumes().array().into_iter().flat_map(|list| list.items().enumerate());
    let places = items.filter(|(_, item)| item.is_object()).map(|(place, _)| place + 1);
    places.zip(task.volumes().iter()).map(|(place, volume)| symbol(place, volume)).collect()
}

fn symbol(place: usize, volume: Volume<'_>) -> DocumentSymbol {
    let object = volume.object();
    let unnamed = || (format!("volume {place}"), object.node().beginning());
    let (name, name_span) = named(object.node(), "name").unwrap_or_else(unnamed);
    DocumentSymbol {
        name,
        name_span,
        detail: detail(volume),
        kind: DocumentSymbolKind::Volume,
        span: object.span(),
        children: object.members().filter_map(|member| group(member, DEEPEST)).collect(),
    }
}

/// The kind of a volume with what it is made of: `EFS fs-12345678`. Nothing where the kind is not known.
fn detail(volume: Volume<'_>) -> Option<String> {
    let object = volume.object();
    let given = |name: &str| object.slot(name).given().map(|member| member.value);
    let inside = |kind: &str, name: &str| given(kind).and_then(|kind| kind.get(name)).and_then(Node::as_str);
    let (word, source) = if given("efsVolumeConfiguration").is_some() {
        ("EFS", inside("efsVolumeConfiguration", "fileSystemId"))
    } else if given("fsxWindowsFileServerVolumeConfiguration").is_some() {
        ("FSx for Windows", inside("fsxWindowsFileServerVolumeConfiguration", "fileSystemId"))
    } else if given("s3filesVolumeConfiguration").is_some() {
        ("S3 Files", inside("s3filesVolumeConfiguration", "fileSystemArn"))
    } else if given("dockerVolumeConfiguration").is_some() {
        ("Docker", inside("dockerVolumeConfiguration", "driver"))
    } else if volume.configured_at_launch().is(true) {
        ("configured at launch", None)
    } else if let Some(path) = inside("host", "sourcePath") {
        ("host", Some(path))
    } else if is_plain(volume) {
        ("empty at start", None)
    } else {
        return None;
    };
    joined([word].into_iter().chain(source), " ")
}

/// Whether the volume surely is of no kind at all: a folder of the host that is new for each task.
fn is_plain(volume: Volume<'_>) -> bool {
    let configured_at_launch = volume.configured_at_launch();
    let is_unnamed_folder = match volume.host() {
        Field::Known(host) => host.value.source_path().is_absent(),
        Field::Absent(_) => true,
        Field::Opaque(_) => false,
    };
    volume.object().is_complete()
        && is_unnamed_folder
        && (configured_at_launch.is(false) || configured_at_launch.is_absent())
}
