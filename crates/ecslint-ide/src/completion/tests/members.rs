use super::{at, check, ide, labels, written};
use crate::completion::{CompletionKind, Standing, complete_blank};

/// Asserts that the text after the completion called `label` is `expected`.
#[track_caller]
fn writes(marked: &str, label: &str, expected: &str) {
    assert_eq!(written(&ide(), marked, label), expected, "{marked}");
}

#[test]
fn members_come_with_values_and_commas() {
    writes("{\"cpu\": \"256\", fam|}", "family", "{\"cpu\": \"256\", \"family\": \"\"}");
    writes("{\"fam|\n  \"cpu\": \"256\"\n}", "family", "{\"family\": \"\",\n  \"cpu\": \"256\"\n}");
    writes("{\"|\"\n  \"cpu\": \"256\"}", "family", "{\"family\": \"\",\n  \"cpu\": \"256\"}");
    writes("{\"cpu\": \"256\" |}", "family", "{\"cpu\": \"256\", \"family\": \"\"}");
    writes("{\"cpu\": \"256\" // units\n |}", "family", "{\"cpu\": \"256\", // units\n \"family\": \"\"}");
    writes("{|\"cpu\": \"256\"}", "family", "{\"family\": \"\",\"cpu\": \"256\"}");
    writes(
        "{\"cpu\": \"256\", | /* here */ \"memory\": \"512\"}",
        "family",
        "{\"cpu\": \"256\", \"family\": \"\", /* here */ \"memory\": \"512\"}",
    );
    writes("{\"famil|y\": \"a\"}", "family", "{\"family\": \"a\"}");
    assert_eq!(labels(&ide(), "{\"fam|\": [\"FARGATE\"]}")[0], "containerDefinitions");
    writes("{'fam|': \"a\"}", "family", "{\"family\": \"a\"}");
    writes("{\"family\": \"a\",\n  |", "cpu", "{\"family\": \"a\",\n  \"cpu\": \"\"");
    writes("{\"enableFaultInjection|\"}", "enableFaultInjection", "{\"enableFaultInjection\": true}");
}

#[test]
fn a_comma_right_before_the_place_is_part_of_the_text() {
    let ide = ide();
    for (text, expected) in [
        ("{\"ephemeralStorage\": {}|\"cpu\": \"1\"}", Some(0)),
        ("{\"requiresCompatibilities\": [\"EC2\" |]}", Some(1)),
        ("{\"tags\": [{}|]}", Some(0)),
    ] {
        let found = at(&ide, text);
        let first = found.first();
        assert_eq!(first.map(|first| first.also.len()), expected, "{text}");
        assert!(first.is_none_or(|first| first.also.is_empty() == first.text.starts_with(", ")), "{first:?}");
    }
    writes("{\"tags\": [{}|]}", "tag", "{\"tags\": [{}, {\n  \"key\": \"\",\n  \"value\": \"\"\n}]}");
}

#[test]
fn members_inside_of_open_brackets_are_those_of_the_innermost() {
    writes(
        "{\"containerDefinitions\": [{\"name\": \"a\",\n   |\n]}",
        "image",
        "{\"containerDefinitions\": [{\"name\": \"a\",\n   \"image\": \"\"\n]}",
    );
    writes(
        "{\"containerDefinitions\": [{\"name\": \"a\", \"logConfiguration\": {\"options\": {}, |",
        "logDriver",
        "{\"containerDefinitions\": [{\"name\": \"a\", \"logConfiguration\": {\"options\": {}, \"logDriver\": \"awslogs\"",
    );
}

#[test]
fn lists_of_objects_begin_with_a_whole_object() {
    writes(
        "[{\"name\": \"a\",\n    |}]",
        "portMappings",
        "[{\"name\": \"a\",\n    \"portMappings\": [\n    {\n        \"containerPort\": 80,\n        \"protocol\": \"tcp\"\n    }\n]}]",
    );
    let ide = ide();
    let found = at(&ide, "[{\"portMappings\": [|]}]");
    let first = found.first().expect("a port mapping");
    assert_eq!((first.label.as_str(), first.kind), ("port mapping", CompletionKind::Snippet));
    assert_eq!(first.snippet.as_deref(), Some("{\n  \"containerPort\": ${1:80},\n  \"protocol\": \"tcp\"\n}"));
    check(
        &ide,
        "{\"volumes\": [|]}",
        "scratch volume, bind mount, Docker volume, EFS volume, EFS volume with an access point, S3 Files volume, \
         FSx for Windows volume, EBS volume",
    );
    check(
        &ide,
        "{\"requiresCompatibilities\": [\"FARGATE\"], \"volumes\": [{\"name\": \"a\"} |]}",
        "scratch volume, EFS volume, EFS volume with an access point, S3 Files volume, EBS volume",
    );
    check(
        &ide,
        "{\"networkMode\": \"bridge\", \"containerDefinitions\": [{\"portMappings\": [|]}]}",
        "port mapping, named port mapping, port mapping to a dynamic host port, port range",
    );
    check(
        &ide,
        "{\"networkMode\": \"awsvpc\", \"containerDefinitions\": [{\"portMappings\": [|]}]}",
        "port mapping, named port mapping, port range",
    );
}

