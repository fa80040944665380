"""Measures ecslint and other tools on the examples of the rules, and writes the tables of docs/comparison.md.

python3 docs/comparison/measure.py --ecslint target/release/ecslint          installs the tools and measures all
python3 docs/comparison/measure.py --ecslint target/debug/ecslint --check    ecslint alone, without a network, as CI does

What each tool found, missed and said of definitions with nothing wrong is written to target/comparison/details.json.
"""

import argparse
import datetime
import json
import shutil
import subprocess
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from cases import Case, file_stem, read_cases, read_reverse, write_cases  # noqa: E402
from cloudformation import template  # noqa: E402
from peers import PEERS, Finding, Peer, Places, measured  # noqa: E402

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
PAGE = HERE.parent / "comparison.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


class Result:
    """What one tool said about the set."""

    def __init__(self, peer: Peer, version: str, findings: "dict[str, list[Finding]]", seconds: float, cases: "list[Case]"):
        self.peer, self.version, self.seconds = peer, version, seconds
        self.found, self.missed, self.false_alarms = [], [], {}
        for case in cases:
            good = findings.get(file_stem(case, "good"), [])
            errors = sorted({finding.text for finding in good if finding.is_error})
            if errors:
                self.false_alarms[case.name] = errors
            if case.bad is not None:
                remaining = {finding.text for finding in good}
                gone = [found for found in findings.get(file_stem(case, "bad"), []) if found.text not in remaining]
                (self.found if gone else self.missed).append(case)


def main() -> int:
    arguments = read_arguments()
    ecslint = arguments.ecslint.resolve()
    work = REPOSITORY / "target" / "comparison"
    places = Places(work / "api", work / "cloudformation", work / "tools", ecslint)
    cases, left_out = whole_cases(ecslint)
    prepare(cases + read_reverse(HERE / "reverse.json"), places)
    print(f"{len(left_out)} examples left out: {', '.join(left_out)}", file=sys.stderr)

    results, reverse = [], []
    for peer in PEERS:
        if (arguments.check and peer.name != "ecslint") or (arguments.only and peer.name not in arguments.only):
            continue
        print(f"{peer.name} …", file=sys.stderr)
        peer.install(peer, places.tools)
        findings, seconds = measured(peer, places)
        version = version_of(peer, ecslint)
        results.append(Result(peer, version, findings, seconds, cases))
        reverse.append(Result(peer, version, findings, seconds, read_reverse(HERE / "reverse.json")))
    write_details(results, work / "details.json")
    write_details(reverse, work / "details-reverse.json")

    if arguments.check:
        return complain([results[0], reverse[0]])
    text = tables(results, reverse, cases)
    print(text)
    if not arguments.only:
        page = PAGE.read_text(encoding="utf-8")
        before, after = page.split(BEGIN)[0], page.split(END)[1]
        PAGE.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", encoding="utf-8")
    return 0


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ecslint", type=Path, required=True, help="the binary")
    names = [peer.name for peer in PEERS]
    parser.add_argument("--only", action="append", choices=names, help="measure this tool alone and write no page")
    parser.add_argument("--check", action="store_true", help="fail unless ecslint finds every defect and nothing else")
    return parser.parse_args()


def whole_cases(ecslint: Path) -> "tuple[list[Case], list[str]]":
    """The cases, and what was left out: `incomplete.json` names examples that hold another mistake once they are whole."""
    printed = subprocess.run([ecslint, "rules", "--format", "json"], check=True, capture_output=True, text=True).stdout
    cases, left_out = read_cases(REPOSITORY / "rules", HERE / "twins.json", json.loads(printed))
    incomplete = json.loads((HERE / "incomplete.json").read_text(encoding="utf-8"))
    unknown = sorted(set(incomplete) - {case.name for case in cases})
    if unknown:
        raise SystemExit(f"incomplete.json names examples that are not there: {unknown}")
    return [case for case in cases if case.name not in incomplete], left_out + incomplete


def prepare(cases: "list[Case]", places: Places) -> None:
    for folder in (places.api, places.cloudformation):
        shutil.rmtree(folder, ignore_errors=True)
    write_cases(cases, places.api)
    places.cloudformation.mkdir(parents=True)
    for path in places.api.glob("*.json"):
        converted = template(json.loads(path.read_text(encoding="utf-8")))
        (places.cloudformation / path.name).write_text(json.dumps(converted, indent=2) + "\n", encoding="utf-8")


def version_of(peer: Peer, ecslint: Path) -> str:
    if peer.pinned:
        return peer.pinned[0].replace("==", "@").rpartition("@")[2]
    printed = subprocess.run([ecslint, "--version"], check=True, capture_output=True, text=True).stdout
    builds = [part for part in ecslint.parts if part in ("debug", "release")]
    return " ".join([printed.split()[-1], *(f"({build} build)" for build in builds[-1:])])


def write_details(results: "list[Result]", path: Path) -> None:
    details = {
        result.peer.name: {
            "found": [case.name for case in result.found],
            "missed": [case.name for case in result.missed],
            "false alarms": result.false_alarms,
        }
        for result in results
    }
    path.write_text(json.dumps(details, indent=2) + "\n", encoding="utf-8")


def complain(results: "list[Result]") -> int:
    found = sum(len(result.found) for result in results)
    missed = [case.name for result in results for case in result.missed]
    alarms = {name: errors for result in results for name, errors in result.false_alarms.items()}
    for name in missed:
        print(f"{name}: ecslint says nothing that is gone on the mended twin", file=sys.stderr)
    for name, errors in alarms.items():
        print(f"{name}: ecslint reports errors where nothing is wrong: {errors}", file=sys.stderr)
    if missed or alarms:
        print("mend the rule, complete the example in twins.json, or name it in incomplete.json", file=sys.stderr)
    print(f"{found} defects found, {len(missed)} missed, {len(alarms)} false alarms")
    return 1 if missed or alarms else 0


def tables(results: "list[Result]", reverse: "list[Result]", cases: "list[Case]") -> str:
    defects = [case for case in cases if case.bad is not None]
    others = len(reverse[0].found) + len(reverse[0].missed)
    files = len(defects) + len(cases) + 2 * others
    lines = [
        f"On {datetime.date.today().isoformat()}, with Python {sys.version.split()[0]}: {len(defects)} of our defects,",
        f"{others} after the list of cdk-preflight, {len(cases)} definitions with nothing wrong; {files} files in all.",
        "",
        f"| tool | version | reads | of our {len(defects)} | of the other {others} | false alarms | CPU seconds |",
        "|---|---|---|---|---|---|---|",
    ]
    for result, other in zip(results, reverse):
        alarms = len(result.false_alarms) if result.peer.judges == "errors" else "–"
        cells = [result.peer.name, result.version, result.peer.reads, len(result.found), len(other.found), alarms]
        lines.append(f"| {' | '.join(map(str, cells))} | {result.seconds:.2g} |")
    lines += ["", "What was found of ours, by the groups of the rules:", ""]
    lines.append("| group | defects | " + " | ".join(result.peer.name for result in results) + " |")
    lines.append("|---|---|" + "---|" * len(results))
    for group in dict.fromkeys(case.group for case in defects):
        total = sum(case.group == group for case in defects)
        counts = [sum(case.group == group for case in result.found) for result in results]
        lines.append(f"| `{group}` | {total} | " + " | ".join(map(str, counts)) + " |")
    lines += ["", "The commands:", "", "```console"]
    lines += [f"$ {result.peer.command}" for result in results]
    lines += ["```", ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
