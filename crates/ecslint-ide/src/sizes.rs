//! Sizes and times in words.

/// CPU units (1,024 are one vCPU) as `0.25 vCPU`.
pub(crate) fn vcpu(units: u64) -> String {
    format!("{} vCPU", quotient(units))
}

/// MiB as `512 MiB` or `1.5 GiB`.
pub(crate) fn memory(mib: u64) -> String {
    if mib < 1024 { format!("{mib} MiB") } else { format!("{} GiB", quotient(mib)) }
}

/// MiB as `0.5 GB`, the unit in which `memory` of a task may be written.
pub(crate) fn task_memory(mib: u64) -> String {
    format!("{} GB", quotient(mib))
}

/// Seconds as `45 s`, `1 min 30 s`, `24 h`.
pub(crate) fn time(seconds: u64) -> String {
    let parts = [(seconds / 3600, "h"), (seconds % 3600 / 60, "min"), (seconds % 60, "s")];
    let parts: Vec<String> =
        parts.into_iter().filter(|(count, _)| *count > 0).map(|(count, unit)| format!("{count} {unit}")).collect();
    if parts.is_empty() { "0 s".to_owned() } else { parts.join(" ") }
}

/// A thousand-and-twenty-fourth of `number`, with three digits behind the point at most.
fn quotient(number: u64) -> String {
    let thousandths = (u128::from(number) * 1000 + 512) / 1024;
    let text = format!("{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_well() {
        assert_eq!([256, 1024, 1536, 100].map(vcpu), ["0.25 vCPU", "1 vCPU", "1.5 vCPU", "0.098 vCPU"]);
        assert_eq!([512, 1024, 1500].map(memory), ["512 MiB", "1 GiB", "1.465 GiB"]);
        assert_eq!(task_memory(512), "0.5 GB");
        assert_eq!([0, 45, 90, 120, 3600, 86_400].map(time), ["0 s", "45 s", "1 min 30 s", "2 min", "1 h", "24 h"]);
        assert!(!vcpu(u64::MAX).is_empty());
    }
}