#[test]
fn what_the_launch_type_refuses_comes_last() {
    let ide = ide();
    let of = |capacity: &str| {
        let text = format!(
            "{{\"requiresCompatibilities\": [{capacity}], \"containerDefinitions\": [{{\"name\": \"a\", \"image\": \"b\", |}}]}}"
        );
        labels(&ide, &text)
    };
    let fargate = of("\"FARGATE\"");
    assert_eq!(fargate.first().map(String::as_str), Some("essential"));
    assert_eq!(fargate.last().map(String::as_str), Some("privileged!"));
    assert!(of("\"EC2\"").contains(&"privileged".to_owned()));
    assert!(of("").contains(&"links".to_owned()));
    assert!(of("\"EC2\", \"FARGATE\"").contains(&"links!".to_owned()));
    let found = at(&ide, "{\"requiresCompatibilities\": [\"FARGATE\"], \"plac|\"}");
    let refused = found.iter().find(|found| found.label == "placementConstraints").expect("the member");
    assert_eq!((refused.standing, refused.detail.as_str()), (Standing::Refused, "not supported on Fargate"));
    assert_eq!(refused.filter, "\"placementConstraints\"");
    assert!(refused.documentation.contains("Instead: remove `placementConstraints`"));
}

#[test]
fn members_that_exclude_each_other_are_marked() {
    check(
        &ide(),
        "{\"volumes\": [{\"name\": \"a\", \"host\": {}, |}]}",
        "configuredAtLaunch? dockerVolumeConfiguration? efsVolumeConfiguration? fsxWindowsFileServerVolumeConfiguration? \
         s3filesVolumeConfiguration?",
    );
    let ports = labels(&ide(), "[{\"portMappings\": [{\"containerPort\": 80, |}]}]");
    assert_eq!(ports.last().map(String::as_str), Some("containerPortRange?"));
}

#[test]
fn options_of_log_drivers_are_known() {
    let ide = ide();
    check(
        &ide,
        "[{\"logConfiguration\": {\"logDriver\": \"awslogs\", \"options\": {\"awslogs-group\": \"a\", |}}}]",
        "awslogs-region awslogs-stream-prefix awslogs-create-group awslogs-datetime-format awslogs-multiline-pattern mode \
         max-buffer-size",
    );
    check(
        &ide,
        "[{\"firelensConfiguration\": {\"type\": \"fluentbit\"}}, \
         {\"logConfiguration\": {\"logDriver\": \"awsfirelens\", \"options\": {\"|\"}}}]",
        "Name include-pattern exclude-pattern log-driver-buffer-limit mode max-buffer-size",
    );
    writes(
        "[{\"logConfiguration\": {\"logDriver\": \"awslogs\", \"options\": {\"mo|\"}}}]",
        "mode",
        "[{\"logConfiguration\": {\"logDriver\": \"awslogs\", \"options\": {\"mode\": \"non-blocking\"}}}]",
    );
    check(
        &ide,
        "[{\"firelensConfiguration\": {\"options\": {|}}}]",
        "config-file-type config-file-value enable-ecs-log-metadata",
    );
    check(&ide, "[{\"dockerLabels\": {|}}]", "");
    check(&ide, "[{\"logConfiguration\": {\"options\": {|}}}]", "");
}

#[test]
fn whole_definitions_fill_an_empty_object_or_text() {
    let ide = ide();
    let text = written(&ide, "{|}", "Fargate task definition");
    assert!(text.starts_with("{\"family\": \"web\",\n\"requiresCompatibilities\": [\"FARGATE\"],"), "{text}");
    assert_eq!(labels(&ide, "{\n  ec|\n}")[..2], ["Fargate task definition", "EC2 task definition"]);
    assert!(!labels(&ide, "{\"family\": \"a\", |}").contains(&"EC2 task definition".to_owned()));
    assert!(labels(&ide, "{\"containerDefinitions\": [{|}]}").contains(&"container".to_owned()));
    for (text, offset) in [("", 0), ("\n\n", 1), (" ec\n", 3)] {
        let found = complete_blank(&ide, text, offset);
        assert_eq!(
            found.iter().map(|found| found.label.as_str()).collect::<Vec<_>>(),
            ["Fargate task definition", "EC2 task definition"]
        );
        assert!(found.iter().all(|found| found.text.starts_with("{\n  \"family\"") && found.replace.touches(offset)));
    }
    for (text, offset) in [("{", 1), ("a b", 1), ("", 7), (" ec", 0), ("é", 1)] {
        assert!(complete_blank(&ide, text, offset).is_empty(), "{text}");
    }
}

#[test]
fn nothing_is_said_where_nothing_is_known() {
    let ide = ide();
    for text in [
        "{${|",
        "{\"${|\"}",
        "{\"networkMode\": \"${|\"}",
        "{\"networkMode\": \"{{ mo|\"}",
        "{\"networkMode\": <|}",
        "{\"networkMode\": ${MO|DE}}",
        "{|${members}}",
        "{\"networkMode\": |{{ mode }}}",
        "{\"family\": \"|\"}",
        "{\"family\"|: \"a\"}",
        "{\"networkMode\": \"host\"|}",
        "{\"networkMode\": |\"host\"}",
        "{\"unknown\": |}",
        "{\"unknown\": {|}}",
        "{} // |",
        "{ /* | */ }",
        "{}|",
        "|{}",
    ] {
        check(&ide, text, "");
    }
}
