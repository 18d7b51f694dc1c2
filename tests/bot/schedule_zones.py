"""Compares where schedules come with Python's own time zones.

    schedule_zones.py PROGRAM

Every zone of the system's database, every day from 2024 to 2030: each day that a schedule names has
one moment, at the promised local time; where that is skipped, in the first valid minute; where it
happens twice, at the first. PROGRAM is schedule_zones.
"""

import subprocess
import sys
import zoneinfo
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

FIRST, LAST = date(2024, 1, 1), date(2030, 12, 31)
ONE_DAY = timedelta(days=1)
EPOCH = datetime(1970, 1, 1)
EVERY_DAY, TUESDAY_AND_FRIDAY = 0b1111111, 0b0010010

# Weekday bits with Monday 1, every so many weeks, minutes since midnight.
SCHEDULES = [
    (EVERY_DAY, 1, 0),
    (EVERY_DAY, 1, 30),
    (EVERY_DAY, 1, 2 * 60),
    (EVERY_DAY, 1, 2 * 60 + 30),
    (EVERY_DAY, 1, 16 * 60),
    (EVERY_DAY, 1, 23 * 60 + 30),
    (TUESDAY_AND_FRIDAY, 2, 16 * 60),
]

# What the machine itself is set to, and a zone for who has chosen none: no places.
NO_PLACES = {"Factory", "localtime"}


def days_of(bits, every):
    monday = FIRST - timedelta(days=FIRST.weekday())
    day = FIRST
    while day <= LAST:
        if bits >> day.weekday() & 1 and (day - monday).days // 7 % every == 0:
            yield day
        day += ONE_DAY


class Shown:
    """A time that clocks show: the first time and, PEP 495's fold, the second."""

    def __init__(self, local):
        self.first = local
        self.second = local.replace(fold=1)
        self.seconds = int((local - EPOCH).total_seconds())


def first_valid_minute(local, zone):
    """The moment of the change that skips `local`, found by halves within two days around it."""
    before = int((local - 2 * ONE_DAY - EPOCH).total_seconds()) // 60
    after = before + 4 * 24 * 60
    while after - before > 1:
        middle = (before + after) // 2
        shown = datetime.fromtimestamp(middle * 60, timezone.utc).astimezone(zone)
        if shown.replace(tzinfo=None) < local:
            before = middle
        else:
            after = middle
    return after * 60


def moment_of(shown, zone):
    ahead = zone.utcoffset(shown.first)
    if zone.utcoffset(shown.second) > ahead:  # only of what is skipped
        return first_valid_minute(shown.first, zone)
    return shown.seconds - ahead.days * 24 * 60 * 60 - ahead.seconds


def moments_of(zone, times):
    end = moment_of(Shown(datetime.combine(LAST + ONE_DAY, datetime.min.time())), zone)
    moments = (moment_of(shown, zone) for shown in times)
    return [moment for moment in moments if moment < end]


def digest_of(moments):
    out = 0
    for moment in moments:
        out = (out * 1_000_003 + moment) & 0xFFFFFFFFFFFFFFFF
    return f"{len(moments)} {out}"


def times_of(bits, every, at):
    return [
        Shown(datetime(day.year, day.month, day.day, at // 60, at % 60))
        for day in days_of(bits, every)
    ]


def file_of(name):
    """The bytes of a zone's file; many names stand for the same."""
    return next(
        (Path(folder) / name).read_bytes()
        for folder in zoneinfo.TZPATH
        if (Path(folder) / name).is_file()
    )


def ask(program, names, asked):
    """The program's answer for each name and schedule, in their order."""
    questions = [f"{name} {bits} {every} {at} {asked}\n" for name, (bits, every, at) in names]
    limits = [str((day - EPOCH.date()).days) for day in (FIRST, LAST)]
    done = subprocess.run(
        [program, *limits], input="".join(questions), stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout.splitlines()


def described(moment, zone):
    utc = datetime.fromtimestamp(moment, timezone.utc)
    return f"{utc:%Y-%m-%d %H:%M} UTC, there {utc.astimezone(zone):%a %Y-%m-%d %H:%M}"


def report(program, name, schedule):
    zone = zoneinfo.ZoneInfo(name)
    expected = set(moments_of(zone, times_of(*schedule)))
    answered = ask(program, [(name, schedule)], "all")[0].split()
    if answered == ["unknown"]:
        print(f"{name}: unknown")
        return
    for moment in sorted(expected - set(map(int, answered)))[:3]:
        print(f"{name} {schedule}: missing {described(moment, zone)}")
    for moment in sorted(set(map(int, answered)) - expected)[:3]:
        print(f"{name} {schedule}: should not be {described(moment, zone)}")


def main(program):
    names = sorted(zoneinfo.available_timezones() - NO_PLACES)
    times = {schedule: times_of(*schedule) for schedule in SCHEDULES}
    expected = {}
    for name in names:
        key = file_of(name)
        if key not in expected:
            zone = zoneinfo.ZoneInfo(name)
            expected[key] = {
                schedule: digest_of(moments_of(zone, times[schedule]))
                for schedule in SCHEDULES
            }
    questions = [(name, schedule) for name in names for schedule in SCHEDULES]
    answers = ask(program, questions, "digest")
    wrong = [
        (name, schedule)
        for (name, schedule), answer in zip(questions, answers, strict=True)
        if answer != expected[file_of(name)][schedule]
    ]
    for name, schedule in wrong[:20]:
        report(program, name, schedule)
    print(f"{len(names)} zones, {len(expected)} of their own, {len(wrong)} of {len(questions)} wrong")
    return 1 if wrong or len(names) < 400 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
