"""Makes the inputs that fuzzing starts from, one folder a target: small sound files, the small hostile ones, finds.

    python3 seeds.py FOLDER"""

import ast
import sys
import zipfile
import io
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "hostile"))

import names  # noqa: E402
import packages  # noqa: E402
import sound  # noqa: E402
import tables  # noqa: E402
import texts  # noqa: E402
import webpages  # noqa: E402
import xmls  # noqa: E402
from case import fixed  # noqa: E402

LARGEST = 40_000
OF_EXTENSION = {"txt": "text", "md": "text", "html": "html", "docx": "package", "odt": "package", "xlsx": "package", "ods": "package",
                "fodt": "office", "csv": "csv", "graphml": "graph", "gexf": "graph", "json": "exchange"}
PART = {"docx": ("office", "word/document.xml"), "odt": ("office", "content.xml"), "xlsx": ("sheet", "xl/worksheets/sheet1.xml"),
        "ods": ("sheet", "content.xml")}
WORDS = ["Regional Conference", "12 March 2019", "Session 1:", "Opening", "• Ms. Rosa Quispe,", "Director, Peru", "1", "2"]


def sound_files():
    """One sound file of each format, by name."""
    agendas = sorted((HERE.parent / "importers" / "agenda" / "cases").glob("*.txt"))
    lists = sorted((HERE.parent / "importers" / "table" / "cases").glob("*.csv"))
    found = [fixed(f"sound-{path.name}", path.read_bytes()) for path in agendas + lists]
    return found + [
        fixed("sound.html", sound.html()), fixed("sound.docx", sound.docx()), fixed("sound.odt", sound.odt()),
        fixed("sound.fodt", sound.fodt()), fixed("sound.xlsx", sound.xlsx()), fixed("sound.ods", sound.ods()),
        fixed("sound.graphml", sound.graphml()), fixed("sound.gexf", sound.gexf()), fixed("sound.json", sound.exchange())]


def page_records():
    """What the PDF worker tells: pages in one and two columns, a table with rules, and nonsense."""
    line = lambda n, left, text: f"word\t{left}\t{80 + 16 * n}\t{left + 6 * len(text)}\t{92 + 16 * n}\t11.00\t{'bs'[n % 2]}\t0\t{text}\n"
    one = "".join(line(n, 72, text) for n, text in enumerate(WORDS))
    two = one + "".join(line(n, 320, text) for n, text in enumerate(WORDS))
    rules = "".join(f"across\t70\t500\t{78 + 16 * n}\n" for n in range(9)) + "down\t70\t78\t206\ndown\t310\t78\t206\ndown\t500\t78\t206\n"
    odd = "page\t-1\t1e300\nword\t1e300\t0\t-5\t9\tnan\tx\t99999999999\ta\nacross\t1\ndot\t1\t2\t3\t4\nword\t\n\n\tb"
    head = "entente-read 1 1\npage\t595\t842\n"
    turned = "".join(line(n, 72, text).replace("\t0\t", "\t1\t") for n, text in enumerate(WORDS))
    pages = "".join(f"page\t595\t842\n{one}{line(40, 290, str(n))}" for n in range(4))
    return [head + one, head + two, head + two + rules, head + odd, head + turned, "entente-read 1 4\n" + pages, head]


def finds():
    """Kept finds: text files named TARGET-what.txt, each a Python bytes literal, so that no byte is lost."""
    for path in sorted((HERE / "finds").glob("*.txt")):
        yield path.name.split("-")[0], path.stem, ast.literal_eval(path.read_text(encoding="ascii"))


def inputs():
    """(target, name, bytes) of every input."""
    modules = (texts, webpages, packages, xmls, tables, names)
    for case in sound_files() + [case for module in modules for case in module.cases() if case.fixed]:
        data = case.make()
        extension = case.name.rsplit(".", 1)[-1]
        if len(data) > LARGEST or extension not in OF_EXTENSION:
            continue
        yield OF_EXTENSION[extension], case.name, data
        if extension in PART and zipfile.is_zipfile(io.BytesIO(data)):
            target, part = PART[extension]
            try:
                inside = zipfile.ZipFile(io.BytesIO(data)).read(part)
            except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
                continue
            if len(inside) <= LARGEST:
                yield target, case.name + ".xml", inside
    for number, records in enumerate(page_records()):
        yield "pdf", f"records-{number}", records.encode()
    yield from finds()


def main():
    folder = Path(sys.argv[1])
    for target, name, data in inputs():
        (folder / target).mkdir(parents=True, exist_ok=True)
        (folder / target / name).write_bytes(data)


if __name__ == "__main__":
    main()
