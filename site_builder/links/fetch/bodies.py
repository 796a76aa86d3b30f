"""Reading a body: not more than wanted, and what came before a fault is kept."""

import http.client
import zlib
from typing import NamedTuple

from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from site_builder.links.fetch.failures import explain

_PIECE = 16 * 1024
_GRAIN = 64
"""Bytes that are inflated at a time: what stands before a fault is not lost with it."""

INFLATED = 4
"""How many times the limit an inflated body may have."""

# The window sizes of zlib that mean gzip, zlib, and neither's header: some send deflate so.
_WINDOWS = {"gzip": (31,), "x-gzip": (31,), "deflate": (15, -15)}
_NOT_ASKED = frozenset({"br", "zstd", "compress", "x-compress", "dcb", "dcz"})


class Body(NamedTuple):
    """A body, whether it ended within the limit, and what was wrong with it: code and sentence."""

    content: bytes
    is_whole: bool
    fault: str = ""
    detail: str = ""


def read(response: BaseHTTPResponse, limit: int) -> Body:
    """At most `limit` bytes of the body, inflated."""
    raw = _raw(response, limit)
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if not raw.content or encoding not in {*_WINDOWS, *_NOT_ASKED}:
        return raw  # some name there what is no compression, such as the charset
    if encoding in _NOT_ASKED:
        return Body(b"", False, "bad-body", f"it is in {encoding}, which was not asked for")
    for window in _WINDOWS[encoding]:
        try:
            return _inflated(raw, window, limit * INFLATED)
        except zlib.error:
            continue
    return Body(b"", False, "bad-body", f"it is not {encoding}, as it says")


def _raw(response: BaseHTTPResponse, limit: int) -> Body:
    pieces: list[bytes] = []
    size = 0
    try:
        while size < limit:
            piece = response.read1(min(_PIECE, limit - size), decode_content=False)
            if not piece:
                return Body(b"".join(pieces), True)
            pieces.append(piece)
            size += len(piece)
    except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
        return Body(b"".join(pieces), False, *explain(error))
    return Body(b"".join(pieces), False)


def _inflated(raw: Body, window: int, room: int) -> Body:
    """What can be inflated within `room` bytes; damage behind the first bytes leaves these.

    Raises:
        zlib.error: nothing can be.
    """
    stream = zlib.decompressobj(window)
    content = b""
    for start in range(0, len(raw.content), _GRAIN):
        try:
            piece = raw.content[start : start + _GRAIN]
            content += stream.decompress(piece, room - len(content))
        except zlib.error:
            if not content:
                raise
            return Body(content, False, "bad-body", "its compression is damaged")
        if len(content) >= room:
            return Body(content, False)
    if raw.is_whole and not stream.eof:
        return Body(content, False, "bad-body", "its compression ends too early")
    return raw._replace(content=content)
