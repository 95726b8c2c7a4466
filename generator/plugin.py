"""The door for MkDocs: its events, and nothing else. Also works unchanged under properdocs, its maintained fork.

Each build is staged beside `site_dir` and takes its place when it is whole. MkDocs empties its `site_dir` first and
writes every file anew, so it is given a scratch folder: what it and other plugins write there is put on the stage in
the end. Our own pages never are in that folder; a plugin that works on HTML sees those that MkDocs renders.
MkDocs calls, in this order:

    on_startup   once, build or live preview
    on_config    the options; the scratch folder becomes `site_dir`
    on_pre_build everything is read and proved; problems end the build here
    on_files     what of docs_dir and of the theme is published
    on_nav       it is told where our pages will stand, so that links of Markdown pages to them can be checked
    on_env ...   MkDocs renders the hand-written pages in our frame
    on_post_build   our pages are put on the stage, while the search index is made of all there is
    on_build_error  not whole after all: `strict` counts its warnings in between
    on_shutdown  the stage takes the place of the site, and `site_dir` is again what it was (`gh-deploy` reads it)
"""

from __future__ import annotations

import copy
import gc
import logging
import os
import posixpath
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TextIO

import mkdocs
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import config_options as c
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin, PluginCollection, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler

from generator.build import Record, commit, shell
from generator.kept import Kept
from generator.live import Live, Stamps, stamps
from generator.pages.frame import Link, Shell, frame_of, not_found
from generator.pages.language import unknown_language
from generator.pages.render import mistake
from generator.pages.site import unknown_kinds
from generator.progress import Progress
from generator.publish import previews
from generator.publish.mark import mark
from generator.publish.preview import NOTHING_YET, with_problems
from generator.publish.sieve import ASSETS, sift_briefings, sift_templates
from generator.publish.stage import Stage, remove_workshop
from generator.publish.watching import watcher
from generator.publish.write import disk_problem, write
from generator.reading.files import name_of
from generator.records.options import Options
from generator.records.place import Place
from generator.records.problem import Problem, ProblemsFound

if TYPE_CHECKING:  # it loads a file watcher, which a build does without
    from mkdocs.livereload import LiveReloadServer

NAME = "briefings"
ARTICLES = "BRIEFINGS_ARTICLES"
"""The environment variable that mkdocs.yml asks for the folder of article texts."""

CI = "CI"
"""The environment variable by which services that build on every commit make themselves known."""
_NO_CI = ("", "0", "false")
"""What it says elsewhere."""

SETTLES = 0.03
"""Seconds without a further change after which the live preview begins: an editor program saves in several steps."""

log = get_plugin_logger(NAME)
_mkdocs_log = logging.getLogger(mkdocs.__name__)
"""MkDocs' own, of whichever name it runs under."""


class BriefingsOptions(Config):
    """What stands under the plugin's name in mkdocs.yml."""

    articles = c.Type(str, default="articles")
    texts = c.Choice(("optional", "required"), default="optional")
    excerpt_share = c.Type((int, float), default=0.25)
    kinds = c.Optional(c.ListOfItems(c.Type(str)))
    language = c.Type(str, default="en")


def options(path: Path) -> Options:
    """Return what the mkdocs.yml at `path` says; raise ProblemsFound when it cannot be used."""
    with _listening() as told:
        try:
            config = load_config(str(path))
        except MkDocsException as error:
            details = tuple("\n".join(told or [str(error)]).splitlines())
            raise ProblemsFound([Problem(Place(path.name), "cannot be used", details)]) from None
    plugin = config.plugins.get(NAME)
    if not isinstance(plugin, BriefingsPlugin):
        raise ProblemsFound([Problem(Place(path.name), f"the plugin '{NAME}' is not among its `plugins`")])
    return _options(config, plugin.config)


