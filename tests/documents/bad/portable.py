"""PDF files that are locked, grow, loop, or carry programs."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from functools import cache, partial
from typing import Final

from pypdf import PdfReader, PdfWriter

from tests.documents.bad.corpus import EITHER, READ, REFUSED, BadFile, of_kind
from tests.documents.bad.made_pdf import assembled, drawn, pdf, stream
from tests.documents.bad.markup import CANARY

_LOCK: Final = (
    "/Filter/Standard/V {v}/R {r}/Length 128/P -44/O<{o}>/U<{o}>"
    "/OE<{o}>/UE<{o}>/Perms<{p}>"
)


def _locked(version: int, revision: int, handler: str = "Standard") -> bytes:
    """A PDF that says it is locked, with a password nobody knows."""
    size = 48 if version == 5 else 32
    lock = _LOCK.format(v=version, r=revision, o="5a" * size, p="5a" * 16)
    lock = lock.replace("Standard", handler)
    if version >= 4:
        lock += "/CF<</StdCF<</CFM/AESV2/Length 16>>>>/StmF/StdCF/StrF/StdCF"
    trailer = f"/Encrypt 9 0 R/ID[<{'00' * 16}><{'00' * 16}>]"
    return pdf(objects={9: f"<<{lock}>>".encode()}, trailer=trailer)


def _with_password(user: str, owner: str) -> bytes:
    """A PDF that is locked as the standard has it (RC4, 128 bits)."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt(user_password=user, owner_password=owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked_pdf() -> Iterator[BadFile]:
    """Passwords to open, to change, and locks that nobody knows."""
    yield from of_kind(
        "encrypted",
        [
            ("user.pdf", partial(_with_password, "open sesame", "owner"), "encrypted"),
            ("owner.pdf", partial(_with_password, "", "owner"), READ),
            ("rc4.pdf", partial(_locked, 2, 3), "encrypted"),
            ("aes.pdf", partial(_locked, 4, 4), "encrypted"),
            ("aes256.pdf", partial(_locked, 5, 6), "encrypted"),
            ("certificate.pdf", partial(_locked, 4, 4, "Adobe.PubSec"), REFUSED),
            ("unknown.pdf", partial(_locked, 9, 9), REFUSED),
        ],
    )


@cache
def _flate(size: int, times: int = 1) -> bytes:
    """Blanks that are packed, and packed again."""
    if times > 1:
        return zlib.compress(_flate(size, times - 1), 9)
    squeeze, block = zlib.compressobj(9), b" " * (1 << 24)
    parts = [squeeze.compress(block) for _ in range(size >> 24)]
    return b"".join([*parts, squeeze.flush()])


def _bomb(more: str = "", size: int = 3 << 26, times: int = 1) -> bytes:
    filters = "/Filter[" + "/FlateDecode" * times + "]"
    return stream(_flate(size, times), filters + more)


def _in_objects(kind: str) -> bytes:
    """A bomb where the file keeps its own objects, or the list of them."""
    more = {
        "ObjStm": "/Type/ObjStm/N 1000000/First 8000000",
        "XRef": "/Type/XRef/W[1 4 1]/Size 1000000/Root 1 0 R",
        "ToUnicode": "",
        "Image": "/Type/XObject/Subtype/Image/Width 20000/Height 20000"
        "/ColorSpace/DeviceGray/BitsPerComponent 8",
    }[kind]
    bomb = _bomb(more)
    if kind == "ToUnicode":
        font = b"<</Type/Font/Subtype/TrueType/BaseFont/Arial/ToUnicode 9 0 R>>"
        return pdf(objects={3: font, 9: bomb})
    if kind == "Image":
        page = "/XObject<</I 9 0 R>>"
        content = stream(drawn() + b"\nq 500 0 0 500 0 0 cm /I Do Q")
        return pdf(
            content, page=f"/Resources<<{page}/Font<</F 3 0 R>>>>", objects={9: bomb}
        )
    return pdf(objects={9: bomb})


def _much(drawing: bytes, count: int) -> bytes:
    """The bulletin, and one thing drawn over and over."""
    return pdf(
        stream(zlib.compress(drawn() + b"\n" + drawing * count), "/Filter/FlateDecode")
    )


