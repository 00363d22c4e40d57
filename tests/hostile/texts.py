"""Hostile plain text and Markdown."""

import codecs

from case import EITHER, READ, REFUSED, Case, cuts, fixed, made
from sound import AGENDA


def encodings() -> list[Case]:
    accented = AGENDA.replace("Rosa", "Zoé").replace("Paul", "Iñaki")
    utf16 = accented.encode("utf-16-le")
    return [
        fixed("mark-utf8-body-utf16.txt", codecs.BOM_UTF8 + utf16),
        fixed("mark-utf16-body-utf8.txt", codecs.BOM_UTF16_LE + accented.encode()),
        fixed("mark-utf16be-body-le.txt", codecs.BOM_UTF16_BE + utf16),
        fixed("mark-utf32.txt", codecs.BOM_UTF32_LE + accented.encode("utf-32-le")),
        fixed("mark-utf32be.txt", codecs.BOM_UTF32_BE + accented.encode("utf-32-be")),
        fixed("utf16-odd.txt", codecs.BOM_UTF16_LE + utf16[:-1]),
        fixed("utf16-no-mark.txt", utf16, READ),
        fixed("utf16-lone-surrogates.txt", codecs.BOM_UTF16_LE + b"\x00\xd8A\x00" * 500),
        fixed("utf16-mark-only.txt", codecs.BOM_UTF16_LE, REFUSED),
        fixed("utf8-mark-only.txt", codecs.BOM_UTF8, REFUSED),
        fixed("utf8-marks-repeated.txt", codecs.BOM_UTF8 * 1000 + accented.encode(), READ),
        fixed("utf8-overlong.txt", accented.encode() + b"\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xaf"),
        fixed("utf8-surrogates.txt", accented.encode() + b"\xed\xa0\x80\xed\xb0\x80"),
        fixed("utf8-beyond-unicode.txt", accented.encode() + b"\xf4\x90\x80\x80\xf7\xbf\xbf\xbf\xff\xfe"),
        fixed("utf8-cut-in-letter.txt", accented.encode() + "é".encode()[:1]),
        fixed("utf8-latin1-mixed.txt", accented.encode() + accented.encode("latin-1"), READ),
        fixed("latin1.txt", accented.encode("latin-1"), READ),
        fixed("windows-1252-undefined.txt", accented.encode("latin-1") + bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D]) * 9),
        fixed("ebcdic.txt", AGENDA.encode("cp500")),
        fixed("utf7.txt", accented.encode("utf-7"), READ),
        fixed("shift-jis.txt", ("日本の会議\n" * 20).encode("shift-jis")),
        fixed("continuation-bytes.txt", b"\x80" * 100_000),
        fixed("all-bytes.txt", bytes(range(256)) * 40),
    ]


def control() -> list[Case]:
    return [
        fixed("nul-bytes.txt", AGENDA.replace(" ", "\0"), EITHER),
        fixed("nul-only.txt", b"\0" * 65536, REFUSED),
        fixed("nul-in-name.txt", AGENDA.replace("Rosa", "Ro\0sa"), EITHER),
        fixed("escape-sequences.txt", AGENDA.replace("Rosa", "\x1b[31mRosa\x1b]0;owned\x07\x9b2J"), EITHER, names=True),
        fixed("backspaces.txt", AGENDA.replace("Rosa", "Rosa" + "\b" * 400 + "Root"), EITHER),
        fixed("form-feeds.txt", "\f" * 100_000 + AGENDA),
        fixed("vertical-tabs.txt", AGENDA.replace(" ", "\v")),
        fixed("carriage-returns.txt", AGENDA.replace("\n", "\r"), READ),
        fixed("line-separators.txt", AGENDA.replace("\n", "\u2028"), READ),
        fixed("tabs.txt", AGENDA.replace(" ", "\t" * 300)),
        fixed("blank-lines.txt", "\n" * 300_000, REFUSED),
        fixed("spaces.txt", " " * 3_000_000, REFUSED),
        fixed("no-break-spaces.txt", "\u00a0\u2003\u200b\ufeff" * 50_000),
        fixed("invisible.txt", "\u200b\u200c\u2060\u00ad" * 50_000),
        fixed("empty.txt", b"", REFUSED, "empty"),
        fixed("one-byte.txt", b"a"),
        fixed("one-line-feed.txt", b"\n", REFUSED),
    ]


