"""What stands where a file is expected and is none."""

import os
import socket

from case import EITHER, READ, REFUSED, Case


def fifo(path):
    os.mkfifo(path)


def bound_socket(path):
    """A socket by its name; long paths do not fit into its address, so it is bound from its folder."""
    here = os.open(os.path.dirname(path), os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"/proc/self/fd/{here}/{os.path.basename(path)}")
    os.close(here)


def folder_of_cycles(path):
    os.mkdir(path)
    os.symlink("..", os.path.join(path, "up"))


def deep_folder(path):
    for level in range(150):
        path = os.path.join(path, f"level{level}")
    os.makedirs(path)


def unreadable(path):
    with open(path, "w", encoding="ascii") as file:
        file.write("Agenda\n")
    os.chmod(path, 0)


def is_root() -> bool:
    return os.geteuid() == 0


def case(name, place, wanted) -> Case:
    return Case(name, lambda: b"", wanted, "", place)


def cases() -> list[Case]:
    link = lambda target: (lambda path: os.symlink(target, path))
    return [
        case("fifo.txt", fifo, REFUSED), case("socket.txt", bound_socket, REFUSED),
        case("device-zero.txt", link("/dev/zero"), REFUSED), case("device-null.pdf", link("/dev/null"), REFUSED),
        case("device-random.csv", link("/dev/urandom"), REFUSED), case("proc-memory.txt", link("/proc/self/mem"), EITHER),
        case("link-dangling.txt", link("nowhere"), REFUSED), case("link-self.txt", link("link-self.txt"), REFUSED),
        case("nothing-there.txt", lambda path: None, REFUSED), case("folder-called.txt", os.mkdir, EITHER),
        case("folder-cycles", folder_of_cycles, EITHER), case("folder-deep", deep_folder, EITHER),
        case("unreadable.txt", unreadable, READ if is_root() else REFUSED),
        case("n" * 240 + ".txt", lambda path: open(path, "w", encoding="ascii").write("Agenda\n"), READ),
        case("line\nfeed \x1b[31m\u202e.pdf", lambda path: open(path, "wb").write(b"x"), REFUSED),
        case("not-utf8-\udcff\udcfe.pdf", lambda path: open(path, "wb").write(b"x"), REFUSED),
        case("no-extension", lambda path: open(path, "wb").write(bytes(range(256))), REFUSED),
        case("other.exe", lambda path: open(path, "wb").write(b"MZ" + bytes(999)), REFUSED),
        case("-option.txt", lambda path: open(path, "w", encoding="ascii").write("Agenda\n"), READ),
    ]
