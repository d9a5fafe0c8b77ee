"""``python -m tests.documents``: any sample in any format, to a file."""

from pathlib import Path

import pytest

from tests.documents.__main__ import FORMATS, PAPERS, main
from tests.documents.programs import needs_chromium

SAMPLE = str(Path(__file__).parent.parent / "samples" / "yunling-2023-06.txt")


@pytest.mark.parametrize(("format_", "begins"), [("text", "督查通报"), ("html", "<!")])
def test_a_format_is_written(format_: str, begins: str, tmp_path: Path) -> None:
    out = tmp_path / "made"
    assert main([SAMPLE, format_, str(out)]) == 0
    assert out.read_text("utf-8").startswith(begins)


@needs_chromium
def test_paper_is_chosen(tmp_path: Path) -> None:
    out = tmp_path / "made.pdf"
    chosen = ["--paper", "A3", "--portrait", "--size", "9", "--no-rules"]
    assert main([SAMPLE, "pdf-chromium", str(out), *chosen]) == 0
    assert out.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("format_", [name for name in FORMATS if "pdf" in name])
def test_a_missing_program_is_told(
    format_: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    out = tmp_path / "made.pdf"
    assert main([SAMPLE, format_, str(out)]) == 1
    assert "is not installed" in capsys.readouterr().err
    assert not out.exists()


def test_papers_lie_on_their_longer_side() -> None:
    assert all(longer > shorter for longer, shorter in PAPERS.values())
