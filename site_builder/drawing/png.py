"""A PNG of at most sixteen colours, from rows of half bytes; the same rows give the same bytes."""

import struct
import zlib
from collections.abc import Sequence

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DEPTH, _PALETTE = 4, 3


def png(width: int, rows: Sequence[bytes], palette: Sequence[tuple[int, int, int]]) -> bytes:
    """The picture; a half byte of `rows` is a place in the `palette`."""
    head = struct.pack(">IIBBBBB", width, len(rows), _DEPTH, _PALETTE, 0, 0, 0)
    colours = b"".join(bytes(colour) for colour in palette)
    pixels = zlib.compress(b"\0" + b"\0".join(rows), 6)
    chunks = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", pixels), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)
