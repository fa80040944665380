"""`cargo install`, and the crates as they are published."""

import json

from conftest import PLACE, ROOT, run, version, works


def test_cargo_install_gives_the_program(tmp_path):
    assert [path.name for path in (PLACE / "cargo/bin").iterdir()] == ["ecslint"]
    works(PLACE / "cargo/bin/ecslint", tmp_path)


def test_every_crate_is_described():
    told = run("cargo", "metadata", "--no-deps", "--format-version", "1", "--offline", folder=ROOT)
    crates = [crate for crate in json.loads(told)["packages"] if crate["publish"] is None]
    assert "ecslint" in {crate["name"] for crate in crates}
    for crate in crates:
        for field in ["description", "license", "repository", "readme"]:
            assert crate[field], f"{crate['name']} has no {field}"
        for dependency in crate["dependencies"]:
            # What is published depends on what is published.
            assert dependency.get("path") is None or dependency["req"] == f"^{version()}"
