//! The sizes of a task: `cpu` and `memory` at the top of a task definition.

/// CPU units of `text`: an integer of units (`"512"`), or a number of vCPU (`".5 vCPU"`), 1,024 units each.
///
/// The letter case of the unit and blanks around it do not count. `None` for anything else, as the service has it.
/// Source: RegisterTaskDefinition API reference; cfn-lint issue 3514.
pub fn cpu_units(text: &str) -> Option<u64> {
    scaled(text, "vcpu")
}

/// MiB of `text`: an integer of MiB (`"1024"`), or a number of GB (`"1 GB"`), 1,024 MiB each.
///
/// The letter case of the unit and blanks around it do not count. `None` for anything else, as the service has it.
/// Source: RegisterTaskDefinition API reference; cfn-lint issue 3514.
pub fn memory_mib(text: &str) -> Option<u64> {
    scaled(text, "gb")
}

fn scaled(text: &str, unit: &str) -> Option<u64> {
    if is_digits(text) {
        return text.parse().ok();
    }
    let text = text.trim().to_ascii_lowercase();
    match text.strip_suffix(unit) {
        None => is_digits(&text).then(|| text.parse().ok()).flatten(),
        Some(number) => {
            let number = number.trim_end();
            let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
            let plausible = (whole.is_empty() || is_digits(whole))
                && (fraction.is_empty() || is_digits(fraction))
                && !(whole.is_empty() && fraction.is_empty());
            let value: f64 = plausible.then(|| format!("0{number}").parse().ok()).flatten()?;
            // Sizes beyond this are nonsense; the bound keeps the conversion exact.
            (value < 1e9).then(|| (value * 1024.0).round() as u64)
        }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_documented_forms() {
        for (text, units) in [("256", 256), ("1 vCPU", 1024), ("1vcpu", 1024), (".25     vCpU", 256), (" 512 ", 512)] {
            assert_eq!(cpu_units(text), Some(units), "{text}");
        }
        for (text, mib) in [("1024", 1024), ("1GB", 1024), ("0.5GB", 512), ("1      gb", 1024)] {
            assert_eq!(memory_mib(text), Some(mib), "{text}");
        }
    }

    #[test]
    fn refuses_everything_else() {
        for text in ["", "half", "512MB", "1.5", "-1", "vCPU", "1,024", "1..5 vCPU", "0x200"] {
            assert_eq!(cpu_units(text), None, "{text}");
        }
        assert_eq!(memory_mib("512MiB"), None);
    }
}