def large() -> list[Case]:
    return [
        made("million-lines.txt", lambda: AGENDA + "".join(f"{n} goes on\n" for n in range(1_000_000)), REFUSED, "400,000 lines"),
        made("many-lines.txt", lambda: AGENDA + "".join(f"{n} goes on\n" for n in range(300_000)), READ),
        made("many-short-lines.txt", lambda: AGENDA + "a\n" * 390_000, READ),
        made("hundred-thousand-paragraphs.txt", lambda: AGENDA + "A paragraph of its own.\n\n" * 100_000),
        made("hundred-thousand-items.txt", lambda: AGENDA + "- an item that names no one\n" * 100_000),
        made("twenty-thousand-people.txt",
             lambda: AGENDA + "".join(f"- Ms. Ana Perez{n % 977}, Director, Ministry {n % 89}, Peru\n" for n in range(20_000))),
        made("ten-thousand-sessions.txt",
             lambda: AGENDA + "".join(f"Session {n}: Theme {n}\n- Ms. Ana Quispe, Director, Peru\n" for n in range(10_000))),
        made("ten-thousand-days.txt",
             lambda: AGENDA + "".join(f"{n % 28 + 1} March {1900 + n // 28 % 200}\n09:00 Opening\n" for n in range(10_000))),
        made("one-long-line.txt", lambda: "Ms. Rosa Quispe, Director; " * 38_000),
        made("too-long-line.txt", lambda: "word " * 250_000, REFUSED, "1 MB"),
        made("one-long-word.txt", lambda: AGENDA + "a" * 1_000_000),
        made("too-large.txt", lambda: b"a line of text\n" * 4_600_000, REFUSED, "64 MB"),
        made("capitals.txt", lambda: AGENDA + "OPENING OF THE CONFERENCE BY THE MINISTER\n" * 30_000),
        made("colons.txt", lambda: AGENDA + "Moderator: " * 20_000),
        made("commas.txt", lambda: AGENDA + "- Ms. Rosa Quispe" + ", Director" * 30_000),
        made("brackets.txt", lambda: AGENDA + "- Ms. Rosa Quispe " + "(" * 30_000 + ")" * 30_000),
        made("ands.txt", lambda: AGENDA + "- Ms. Rosa Quispe" + " and Mr. Paul Okello" * 20_000),
        made("dashes.txt", lambda: AGENDA + "- " * 200_000),
        made("times.txt", lambda: AGENDA + "09:00 - 10:00 " * 30_000),
        made("dates.txt", lambda: AGENDA + "12 March 2019 - " * 30_000),
        made("pipes.txt", lambda: AGENDA + "| a " * 100_000 + "|\n"),
        made("tab-table.txt", lambda: AGENDA + ("a\tb\tc\td\n" * 50_000)),
        made("dots.txt", lambda: AGENDA + "Opening " + "." * 900_000 + " 9:00\n"),
        made("page-headers.txt", lambda: "\f".join(f"Conference\n{AGENDA}{n}\n" for n in range(3_000))),
        made("combining-marks.txt", lambda: AGENDA.replace("Rosa", "R" + "\u0301" * 100_000 + "osa")),
    ]


def dates() -> list[Case]:
    printed = ["31 February 2019", "0 March 2019", "99 March 2019", "12 March 99999999999999999999", "2019-13-45",
               "30-31 February 2019", "12 March 0000", "31/31/2019", "25 December -5", "12 March 2019 to 1 March 1019",
               "29 February 1900", "1 January 9999 – 31 December 10000"]
    hours = ["25:61", "99h99 – 100h00", "-1:00", "10:00 - 09:00", "24:00-24:01", "09:00-99999999999", "00:00:00:00:00"]
    cases = [fixed(f"date-{n}.txt", AGENDA.replace("12 March 2019", date), READ) for n, date in enumerate(printed)]
    cases += [fixed(f"hours-{n}.txt", AGENDA.replace("Session 1:", f"{text} Session 1:"), READ)
              for n, text in enumerate(hours)]
    return cases


def markdown() -> list[Case]:
    return [
        *cuts("agenda", ".md", ("# " + AGENDA.replace("Session", "## Session") + "| a | b |\n|---|---|\n| c | d |\n").encode()),
        made("quotes-deep.md", lambda: ">" * 100_000 + AGENDA),
        made("quotes-spaced-deep.md", lambda: "> " * 100_000 + AGENDA),
        made("lists-deep.md", lambda: AGENDA + "".join(" " * n + "- item\n" for n in range(1_500))),
        made("stars.md", lambda: AGENDA + "*a **b " * 60_000),
        made("underscores.md", lambda: AGENDA + "_a __b " * 60_000 + "\n"),
        made("star-lines.md", lambda: AGENDA + "**open\n" * 30_000),
        made("links-open.md", lambda: AGENDA + "[" * 200_000),
        made("link-nest.md", lambda: AGENDA + "[a](" * 50_000 + ")" * 50_000),
        made("pictures.md", lambda: AGENDA + "![" * 100_000),
        made("hashes.md", lambda: "#" * 300_000 + " Agenda\n" + AGENDA),
        made("tags-open.md", lambda: AGENDA + "<b " * 100_000),
        made("comments-open.md", lambda: AGENDA + "<!-- " * 60_000),
        made("comment-unclosed.md", lambda: AGENDA + "<!--" + AGENDA),
        made("references.md", lambda: AGENDA + "&" * 300_000),
        made("reference-numbers.md", lambda: AGENDA + "&#x110000;&#0;&#xD800;&#99999999999999999999;" * 3_000),
        made("backslashes.md", lambda: AGENDA + "\\" * 300_001),
        made("table-wide.md", lambda: AGENDA + "| a " * 10_000 + "|\n" + "|---" * 10_000 + "|\n" + "| b " * 10_000 + "|\n"),
        made("rules.md", lambda: AGENDA + "---\n" * 100_000),
        made("fences.md", lambda: AGENDA + "```\n" * 50_001),
    ]


def cases() -> list[Case]:
    return (cuts("agenda", ".txt", AGENDA.encode()) + encodings() + control() + large() + dates() + markdown())
