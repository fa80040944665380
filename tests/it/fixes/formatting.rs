//! Texts after the fixes: what is not mended stays to the letter.

use super::{BOTH, check_fixed, fix, wholly};

#[test]
fn formatting_is_kept() {
    for text in [
        BOTH.to_owned(),
        BOTH.replace('\n', "\r\n"),
        BOTH.replace("  ", "\t"),
        BOTH.replace(['\n', ' '], ""),
        BOTH.trim_end().to_owned(),
        BOTH.replace(": ", "  :   "),
        BOTH.replace("\"essential\": true", "\"essential\": true, \"command\": [\"größer 😀\"]"),
    ] {
        check_fixed(&text, wholly(&text));
    }
}

#[test]
fn a_byte_order_mark_goes_only_with_its_own_fix() {
    let text = format!("\u{feff}{BOTH}");
    check_fixed(&text, wholly(BOTH));
    let (_, mended) = fix(&text, &["--fix", "--unsafe-fixes", "--ignore", "invalid-json"]);
    assert_eq!(mended, wholly(&text).as_bytes());
}

#[test]
fn overlapping_fixes_are_applied_one_after_the_other() {
    let text = r#"{
  "family": null,
  "revision": 3,
  "status": null,
  "registeredAt": null,
  "containerDefinitions": [
    { "name": "app", "image": "app:1.0", "memory": "256", "cpu": null }
  ]
}
"#;
    let run = check_fixed(
        text,
        "{\n  \"containerDefinitions\": [\n    { \"name\": \"app\", \"image\": \"app:1.0\", \"memory\": 256 }\n  ]\n}\n",
    );
    assert!(run.stderr.starts_with("fixed "), "{}", run.stderr);
}

#[test]
fn broken_text_is_left_alone() {
    let beside = BOTH.replace("\"memory\": \"256\"", "\"memory\": \"256\", \"cpu\" 256");
    let run = check_fixed(&beside, beside.replace("80 }", "8080 }"));
    assert!(
        run.stderr.contains("fixed 1 finding in 1 file; 1 finding with a fix left beside broken text"),
        "{}",
        run.stderr
    );
    // The syntax rule mends what is broken, and then the rest can be mended.
    check_fixed(BOTH.replace("\"256\",", "\"256\""), wholly(BOTH));
}

#[test]
fn comments_and_templates_beside_a_fix_stay() {
    let text = BOTH.replace("80 }", "80 } // the web").replace("1.0\"", "1.0\", \"cpu\": ${CPU}");
    check_fixed(&text, wholly(&text));
}

#[test]
fn other_encodings_are_left_alone() {
    let mut bytes = BOTH.as_bytes().to_vec();
    bytes[15] = 0xFF;
    check_fixed(&bytes, &bytes);
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(BOTH.encode_utf16().flat_map(u16::to_le_bytes));
    let run = check_fixed(&bytes, &bytes);
    assert_eq!(run.stderr, "2 findings with a fix left beside broken text\n");
}

/// Two images for different processors: whatever the task says, one of them is wrong.
const TWO_PROCESSORS: &str = r#"{
  "family": "both",
  "runtimePlatform": { "cpuArchitecture": "ARM64" },
  "containerDefinitions": [
    { "name": "a", "image": "registry.example.com/a:1.4-arm64", "memory": "256" },
    { "name": "b", "image": "registry.example.com/b:1.4-amd64", "memory": 256 }
  ]
}
"#;

#[test]
fn fixes_that_undo_each_other_are_left_and_the_others_applied() {
    let run = check_fixed(TWO_PROCESSORS, TWO_PROCESSORS.replace("\"256\"", "256"));
    assert_eq!(run.stderr, "fixed 1 finding in 1 file; 1 finding with a fix that would bring another one\n");
    assert_eq!((run.rules(), run.code), (vec!["image-for-other-architecture"], 0));
}

#[test]
fn a_likely_fix_that_brings_another_finding_is_left() {
    let text = TWO_PROCESSORS
        .replace("\"cpuArchitecture\": \"ARM64\"", "\"operatingSystemFamily\": \"WINDOWS_SERVER_2022_CORE\"")
        .replace("\"family\"", "\"requiresCompatibilities\": [\"FARGATE\"], \"family\"")
        .replace("1.4-amd64", "1.4");
    let (run, mended) = fix(&text, &["--fix", "--unsafe-fixes", "--select", "launch-type"]);
    assert_eq!(String::from_utf8_lossy(&mended), text);
    assert_eq!(run.rules(), ["image-for-other-architecture"]);
    assert_eq!(run.stderr, "1 finding with a fix that would bring another one\n");
}
