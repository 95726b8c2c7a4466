"""What a template is compiled to: plain Python as far as that can be, which makes a page in half of Jinja's time.

Beside `render` the only place that knows how Jinja works inside; its own `jinja2.nativetypes` goes the same way.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from types import CodeType, FunctionType
from typing import Any, NoReturn

import jinja2
import markupsafe
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, MacroRef
from jinja2.compiler import Frame as Scope
from jinja2.environment import TemplateModule
from jinja2.runtime import LoopContext
from jinja2.utils import missing

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_FILTERS = frozenset((__name__, *(f"generator.pages.{name}" for name in ("language", "render", "typeset"))))
"""Modules that templates call, and that fail only where they are given what they cannot take."""


def unindented(source: str) -> str:
    """Return a template, or a text of one, as it is compiled.

    Who writes a template needs its indentation; on the pages it would be a twelfth of all that is written.
    """
    return _INDENTATION.sub("", source)


class Html(markupsafe.Markup):
    """HTML that a template has made: safe to print, and made without the detour that `Markup` takes."""

    __slots__ = ()
    __new__ = str.__new__  # type: ignore[assignment]


def printed(value: object) -> str:
    """Return `value` escaped, without the object around it that says so: a page prints hundreds."""
    if type(value) is str:
        # Most of what is printed needs no escape, and to see that takes a fifth of the time.
        plain = not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value)
        return value if plain else markupsafe.escape(value)
    return value if isinstance(value, markupsafe.Markup) else markupsafe.escape(value)


class Turns(LoopContext):
    """What `loop` means where a template loops over a tuple, as fields are: to know its end takes no look ahead."""

    def __iter__(self) -> Iterator[tuple[Any, Turns]]:  # type: ignore[override]
        for index, item in enumerate(self._iterable):
            self.index0 = index
            yield item, self

    @property
    def last(self) -> bool:
        return self.index0 + 1 == self.length

    @property
    def previtem(self) -> Any:
        return self._undefined("there is no previous item") if self.first else self._items[self.index0 - 1]

    @property
    def nextitem(self) -> Any:
        return self._undefined("there is no next item") if self.last else self._items[self.index0 + 1]

    @property
    def _items(self) -> tuple[Any, ...]:
        return tuple(self._iterable)


class Code(CodeGenerator):
    """Compiles a template. What it writes asks an `Environment` for what it needs."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("printed, html, LoopContext = environment.printed, environment.html, environment.looped")

    def blockvisit(self, body: Iterable[nodes.Node], frame: Scope) -> None:
        # Where a template may extend another, Jinja asks before each output, and choices are statements.
        super().blockvisit(body if frame.require_output_check else _joined(body), frame)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Scope) -> None:
        if node.with_context or not isinstance(node.template, nodes.Const):
            super()._import_common(node, frame)
        else:
            self.write(f"environment.module({node.template.value!r})")

    def visit_Output(self, node: nodes.Output, frame: Scope) -> None:  # noqa: N802 - Jinja's
        if frame.require_output_check:
            super().visit_Output(node, frame)
            return
        self.start_write(frame, node)
        self.write("(")  # in which what is printed can stand on lines of its own
        self._string(node.nodes, frame)
        self.write(")")
        self.end_write(frame)

    def _stand_at(self, node: nodes.Node) -> None:
        """Begin a line, within brackets, where one begins in the template: a mistake is told with it."""
        if node.lineno not in (None, self._last_line):
            self.newline(node)

    def _string(self, pieces: Iterable[nodes.Node], frame: Scope) -> None:
        """Write an expression that makes one string of all `pieces`."""
        text, asked = "", []
        for piece in pieces:
            const = _const(piece, frame)
            if const is None:
                asked.append(piece)
            text += "%s" if const is None else const.replace("%", "%%")
        if not asked:
            self.write(repr(text.replace("%%", "%")))
        elif text == "%s":
            self._stand_at(asked[0])
            self._piece(asked[0], frame)
        else:
            # Python joins the pieces of `'…%s…' % (…)` without making a tuple of them, or looking at the text again.
            self.write(f"{text!r} % (")
            for piece in asked:
                self._stand_at(piece)
                self._piece(piece, frame)
                self.write(",")
            self.write(")")

    def _piece(self, node: nodes.Node, frame: Scope) -> None:
        if isinstance(node, nodes.If | nodes.CondExpr):
            self._choice(node, frame.soft())
        else:
            self.write("printed(")
            self.visit(node, frame)
            self.write(")")

    def _choice(self, node: nodes.If | nodes.CondExpr, frame: Scope) -> None:
        self.write("(")
        for one in (node, *(node.elif_ if isinstance(node, nodes.If) else ())):
            self._string(_then(one), frame)
            self.write(" if ")
            self._stand_at(one.test)
            self.visit(one.test, frame)
            self.write(" else ")
        self._string(_otherwise(node), frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Scope) -> None:  # noqa: N802
        # What a view lacks, `Environment.handle_exception` tells.
        if keyword.iskeyword(node.attr) or (isinstance(node.node, nodes.Name) and node.node.name == "self"):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Scope, forward_caller: bool = False) -> None:  # noqa: N802
        # Jinja looks at each callee twice whether it wants to be given the context. None of ours does.
        if node.kwargs or node.dyn_args or node.dyn_kwargs or forward_caller:
            self.write("environment.called(")
            self.visit(node.node, frame)
            self.signature(node, frame, {"caller": "caller"} if forward_caller else None)
        else:
            self.visit(node.node, frame)
            self.write("(")
            for argument in node.args:
                self.visit(argument, frame)
                self.write(", ")
        self.write(")")

    def return_buffer_contents(self, frame: Scope, force_unescaped: bool = False) -> None:  # noqa: ARG002
        self.writeline(f"return html(concat({frame.buffer}))")

    def macro_def(self, macro_ref: MacroRef, frame: Scope) -> None:
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
            return
        # Any other is the function that it is compiled to; Jinja would sort the arguments of each call.
        names = {one.name: frame.symbols.ref(one.name) for one in macro_ref.node.args}
        name = getattr(macro_ref.node, "name", "caller")
        self.write(f"environment.macro(macro, {name!r}, {names!r})")


