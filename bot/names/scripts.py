"""Names in other scripts, written in Latin letters.

Cyrillic, Greek, Arabic, Hebrew, hangul, kana, and the Chinese characters of foreign names. Where a
letter stands for several sounds there are several readings of a name.
"""

from __future__ import annotations

import re
import unicodedata

_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh",
        "з": "z", "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o",
        "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts",
        "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
        "я": "ya", "і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "u", "ј": "j", "љ": "lj",
        "њ": "nj", "ђ": "dj", "ћ": "c", "џ": "dz", "ә": "a", "ғ": "g", "қ": "k", "ң": "n",
        "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
    }
)  # fmt: skip

# A sign that is silent but before a vowel: Мадьо is Madiot.
_BEFORE_VOWEL = re.compile("[ьъ](?=[аеёиоуэюяєії])")

_GREEK_PAIRS = {
    "μπ": "b", "ντ": "d", "γκ": "g", "γγ": "ng", "τσ": "ts", "τζ": "tz", "ου": "u", "αι": "e",
    "ει": "i", "οι": "i", "υι": "i", "αυ": "av", "ευ": "ev",
}  # fmt: skip
_GREEK = str.maketrans(
    {
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th",
        "ι": "i", "κ": "k", "λ": "l", "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p",
        "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "i", "φ": "f", "χ": "h", "ψ": "ps",
        "ω": "o",
    }
)  # fmt: skip
_GREEK_PAIR = re.compile("|".join(_GREEK_PAIRS))

_KANA_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ",
    "z": "ザジズゼゾ", "t": "タチツテト", "d": "ダヂヅデド", "n": "ナニヌネノ",
    "h": "ハヒフヘホ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ",
    "r": "ラリルレロ",
}  # fmt: skip
_KANA = {
    kana: row + vowel
    for row, letters in _KANA_ROWS.items()
    for kana, vowel in zip(letters, "aiueo", strict=True)
}
_KANA |= {
    "シ": "shi", "ジ": "ji", "チ": "chi", "ツ": "tsu", "フ": "fu", "ヤ": "ya", "ユ": "yu",
    "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n", "ヴ": "vu", "ヰ": "i", "ヱ": "e",
}  # fmt: skip
_HIRAGANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}
# A small vowel replaces that of the kana before it (フ fu + ァ a = fa); a small y-kana joins it.
_SMALL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o", "ャ": "ya", "ュ": "yu", "ョ": "yo"}

