"""What every XML can be made to do, in each format that holds some; and what is peculiar to each."""

import sound
from case import EITHER, READ, REFUSED, Case, cuts, fixed, made

BOMB = ('<!DOCTYPE x [<!ENTITY a0 "aaaaaaaaaa">' +
        "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>")
QUADRATIC = f'<!DOCTYPE x [<!ENTITY q "{"a" * 100_000}">]>'
EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p.dtd"> %p;]>'
LOOP = '<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def forms():
    """For each format: extension, and how a file is made of a prolog and of a text within it."""
    return [
        (".docx", lambda prolog, inside: sound.packed(sound.docx_parts(sound.word_paragraph(f"Rosa {inside}"), prolog))),
        (".odt", lambda prolog, inside: sound.odf(sound.odt_content(f"<text:p>Rosa {inside}</text:p>", prolog=prolog))),
        (".fodt", lambda prolog, inside: sound.odt_content(f"<text:p>Rosa {inside}</text:p>", "document", prolog).encode()),
        (".xlsx", lambda prolog, inside: sound.packed(sound.xlsx_parts(sheet_xml=sound.sheet([["Name"], [f"Rosa {inside}"]]).replace(
            '<?xml version="1.0"?>', prolog)))),
        (".ods", lambda prolog, inside: sound.odf(sound.odt_content(
            sound.ods_table([["Name"], [f"Rosa {inside}"]]), kind="spreadsheet", prolog=prolog), "spreadsheet")),
        (".graphml", lambda prolog, inside: sound.graphml(
            f'<key id="n" for="node" attr.name="name"/><graph><node id="a"><data key="n">Rosa {inside}</data></node></graph>',
            prolog).encode()),
        (".gexf", lambda prolog, inside: sound.gexf(
            f'<graph><nodes><node id="a" label="Rosa {inside}"/></nodes></graph>', prolog).encode()),
    ]


def common() -> list[Case]:
    found = []
    for extension, form in forms():
        found += [
            made(f"entity-bomb{extension}", lambda form=form: form(HEAD + BOMB, "&a9;"), REFUSED),
            made(f"entity-quadratic{extension}", lambda form=form: form(HEAD + QUADRATIC, "&q;" * 3_000), REFUSED),
            fixed(f"entity-external{extension}", form(HEAD + EXTERNAL, "&e;"), REFUSED),
            fixed(f"entity-parameter{extension}", form(HEAD + PARAMETER, ""), REFUSED),
            fixed(f"entity-loop{extension}", form(HEAD + LOOP, "&a;"), REFUSED),
            fixed(f"encoding-lie{extension}", form('<?xml version="1.0" encoding="UTF-16"?>', "Quispe")),
            fixed(f"encoding-unknown{extension}", form('<?xml version="1.0" encoding="x-nothing"?>', "Quispe"), REFUSED),
            fixed(f"character-nul{extension}", form(HEAD, "&#0;"), REFUSED),
            made(f"deep{extension}", lambda form=form, extension=extension: form(
                HEAD, "" if extension == ".gexf" else "<a>" * 100_000 + "</a>" * 100_000).replace(
                    b"<graph>", b"<a>" * 100_000 + b"<graph>" if extension == ".gexf" else b"<graph>"), REFUSED),
        ]
    return found


def flat() -> list[Case]:
    found = [case for extension, whole in ((".fodt", sound.fodt()), (".graphml", sound.graphml()), (".gexf", sound.gexf()))
             for case in cuts("agenda", extension, whole.encode(), REFUSED)]
    for extension, whole in ((".fodt", sound.fodt()), (".graphml", sound.graphml()), (".gexf", sound.gexf())):
        found += [
            fixed(f"utf16{extension}", whole.replace("UTF-8", "UTF-16").encode("utf-16")),
            fixed(f"invalid-utf8{extension}", whole.encode().replace(b"Rosa", b"\xc0\xaf\xff"), REFUSED),
            fixed(f"two-roots{extension}", whole + whole, REFUSED),
            fixed(f"nul{extension}", whole.replace("Rosa", "Ro\0sa"), REFUSED),
            fixed(f"empty{extension}", b"", REFUSED),
            fixed(f"other-root{extension}", "<?xml version='1.0'?><kml><a/></kml>", REFUSED),
        ]
    return found


