"""The page in a browser without pictures and scripts."""

import subprocess
from pathlib import Path

import pytest

from tui.export.html.words import described
from tui.store.timeline import Timeline


@pytest.mark.w3m
def test_it_reads_one_alternative_text_and_no_dead_control(
    bundled: Timeline, bundled_page: str, tmp_path: Path
) -> None:
    file = tmp_path / "page.html"
    file.write_text(bundled_page, encoding="utf-8")
    command = ["w3m", "-dump", "-cols", "200", "-I", "UTF-8", "-O", "UTF-8", str(file)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    before, _, after = said.partition("\nEvents\n")
    assert before.count(described(bundled.size, "en")) == 1
    titles = [event.title.say("en").text for event in bundled.events(range(bundled.size))]
    assert [title for title in titles if title in before] == []
    assert [title for title in titles if title not in after] == []
    assert "Copy" not in said
    assert "23–25 May 2023^ [" in said
