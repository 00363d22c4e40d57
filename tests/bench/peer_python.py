"""What the peers in Python share: arguments, time, memory, one JSON line a task."""
import argparse
import json
import os
import statistics
import time

import numpy


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("directory")
    parser.add_argument("--only", default="")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--reps", type=int, default=3)
    return parser.parse_args()


def ties(directory):
    """Two ends and a weight a row."""
    return numpy.loadtxt(f"{directory}/copres.edges", dtype=numpy.int64, ndmin=2)


def sources(nodes):
    """Those that entente-bench searches from."""
    count = min(64 if nodes > 500000 else 256, nodes)
    return [i * nodes // count for i in range(count)]


def peak_mib():
    with open("/proc/self/status", encoding="ascii") as status:
        return next((int(line.split()[1]) // 1024 for line in status if line.startswith("VmHWM")), -1)


def measure(peer, options, tasks):
    for task, action in tasks.items():
        if options.only and task not in options.only.split(","):
            continue
        clock, processor = [], []
        for _ in range(options.reps):
            begin, begin_processor = time.perf_counter(), time.process_time()
            action()
            clock.append(time.perf_counter() - begin)
            processor.append(time.process_time() - begin_processor)
        print(json.dumps({"peer": peer, "task": task, "size": os.path.basename(os.path.normpath(options.directory)), "threads": options.threads,
                          "s": statistics.median(clock), "cpu_s": statistics.median(processor), "runs": len(clock), "peak_mib": peak_mib(), "note": ""}), flush=True)
