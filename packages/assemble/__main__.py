"""Makes the packages of a release out of the built programs.

    python3 packages/assemble BUILT OUTPUT [--pages FOLDER] [--all]

BUILT holds a folder for each target with its program in it. In OUTPUT there are then the archives, the Debian packages, the
npm packages, the formula for Homebrew and SHA256SUMS. Everything is the same, byte for byte, whenever it is made of the
same programs. FOLDER holds the manual pages and the completions of shells, which the program itself has written.
Without --all, targets that were not built are left out; the release is made with it.
"""

import argparse
import hashlib
import sys
import tomllib
from pathlib import Path

import archives
import debian
import formula
import npm
from platforms import PLATFORMS

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="assemble", description="Makes the packages of a release.")
    parser.add_argument("built", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()

    version = tomllib.loads((ROOT / "Cargo.toml").read_text())["workspace"]["package"]["version"]
    built = {platform: options.built / platform.target / platform.program for platform in PLATFORMS}
    missing = [str(program) for program in built.values() if not program.is_file()]
    if missing and (options.all or len(missing) == len(built)):
        print("error: not built:", ", ".join(missing), file=sys.stderr)
        return 2

    options.output.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for platform, program in built.items():
        if not program.is_file():
            print(f"left out, not built: {platform.target}", file=sys.stderr)
            continue
        made.append(archives.archive(ROOT, options.output, platform, program, options.pages))
        if platform.debian is not None:
            made.append(debian.package(ROOT, options.output, platform.debian, version, program, options.pages))
        if platform.npm is not None:
            made.append(npm.package_of_platform(ROOT, options.output, platform.npm, program))
    made.append(npm.main_package(ROOT, options.output))

    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(made)}
    if not missing:
        text = formula.formula(ROOT, version, sums)
        (options.output / "ecslint.rb").write_text(text)
        sums["ecslint.rb"] = hashlib.sha256(text.encode()).hexdigest()
    (options.output / "SHA256SUMS").write_text("".join(f"{sums[name]}  {name}\n" for name in sorted(sums)))
    for name in sorted(sums):
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
