"""A citation whose title is a link, as `Authors. [Title](url)[C]//Venue. Year: pages`."""

import re
from dataclasses import replace

from site_builder.imports.label_words import is_known
from site_builder.imports.marks import LINK, LINK_END, STYLE, plain
from site_builder.imports.people import are_some_authors, authors_of
from site_builder.imports.tails import Fields, with_some_authors, with_tail, without_stop
from site_builder.imports.title_shapes import Context

_CITED = re.compile(
    rf"^(?P<before>[^{LINK}\n]{{4,}}?)[\s.,:;]*{STYLE}*[\"“]?"
    rf"{LINK}(?P<mark>.)(?P<title>[^{LINK_END}]*){LINK_END}{STYLE}*[\"”]?"
)
# `Ann Author (1)`, and behind all names `((1) Some University)`.
_AFFILIATION = re.compile(r"\s*\(\(.*$|\s*\((?:\d+|and|[\s,])+\)")
MIN_TITLE = 3


def cited_link(text: str, context: Context) -> Fields | None:
    """Names, then a title that is a link. Names of an unknown form become a remark."""
    match = _CITED.match(text)
    if not match or is_known(plain(match["title"]), context.vocabulary, whole=True):
        return None
    before = plain(_AFFILIATION.sub("", match["before"])).strip(" .,:;")
    authors, some = authors_of(before), are_some_authors(before)
    tail = with_tail(Fields(), text[match.end() :], context.vocabulary)
    is_short = len(plain(match["title"]).split()) < MIN_TITLE
    if is_short and not (tail.year and context.vocabulary.venue(tail.venue)):
        return None
    if not authors and not some and not (tail.venue and tail.year and "," in before):
        return None
    fields = Fields(title=plain(match["title"]), title_url=context.url(match["mark"]))
    fields = without_stop(replace(fields, authors=tuple(authors or ())))
    if some:
        fields = with_some_authors(fields, before)
    elif not authors:
        fields = replace(fields, remarks=(before,))
    return with_tail(fields, text[match.end() :], context.vocabulary)
