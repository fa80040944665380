"""The tools: how each is installed, run over the whole set, and read."""

import json
import os
import resource
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

RUNNERS = Path(__file__).parent / "runners"
# The AWS CLI wants a region before it looks at anything; nothing is sent.
OFFLINE = {"AWS_DEFAULT_REGION": "eu-west-1", "AWS_EC2_METADATA_DISABLED": "true", "CI": "true"}
# The validation of the CDK names its rules as cfn-lint does: F and E are errors, W and I are not.
ERROR_LETTERS = ("F", "E")


@dataclass(frozen=True)
class Finding:
    """What a tool says about a file; `text` is all of it but its place in the file."""

    text: str
    is_error: bool


@dataclass(frozen=True)
class Places:
    """Where things are: the set in both forms, the installed tools, and the binary under test."""

    api: Path
    cloudformation: Path
    tools: Path
    ecslint: Path


@dataclass(frozen=True)
class Peer:
    """A tool; `run` gives the findings of each file, by the name of the file without its ending."""

    name: str
    folder: str
    reads: str
    pinned: "list[str]"
    command: str
    # "errors", or "policies" where everything that is said is advice and so never a false alarm
    judges: str
    install: "Callable[[Peer, Path], None]"
    run: "Callable[[Places], dict[str, list[Finding]]]"


def in_venv(peer: Peer, tools: Path) -> None:
    venv = tools / peer.folder
    if not (venv / "bin" / "pip").exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
    subprocess.run([venv / "bin" / "pip", "install", "--quiet", *peer.pinned], check=True)


def in_node_modules(peer: Peer, tools: Path) -> None:
    folder = tools / peer.folder
    if not folder.exists():
        folder.mkdir(parents=True)
        (folder / "package.json").write_text("{}\n", encoding="utf-8")
    npm = [name for name in peer.pinned if "==" not in name]
    # A package for Python that carries the package for Node in it, which is newer there.
    for name in peer.pinned:
        if "==" in name:
            npm.append(str(unpacked_jsii(name, folder)))
    quiet = ["--silent", "--no-audit", "--no-fund"]
    subprocess.run(["npm", "install", *quiet, *npm], cwd=folder, check=True)


