"""A page as a tree to ask questions of."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "img", "br", "hr", "source"}


class Node:
    """An element. `own` is what stands in it, texts and elements; an attribute without a value has an empty one."""

    def __init__(self, tag: str, attributes: dict[str, str], parent: Node | None) -> None:
        self.tag, self.attributes = tag, attributes
        self._parent = parent
        self.children: list[Node] = []
        self.own: list[Node | str] = []

    def all(self, tag: str | None = None, **attributes: str) -> Iterator[Node]:
        """Yield the elements within; `class_` is the attribute `class`."""
        wanted = {name.rstrip("_"): value for name, value in attributes.items()}
        for child in self.children:
            if tag in (None, child.tag) and wanted.items() <= child.attributes.items():
                yield child
            yield from child.all(tag, **attributes)

    def one(self, tag: str | None = None, **attributes: str) -> Node:
        """Return the only such element."""
        (found,) = self.all(tag, **attributes)
        return found

    @property
    def parent(self) -> Node:
        assert self._parent is not None, f"<{self.tag}> is the outermost"
        return self._parent

    @property
    def text(self) -> str:
        return " ".join(self.written.split())

    @property
    def written(self) -> str:
        """The text with its white space."""
        return "".join(part.written if isinstance(part, Node) else part for part in self.own)


class _Builder(HTMLParser):
    """An end tag that closes nothing is an error, and so is an attribute that is there twice."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.root = self.node = Node("", {}, None)
        self.feed(text)
        self.close()
        assert self.node is self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice"
        child = Node(tag, {name: value or "" for name, value in attrs}, self.node)
        self.node.children.append(child)
        self.node.own.append(child)
        if tag not in VOID:
            self.node = child

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.node = self.node.parent

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.node.tag, f"</{tag}> closes <{self.node.tag}>"
        self.node = self.node.parent

    def handle_data(self, data: str) -> None:
        self.node.own.append(data)


def tree(text: str) -> Node:
    """Return the outermost node of a page, which has no tag."""
    return _Builder(text).root


def check_links(page: Node) -> None:
    """Assert that ids are unique and that every link and reference inside a page leads to one."""
    ids = Counter(node.attributes["id"] for node in page.all() if "id" in node.attributes)
    assert [id_ for id_, times in ids.items() if times > 1] == []
    targets = {node.attributes["href"] for node in page.all("a") if node.attributes["href"].startswith("#")}
    assert {target[1:] for target in targets} <= set(ids)
    references = {
        id_
        for node in page.all()
        for name in ("aria-labelledby", "aria-describedby", "for")
        for id_ in node.attributes.get(name, "").split()
    }
    assert references <= set(ids)


def drawing(page: Node, name: str) -> Node:
    """Return the drawing of a page that is for a desk (`wide`) or a telephone (`narrow`), out of the picture that holds it."""
    (picture,) = page.all("picture")
    for node in picture.children:
        address = node.attributes.get("src") or node.attributes["srcset"]
        (root,) = tree(base64.b64decode(address.partition(",")[2]).decode()).children
        if root.attributes["class"] == f"scene {name}":
            return root
    raise AssertionError(f"no drawing for {name}")
