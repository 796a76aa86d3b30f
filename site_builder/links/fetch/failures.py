"""An exception of the transport -> the code of a reason and a sentence."""

import http.client
import socket
import ssl
from collections.abc import Iterator

import requests
import urllib3.exceptions

from site_builder.links.fetch.addresses import AddressRefusedError
from site_builder.links.fetch.resolving import NameFailureError, NoSuchHostError
from site_builder.links.fetch.sockets import TooMuchError

# Codes of OpenSSL, X509_V_ERR_*, of `openssl verify`.
_CERTIFICATES = {
    9: "certificate-expired",  # not yet valid
    10: "certificate-expired",
    62: "certificate-name",
    64: "certificate-name",
}

# In this order: a class stands before those that it descends from.
_CODES: tuple[tuple[type[BaseException], str], ...] = (
    (AddressRefusedError, "private-address"),
    (NoSuchHostError, "no-such-host"),
    (NameFailureError, "name-failure"),
    (TooMuchError, "too-much"),
    (socket.gaierror, "name-failure"),
    (ssl.SSLError, "tls-failure"),
    (http.client.RemoteDisconnected, "reset"),
    (http.client.LineTooLong, "too-much"),
    (http.client.HTTPException, "bad-answer"),
    (TimeoutError, "slow"),
    (ConnectionRefusedError, "no-connection"),
    (ConnectionError, "reset"),
    (OSError, "no-connection"),
    (urllib3.exceptions.TimeoutError, "slow"),
    (requests.exceptions.InvalidHeader, "bad-answer"),
    (urllib3.exceptions.HTTPError, "bad-answer"),
    (UnicodeError, "bad-answer"),
    (ValueError, "bad-answer"),
)


def explain(error: BaseException) -> tuple[str, str]:
    """The code of the reason for `error`, and what the innermost cause says."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            code = _CERTIFICATES.get(cause.verify_code, "certificate-untrusted")
            return code, cause.verify_message
    if any(isinstance(cause, TimeoutError) and "handshake" in str(cause) for cause in causes):
        return "tls-failure", "the handshake did not end in time"
    for cause in reversed(causes):
        for kind, code in _CODES:
            if isinstance(cause, kind) and not _is_wrapper(cause):
                return code, _sentence(cause)
    return "bad-answer", _sentence(error)


def _is_wrapper(error: BaseException) -> bool:
    """Whether it only says that another one happened: all of `requests` are OSErrors."""
    return isinstance(error, requests.RequestException) and not isinstance(
        error, requests.exceptions.InvalidHeader
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all that led to it, as far as anybody kept them."""
    seen: set[int] = set()
    queue: list[object] = [error]
    while queue:
        found = queue.pop(0)
        if not isinstance(found, BaseException) or id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        context = None if found.__suppress_context__ else found.__context__
        queue += [getattr(found, "reason", None), found.__cause__, context, *found.args]


def _sentence(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error).strip() or type(error).__name__
