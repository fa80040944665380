"""The npm packages: one a platform with the program in it, and the main one, which depends on them and runs the right one."""

import json
from pathlib import Path

from archives import tar_gz

#: What a package of a platform has in common with the main one.
SHARED = ["version", "description", "keywords", "license", "homepage", "bugs", "repository"]


def main_package(root: Path, output: Path) -> Path:
    """Packs `packages/npm`."""
    manifest = read_manifest(root)
    files = [("ecslint.js", (root / "packages/npm/ecslint.js").read_bytes(), 0o755)]
    return pack(root, output, manifest, files)


def package_of_platform(root: Path, output: Path, platform: str, program: Path) -> Path:
    """Packs the program for one platform."""
    shared = read_manifest(root)
    name = f"@ecslint/{platform}"
    if name not in shared["optionalDependencies"]:
        raise SystemExit(f"error: packages/npm/package.json does not depend on {name}")
    system, processor = platform.split("-")
    file = "ecslint.exe" if system == "win32" else "ecslint"
    manifest = {
        "name": name,
        **{key: shared[key] for key in SHARED},
        "files": [file],
        "os": [system],
        "cpu": [processor],
        # Yarn would otherwise keep the package zipped, from where nothing can be run.
        "preferUnplugged": True,
    }
    return pack(root, output, manifest, [(file, program.read_bytes(), 0o755)])


def read_manifest(root: Path) -> dict:
    return json.loads((root / "packages/npm/package.json").read_text())


def pack(root: Path, output: Path, manifest: dict, files: list[tuple[str, bytes, int]]) -> Path:
    """Writes the archive as npm does: everything lies in a folder named `package`."""
    shared = [
        ("package.json", json.dumps(manifest, indent=2).encode() + b"\n", 0o644),
        ("README.md", (root / "packages/description.md").read_bytes(), 0o644),
        ("LICENSE-APACHE", (root / "LICENSE-APACHE").read_bytes(), 0o644),
        ("LICENSE-MIT", (root / "LICENSE-MIT").read_bytes(), 0o644),
    ]
    name = manifest["name"].replace("@", "").replace("/", "-")
    path = output / f"{name}-{manifest['version']}.tgz"
    path.write_bytes(tar_gz([(f"package/{name}", content, mode) for name, content, mode in [*shared, *files]]))
    return path
