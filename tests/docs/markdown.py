"""What the documents hold: fenced blocks, indented ones, links and headings."""

import re
from pathlib import Path

repository = Path(__file__).resolve().parents[2]

# In the order in which somebody who runs it reads them; commands are played in this order.
first = ["README.md", "docs/install.md", "docs/operate.md", "docs/framework.md", "docs/sandbox.md"]


def documents():
    found = ["CONTRIBUTING.md", "CHANGELOG.md", *sorted(str(path.relative_to(repository)) for path in repository.glob("docs/**/*.md"))]
    return first + [name for name in found if name not in first]


class Block:
    """A fenced block: where it begins, its language, the words after that, and its text."""

    def __init__(self, place, language, words):
        self.place = place
        self.language = language
        self.words = words
        self.lines = []

    @property
    def text(self):
        return "\n".join(self.lines) + "\n"


def read(name):
    """The fenced blocks of a document, and its other lines as (number, line)."""
    blocks, rest, margin = [], [], None
    for number, line in enumerate((repository / name).read_text().splitlines(), 1):
        fence = re.match(r"( *)```(\S*) *(.*)$", line)
        if fence and margin is None:
            margin = len(fence[1])
            blocks.append(Block(f"{name}:{number}", fence[2], fence[3].split()))
        elif fence:
            margin = None
        elif margin is not None:
            blocks[-1].lines.append(line[margin:])
        else:
            rest.append((number, line))
    return blocks, rest


def anchors(name):
    """The names under which GitHub finds the headings."""
    found = {}
    for _, line in read(name)[1]:
        if heading := re.match(r"#+ +(.*)", line):
            words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading[1])
            anchor = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
            found[anchor] = found.get(anchor, -1) + 1
    return {anchor if n == 0 else f"{anchor}-{n}" for anchor, times in found.items() for n in range(times + 1)}


def links(name):
    """Each link and picture as (number, target)."""
    for number, line in read(name)[1]:
        bare = re.sub(r"`[^`]*`", "", line)
        for target in re.findall(r"\]\(([^)\s]+)\)", bare):
            yield number, target
