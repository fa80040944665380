use super::{at, check, ide, labels, written};

/// A container `a` in a task whose other members are `task`, with `members`.
fn container(task: &str, members: &str) -> String {
    format!("{{{task} \"containerDefinitions\": [{{\"name\": \"a\", {members}}}]}}")
}

const FARGATE: &str = "\"requiresCompatibilities\": [\"FARGATE\"],";

#[test]
fn fixed_values_are_written_with_their_quotes() {
    let ide = ide();
    for text in [
        "{\"networkMode\": aw|}",
        "{\"networkMode\": \"aw|\"}",
        "{\"networkMode\": \"aw|}",
        "{\"networkMode\": |}",
        "{\"networkMode\": 1|}",
        "{\"networkMode\": \"aw|svpc\"}",
    ] {
        assert_eq!(written(&ide, text, "awsvpc"), "{\"networkMode\": \"awsvpc\"}", "{text}");
    }
    check(&ide, "{\"networkMode\": |}", "awsvpc bridge host none");
    check(&ide, &format!("{{{FARGATE} \"networkMode\": |}}"), "awsvpc");
    check(&ide, "{\"requiresCompatibilities\": [\"EXTERNAL\"], \"networkMode\": |}", "bridge host none");
    check(&ide, "{\"requiresCompatibilities\": [\"EC2\", |]}", "FARGATE EXTERNAL MANAGED_INSTANCES");
    check(&ide, &format!("{{{FARGATE} \"pidMode\": \"|\"}}"), "task");
    check(&ide, "{\"runtimePlatform\": {\"cpuArchitecture\": |}}", "X86_64 ARM64");
    assert_eq!(labels(&ide, "{\"runtimePlatform\": {\"operatingSystemFamily\": |}}")[0], "LINUX");
    check(&ide, &container("", "\"essential\": |"), "true false?");
    check(&ide, "[{\"name\": \"a\"}, {\"essential\": |}]", "true false");
    let windows =
        "{\"runtimePlatform\": {\"operatingSystemFamily\": \"WINDOWS_SERVER_2022_CORE\", \"cpuArchitecture\": |}}";
    check(&ide, windows, "X86_64");
    check(&ide, &container(FARGATE, "\"privileged\": t|"), "false");
    assert_eq!(at(&ide, "{\"networkMode\": \"aw|\"}")[0].filter, "\"awsvpc\"");
    assert_eq!(at(&ide, "{\"networkMode\": aw|}")[0].filter, "awsvpc");
    assert_eq!(
        written(&ide, "{\"networkMode\": \"aw|\n  \"cpu\": \"1\"}", "awsvpc"),
        "{\"networkMode\": \"awsvpc\",\n  \"cpu\": \"1\"}"
    );
}

#[test]
fn sizes_fit_each_other() {
    let ide = ide();
    check(&ide, &format!("{{{FARGATE} \"cpu\": \"|\"}}"), "256 512 1024 2048 4096 8192 16384 32768");
    check(
        &ide,
        &format!("{{{FARGATE} \"memory\": \"4096\", \"cpu\": |}}"),
        "512 1024 2048 256? 4096? 8192? 16384? 32768?",
    );
    check(&ide, &format!("{{{FARGATE} \"cpu\": \"256\", \"memory\": |}}"), "512 1024 2048");
    check(&ide, &format!("{{{FARGATE} \"cpu\": \".5 vCPU\", \"memory\": \"|\"}}"), "1024 2048 3072 4096");
    check(&ide, "{\"requiresCompatibilities\": [\"EC2\"], \"cpu\": |}", "");
    check(
        &ide,
        &format!("{{{FARGATE} \"cpu\": \"${{CPU}}\", \"memory\": 51|}}"),
        labels(&ide, "{\"memory\": |}").join(" ").as_str(),
    );
    check(
        &ide,
        &format!(
            "{{{FARGATE} \"runtimePlatform\": {{\"operatingSystemFamily\": \"WINDOWS_SERVER_2022_CORE\"}}, \"cpu\": |}}"
        ),
        "1024 2048 4096",
    );
    check(&ide, "{\"ephemeralStorage\": {\"sizeInGiB\": |}}", "21 200");
    let found = at(&ide, &format!("{{{FARGATE} \"cpu\": |}}"));
    assert_eq!(found[0].detail, "0.25 vCPU, with 512 to 2048 MiB of memory");
    assert_eq!(
        written(&ide, &format!("{{{FARGATE} \"cpu\": \"512\", \"mem|\"}}"), "memory"),
        format!("{{{FARGATE} \"cpu\": \"512\", \"memory\": \"1024\"}}")
    );
}

const SEVERAL: &str = "{\"containerDefinitions\": [{\"name\": \"a\", \"dependsOn\": [{\"containerName\": \"b\", \
     \"condition\": \"START\"}]}, {\"name\": \"b\", \"essential\": false, \"dependsOn\": [@]}, {\"name\": \"c\", \
     \"essential\": false, \"healthCheck\": {\"command\": [\"CMD\", \"x\"]}}]}";

