"""From views to HTML: with `compiled`, the only door to `jinja2`, and to `markupsafe`, which is part of it.

Texts of templates stand in `_('…')`, or in `{% trans %}` where they name something. They are put into the language of
the site when a template is compiled, so that a page asks for none: in English nothing is left of them at all.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jinja2
import markupsafe
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.filters import do_xmlattr
from jinja2.nodes import EvalContext

from generator.pages.compiled import Code, Environment, Html, printed
from generator.pages.frame import Frame
from generator.pages.language import Language, in_force, with_marks_as_elements
from generator.pages.typeset import typeset
from generator.records.place import Place
from generator.records.problem import Problem, ProblemsFound
from generator.records.share_work import aside, can_share

Templates = jinja2.Environment
"""Templates ready to be rendered, each compiled once, with their texts in one language."""

_CALLS = frozenset({"_", "gettext", "pgettext", "ngettext"})
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


def environment(templates: Path, language: Language) -> Templates:
    """Return the environment in which pages are made: everything is escaped, an unknown name is a mistake of ours.

    All texts are in `language`, which nobody may forget: pages made with another would be kept between builds.
    Templates are read from `templates` and nowhere else. What editors write is never a template.
    """
    made = Environment(
        extensions=["jinja2.ext.i18n"],
        loader=_Folder(templates),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # A build reads each template once; `mkdocs serve` makes an environment per build.
        auto_reload=False,
        # No template is ever put out of mind, so that to find one takes no lock.
        cache_size=-1,
    )
    made.filters["typeset"] = typeset
    made.filters["content"] = _content(language)
    made.filters["xmlattr"] = _attributes
    made.filters["form_of"] = language.form_of
    # Each `from … import` on each page looks for every global; who chooses, loops and prints needs few of Jinja's.
    made.globals = {"once": _once, **{name: made.globals[name] for name in ("range", "namespace")}}
    made.newstyle_gettext = True  # type: ignore[attr-defined]
    made.code_generator_class = _generator(language)
    return made


@contextmanager
def compiled_aside(templates: Templates) -> Iterator[None]:
    """Have all templates compiled by a second process while the block goes on, as far as it comes.

    In a folder that is theirs alone each of the two finds what the other has compiled, and so does any further copy.
    """
    with ExitStack() as stack:
        if can_share():
            with suppress(OSError):  # there is no room for it
                folder = TemporaryDirectory(prefix="briefings-", ignore_cleanup_errors=True)
                templates.bytecode_cache = _Compiled(stack.enter_context(folder))
                stack.enter_context(aside(lambda: [*map(templates.get_template, templates.list_templates(["html"]))]))
        yield
    templates.bytecode_cache = None


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Templates that have been compiled, in a folder."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # there is no room for it
            super().dump_bytecode(bucket)


class _Folder(jinja2.FileSystemLoader):
    """Where templates are read from."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        try:
            return super().get_source(environment, template)
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            raise jinja2.TemplateSyntaxError("it is not in UTF-8", line, template) from None


@jinja2.pass_eval_context
def _attributes(context: EvalContext, values: Mapping[str, Any], autospace: bool = True) -> str:
    """Return the attributes of an element; most have but one, `href`, and that hundreds of times a page."""
    attributes: str
    if not values:  # a link that leads nowhere
        attributes = Html()
    elif autospace and len(values) == 1 and type(href := values.get("href")) is str:
        attributes = Html(f' href="{printed(href)}"')
    else:
        attributes = do_xmlattr(context, values, autospace)
    return attributes


def _content(language: Language) -> Callable[[str], str]:
    """Return the filter for words of the record that stand among those of the frame."""
    element = markupsafe.Markup('<span lang="{}">{}</span>')
    return (lambda text: element.format(language.of_record, typeset(text))) if language.of_record else typeset


def _once(part: str, frame: Frame, make: Callable[[Frame], str]) -> str:
    """Return a part of the frame that many pages share; `make` is asked for it the first time."""
    key = part, frame.root, frame.url if frame.url in frame.shell.named else ""
    found = frame.shell.parts.get(key)
    if found is None:
        found = frame.shell.parts[key] = make(frame)
    return found


def render(environment: jinja2.Environment, template: str, **values: Any) -> bytes:
    """Return the page that `template` makes of `values`, in UTF-8.

    Raises ProblemsFound where the template itself is wrong: whoever changes the look makes mistakes too.
    """
    try:
        page = environment.get_template(template).render(values)
        return with_marks_as_elements(page, in_force()).encode()
    except jinja2.TemplateError as error:
        raise ProblemsFound([*mistake(error, template)]) from error


def mistake(error: Exception, template: str) -> Iterator[Problem]:
    """Yield what is told of a mistake in a template, for what MkDocs renders as well; nothing of any other error."""
    if isinstance(error, jinja2.TemplateError):
        yield Problem(_place(error, template), f"the template cannot be used: {error.message}")


def _place(error: jinja2.TemplateError, template: str) -> Place:
    """Return where a template is wrong: Jinja puts its own lines into the traceback of what fails while it renders."""
    if isinstance(error, jinja2.TemplateSyntaxError):
        return Place(f"templates/{error.name or template}", error.lineno)
    if isinstance(error, jinja2.TemplateNotFound):
        return Place(f"templates/{error.name}")
    lines = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
    name = f"templates/{Path(lines[-1].filename).as_posix().rpartition('templates/')[2]}" if lines else template
    return Place(name, (lines[-1].lineno or 0) if lines else 0)


