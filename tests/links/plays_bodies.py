"""Bodies: files, large and endless ones, and every way to code them wrongly."""

import gzip
import zlib
from collections.abc import Callable

from tests.links.answers import head_of, page
from tests.links.call import Call
from tests.links.table import Answer

_PDF = b"%PDF-1.5\n%\xd0\xd4\xc5\xd8\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"
_FILES = {
    "pdf": _PDF + b"x" * 20_000 + b"\n%%EOF\n",
    "pdf after blanks": b"\n\n  " + _PDF + b"x" * 5000,
    "pdf after a mark": b"\xef\xbb\xbf" + _PDF + b"x" * 5000,
    "empty": b"",
    "zeros": bytes(5000),
    "zip": b"PK\x03\x04" + b"x" * 5000,
    "tar": gzip.compress(b"x" * 5000),
    "png": b"\x89PNG\r\n\x1a\n" + b"x" * 5000,
    "postscript": b"%!PS-Adobe-2.0\n%%Pages: 9\n" + b"x" * 5000,
}
_KILOBYTE = b"<p>" + b"clay " * 203 + b"</p>\n\n"


async def file(call: Call) -> None:
    """A file of some `content`, told to be of some `type`; with `megabytes` a large one."""
    pair = str(call.row.options.get("pair", "")).partition(" ")
    kind = call.row.options.get("type", pair[2])
    content = _FILES[call.row.options.get("content", pair[0])]
    coding = call.row.options.get("coding")
    headers: dict[str, str | list[str]] = dict(call.row.options.get("headers", {}))
    if coding == "gzip":
        content, headers["Content-Encoding"] = gzip.compress(content), "gzip"
    rest = int(call.row.options.get("megabytes", 0)) * 1_000_000
    await call.send(head_of(Answer(type=kind, headers=headers), len(content) + rest))
    if call.event.method != "HEAD":
        await call.send(content)
        for _ in range(0, rest, 10_000):
            await call.send(b"x" * 10_000)


async def endless_body(call: Call) -> None:
    """A body without end, with the title at its start or with none."""
    await call.send(head_of(Answer(headers={"Connection": "close"}), None))
    title = call.row.title if call.row.options.get("title") else None
    await call.send(page(title).removesuffix("</body>\n</html>\n"))
    for _ in range(300_000):
        await call.send(_KILOBYTE * 10)
    call.close()


async def big_page(call: Call) -> None:
    """`kilobytes` of page, whose title comes `first` or after all of it in the head."""
    filler = _KILOBYTE * int(call.row.options["kilobytes"])
    whole = page(call.row.title).encode()
    if call.row.options.get("first"):
        whole = whole.replace(b"</body>", filler + b"</body>")
    else:
        script = b"<script>/* " + filler.replace(b"<", b" ") + b" */</script>\n"
        whole = whole.replace(b"<title>", script + b"<title>", 1)
    await call.send(head_of(Answer(), len(whole)))
    await call.send(whole)


async def gzip_bomb(call: Call) -> None:
    """A small body that grows to `megabytes` when it is inflated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    start = page(call.row.title).removesuffix("</body>\n</html>\n").encode()
    content = packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    content += block * int(call.row.options["megabytes"])  # no sum follows: nobody comes so far
    headers: dict[str, str | list[str]] = {"Content-Encoding": "gzip"}
    await call.send(head_of(Answer(headers=headers), len(content)))
    await call.send(content)


def _brotli(content: bytes) -> bytes:
    """A valid stream of Brotli, stored rather than compressed."""
    bits = (len(content) - 1) << 4 | 1 << 20  # window of 2^16, four nibbles of length, stored
    return bits.to_bytes(3, "little") + content + b"\x03"


def _raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


_CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": lambda content: gzip.compress(content),
    "cut gzip": lambda content: gzip.compress(content + bytes(range(256)) * 40)[:-30],
    "gzip with a wrong sum": lambda content: gzip.compress(content)[:-8] + b"badbad!!",
    "twice": lambda content: gzip.compress(gzip.compress(content)),
    "zlib": zlib.compress,
    "raw deflate": _raw_deflate,
    "brotli": _brotli,
    "plain": lambda content: content,
    "noise": lambda content: bytes(7 * number % 251 for number in range(len(content))),
}


async def coded(call: Call) -> None:
    """The page, coded `how` and said to be coded as `told`."""
    content = _CODINGS[call.row.options["how"]](page(call.row.title).encode())
    headers: dict[str, str | list[str]] = {"Content-Encoding": call.row.options["told"]}
    await call.send(head_of(Answer(headers=headers), len(content)) + content)


async def chunks(call: Call) -> None:
    """The page in chunks, `how` says what is wrong with them."""
    how = call.row.options["how"]
    headers: dict[str, str | list[str]] = {"Transfer-Encoding": "chunked"}
    await call.send(head_of(Answer(headers=headers), None))
    content = page(call.row.title).encode()
    half = len(content) // 2
    extension = ";pot=clay" if how == "extensions" else ""
    for part in (content[:half], content[half:]):
        size = f"{len(part):x}".upper() if how == "extensions" else f"{len(part):x}"
        await call.send(f"{size}{extension}\r\n".encode() + part + b"\r\n")
    if how == "wrong size":
        await call.send("what?\r\n")
        call.close()
    elif how == "no end":
        call.close()
    else:
        await call.send("0\r\n" + ("X-Trailer: clay\r\n" if how == "extensions" else "") + "\r\n")
