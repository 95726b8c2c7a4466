"""The live preview's watch over files: by the system's own events, which come at once and cost nothing between edits.

MkDocs asks every file twice a second instead, which also works where a file system tells of no events.
"""

from __future__ import annotations

from typing import Any


def watcher() -> Any:
    """Return an observer of watchdog that tells of changes only: events are also sent when a build reads a file."""
    from watchdog import events  # a build does without its threads
    from watchdog.observers import Observer

    changes = [
        *(events.FileCreatedEvent, events.FileModifiedEvent, events.FileMovedEvent, events.FileDeletedEvent),
        *(events.DirMovedEvent, events.DirDeletedEvent),
    ]
    observer = Observer()
    schedule = observer.schedule

    def changes_only(handler: Any, path: str, **more: Any) -> Any:
        return schedule(handler, path, **{**more, "event_filter": changes})

    observer.schedule = changes_only  # type: ignore[method-assign,assignment]
    return observer
