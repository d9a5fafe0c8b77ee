"""Several things and as many figures: 甲、乙两镇分别完成投资3亿元、2亿元."""

from __future__ import annotations

import re
from typing import Final

from measure.lexicon import Lexicon
from measure.subject import is_body, split_subject
from measure.words import is_light, is_verb, name_before

_APART: Final = re.compile("[、和及与]|以及")
_CHANGED: Final = re.compile(
    "(?:同比|环比|较[^，。；]{1,8}|均|[增减]长|增长|下降|提高|降低|上升|增加|减少|增产|减产|为|是|达到?|□)+"
)
_BOTH: Final = re.compile(
    "(?<=[一-龥])[两二三四五六][项个家镇乡县区市类者方]?[一-龥]?$"
)


def respectively(
    words: str, many: int, lexicon: Lexicon
) -> list[tuple[str | None, str | None]] | None:
    """Metric and subject of each of ``many`` figures, from the words before them.

    Nothing where the words list another number of things.

    >>> from measure.lexicon import packaged_lexicon
    >>> known = packaged_lexicon()
    >>> respectively("化学需氧量、氨氮排放量分别下降", 2, known)
    [('化学需氧量', None), ('氨氮排放量', None)]
    >>> respectively("东关镇、西河乡分别完成投资", 2, known)
    [('完成投资', '东关镇'), ('完成投资', '西河乡')]
    >>> respectively("东关镇、西河乡托管率分别为", 2, known)
    [('托管率', '东关镇'), ('托管率', '西河乡')]
    >>> respectively("同比分别增长", 2, known) is None
    True
    """
    listed, _, rest = words.partition("分别")
    listed = _BOTH.sub("", name_before(listed, lexicon))
    things = [thing for thing in _APART.split(listed) if thing]
    if len(things) != many or many < 2:
        return None
    rest = _CHANGED.sub("", rest)
    if not rest and all(is_body(thing, lexicon) for thing in things[:-1]):
        body, metric = split_subject(things[-1], lexicon)
        if body and is_body(body, lexicon):
            return [(metric, thing) for thing in (*things[:-1], body)]
    if not rest or is_verb(rest, lexicon) or is_light(rest, lexicon):
        return [(thing, None) for thing in things]
    return [(rest, thing) for thing in things]