class BriefingsPlugin(BasePlugin[BriefingsOptions]):
    """Builds the site within MkDocs."""

    _options: Options
    _config: MkDocsConfig
    _record: Record
    _shell: Shell
    _written: list[tuple[Link, str]]
    """The hand-written pages with what is on them, in HTML."""
    _others: Stamps
    """Of what MkDocs' own pages are made from, as it was when the build began."""
    _begun: float
    _progress: Progress

    def __init__(self) -> None:
        self._stage: Stage | None = None
        self._live = False
        self._unguarded = False
        """Whether the next build is the first of `serve`, in which MkDocs lets an error end the command."""
        self._kept = Kept()
        """The record as it was built last; `serve` keeps this plugin from one build to the next."""
        self._preview: Live | None = None
        """The pages that `serve` shows, where they are nobody's but MkDocs' and ours."""
        self._told = ""
        """What keeps the live preview from being rebuilt."""
        self._served: MkDocsConfig | None = None
        """With the folder that the live preview shows, once it does."""
        self._note: TextIO | None = None
        """Of the live preview, for the next one if this one is killed."""
        self._handlers: dict[int, Any] = {}
        """Of signals, as they were before."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        self._live = self._unguarded = command == "serve"
        self._handlers = dict(_ending_in_order())
        mkdocs_build.log.addFilter(self._name_the_site)

    @event_priority(
        100
    )  # before other plugins, so that they see the scratch folder, and see one build in `serve`, not two
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if self._unguarded:
            self._unguarded = False
            self._note = previews.begin(Path(config.site_dir), _cache(config))
            self._rebuild(lambda: mkdocs_build.build(config, serve_url=config.site_url), Path(config.site_dir))
            return _nothing_to_build(config)
        if config.strict and _mkdocs_log.level > logging.WARNING:
            # With --quiet MkDocs neither tells nor counts the warnings that end a strict build.
            _mkdocs_log.setLevel(logging.WARNING)
        self._begun = time.perf_counter()
        # Whoever saves a file looks at the browser.
        waited_for = not self._served and _mkdocs_log.isEnabledFor(logging.INFO)
        self._progress = Progress(sys.stderr if waited_for else None)
        self._config = config
        self._options = _options(config, self.config)
        site = Path(config.site_dir)
        self._stage = Stage(site, name_of(site, self._options.root), self._options.cache, waits=_tell_of_waiting)
        config.site_dir = str(self._stage.scratch)
        # MkDocs' own sitemap.xml knows only Markdown pages; ours comes with the pages.
        config.theme.static_templates = {"404.html"}
        # MkDocs looks for catalogues of its own kind in the theme, and would warn that ours has none.
        config.theme["locale"] = Theme().locale
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        with self._progress.stage("reading and proving"):
            self._kept.compile_ahead(self._options)
            if self._live:
                self._others = stamps(self._options, Path(config.config_file_path))
            self._kept.recall(self._options)
            self._record = self._kept.check(self._options)
        if not self._kept.has_changed and not self._live:  # a preview makes all pages as its address wants them
            self._kept.stop_compiling()
        elif self._stage:
            self._stage.expect_changes()

    @event_priority(-100)  # after other plugins, whose files are theirs to answer for
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        published, strays = _sift(files, config, self._options.root)
        if strays:
            raise ProblemsFound(strays)
        return _SiteFiles(published, config.site_dir)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        self._written = []
        handwritten = list(_links(nav, Path(config.config_file_path).name))
        self._shell = shell(self._record.material, self._options, handwritten, live=self._live)
        ours = self._kept.paths(self._shell)
        for file in files:
            if file.dest_uri in ours:
                place = Place(name_of(Path(file.abs_src_path or file.src_uri), self._options.root))
                what = f"the site has a page of its own at '{file.dest_uri}'"
                raise ProblemsFound([Problem(place, what, ("choose another name for this file",))])
        if isinstance(files, _SiteFiles):
            files.ours |= ours
        return nav

    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002
        # MkDocs' own environment neither escapes nor minds undefined names.
        return self._kept.templates

    def on_template_context(self, context: Any, /, *, template_name: str, config: MkDocsConfig) -> Any:  # noqa: ARG002
        context["frame"] = not_found(self._shell, template_name)
        return context

    def on_page_context(self, context: Any, /, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG002
        description = str(page.meta.get("description", ""))
        context["frame"] = frame_of(self._shell, page.url, str(page.title or ""), description)
        self._written.append((Link(str(page.title or ""), page.url), page.content or ""))
        return context

    @event_priority(-100)  # when other plugins have done theirs
    def on_post_build(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        stage = self._stage
        if stage is None:
            return  # no build runs
        with self._kept.search(self._shell, self._written) as index:
            stage.look()  # before another process puts pages as well
            for _ in self._progress.each("pages", self._kept.pages(self._shell, stage)):
                pass
            self._kept.stop_compiling()
            for path, data in self._kept.again(stage.keep(self._kept.digests) - stage.next.keys()):
                stage.put(path, data)
            with self._progress.stage("search"):
                for path, data in index:
                    stage.put(path, data)
        if stage.keep(self._kept.searched) - stage.next.keys():
            with self._kept.search(self._shell, self._written, anew=True) as index:
                for path, data in index:
                    stage.put(path, data)
        if self._shell.lacks_search:
            log.info("the site has no search: Pagefind (pagefind-bin) does not run on this machine")
        stage.sweep()
        stage.whole = True

    @event_priority(-100)  # last, because it may raise
    def on_build_error(self, *, error: Exception) -> None:
        """Call the build off, and tell what is an editor's to put right without a traceback."""
        if self._stage:
            self._stage.whole = False
        if isinstance(error, ProblemsFound):
            raise Refusal(str(error)) from None
        if (told := [*mistake(error, "main.html")]) and self._stage and self._is_in_template(error):
            raise Refusal(str(ProblemsFound(told))) from None
        if isinstance(error, OSError) and self._stage:
            file = str(error.filename2 or error.filename or self._stage.scratch)
            written = file.startswith(str(self._stage.scratch))
            name = self._stage.name if written else name_of(Path(file), self._options.root)
            if problem := disk_problem(error, name):
                raise Refusal(str(ProblemsFound([problem]))) from None

    def _is_in_template(self, error: Exception) -> bool:
        """Whether an error comes from what MkDocs renders for us; another plugin may have templates of its own."""
        files = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
        return any(file.is_relative_to(self._options.templates) for file in files)

    @event_priority(-100)
    def on_shutdown(self) -> None:
        self._finish()
        if self._served:  # MkDocs removes what it has served
            remove_workshop(Path(self._served.site_dir), _cache(self._served))
        previews.end(self._note)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        if not self._live:  # `serve --clean`
            self._finish()
        self._served, site = config, Path(config.site_dir)
        # What has been built stays. To look through all of it for what could go takes longer than to show an edit.
        gc.freeze()
        _watch_natively(server)
        server.builder = lambda: self._rebuild(builder, site)
        server.set_app(with_problems(server.get_app(), server.mount_path, lambda: self._told))  # type: ignore[arg-type]
        for folder in (config.theme.custom_dir, _articles(config, self.config)):
            if folder and Path(folder).is_dir():  # watching a folder that is missing is a traceback
                server.watch(str(folder))
        return server

    def _finish(self) -> None:
        """Publish a whole stage, drop any other, and give MkDocs its `site_dir` back."""
        self._kept.stop_compiling()
        stage, self._stage = self._stage, None
        if stage is None:
            return
        self._config.site_dir = str(stage.site)
        if not stage.whole:
            stage.discard()
            return
        summary = self._record.summary  # and with it what the next process has to know for its own
        try:
            with self._progress.stage("publishing"):
                if not self._live:
                    if os.environ.get(CI, "").lower() in _NO_CI:  # or the folder is gone before the next build
                        stage.provide()
                    # Before, while a second process may still be linking the second tree together. Should the site
                    # stay as it was after all, the next build finds that it has not what is remembered.
                    self._kept.remember()
                published = stage.publish()
        except BaseException as error:
            stage.discard()
            if isinstance(error, ProblemsFound):
                raise Refusal(str(error)) from None
            raise
        seconds = time.perf_counter() - self._begun
        where = "" if self._live else f"{stage.site}: "
        if self._live and set(self._config.plugins) == {NAME} and not self._config.hooks:
            config_file = Path(self._config.config_file_path)
            self._preview = Live(stage.site, self._options, config_file, self._shell, self._others)
        files = f"{published.written} files written, {published.kept} kept, {published.removed} removed"
        log.info(f"{where}{summary} · {files} · {seconds:.1f} s")

    def _rebuild(self, builder: Callable[[], None], site: Path) -> None:
        """Build for the live preview; whatever goes wrong, pages stay as they were and show it.

        An exception here would leave MkDocs' server waiting for the next good build, and every request with it.
        """
        with _listening() as told:
            try:
                if not self._update():
                    builder()
                    self._finish()
                self._told = ""
            except Exception as error:
                self._finish()  # drops what has been staged
                if isinstance(error, MkDocsException):
                    error.show()
                    self._told = "\n".join([*told, str(error)])
                else:  # a mistake in a template, or ours
                    traceback.print_exc()
                    frames = traceback.extract_tb(error.__traceback__)
                    at = next((frame for frame in reversed(frames) if frame.filename.endswith(".html")), frames[-1])
                    self._told = "\n".join([*told, f"{at.filename}:{at.lineno}: {error}"])
        if self._told and not any(site.iterdir()):
            mark(site)
            write(site, "404.html", NOTHING_YET)

    def _update(self) -> bool:
        """Bring the pages of the record up to date, without MkDocs; return whether that was all there was to do."""
        begun = time.perf_counter()
        try:
            updated = self._preview.update(self._kept) if self._preview else None
        except ProblemsFound as found:
            raise Refusal(str(found)) from None
        if updated:
            record, pages = updated
            log.info(f"{record.summary} · {pages} pages changed · {time.perf_counter() - begun:.2f} s")
        return updated is not None

    def _name_the_site(self, record: logging.LogRecord) -> bool:
        """Let MkDocs' messages name the site, not the scratch folder, whose name means nothing to anybody."""
        if self._stage and isinstance(record.msg, str):
            record.msg = record.msg.replace(str(self._stage.scratch), str(self._stage.site))
        return True


