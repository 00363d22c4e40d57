"""Hostile web pages."""

import codecs

from case import EITHER, READ, REFUSED, Case, cuts, fixed, made
from sound import AGENDA, html


def nested(tag: str, depth: int) -> str:
    return html(f"<{tag}>" * depth + AGENDA + f"</{tag}>" * depth)


def encodings() -> list[Case]:
    page = html().replace("Rosa", "Zoé")
    declared = lambda name: html(head=f'<meta charset="{name}">').replace("Rosa", "Zoé")
    return [
        fixed("declared-utf16.html", declared("utf-16").encode(), READ),
        fixed("declared-nonsense.html", declared("x" * 5_000).encode("latin-1"), READ),
        fixed("declared-utf7.html", declared("utf-7").encode("utf-7")),
        fixed("declared-ebcdic.html", declared("ibm500").encode("latin-1")),
        fixed("declared-iso2022.html", declared("iso-2022-jp").encode("latin-1")),
        fixed("declared-quote.html", html(head='<meta charset="utf-8\'\0">').encode()),
        fixed("declared-twice.html", html(head='<meta charset="latin1"><meta charset="utf-8">').replace("Rosa", "Zoé").encode(), READ),
        fixed("mark-utf16-page-utf8.html", codecs.BOM_UTF16_BE + page.encode()),
        fixed("utf16.html", codecs.BOM_UTF16_LE + page.encode("utf-16-le"), READ),
        fixed("nul-bytes.html", page.replace(" ", "\0").encode()),
        fixed("binary.html", bytes(range(256)) * 300),
    ]


def broken() -> list[Case]:
    return [
        fixed("empty.html", b"", REFUSED),
        fixed("no-text.html", html("<p></p>"), REFUSED),
        fixed("only-script.html", html("<script>var a = '<p>Rosa</p>';</script>"), REFUSED),
        fixed("never-closed.html", "<html><body><table><tr><td><ul><li><b>" + AGENDA, READ),
        fixed("closed-only.html", "</p></div></table></body></html>" * 200 + AGENDA, READ),
        fixed("crossed.html", html("<b><i><table></b></i><tr><p></tr><td>" * 200 + AGENDA)),
        fixed("attribute-unclosed.html", f'<html><body><p title="{AGENDA}'),
        fixed("comment-unclosed.html", f"<html><body><p>{AGENDA}<!-- "),
        fixed("script-unclosed.html", f"<html><body><p>{AGENDA}<script>"),
        fixed("doctype-entities.html", '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + html("<p>&b;&b; Rosa</p>")),
        fixed("external-entity.html",
              '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Agenda &x;</p></body></html>'),
        fixed("external-resources.html", html(f'<img src="file:///dev/zero"><iframe src="http://127.0.0.1:9/"></iframe>{AGENDA}',
                                              '<link rel="stylesheet" href="/dev/zero"><base href="file:///">'), READ),
        fixed("control-characters.html", html("<p>Rosa&#0;&#1;&#8;&#27;&#127;&#128;&#xFFFE; Quispe</p>")),
        fixed("reference-numbers.html", html("<p>Agenda &#x110000; &#xD800; &#99999999999999999999; &#-1; &#x;</p>")),
        fixed("span-giant.html", html('<table><tr><td colspan="2000000000" rowspan="2000000000">Rosa Quispe<td>b</table>')),
        fixed("span-negative.html", html('<table><tr><td colspan="-5" rowspan="-99999999999999999999">Rosa Quispe</table>')),
        fixed("spans-crossed.html", html("<table>" + '<tr><td rowspan="65534" colspan="1000">Rosa' * 300 + "</table>")),
        fixed("list-start.html", html('<ol start="2147483647"><li>Rosa<li>Paul</ol><ol type="i" start="-2147483648"><li>a</ol>')),
        fixed("list-value.html", html('<ol type="A"><li value="99999999999">Rosa<li value="2147483647">Paul<li>Ana</ol>')),
    ]


def large() -> list[Case]:
    return [
        made("nested-div.html", lambda: nested("div", 100_000)),
        made("nested-table.html", lambda: html("<table><tr><td>" * 20_000 + AGENDA)),
        made("nested-list.html", lambda: html("<ul><li>" * 50_000 + AGENDA)),
        made("nested-inline.html", lambda: nested("b", 100_000)),
        made("nested-font-table.html", lambda: html("<font><table>" * 10_000 + AGENDA)),
        made("nested-quotes.html", lambda: nested("blockquote", 500)),
        made("nested-forms.html", lambda: nested("form", 50_000)),
        made("attributes.html", lambda: html("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + f">{AGENDA}</p>")),
        made("attribute-long.html", lambda: html(f'<p title="{"a" * 5_000_000}">{AGENDA}</p>')),
        made("tag-long.html", lambda: html(f"<{'a' * 1_000_000}>{AGENDA}")),
        made("columns.html", lambda: html("<table>" + "<tr>" + "<td>a" * 10_000 + "<tr>" + "<td>b" * 10_000 + "</table>")),
        made("rows.html", lambda: html("<table>" + "<tr><td>Rosa<td>Director" * 30_000 + "</table>")),
        made("paragraphs.html", lambda: html("<p>A paragraph of its own." * 60_000)),
        made("breaks.html", lambda: html("<p>Rosa" + "<br>" * 300_000)),
        made("styles.html", lambda: html(head="<style>" + "".join(f".c{n}{{font-weight:bold}}" for n in range(60_000)) + "</style>"), READ),
        made("style-unclosed.html", lambda: html(head="<style>" + "a{" * 200_000 + "</style>")),
        made("classes.html", lambda: html(f'<p class="{"c " * 300_000}">{AGENDA}</p>')),
        made("references.html", lambda: html("<p>" + "&amp;" * 300_000)),
        made("references-open.html", lambda: html("<p>" + "&" * 500_000)),
        made("comments.html", lambda: html("<!-->" * 100_000 + AGENDA)),
    ]


def cases() -> list[Case]:
    return cuts("agenda", ".html", html().encode()) + encodings() + broken() + large()
