"""Small sound files of every format, which the hostile ones are made from."""

import io
import json
import zipfile

AGENDA = """Regional Conference on Migration
Lima, Peru, 12 March 2019

Session 1: Opening
Speakers:
- Ms. Rosa Quispe, Director, Ministry of Labour, Peru
- Mr. Paul Okello, Adviser, Ministry of the Interior, Kenya
"""

ROWS = [["Name", "Organisation", "Country", "Title"], ["Rosa Quispe", "Ministry of Labour", "Peru", "Director"],
        ["Paul Okello", "Ministry of the Interior", "Kenya", "Adviser"]]


def csv(rows=None, separator=","):
    return "".join(separator.join(row) + "\r\n" for row in (rows or ROWS))


def html(body=None, head=""):
    if body is None:
        body = "".join(f"<p>{line}</p>\n" for line in AGENDA.splitlines())
    return f"<!DOCTYPE html>\n<html><head><title>Agenda</title>{head}</head><body>\n{body}</body></html>\n"


def packed(parts, first=None, method=zipfile.ZIP_DEFLATED):
    """A ZIP archive; `first` is a part that is stored as it is, in front."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo(first[0], (2019, 3, 12, 0, 0, 0)), first[1], zipfile.ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2019, 3, 12, 0, 0, 0)), content, method)
    return buffer.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_paragraph(text):
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def docx_parts(body=None, prolog='<?xml version="1.0" encoding="UTF-8"?>'):
    if body is None:
        body = "".join(word_paragraph(line) for line in AGENDA.splitlines())
    return {
        "[Content_Types].xml":
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"{prolog}<w:document {W}><w:body>{body}</w:body></w:document>",
    }


def relations(targets):
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    lines = "".join(f'<Relationship Id="rId{n}" Type="{base}{kind}" Target="{target}"/>'
                    for n, (kind, target) in enumerate(targets, 1))
    return ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{lines}</Relationships>")


def docx(body=None):
    return packed(docx_parts(body))


S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def sheet(rows):
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row)
        lines.append(f'<row r="{number}">{cells}</row>')
    return f'<?xml version="1.0"?><worksheet {S}><sheetData>{"".join(lines)}</sheetData></worksheet>'


def xlsx_parts(rows=None, sheet_xml=None):
    return {
        "[Content_Types].xml":
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml":
            f'<?xml version="1.0"?><workbook {S} {R}><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations([("worksheet", "worksheets/sheet1.xml")]),
        "xl/worksheets/sheet1.xml": sheet_xml or sheet(rows or ROWS),
    }


def xlsx(rows=None):
    return packed(xlsx_parts(rows))


ODF = " ".join(f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
               for short, long in [("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
                                   ("fo", "xsl-fo-compatible")])


def odt_content(body=None, root="document-content", prolog='<?xml version="1.0" encoding="UTF-8"?>', kind="text"):
    if body is None:
        body = "".join(f"<text:p>{line}</text:p>" for line in AGENDA.splitlines())
    mimetype = f' office:mimetype="application/vnd.oasis.opendocument.{kind}"' if root == "document" else ""
    return (f'{prolog}<office:{root} {ODF} office:version="1.2"{mimetype}><office:body><office:{kind}>{body}'
            f"</office:{kind}></office:body></office:{root}>")


def odf(content, kind="text"):
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    manifest = ('<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mimetype}"/></manifest:manifest>')
    return packed({"content.xml": content, "META-INF/manifest.xml": manifest}, ("mimetype", mimetype))


def odt(body=None):
    return odf(odt_content(body))


def fodt(body=None):
    return odt_content(body, "document")


def ods_table(rows=None):
    lines = "".join("<table:table-row>" + "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row) +
        "</table:table-row>" for row in (rows or ROWS))
    return f'<table:table table:name="List">{lines}</table:table>'


def ods(table=None):
    return odf(odt_content(table or ods_table(), kind="spreadsheet"), "spreadsheet")


def graphml(inside=None, prolog='<?xml version="1.0" encoding="UTF-8"?>'):
    if inside is None:
        inside = ('<key id="n" for="node" attr.name="name" attr.type="string"/><graph edgedefault="undirected">'
                  '<node id="a"><data key="n">Rosa Quispe</data></node><node id="b"><data key="n">Ministry of Labour</data>'
                  '</node><edge source="a" target="b"/></graph>')
    return f'{prolog}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">{inside}</graphml>'


def gexf(inside=None, prolog='<?xml version="1.0" encoding="UTF-8"?>'):
    if inside is None:
        inside = ('<graph><nodes><node id="a" label="Rosa Quispe"/><node id="b" label="Ministry of Labour"/></nodes>'
                  '<edges><edge id="0" source="a" target="b"/></edges></graph>')
    return f'{prolog}<gexf xmlns="http://gexf.net/1.3" version="1.3">{inside}</gexf>'


LISTS = ["documents", "processes", "events", "sessions", "people", "states", "organisations", "appearances", "partnerships",
         "themes"]


def exchange(**changes):
    data = {"format": "entente-dataset", "version": 1, **{name: [] for name in LISTS}}
    data["people"] = [{"id": "p1", "name": "Rosa Quispe"}, {"id": "p2", "name": "Paul Okello"}]
    data["organisations"] = [{"id": "o1", "name": "Ministry of Labour"}]
    data.update(changes)
    return json.dumps(data)


def pdf(objects, root=1, trailer=""):
    """A PDF of numbered objects, with its table of places."""
    out = bytearray(b"%PDF-1.4\n")
    places = {}
    for number in sorted(objects):
        places[number] = len(out)
        body = objects[number]
        out += b"%d 0 obj\n" % number + (body.encode("latin-1") if isinstance(body, str) else body) + b"\nendobj\n"
    start = len(out)
    last = max(objects)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    for number in range(1, last + 1):
        out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    out += b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (last + 1, root, trailer.encode(), start)
    return bytes(out)


def stream(data, extra=""):
    return f"<< /Length {len(data)} {extra} >>\nstream\n".encode() + data + b"\nendstream"


def text_stream(lines=None):
    shown = "".join(f"({line}) Tj T* " for line in (lines or AGENDA.splitlines()))
    return f"BT /F1 11 Tf 14 TL 72 760 Td {shown}ET".encode("latin-1", "replace")


FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf_objects(content=None):
    """Catalogue, pages, page, font and content, as objects 1 to 5."""
    return {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
        4: FONT,
        5: stream(text_stream() if content is None else content),
    }
