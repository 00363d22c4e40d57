"""What a hostile file is: a name, how to make it, and what the program is to do with it."""

from dataclasses import dataclass
from typing import Callable

READ = "read"  # exit 0
REFUSED = "refused"  # one line that names the file, exit not 0, the base as before
EITHER = "either"  # one of both


@dataclass(frozen=True)
class Case:
    name: str  # of the file, with its extension
    make: Callable[[], bytes]
    wanted: str = EITHER
    says: str = ""  # in the refusal
    place: Callable[[str], None] | None = None  # makes what is no regular file at a path
    names: bool = False  # the base that read it is drawn, reported and exported too
    fixed: bool = False  # of a few bytes


def fixed(name: str, content: bytes | str, wanted: str = EITHER, says: str = "", names: bool = False) -> Case:
    """A case of a few bytes."""
    data = content.encode() if isinstance(content, str) else content
    return Case(name, lambda: data, wanted, says, None, names, True)


def made(name: str, make: Callable[[], bytes | str], wanted: str = EITHER, says: str = "", names: bool = False) -> Case:
    """A case that is made when it is its turn, because it is large."""

    def build() -> bytes:
        content = make()
        return content.encode() if isinstance(content, str) else content

    return Case(name, build, wanted, says, None, names)


def cuts(stem: str, extension: str, whole: bytes, wanted: str = EITHER) -> list[Case]:
    """The file cut off at several places."""
    places = {"first-byte": 1, "quarter": len(whole) // 4, "half": len(whole) // 2, "nine-tenths": len(whole) * 9 // 10,
              "last-byte": len(whole) - 1}
    return [fixed(f"{stem}-cut-{name}{extension}", whole[:at], wanted) for name, at in places.items()]


def flipped(whole: bytes, step: int, mask: int = 0xFF) -> bytes:
    """The file with every `step`-th byte turned over."""
    content = bytearray(whole)
    for at in range(step // 2, len(content), step):
        content[at] ^= mask
    return bytes(content)
