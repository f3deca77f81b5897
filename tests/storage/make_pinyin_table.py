"""Makes resources/search/pinyin.txt from pypinyin's dictionary: run it after adding a reading below.

The program reads the small table instead of the dictionary, whose import takes a third of a second and 50 MB, and so
that the same name is always found by the same letters.
"""

from collections import defaultdict
from pathlib import Path

from pypinyin import lazy_pinyin
from pypinyin.constants import PINYIN_DICT

TARGET = Path(__file__).parents[2] / "resources" / "search" / "pinyin.txt"

HEADER = """\
# Readings of Chinese characters without tones: a syllable, then the characters read so. The lines after the single "+"
# are further readings: of surnames, and of characters common in given names. ü is written v, and also u.
# Made by tests/storage/make_pinyin_table.py from pypinyin 0.55 (MIT licence, (c) mozillazg and contributors), whose
# readings come from the Unihan database. The further readings were collected by hand.
"""

FURTHER = {
    # surnames
    "曾": "zeng", "单": "shan", "仇": "qiu", "查": "zha", "解": "xie", "区": "ou", "乐": "yue", "翟": "zhai",
    "覃": "qin", "朴": "piao", "盖": "ge", "尉": "yu", "万": "mo", "缪": "miao", "召": "shao", "折": "she",
    "种": "chong", "员": "yun", "洗": "xian", "黑": "he", "祭": "zhai", "郇": "xun", "郗": "chi", "秘": "bi",
    "繁": "po", "都": "du", "谌": "shen", "柏": "bo", "能": "nai", "隗": "wei", "澹": "tan", "薄": "bo",
    "佴": "nai", "宓": "fu", "乜": "nie", "句": "gou", "牟": "mu", "贠": "yun",
    # given names
    "晟": "sheng", "茜": "xi", "莘": "xin", "朝": "zhao", "行": "hang", "长": "chang", "重": "chong", "阿": "e",
    "娜": "nuo", "艾": "yi", "奇": "ji", "藏": "zang", "颉": "xie", "栖": "xi", "蔚": "yu", "参": "shen",
    "禅": "shan", "栎": "yue", "荨": "qian", "槟": "bing", "偲": "si",
}  # fmt: skip


def main() -> None:
    first: dict[str, list[str]] = defaultdict(list)
    further: dict[str, list[str]] = defaultdict(list)
    for code in sorted(PINYIN_DICT):
        char = chr(code)
        syllable = lazy_pinyin(char, v_to_u=False)[0]
        if not (syllable.isascii() and syllable.isalpha()) or char == "〇":
            continue
        first[syllable].append(char)
        if "v" in syllable:
            further[syllable.replace("v", "u")].append(char)
        if char in FURTHER and FURTHER[char] != syllable:
            further[FURTHER[char]].append(char)
    first["ling"].append("〇")
    lines = [f"{syllable} {''.join(chars)}" for syllable, chars in sorted(first.items())]
    more = [f"{syllable} {''.join(chars)}" for syllable, chars in sorted(further.items())]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text(HEADER + "\n".join([*lines, "+", *more]) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
