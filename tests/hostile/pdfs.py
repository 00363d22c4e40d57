"""Hostile PDF documents."""

import zlib

import sound
from case import EITHER, READ, REFUSED, Case, cuts, fixed, flipped, made


def changed(changes: dict, content: bytes | None = None, trailer: str = "") -> bytes:
    objects = {**sound.pdf_objects(content), **changes}
    return sound.pdf({number: body for number, body in objects.items() if body is not None}, trailer=trailer)


def page(extra: str) -> str:
    return ("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R "
            f"{extra} >>")


def loops() -> list[Case]:
    form = sound.stream(b"/X Do", "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>")
    return [
        fixed("pages-loop.pdf", changed({2: "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"})),
        fixed("pages-loop-two.pdf", changed({2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                                             3: "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"})),
        fixed("reference-loop.pdf", changed({1: "1 0 R"}), REFUSED),
        fixed("reference-loop-two.pdf", changed({4: "6 0 R", 6: "4 0 R"})),
        fixed("length-loop.pdf", changed({5: b"<< /Length 5 0 R >>\nstream\n" + sound.text_stream() + b"\nendstream"})),
        fixed("form-loop.pdf", changed({6: form, 3: page("").replace("/Font", "/XObject << /X 6 0 R >> /Font")},
                                       b"/X Do " + sound.text_stream())),
        fixed("parent-loop.pdf", changed({2: "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>"})),
        fixed("outline-loop.pdf", changed({1: "<< /Type /Catalog /Pages 2 0 R /Outlines 6 0 R >>",
                                           6: "<< /First 7 0 R /Last 7 0 R /Count 1 >>",
                                           7: "<< /Title (a) /Parent 6 0 R /Next 7 0 R /First 7 0 R >>"})),
        fixed("font-loop.pdf", changed({4: "<< /Type /Font /Subtype /Type0 /BaseFont /A /DescendantFonts [4 0 R] /ToUnicode 4 0 R >>"})),
        fixed("previous-loop.pdf", changed({}, trailer="/Prev 9")),
        fixed("contents-loop.pdf", changed({5: "[5 0 R 5 0 R]"})),
        fixed("type3-loop.pdf", changed({
            4: "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a 6 0 R >> "
               "/Encoding << /Differences [65 /a] >> /FirstChar 65 /LastChar 65 /Widths [9] /Resources << /Font << /F1 4 0 R >> >> >>",
            6: sound.stream(b"BT /F1 9 Tf (A) Tj ET")}, b"BT /F1 9 Tf (AAAA) Tj ET")),
    ]


def deflated(data: bytes, extra: str = "/Filter /FlateDecode") -> bytes:
    return sound.stream(zlib.compress(data, 9), extra)


def large() -> list[Case]:
    twice = zlib.compress(zlib.compress(b"0 0 m " * 30_000_000, 9), 9)
    return [
        fixed("count-giant.pdf", changed({2: "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>"}), REFUSED),
        fixed("count-negative.pdf", changed({2: "<< /Type /Pages /Kids [3 0 R] /Count -5 >>"})),
        fixed("count-small-lie.pdf", changed({2: "<< /Type /Pages /Kids [3 0 R 3 0 R 3 0 R] /Count 1 >>"})),
        made("pages.pdf", lambda: changed({2: f"<< /Type /Pages /Kids [{'3 0 R ' * 1_900}] /Count 1900 >>"})),
        made("pages-same.pdf", lambda: changed({2: f"<< /Type /Pages /Kids [{'3 0 R ' * 30_000}] /Count 30000 >>"}), REFUSED),
        made("too-many-pages.pdf", lambda: sound.pdf({
            **sound.pdf_objects(), **{n: page("") for n in range(10, 2_110)},
            2: f"<< /Type /Pages /Kids [{' '.join(f'{n} 0 R' for n in range(10, 2_110))}] /Count 2100 >>"}), REFUSED, "2,000 pages"),
        made("bomb-stream.pdf", lambda: changed({5: deflated(b" " * 300_000_000 + sound.text_stream())})),
        made("bomb-twice.pdf", lambda: changed({5: sound.stream(twice, "/Filter [/FlateDecode /FlateDecode]")})),
        made("bomb-paths.pdf", lambda: changed({5: deflated(b"0 0 m 9 9 l S " * 3_000_000 + sound.text_stream())})),
        made("bomb-words.pdf", lambda: changed({5: deflated(b"BT /F1 9 Tf 72 700 Td " + b"(Rosa Quispe ) Tj " * 300_000 + b"ET")})),
        made("bomb-filters.pdf", lambda: changed({5: sound.stream(b"a" * 1000, f"/Filter [{'/ASCIIHexDecode ' * 10_000}]")})),
        fixed("page-giant.pdf", changed({3: page("").replace("595 842", "1e9 1e9")})),
        fixed("page-nothing.pdf", changed({3: page("").replace("595 842", "0 0")})),
        fixed("page-negative.pdf", changed({3: page("").replace("0 0 595 842", "595 842 -595 -842")})),
        fixed("page-unit.pdf", changed({3: page("/UserUnit 1e30")})),
        fixed("page-turned.pdf", changed({3: page("/Rotate 12345677")})),
        fixed("text-giant.pdf", changed({}, sound.text_stream().replace(b" 11 Tf", b" 1e30 Tf"))),
        fixed("text-far.pdf", changed({}, sound.text_stream().replace(b"72 760 Td", b"1e300 -1e300 Td"))),
        fixed("image-giant.pdf", changed({
            6: sound.stream(b"a", "/Type /XObject /Subtype /Image /Width 2000000000 /Height 2000000000 /BitsPerComponent 8 "
                                  "/ColorSpace /DeviceRGB"),
            3: page("").replace("/Font", "/XObject << /X 6 0 R >> /Font")}, b"q 9 0 0 9 0 0 cm /X Do Q " + sound.text_stream())),
        fixed("pattern-tiny.pdf", changed({
            6: sound.stream(b"0 0 1 1 re f", "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 1 1] /XStep 0.0001 /YStep "
                                             "0.0001 /Resources << >>"),
            3: page("").replace("/Font", "/Pattern << /P 6 0 R >> /Font")},
            b"/Pattern cs /P scn 0 0 595 842 re f " + sound.text_stream())),
        made("save-deep.pdf", lambda: changed({}, b"q " * 500_000 + sound.text_stream())),
    ]


