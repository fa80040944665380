"""The set: what the pages of the rules show as failing and as right, made into whole task definitions."""

import copy
import json
import re
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"^```jsonc ([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
CARETS = re.compile(r"^\s*//\s*\^+ ?(.*)$")
# A string, or a comment: strings are matched first, so that `//` inside of one stays.
STRING_OR_COMMENT = re.compile(r'("(?:[^"\\]|\\.)*")|//[^\n]*')
# The group of the defects that come from the other tool.
REVERSE = "reverse"
LOWER_SEVERITIES = ("warning:", "advice:")

# Rules whose defect is one of the text or of the run, so that no other form of the same definition can hold it.
NOT_IN_THE_SET = {
    "invalid-json": "every reader of JSON finds it",
    "pascal-case-members": "in CloudFormation it is right",
    "wrong-type": "CloudFormation turns strings into numbers and back",
    "empty-tag-list": "CloudFormation drops the empty list",
    "task-definition-too-large": "the page has no example",
    "invalid-config": "it is about the configuration of ecslint",
}


@dataclass(frozen=True)
class Case:
    """A defect with its mended twin, or, without `bad`, an example with nothing wrong."""

    name: str
    group: str
    rule: str
    bad: "dict | None"
    good: dict


def read_cases(rules_folder: Path, twins_file: Path, rules: list) -> "tuple[list[Case], list[str]]":
    """Returns the cases and the names of the examples that are no JSON."""
    by_hand = json.loads(twins_file.read_text(encoding="utf-8"))
    cases, left_out = [], []
    for rule in sorted(rules, key=lambda rule: (rule["group"], rule["name"])):
        group, name = rule["group"], rule["name"]
        text = (rules_folder / group / f"{name}.md").read_text(encoding="utf-8")
        blocks = BLOCK.findall(text)
        for number, (info, source) in enumerate(blocks, start=1):
            if info != "pass":
                continue
            definition = definition_in(source)
            if definition is None:
                left_out.append(f"{group}/{name}-{number}")
                continue
            (good,) = completed([definition])
            cases.append(Case(f"{group}/{name}-{number}", group, name, None, good))
        if rule["severity"] == "error" and name not in NOT_IN_THE_SET:
            cases.extend(defects_of(group, name, blocks, by_hand.get(name), left_out))
    return cases, left_out


def defects_of(group: str, name: str, blocks: list, by_hand: "dict | None", left_out: "list[str]") -> "list[Case]":
    """Failing examples with the fixed one behind them; where a page has none, its first with a twin made by hand."""
    cases = []
    edits = by_hand or {}
    infos = [info for info, _ in blocks]
    failing = [number for number, (info, source) in enumerate(blocks) if info == "fail" and shows_an_error(source)]
    followed = [number for number in failing if infos[number + 1 : number + 2] == ["fixed"]]
    for number in followed or failing[:1]:
        label = f"{group}/{name}-{number + 1}"
        bad = definition_in(blocks[number][1])
        if number in followed:
            good = definition_in(blocks[number + 1][1])
        elif by_hand is not None:
            good = copy.deepcopy(bad)
        else:
            raise SystemExit(f"{label}: the page has no fixed example, and twins.json has none either")
        if bad is None or good is None:
            left_out.append(label)
            continue
        edit(bad, edits.get("both", {}))
        edit(good, edits.get("both", {}))
        edit(bad, edits.get("bad", {}))
        edit(good, edits.get("fixed", {}))
        bad, good = completed([bad, good])
        cases.append(Case(label, group, name, bad, good))
    return cases


