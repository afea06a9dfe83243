"""What must never be written down: it prints as nothing, and will not be copied or pickled."""

from __future__ import annotations

from typing import NoReturn


class NeverWrittenDown:
    """Holds secrets for the length of one request, and refuses every way out of memory."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def __str__(self) -> str:
        return repr(self)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError(f"{type(self).__name__} holds secrets: it is neither copied nor pickled.")

    def __copy__(self) -> NoReturn:
        self.__reduce_ex__(None)

    def __deepcopy__(self, memo: object) -> NoReturn:
        self.__reduce_ex__(None)
