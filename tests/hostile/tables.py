"""Hostile lists (CSV, XLSX, ODS) and exchange files (JSON)."""

import codecs
import json

import sound
from case import EITHER, READ, REFUSED, Case, cuts, fixed, made

HEAD = "Name,Organisation,Country,Title\n"
ROW = "Rosa Quispe,Ministry of Labour,Peru,Director\n"


def separated() -> list[Case]:
    return [
        *cuts("list", ".csv", sound.csv().encode()),
        fixed("empty.csv", b"", REFUSED), fixed("separators-only.csv", "," * 50_000 + "\n"), fixed("heads-only.csv", HEAD),
        fixed("quote-open.csv", HEAD + '"Rosa Quispe,Ministry' + ROW * 5), fixed("quote-open-late.csv", HEAD + ROW * 5 + '"'),
        fixed("quote-in-middle.csv", HEAD + 'Rosa "the" Quispe,"Min"istry,Peru"",Director\n'),
        made("quotes.csv", lambda: HEAD + '"' * 1_000_001), made("quote-rows.csv", lambda: HEAD + '"a\n' * 100_000),
        made("columns.csv", lambda: ",".join(f"Column {n}" for n in range(10_000)) + "\n" + ("a," * 9_999 + "a\n") * 5),
        made("columns-named.csv", lambda: ",".join(["Name"] * 10_000) + "\n" + ("Rosa Quispe," * 9_999 + "a\n") * 5),
        made("columns-million.csv", lambda: HEAD + ROW + "a," * 1_000_000), made("ragged.csv", lambda: HEAD + "".join(
            "a," * (n % 300) + "\n" for n in range(5_000))),
        fixed("cell-giant.csv", HEAD + ROW.replace("Rosa", "R" * 10_000)),
        made("cell-megabytes.csv", lambda: HEAD + ROW.replace("Peru", "P" * 5_000_000)),
        made("rows.csv", lambda: HEAD + "".join(f"Ana Perez {n % 977} Soto,Ministry {n % 89},Peru,Director\n" for n in range(20_000))),
        made("rows-same.csv", lambda: HEAD + ROW * 20_000),
        made("rows-names-shared.csv", lambda: HEAD + "".join(
            f"Ana {chr(65 + n % 26)}. Perez,Body {n},Peru,Director\n" for n in range(20_000))),
        made("rows-blank.csv", lambda: HEAD + ",,,\n" * 500_000), made("rows-too-many.csv", lambda: HEAD + "a,,,\n" * 600_000, REFUSED, "500,000"),
        made("rows-very-many.csv", lambda: HEAD + "a,b,c,d\n" * 600_000, READ),
        fixed("nul.csv", HEAD + ROW.replace(" ", "\0")), fixed("nul-only.csv", b"\0" * 9_999, REFUSED),
        fixed("mark-wrong.csv", codecs.BOM_UTF16_LE + (HEAD + ROW).encode()),
        fixed("utf16.csv", codecs.BOM_UTF16_BE + (HEAD + ROW).encode("utf-16-be"), READ),
        fixed("returns-only.csv", (HEAD + ROW * 9).replace("\n", "\r")),
        fixed("dates-impossible.csv", "Name,Event,Date,Country\n" + "".join(
            f"Rosa Quispe,Conference {n},{date},Peru\n" for n, date in enumerate(
                ["31/02/2019", "2019-99-99", "0000-00-00", "99999999999999999999", "-1", "1e400", "NaN", "12/12/12/12", "29.02.1900"]))),
        fixed("formulas.csv", HEAD + "".join(ROW.replace("Rosa", f"{sign}cmd|' /C calc'!A0") for sign in "=+-@\t"), names=True),
    ]


