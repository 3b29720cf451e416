"""
Walks through a release: `python -m scripts.release 0.2.0`. It changes nothing outside this checkout and uploads nothing.

Each step says what it looks at; the first that fails ends it. At the end stand the commands that are left to a person.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from pathlib import Path

from tests.robustness.terminal import Terminal

ROOT = Path(__file__).parents[1]
VERSION = ROOT / "tui" / "__init__.py"
CHANGELOG = ROOT / "CHANGELOG.md"


class StepError(Exception):
    """What is wrong, in words."""


def version(wanted: str) -> str:
    """Hold the version of the package against the one to release."""
    found = re.search(r'^__version__ = "(.+)"$', VERSION.read_text(encoding="utf-8"), re.MULTILINE)
    written = found[1] if found else "none"
    if written != wanted:
        raise StepError(f"{VERSION.relative_to(ROOT)} says {written}: write {wanted} there")
    return f"tui/__init__.py says {wanted}"


def changelog(wanted: str) -> str:
    """Look for the heading of the version, with something below it."""
    text = CHANGELOG.read_text(encoding="utf-8")
    section = re.search(
        rf"^## \[{re.escape(wanted)}\] - \d{{4}}-\d\d-\d\d\n(.*?)(?=^## \[|\Z)",
        text,
        re.MULTILINE | re.DOTALL,
    )
    if section is None or not section[1].strip():
        raise StepError(f"CHANGELOG.md has nothing below `## [{wanted}] - YYYY-MM-DD`: rename [Unreleased]")
    return f"CHANGELOG.md has {section[1].count(chr(10) + '- ')} entries for {wanted}"


def clean(_wanted: str) -> str:
    """Look whether everything is committed."""
    if changed := _run("git", "status", "--porcelain").strip():
        raise StepError(f"not committed:\n{changed}")
    return "everything is committed"


def wheel(_wanted: str) -> str:
    """Build the wheel, install it elsewhere with what it needs, and try it there."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _run(sys.executable, "-m", "build", "--wheel", "--outdir", folder)
        (built,) = place.glob("*.whl")
        venv.create(place / "elsewhere", with_pip=True)
        python = place / "elsewhere" / "bin" / "python"
        constraints = ROOT / "constraints.txt"
        _run(str(python), "-m", "pip", "install", "--quiet", "--constraint", str(constraints), str(built))
        command = str(place / "elsewhere" / "bin" / "timeline")
        for words in (["--version"], ["check"], ["list"], ["export", "--format", "html", "-o", "-"]):
            if not _run(command, *words, cwd=place):
                raise StepError(f"`timeline {' '.join(words)}` says nothing")
        _try_the_app(command)
        return f"{built.name} works where it was installed"


def _try_the_app(command: str) -> None:
    """Start the app on a terminal, see its first frame, and leave it."""
    with Terminal([command]) as terminal:
        terminal.see("Security conferences")
        terminal.send("q")
        if status := terminal.end():
            raise StepError(f"the app ended with {status}")


def _run(*command: str, cwd: Path = ROOT) -> str:
    ran = subprocess.run(  # noqa: S603  commands of ours
        command, cwd=cwd, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if ran.returncode:
        raise StepError(f"`{' '.join(command)}` ended with {ran.returncode}:\n{ran.stderr[-2000:]}")
    return ran.stdout


STEPS: tuple[Callable[[str], str], ...] = (version, changelog, clean, wheel)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("version", help="the version to release, such as 0.2.0")
    wanted = parser.parse_args().version
    for step in STEPS:
        try:
            print(f"✓ {step(wanted)}")
        except StepError as error:
            raise SystemExit(f"✗ {step.__name__}: {error}") from None
    print(f"Left to you: make test, git tag v{wanted}, make wheel, and handing the wheel on.")


if __name__ == "__main__":
    main()
