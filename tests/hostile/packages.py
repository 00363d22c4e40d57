"""Hostile archives: Word and OpenDocument texts and sheets are such."""

import struct
import zlib

import sound
from case import EITHER, READ, REFUSED, Case, cuts, fixed, flipped, made


def entry(name: bytes, data: bytes, **lies) -> tuple[bytes, bytes]:
    """One part of an archive: its local record with the data, and its record in the directory (with a gap for the offset).
    `lies`: crc, packed, size, flags, method, local_name."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = packed.compress(data) + packed.flush()
    crc = lies.get("crc", zlib.crc32(data))
    sizes = (lies.get("packed", len(body)), lies.get("size", len(data)))
    flags, method = lies.get("flags", 0), lies.get("method", 8)
    local_name = lies.get("local_name", name)
    local = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", 20, flags, method, 0, 0x4E6C, crc, *sizes, len(local_name), 0)
    directory = struct.pack("<4sHHHHHHIIIHHHHHI", b"PK\1\2", 20, 20, flags, method, 0, 0x4E6C, crc, *sizes, len(name), 0, 0,
                            0, 0, 0)
    return local + local_name + body, directory + b"%OFFSET%" + name


def archive(entries, count=None, offset=0) -> bytes:
    """The entries as an archive; `count` and `offset` are lies of its last record."""
    out, directory = b"", b""
    for local, central in entries:
        record, name = central.split(b"%OFFSET%", 1)
        directory += record + struct.pack("<I", len(out)) + name
        out += local
    number = len(entries) if count is None else count
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, number & 0xFFFF, number & 0xFFFF, len(directory),
                      (len(out) + offset) & 0xFFFFFFFF, 0)
    return out + directory + end


def word(document: bytes, **lies) -> bytes:
    """A DOCX whose text tells lies about itself in the archive."""
    parts = {name: text.encode() for name, text in sound.docx_parts().items()}
    parts["word/document.xml"] = document
    return archive([entry(name.encode(), data, **(lies if name == "word/document.xml" else {})) for name, data in parts.items()])


def text() -> bytes:
    return sound.docx_parts()["word/document.xml"].encode()


def with_names(names) -> bytes:
    parts = [(name.encode(), data.encode()) for name, data in sound.docx_parts().items()]
    return archive([entry(name, data) for name, data in parts + [(name, b"root:x:0:0") for name in names]])


def nested_bomb() -> bytes:
    inner = sound.packed({"a.xml": b"\0" * 5_000_000})
    for level in range(6):
        inner = sound.packed({f"{level}-{copy}.zip": inner for copy in range(8)})
    return sound.packed({**sound.docx_parts(), "bomb.zip": inner})


def overlapping() -> bytes:
    """Every record of the directory points to the same packed data."""
    local, central = entry(b"word/document.xml", b"<a/>" + b" " * 2_000_000)
    record, _ = central.split(b"%OFFSET%", 1)
    names = [b"word/document.xml"] + [b"word/part%d.xml" % n for n in range(5_000)]
    directory = b"".join(record[:28] + struct.pack("<H", len(name)) + record[30:] + struct.pack("<I", 0) + name for name in names)
    return local + directory + struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, len(names), len(names), len(directory), len(local), 0)


def bombs() -> list[Case]:
    spaces = lambda size: word(text().replace(b"<w:body>", b"<w:body>" + b" " * size))
    return [
        made("bomb-spaces.docx", lambda: spaces(40_000_000), REFUSED),
        made("bomb-text.docx", lambda: sound.docx(sound.word_paragraph("a" * 40_000_000)), REFUSED),
        made("bomb-runs.docx", lambda: sound.docx("<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 1_000_000 + "</w:p>")),
        made("bomb-paragraphs.docx", lambda: sound.docx(sound.word_paragraph("Rosa Quispe") * 300_000)),
        made("bomb-nested.docx", nested_bomb),
        made("bomb-content.odt", lambda: sound.odt("<text:p>" + "a" * 40_000_000 + "</text:p>"), REFUSED),
        made("bomb-spaces.odt", lambda: sound.odt('<text:p>Rosa<text:s text:c="2000000000"/>Quispe</text:p>' * 50)),
        made("bomb-tabs.odt", lambda: sound.odt("<text:p>Rosa" + "<text:tab/>" * 500_000 + "</text:p>")),
        made("bomb-sheet.xlsx", lambda: sound.xlsx([["a" * 40_000_000]]), REFUSED),
        made("bomb-cells.ods", lambda: sound.ods(
            '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell '
            'table:number-columns-repeated="16000"><text:p>Rosa</text:p></table:table-cell></table:table-row></table:table>')),
        made("bomb-cells-giant.ods", lambda: sound.ods(
            '<table:table><table:table-row table:number-rows-repeated="99999999999999999999"><table:table-cell '
            'table:number-columns-repeated="-1"><text:p>Rosa</text:p></table:table-cell></table:table-row></table:table>')),
        made("overlapping.docx", overlapping),
    ]


def lies() -> list[Case]:
    size = len(text())
    return [
        fixed("lie-size-small.docx", word(text(), size=10), REFUSED),
        fixed("lie-size-large.docx", word(text(), size=4_000_000_000), REFUSED),
        fixed("lie-size-one-more.docx", word(text(), size=size + 1), REFUSED),
        fixed("lie-packed-small.docx", word(text(), packed=5), REFUSED),
        fixed("lie-packed-large.docx", word(text(), packed=4_000_000_000)),
        fixed("lie-checksum.docx", word(text(), crc=1), REFUSED),
        fixed("lie-method.docx", word(text(), method=99), REFUSED),
        fixed("lie-stored.docx", word(text(), method=0), REFUSED),
        fixed("lie-encrypted.docx", word(text(), flags=1), REFUSED),
        fixed("lie-strong-encryption.docx", word(text(), flags=0x41), REFUSED),
        fixed("lie-local-name.docx", word(text(), local_name=b"other/name.xml")),
        fixed("lie-count-small.docx", archive([entry(b"word/document.xml", text())] * 1, count=0), REFUSED),
        fixed("lie-count-large.docx", archive([entry(b"word/document.xml", text())], count=60_000), REFUSED),
        fixed("lie-offset.docx", archive([entry(b"word/document.xml", text())], offset=1_000_000), REFUSED),
        fixed("lie-offset-negative.docx", archive([entry(b"word/document.xml", text())], offset=-1), REFUSED),
        fixed("same-name-twice.docx", archive([entry(b"word/document.xml", text())] * 2), REFUSED),
        made("many-parts.docx", lambda: archive([entry(b"p%d" % n, b"") for n in range(30_000)]), REFUSED),
        fixed("empty-archive.docx", archive([]), REFUSED),
        fixed("end-record-only.docx", b"PK\5\6", REFUSED),
        fixed("zip64-giant.docx", archive([entry(b"word/document.xml", text(), size=0xFFFFFFFF, packed=0xFFFFFFFF)]), REFUSED),
    ]


def slips() -> list[Case]:
    names = {"up": [b"../../../tmp/entente-slip"], "absolute": [b"/tmp/entente-slip"], "drive": [b"C:\\entente-slip"],
             "backslashes": [b"..\\..\\entente-slip"], "control": [b"word/\x1b[2J\x07"], "long": [b"a/" * 30_000],
             "nul": [b"word/a\0b"], "empty": [b""], "not-utf8": [b"\xff\xfe\xfd"]}
    return [fixed(f"slip-{kind}.docx", with_names(list_), READ if kind in ("up", "absolute", "drive", "backslashes") else EITHER)
            for kind, list_ in names.items()]


def wrong_kind() -> list[Case]:
    plain = sound.AGENDA.encode()
    return [
        fixed("text-called.docx", plain, REFUSED), fixed("text-called.odt", plain, REFUSED),
        fixed("text-called.xlsx", plain, REFUSED), fixed("text-called.ods", plain, REFUSED),
        fixed("odt-called.docx", sound.odt(), REFUSED), fixed("docx-called.odt", sound.docx(), REFUSED),
        fixed("xlsx-called.docx", sound.xlsx(), REFUSED), fixed("ods-called.xlsx", sound.ods(), REFUSED),
        fixed("docx-called.txt", sound.docx(), REFUSED), fixed("docx-called.html", sound.docx(), REFUSED),
        fixed("docx-called.csv", sound.docx(), REFUSED), fixed("docx-called.json", sound.docx(), REFUSED),
        fixed("docx-called.pdf", sound.docx(), REFUSED), fixed("old-word.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096, REFUSED),
        fixed("old-excel.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096, REFUSED),
        fixed("no-document.docx", sound.packed({"a.txt": "nothing"}), REFUSED),
        fixed("no-content.odt", sound.packed({"a.txt": "nothing"}), REFUSED),
        fixed("no-sheet.xlsx", sound.packed({name: part for name, part in sound.xlsx_parts().items() if "sheet1" not in name}), REFUSED),
        fixed("empty.docx", b"", REFUSED), fixed("empty.xlsx", b"", REFUSED),
        fixed("gzip.docx", zlib.compress(plain), REFUSED),
    ]


def cases() -> list[Case]:
    whole = {".docx": sound.docx(), ".odt": sound.odt(), ".xlsx": sound.xlsx(), ".ods": sound.ods()}
    found = [case for extension, data in whole.items() for case in cuts("agenda", extension, data, REFUSED)]
    found += [fixed(f"flipped-{step}{extension}", flipped(data, step)) for extension, data in whole.items() for step in (7, 211)]
    return found + bombs() + lies() + slips() + wrong_kind()
