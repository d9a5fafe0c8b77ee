"""Full-width to half-width and the other script's figures, one character for one."""

from __future__ import annotations

import re
from typing import Final

_ALIKE: Final = {
    "（": "(﹙⦅",
    "）": ")﹚⦆",
    "〔": "[［【",
    "〕": "]］】",
    "，": ",",
    "；": ";",
    "：": ":∶",
    "-": "‐‑‒–—―−─－",
    "~": "∼〜～",
    " ": "\u00a0\u2002\u2003\u2009\u202f\u3000\t",
    "〇": "○",
    "%": "﹪％",
    ".": "．",
    "+": "＋",
    "*": "＊",
    "/": "／",
    "=": "＝",
    "#": "＃",
    "<": "＜",
    ">": "＞",
    "$": "＄",
}

#: What numbers and the words right after them are written with in the other script.
_OTHER_SCRIPT: Final = dict(
    zip(
        "萬億兩個點負幾餘圓對張條項間層處棟戶輛畝頃噸級週後",
        "万亿两个点负几余圆对张条项间层处栋户辆亩顷吨级周后",
        strict=True,
    )
)
#: Every entry maps one character to one character, so an offset into the
#: folded text is an offset into the text itself. Punctuation comes in its Chinese
#: form (，；：（）), since that is what rules are written in.
FOLD: Final = (
    {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}  # ０-９
    | {code: code - 0xFEE0 for code in range(0xFF21, 0xFF3B)}  # Ａ-Ｚ
    | {code: code - 0xFEE0 for code in range(0xFF41, 0xFF5B)}  # ａ-ｚ
    | {ord(other): ord(form) for form, others in _ALIKE.items() for other in others}
    | {ord(other): ord(form) for other, form in _OTHER_SCRIPT.items()}
)


#: Most texts have none of these, and looking costs a tenth of translating.
FOLDABLE: Final = re.compile(f"[{re.escape(''.join(map(chr, FOLD)))}]")


def fold(text: str) -> str:
    """Text as rules look at it: same length, same offsets.

    Digits, letters, dashes, brackets, colons, semicolons, spaces and the words of
    numbers (萬, 個) come in one form each. A comma becomes ``，`` except where it groups thousands.

    >>> fold("１８．６％ (试行) 1,234 １２，３４５户")
    '18.6% （试行） 1,234 12,345户'
    >>> fold("三萬餘畝、12個")
    '三万余亩、12个'
    """
    if not FOLDABLE.search(text):
        return text
    folded = text.translate(FOLD)
    if "," not in text and not WIDE_GROUP.search(text):
        return folded
    return "".join(
        "," if raw in ",，" and groups_thousands(text, at) else shown
        for at, (raw, shown) in enumerate(zip(text, folded, strict=True))
    )


#: A full-width comma groups thousands only among full-width digits: 12，345户 may be
#: two numbers, １２，３４５户 was typed with the input method's wide forms.
WIDE_GROUP: Final = re.compile("[０-９]，[０-９]{3}")


def groups_thousands(text: str, at: int) -> bool:
    """Whether the comma at ``at`` stands between a digit and three digits.

    >>> groups_thousands("1,234户", 1), groups_thousands("3,4名", 1)
    (True, False)
    """
    if text[at] == "，" and not WIDE_GROUP.match(text, max(0, at - 1)):
        return False
    after = text[at + 1 : at + 4]
    return (
        at > 0
        and text[at - 1].isdecimal()
        and len(after) == 3
        and after.isdecimal()
        and not text[at + 4 : at + 5].isdecimal()
    )
