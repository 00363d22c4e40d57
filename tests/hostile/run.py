"""Puts every hostile file before the program: none may crash it, hang it, swell it, leave half an import or leak into what it draws.

    python3 run.py --program PATH [--slow] [--only WORDS] [--every N] [--jobs N] [--keep FOLDER]

With --slow (sanitizers) the limits on time are longer and memory is not watched."""

import argparse
import concurrent.futures
import functools
import multiprocessing
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import names
import packages
import pdfs
import places
import sound
import tables
import texts
import webpages
import xmls
from case import READ, REFUSED, Case
from outputs import check_outputs

SECONDS = 20  # of work; other programs may take the processor meanwhile
PATIENCE = 6  # times as long on the clock
SLOWNESS = 12  # of sanitizers
MEMORY = 1 << 30


class Ended:
    """How a run of the program ended."""

    def __init__(self, command, seconds, cwd):
        began = time.monotonic()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, cwd=cwd)
            timer = threading.Timer(seconds, child.kill)
            timer.start()
            _, status, usage = os.wait4(child.pid, 0)
            timer.cancel()
            child.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0), err.seek(0)
            self.out, self.err = out.read(), err.read()
        self.code = child.returncode
        self.seconds = time.monotonic() - began
        self.work = usage.ru_utime + usage.ru_stime
        self.memory = usage.ru_maxrss * 1024


class Trial:
    """One case in a folder of its own, against a base that already holds something."""

    def __init__(self, number: int, case: Case, options, base: Path, home: Path):
        self.number, self.case, self.options, self.base, self.home = number, case, options, base, home
        self.faults = []

    def run(self):
        self.home.mkdir()
        self.path = os.path.join(self.home, self.case.name)
        self.options.maker.submit(make, self.number, self.path).result()
        self.db = self.home / "base.db"
        shutil.copyfile(self.base, self.db)
        ended = self.program("import", "--db", str(self.db), self.path)
        self.check_import(ended)
        self.seconds, self.memory = ended.work, ended.memory
        if ended.code == 0 and self.case.names and not self.faults:
            self.faults += check_outputs(self)
        return self

    def program(self, *arguments) -> Ended:
        seconds = SECONDS * SLOWNESS if self.options.slow else SECONDS
        ended = Ended([self.options.program, *arguments], seconds * PATIENCE, self.home)
        what = arguments[0]
        if ended.code < 0:
            self.fault(f"{what}: killed by signal {-ended.code} after {ended.seconds:.0f} s")
        if ended.work > seconds:
            self.fault(f"{what}: worked for {ended.work:.0f} s")
        if ended.code == 70 or b"Sanitizer" in ended.err or b"runtime error" in ended.err:
            self.fault(f"{what}: a defect: {ended.err[:300]!r}")
        if not self.options.slow and ended.memory > MEMORY:
            self.fault(f"{what}: took {ended.memory >> 20} MiB")
        return ended

    def fault(self, text):
        self.faults.append(text)

    def check_import(self, ended):
        if ended.code == 0:
            if self.case.wanted == REFUSED:
                self.fault("was read, and should have been refused")
        else:
            if self.case.wanted == READ:
                self.fault(f"was refused, and should have been read: {ended.err[:200]!r}")
            self.check_refusal(ended)
        if self.db.read_bytes() == self.base.read_bytes():
            return
        doctor = self.program("doctor", "--db", str(self.db))
        if doctor.code != 0:
            self.fault(f"the base is not sound any more: {doctor.out[-300:]!r} {doctor.err[-300:]!r}")

    def check_refusal(self, ended):
        lines = ended.err.decode("utf-8", "replace").splitlines()
        if len(lines) != 1:
            self.fault(f"{len(lines)} lines of refusal: {ended.err[:300]!r}")
        elif self.plain_name() not in lines[0]:
            self.fault(f"the refusal does not name the file: {lines[0]!r}")
        elif self.case.says not in lines[0]:
            self.fault(f"the refusal does not say \"{self.case.says}\": {lines[0]!r}")
        elif len(lines[0]) > 700 or re.search(r"[\x00-\x1f\x7f]", lines[0]):
            self.fault(f"the refusal is no clear line: {lines[0][:300]!r}")
        if self.db.read_bytes() != self.base.read_bytes() and self.exported(self.db) != self.options.before:
            self.fault("the base is not as before")

    def plain_name(self):
        return re.split(r"[^ -~]", self.case.name)[0]

    def exported(self, db):
        return self.program("export", "--db", str(db)).out


@functools.cache
def all_cases() -> list[Case]:
    found = []
    for module in (texts, webpages, packages, xmls, pdfs, tables, names, places):
        found += module.cases()
    doubled = {case.name for case in found if sum(other.name == case.name for other in found) > 1}
    assert not doubled, f"two cases of one name: {sorted(doubled)}"
    return found


def make(number: int, path: str):
    """Makes the file of a case, in another process: memory that this one once held would count as the program's."""
    case = all_cases()[number]
    if case.place:
        case.place(path)
    else:
        Path(path).write_bytes(case.make())


def read_options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True, type=os.path.abspath)
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--every", type=int, default=1, help="only each n-th case")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", help="a new folder for the files")
    parser.add_argument("--times", action="store_true", help="tell the slowest and largest")
    return parser.parse_args()


def run_all(options, folder: Path) -> int:
    (folder / "agenda.txt").write_text(sound.AGENDA.replace("2019", "2018"), encoding="utf-8")
    base = folder / "base.db"
    subprocess.run([options.program, "import", "--db", base, folder / "agenda.txt"], check=True, stdout=subprocess.DEVNULL)
    options.before = subprocess.run([options.program, "export", "--db", base], check=True, stdout=subprocess.PIPE).stdout
    wanted = [(number, case) for number, case in enumerate(all_cases()) if options.only in case.name and number % options.every == 0]
    failed, trials = 0, []

    def attempt(numbered):
        trial = Trial(*numbered, options, base, folder / str(numbered[0])).run()
        if not options.keep:
            shutil.rmtree(trial.home, ignore_errors=True)
        return trial

    spawn = multiprocessing.get_context("spawn")
    with concurrent.futures.ProcessPoolExecutor(1, spawn) as options.maker, concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for trial in pool.map(attempt, wanted):
            trials.append(trial)
            failed += bool(trial.faults)
            for fault in trial.faults:
                print(f"{trial.case.name!a}: {fault}", flush=True)
    if options.times:
        for measure in ("seconds", "memory"):
            for trial in sorted(trials, key=lambda t: -getattr(t, measure))[:15]:
                print(f"{trial.case.name:40} {trial.seconds:6.1f} s {trial.memory >> 20:5} MiB")
    print(f"{len(wanted)} hostile files, {failed} of them with faults")
    return 1 if failed or not wanted else 0


def main() -> int:
    options = read_options()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if options.keep:
        os.mkdir(options.keep)
        return run_all(options, Path(options.keep))
    with tempfile.TemporaryDirectory(prefix="entente-hostile-") as folder:
        return run_all(options, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
