"""How every file says that nobody in it is real."""

from __future__ import annotations

SYNTHETIC = "Synthetic data made by `upheld practice simulate`. Nobody in it is real."

README = f"""{SYNTHETIC}

Every id of a child, a worker or a record begins with SYN (in the looked-after return, workers
begin with XX, as that return asks). No row describes a real child, worker or council. What was
planted in the data, and where, stands in truth.json in the folder above.
"""
