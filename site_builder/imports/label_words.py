"""What the label of a link says: the paper, code in a framework, something else, or a venue."""

import re
from dataclasses import dataclass
from typing import Literal

from site_builder.identifiers import fold
from site_builder.imports.vocabulary import Vocabulary, key_of

LabelKind = Literal["paper", "code", "resource", "other"]

PAPER = frozenset({
    "paper", "papers", "pdf", "link", "arxiv", "abs", "abstract", "openreview", "html", "doi",
    "preprint", "article", "ieee", "acm", "springer", "elsevier", "cvf"
})  # fmt: skip
# Of these, words that may as well lead to a book, a course or a post.
VAGUE = frozenset({"link", "html", "article"})
CODE = frozenset({
    "code", "github", "gitlab", "git", "repo", "repository", "implementation", "source",
    "torchvision"
})  # fmt: skip
RESOURCE = {
    "video": "Video", "videos": "Videos", "site": "Site", "website": "Website", "web": "Web",
    "homepage": "Homepage", "home": "Home", "slides": "Slides", "slide": "Slide", "book": "Book",
    "blog": "Blog", "talk": "Talk", "course": "Course", "tutorial": "Tutorial", "demo": "Demo",
    "lecture": "Lecture", "lectures": "Lectures", "notes": "Notes", "poster": "Poster",
    "dataset": "Dataset", "data": "Data", "youtube": "YouTube", "page": "Page",
    "presentation": "Presentation", "podcast": "Podcast", "wiki": "Wiki",
    "slideshare": "SlideShare", "post": "Post", "audio": "Audio", "docs": "Docs",
    "documentation": "Documentation",
}  # fmt: skip
# Words that say nothing of the kind beside one that does.
_BESIDE = frozenset({
    "full", "official", "offical", "unofficial", "original", "the", "author", "authors", "s",
    "by", "in", "and", "page", "version", "only", "new", "link", "here", "url", "download",
    "main", "our", "ver"
})  # fmt: skip
_ABROAD = (
    ("论文", "paper"), ("論文", "paper"), ("原文", "paper"), ("논문", "paper"), ("代码", "code"),
    ("源码", "code"), ("コード", "code"), ("코드", "code"), ("视频", "video"), ("主页", "homepage"),
    ("项目", "page"), ("数据集", "dataset"), ("博客", "blog"), ("解读", "post"), ("链接", "link"),
    ("地址", "link"), ("非官方", "unofficial"), ("官方", "official"),
)  # fmt: skip
# Words that stand in labels beside those that tell the kind.
_FURTHER = frozenset({"project", "supp", "supplementary", "material", "appendix", "extended"})
_ORIGINAL = re.compile(r"\b(?:official|authors?'?s?|original)\b", re.IGNORECASE)
_UNOFFICIAL = re.compile(r"\b(?:un|non-?|not )official\b", re.IGNORECASE)
_WRITTEN_IN = re.compile(
    r"^\s*(?:official\s+)?(?:code|github|implementation)\s*\(\s*([\w+#.]{1,20})\s*\)\s*$",
    re.IGNORECASE,
)
_ICON = re.compile(r":[a-z0-9_+-]+:|[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")


@dataclass(frozen=True)
class LabelMeaning:
    """What a label says. `framework` is a name, as known or, if it is new, as written.

    `is_vague`: of the words for a paper, one that stands for other things too.
    """

    kind: LabelKind
    framework: str = ""
    is_official: bool = False
    is_vague: bool = False


def meaning(label: str, vocabulary: Vocabulary) -> LabelMeaning:
    """What the text of `label` says; a word of nobody's is of the kind "other"."""
    text = _in_english(_ICON.sub(" ", label)).strip(" []`*:：")
    official = bool(_ORIGINAL.search(text)) and not _UNOFFICIAL.search(text)
    if framework := vocabulary.framework(text):
        return LabelMeaning("code", framework.name, official)
    if match := _WRITTEN_IN.match(text):
        known = vocabulary.framework(match[1])
        if known or match[1].lower() not in _BESIDE | CODE | PAPER | RESOURCE.keys():
            return LabelMeaning("code", known.name if known else match[1], official)
    return _by_words(text, vocabulary, official)


def _in_english(label: str) -> str:
    """`label` with the words of other languages in English: these are not set apart by blanks."""
    for word, english in _ABROAD:
        label = label.replace(word, f" {english} ")
    return label


def canonical_label(label: str) -> str:
    """`label`; a known word in letters of neither case ("VIdeo") gets its usual spelling."""
    usual = RESOURCE.get(label.lower())
    if usual is None or label in (label.lower(), label.upper(), label.capitalize()):
        return label
    return usual


def _by_words(text: str, vocabulary: Vocabulary, official: bool) -> LabelMeaning:
    found = {word.rstrip("0123456789") for word in re.findall(r"[^\W_]+", fold(text))}
    telling = {word for word in found if word} - _BESIDE
    code = telling & CODE
    if code and not telling & RESOURCE.keys():
        return LabelMeaning("code", _framework_in(telling - CODE, vocabulary), official)
    if telling & PAPER and not telling & RESOURCE.keys() and len(telling) <= 3:
        return LabelMeaning("paper", is_vague=telling <= VAGUE)
    if not telling and "link" in found:
        return LabelMeaning("paper", is_vague=True)
    if not telling:
        return LabelMeaning("code" if official else "other")
    if name := _framework_in(telling, vocabulary, all_known=True):
        return LabelMeaning("code", name, official)
    return LabelMeaning("resource" if telling & RESOURCE.keys() else "other")


def _framework_in(telling: set[str], vocabulary: Vocabulary, *, all_known: bool = False) -> str:
    """The name of the first framework among words; "" if there is none, or not `all_known`."""
    known = [vocabulary.framework(word) for word in sorted(telling)]
    if all_known and not all(known):
        return ""
    return next((framework.name for framework in known if framework), "")


def is_known(label: str, vocabulary: Vocabulary, *, whole: bool = False) -> bool:
    """A short text that says the kind of its link is a label and no title.

    `whole`: each of its words has to be one of a label, for it may be a short title.
    """
    is_short = len(label.split()) <= 4 and bool(key_of(label))
    if not is_short or meaning(label, vocabulary).kind == "other":
        return False
    return not whole or vocabulary.framework(label) is not None or not _strange(label, vocabulary)


def _strange(label: str, vocabulary: Vocabulary) -> set[str]:
    """The words of a label that are no words of labels."""
    text = fold(_in_english(label))
    found = {word.rstrip("0123456789") for word in re.findall(r"[^\W_]+", text)}
    found -= {"", *_BESIDE, *_FURTHER, *PAPER, *CODE, *RESOURCE}
    return {word for word in found if not vocabulary.framework(word)}
