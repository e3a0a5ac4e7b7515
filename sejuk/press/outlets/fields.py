"""What a Word template may ask for: our fields, loops over paragraphs and photos, and whether something is there. Pure.

A template comes from outside and its fields are read by a language that can do far more. So everything that is not listed here is
refused before it runs, when a template is taken in and each time it is filled. What fills it is data: braces in it stay braces.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from sejuk.lib.problems import Problem

# As they are written in Word, in the language of those who write there -> what stands there afterwards.
FIELDS: dict[str, str] = {
    "jenis": "SIARAN PERS", "satuan": "Polsek Kie", "atasan": "Polres TTS", "judul": "…", "tempat": "Kie",
    "tanggal": "Rabu, 31 Januari 2024", "paragraf": "…", "kontak": "Kontak media: Humas Polres TTS, 0388 21110",
    "tautan": "https://…/r/ab3d5k/", "logo": "", "foto": "",
}  # fmt: skip
LISTS = ("paragraf", "foto")
OF_A_PHOTO = ("gambar", "keterangan")
NEEDED = ("judul", "paragraf")
_ASKED = (*OF_A_PHOTO, "first", "last", "index")  # with a dot: of a photo, or of Jinja's own "loop"
_PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For, nodes.If,
    nodes.Not, nodes.And, nodes.Or,
)  # fmt: skip


class Fields(ImmutableSandboxedEnvironment):
    """Jinja that fills in fields and can do nothing else."""

    def __init__(self) -> None:
        super().__init__(autoescape=True)

    def from_string(self, source, *args, **kwargs):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN003, ANN201
        """As Jinja's own, after a look at what the template asks for."""
        check(self, str(source))
        return super().from_string(source, *args, **kwargs)


def check(jinja: ImmutableSandboxedEnvironment, source: str) -> None:
    """Raise a ``Problem`` that names what a part of a template asks for and may not."""
    try:
        tree = jinja.parse(source)
    except TemplateSyntaxError as wrong:
        raise Problem("template_broken", "document", reason=str(wrong.message)) from None
    for node in _below(tree):
        if not isinstance(node, _PLAIN):
            raise Problem("template_does_more", "document", what=type(node).__name__)
    _check_names(tree, frozenset(FIELDS), within=False)


def _below(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _below(child)


def _check_names(node: nodes.Node, known: frozenset[str], *, within: bool) -> None:
    """Every name is a field or the one thing of the loop around it; loops do not stand within loops."""
    if isinstance(node, nodes.Getattr) and (not isinstance(node.node, nodes.Name) or node.attr not in _ASKED):
        raise Problem("template_field_unknown", "document", name=node.attr)
    if isinstance(node, nodes.Name) and node.name not in known:
        raise Problem("template_field_unknown", "document", name=node.name)
    if isinstance(node, nodes.For):
        _check_loop(node, within=within)
        known, within = known | {node.target.name, "loop"}, True  # type: ignore[attr-defined]
    for child in node.iter_child_nodes():
        _check_names(child, known, within=within)


def _check_loop(node: nodes.For, *, within: bool) -> None:
    over = node.iter.name if isinstance(node.iter, nodes.Name) else ""
    if within or over not in LISTS or not isinstance(node.target, nodes.Name) or node.recursive:
        raise Problem("template_does_more", "document", what="for")


def marks() -> list[tuple[str, str]]:
    """How each field is written in Word, and what stands there afterwards: for who makes a template."""
    loops = {
        "paragraf": "{%p for p in paragraf %} {{ p }} {%p endfor %}",
        "foto": "{%p for f in foto %} {{ f.gambar }} {{ f.keterangan }} {%p endfor %}",
    }
    return [(loops.get(name, f"{{{{ {name} }}}}"), example) for name, example in FIELDS.items()]


def data(text: str) -> Markup:
    """Words as they may stand in a document's XML: signs that a template means something by are written as their numbers."""
    return Markup(str(escape(text)).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - escaped just here
