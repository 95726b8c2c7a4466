"""A static briefing-site generator whose every statement can be followed to the exact words of its source.

Folder in, site out, in one direction:

    read_library → anchor_all → link → views → render → publish

`build.py` tells that chain once and is the first file to read. `kept.py` goes the same way again after an edit, only as
far as the edit reaches; `remembered.py` hands what it knows to the next process. `plugin.py` is the door for MkDocs,
`cli/` the one for the terminal. A file imports from its own floor or a lower one:

    plugin, cli · live · kept · remembered · build · publish · pages · evidence · anchoring · reading · records
"""
