"""Where a webhook may lead: out into the internet encrypted, to this machine, or where it is said.

Everything else is refused, above all the networks behind a firewall: an address that somebody wrote
into the settings, or changed in the DNS, must not reach what only this machine can.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from model.receivers import Webhook

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
Why = Literal["private", "unencrypted", "unknown_host"]
_PORTS = {"http": 80, "https": 443}
# https://www.rfc-editor.org/rfc/rfc6052: an IPv4 address in the last four bytes.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Refused(Exception):
    """A webhook leads where it may not, or nowhere. `why` is the id of a text."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


class Place(NamedTuple):
    """Where to connect: to one of exactly these `ips`, whatever the DNS says a moment later."""

    host: str
    ips: tuple[str, ...]
    port: int
    encrypted: bool
    target: str


def place_of_webhook(webhook: Webhook) -> Place:
    """Where a webhook leads. Raises Refused."""
    parts = urlsplit(webhook.url.get_secret_value())
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    found = _addresses(host, port)
    for ip in found:
        if _is_said(ip, host, webhook) or _is_this_machine(ip, host):
            continue
        if not _is_public(ip):
            raise Refused("private")
        if parts.scheme == "http":
            raise Refused("unencrypted")
    path = parts.path or "/"
    target = f"{path}?{parts.query}" if parts.query else path
    ips = tuple(dict.fromkeys(map(str, found)))
    return Place(host, ips, port, parts.scheme == "https", target)


def _addresses(host: str, port: int) -> list[Ip]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Refused("unknown_host") from error
    return [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]


def _is_said(ip: Ip, host: str, webhook: Webhook) -> bool:
    """Whether the settings allow the host, the address, or a network that it is in."""
    for place in webhook.allow:
        if place.casefold() in (host.casefold(), str(ip)):
            return True
        if "/" in place and ip in ipaddress.ip_network(place):
            return True
    return False


def _is_this_machine(ip: Ip, host: str) -> bool:
    """Whether the address says itself that it is of this machine, not only the DNS."""
    if host.casefold() == "localhost":
        return ip.is_loopback
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_public(ip: Ip) -> bool:
    return all(one.is_global and not one.is_multicast for one in (ip, *_within(ip)))


def _within(ip: Ip) -> Iterator[Ip]:
    """The IPv4 addresses that an IPv6 one stands for."""
    if ip.version == 4:
        return
    if ip.ipv4_mapped:
        yield ip.ipv4_mapped
    if ip.sixtofour:
        yield ip.sixtofour
    if ip.teredo:
        yield from ip.teredo
    if ip in _NAT64:
        yield ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
