"""What is built for which platform. The workflow that releases builds these targets, and a test holds the two together."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Platform:
    """A target of the compiler and the packages that are made of its program."""

    target: str
    #: The name in npm, `process.platform` and `process.arch` of Node.
    npm: str | None = None
    #: The architecture as Debian calls it.
    debian: str | None = None

    @property
    def program(self) -> str:
        return "ecslint.exe" if "windows" in self.target else "ecslint"

    @property
    def archive(self) -> str:
        """The archive that is downloaded by hand, by Homebrew and by cargo-binstall."""
        return f"ecslint-{self.target}" + (".zip" if "windows" in self.target else ".tar.gz")


# npm gets the static programs for Linux: they run with every C library, so one package serves Debian and Alpine.
PLATFORMS = [
    Platform("x86_64-unknown-linux-gnu", debian="amd64"),
    Platform("aarch64-unknown-linux-gnu", debian="arm64"),
    Platform("x86_64-unknown-linux-musl", npm="linux-x64"),
    Platform("aarch64-unknown-linux-musl", npm="linux-arm64"),
    Platform("x86_64-apple-darwin", npm="darwin-x64"),
    Platform("aarch64-apple-darwin", npm="darwin-arm64"),
    Platform("x86_64-pc-windows-msvc", npm="win32-x64"),
]