def _generator(language: Language) -> type[Code]:
    class InLanguage(Code):
        """Compiles templates whose texts are in one language."""

        def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802
            _Texts(language, self.environment, self.name or "").put(node)
            super().visit_Template(node, frame)

    return InLanguage


class _Texts:
    """Puts the texts of a template, and what it says of its language, in their place."""

    def __init__(self, language: Language, environment: jinja2.Environment, template: str) -> None:
        of_record = language.of_record
        self.language, self.environment, self.template = language, environment, template
        self.constants: Mapping[str, str] = {
            "lang": language.code,
            # What is content says so where the frame is in another language, and what is frame within content again.
            "lang_of_content": f' lang="{of_record}"' if of_record else "",
            "lang_of_frame": f' lang="{language.code}"' if of_record else "",
        }

    def put(self, node: nodes.Node) -> nodes.Node:
        """Return `node` with all texts in place, those below it first."""
        if isinstance(node, nodes.TemplateData | nodes.Const):
            return node
        for name in node.fields:
            value = getattr(node, name)
            if isinstance(value, list):
                value[:] = [self.put(one) if isinstance(one, nodes.Node) else one for one in value]
            elif isinstance(value, nodes.Node):
                setattr(node, name, self.put(value))
        if isinstance(node, nodes.Output):
            node.nodes = self._joined(node.nodes)
        elif isinstance(node, nodes.Name):
            if node.ctx == "load" and node.name in self.constants:
                text = self.constants[node.name]
                return self._literal(text) if text else self._made(nodes.Const, "")
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in _CALLS:
            try:
                return self._worded(node, node.node.name)
            except (IndexError, KeyError, TypeError):
                message = f"`{node.node.name}` wants its text in quotation marks, and each value that the text names"
                raise jinja2.TemplateAssertionError(message, node.lineno, self.template) from None
        return node

    def _joined(self, printed: Iterable[nodes.Expr]) -> list[nodes.Expr]:
        """Return what is printed with texts joined to what stands around them, so that nothing is left to be done."""
        joined: list[nodes.Expr] = []
        for one in printed:
            for piece in one.nodes if isinstance(one, nodes.Concat) and _is_of_texts(one) else [one]:
                text = _text_of(piece)
                if text is None:
                    joined.append(piece)
                elif joined and isinstance(joined[-1], nodes.TemplateData):
                    joined[-1].data += text
                else:
                    joined.append(self._made(nodes.TemplateData, text))
        return joined

    def _worded(self, node: nodes.Call, name: str) -> nodes.Expr:
        texts = [one.value for one in node.args if isinstance(one, nodes.Const)]
        values = {pair.key: pair.value for pair in node.kwargs}
        if name == "ngettext":
            return self._forms(self.language.forms(*texts), node.args[-1], values)
        text = self.language.pgettext(*texts) if name == "pgettext" else self.language.gettext(*texts)
        # `_('…')` is a plain string, which can be handed to a macro; what a `trans` block holds is HTML.
        return self._filled(text, values) if values or name == "gettext" else self._made(nodes.Const, text)

    def _forms(self, forms: tuple[str, ...], number: nodes.Expr, values: dict[str, nodes.Expr]) -> nodes.Expr:
        *several, last = (self._filled(form, values) for form in forms)
        chosen: nodes.Expr = last
        for at, form in reversed([*enumerate(several)]):
            which = self._made(nodes.Filter, number, "form_of", [], [], None, None)
            is_it = self._made(nodes.Compare, which, [nodes.Operand("eq", self._made(nodes.Const, at))])
            chosen = self._made(nodes.CondExpr, is_it, form, chosen)
        return chosen

    def _filled(self, text: str, values: dict[str, nodes.Expr]) -> nodes.Expr:
        """Return a text with its values in it; they are escaped, and it is not."""
        pieces = _PLACEHOLDER.split(text)
        return self._made(
            nodes.Concat,
            [
                values[piece] if at % 2 else self._literal(piece.replace("%%", "%"))
                for at, piece in enumerate(pieces)
                if piece
            ],
        )

    def _literal(self, text: str) -> nodes.Expr:
        return self._made(nodes.MarkSafe, self._made(nodes.Const, text))

    def _made(self, kind: Callable[..., nodes.Expr], *fields: object) -> nodes.Expr:
        return kind(*fields, environment=self.environment)


def _is_of_texts(node: nodes.Concat) -> bool:
    """Whether a text with its values was put together here: templates themselves join with `~`, and never safe text."""
    return any(isinstance(one, nodes.MarkSafe) for one in node.nodes)


def _text_of(node: nodes.Expr) -> str | None:
    """Return what a node prints where that is known, as HTML."""
    if isinstance(node, nodes.TemplateData):
        return node.data
    inner = node.expr if isinstance(node, nodes.MarkSafe) else node
    if not isinstance(inner, nodes.Const) or not isinstance(inner.value, str):
        return None
    return inner.value if inner is not node else str(markupsafe.escape(inner.value))