#[test]
fn dependencies_make_no_cycle() {
    let ide = ide();
    let depends = |item: &str| SEVERAL.replace('@', item);
    check(&ide, &depends("{\"containerName\": \"|\"}"), "c");
    check(&ide, &depends("{\"containerName\": \"c\"}, {\"containerName\": \"|\"}"), "");
    check(&ide, &depends("{\"containerName\": \"c\", \"condition\": |}"), "START COMPLETE SUCCESS HEALTHY");
    check(&ide, &depends("{\"containerName\": \"a\", \"condition\": |}"), "START COMPLETE! SUCCESS! HEALTHY!");
    let healthy = at(&ide, &depends("{\"containerName\": \"a\", \"condition\": |}"));
    assert!(healthy.iter().any(|found| found.detail == "`a` has no health check"));
    check(&ide, &SEVERAL.replace("\"dependsOn\": [@]", "\"links\": [\"a:x\", \"|\"]"), "c");
    check(&ide, &SEVERAL.replace("\"dependsOn\": [@]", "\"volumesFrom\": [{\"sourceContainer\": |}]"), "a c");
    let proxy =
        SEVERAL.replace("\"dependsOn\": [@]", "").replacen('{', "{\"proxyConfiguration\": {\"containerName\": |},", 1);
    check(&ide, &proxy, "a b c");
}

#[test]
fn names_of_volumes_and_ports_are_known() {
    let ide = ide();
    let volumes = "\"volumes\": [{\"name\": \"data\", \"host\": {}}, {\"name\": \"logs\"}],";
    check(&ide, &container(volumes, "\"mountPoints\": [{\"sourceVolume\": \"|\"}]"), "data logs");
    check(
        &ide,
        &container(volumes, "\"mountPoints\": [{\"sourceVolume\": \"data\"}, {\"sourceVolume\": |}]"),
        "logs data",
    );
    check(&ide, &container("", "\"portMappings\": [{\"containerPort\": 80, \"name\": |}]"), "a-80-tcp");
    check(
        &ide,
        &container("", "\"portMappings\": [{\"containerPort\": 80, \"appProtocol\": \"|\"}]"),
        "http http2 grpc",
    );
    check(
        &ide,
        "{\"proxyConfiguration\": {\"properties\": [{\"name\": \"AppPorts\"}, {\"name\": \"|\"}]}}",
        "ProxyIngressPort ProxyEgressPort EgressIgnoredIPs IgnoredUID IgnoredGID",
    );
}

#[test]
fn names_of_the_kernel_are_known() {
    let ide = ide();
    check(&ide, &container(FARGATE, "\"linuxParameters\": {\"capabilities\": {\"add\": [|]}}"), "SYS_PTRACE");
    let drop = labels(&ide, &container(FARGATE, "\"linuxParameters\": {\"capabilities\": {\"drop\": [\"CHOWN\", |]}}"));
    assert!(drop.len() > 30 && drop[0] == "ALL" && !drop.contains(&"CHOWN".to_owned()));
    assert_eq!(labels(&ide, &container(FARGATE, "\"ulimits\": [{\"name\": |}]"))[0], "nofile");
    check(
        &ide,
        &container("", "\"linuxParameters\": {\"devices\": [{\"permissions\": [\"read\", |]}]}"),
        "write mknod",
    );
    let host = labels(&ide, &container("\"networkMode\": \"host\",", "\"systemControls\": [{\"namespace\": |}]"));
    assert!(host.contains(&"kernel.shmmax".to_owned()) && !host.iter().any(|name| name.starts_with("net.")));
    let options = at(&ide, &container("", "\"linuxParameters\": {\"tmpfs\": [{\"mountOptions\": [\"mod|\"]}]}"));
    assert!(options.iter().any(|found| found.snippet.as_deref() == Some("\"mode=$1\"")));
    check(&ide, &container("", "\"healthCheck\": {\"command\": [\"|\"]}"), "CMD-SHELL CMD NONE");
    check(&ide, &container("", "\"healthCheck\": {\"command\": [\"CMD\", \"|\"]}"), "");
    check(
        &ide,
        &container(FARGATE, "\"resourceRequirements\": [{\"type\": |}]"),
        "NeuronDevice? InferenceAccelerator!",
    );
    check(&ide, &container("", "\"environmentFiles\": [{\"type\": |}]"), "s3");
    check(
        &ide,
        &container("", "\"dockerSecurityOptions\": [\"|\"]"),
        "apparmor credentialspec label no-new-privileges",
    );
}

