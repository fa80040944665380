#!/usr/bin/env bash
# Installs editors on Debian 12 and tests `ecslint lsp` in each of them, with the configuration that its page gives.
#
#     editors/test.sh [--strict] [PATH-OF-ECSLINT]
#
# Whatever cannot be installed is named at the end, and its tests are skipped; with --strict that is a failure. Packages of
# the system are installed only by root. Everything else goes to target/editors.
set -euo pipefail
cd "$(dirname "$0")/.."

strict=no
if [ "${1:-}" = --strict ]; then
    strict=yes
    shift
fi
ecslint=$(realpath "${1:-target/debug/ecslint}")
if [ ! -x "$ecslint" ]; then
    echo "there is no program at $ecslint" >&2
    exit 2
fi

place=$(pwd)/target/editors
mkdir -p "$place"
missing=()

note() { printf -- '-- %s\n' "$*"; }

# Packages of the system. The ones that are there already cost nothing.
packages=(python3-venv neovim vim vim-ale emacs-nox elpa-eglot elpa-lsp-mode elpa-flycheck elpa-yaml-mode kakoune)
wanted=()
for package in "${packages[@]}"; do
    if ! dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
        wanted+=("$package")
    fi
done
if [ "${#wanted[@]}" -gt 0 ] && [ "$(id -u)" = 0 ]; then
    note "installing ${wanted[*]}"
    export DEBIAN_FRONTEND=noninteractive
    if { apt-get update && apt-get install --yes --no-install-recommends "${wanted[@]}"; } >"$place/apt.log" 2>&1; then
        wanted=()
    else
        tail -n 20 "$place/apt.log"
    fi
fi
missing+=(${wanted[@]+"${wanted[@]}"})

# Packages of Python: the test runner, the client library and a current Neovim.
if [ ! -x "$place/python/bin/pytest" ] || ! cmp --silent editors/requirements.txt "$place/requirements.txt"; then
    note "installing editors/requirements.txt"
    rm -rf "$place/python"
    python3 -m venv "$place/python"
    "$place/python/bin/pip" install --quiet --disable-pip-version-check --requirement editors/requirements.txt
    cp editors/requirements.txt "$place/requirements.txt"
fi

# The client of Kakoune, whose newest version builds with the compiler at hand. Quick to build matters, quick to run does not.
kak_lsp=22.0.0
if ! "$place/cargo/bin/kak-lsp" --version 2>/dev/null | grep -qF "$kak_lsp"; then
    note "building kak-lsp $kak_lsp"
    if ! CARGO_PROFILE_DEV_DEBUG=0 CARGO_TARGET_DIR="$place/kak-lsp" cargo install kak-lsp --version "$kak_lsp" --locked \
        --no-default-features --debug --force --root "$place/cargo" >"$place/cargo.log" 2>&1; then
        tail -n 20 "$place/cargo.log"
        missing+=(kak-lsp)
    fi
fi

# What is tested, with its version.
version() {
    if command -v "$2" >/dev/null; then
        note "$1: $("${@:2}" 2>&1 | head -n 1)"
    fi
}
package_version() {
    dpkg-query --show --showformat="-- $1: \${Version}\n" "$2" 2>/dev/null || true
}
version ecslint "$ecslint" --version
version "Neovim, old" /usr/bin/nvim --version
version "Neovim, current" "$place/python/bin/nvim" --version
version Vim vim --version
package_version ALE vim-ale
version Emacs emacs --version
package_version Eglot elpa-eglot
package_version lsp-mode elpa-lsp-mode
package_version Flycheck elpa-flycheck
package_version Kakoune kakoune
version kak-lsp "$place/cargo/bin/kak-lsp" --version
note "$("$place/python/bin/pip" freeze --disable-pip-version-check | grep -E '^(pytest-lsp|pygls|lsprotocol)==' | tr '\n' ' ')"

code=0
(
    cd editors
    export ECSLINT="$ecslint" KAK_LSP="$place/cargo/bin/kak-lsp" PYTHONDONTWRITEBYTECODE=1
    "$place/python/bin/pytest"
) || code=$?

if [ "${#missing[@]}" -gt 0 ]; then
    echo "not available, so not tested: ${missing[*]}"
    if [ "$strict" = yes ] && [ "$code" = 0 ]; then
        code=1
    fi
else
    echo "every editor was available"
fi
exit "$code"
