//! What a value means, by what it is the value of.

use ecslint_core::placeholder;
use ecslint_syntax::{Node, NodeKind};

use super::page::Page;
use super::{arn, image, member_of, port, reference, secret, size, word};
use crate::place::{Step, Way};
use crate::view::View;

/// Tells what the value at the end of the way means, as far as it is known.
pub(super) fn tell<'d>(page: &mut Page<'d>, view: View<'d>, way: &Way<'d>, step: &Step<'d>) {
    let Some((path, _)) = member_of(way) else { return };
    match step.node.kind() {
        NodeKind::Number(_) | NodeKind::Bool(_) => tell_number(page, view, way, step.node, path),
        _ => {}
    }
    let Some(text) = known_text(step.node) else { return };
    let name = path.rsplit('.').next().unwrap_or(path);
    match name {
        "valueFrom" => return secret::tell(page, view, text),
        "image" => return image::tell(page, text),
        "containerPortRange" => return port::tell_range(page, text),
        _ => {}
    }
    if let Some(arn) = arn::inside(text) {
        return arn::tell(page, view, arn);
    }
    match path {
        "cpu" => return size::tell_cpu(page, view, text),
        "memory" => return size::tell_memory(page, view, text),
        _ => {}
    }
    if reference::tell(page, view, path, text) {
        return;
    }
    tell_word(page, view, way, step, path, text);
}

fn tell_number<'d>(page: &mut Page<'d>, view: View<'d>, way: &Way<'d>, node: Node<'d>, path: &str) {
    let text = node.text();
    let name = path.rsplit('.').next().unwrap_or(path);
    let number: Option<u64> = text.parse().ok();
    match (name, number) {
        ("cpu", Some(units)) => size::tell_share(page, view, units),
        ("memory" | "memoryReservation" | "sharedMemorySize" | "maxSwap" | "size", Some(mib)) => {
            size::tell_mib(page, view, path, mib);
        }
        ("containerPort", Some(port)) => port::tell_container(page, view, way, port),
        ("hostPort", Some(port)) => port::tell_host(page, view, port),
        _ => {
            let words = view.members.fact(path).and_then(|fact| view.members.words_of(fact));
            if let Some(words) = words {
                word::tell_value(page, view, words, text);
            }
        }
    }
}

fn tell_word<'d>(page: &mut Page<'d>, view: View<'d>, way: &Way<'d>, step: &Step<'d>, path: &str, text: &str) {
    let Some(fact) = view.members.fact(path) else { return };
    let Some(words) = view.members.words_of(fact) else { return };
    // Of a command only the first word says how the others are read.
    let is_first = || way.steps.iter().rev().nth(1).is_some_and(|list| list.node.items().next() == Some(step.node));
    if path.ends_with("healthCheck.command") && !is_first() {
        return;
    }
    word::tell_value(page, view, words, text);
    if path.ends_with(".logDriver") {
        word::tell_driver(page, view, text);
    }
    if path.ends_with("systemControls[].namespace") {
        word::tell_sysctl(page, view, text);
    }
}

/// The text of a string that another program does not change.
fn known_text<'d>(node: Node<'d>) -> Option<&'d str> {
    let text = node.as_str().filter(|_| !node.is_damaged())?;
    (!node.may_hold_placeholder() || placeholder::find(text).is_none()).then_some(text)
}
