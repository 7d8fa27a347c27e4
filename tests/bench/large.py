"""A large archive: memory of a scan, and the same result after a kill at a random moment and a resume.

    large.py WARC.gz BINARY MEGABYTES

The archive is made by repeating, so most of its pages are duplicates in the end; each is read and scored all the same.
Exit code 1 when a promise is broken.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

MOST_MB = 300


def repeat(source, target, megabytes):
    content = Path(source).read_bytes()
    with open(target, "wb") as out:
        while out.tell() < megabytes * 1_000_000:
            out.write(content)
        return out.tell()


def start(binary, archive, *more):
    words = [str(binary), "scan", "-q", "--format", "json", *map(str, more), str(archive)]
    return subprocess.Popen(words, stdout=subprocess.DEVNULL)


def wait(process, kill_after=None):
    """Exit status and peak memory in MB. With a number of seconds, the program is killed when it still runs then."""
    timer = threading.Timer(kill_after, process.send_signal, [signal.SIGKILL]) if kill_after else None
    if timer:
        timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if timer:
        timer.cancel()
    return process.returncode, usage.ru_maxrss / 1000


def main():
    source, binary, megabytes = sys.argv[1], sys.argv[2], int(sys.argv[3])
    folder = Path(source).parent
    archive, whole, resumed, checkpoint = (folder / name for name in ("large.warc.gz", "whole.json", "resumed.json", "checkpoint"))
    checkpoint.unlink(missing_ok=True)
    size = repeat(source, archive, megabytes)
    try:
        begun = time.monotonic()
        code, memory = wait(start(binary, archive, "-o", whole))
        took = time.monotonic() - begun
        print(f"{size / 1e6:.0f} MB, {size / len(Path(source).read_bytes()):.0f} times the same: {took:.0f} s on {os.cpu_count()} cores, peak memory {memory:.0f} MB (goal: {MOST_MB} MB), exit code {code}")
        fine = code == 0 and memory <= MOST_MB
        # Killed at random moments, twice when it does not come to its end before.
        kills = 0
        while True:
            process = start(binary, archive, "-o", resumed, "--resume", checkpoint, "--checkpoint-seconds", 1)
            moment = random.uniform(0.2, 0.6) * took if kills < 2 else None
            code, memory = wait(process, moment)
            if code != -signal.SIGKILL:
                break
            kills += 1
            print(f"killed after {moment:.0f} s, checkpoint of {checkpoint.stat().st_size if checkpoint.exists() else 0} bytes")
        same = whole.read_bytes() == resumed.read_bytes()
        print(f"resumed {kills} times, peak memory {memory:.0f} MB, exit code {code}: {'the same result, byte for byte' if same else 'ANOTHER RESULT'}")
        fine &= same and code == 0 and kills > 0 and memory <= MOST_MB
    finally:
        for path in (archive, whole, resumed, checkpoint):
            path.unlink(missing_ok=True)
    sys.exit(0 if fine else 1)


main()
