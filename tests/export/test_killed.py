"""A kill at any step, or a file system that is full, leaves the old file whole or the new one, and nothing between."""

import subprocess
import sys
from pathlib import Path

import pytest

OLD, NEW = "the old text\n", "new" * 50_000

# Forks a writer again and again, kills each at a later line of the module that writes, and looks what is there.
KILLING = """
import os, signal, sys
from pathlib import Path
from tui.export import writing

target, force, old, new = Path(sys.argv[1]), sys.argv[2] == "force", sys.argv[3], sys.argv[4] * 50_000

def killed_at(step):
    left = step
    def trace(frame, event, argument):
        nonlocal left
        if frame.f_code.co_filename != writing.__file__:
            return None
        if event == "line":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace
    sys.settrace(trace)
    writing.write(target, new, force=force)
    sys.settrace(None)

step, states = 0, []
while True:
    step += 1
    target.unlink(missing_ok=True)
    if old:
        target.write_text(old)
    child = os.fork()
    if child == 0:
        killed_at(step)
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    found = target.read_text() if target.exists() else ""
    states.append("old" if found == old else "new" if found == new else f"broken: {len(found)} at {step}")
    if os.waitstatus_to_exitcode(status) == 0:
        break
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL, status
print(*states)
"""


@pytest.mark.parametrize(
    ("force", "old"), [("force", OLD), ("force", ""), ("", "")], ids=["replace", "forced", "new"]
)
def test_a_kill_at_any_line_leaves_one_of_the_two_files_whole(tmp_path: Path, force: str, old: str) -> None:
    words = [sys.executable, "-c", KILLING, str(tmp_path / "out.html"), force, old, "new"]
    done = subprocess.run(words, check=True, capture_output=True, text=True, timeout=120)
    states = done.stdout.split()
    assert set(states) == {"old", "new"}
    assert states == sorted(states, reverse=True), "once the new file is there it stays"
    assert len(states) > 20
    # What was killed leaves temporary files at most, and nothing of them hinders the next.
    assert {path.suffix for path in tmp_path.iterdir()} <= {".html", ".tmp"}


def export(out: Path, *words: str, limit: int | None = None) -> subprocess.CompletedProcess[str]:
    code = "import sys; from tui.cli import main; main(sys.argv[1:])"
    if limit is not None:
        code = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); {code}"
    return subprocess.run(
        [sys.executable, "-B", "-c", code, "export", "-o", str(out), *words],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_file_system_that_takes_no_more_leaves_the_old_file_and_says_so(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    out.write_text(OLD)
    done = export(out, "--force", limit=1000)
    assert done.returncode == 1
    assert "larger than is allowed. Nothing was changed." in done.stderr
    assert out.read_text() == OLD
    assert list(tmp_path.iterdir()) == [out]
    assert export(out, "--force").returncode == 0
    assert out.read_text() != OLD