def read_reverse(reverse_file: Path) -> "list[Case]":
    """Defects made after the list of rules of another tool; the names are those of its rules."""
    container = {"name": "web", "image": "nginx:1.27"}
    bases = {
        "ec2": {
            "family": "example",
            "requiresCompatibilities": ["EC2"],
            "containerDefinitions": [{**container, "memory": 128}],
        },
        "fargate": {
            "family": "example",
            "requiresCompatibilities": ["FARGATE"],
            "networkMode": "awsvpc",
            "cpu": "256",
            "memory": "512",
            "executionRoleArn": "arn:aws:iam::123456789012:role/execution",
            "containerDefinitions": [container],
        },
    }
    cases = []
    for name, edits in json.loads(reverse_file.read_text(encoding="utf-8")).items():
        good = copy.deepcopy(bases[edits["on"]])
        edit(good, edits.get("both", {}))
        bad = copy.deepcopy(good)
        edit(bad, edits["bad"])
        cases.append(Case(f"{REVERSE}/{name}", REVERSE, name, bad, good))
    return cases


def shows_an_error(source: str) -> bool:
    """Whether a message under the example has the rule's own severity and not a lower one."""
    messages = [match.group(1) for match in map(CARETS.match, source.splitlines()) if match]
    return any(not message.startswith(LOWER_SEVERITIES) for message in messages)


def definition_in(source: str) -> "dict | None":
    try:
        value = json.loads(STRING_OR_COMMENT.sub(lambda match: match.group(1) or "", source))
    except ValueError:
        return None
    if isinstance(value, list):
        return {"containerDefinitions": value}
    # The answer of DescribeTaskDefinition holds the definition one level deeper.
    return value.get("taskDefinition", value) if isinstance(value, dict) else None


def edit(definition: dict, changes: dict) -> None:
    """Sets values at JSON Pointers; `null` removes. In a list `-` is the place behind the last item, -1 the last item."""
    for pointer, value in changes.items():
        *parents, last = pointer.split("/")[1:]
        place = definition
        for key in parents:
            place = place[int(key)] if isinstance(place, list) else place.setdefault(key, {})
        if isinstance(place, list):
            if last == "-":
                place.append(value)
            elif value is None:
                del place[int(last)]
            else:
                place[int(last)] = value
        elif value is None:
            place.pop(last, None)
        else:
            place[last] = value


def completed(twins: "list[dict]") -> "list[dict]":
    """Adds what examples leave out, and only where every twin leaves it out, so that no defect is mended by it."""
    twins = copy.deepcopy(twins)
    add(twins, "family", "example")
    add(twins, "containerDefinitions", [{"name": "web", "image": "nginx:1.27"}])
    add(twins, "executionRoleArn", "arn:aws:iam::123456789012:role/execution")
    add(twins, "taskRoleArn", "arn:aws:iam::123456789012:role/task")
    compatibilities = [twin.get("requiresCompatibilities") for twin in twins]
    on_fargate = all(isinstance(listed, list) and "FARGATE" in listed for listed in compatibilities)
    if on_fargate:
        add(twins, "networkMode", "awsvpc")
        if not any("cpu" in twin or "memory" in twin for twin in twins):
            add(twins, "cpu", "1024")
            add(twins, "memory", "4096")
    lists = [twin["containerDefinitions"] for twin in twins]
    if not all(isinstance(containers, list) for containers in lists):
        return twins
    for number in range(max(map(len, lists))):
        containers = [listed[number] for listed in lists if number < len(listed)]
        if not all(isinstance(container, dict) for container in containers):
            continue
        add(containers, "name", f"container-{number}")
        add(containers, "image", "nginx:1.27")
        sized = any("memory" in twin for twin in twins) or any("memoryReservation" in one for one in containers)
        if not sized:
            add(containers, "memory", 128)
    return twins


def add(twins: "list[dict]", key: str, value) -> None:
    if not any(key in twin for twin in twins):
        for twin in twins:
            twin[key] = copy.deepcopy(value)


def write_cases(cases: "list[Case]", folder: Path) -> None:
    """Writes `NAME.bad.json` and `NAME.good.json`; names are flat, since some tools take one folder only."""
    folder.mkdir(parents=True, exist_ok=True)
    for case in cases:
        for part, definition in (("bad", case.bad), ("good", case.good)):
            if definition is not None:
                path = folder / f"{file_stem(case, part)}.json"
                path.write_text(json.dumps(definition, indent=2) + "\n", encoding="utf-8")


def file_stem(case: Case, part: str) -> str:
    return f"{case.name.replace('/', '.')}.{part}"
