"""A task definition of the API as the resource `AWS::ECS::TaskDefinition`."""

# CloudFormation spells most members as the API does, with a capital letter; these it spells in its own way.
NAMES = {
    "efsVolumeConfiguration": "EFSVolumeConfiguration",
    "fsxWindowsFileServerVolumeConfiguration": "FSxWindowsFileServerVolumeConfiguration",
    "s3filesVolumeConfiguration": "S3FilesVolumeConfiguration",
    "iam": "IAM",
}
# The keys below these members are the author's own.
MAPS = {"dockerLabels", "options", "driverOpts", "labels"}


def template(definition: dict) -> dict:
    return {"Resources": {"TaskDefinition": {"Type": "AWS::ECS::TaskDefinition", "Properties": properties(definition, "")}}}


def properties(value, parent: str):
    if isinstance(value, list):
        return [properties(item, parent) for item in value]
    if not isinstance(value, dict):
        return value
    return {name_of(key, parent): child if key in MAPS else properties(child, key) for key, child in value.items()}


def name_of(key: str, parent: str) -> str:
    if parent == "proxyConfiguration" and key == "properties":
        return "ProxyConfigurationProperties"
    if parent == "efsVolumeConfiguration" and key == "fileSystemId":
        return "FilesystemId"
    return NAMES.get(key, key[:1].upper() + key[1:])
