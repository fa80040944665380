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
