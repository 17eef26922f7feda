"""Texts that do harm elsewhere, with what pdftotext reads of them here (spacing folded)."""

from typing import NamedTuple


class Hostile(NamedTuple):
    """A text, what is read back, and the characters that no font has."""

    text: str
    read: str
    missing: tuple[str, ...] = ()


def _same(text: str) -> Hostile:
    return Hostile(text, " ".join(text.split()))


MARKUP = (
    _same("<b>bold</b> & <br/> <para> x <y> z"),
    _same("</font></para> <font name='x'>broken"),
    _same("<i>never closed"),
    _same("closed only</i>"),
    _same("a < b and b > c && d << 2"),
    _same("&amp; &lt; &#65; &#x1F600; &nonsense; &"),
    _same('<img src="resources/icon.png"/> after'),
    _same("<img src=relative.png> after"),
    _same('<img src="file:///etc/passwd" width="1" height="1"/>'),
    _same('<a href="javascript:alert(1)">open</a>'),
    _same('<a href="https://example.org">site</a> https://example.org mailto:a@b.example'),
    _same("<script>alert(1)</script><!-- comment --><![CDATA[ x ]]>"),
    _same("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;"),
    _same("<onDraw name=x/><seq/><bullet>x</bullet><index item=x/>"),
    _same('<font color="red" size="400">huge</font>'),
    _same("{name} %s %(name)s %n $x ${x} #{x} {{x}} {% x %}"),
    _same("(parens) \\( \\) \\n \\\\ << /A 1 >> [ 1 0 R ] stream endstream endobj"),
    _same("BT /F1 12 Tf (x) Tj ET EMC Q q"),
    _same("%PDF-1.7 %%EOF trailer startxref 0"),
    _same("'; DROP TABLE person; -- \" or 1=1"),
    _same('=HYPERLINK("https://example.org") +1 -1 @SUM(A1)'),
    _same("../../etc/passwd C:\\Windows\\ \\\\server\\share"),
    _same("# not a heading * not a list ** not bold ` not code"),
)

CONTROLS = (
    Hostile("a\x00b", "ab"),
    Hostile("a\x07b\x08c\x1bd\x7fe\x9bf", "abcdef"),
    Hostile("ring\x0bfeed\x0cend", "ring feedend"),
    Hostile("lone \ud800 high", "lone \ufffd high"),
    Hostile("lone \udfff low", "lone \ufffd low"),
    Hostile("\udc00\ud800 turned round", "\ufffd\ufffd turned round"),
    Hostile("non \ufffe \uffff \ufdd0 \U0001ffff characters", "non characters"),
    Hostile("one\r\ntwo\rthree\nfour", "one two three four"),
    Hostile("one\u2028two\u2029three\x85four", "one two threefour"),
    Hostile("\n\n\nempty lines first", "empty lines first"),
    Hostile("tab\there", "tab here"),
    Hostile("\ufeffmark first", "\ufeffmark first"),
    Hostile("\u202edesrever\u202c", "desrever"),
    Hostile(
        "\u202dforced\u202c \u202bembedded\u202c \u2066isolated\u2069", "forced embedded isolated"
    ),
    Hostile("invoice\u202e\u2066gpj.exe", "invoicegpj.exe"),
    Hostile("zero\u200bwidth\u2060joined", "zero\u200bwidth\u2060joined"),
    Hostile("soft\u00adhyphen", "soft\u00adhyphen"),
    Hostile("no\u00a0break", "no break"),
    Hostile("tags \U000e0041\U000e0042\U000e007f unseen", "tags unseen"),
    Hostile("selector a\ufe0f b\U000e0100", "selector a\ufe0f b\U000e0100"),
    Hostile("", ""),
    Hostile(" ", ""),
    Hostile("\u200d\u200c\u200e\u200f", ""),
    Hostile("\u0301 alone", "\u0301 alone"),
    Hostile("a\u0301\u0327 order", "á\u0327 order"),
)

MISSING = (
    Hostile("ab\u0378cd", "ab\ufffdcd", ("\u0378",)),
    Hostile("Ꮳ Cherokee", "\ufffd Cherokee", ("Ꮳ",)),
    Hostile("private \ue000 \U0010fffd", "private \ufffd \ufffd", ("\ue000", "\U0010fffd")),
    Hostile("mark a\u0ec8 of Lao", "mark a\u0ec8 of Lao"),
    Hostile("Tibetan བོད", "Tibetan \ufffd\ufffd\ufffd", ("\u0f56", "\u0f7c", "\u0f51")),
    Hostile("\ufffd itself", "\ufffd itself"),
)

SCRIPTS = (
    Hostile("Grace met 李文静 in 東京", "Grace met 李文静 in 東京"),
    Hostile("👩\u200d💻👍🏽🇦🇹#\ufe0f\u20e3", "👩\u200d💻👍🏽🇦🇹#\ufe0f\u20e3"),
    Hostile("ofﬁce aﬀair part Ⅳ then ½ or m² at 20℃", "ofﬁce aﬀair part Ⅳ then ½ or m² at 20℃"),
    Hostile("𠮷野家", "𠮷野家"),
    Hostile("𝒜𝓁𝒾𝒸ℯ", "\ufffd\ufffd\ufffd\ufffdℯ", ("𝒜", "𝒾", "𝓁", "𝒸")),
    Hostile("AАΑ look alike", "AАΑ look alike"),
    Hostile("ǅep Straße GROẞ ŉ Weiſheit", "ǅep Straße GROẞ ŉ Weiſheit"),
    Hostile("Z̷̢̛a̴͝l̵g̸o", "Z̷̢̛a̴͝l̵g̸o"),
)

TABLE = (*MARKUP, *CONTROLS, *MISSING, *SCRIPTS)
