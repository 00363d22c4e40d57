"""Names made of markup and of other languages that the program writes: drawn, reported and exported, they must stay names."""

import sound
from case import EITHER, READ, Case, fixed

NAMES = {
    "markup": '<script>alert("x")</script><img src=x onerror=alert(1)> Quispe',
    "closing": "]]></script></style></title></text></svg><!-- Quispe -->",
    "references": "&lt;b&gt; &amp;amp; &#60;i&#62; &quot; Quispe",
    "attribute": "\" onmouseover=\"alert(1)\" x='Quispe",
    "sql": "Robert'); DROP TABLE people;-- Quispe",
    "sql-comment": "\" OR 1=1 /* Quispe */ UNION SELECT * FROM journal",
    "dot": 'a" ]; } digraph x { evil [label=<<b>Quispe</b>>] }; graph { b [ URL="x',
    "dot-escapes": "\\N \\G \\L Quispe \\\" \\l\\r\\n \\",
    "right-to-left": "\u202eesiuQ asoR\u202c \u2066\u2067\u2068 \u200f\u200e Quispe",
    "control": "Rosa\u0001\u0002\u001b[2J\u007f\u0085 Quispe",
    "format": "%s%n%d {} {0} {{ }} ${HOME} $(id) `id` Quispe",
    "long": "Rosa " + "Quispe" * 1_666,
    "long-words": "Rosa " * 2_000,
    "combining": "Q" + "\u0301" * 2_000 + "uispe Rosa",
    "beyond": "\U0001F469\u200D\U0001F4BB \U0010FFFF \uFFFD \uFDD0 Quispe",
    "path": "../../../../etc/passwd\\..\\Quispe",
    "script": "javascript:alert(1)//Quispe",
    "tex": "\\input{/etc/passwd} \\write18{id} Quispe",
    "spreadsheet": "=HYPERLINK(\"http://127.0.0.1/\"&A1) Quispe",
    "newlines": "Rosa\r\nQuispe\n\n\nX: Y",
}


def texts(kind: str, name: str) -> list[Case]:
    flat = " ".join(name.split())
    agenda = sound.AGENDA.replace("Rosa Quispe", flat).replace("Ministry of Labour", "Ministry " + flat).replace("Opening", flat)
    return [fixed(f"name-{kind}.txt", agenda, EITHER if kind == "control" else READ, names=True)]


def lists(kind: str, name: str) -> list[Case]:
    quoted = '"' + name.replace('"', '""') + '"'
    rows = [["Name", "Organisation", "Country", "Title"], [quoted, quoted, "Peru", quoted], ["Paul Okello", "Ministry", quoted, "a"]]
    return [fixed(f"name-{kind}.csv", sound.csv(rows), EITHER if kind == "control" else READ, names=True)]


def exports(kind: str, name: str) -> list[Case]:
    source = {"document": "d1", "line": 1, "printed": name}
    data = sound.exchange(
        documents=[{"id": "d1", "name": name, "sha256": "0" * 64, "language": "en", "title": name}],
        processes=[{"id": "c1", "name": name, "acronym": name}],
        states=[{"id": "PER", "name": name}],
        events=[{"id": "e1", "process": "c1", "title": name, "start": "2019-03-12", "end": "2019-03-12", "when": "2019-03-12",
                 "place": name, "documents": ["d1"], "line": 1, "printed": name}],
        sessions=[{"id": "s1", "event": "e1", "parent": None, "label": name, "title": name, "kind": "session", "date": "2019-03-12",
                   "day": 1, "start": None, "end": None, **source}],
        people=[{"id": "p1", "name": name, "aliases": [name + "x"], "gender": None},
                {"id": "p2", "name": name + "y", "aliases": [], "gender": "f"}],
        organisations=[{"id": "o1", "name": name, "acronym": name, "category": "ministry", "state": "PER", "parent": None, "aliases": []}],
        appearances=[{"id": f"a{n}", "person": f"p{n}", "event": "e1", "session": "s1", "role": "speaker", "position": name,
                      "organisations": ["o1"], "state": "PER", "remote": False, "gender": None, **source} for n in (1, 2)])
    return [fixed(f"name-{kind}.json", data, READ, names=True)]


def cases() -> list[Case]:
    found = []
    for kind, name in NAMES.items():
        found += texts(kind, name) + exports(kind, name)
        if kind in ("markup", "dot", "long", "newlines", "control", "sql"):
            found += lists(kind, name)
    return found
