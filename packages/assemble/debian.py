"""The Debian package: made by dpkg-deb out of a folder, since there is nothing to compile and nothing to configure."""

import gzip
import os
import subprocess
import tempfile
from pathlib import Path

from archives import TIME

#: Where Debian wants what the program has written about itself.
PLACES = {
    "man": "usr/share/man/man1",
    "completions/ecslint.bash": "usr/share/bash-completion/completions/ecslint",
    "completions/_ecslint": "usr/share/zsh/vendor-completions/_ecslint",
    "completions/ecslint.fish": "usr/share/fish/vendor_completions.d/ecslint.fish",
}

CONTROL = """\
Package: ecslint
Version: {version}
Architecture: {architecture}
Maintainer: The ecslint authors <ecslint@users.noreply.github.com>
Installed-Size: {size}
Depends: libc6 (>= 2.17)
Section: devel
Priority: optional
Homepage: https://github.com/ecslint/ecslint
Description: linter and validator for Amazon ECS task definitions
 ecslint tells at the exact value of a task definition what AWS would reject,
 what will fail at start, and what will silently go wrong, before a deploy does.
 It reads files only, works offline and brings a language server for editors.
"""

COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: ecslint
Source: https://github.com/ecslint/ecslint

Files: *
Copyright: The ecslint authors
License: MIT or Apache-2.0

License: MIT
{mit}

License: Apache-2.0
 On Debian systems the text of this licence is in /usr/share/common-licenses/Apache-2.0.
"""


def package(root: Path, output: Path, architecture: str, version: str, program: Path, pages: Path | None) -> Path:
    """Writes the package of one architecture."""
    mit = "\n".join(f" {line}" if line else " ." for line in (root / "LICENSE-MIT").read_text().rstrip().splitlines())
    files = {
        "usr/bin/ecslint": program.read_bytes(),
        "usr/share/doc/ecslint/copyright": COPYRIGHT.format(mit=mit).encode(),
        "usr/share/doc/ecslint/changelog.gz": zipped((root / "CHANGELOG.md").read_bytes()),
    }
    if pages is not None:
        for page in sorted((pages / "man").glob("*.1")):
            files[f"{PLACES['man']}/{page.name}.gz"] = zipped(page.read_bytes())
        for name, place in PLACES.items():
            if (pages / name).is_file():
                files[place] = (pages / name).read_bytes()
    size = sum((len(content) + 1023) // 1024 for content in files.values())
    files["DEBIAN/control"] = CONTROL.format(version=version, architecture=architecture, size=size).encode()

    path = output / f"ecslint_{version}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            file.chmod(0o755 if name == "usr/bin/ecslint" else 0o644)
        for inner in [Path(folder), *(path for path in Path(folder).rglob("*") if path.is_dir())]:
            inner.chmod(0o755)
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", folder, path],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(TIME)},
        )
    return path


def zipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