def sheets() -> list[Case]:
    cell = lambda place, text, kind="inlineStr": f'<c r="{place}" t="{kind}"><is><t>{text}</t></is><v>{text}</v></c>'
    sheet = lambda inside: sound.packed(sound.xlsx_parts(
        sheet_xml=f'<?xml version="1.0"?><worksheet {sound.S}><sheetData>{inside}</sheetData></worksheet>'))
    heads = "<row>" + "".join(cell(f"{column}1", text) for column, text in zip("ABCD", sound.ROWS[0])) + "</row>"
    names = lambda number, text: f'<row r="{number}">{cell(f"A{number}", text)}</row>'
    shared = lambda strings: {"xl/sharedStrings.xml": f'<?xml version="1.0"?><sst {sound.S} count="1">{strings}</sst>',
                              "xl/_rels/workbook.xml.rels": sound.relations(
                                  [("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")])}
    with_shared = lambda strings, inside: sound.packed({**sound.xlsx_parts(
        sheet_xml=f'<?xml version="1.0"?><worksheet {sound.S}><sheetData>{inside}</sheetData></worksheet>'), **shared(strings)})
    rows = lambda count: [sound.ROWS[0]] + [[f"Ana Perez{n % 977} Soto", f"Ministry {n % 89}", "Peru", "Director"] for n in range(count)]
    repeated = lambda row_count, column_count: sound.ods(
        f'<table:table><table:table-row table:number-rows-repeated="{row_count}"><table:table-cell office:value-type="string" '
        f'table:number-columns-repeated="{column_count}"><text:p>Name</text:p></table:table-cell></table:table-row></table:table>')
    return [
        fixed("place-far.xlsx", sheet(heads + f'<row r="1048576">{cell("XFD1048576", "Rosa")}</row>')),
        fixed("place-beyond.xlsx", sheet(heads + f'<row r="99999999999">{cell("ZZZZZZZZZ99999999999", "Rosa")}</row>')),
        fixed("place-negative.xlsx", sheet(heads + f'<row r="-1">{cell("-A-1", "Rosa")}</row>')),
        fixed("place-twice.xlsx", sheet(heads + names(2, "Rosa Quispe") * 500)),
        made("columns.xlsx", lambda: sheet("<row>" + '<c t="inlineStr"><is><t>a</t></is></c>' * 20_000 + "</row>")),
        fixed("shared-beyond.xlsx", with_shared("<si><t>Name</t></si>", '<row><c t="s"><v>0</v></c></row><row><c t="s"><v>99999999999</v></c>'
                                                '<c t="s"><v>-1</v></c></row>')),
        made("shared-million.xlsx", lambda: with_shared("<si><t>a</t></si>" * 1_000_000, '<row><c t="s"><v>0</v></c></row>')),
        made("shared-giant.xlsx", lambda: with_shared(f"<si><t>{'a' * 200_000}</t></si>",
                                                      ("<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>") * 200)),
        fixed("merged-giant.xlsx", sound.packed(sound.xlsx_parts(sheet_xml=(
            f'<?xml version="1.0"?><worksheet {sound.S}><sheetData>{heads}{names(2, "Rosa Quispe")}</sheetData><mergeCells>'
            + '<mergeCell ref="A2:XFD1048576"/>' * 2_000 + "</mergeCells></worksheet>")))),
        fixed("dates-impossible.xlsx", sheet("<row>" + cell("A1", "Name") + cell("B1", "Date") + "</row><row>" + cell("A2", "Rosa Quispe") +
                                             '<c r="B2"><v>1e308</v></c></row><row>' + cell("A3", "Rosa Quispe") +
                                             '<c r="B3" t="d"><v>2019-99-99</v></c></row>')),
        made("sheets.xlsx", lambda: sound.packed({**sound.xlsx_parts(), "xl/workbook.xml": (
            f'<?xml version="1.0"?><workbook {sound.S} {sound.R}><sheets>' +
            "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId1"/>' for n in range(5_000)) + "</sheets></workbook>")})),
        made("rows.xlsx", lambda: sound.xlsx(rows(20_000))), made("rows.ods", lambda: sound.ods(sound.ods_table(rows(20_000)))),
        fixed("repeated-rows.ods", repeated(2_000_000_000, 1)), fixed("repeated-columns.ods", repeated(1, 2_000_000_000)),
        fixed("repeated-both.ods", repeated(60_000, 1_000)), fixed("repeated-nonsense.ods", repeated("-1", "1e9")),
        fixed("heads-only.ods", sound.ods(sound.ods_table([sound.ROWS[0]]))),
    ]


def exchange() -> list[Case]:
    people = lambda count: [{"id": f"p{n}", "name": f"Ana Perez{n % 977}"} for n in range(count)]
    return [
        *cuts("export", ".json", sound.exchange().encode(), REFUSED),
        fixed("empty.json", b"", REFUSED), fixed("other.json", '{"a": 1}', REFUSED), fixed("number.json", "1", REFUSED),
        fixed("version.json", sound.exchange(version=99), REFUSED), fixed("version-text.json", sound.exchange(version="1"), REFUSED),
        made("arrays-deep.json", lambda: "[" * 2_000_000, REFUSED), made("objects-deep.json", lambda: '{"a":' * 500_000, REFUSED),
        made("deep-within.json", lambda: sound.exchange().replace('"people": [', '"people": [' + "[" * 100_000, 1), REFUSED),
        fixed("lists-missing.json", '{"format": "entente-dataset", "version": 1}', REFUSED),
        fixed("lists-no-lists.json", sound.exchange(people=5), REFUSED),
        fixed("records-no-records.json", sound.exchange(people=[1, None, "a", [], True])),
        fixed("fields-wrong.json", sound.exchange(people=[{"id": 1, "name": ["a"], "gender": {}}, {"id": None}, {}])),
        fixed("ids-twice.json", sound.exchange(people=[{"id": "p1", "name": "Rosa Quispe"}] * 300)),
        fixed("parent-loop.json", sound.exchange(organisations=[
            {"id": "o1", "name": "A", "parent": "o2"}, {"id": "o2", "name": "B", "parent": "o1"},
            {"id": "o3", "name": "C", "parent": "o3"}])),
        made("parents-deep.json", lambda: sound.exchange(organisations=[
            {"id": f"o{n}", "name": f"Body {n}", "parent": f"o{n + 1}"} for n in range(5_000)])),
        fixed("to-nothing.json", sound.exchange(appearances=[{"id": "a1", "person": "p99", "session": "s99", "role": "speaker"}],
                                                partnerships=[{"id": "t1", "from": "o9", "to": "o8"}])),
        fixed("numbers.json", sound.exchange(people=[{"id": "p1", "name": "Rosa Quispe", "age": 10**400, "x": 1}])),
        fixed("numbers-nonsense.json", sound.exchange().replace('"version": 1', '"version": 1e999999999'), REFUSED),
        fixed("escapes-broken.json", sound.exchange().replace("Rosa", "\\ud800\\u12"), REFUSED),
        fixed("surrogate-alone.json", sound.exchange().replace("Rosa", "\\ud800")),
        fixed("nul-escaped.json", sound.exchange().replace("Rosa", "Ro\\u0000sa")), fixed("nul.json", sound.exchange().replace("Rosa", "Ro\0sa")),
        fixed("invalid-utf8.json", sound.exchange().encode().replace(b"Rosa", b"\xc0\xaf\xff")),
        fixed("utf16.json", sound.exchange().encode("utf-16")), fixed("tail.json", sound.exchange() + "{}", REFUSED),
        fixed("key-twice.json", sound.exchange().replace('"people":', '"people": [], "people":', 1)),
        fixed("text-giant.json", sound.exchange(people=[{"id": "p1", "name": "a" * 5_000_000}])),
        fixed("dates-impossible.json", sound.exchange(events=[
            {"id": "e1", "title": "A", "start": "2019-99-99", "end": "0000-00-00"}, {"id": "e2", "title": "B", "start": 5}])),
        made("people.json", lambda: sound.exchange(people=people(20_000)), READ), fixed("sound.json", sound.exchange(), READ),
        made("keys.json", lambda: json.dumps({f"k{n}": 1 for n in range(300_000)}), REFUSED),
    ]


def cases() -> list[Case]:
    return separated() + sheets() + exchange()