class Refusal(Abort):
    """Ends a build for what an editor must put right. Told as it is: log lines are prefixed and wrapped, and the marks
    under a wording would lose their place."""

    def show(self, *_args: object, **_kwargs: object) -> None:
        print(self.format_message(), file=sys.stderr)


class _SiteFiles(Files):
    """MkDocs' files, and our pages, which it need only know by name to find where links lead."""

    def __init__(self, files: Iterable[File], site_dir: str) -> None:
        super().__init__(files)
        self._site_dir = site_dir
        self.ours: set[str] = set()

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file at `path`; `sources/` and `sources/index.html` both lead to our page."""
        file = super().get_file_from_path(path)
        for page in (posixpath.normpath(path), posixpath.normpath(f"{path}/index.html")):
            if file is None and page in self.ours:
                file = File(page, None, self._site_dir, use_directory_urls=True)
        return file


def _options(config: MkDocsConfig, plugin: BriefingsOptions) -> Options:
    """Return the options; raise ProblemsFound for those that nobody could build with."""
    root = _root(config)
    articles = _articles(config, plugin)
    briefings, templates = Path(config.docs_dir), Path(config.theme.custom_dir or root / "templates")
    wrong = []
    if not config.theme.custom_dir:
        wrong.append(("`theme` has no `custom_dir`", "write: theme: {name: null, custom_dir: templates}"))
    if not config.use_directory_urls:
        wrong.append(("`use_directory_urls` is false", "take it out: every page of this site is a folder"))
    if not 0 <= plugin.excerpt_share <= 1:
        wrong.append((f"`excerpt_share` is {plugin.excerpt_share}", "write the share as a number from 0 to 1"))
    wrong += unknown_kinds(plugin.kinds or ())
    wrong += unknown_language(str(config.theme.locale), plugin.language)
    for published in (briefings, templates, Path(config.site_dir)):
        if articles.resolve().is_relative_to(published.resolve()):
            what = f"`articles` lies in {name_of(published, root)}, which is published"
            wrong.append((what, "keep the article texts elsewhere"))
    if wrong:
        place = Place(Path(config.config_file_path).name)
        raise ProblemsFound(Problem(place, what, (to_do,)) for what, to_do in wrong)
    return Options(
        root=root,
        briefings=briefings,
        articles=articles,
        templates=templates,
        cache=_cache(config),
        site_name=config.site_name,
        site_url=config.site_url or "",
        articles_named=bool(plugin.articles) and os.environ.get(ARTICLES) == plugin.articles,
        texts_required=plugin.texts == "required",
        excerpt_share=float(plugin.excerpt_share),
        kinds=None if plugin.kinds is None else tuple(plugin.kinds),
        locale=str(config.theme.locale),
        language=plugin.language,
        commit=commit(),
    )


def _root(config: MkDocsConfig) -> Path:
    """Return the folder of mkdocs.yml."""
    return Path(config.config_file_path or "mkdocs.yml").absolute().parent


def _cache(config: MkDocsConfig) -> Path:
    """Return the folder of what is remembered between builds, which is safe to delete."""
    return _root(config) / ".cache" / "briefings"


def _articles(config: MkDocsConfig, plugin: BriefingsOptions) -> Path:
    """Return the folder of the article texts, which need not be there."""
    return _root(config) / Path(plugin.articles or "articles").expanduser()


def _sift(files: Files, config: MkDocsConfig, root: Path) -> tuple[list[File], list[Problem]]:
    """Return the files that are published, and what should not be there."""
    published, strays = [], []
    for file in files:
        if file.inclusion.is_excluded() and not file.inclusion.is_in_serve():
            continue  # hidden, or excluded in mkdocs.yml
        if file.src_dir == config.docs_dir:
            verdict, fit = sift_briefings(file.src_uri), "Markdown pages and images"
        elif file.src_dir == config.theme.custom_dir:
            verdict, fit = sift_templates(file.src_uri), " ".join(ASSETS)
        else:
            verdict, fit = "published" if file.generated_by else "kept back", ""  # or MkDocs' own sitemap template
        if verdict == "published":
            published.append(file)
        elif verdict != "kept back":
            place = Place(name_of(Path(file.abs_src_path or file.src_uri), root))
            wrong, what_to_do = "is no part of the site", f"only {fit} are published from this folder: move it away"
            if verdict == "misnamed":
                wrong, what_to_do = "has a name that cannot be in an address", "use letters, digits, `-`, `_` and `.`"
            strays.append(Problem(place, wrong, (what_to_do,)))
    return published, strays


def _links(nav: Navigation, config_file: str) -> Iterator[Link]:
    """Yield the hand-written pages of the navigation; raise ProblemsFound for what is none."""
    for item in nav.items:
        page: Page = item
        if not item.is_page:
            what = f"`nav`: '{item.title}' is no hand-written page"
            what_to_do = "list Markdown files only, without sections; the site's other pages come by themselves"
        elif not page.title:
            what = f"`nav`: '{page.file.src_uri}' has no title"
            what_to_do = f"write: - The title: {page.file.src_uri}"
        else:
            yield Link(str(page.title), page.url)
            continue
        raise ProblemsFound([Problem(Place(config_file), what, (what_to_do,))])


def _ending_in_order() -> Iterator[tuple[int, Any]]:
    """Let SIGTERM and SIGHUP end the command as SIGINT does, which clears up; yield each with the handler it had."""
    if threading.current_thread() is not threading.main_thread():
        return  # which alone may say so
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) == signal.SIG_DFL:
            yield number, signal.signal(number, lambda number, _: sys.exit(128 + number))


def _tell_of_waiting() -> None:
    log.info("another build of this site is at work: waiting until it is done")


def _watch_natively(server: LiveReloadServer) -> None:
    """Let the server hear of a change at once, and begin soon after."""
    watched = dict(server._watched_paths)  # MkDocs has begun to watch, and does not tell what
    for path in [path for path, times in watched.items() for _ in range(times)]:
        server.unwatch(path)
    server.observer = watcher()
    for path in [path for path, times in watched.items() for _ in range(times)]:
        server.watch(path)
    server.build_delay = SETTLES


def _nothing_to_build(config: MkDocsConfig) -> MkDocsConfig:
    """Return a configuration that gives MkDocs nothing to do, and asks no plugin."""
    nothing = copy.copy(config)
    nothing.docs_dir = nothing.site_dir = str(Path(config.site_dir, "nothing"))
    nothing.nav, nothing.plugins, nothing.theme = None, PluginCollection(), Theme()
    nothing.theme.dirs.clear()
    nothing.theme.static_templates.clear()
    for handler in list(_mkdocs_log.handlers):
        if isinstance(handler, CountHandler):  # has counted the warnings of the build inside this one
            _mkdocs_log.removeHandler(handler)
    return nothing


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Collect what MkDocs warns of, each message once."""
    told: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())

    listener = Listener(logging.WARNING)
    _mkdocs_log.addHandler(listener)
    try:
        yield told
    finally:
        _mkdocs_log.removeHandler(listener)
