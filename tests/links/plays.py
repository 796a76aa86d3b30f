"""The behaviours that a table cannot tell: each takes a call and treats it badly, or well."""

from collections.abc import Awaitable, Callable

from tests.links import plays_bodies, plays_pages, plays_redirects, plays_transport
from tests.links.call import Call

Play = Callable[[Call], Awaitable[None]]

PLAYS: dict[str, Play] = {
    "chain": plays_redirects.chain,
    "cookie over another host": plays_redirects.cookie_over_another_host,
    "cookie to itself": plays_redirects.cookie_to_itself,
    "cookie that counts": plays_redirects.cookie_that_counts,
    "cookie on the way": plays_redirects.cookie_on_the_way,
    "endless addresses": plays_redirects.endless_addresses,
    "drip headers": plays_transport.drip_headers,
    "drip body": plays_transport.drip_body,
    "early hints": plays_transport.early_hints,
    "endless hints": plays_transport.endless_hints,
    "endless line": plays_transport.endless_line,
    "endless headers": plays_transport.endless_headers,
    "fails": plays_transport.fails,
    "hang": plays_transport.hang,
    "many headers": plays_transport.many_headers,
    "long header": plays_transport.long_header,
    "raw": plays_transport.raw,
    "reset": plays_transport.reset,
    "retry date": plays_transport.retry_date,
    "silent close": plays_transport.silent_close,
    "big page": plays_bodies.big_page,
    "chunks": plays_bodies.chunks,
    "coded": plays_bodies.coded,
    "endless body": plays_bodies.endless_body,
    "file": plays_bodies.file,
    "gzip bomb": plays_bodies.gzip_bomb,
    "message": plays_pages.message,
    "much of": plays_pages.much_of,
    "two spellings": plays_pages.two_spellings,
    "publisher spelling": plays_pages.publisher_spelling,
    "split page": plays_pages.split_page,
}
