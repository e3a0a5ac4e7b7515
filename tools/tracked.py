"""What git tracks holds no secret, no large file, no path of one machine and no address of a package registry.

A line that must look like one of these (an invented key in a test, say) ends in a comment with ``tracked: `` and why.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 2 * 1024 * 1024
EXCUSE = "tracked: "
# Written with brackets so that this file does not find itself.
PATTERNS: dict[str, re.Pattern[str]] = {
    "a private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE K[E]Y-----"),
    "a token": re.compile(
        r"\b(?:gh[pousr]_\w{30,}|github_pat_\w{30,}|glpat-[\w-]{20,}|AKIA[0-9A-Z]{16}|xox[abpr]-[\w-]{10,}"
        r"|npm_\w{36}|pypi-Ag\w{40,}|sk-[\w-]{32,}|AIza[\w-]{35})"
    ),
    "a password inside an address": re.compile(r"\b[a-z][a-z+]*://[^\s/:@'\"<>{}$]+:(?!password@|secret@)[^\s/@'\"<>{}$]{6,}@"),
    "a path of one machine": re.compile(
        r"(?<![\w.])/(?:home/(?!user\b|you\b|sejuk\b)\w|Users/\w|root/[\w.]|wor[k]/\w)|\b[A-Z]:\\Users\\"
    ),
    "the address of a package registry": re.compile(
        r"(?:registry\.(?:npmjs|yarnpkg)|pythonhos[t]ed|py[p]i|deb\.debian|proxy\.golang|crates)\.(?:org|com|io)\b"
        r"|--(?:extra-)?index-url[ =]\S*://|^\s*\"resolved\": \"https?:",
        re.MULTILINE,
    ),
}


def tracked() -> list[Path]:
    """The files in git's index; none outside a clone."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    return [ROOT / name for name in listed.stdout.decode().split("\0") if name]


def faults(path: Path) -> Iterator[tuple[int, str]]:
    """Line and name of each thing that should not be in a file."""
    size = path.stat().st_size
    if size > LARGEST:
        yield 1, f"{size / 1024 / 1024:.1f} MB, at most {LARGEST // 1024 // 1024}"
        return
    content = path.read_bytes()
    if b"\0" in content[:8000]:
        return
    text = content.decode("utf-8", errors="replace")
    lines = text.splitlines()
    for what, pattern in PATTERNS.items():
        for found in pattern.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            if EXCUSE not in lines[line - 1]:
                yield line, f"{what}: {found[0].strip()[:40]}"


def main() -> int:
    """Print what was found."""
    paths = [path for path in tracked() if path.is_file() and not path.is_symlink()]
    found = [f"{path.relative_to(ROOT)}:{line}: {what}" for path in paths for line, what in faults(path)]
    print("\n".join(found) if found else f"tracked: {len(paths)} files, nothing that should not be there")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