#[test]
fn log_drivers_and_their_options_are_known() {
    let ide = ide();
    check(&ide, &container(FARGATE, "\"logConfiguration\": {\"logDriver\": |}"), "awslogs splunk awsfirelens?");
    let awslogs = |options: &str| {
        let logs = format!("\"logConfiguration\": {{\"logDriver\": \"awslogs\", \"options\": {{{options}}}}}");
        container("\"family\": \"f\", \"taskRoleArn\": \"arn:aws:ssm:eu-west-1:123456789012:x\",", &logs)
    };
    check(&ide, &awslogs("\"mode\": \"|\""), "non-blocking blocking");
    check(&ide, &awslogs("\"awslogs-create-group\": |"), "true false");
    check(&ide, &awslogs("\"awslogs-region\": |"), "eu-west-1");
    check(&ide, &awslogs("\"awslogs-group\": \"|\""), "/ecs/f");
    check(&ide, &awslogs("\"awslogs-stream-prefix\": \"|\""), "a");
    let splunk = "\"logConfiguration\": {\"logDriver\": \"splunk\", \"secretOptions\": [{\"name\": \"|\"}]}";
    assert_eq!(labels(&ide, &container("", splunk))[0], "splunk-token");
    let splunk = "\"logConfiguration\": {\"logDriver\": \"splunk\", \"options\": {\"splunk-format\": \"|\"}}";
    check(&ide, &container("", splunk), "inline json raw");
    let router = |options: &str| format!("\"firelensConfiguration\": {{\"options\": {{{options}}}}}");
    check(&ide, &container(FARGATE, &router("\"config-file-type\": |")), "file");
    check(&ide, &container("", &router("\"config-file-type\": |")), "file s3");
    check(&ide, &container("", &router("\"enable-ecs-log-metadata\": |")), "true false");
}

#[test]
fn account_and_region_come_from_the_rest_of_the_file() {
    let ide = ide();
    let task = "\"executionRoleArn\": \"arn:aws-cn:iam::123456789012:role/x\",";
    let image = "\"image\": \"123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/x:1\",";
    let found = at(&ide, &container(task, &format!("{image} \"secrets\": [{{\"valueFrom\": \"|\"}}]")));
    assert_eq!(
        found.iter().map(|found| found.label.as_str()).collect::<Vec<_>>(),
        ["ARN of a secret", "ARN of a key in a secret", "ARN of a parameter"]
    );
    assert_eq!(
        found[1].snippet.as_deref(),
        Some("\"arn:aws-cn:secretsmanager:cn-north-1:123456789012:secret:${1:name-AbCdEf}:${2:key}::\"")
    );
    let two = format!("{task} \"taskRoleArn\": \"arn:aws:iam::210987654321:role/x\",");
    let found = at(&ide, &container(&two, "\"repositoryCredentials\": {\"credentialsParameter\": |}"));
    assert!(found[0].snippet.as_deref().is_some_and(|text| text.contains("${3:111122223333}")), "{found:?}");
    assert_eq!(labels(&ide, "{\"executionRoleArn\": \"|\"}"), ["ARN of a role"]);
    assert!(labels(&ide, "{\"volumes\": [{\"efsVolumeConfiguration\": {\"fileSystemId\": |}}]}").len() == 1);
}

#[test]
fn whole_objects_are_values_too() {
    let ide = ide();
    check(&ide, &container(FARGATE, "\"logConfiguration\": |"), "awslogs awsfirelens splunk");
    assert_eq!(
        written(&ide, &container("", "\"portMappings\": |"), "port mapping"),
        container("", "\"portMappings\": [\n  {\n    \"containerPort\": 80,\n    \"protocol\": \"tcp\"\n  }\n]")
    );
    assert_eq!(
        written(&ide, "{\"requiresCompatibilities\": \"FA|\"}", "FARGATE"),
        "{\"requiresCompatibilities\": [\"FARGATE\"]}"
    );
    assert_eq!(written(&ide, "{\"ephemeralStorage\": |}", "{ }"), "{\"ephemeralStorage\": {\n  \"sizeInGiB\": 21\n}}");
    assert_eq!(written(&ide, &container("", "\"command\": |"), "[ ]"), container("", "\"command\": [\"\"]"));
}

#[test]
fn other_containers_tell_what_is_likely() {
    let ide = ide();
    let text =
        "[{\"name\": \"a\", \"image\": \"x:1\", \"secrets\": [{\"valueFrom\": \"/t\"}]}, {\"image\": \"${X}\"}, {@}]";
    let image = at(&ide, &text.replace('@', "\"image\": \"|\""));
    assert_eq!((image[0].label.as_str(), image[0].detail.as_str()), ("x:1", "as in `a`"));
    assert_eq!(image.len(), 3);
    assert_eq!(labels(&ide, &text.replace('@', "\"secrets\": [{\"valueFrom\": |}]"))[0], "/t");
}

#[test]
fn gaps_choose_among_the_names_of_the_file() {
    let ide = ide();
    let task = "\"volumes\": [{\"name\": \"x\"}, {\"name\": \"y\"}],";
    let found = at(&ide, &container(task, "\"mountPoints\": [|]"));
    assert!(found[0].snippet.as_deref().is_some_and(|text| text.contains("\"sourceVolume\": \"${1|x,y|}\"")));
    let found = at(&ide, &SEVERAL.replace('@', "|"));
    assert_eq!(found[0].text, "{\n  \"containerName\": \"c\",\n  \"condition\": \"START\"\n}");
    let found = at(&ide, &container(FARGATE, "\"stopTimeout\": |"));
    assert_eq!((found[0].label.as_str(), found[0].detail.as_str()), ("30", "2 to 120, 30 without it"));
}
