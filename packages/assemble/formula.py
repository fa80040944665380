"""The formula for Homebrew: a template in which the checksums of the archives are filled in."""

import re
from pathlib import Path


def formula(root: Path, version: str, sums: dict[str, str]) -> str:
    """The formula of this version; `sums` are the checksums of the archives by their names."""
    template = (root / "packages/homebrew/ecslint.rb").read_text()
    text = template.replace("@version@", version)
    return re.sub(r"@sha256:([^@]+)@", lambda match: sums[match.group(1)], text)
