"""The wheel: pip, and uvx."""

import zipfile

from conftest import ONLY_OUR_WHEELS, ROOT, WHEELS, run, version, works


def wheel():
    (only,) = WHEELS.glob("ecslint-*.whl")
    return only


def test_the_wheel_runs_with_every_glibc_since_2_17(tmp_path):
    assert wheel().name == f"ecslint-{version()}-py3-none-manylinux2014_x86_64.manylinux_2_17_x86_64.whl"
    shown = " ".join(run("auditwheel", "show", wheel(), folder=tmp_path).split())
    found = shown.split('platform tag: "')[1].split('"')[0]
    assert found in {"manylinux_2_17_x86_64", "manylinux_2_12_x86_64", "manylinux_2_5_x86_64"}, shown


def test_the_wheel_holds_program_licences_and_list_of_contents():
    with zipfile.ZipFile(wheel()) as pack:
        names = {name.split("/", 1)[1]: name for name in pack.namelist()}
        assert "scripts/ecslint" in names
        for licence in ["LICENSE-APACHE", "LICENSE-MIT"]:
            assert pack.read(names[f"licenses/{licence}"]) == (ROOT / licence).read_bytes()
        assert [name for name in names if name.startswith("sboms/") and name.endswith(".cyclonedx.json")]
        metadata = pack.read(names["METADATA"]).decode()
        assert f"\nVersion: {version()}\n" in metadata
        assert "pip install" not in metadata and "A linter and validator" in metadata


def test_pip_installs_it_into_a_fresh_environment(tmp_path):
    run("python3", "-m", "venv", tmp_path / "venv", folder=tmp_path)
    run(tmp_path / "venv/bin/pip", "install", "ecslint", folder=tmp_path, **ONLY_OUR_WHEELS)
    works(tmp_path / "venv/bin/ecslint", tmp_path)
    run(tmp_path / "venv/bin/pip", "uninstall", "--yes", "ecslint", folder=tmp_path)
    assert not (tmp_path / "venv/bin/ecslint").exists()


def test_uvx_runs_it(tmp_path):
    works(["uvx", "--quiet", "ecslint"], tmp_path, UV_CACHE_DIR=tmp_path / "cache", **ONLY_OUR_WHEELS)
