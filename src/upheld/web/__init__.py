"""Pages, one folder per audience, and the look that they share.

A page asks one question of a room, runs at most one command, and renders. What a page looks like
stands in `templates/` (layouts, parts and the GOV.UK form templates), how a field becomes markup in
`forms`, whom a page is for in `audience`, and what surrounds every page in `shell`.
"""
