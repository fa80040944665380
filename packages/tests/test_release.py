"""What a release is made of: archives, checksums, the formula, and the workflow that makes them."""

import re
import tomllib

import yaml
from conftest import PLACE, RELEASE, ROOT, platforms, run, version, works

TARGET = "x86_64-unknown-linux-gnu"


def test_the_archive_holds_the_program(tmp_path):
    run("tar", "-xzf", RELEASE / f"ecslint-{TARGET}.tar.gz", folder=tmp_path)
    assert {path.name for path in (tmp_path / f"ecslint-{TARGET}").iterdir()} >= {
        "ecslint",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "completions",
        "man",
    }
    works(tmp_path / f"ecslint-{TARGET}/ecslint", tmp_path)


def test_cargo_binstall_is_led_to_the_archives():
    manifest = tomllib.loads((ROOT / "crates/ecslint/Cargo.toml").read_text())
    binstall = manifest["package"]["metadata"]["binstall"]
    for platform in platforms():
        windows = "windows" in platform.target
        settings = {**binstall, **(binstall["overrides"][platform.target] if windows else {})}
        ending = {"tgz": ".tar.gz", "zip": ".zip"}[settings["pkg-fmt"]]
        url = settings["pkg-url"]
        for name, value in {"version": version(), "target": platform.target, "archive-suffix": ending}.items():
            url = url.replace("{ %s }" % name, value)
        assert url == f"{{ repo }}/releases/download/v{version()}/{platform.archive}"
        assert settings["bin-dir"] == "ecslint-{ target }/{ bin }{ binary-ext }"


def test_the_checksums_are_right():
    said = run("sha256sum", "--check", "--strict", "SHA256SUMS", folder=RELEASE)
    listed = {line.split(":")[0] for line in said.splitlines()}
    assert listed == {path.name for path in RELEASE.iterdir()} - {"SHA256SUMS"}


def test_packages_are_the_same_when_made_again(tmp_path):
    assemble(PLACE / "built", tmp_path / "again", "--pages", PLACE / "pages")
    assert (tmp_path / "again/SHA256SUMS").read_text() == (RELEASE / "SHA256SUMS").read_text()


def test_a_release_has_everything_or_fails(tmp_path):
    built = tmp_path / "built"
    for platform in platforms():
        assert "not built" in assemble(built, tmp_path / "release", "--all", code=2)
        (built / platform.target).mkdir(parents=True)
        (built / platform.target / platform.program).write_text(platform.target)
    made = assemble(built, tmp_path / "release", "--all").splitlines()
    assert made == sorted(
        [platform.archive for platform in platforms()]
        + [f"ecslint-{platform.npm}-{version()}.tgz" for platform in platforms() if platform.npm]
        + [f"ecslint_{version()}_{platform.debian}.deb" for platform in platforms() if platform.debian]
        + [f"ecslint-{version()}.tgz", "ecslint.rb"]
    )
    # Homebrew's formula: Ruby reads it, and every archive in it is one of the release, with its checksum.
    formula = (tmp_path / "release/ecslint.rb").read_text()
    run("ruby", "-c", tmp_path / "release/ecslint.rb", folder=tmp_path)
    sums = dict(reversed(line.split("  ")) for line in (tmp_path / "release/SHA256SUMS").read_text().splitlines())
    named = re.findall(r'/v([^/]+)/([^"]+)"\n +sha256 "([^"]+)"', formula)
    assert len(named) == 4 and "@" not in formula
    assert all(release == version() and sums[archive] == found for release, archive, found in named)


def test_the_workflow_builds_every_target():
    workflow = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text())
    matrix = workflow["jobs"]["build"]["strategy"]["matrix"]["include"]
    assert sorted(entry["target"] for entry in matrix) == sorted(platform.target for platform in platforms())


def test_actions_are_pinned_as_the_page_says():
    page = (ROOT / "docs/releasing.md").read_text()
    told = {(name, commit, number) for name, number, commit in re.findall(r"\| (\S+/\S+) \| (v\S+) \| `(\w{40})` \|", page)}
    used = set()
    for file in [ROOT / "action.yml", ROOT / "docs/ci.md", *(ROOT / ".github/workflows").iterdir()]:
        for name, commit, number in re.findall(r"uses: (?!ecslint/)(\S+)@(\S+) # (v\S+)", file.read_text()):
            used.add(("/".join(name.split("/")[:2]), commit, number))
    assert used == told


def assemble(*arguments, code=0) -> str:
    return run("python3", ROOT / "packages/assemble", *arguments, folder=ROOT, code=code)
