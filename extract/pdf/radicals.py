"""Radicals that fonts' maps give in place of the ideographs that they show.

A Chinese font often draws 月 and U+2F49 with one glyph; a PDF that was made from
its map then says the radical. Nobody writes a bulletin with radicals.
"""

from __future__ import annotations

import unicodedata
from typing import Final

#: U+2E80-2EF3, each with its ideograph: Unicode's EquivalentUnifiedIdeograph.txt.
_SUPPLEMENT: Final = """
⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇𠘨 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺑𡯂 ⺒巳 ⺓幺 ⺔彑
⺕彐 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王
⺪𤴔 ⺫目 ⺬示 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺵𦉫 ⺶羊 ⺷𦍌 ⺸𦍋 ⺹耂 ⺺肀 ⺻聿 ⺼肉 ⺽𦥑
⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長
⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 ⻢马 ⻣骨 ⻤鬼 ⻥鱼
⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟
"""
#: U+2F00-2FD5 have their ideograph as Unicode's compatibility decomposition.
_KANGXI: Final = range(0x2F00, 0x2FD6)

IDEOGRAPHS: Final = {
    **{ord(pair[0]): pair[1] for pair in _SUPPLEMENT.split()},
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI},
    # Unicode has 戶 for this one; fonts for simplified Chinese draw 户.
    ord("⼾"): "户",
}


def unradical(text: str) -> str:
    """The text with every radical as the ideograph that it shows, one for one.

    >>> unradical("⽉底⻓效")
    '月底长效'
    """
    return text.translate(IDEOGRAPHS)
