"""Certificates of every kind, from an authority made for the run."""

import datetime
import ssl
from pathlib import Path

import trustme

from tests.links.places import CERTIFICATES

_DAY = datetime.timedelta(days=1)


def contexts(folder: Path) -> dict[str, ssl.SSLContext]:
    """What each host of `CERTIFICATES` presents; the authority goes to ca.pem in the folder."""
    authority, stranger = trustme.CA(), trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    now = datetime.datetime.now(datetime.UTC)
    issued = {
        "secure": authority.issue_cert(CERTIFICATES["secure"]),
        "second-secure": authority.issue_cert(CERTIFICATES["second-secure"]),
        "expired": authority.issue_cert(
            CERTIFICATES["expired"], not_before=now - 9 * _DAY, not_after=now - _DAY
        ),
        "not-yet-valid": authority.issue_cert(
            CERTIFICATES["not-yet-valid"], not_before=now + 2 * _DAY, not_after=now + 9 * _DAY
        ),
        "wrong-name": authority.issue_cert("pots.example"),
        "stranger": stranger.issue_cert(CERTIFICATES["stranger"]),
    }
    found = {name: _context(certificate) for name, certificate in issued.items()}
    found["self-signed"] = _self_signed(stranger, folder)
    return found


def _context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def _self_signed(authority: trustme.CA, folder: Path) -> ssl.SSLContext:
    """The certificate of an authority, which it signed itself."""
    path = folder / "self-signed.pem"
    path.write_bytes(authority.private_key_pem.bytes() + authority.cert_pem.bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context
