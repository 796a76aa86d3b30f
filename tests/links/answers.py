"""Answers of the table as bytes."""

import html
import http

from tests.links.table import Answer, Row

_FRAME = "<!doctype html>\n<html>\n<head>\n{head}\n</head>\n<body>\n{text}\n</body>\n</html>\n"
_FILLER = "<p>Water is poured on leaves, and after a while the cups are filled.</p>"


def page(title: str | None, text: str = _FILLER) -> str:
    """The healthy page of a paper, as publishers serve it."""
    if title is None:
        return _FRAME.format(head="<title>Pots</title>", text=f"<h1>Pots</h1>\n{text}")
    told = html.escape(title)
    head = f'<title>{told}</title>\n<meta name="citation_title" content="{told}">'
    return _FRAME.format(head=head, text=f"<h1>{told}</h1>\n{text}")


def status_line(status: int | str) -> tuple[int, str]:
    """Code and reason phrase; the usual one if the answer names none."""
    code, _, reason = str(status).partition(" ")
    if not reason:
        try:
            reason = http.HTTPStatus(int(code)).phrase
        except ValueError:
            reason = "Unknown"
    return int(code), reason


def body_of(answer: Answer, row: Row) -> bytes:
    """What follows the header."""
    if answer.body is not None:
        return answer.body.encode(answer.charset)
    code, reason = status_line(answer.status)
    if answer.title is not None or answer.head is not None or answer.text is not None:
        title = f"<title>{answer.title}</title>\n" if answer.title is not None else ""
        text = answer.text if answer.text is not None else _FILLER
        return _FRAME.format(head=title + (answer.head or ""), text=text).encode(answer.charset)
    if code in (204, 304) or code < 200:
        return b""
    if code == 200:
        return page(row.title).encode(answer.charset)
    return page(f"{code} {reason}", f"<p>{reason}</p>").encode(answer.charset)


def head_of(answer: Answer, length: int | None) -> bytes:
    """Status line and header; texts go out as UTF-8, whatever the standard says."""
    code, reason = status_line(answer.status)
    lines = [f"HTTP/1.1 {code} {reason}"]
    if answer.type and code not in (204, 304):
        lines.append(f"Content-Type: {answer.type}")
    if length is not None and code not in (204, 304):
        lines.append(f"Content-Length: {length}")
    if answer.location is not None:
        lines.append(f"Location: {answer.location}")
    for name, values in answer.headers.items():
        lines += [f"{name}: {value}" for value in ([values] if isinstance(values, str) else values)]
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape")


def rendered(answer: Answer, row: Row) -> bytes:
    """The whole answer."""
    body = body_of(answer, row)
    return head_of(answer, len(body)) + body
