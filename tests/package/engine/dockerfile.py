"""Reads a Dockerfile: as much of the language as the project's own uses. What else stands there is an
error, so that nothing of it is passed over."""

import json
import re
import shlex


class Stage:
    def __init__(self, base, name):
        self.base = base
        self.name = name
        self.steps = []  # ("RUN" | "COPY" | "WORKDIR", arguments), in their order
        self.settings = {"env": {}, "volumes": [], "user": "0:0", "workdir": "/", "entrypoint": [],
                         "cmd": [], "health": []}


def lines_of(text):
    """Each instruction as (word, rest), without comments, continued lines in one."""
    joined = re.sub(r"\\\n(?:[ \t]*#.*\n)*", " ", re.sub(r"(?m)^[ \t]*#.*\n", "", text))
    for line in joined.splitlines():
        if line.strip():
            word, _, rest = line.strip().partition(" ")
            yield word, re.sub(r"\s+", " ", rest.strip())


def options_of(rest):
    """The --name=value at the beginning, and what follows them."""
    options = {}
    while match := re.match(r"--([a-z-]+)=(\S+) ", rest):
        options[match[1]] = match[2]
        rest = rest[match.end():]
    return options, rest


def parse(path):
    stages = []
    for word, rest in lines_of(path.read_text()):
        if word == "FROM":
            match = re.fullmatch(r"(\S+)(?: AS (\S+))?", rest)
            stages.append(Stage(match[1], match[2]))
            continue
        stage = stages[-1]
        chosen = stage.settings
        if word in ("RUN", "COPY", "WORKDIR"):
            stage.steps.append((word, rest))
        if word == "WORKDIR":
            chosen["workdir"] = rest
        elif word == "ENV":
            chosen["env"].update(pair.split("=", 1) for pair in shlex.split(rest))
        elif word == "VOLUME":
            chosen["volumes"].append(rest)
        elif word == "USER":
            chosen["user"] = rest
        elif word in ("ENTRYPOINT", "CMD"):
            chosen[word.lower()] = json.loads(rest)
        elif word == "HEALTHCHECK":
            chosen["health"] = json.loads(options_of(rest)[1].removeprefix("CMD "))
        elif word not in ("RUN", "COPY"):
            raise SystemExit(f"Dockerfile: tests/package/engine does not know {word}")
    return stages