def unpacked_jsii(pinned: str, folder: Path) -> Path:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), pinned]
    subprocess.run(command, check=True)
    (wheel,) = folder.glob(f"{pinned.replace('==', '-').replace('-', '_', 1)}*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (member,) = [name for name in archive.namelist() if name.endswith(".jsii.tgz")]
        archive.extract(member, folder)
    return folder / member


def nothing_to_install(peer: Peer, tools: Path) -> None:
    return None


def output(command: list, cwd: "Path | None" = None, node_modules: "Path | None" = None) -> str:
    """Standard output; exit codes above 0 mean findings to most tools, and no output at all is the failure."""
    environment = {**os.environ, **OFFLINE}
    if node_modules is not None:
        environment["NODE_PATH"] = str(node_modules)
    done = subprocess.run([str(word) for word in command], cwd=cwd, env=environment, capture_output=True, text=True)
    if not done.stdout and done.returncode != 0:
        raise SystemExit(f"{command[0]} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


def run_ecslint(places: Places) -> "dict[str, list[Finding]]":
    command = [places.ecslint, "check", "--no-config", "--kind", "task-definition", "--format", "json", "."]
    report = json.loads(output(command, cwd=places.api))
    return {
        Path(file["path"]).stem: [
            Finding(f"{found['rule']}: {found['message']}", found["severity"] == "error") for found in file["diagnostics"]
        ]
        for file in report["files"]
    }


def complaints_as_errors(printed: str) -> "dict[str, list[Finding]]":
    return {stem: [Finding(line, True) for line in lines] for stem, lines in json.loads(printed).items()}


def run_aws_cli(places: Places) -> "dict[str, list[Finding]]":
    python = places.tools / "awscli" / "bin" / "python"
    return complaints_as_errors(output([python, RUNNERS / "aws_cli.py", places.api]))


def run_bugcrowd(places: Places) -> "dict[str, list[Finding]]":
    modules = places.tools / "node" / "node_modules"
    return complaints_as_errors(output(["node", RUNNERS / "bugcrowd.js", places.api], node_modules=modules))


def run_cfn_lint(places: Places) -> "dict[str, list[Finding]]":
    files = sorted(places.cloudformation.glob("*.json"))
    findings = {}
    for match in json.loads(output([places.tools / "cfn-lint" / "bin" / "cfn-lint", "--format", "json", "--", *files])):
        finding = Finding(f"{match['Rule']['Id']}: {match['Message']}", match["Level"] == "Error")
        findings.setdefault(Path(match["Filename"]).stem, []).append(finding)
    return findings


def run_checkov(places: Places) -> "dict[str, list[Finding]]":
    checkov = places.tools / "checkov" / "bin" / "checkov"
    options = ["--framework", "cloudformation", "--skip-download", "--compact", "--quiet", "--output", "json"]
    report = json.loads(output([checkov, "--directory", places.cloudformation, *options]))
    findings = {}
    for check in report["results"]["failed_checks"]:
        finding = Finding(f"{check['check_id']}: {check['check_name']}", True)
        findings.setdefault(Path(check["file_path"]).stem, []).append(finding)
    return findings


def run_cdk(places: Places) -> "dict[str, list[Finding]]":
    return run_cdk_app(places, [])


def run_cdk_preflight(places: Places) -> "dict[str, list[Finding]]":
    return run_cdk_app(places, ["cdk-preflight"])


def run_cdk_app(places: Places, rules: "list[str]") -> "dict[str, list[Finding]]":
    synthesized = places.tools / "cdk.out"
    shutil.rmtree(synthesized, ignore_errors=True)
    modules = places.tools / "node" / "node_modules"
    output(["node", RUNNERS / "cdk.js", places.cloudformation, synthesized, *rules], node_modules=modules)
    stems = {path.stem.replace(".", "-"): path.stem for path in places.cloudformation.glob("*.json")}
    findings = {}
    for plugin in json.loads((synthesized / "validation-report.json").read_text(encoding="utf-8"))["pluginReports"]:
        for violation in plugin["violations"]:
            rule = violation["ruleName"]
            is_error = rule.startswith(ERROR_LETTERS) or (rule.startswith("pf-") and violation["severity"] == "error")
            for construct in violation["violatingConstructs"]:
                stem = stems[construct["constructPath"].split("/")[0]]
                findings.setdefault(stem, []).append(Finding(f"{rule}: {violation['description']}", is_error))
    return findings


PEERS = [
    Peer(
        "ecslint",
        "",
        "API",
        [],
        "ecslint check --no-config --kind task-definition --format json .",
        "errors",
        nothing_to_install,
        run_ecslint,
    ),
    Peer(
        "AWS CLI",
        "awscli",
        "API",
        ["awscli==1.46.3"],
        "aws ecs register-task-definition --cli-input-json file://FILE --generate-cli-skeleton output",
        "errors",
        in_venv,
        run_aws_cli,
    ),
    Peer(
        "ecs-task-definition-validator",
        "node",
        "API",
        ["@bugcrowd/ecs-task-definition-validator@0.2.3"],
        "node docs/comparison/runners/bugcrowd.js FOLDER",
        "errors",
        in_node_modules,
        run_bugcrowd,
    ),
    Peer(
        "cfn-lint",
        "cfn-lint",
        "CloudFormation",
        ["cfn-lint==1.58.0"],
        "cfn-lint --format json -- FILES",
        "errors",
        in_venv,
        run_cfn_lint,
    ),
    Peer(
        "AWS CDK",
        "node",
        "CloudFormation",
        ["aws-cdk-lib@2.276.0", "constructs@10.8.1"],
        "node docs/comparison/runners/cdk.js FOLDER OUTPUT",
        "errors",
        in_node_modules,
        run_cdk,
    ),
    Peer(
        "cdk-preflight",
        "node",
        "CloudFormation",
        ["cdk-preflight==1.9.1", "aws-cdk-lib@2.276.0", "constructs@10.8.1"],
        "node docs/comparison/runners/cdk.js FOLDER OUTPUT cdk-preflight",
        "errors",
        in_node_modules,
        run_cdk_preflight,
    ),
    Peer(
        "checkov",
        "checkov",
        "CloudFormation",
        ["checkov==3.3.30"],
        "checkov --directory FOLDER --framework cloudformation --skip-download --compact --quiet --output json",
        "policies",
        in_venv,
        run_checkov,
    ),
]


def measured(peer: Peer, places: Places) -> "tuple[dict[str, list[Finding]], float]":
    """The findings and the seconds of processor time, which other work on the machine changes little."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    findings = peer.run(places)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return findings, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
