"""People (责任人) that a cell names: names, notes on them, and bare titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from normalize.fold import fold
from normalize.pairing import PairedBy, Pairing, known_pairs, pair
from normalize.person import Person

__all__ = [
    "PairedBy",
    "Pairing",
    "Person",
    "known_pairs",
    "pair",
    "read_people",
]

#: A bracket belongs to its token only where more of a title follows it, as in
#: 各乡（街道）行政负责人; a note on a name ends the token.
_TOKEN: Final = re.compile(
    r"各[^\s、，；/|（）]*（[^（）]*）[^\s、，；/|（）]+"
    r"|（[^（）]*）"
    r"|(?:1[3-9][0-9]{9}|[0-9]{3,4}-[0-9]{7,8}|[0-9]{7,8})(?![0-9])"
    r"|[^\s、，；：/|（）0-9]+：?"
)
_NOT_STATED: Final = re.compile(r"[无暂缺空等]：?|待定|空缺|暂无|[^一-鿿]*")
_PHONE: Final = re.compile("[0-9-]+")
_DOT: Final = str.maketrans("•・‧∙●", "·····")

_POST: Final = (
    "(?:第一)?书记|部长|局长|主任|县长|区长|市长|镇长|乡长|科长|股长|处长|院长|校长"
    "|站长|所长|队长|大队长|支队长|会长|主席|检察长|董事长|总经理|经理|行长|秘书长|组长"
    "|委员|常委|调研员|专员|总工|总工程师|指挥长|政委|理事长|馆长|社长|台长|参谋长|党组成员|党委委员|班子成员"
)
_RANK: Final = "常务副|党委副|党组副|第一副|副|代|党组|党委|原"
_ROLE: Final = "负责人|负责同志|责任人|领导|领导干部|成员|同志|班长|联系人|分管人|干部"
TITLE_END: Final = re.compile(f"(?:{_ROLE}|{_POST})$")
_POST_END: Final = re.compile(f"(?:{_POST})$")
_BEFORE_NAME: Final = re.compile(
    f"(?P<title>[一-鿿]{{0,10}}?(?:{_RANK})?(?:{_POST}))(?P<name>[一-鿿]{{2,4}}|[一-鿿]+·[一-鿿]+)"
)
_TITLED_SURNAME: Final = re.compile(f"[一-鿿]{{0,12}}(?:{_POST})[一-鿿]")
_AFTER_NAME: Final = re.compile(
    f"(?P<name>[一-鿿]{{2,4}}?)(?P<title>(?:{_RANK})?(?:{_POST}))"
)
_LABEL: Final = re.compile(f"(?:{_ROLE}|{_POST}|责任领导|责任人员|牵头人)：")
#: What a title speaks of, where a name would stand: 分管副局长, 财政局局长.
_NOT_A_NAME: Final = re.compile(
    "各|分管|主管|主要|常务|行政|党政|党委|党组|包联|包保|相关|有关|责任|第一|单位|部门"
    "|常委|文旅|司法|项目|房管|安监|金融|文广|文教|卫生"
    "|.*[局委办部院乡镇县区市站所队室会]$|中心|街道|公司"
)
#: Characters that surnames are written with, the three hundred or so most frequent.
_SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
    "常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季"
    "裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦"
    "戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻"
    "苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝郜海阎才强生东肖占凤"
)
COMPOUND: Final = frozenset(
    "欧阳 上官 司马 诸葛 司徒 夏侯 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 轩辕 端木 东方 "
    "独孤 南宫 闻人 呼延 澹台 申屠 太史 完颜 拓跋 西门 钟离 淳于 单于 万俟".split()
)
_LONGEST_NAME: Final = 5


@dataclass(frozen=True, slots=True)
class _Token:
    """A stretch of a cell; ``gap`` is what stands between it and the one before."""

    text: str
    at: tuple[int, int]
    gap: str


def read_people(text: str) -> tuple[Person, ...]:
    """Everybody a cell of people names, in order.

    What stands in brackets, and a telephone number, is a note on the person before.
    A name written with a space inside (王 新) is one name. A title without a name
    (分管领导) is a person by that title.

    >>> [(p.name, p.note) for p in read_people("陈知远（规划） 王 新、局长李牧")]
    [('陈知远', '规划'), ('王新', None), ('李牧', None)]
    """
    found: list[Person] = []
    label: str | None = None
    early: str | None = None
    shown = fold(text)
    for token in _with_spaced_names(list(_tokens(shown))):
        note = _note(token.text)
        if note is not None and found:
            found.append(_noted(found.pop(), note, token.at[1]))
        elif note is not None:
            early = note
        elif _LABEL.fullmatch(token.text):
            label = token.text.removesuffix("：")
        elif not _NOT_STATED.fullmatch(token.text):
            person = _person(token)
            gap = token.gap
            while found and _heads(found[-1], person, gap):
                title = found.pop()
                titles = filter(None, (title.name, person.title))
                person = replace(
                    person,
                    title="、".join(titles),
                    at=(title.at[0], person.at[1]),
                )
                gap = shown[found[-1].at[1] : title.at[0]] if found else ""
            found.append(replace(person, title=person.title or label, note=early))
            early = None
    return tuple(found)


def _heads(title: Person, person: Person, gap: str) -> bool:
    """Whether a bare title before a person is the person's.

    县委常委、副县长王强 has two titles; in 四级调研员 孟晓 a space stands before the
    name; a role (分管领导) and a title on a line of its own are people by themselves.
    """
    if not title.unnamed or person.unnamed or not _POST_END.search(title.name):
        return False
    return gap == "、" if person.title is not None else _spaces(gap)


def _tokens(shown: str) -> Iterator[_Token]:
    last = 0
    for match in _TOKEN.finditer(shown):
        yield _Token(match[0], match.span(), shown[last : match.start()])
        last = match.end()


def _note(token: str) -> str | None:
    if token.startswith("（"):
        return token[1:-1].strip()
    return token if _PHONE.fullmatch(token) else None


def _noted(person: Person, note: str, end: int) -> Person:
    together = f"{person.note} {note}" if person.note else note
    return replace(person, note=together or None, at=(person.at[0], end))


def _with_spaced_names(tokens: Sequence[_Token]) -> Iterator[_Token]:
    """Tokens, with the characters of a name that spaces stand between put together."""
    at = 0
    while at < len(tokens):
        count = _characters_of_one(tokens, at)
        group = tokens[at : at + count]
        name = "".join(token.text for token in group)
        yield _Token(name, (group[0].at[0], group[-1].at[1]), group[0].gap)
        at += count


def _characters_of_one(tokens: Sequence[_Token], at: int) -> int:
    """How many tokens make the name that begins at ``at``: one but for 王 新."""
    first = tokens[at].text
    rest = tokens[at + 1] if at + 1 < len(tokens) else None
    if rest is None or not _spaces(rest.gap) or not _is_han(first + rest.text):
        return 1
    if first in COMPOUND and len(rest.text) <= 2:
        return 2
    if _TITLED_SURNAME.fullmatch(first) and first[-1] in _SURNAMES:
        return 2 if len(rest.text) <= 2 else 1
    if len(first) > 1 or len(rest.text) > 2:
        return 1
    if len(rest.text) == 2:
        return 2
    return _single_characters(tokens, at)


def _single_characters(tokens: Sequence[_Token], at: int) -> int:
    """Length of the first name in a run of single characters: 王 新, or 李 会 文.

    A wider gap ends a name. Where all gaps are alike, names of two and of three
    cannot be told apart but by their sum.
    """
    run = 1
    while (
        at + run < len(tokens)
        and len(tokens[at + run].text) == 1
        and _is_han(tokens[at + run].text)
        and _spaces(tokens[at + run].gap) == _spaces(tokens[at + 1].gap)
        and tokens[at + run].gap == tokens[at + 1].gap
        and run < _LONGEST_RUN
    ):
        run += 1
    return run if run == 3 and not _begins_another(tokens[at + 2 : at + 4]) else 2


def _begins_another(tokens: Sequence[_Token]) -> bool:
    """Whether a third character is the surname of what follows: 罗 毅 马 丽娜."""
    if len(tokens) < 2 or not _spaces(tokens[1].gap):
        return False
    surname, given = (token.text for token in tokens)
    return surname in _SURNAMES and len(given) == 2 and given[0] not in _SURNAMES


#: Longest run of single characters that is looked at: two names of three.
_LONGEST_RUN: Final = 6


def _spaces(gap: str) -> bool:
    return bool(gap) and not gap.strip(" \u3000")


def _is_han(text: str) -> bool:
    return all("一" <= character <= "鿿" for character in text)


def _is_name(text: str) -> bool:
    surname = text[0] in _SURNAMES or text[:2] in COMPOUND
    return surname and not _NOT_A_NAME.match(text)


def _person(token: _Token) -> Person:
    text = token.text.translate(_DOT).removesuffix("等").rstrip("：")
    before = _BEFORE_NAME.fullmatch(text)
    if before is not None and not TITLE_END.search(text):
        return Person(before["name"], None, before["title"], token.at)
    after = _AFTER_NAME.fullmatch(text)
    if after is not None and _is_name(after["name"]):
        return Person(after["name"], None, after["title"], token.at)
    is_title = TITLE_END.search(text) or (len(text) > _LONGEST_NAME and "·" not in text)
    return Person(text, None, text if is_title else None, token.at)


def names_person(text: str) -> bool:
    """Whether a word is a person's name, alone or with a title on either side.

    >>> names_person("张明远"), names_person("副区长张明远"), names_person("区住建局")
    (True, True, False)
    """
    found = read_people(text)
    if len(found) != 1 or found[0].unnamed:
        return False
    name = found[0].name
    short = len(name) <= _LONGEST_NAME and _is_han(name.replace("·", ""))
    return len(name) > 1 and short and _is_name(name)
