"""Word files that are damaged, or made to do harm: refused in words, soon, in little room."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from extract import UnreadableError, read
from tests.documents.word import p, packed, part, tbl, tr, word, word_parts

ROOT = Path(__file__).parents[1]
#: Seconds of processor time; an idle machine takes a third of it.
PATIENCE = 6
#: Bytes of memory that a hostile file may make the reader ask for.
ROOM = 600_000_000
CELL = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>"
BODY = part("document", f"<w:body>{p('甲')}</w:body>")


def stored(body: str) -> bytes:
    """A document whose zip does not give it away."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as made:
        for name, data in word_parts(part("document", body)).items():
            made.writestr(name, data)
    return out.getvalue()


def with_document(xml: bytes) -> bytes:
    return packed(word_parts(xml))


def bomb() -> bytes:
    """128 MiB of nothing in 130 KB."""
    return with_document(bytes(1 << 27))


def external_entity() -> bytes:
    doctype = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return with_document(doctype + BODY.replace("甲".encode(), b"&x;"))


def entity_bomb() -> bytes:
    entities = "".join(
        f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12)
    )
    doctype = f'<!DOCTYPE w [<!ENTITY e0 "哈">{entities}]>'.encode()
    return with_document(doctype + BODY.replace("甲".encode(), b"&e11;"))


def without_document() -> bytes:
    parts = word_parts(BODY)
    del parts["word/document.xml"]
    return packed(parts)


def wrong_sum() -> bytes:
    """One bit of the document is flipped, which its checksum tells."""
    data = bytearray(stored(p("甲")))
    data[data.index("甲".encode())] ^= 1
    return bytes(data)


def named_twice() -> bytes:
    out = BytesIO(with_document(BODY))
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(out, "a") as made:
        made.writestr("word/document.xml", BODY)
    return out.getvalue()


def nested(depth: int) -> bytes:
    return stored("<w:tbl><w:tr><w:tc>" * depth)


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb": (bomb, "too_large"),
    "external entity": (external_entity, "damaged"),
    "entity bomb": (entity_bomb, "damaged"),
    "tables in tables": (lambda: nested(33_000), "too_large"),
    "no document": (without_document, "damaged"),
    "cut off": (lambda: with_document(BODY)[:-40], "damaged"),
    "cut off early": (lambda: with_document(BODY)[:60], "damaged"),
    "wrong sum": (wrong_sum, "damaged"),
    "named twice": (named_twice, "damaged"),
    "cut XML": (lambda: with_document(BODY[:-9]), "damaged"),
    "no text": (lambda: word(p()), "empty"),
    "300,000 cells": (
        lambda: stored(f"<w:tbl>{f'<w:tr>{CELL * 10}</w:tr>' * 30_000}</w:tbl>"),
        "table_too_large",
    ),
    "cells of another spelling": (
        lambda: stored(f"<w:tr>{CELL.replace('c>', 'c >') * 210_000}</w:tr>"),
        "table_too_large",
    ),
    "600,000 runs": (
        lambda: stored(f"<w:p>{'<w:r><w:t>1</w:t></w:r>' * 600_000}</w:p>"),
        "too_large",
    ),
}

LARGE = ("bomb", "entity bomb", "tables in tables", "300,000 cells", "600,000 runs")


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_is_refused_in_words(case: str) -> None:
    make, code = CASES[case]
    data = make()
    start = time.process_time()
    with pytest.raises(UnreadableError) as caught:
        read(data, "通报.docx")
    assert time.process_time() - start < PATIENCE
    assert caught.value.code == code
    assert caught.value.message.startswith("通报.docx")
    assert caught.value.message.endswith("。")


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")
def test_hostile_files_find_little_room(tmp_path: Path) -> None:
    for case in LARGE:
        (tmp_path / case).write_bytes(CASES[case][0]())
    program = f"""
import resource, sys
from pathlib import Path
from extract import UnreadableError, read
resource.setrlimit(resource.RLIMIT_AS, ({ROOM}, {ROOM}))
for path in sorted(Path(sys.argv[1]).iterdir()):
    try:
        read(path.read_bytes(), path.name)
    except UnreadableError as error:
        print(error.code)
"""
    command = [sys.executable, "-c", program, str(tmp_path)]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=True
    )
    assert done.stdout.split() == [CASES[case][1] for case in sorted(LARGE)]


def test_bits_that_flip_never_break_the_reader() -> None:
    """Whatever bit of the XML is wrong, it is read or refused."""
    data = part("document", f"<w:body>{p('甲')}{tbl(tr('1', '修路'))}</w:body>")
    for at in range(0, len(data) * 8, 23):
        broken = bytearray(data)
        broken[at // 8] ^= 1 << at % 8
        with suppress(UnreadableError):
            read(with_document(bytes(broken)), "通报.docx")
