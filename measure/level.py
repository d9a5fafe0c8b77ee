"""Money by the level of government that it comes from: 中央8120万元、省级3190万元."""

from __future__ import annotations

import re
from typing import Final

from measure.around import Around, Named
from measure.indicator import Kind

#: Levels are a closed set, and what may be said of one without a name for the money.
_LEVELS: Final = "(?:中央|国家|省|市|县|区|乡镇?|镇)+(?:本?级)?"
_LEVEL: Final = re.compile(f"{_LEVELS}(?:配套|预算内|自筹|本级)?")
#: 中央财政资金: the name that stands once, with the first of the levels.
_NAMED: Final = re.compile(f"{_LEVELS}(?P<money>[一-龥]{{2,6}}(?:资金|补助|补贴|债券))")


def of_level(around: Around) -> Named | None:
    """One level's part of the money that was named for all of them.

    衔接资金1.3亿元（中央8120万元、省级…）: the total's name, with the level before it;
    where the first level has the name (中央财政资金8500万元、省级4250万元), that one.
    """
    if around.kind is not Kind.MONEY or around.over is None or around.name:
        return None
    if not _LEVEL.fullmatch(around.what):
        return None
    shared = _NAMED.fullmatch(around.before.metric or "")
    total = shared["money"] if shared else around.over.metric
    if not total:
        return None
    return Named(around.what + total.replace("各级", ""), around.context)