def nested() -> list[Case]:
    return [
        made("arrays-deep.pdf", lambda: changed({6: "[" * 200_000 + "]" * 200_000, 4: "6 0 R"})),
        made("dictionaries-deep.pdf", lambda: changed({4: "<< /A " * 100_000 + ">>" * 100_000})),
        made("arrays-deep-content.pdf", lambda: changed({}, b"[" * 300_000 + sound.text_stream())),
        made("parentheses-deep.pdf", lambda: changed({}, b"BT (" * 1 + b"(" * 300_000)),
        made("pages-deep.pdf", lambda: sound.pdf({
            **sound.pdf_objects(), 2: "<< /Type /Pages /Kids [10 0 R] /Count 1 >>",
            **{n: f"<< /Type /Pages /Kids [{n + 1} 0 R] /Count 1 /Parent {n - 1} 0 R >>" for n in range(10, 5_000)},
            5_000: page("")})),
    ]


def broken() -> list[Case]:
    whole = sound.pdf(sound.pdf_objects())
    objects = sound.pdf_objects()
    return [
        fixed("header-only.pdf", b"%PDF-1.7\n", REFUSED), fixed("empty.pdf", b"", REFUSED),
        fixed("text-called.pdf", sound.AGENDA, REFUSED), fixed("no-text.pdf", changed({}, b"0 0 m 9 9 l S"), REFUSED, "no text"),
        fixed("no-pages.pdf", changed({2: "<< /Type /Pages /Kids [] /Count 0 >>"}), REFUSED),
        fixed("no-root.pdf", sound.pdf({**objects, 1: "null"}), REFUSED),
        fixed("no-font.pdf", changed({4: None})), fixed("no-content.pdf", changed({5: None}), REFUSED),
        fixed("places-wrong.pdf", whole.replace(b"0000000", b"0000009")),
        fixed("places-giant.pdf", whole.replace(b"xref\n0 6", b"xref\n0 2000000000")),
        fixed("start-negative.pdf", whole.replace(b"startxref\n", b"startxref\n-")),
        fixed("size-giant.pdf", whole.replace(b"/Size 6", b"/Size 2147483647")),
        fixed("length-giant.pdf", whole.replace(b"/Length ", b"/Length 999999999")),
        fixed("stream-open.pdf", whole.replace(b"endstream", b"")),
        fixed("string-open.pdf", whole.replace(b") Tj", b" Tj")),
        fixed("encrypted.pdf", changed({6: "<< /Filter /Standard /V 1 /R 2 /O (" + "o" * 32 + ") /U (" + "u" * 32 + ") /P -4 >>"},
                                       trailer="/Encrypt 6 0 R /ID [(a) (a)]"), REFUSED),
        fixed("encrypted-nonsense.pdf", changed({6: "<< /Filter /Nothing /V 99 /R 99 >>"}, trailer="/Encrypt 6 0 R"), REFUSED),
        fixed("encoding-nonsense.pdf", changed({4: sound.FONT.replace(">>", "/Encoding << /Differences [-5 /a 99999 /b] >> >>")})),
        fixed("unicode-map.pdf", changed({
            4: sound.FONT.replace(">>", "/ToUnicode 6 0 R >>"),
            6: sound.stream(b"1 beginbfrange <00> <FFFFFFFF> <D800> endbfrange 1 beginbfchar <41> <" + b"D800" * 9_000 + b"> endbfchar")})),
        fixed("script.pdf", changed({1: "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while(1);) >> >>"}), READ),
        fixed("launch.pdf", changed({1: "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> >>"}), READ),
        fixed("header-late.pdf", b"x" * 900 + whole), fixed("header-too-late.pdf", b"x" * 2_000 + whole, REFUSED),
        fixed("markup-words.pdf", changed({}, sound.text_stream(["<script>alert(1)</script>", "word\t1\t2\t3", "page 0 0"]))),
        *[fixed(f"flipped-{step}.pdf", flipped(whole, step)) for step in (3, 17, 101, 499)],
    ]


def cases() -> list[Case]:
    return cuts("agenda", ".pdf", sound.pdf(sound.pdf_objects())) + loops() + large() + nested() + broken()
