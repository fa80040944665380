//! Which documents hold a task definition, told by what they hold.

use ecslint_core::sources::{self, TellingWords};
use ecslint_syntax::{Syntax, parse};

/// Checks what kind of source `text` is; `None` for something that ecslint leaves alone.
fn check(text: &str, expected: Option<&str>) {
    let document = parse(text, Syntax::Json);
    let found = sources::find(&document).map(|target| target.kind.name());
    assert_eq!(found, expected, "in {text}");
    if expected.is_some() {
        assert!(TellingWords::new().may_hold_definition(text), "the prefilter drops {text}");
    }
}

#[test]
fn task_definitions_are_found_by_their_content() {
    check(r#"{"family": "web", "containerDefinitions": []}"#, Some("task-definition"));
    check(r#"{"containerDefinitions": [{"name": "web"}]}"#, Some("task-definition"));
    check(r#"{"containerDefinitions": ${CONTAINERS}}"#, Some("task-definition"));
    check(
        r#"{"family": "web", "cpu": "256", "memory": "512", "requiresCompatibilities": ["FARGATE"]}"#,
        Some("task-definition"),
    );
    check(r#"{"taskDefinition": {"family": "web", "containerDefinitions": []}, "tags": []}"#, Some("describe-output"));
    check(r#"[{"name": "web", "image": "nginx", "essential": true}]"#, Some("container-definitions"));
    check(
        r#"[{"name": "web", "image": "nginx", "portMappings": []}, {"name": "b", "image": "c"}]"#,
        Some("container-definitions"),
    );
    check(r#"{"Family": "web", "ContainerDefinitions": [{"Name": "web"}]}"#, Some("pascal-case-task-definition"));
}

#[test]
fn half_typed_documents_are_found_too() {
    check(r#"{"family": "web", "containerDefinitions": [{"name": "#, Some("task-definition"));
    check(r#"{"family": "web" "containerDefinitions": [{"name": "web" "image": ]}"#, Some("task-definition"));
}

#[test]
fn near_misses_are_left_alone() {
    // Elastic Beanstalk's file of containers.
    check(r#"{"AWSEBDockerrunVersion": 2, "containerDefinitions": [{"name": "web", "image": "nginx"}]}"#, None);
    // CodePipeline's list of images.
    check(r#"[{"name": "web", "imageUri": "nginx"}]"#, None);
    // CodeDeploy's specification.
    check(
        r#"{"version": 0.0, "Resources": [{"TargetService": {"Type": "AWS::ECS::Service", "Properties": {"TaskDefinition": "x"}}}]}"#,
        None,
    );
    // CloudFormation.
    check(
        r#"{"Resources": {"T": {"Type": "AWS::ECS::TaskDefinition", "Properties": {"ContainerDefinitions": []}}}}"#,
        None,
    );
    // The CDK's tree.
    check(r#"{"version": "tree-0.1", "tree": {"id": "App", "containerDefinitions": []}}"#, None);
    // A JSON Schema of task definitions.
    check(
        r#"{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"containerDefinitions": {"type": "array"}}}"#,
        None,
    );
    // A report that quotes a path.
    check(r#"{"results": [{"path": "containerDefinitions[0].image", "message": "no tag"}]}"#, None);
    // Compose, package.json and other lists.
    check(r#"{"services": {"web": {"image": "nginx"}}}"#, None);
    check(r#"{"name": "x", "version": "1.0.0", "essential": true}"#, None);
    check(r#"[{"name": "web", "image": "nginx"}]"#, None);
    check("[]", None);
    check("", None);
    check("\"containerDefinitions\"", None);
}