def _rectangles(count: int) -> bytes:
    marks = b"".join(
        b"%d %d 3 3 re S\n" % (at % 190 * 3, at // 190 * 3 % 840) for at in range(count)
    )
    return _much(marks, 1)


def _pages(count: int) -> bytes:
    """So many pages, each an object of its own."""
    kids = " ".join(f"{at} 0 R" for at in range(10, 10 + count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents 6 0 R>>"
    objects = dict.fromkeys(range(10, 10 + count), page)
    objects[2] = f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode()
    return pdf(objects=objects)


def _chain(count: int) -> bytes:
    """A tree of pages as deep as there are nodes."""
    node = "<</Type/Pages/Count 1/Kids[{} 0 R]/Parent {} 0 R>>"
    objects = {at: node.format(at + 1, at - 1).encode() for at in range(10, 10 + count)}
    objects[2] = b"<</Type/Pages/Count 1/Kids[10 0 R]>>"
    objects[10 + count] = b"<</Type/Page/MediaBox[0 0 595 842]/Contents 6 0 R>>"
    return pdf(objects=objects)


def _forms(levels: int) -> bytes:
    """Forms that draw the next one ten times: ten to the power of ``levels``."""
    form = "/Type/XObject/Subtype/Form/BBox[0 0 600 900]/Resources<</XObject<</X {} 0 R>>>>"
    objects = {
        9 + at: stream(b"/X Do " * 10, form.format(10 + at)) for at in range(levels)
    }
    objects[9 + levels] = stream(b"0 0 9 9 re S", form.format(9 + levels))
    resources = "/Resources<</XObject<</X 9 0 R>>/Font<</F 3 0 R>>>>"
    return pdf(stream(drawn() + b"\n/X Do"), page=resources, objects=objects)


def bombs_pdf() -> Iterator[BadFile]:
    """Streams that unpack to two hundred megabytes."""
    many = "/Filter[" + "/FlateDecode" * 500 + "]"
    yield from of_kind(
        "flate bomb",
        [
            ("content.pdf", lambda: pdf(_bomb()), EITHER),
            ("content-twice.pdf", lambda: pdf(_bomb(times=2)), EITHER),
            ("content-thrice.pdf", lambda: pdf(_bomb(times=3)), EITHER),
            ("filters.pdf", lambda: pdf(stream(drawn(), many)), EITHER),
            ("objects.pdf", partial(_in_objects, "ObjStm"), EITHER),
            ("list.pdf", partial(_in_objects, "XRef"), EITHER),
            ("unicode.pdf", partial(_in_objects, "ToUnicode"), EITHER),
            ("image.pdf", partial(_in_objects, "Image"), EITHER),
            ("predictor.pdf", lambda: pdf(_bomb("/DecodeParms<</Predictor 12/Columns 99999999>>")), EITHER),
            ("run-length.pdf", lambda: pdf(stream(b"\x81 " * 4_000_000, "/Filter/RunLengthDecode")), EITHER),
            ("length.pdf", lambda: pdf(stream(drawn(), length=1 << 31)), EITHER),
        ],
    )  # fmt: skip


def geometry_pdf() -> Iterator[BadFile]:
    """Pages with more on them, or more of them, than a bulletin has."""
    lines = b"0 9 m 500 9 l S 9 0 m 9 800 l S\n"
    words = (
        f"BT /F 1 Tf 9 9 Td <{'字'.encode('utf-16-be').hex() * 400}> Tj ET\n".encode()
    )
    yield from of_kind(
        "geometry",
        [
            ("rectangles.pdf", partial(_rectangles, 60_000), EITHER),
            ("rectangles-many.pdf", partial(_rectangles, 300_000), EITHER),
            ("lines.pdf", partial(_much, lines, 100_000), EITHER),
            ("curves.pdf", partial(_much, b"1 1 m 2 2 3 3 4 4 c S\n", 500_000), EITHER),
            ("characters.pdf", partial(_much, words, 500), EITHER),
            ("states.pdf", partial(_much, b"q ", 2_000_000), EITHER),
            ("pages.pdf", partial(_pages, 10_000), EITHER),
            ("pages-same.pdf", lambda: pdf(pages=10_000), EITHER),
            ("pages-said.pdf", lambda: pdf(objects={2: b"<</Type/Pages/Count 99999999/Kids[5 0 R]>>"}), EITHER),
            ("pages-minus.pdf", lambda: pdf(objects={2: b"<</Type/Pages/Count -5/Kids[5 0 R]>>"}), EITHER),
            ("loop.pdf", lambda: pdf(objects={2: b"<</Type/Pages/Count 2/Kids[5 0 R 2 0 R]>>"}), EITHER),
            ("chain.pdf", partial(_chain, 20_000), EITHER),
            ("forms.pdf", partial(_forms, 7), EITHER),
            ("form-loop.pdf", partial(_forms, 0), EITHER),
            ("huge.pdf", lambda: pdf(box="0 0 1000000000 1000000000"), EITHER),
            ("flat.pdf", lambda: pdf(box="0 0 0 0"), EITHER),
            ("backwards.pdf", lambda: pdf(box="595 842 0 0"), EITHER),
            ("far.pdf", lambda: pdf(box="-1e30 -1e30 1e30 1e30"), EITHER),
            ("unit.pdf", lambda: pdf(page="/UserUnit 1000000"), EITHER),
            ("turned.pdf", lambda: pdf(page="/Rotate 45"), EITHER),
            ("deep.pdf", lambda: pdf(objects={9: b"[" * 1_000_000}, page="/X 9 0 R"), EITHER),
            ("self.pdf", lambda: pdf(objects={6: b"6 0 R"}), EITHER),
            ("numbers.pdf", partial(_much, b"9" * 1_000_000 + b" w\n", 1), EITHER),
        ],
    )  # fmt: skip


def active_pdf(port: int) -> Iterator[BadFile]:
    """Programs, other files, addresses: read as if they were not there."""
    at = CANARY.format(port=port)
    script = f"/OpenAction<</S/JavaScript/JS(app.launchURL\\('{at}'\\))>>"
    launch = "/OpenAction<</S/Launch/F(/bin/sh)>>"
    address = f"/OpenAction<</S/URI/URI({at})>>"
    submit = f"/OpenAction<</S/SubmitForm/F({at})>>"
    far = f"/OpenAction<</S/GoToR/F({at}x.pdf)>>"
    embedded = "/Names<</EmbeddedFiles<</Names[(x.exe)<</F(x.exe)/EF<</F 9 0 R>>>>]>>>>"
    form = "/AcroForm<</XFA 9 0 R/Fields[]>>"
    outside = (
        f"<</Length 0/F({at}c)/FFilter/FlateDecode>>\nstream\n\nendstream".encode()
    )
    yield from of_kind(
        "active",
        [
            ("script.pdf", partial(pdf, catalog=script), READ),
            ("launch.pdf", partial(pdf, catalog=launch), READ),
            ("address.pdf", partial(pdf, catalog=address), READ),
            ("submit.pdf", partial(pdf, catalog=submit), READ),
            ("goto.pdf", partial(pdf, catalog=far), READ),
            (
                "embedded.pdf",
                partial(pdf, catalog=embedded, objects={9: stream(b"MZ")}),
                READ,
            ),
            (
                "xfa.pdf",
                partial(pdf, catalog=form, objects={9: stream(b"<xdp/>")}),
                EITHER,
            ),
            ("content-far.pdf", partial(pdf, outside), REFUSED),
        ],
    )


def empty_pdf() -> Iterator[BadFile]:
    """Files with all that a PDF needs, and nothing to read."""
    none = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Count 0/Kids[]>>"}
    yield from of_kind(
        "empty",
        [
            ("no-pages.pdf", partial(assembled, none), REFUSED),
            ("no-catalog.pdf", partial(assembled, {1: b"null"}), REFUSED),
            ("blank.pdf", lambda: pdf(stream(b"")), REFUSED),
            ("head.pdf", lambda: b"%PDF-1.7\n", REFUSED),
        ],
    )