class Environment(jinja2.Environment):
    """Where compiled templates find what `Code` lets them ask for."""

    html = Html
    printed = staticmethod(printed)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.modules: dict[str, TemplateModule] = {}

    def module(self, template: str) -> TemplateModule:
        """Return what a template defines for others. Every page imports it, and it knows nothing of any page."""
        found = self.modules.get(template)
        if found is None:
            found = self.modules[template] = self.get_template(template).module
        return found

    @staticmethod
    def looped(over: Iterable[Any], *rest: Any) -> LoopContext:
        return Turns(over, *rest) if type(over) is tuple else LoopContext(over, *rest)

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        return unindented(super().preprocess(source, name, filename))

    def _compile(self, source: str, filename: str) -> CodeType:
        try:
            return super()._compile(source, filename)
        except SyntaxError as error:  # an argument that is given twice, too many loops within loops
            lines = re.findall(r"(\d+)=(\d+)", source.rpartition("\n")[2])
            line = next((int(line) for line, code in reversed(lines) if int(code) <= (error.lineno or 0)), 1)
            name = filename.replace("\\", "/").rpartition("templates/")[2]
            raise jinja2.TemplateSyntaxError(error.msg, line, name) from None

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        # Each page takes all of them; Jinja has them in layers.
        return {**self.globals, **(d or {})}

    @staticmethod
    def macro(function: FunctionType, name: str, names: Mapping[str, str]) -> FunctionType:
        """Return a macro ready to be called, by the names of its parameters as written and as compiled."""
        function.__qualname__ = name  # which Python tells where the arguments do not fit
        function.__defaults__ = (missing,) * len(names)
        function.__dict__["names"] = names
        return function

    @staticmethod
    def called(callee: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
        names: Mapping[str, str] = getattr(callee, "names", {})
        return callee(*arguments, **{names.get(name, name): value for name, value in named.items()})

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Raise what was raised, with the places in templates; what fails in a line of one itself is its mistake."""
        try:
            super().handle_exception(source)
        except jinja2.TemplateError:
            raise
        except Exception as error:
            if not _is_in_template(error):
                raise
            raise jinja2.TemplateRuntimeError(_told(error)).with_traceback(error.__traceback__) from None


def _is_in_template(error: Exception) -> bool:
    """Whether a line of a template raised `error` itself, or a filter that it uses, and no view that it asks."""
    is_in, frames = False, error.__traceback__
    while frames is not None:
        known = frames.tb_frame.f_globals
        name = str(known.get("__name__"))
        if "__jinja_exception__" in known:
            is_in = True
        elif name not in _FILTERS and not name.startswith("jinja2."):
            is_in = False
        frames = frames.tb_next
    return is_in


def _told(error: Exception) -> str:
    if isinstance(error, AttributeError) and error.args == (error.name,):  # Jinja's `namespace` says no more
        return f"'{type(error.obj).__name__}' object has no attribute '{error.name}'"
    return str(error) or type(error).__name__


def _joined(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield the statements of a template, with all that does nothing but print as one wherever it stands together."""
    together: list[nodes.Node] = []
    for one in body:
        if (printing := _printing([one])) is not None:
            together += printing
            continue
        if together:
            yield _output(together)
            together = []
        yield one
    if together:
        yield _output(together)


def _output(pieces: Sequence[nodes.Node]) -> nodes.Output:
    return nodes.Output([*pieces], lineno=pieces[0].lineno)


def _printing(body: Iterable[nodes.Node]) -> list[nodes.Node] | None:
    """Return what statements print, choices included; None where they do anything besides."""
    pieces: list[nodes.Node] = []
    for one in body:
        if isinstance(one, nodes.Output):
            pieces += one.nodes
        elif isinstance(one, nodes.If) and all(
            _printing(part) is not None for part in (one.body, *(other.body for other in one.elif_), one.else_)
        ):
            pieces.append(one)
        else:
            return None
    return pieces


def _then(node: nodes.If | nodes.CondExpr) -> Sequence[nodes.Node]:
    return [node.expr1] if isinstance(node, nodes.CondExpr) else _printing(node.body) or ()


def _otherwise(node: nodes.If | nodes.CondExpr) -> Sequence[nodes.Node]:
    if isinstance(node, nodes.If):
        return _printing(node.else_) or ()
    return [node.expr2] if node.expr2 else []


def _const(node: nodes.Node, frame: Scope) -> str | None:
    """Return what a node prints where that is known beforehand, as HTML."""
    if isinstance(node, nodes.TemplateData):
        return node.data  # whatever `autoescape` says
    try:
        return str(markupsafe.escape(node.as_const(frame.eval_ctx))) if isinstance(node, nodes.Expr) else None
    except Exception:  # as Jinja does: what cannot be known now fails, if at all, where it can be told
        return None