def offices() -> list[Case]:
    paragraph = sound.word_paragraph
    deep_table = lambda depth: "<w:tbl><w:tr><w:tc>" * depth + paragraph("Rosa") + "</w:tc></w:tr></w:tbl>" * depth
    spans = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2000000000"/></w:tcPr>' + paragraph("Rosa") + "</w:tc></w:tr></w:tbl>"
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="s{n}"><w:name w:val="s{n}"/><w:basedOn w:val="s{(n + 1) % 5000}"/>'
                     "</w:style>" for n in range(5000))
    numbering = ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="2147483647"/><w:numFmt w:val="upperRoman"/>'
                 '<w:lvlText w:val="%1%2%9%0%%"/></w:lvl><w:lvl w:ilvl="-7"/><w:lvl w:ilvl="99"/></w:abstractNum>'
                 '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="-1"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Rosa</w:t></w:r></w:p>'
    with_part = lambda body, name, inside: sound.packed(
        {**sound.docx_parts(body), f"word/{name}.xml": f"<w:{name} {sound.W}>{inside}</w:{name}>",
         "word/_rels/document.xml.rels": sound.relations([(name, f"{name}.xml")])})
    styled = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>Rosa</w:t></w:r></w:p>'
    return [
        made("tables-deep.docx", lambda: sound.docx(deep_table(60))),
        made("tables-too-deep.docx", lambda: sound.docx(deep_table(2_000)), REFUSED),
        fixed("span-giant.docx", sound.docx(spans)),
        made("columns.docx", lambda: sound.docx("<w:tbl><w:tr>" + f"<w:tc>{paragraph('a')}</w:tc>" * 10_000 + "</w:tr></w:tbl>")),
        made("style-loop.docx", lambda: with_part(styled * 500, "styles", styles), READ),
        made("numbering.docx", lambda: with_part(item * 2_000, "numbering", numbering), READ),
        made("footnotes.docx", lambda: with_part("<w:p>" + '<w:r><w:t>a</w:t><w:footnoteReference w:id="1"/></w:r>' * 5_000 + "</w:p>",
                                                 "footnotes", f'<w:footnote w:id="1">{paragraph("A note.")}</w:footnote>')),
        fixed("relations-out.docx", sound.packed({**sound.docx_parts(),
                                                  "_rels/.rels": sound.relations([("officeDocument", "../../../etc/passwd")])})),
        fixed("relations-loop.docx", sound.packed({**sound.docx_parts(),
                                                   "_rels/.rels": sound.relations([("officeDocument", "_rels/.rels")])})),
        made("tables-deep.odt", lambda: sound.odt(
            "<table:table><table:table-row><table:table-cell>" * 60 + "<text:p>Rosa</text:p>" +
            "</table:table-cell></table:table-row></table:table>" * 60)),
        fixed("span-giant.odt", sound.odt(
            '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2000000000" '
            'table:number-rows-spanned="2000000000"><text:p>Rosa</text:p></table:table-cell></table:table-row></table:table>')),
        made("lists-deep.odt", lambda: sound.odt("<text:list><text:list-item>" * 110 + "<text:p>Rosa</text:p>" +
                                                 "</text:list-item></text:list>" * 110)),
    ]


def networks() -> list[Case]:
    node = lambda n: f'<node id="n{n}" label="Ana Perez {n}"/>'
    gexf = lambda nodes, edges: sound.gexf(f"<graph><nodes>{nodes}</nodes><edges>{edges}</edges></graph>")
    graph = lambda inside: sound.graphml(f'<graph edgedefault="undirected">{inside}</graph>')
    return [
        fixed("no-nodes.graphml", graph(""), REFUSED), fixed("no-nodes.gexf", gexf("", ""), REFUSED),
        fixed("edges-to-nothing.graphml", graph('<node id="a"/><edge source="b" target="c"/>' + '<edge source="a"/>' * 500)),
        fixed("edge-to-itself.gexf", gexf(node(1), '<edge id="0" source="n1" target="n1"/>' * 300)),
        fixed("same-id.graphml", graph('<node id="a"/>' * 500)),
        made("graphs-deep.graphml", lambda: graph("".join(f'<node id="n{n}"><graph>' for n in range(100)) + "</graph></node>" * 100)),
        made("nodes.gexf", lambda: gexf("".join(map(node, range(20_000))), "")),
        made("star.graphml", lambda: graph('<node id="hub"/>' + "".join(
            f'<node id="n{n}"/><edge source="hub" target="n{n}"/>' for n in range(10_000)))),
        fixed("hyperedge.graphml", graph('<node id="a"/><hyperedge>' + '<endpoint node="a"/>' * 1_000 + "</hyperedge>")),
        fixed("weights.gexf", gexf(node(1) + node(2), '<edge source="n1" target="n2" weight="1e999999"/>'
                                   '<edge source="n1" target="n2" weight="NaN" start="9999-99-99" end="-1"/>')),
        made("keys.graphml", lambda: sound.graphml("".join(f'<key id="k{n}" for="node" attr.name="name"/>' for n in range(20_000)) +
                                                   '<graph><node id="a"><data key="k1">Rosa Quispe</data></node></graph>')),
        made("data.graphml", lambda: sound.graphml('<key id="k" for="node" attr.name="name"/><graph><node id="a">' +
                                                   '<data key="k">Rosa Quispe</data>' * 50_000 + "</node></graph>")),
    ]


def cases() -> list[Case]:
    return common() + flat() + offices() + networks()
