"""A random string is sent down every path there is, and must then be nowhere in the clear.

`paths` lists the paths: a room that gets a new one adds it there. `first_process` walks them
in a process of its own on a fresh database; `second_process` is somebody who has the
database, the files, the settings and the environment, and no cookie.
"""
