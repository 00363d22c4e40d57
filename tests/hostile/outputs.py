"""What the program draws, reports and exports of hostile names must be well-formed and hold no markup of theirs."""

import csv
import html.parser
import io
import json
import xml.etree.ElementTree


class Page(html.parser.HTMLParser):
    """Collects what a browser would obey: elements, their attributes, scripts."""

    def __init__(self):
        super().__init__()
        self.evil = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.evil.append(f"<{tag} {name}={value!r}>")
        if tag == "img" and dict(attrs).get("src") == "x":
            self.evil.append(f"<{tag} src=x>")
        if tag in ("iframe", "object", "embed", "base"):
            self.evil.append(f"<{tag}>")

    def handle_data(self, data):
        if self.get_starttag_text() == "<script>" and data.strip().startswith('alert("x")'):
            self.evil.append(f"<script>{data[:60]}")


def html_faults(what, data: bytes):
    page = Page()
    text = data.decode("utf-8")
    page.feed(text)
    page.close()
    faults = [f"{what}: obeys {evil}" for evil in page.evil]
    if '<script>alert("x")</script>' in text:
        faults.append(f"{what}: holds the script of a name")
    return faults


def xml_faults(what, data: bytes):
    try:
        root = xml.etree.ElementTree.fromstring(data)
    except xml.etree.ElementTree.ParseError as error:
        return [f"{what}: not well-formed: {error}"]
    faults = []
    for element in root.iter():
        tag = str(element.tag).rsplit("}", 1)[-1]
        if tag in ("script", "img", "foreignObject"):
            faults.append(f"{what}: holds an element <{tag}>")
        for name, value in element.attrib.items():
            if name.startswith("on") or value.strip().lower().startswith("javascript:"):
                faults.append(f"{what}: holds {name}={value!r}")
    return faults


def json_faults(what, data: bytes):
    try:
        json.loads(data.decode("utf-8"))
        return []
    except ValueError as error:
        return [f"{what}: no JSON: {error}"]


def csv_faults(what, data: bytes):
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    faults = [f"{what}: a row of {len(row)} fields among those of {len(rows[0])}" for row in rows if len(row) != len(rows[0])]
    faults += [f"{what}: a cell that spreadsheets compute: {cell[:60]!r}" for row in rows[1:] for cell in row
               if cell[:1] in ("=", "+", "@")]
    return faults


def terminal_faults(what, data: bytes):
    text = data.decode("utf-8", "replace")
    found = sorted({f"U+{ord(c):04X}" for c in text if (ord(c) < 32 and c not in "\n\t") or ord(c) == 127
                    or c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"})
    return [f"{what}: prints {', '.join(found)}"] if found else []


WRITTEN = [
    (("report",), "report.html", html_faults),
    (("draw", "--network", "people"), "people.svg", xml_faults),
    (("draw", "--network", "organisations"), "organisations.svg", xml_faults),
    (("export",), "base.json", json_faults),
    (("export", "--format", "graphml", "--network", "people"), "people.graphml", xml_faults),
    (("chart", "roles"), "roles.svg", xml_faults),
]
PRINTED = [
    (("list", "people"), terminal_faults),
    (("list", "people", "--format", "csv"), csv_faults),
    (("list", "people", "--format", "json"), json_faults),
    (("list", "organisations"), terminal_faults),
]


def check_outputs(trial):
    """Draws, reports and exports the base of a trial; the faults found."""
    faults = []
    for arguments, name, check in WRITTEN:
        target = trial.home / name
        ended = trial.program(*arguments, "--db", str(trial.db), "-o", str(target))
        what = " ".join(arguments)
        if ended.code == 0:
            faults += check(what, target.read_bytes())
        else:
            faults.append(f"{what}: exit {ended.code}: {ended.err[:300]!r}")
    for arguments, check in PRINTED:
        ended = trial.program(*arguments, "--db", str(trial.db))
        what = " ".join(arguments)
        faults += check(what, ended.out) if ended.code == 0 else [f"{what}: exit {ended.code}: {ended.err[:300]!r}"]
    again = trial.home / "again.db"
    ended = trial.program("import", "--db", str(again), str(trial.home / "base.json"))
    if ended.code != 0:
        faults.append(f"its own export is not read: {ended.err[:300]!r}")
    return faults
