"""One request -> one answer; redirects are answers too."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar, extract_cookies_to_jar, get_cookie_header
from requests.structures import CaseInsensitiveDict
from requests.utils import get_environ_proxies, select_proxy
from urllib3 import PoolManager, ProxyManager, Timeout
from urllib3.response import BaseHTTPResponse

from site_builder import __version__
from site_builder.links.exchange import Answer, Request
from site_builder.links.fetch import bodies
from site_builder.links.fetch.addresses import Network, networks
from site_builder.links.fetch.failures import explain
from site_builder.links.fetch.sockets import BoundSocket, Guard, pool_classes
from site_builder.package import home

_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip, deflate",
}

_ANYWHERE = ("0.0.0.0/0", "::/0")

Headers = CaseInsensitiveDict[str]


@dataclass(frozen=True)
class Limits:
    """Seconds to connect, from one byte to the next, for one answer, and for its body."""

    connect: float = 5
    idle: float = 6
    total: float = 8
    body: float = 4

    @classmethod
    def within(cls, total: float) -> "Limits":
        """The limits of which the longest is `total`."""
        part = total / cls.total
        return cls(min(cls.connect, cls.connect * part), cls.idle * part, total, cls.body * part)


class _Adapter(HTTPAdapter):
    """Connections of our own make: many hosts, few connections each."""

    def __init__(self, guard: Guard, ca_bundle: str | None) -> None:
        self.pool_classes = pool_classes(guard, ca_bundle)
        self.to_proxies = pool_classes(replace(guard, allowed=networks(_ANYWHERE)), ca_bundle)
        super().__init__(pool_connections=1024, pool_maxsize=4, max_retries=0)

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **_: Any
    ) -> None:
        self.poolmanager = PoolManager(num_pools=connections, maxsize=maxsize, block=block)
        self.poolmanager.pool_classes_by_scheme = self.pool_classes

        self._pool = lru_cache(maxsize=connections)(self.poolmanager.connection_from_url)

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> Any:
        """A manager of connections to a proxy, with the same limits of time and size."""
        manager = super().proxy_manager_for(proxy, **proxy_kwargs)
        if isinstance(manager, ProxyManager):
            manager.pool_classes_by_scheme = self.to_proxies
        return manager

    def get_connection_with_tls_context(
        self, request: requests.PreparedRequest, verify: Any, proxies: Any = None, cert: Any = None
    ) -> Any:
        """The pool of the host, found by the beginning of the address."""
        if proxies:
            return super().get_connection_with_tls_context(request, verify, proxies, cert)
        scheme, _, host = str(request.url).split("/", 3)[:3]
        return self._pool(f"{scheme}//{host}")

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Nothing to do: the context verifies."""

    def request_url(self, request: requests.PreparedRequest, proxies: Any) -> str:
        """Path and query: a canonical address has a path, and no fragment."""
        parts = str(request.url).split("/", 3)
        if proxies or len(parts) < 4 or "#" in parts[3]:
            return super().request_url(request, proxies)
        return f"/{parts[3]}"

    def build_response(self, req: requests.PreparedRequest, resp: Any) -> Any:
        """The response as urllib3 has it: nothing else is read here."""
        del req
        return resp


class Fetcher:
    """Makes requests. May be used by many threads at once.

    Args:
        limits: how long anything may take.
        allowed: networks that may be reached beside the public addresses.
        ca_bundle: a file of certificates to trust instead of the system's.
        proxies: whether the proxies that the environment names are used. They resolve names
            themselves, so that addresses are not checked then.
        contact: an address that tells servers who asks; else that of this package.
    """

    def __init__(
        self,
        limits: Limits,
        allowed: Sequence[Network] = (),
        ca_bundle: str | None = None,
        proxies: bool = False,
        contact: str = "",
    ) -> None:
        self._headers = headers_of(contact or home())
        guard = Guard(limits.connect, limits.idle, limits.total, limits.body, allowed)
        self._adapter = _Adapter(guard, ca_bundle)
        self._timeout = Timeout(connect=limits.connect, read=limits.idle)
        self._proxies = proxies

    def __call__(self, request: Request) -> Answer:
        """The answer; whatever goes wrong is told in it."""
        start = time.monotonic()
        try:
            answer = self._asked(request)
        except Exception as error:  # whatever a stranger's server brings about is an answer
            code, detail = explain(error)
            answer = Answer(request.url, failure=code, detail=detail)
        return replace(answer, seconds=time.monotonic() - start)

    def _asked(self, request: Request) -> Answer:
        prepared = _prepared(request, self._headers)
        BoundSocket.terms.haste = request.haste
        BoundSocket.terms.limit = request.limit
        raw: Any = self._adapter.send(
            prepared,
            stream=True,
            timeout=self._timeout,  # type: ignore[arg-type]  # requests takes it
            proxies=self._proxies_for(request.url),
        )
        try:
            _keep_cookies(request, prepared, raw)
            body = bodies.read(raw, request.limit)
        finally:
            if not raw.closed:
                raw.close()
        return Answer(
            request.url,
            raw.status,
            {name.lower(): value for name, value in raw.headers.items()},
            body.content,
            is_whole=body.is_whole,
            body_fault=body.fault,
            detail=body.detail,
        )

    def _proxies_for(self, url: str) -> dict[str, str]:
        if not self._proxies:
            return {}
        proxies = get_environ_proxies(url)
        return proxies if select_proxy(url, proxies) else {}


def headers_of(contact: str) -> Headers:
    """The headers of most requests, which nobody changes; `contact` is where we can be asked."""
    about = f"; +{contact}" if contact and contact.isascii() and contact.isprintable() else ""
    agent = f"Mozilla/5.0 (compatible; survey-links/{__version__}{about})"
    return CaseInsensitiveDict({"User-Agent": agent, **_HEADERS})


def _prepared(request: Request, plain: Headers) -> requests.PreparedRequest:
    """What `requests` makes of a request, without its search for what is known already."""
    prepared = requests.PreparedRequest()
    prepared.method = request.method or ("GET" if request.body is None else "POST")
    prepared.url = request.url
    has_cookies = request.cookies and request.cookies.jar
    if not request.headers and request.body is None and not has_cookies:
        prepared.headers = plain
        return prepared
    prepared.headers = CaseInsensitiveDict({**plain, **request.headers})
    if request.body is not None:
        prepared.prepare_body(request.body, None)
    if request.cookies and request.cookies.jar:
        cookies = get_cookie_header(request.cookies.jar, prepared)  # type: ignore[no-untyped-call]
        if cookies:
            prepared.headers["Cookie"] = cookies
    return prepared


def _keep_cookies(
    request: Request, prepared: requests.PreparedRequest, raw: BaseHTTPResponse
) -> None:
    if request.cookies is None or "set-cookie" not in raw.headers:
        return
    if request.cookies.jar is None:
        request.cookies.jar = RequestsCookieJar()
    extract_cookies_to_jar(request.cookies.jar, prepared, raw)  # type: ignore[no-untyped-call]
