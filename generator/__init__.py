"""A static briefing-site generator whose every statement can be followed to the exact words of its source.

Folder in, site out, in one direction:

    read_library → anchor_all → link → views → render → publish

`build.py` tells that chain once and is the first file to read. `plugin.py` is the door for MkDocs, `cli/` the one for
the terminal. A file imports from its own floor or a lower one:

    build, plugin, cli · publish · pages · evidence · anchoring · reading · records
"""