# The characters that Chinese newspapers spell foreign names with, by their sound.
_HANZI_SOUNDS = {
    "a": "阿亚", "ai": "艾爱埃", "an": "安恩", "ao": "奥", "ba": "巴芭", "ban": "班",
    "bao": "鲍保", "bei": "贝", "ben": "本", "bi": "比毕碧", "bo": "波博伯勃柏", "bu": "布",
    "cha": "查茶", "che": "彻", "chi": "奇齐", "cuo": "措", "da": "达大", "dai": "戴代黛",
    "dan": "丹", "dao": "道", "de": "德", "deng": "登邓", "di": "迪蒂", "dian": "甸",
    "ding": "丁", "dong": "东", "du": "杜", "dun": "顿", "duo": "多朵", "e": "厄", "er": "尔",
    "fa": "法", "fan": "范凡", "fei": "费菲", "fen": "芬", "feng": "冯", "fo": "佛",
    "fu": "弗夫福富", "ga": "加", "gai": "盖", "gan": "甘", "gang": "冈", "gao": "高",
    "ge": "戈格葛", "gen": "根", "gong": "贡", "gu": "古", "guan": "关", "gui": "圭",
    "ha": "哈", "hai": "海", "han": "汉", "hao": "豪", "he": "赫", "heng": "亨", "hong": "洪",
    "hu": "胡", "huai": "怀", "huan": "环", "huo": "霍", "ji": "吉基季", "jia": "佳嘉",
    "jian": "坚", "jie": "杰", "jin": "金", "ka": "卡", "kai": "凯", "kan": "坎", "kang": "康",
    "kao": "考", "ke": "克科柯", "ken": "肯", "ku": "库", "kui": "奎", "kun": "昆",
    "la": "拉腊", "lai": "莱赖来", "lan": "兰", "lang": "朗", "lao": "劳", "le": "勒乐",
    "lei": "雷蕾", "li": "利里莉丽", "lian": "连", "liang": "良", "lie": "列", "lin": "林琳",
    "long": "隆", "lu": "卢鲁路", "lun": "伦", "luo": "罗洛萝", "ma": "马玛", "mai": "麦迈",
    "man": "曼", "mang": "芒", "mao": "毛莫", "mei": "梅", "men": "门", "meng": "蒙",
    "mi": "米", "min": "明", "mo": "默", "mu": "穆姆", "na": "纳娜", "nai": "奈", "nan": "南",
    "ne": "讷", "nei": "内", "ni": "尼妮", "nu": "努", "nuo": "诺", "ou": "欧", "pa": "帕",
    "pan": "潘", "pei": "佩", "pen": "彭", "pi": "皮", "po": "坡", "pu": "普", "qi": "琪",
    "qia": "恰", "qiao": "乔", "qie": "切", "re": "热", "rong": "容", "ru": "茹", "rui": "瑞",
    "sa": "萨", "sai": "塞赛", "san": "桑", "se": "瑟", "sen": "森", "sha": "沙莎",
    "shi": "施什史石", "shu": "舒", "si": "斯思", "song": "松宋", "su": "苏", "sun": "孙",
    "suo": "索", "ta": "塔", "tai": "泰", "tan": "坦", "tang": "汤唐", "te": "特", "teng": "滕",
    "ti": "提", "ting": "廷", "tong": "通", "tu": "图", "tuo": "托", "wa": "瓦", "wan": "万",
    "wang": "旺", "wei": "维威韦薇", "wen": "文温", "wo": "沃", "wu": "武乌", "xi": "西希",
    "xia": "夏", "xiao": "肖", "xie": "谢", "xin": "辛欣", "xiu": "休", "xu": "许", "xun": "逊",
    "ya": "雅", "yan": "扬杨", "yang": "央", "ye": "耶叶", "yi": "伊易", "yin": "因英",
    "yong": "永", "you": "尤", "yu": "于", "yue": "约", "za": "扎", "zan": "赞", "ze": "泽",
    "zeng": "曾", "zhan": "詹", "zhe": "哲", "zhen": "珍", "zhu": "朱", "zi": "兹茨",
    "zuo": "佐", "ri": "日",
}  # fmt: skip
# As they are written in Taiwan and Hong Kong.
_TRADITIONAL = dict(
    zip(
        "亞愛奧鮑貝畢齊達鄧東頓爾費馮貢蓋岡關漢懷環傑堅凱萊賴來蘭勞樂麗連盧魯倫羅蘿馬瑪麥邁門納內訥諾歐喬熱薩賽蘇孫湯圖萬維韋溫烏謝許遜揚楊葉約贊澤茲於庫徹臘",
        "亚爱奥鲍贝毕齐达邓东顿尔费冯贡盖冈关汉怀环杰坚凯莱赖来兰劳乐丽连卢鲁伦罗萝马玛麦迈门纳内讷诺欧乔热萨赛苏孙汤图万维韦温乌谢许逊扬杨叶约赞泽兹于库彻腊",
        strict=True,
    )
)
_HANZI = {char: sound for sound, chars in _HANZI_SOUNDS.items() for char in chars}
_HANZI |= {char: _HANZI[simple] for char, simple in _TRADITIONAL.items()}


_ARABIC = str.maketrans(
    {
        "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h",
        "خ": "kh", "د": "d", "ذ": "d", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d",
        "ط": "t", "ظ": "z", "ع": "a", "غ": "g", "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m",
        "ن": "n", "ه": "h", "و": "u", "ي": "i", "ى": "a", "ة": "a", "ئ": "i", "ؤ": "u", "ء": "",
        "پ": "p", "چ": "ch", "ژ": "zh", "ک": "k", "گ": "g", "ڤ": "v", "ی": "i",
    }
)  # fmt: skip
_HEBREW = str.maketrans(
    {
        "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "u", "ז": "z", "ח": "h", "ט": "t",
        "י": "i", "כ": "k", "ך": "k", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s",
        "ע": "a", "פ": "p", "ף": "f", "צ": "ts", "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh",
        "ת": "t",
    }
)  # fmt: skip
_HEBREW_PAIRS = {"וו": "v", "צ'": "ch", "ץ'": "ch", "ג'": "j", "ז'": "zh"}
_HEBREW_PAIR = re.compile("|".join([*_HEBREW_PAIRS, r"\bו"]))

# The parts that a syllable of hangul is put together from, in the order of Unicode.
_HANGUL_FIRST = "g kk n d tt r m b pp s ss _ j jj ch k t p h".replace("_", "").split(" ")
_HANGUL_VOWEL = "a e ya e o e yo e o wa we we yo u wo we wi yu _ i i".replace("_", "").split(" ")
_HANGUL_LAST = "_ k k ks n nj n t l lk lm lb ls lt lp l m p ps t t ng t ch k t p _".replace(
    "_", ""
).split(" ")
_HANGUL = range(0xAC00, 0xD7A4)

_BEFORE_LIPS = re.compile("n(?=[bpm])")
_LONG = ":"
# A vowel that Japanese puts between consonants, or behind the last one. An o may be meant there.
_PUT_BETWEEN = re.compile(
    r"(?<=[bcdfghkmnprstvz])u(?=[bcdfghjkmnprstvz ]|$)|(?<=[td])o(?=[bcdfghjkmnprstvz])"
)
_LAST_O = re.compile(r"(?<=[td])o(?= |$)")
_PERHAPS_O = ";"
_PARTICLE = re.compile(r"\bf(?=[ao]n\b)")


