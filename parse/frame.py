"""One line of the frame: an issuer, a number of the issue, a date, a document."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from normalize.fold import fold
from normalize.periods import parse_date

MAX_ISSUER: Final = 40

_NUMERAL: Final = r"[0-9〇零一二三四五六七八九十百]{1,5}"
_YEAR: Final = r"(?:\d{4}|[〇零一二三四五六七八九]{4})"
#: 第8期, 2022年第6期, 2022年6期, 〔2022〕6号; the second phase of a project is none.
ISSUE: Final = re.compile(
    rf"(?:{_YEAR}年(?:度)?)?第(?P<no>{_NUMERAL})[期号](?!工程|项目|楼|地块|标段|专项|债)"
    rf"|(?:{_YEAR}年(?:度)?|^)(?P<bare>\d{{1,3}})期"
    r"|(?:^|[^一-鿿])〔\d{4}〕第?(?P<ref>\d{1,4})[号期]"
)
#: 总第123期 counts from the first year on and stands beside the number of the year.
RUNNING_NUMBER: Final = re.compile(rf"（?总第{_NUMERAL}[期号]）?")
ISSUER_END: Final = re.compile(
    r"(?:督查[局室办科股]|督察室|督查考核局|督查考核办公室|督查和绩效考核局|督查专班|办公室|政府办|委办"
    r"|政府|委员会|管委会|领导小组|指挥部|[局室]|中心|专班|[考督标能评]办)$"
)
#: Whom a line is addressed to, or its place in a list.
NO_ISSUER: Final = re.compile(
    r"关于|通报|[，。：；《》]|^(?:附|各|有关|市直|县直|区直|主送|抄[送报]|（|第?[一二三四五六七八九十]{1,3}[、．.])"
)
#: What an issuer's line adds to the name.
PUBLISHED: Final = re.compile(
    r"(?:编发|编印|主办|印发|制发|编|印)?(?:（?签发人?：.{2,6})?$"
)
DOC_REF: Final = re.compile(
    r"(?P<code>[一-鿿]{2,12})〔(?P<year>\d{4})〕第?(?P<no>\d{1,4})号"
)
#: 附件1：… in the list under the text, and over the ledger itself.
ATTACHMENT: Final = re.compile(
    r"^附(?:件|表)?\s*(?:\d{1,2}|[一二三四五六七八九十])?\s*[：.．、]\s*(?P<title>.*)$"
)


def squeeze(text: str) -> str:
    """Text folded and without white space, as frame lines are compared.

    >>> squeeze("第 ８ 期 ")
    '第8期'
    """
    return re.sub(r"\s+", "", fold(text))


def issuer_in(text: str) -> str | None:
    """The issuer that a line names, number and date aside."""
    name = PUBLISHED.sub("", without_date(_without_issue(text)))
    is_issuer = 4 <= len(name) <= MAX_ISSUER and ISSUER_END.search(name)
    return name if is_issuer and not NO_ISSUER.search(name) else None


def is_frame(text: str) -> bool:
    """Whether a line is an issuer, a date, or both.

    >>> is_frame("青禾区人民政府督查室 2024年4月12日"), is_frame("区财政局　正常")
    (True, False)
    """
    line = squeeze(text)
    return issuer_in(line) is not None or line_date(line) is not None


def _without_issue(text: str) -> str:
    return ISSUE.sub("", RUNNING_NUMBER.sub("", text)).strip("（）·")


_TRAILING_DATE: Final = re.compile(
    r"(?:(?:\d{4}|[〇零一二三四五六七八九]{4})年.{1,3}月.{1,3}日"
    r"|(?<![\d.\-/])\d{4}([.\-/])\d{1,2}\1\d{1,2})(?:印发|印)?$"
)


def without_date(text: str) -> str:
    """A line without the date that it ends with."""
    return _TRAILING_DATE.sub("", text)


def date_in(text: str) -> str:
    """The date that a line ends with, as written; the line where it has no other words.

    >>> date_in("云溪区政府督查室2024年8月12日")
    '2024年8月12日'
    """
    match = _TRAILING_DATE.search(text)
    return match[0] if match else text


def line_date(text: str) -> date | None:
    """The date a frame line is, or ends with."""
    match = _TRAILING_DATE.search(text)
    shown = re.sub(r"印发?$", "", match[0]) if match else text.strip("（）")
    return parse_date(shown) if len(shown) <= 16 else None
