"""The Debian package."""

import os
import re

import pytest
from conftest import RELEASE, ROOT, run, version, works


@pytest.fixture
def package():
    return RELEASE / f"ecslint_{version()}_amd64.deb"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root installs packages")
def test_dpkg_installs_and_removes_it(package, tmp_path):
    run("dpkg", "--install", package, folder=tmp_path)
    try:
        works("/usr/bin/ecslint", tmp_path)
        assert run("dpkg", "--verify", "ecslint", folder=tmp_path) == ""
    finally:
        run("dpkg", "--purge", "ecslint", folder=tmp_path)
    assert not os.path.exists("/usr/bin/ecslint")


def test_it_depends_on_all_that_the_program_needs(package, tmp_path):
    run("dpkg-deb", "--extract", package, tmp_path, folder=tmp_path)
    needed = set(re.findall(r"NEEDED.*\[(.*)\]", run("readelf", "--dynamic", tmp_path / "usr/bin/ecslint", folder=tmp_path)))
    # All of these are in libc6.
    assert needed <= {"libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "ld-linux-x86-64.so.2"}
    versions = run("readelf", "--version-info", tmp_path / "usr/bin/ecslint", folder=tmp_path)
    newest = max(tuple(map(int, found.split("."))) for found in re.findall(r"GLIBC_([0-9.]+)", versions))
    assert newest <= (2, 17)
    assert "Depends: libc6 (>= 2.17)\n" in run("dpkg-deb", "--field", package, folder=tmp_path)


def test_it_brings_licence_changes_manual_and_completions(package, tmp_path):
    listed = run("dpkg-deb", "--contents", package, folder=tmp_path)
    for name in [
        "bin/ecslint",
        "share/bash-completion/completions/ecslint",
        "share/doc/ecslint/changelog.gz",
        "share/doc/ecslint/copyright",
        "share/fish/vendor_completions.d/ecslint.fish",
        "share/man/man1/ecslint-check.1.gz",
        "share/man/man1/ecslint.1.gz",
        "share/zsh/vendor-completions/_ecslint",
    ]:
        assert f"./usr/{name}\n" in listed
    assert set(re.findall(r" (\S+/\S+) +\d+ ", listed)) == {"root/root"}
    run("dpkg-deb", "--extract", package, tmp_path, folder=tmp_path)
    permission = (ROOT / "LICENSE-MIT").read_text().splitlines()[4].strip()
    assert permission in (tmp_path / "usr/share/doc/ecslint/copyright").read_text()
