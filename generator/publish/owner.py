"""A site that another user made, `sudo make site` for one: why the disk refuses to change it, and what to do."""

from __future__ import annotations

import os
import pwd
import shlex
from collections.abc import Iterable
from pathlib import Path

from generator.publish.workshop import folder_of
from generator.records.place import Place
from generator.records.problem import Problem


def of_another_user(error: OSError, site: Path, name: str, cache: Path) -> Problem | None:
    """Return that `site`, which messages call `name`, is another user's, where that is why there was an `error`."""
    if not isinstance(error, PermissionError):
        return None
    made = (site, folder_of(site))
    refused = [Path(os.fsdecode(file)) for file in (error.filename2, error.filename) if isinstance(file, str | bytes)]
    # A file comes and goes by leave of its folder.
    places = [place for file in (*refused, *made) for place in (file, file.parent)]
    owner = _other_owner(place for place in places if any(place.is_relative_to(folder) for folder in made))
    if owner is None:
        return None
    mine = _name_of(os.geteuid())
    there = [shlex.quote(str(folder)) for folder in (*made, cache) if os.path.lexists(folder)]
    wrong = f"belongs to '{owner}', in whole or in part, and '{mine}' may not change it"
    return Problem(Place(name), wrong, (f"make it yours: sudo chown -R {mine} {' '.join(there)}",))


def _other_owner(places: Iterable[Path]) -> str | None:
    for place in places:
        try:
            owner = place.lstat().st_uid
        except OSError:
            continue  # not there, or not for us to see
        if owner != os.geteuid():
            return _name_of(owner)
    return None


def _name_of(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:  # a container's user need not have a name
        return str(user)
