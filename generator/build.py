"""The build, told once: folder in, pages out.

    read_library → anchor_all → link → pages

Every problem of every step is raised together, sorted, before anything is written.
"""
