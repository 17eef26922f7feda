"""Names of people as they are written anywhere: for tests that everyone can sign."""

from collections.abc import Iterator
from functools import cache

import icu

from mentor_desktop.domain.text import clean_line

_ZWJ, _ZWNJ, _RLM = "\u200d", "\u200c", "\u200f"

PEOPLE = (
    # From right to left, with brackets and digits
    "مريم العلي (Maryam)", "מרים כהן (Miriam) 2", "زهرا محمدی ۱۲", "عبد الرحمن [A.]",
    f"می{_ZWNJ}خواهم رضایی", f"Dana {_RLM}(דנה)", "يوسف ٣ Yusuf", "ﷲ ﻣﺤﻤﺪ",
    # Letters that join, and marks
    "ശ്രീലക്ഷ്മി നായർ", "মৌসুমী চট্টোপাধ্যায়", "क्षितिज ज्ञानेश्वर", "ඉන්‍ද්‍රාණී", f"ක්{_ZWJ}ෂ",
    "நிவேதிதா ஸ்ரீ", "లక్ష్మీ ప్రసన్న", "ಶ್ರೀಕೃಷ್ಣ",
    "อนุสรณ์ ไชยวัฒน์", "သီရိမင်းခင်", "ស្រីមុំ", "བསོད་ནམས",
    "ກິ່ງແກ້ວ", "Nguyễn Thị Bích Hằng", "Ngo\u0302\u0300 Bảo", "Z\u0351\u036ba\u0310lg\u0306o",
    "Å\u0323ngstro\u0308m", "ﬁona Oﬀerman", "ǅemal Ǆumhur",
    # Emoji, alone and joined
    "😀", f"Kim 👩🏽{_ZWJ}💻", f"🏳️{_ZWJ}🌈 Lee", "🇫🇷 Amélie",
    "❤️ Rose", "1️⃣ One", "🫠🪿🫨", f"👨{_ZWJ}👩{_ZWJ}👧{_ZWJ}👦",
    # Apostrophes, hyphens, dots, other signs
    "Siobhán O’Brien", "Sean O'Neill", "ʻAnakala Kaʻiulani", "Jean‑Luc d'Arcy", "N’Golo Kanté",
    "Jean-Luc Picard", "Müller–Lüdenscheidt",
    "J. R. R. Tolkien, Jr.", "Dr. Ada (Countess)", "X Æ A-12",
    "“Bob” <bob>", "a=b,c+d;e\\f#g", "#Hash", "100% Ann & Co/Ltd", "Name\u00a0With\u00a0NBSP",
    "Ann\u2003Wide", "山田\u3000太郎", "D\u00ad'Souza",
    # Case and look-alikes
    "İbrahim Işık", "IŞIK DİLEK", "straße GROSS", "ẞarah",
    "ΣΩΚΡΆΤΗΣ", "ΐris", "ß", "ſam", "Ⅷ Henry", "ＭＡＲＩＥ",
    "①②③", "𝓜𝓪𝓻𝓲𝓮", "Aleksandr Алекс", "Łukasz Żółć", "Þóra Ðóra",
    # Single letters, and very long
    "A", "李", "あ", "ק", "𠮷", "𛀁", "é", "e\u0301",
    "漢" * 300, "Maximiliana " * 80, "م" * 400, "😀" * 250,
    "ab" * 31 + "é漢", "x" * 64, "x" * 65, "é" * 32, "é" * 33,
    # Scripts together, and letters younger than any library's tables
    "李文静 Wenjing Li", "김민준 (Minjun)", "佐藤さくら／Sakura",
    "Ольга Ткаченко – Olha", "Ελένη & Ayşe",
    "ᏣᎳᎩ Cherokee", "ꦗꦮ Jawa", "𞤀𞤣𞤤𞤢𞤥 Adlam", "𐐀 Deseret",
    "𖬌𖬣𖬵", "\U0001e4d0\U0001e4d1", "\U00011f04\U00011f12",
    "\U00010d4a\U00010d4b", "\ue000 Private", "\u0378 Unassigned", "\U0002ebf0", "\U00031350",
)  # fmt: skip


@cache
def names() -> tuple[str, ...]:
    """All of them, as the program keeps them; at least three of each script that ICU knows."""
    cleaned = (clean_line(name) for name in (*PEOPLE, *_of_scripts()))
    return tuple(dict.fromkeys(name for name in cleaned if name))


def _of_scripts() -> Iterator[str]:
    scripts = sorted(
        {getattr(icu.UScriptCode, word) for word in dir(icu.UScriptCode) if word.isupper()}
    )
    for script in scripts:
        letters = list(icu.UnicodeSet(f"[[:sc={icu.Script(script).getShortName()}:]&[:L:]]"))
        if letters:
            step = max(1, len(letters) // 7)
            some = letters[::step]
            yield letters[0]
            yield "".join(some)
            yield f"{''.join(letters[-4:])} ({letters[len(letters) // 2]}) 7"
