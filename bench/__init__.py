"""The benchmark: one made-up record, built by us and by Hugo, measured side by side.

    corpus ──▶ ours, hugo, floor     the record in each one's own format
                 │ measure, serving   builds, edits, saves: seconds, memory, and whether the pages show it
                 ▼
               table                  medians, and ratios to Hugo round by round

`make bench` runs it; `docs/performance.md` says how to read it and what it has taught.
"""
