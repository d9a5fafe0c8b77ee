"""Whom or what a figure is about, where the text names one."""

from __future__ import annotations

import re
from typing import Final

from measure.clause import Place
from measure.figure import Figure

#: The last word of what may be a subject: a work, a place, a body.
_ENDING: Final = (
    "工程|项目|路段|标段|街道|办事处|银行|公司|集团|学校|小学|中学|幼儿园|医院|中心|平台|产业园|园区|开发区|片区|小区|社区|村|镇|乡"
    "|大道|高速|快速路|大桥|水库|河道|车站|火车站|机场|酒店|医院|电厂|水厂|污水处理厂|基地|合作社|协会|局|委|办|大队|支队|新院区|[^一]期|段"
)
_NAMED: Final = re.compile(f"(?P<subject>.{{2,40}}(?:{_ENDING}))(?P<rest>.{{2,}})")
_WHOLE: Final = re.compile(f".{{2,40}}(?:{_ENDING})(?:（[^（）]{{1,12}}）)?")

#: 为城乡低保人员发放: who receives.
_FOR: Final = re.compile("(?:为|向|给|对)(?P<subject>[^，。；：]{2,24})$")

#: 驻区银行对企业: who acts.
_ACTOR: Final = re.compile(
    "(?P<subject>[^，。；：]{2,16}?)(?:对|向|为|共|累计|已|预计)"
)

#: A heading that names no subject: 完成情况, 四纵, 下步措施.
_NO_SUBJECT: Final = re.compile(
    "(?:情况|工作|方面|措施|进展|问题|如下|要求|计划|其中|目标|完成|[一二三四五六七八九十]+[纵横网]|一管网|包括|下一?步)$|^(?:其中|下一?步|目前)"
)

#: No narrower than the bulletin: the whole area, everything of a kind.
_GENERAL: Final = re.compile(
    "^(?:全[市区县省镇乡国]|我[市区县省局镇]|本[市区县]|辖区|各|重点|在建|该|新建|续建|已|年度|一般|专项|共|累计|上述|以上|签约|开工|投产|谋划|申报|储备)"
)

#: 的…项目, behind the figures that describe it.
_DESCRIBED: Final = re.compile(
    "(?:的|[^，。；：、]{0,24}?的)(?P<subject>[^，。；、：]{3,36}?(?:项目|工程))"
)


def subject_of(
    text: str,
    figure: Figure,
    place: Place,
    who: str,
    what: str,
    name: str,
    before: str | None,
) -> tuple[str | None, str]:
    """The subject, and what is left of the words that name the metric."""
    if described := _DESCRIBED.match(text, figure.end):
        return described["subject"], what
    if (named := _NAMED.fullmatch(what)) and not _GENERAL.match(named["subject"]):
        return named["subject"], named["rest"]
    if _WHOLE.fullmatch(what) and place.marker is not None and not name:
        return what, ""
    if who and (given := _FOR.search(who)):
        return given["subject"], what
    if who and (acting := _ACTOR.match(who)) and not _GENERAL.match(who):
        return acting["subject"], what
    if place.title is not None:
        title = text[slice(*place.title)]
        if not _NO_SUBJECT.search(title) and len(title) <= 40:
            return title, what
    return before, what
