"""Processes that work beside this one."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mentor_desktop.operations.workers import Done, Workers

_ALONE = """
import os, sys, time
from mentor_desktop.operations.workers import Workers
if __name__ == "__main__":
    workers = Workers(abs, 2)
    workers.give(-1)
    while not workers.is_idle:
        workers.take(1)
    print(*[child.pid for child in __import__("multiprocessing").active_children()], flush=True)
    time.sleep(60)
"""


def work(job: str) -> str:
    if job == "die":
        os._exit(3)
    if job == "fail":
        raise ValueError("not this one")
    return job.upper()


def all_done(workers: Workers[str, str], jobs: list[str]) -> dict[str, Done[str, str]]:
    found: dict[str, Done[str, str]] = {}
    waiting = list(jobs)
    while waiting or not workers.is_idle:
        while waiting and workers.has_room:
            workers.give(waiting.pop(0))
        found |= {one.job: one for one in workers.take(10)}
    workers.close()
    return found


def test_does_every_job() -> None:
    jobs = [f"job {number}" for number in range(40)]
    found = all_done(Workers(work, 2), jobs)
    assert {job: one.made for job, one in found.items()} == {job: job.upper() for job in jobs}


def test_takes_no_more_jobs_at_once_than_there_is_room_for() -> None:
    workers: Workers[str, str] = Workers(work, 2)
    given = 0
    while workers.has_room:
        workers.give("one")
        given += 1
    assert given == 6
    workers.close()


def test_an_error_ends_one_job_and_a_death_one_other() -> None:
    jobs = ["a", "b", "fail", "c", "die", "d", "e", "f", "g"]
    found = all_done(Workers(work, 2), jobs)
    assert set(found) == set(jobs)
    assert isinstance(found["fail"].error, ValueError)
    assert found["die"].has_died
    assert {one.job for one in found.values() if one.made is None} == {"fail", "die"}


def test_workers_end_when_the_one_who_started_them_is_killed() -> None:
    child = subprocess.Popen([sys.executable, "-c", _ALONE], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    pids = [int(pid) for pid in child.stdout.readline().split()]
    assert pids
    child.kill()
    child.wait()
    child.stdout.close()
    for _try in range(200):
        if not any(_is_there(pid) for pid in pids):
            return
        time.sleep(0.05)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    pytest.fail("workers went on without the one who started them")


def _is_there(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8")
        return state.rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