def is_foreign(text: str) -> bool:
    """Tell whether `text` has letters of a script that `readings` reads."""
    return not text.isascii() and any("\u0370" <= c <= "\u06ff" or c >= "\u3041" for c in text)


def is_syllabic(text: str) -> bool:
    """Tell whether `text` is in a script with vowels that are not said, or said and not written."""
    return any("\u0590" <= char <= "\u06ff" or char >= "\u3041" for char in text)


def romanized(text: str) -> str:
    """Return the first of the readings of `text`."""
    return readings(text)[0]


def readings(text: str) -> tuple[str, ...]:
    """Return `text` in Latin letters, word by word, the plainest reading first.

    `"Погачар"` → `"pogachar"`, `"ヴィンゲゴー"` → `"vingego"`, `"vingegor"`, `"波加查"` →
    `"bogacha"`. What cannot be read stays.
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    other = text
    if any("\u0400" <= char <= "\u052f" for char in text):
        text = _BEFORE_VOWEL.sub("и", text)
        # Jan Ullrich is Ульрих, and Thor Hushovd is Хушовд.
        text, other = text.translate(_CYRILLIC), text.replace("х", "ch").translate(_CYRILLIC)
    elif any("\u0370" <= char <= "\u03ff" for char in text):
        bare = unicodedata.normalize("NFD", text)
        bare = "".join(char for char in bare if not unicodedata.combining(char))
        text = other = _GREEK_PAIR.sub(lambda pair: _GREEK_PAIRS[pair[0]], bare).translate(_GREEK)
    elif any("\u0590" <= char <= "\u05ff" for char in text):
        text = text.replace("׳", "'").replace("’", "'")
        text = _HEBREW_PAIR.sub(lambda pair: _HEBREW_PAIRS.get(pair[0], "v"), text)
        text, other = text.translate(_HEBREW), text.replace("ב", "v").translate(_HEBREW)
    elif any("\u0600" <= char <= "\u06ff" for char in text):
        text = other = text.translate(_ARABIC)
    elif any(ord(char) in _HANGUL for char in text):
        text = "".join(_from_hangul(char) for char in text)
        # There is neither v nor f.
        other = text.replace("b", "v").replace("p", "f")
    elif any(char >= "\u3041" for char in text):
        text = _from_kana(text)
        # A long vowel may have an r behind it, and v is mostly b. Where neither is there to be
        # read, the last o may be meant: Delgado, but Armand.
        other = " ".join(map(_read_otherwise, text.split(" ")))
        text = text.replace(_LONG, "").replace(_PERHAPS_O, "")
    return tuple(dict.fromkeys(_PARTICLE.sub("v", reading) for reading in (text, other)))


def _from_hangul(char: str) -> str:
    if ord(char) not in _HANGUL:
        return char
    rest, last = divmod(ord(char) - _HANGUL.start, len(_HANGUL_LAST))
    first, vowel = divmod(rest, len(_HANGUL_VOWEL))
    return _HANGUL_FIRST[first] + _HANGUL_VOWEL[vowel] + _HANGUL_LAST[last]


def _from_kana(text: str) -> str:
    """Read katakana, hiragana and the Chinese characters of foreign names; marks long vowels."""
    latin: list[str] = []
    for char in text.translate(_HIRAGANA):
        if char in _SMALL:
            before = latin.pop() if latin else ""
            latin.append(_joined(before, _SMALL[char]))
        elif char in _KANA:
            latin.append(_KANA[char])
        elif char in _HANZI:
            latin.append(_HANZI[char])
        elif char in "・＝·‧•":
            latin.append(" ")
        elif char == "ー":
            latin.append(_LONG)
        elif char != "ッ":
            latin.append(char)
    # Before lips ン is m: ユンボ is Jumbo.
    read = _BEFORE_LIPS.sub("m", "".join(latin))
    if any(char in _HANZI for char in text):
        return read
    # Two that were apart are rarely the same: メルリエ is Merlier.
    return _PUT_BETWEEN.sub("", _LAST_O.sub(_PERHAPS_O, read)).replace("rr", "rl")


def _read_otherwise(word: str) -> str:
    last = "" if _LONG in word or "b" in word else "o"
    return word.replace(_LONG, "r").replace("b", "v").replace(_PERHAPS_O, last)


def _joined(before: str, small: str) -> str:
    """Join a small kana to the one before it: フ fu + ァ a = fa, ウ u + ィ i = wi."""
    if before == "u":
        return f"w{small}"
    if before[-1:] in ("a", "i", "u", "e", "o"):
        before = before[:-1]
    return before + (small[1:] if before in ("sh", "ch", "j") and len(small) > 1 else small)
