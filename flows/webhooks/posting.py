"""One signed POST to a receiver, over in the time it may take whatever the receiver does."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import socket
import ssl
import threading

from flows.webhooks.messages import Message
from flows.webhooks.places import Place

SIGNATURE = "X-HDR-Signature"
TIMESTAMP = "X-HDR-Timestamp"
EVENT = "X-HDR-Event"
KEY = "Idempotency-Key"
_SHOWN = 1024  # bytes of an answer that are read, so that the receiver can end it


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """`v1=` and the HMAC-SHA256 in hexadecimal of the timestamp, a full stop and the body."""
    signed = f"{timestamp}.".encode() + body
    return "v1=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def headers_of(message: Message, secret: str, timestamp: int) -> dict[str, str]:
    """What goes before the body. `timestamp` is in seconds since 1970."""
    return {
        "Content-Type": "application/json",
        "User-Agent": "hdr-review",
        EVENT: message.event,
        KEY: message.id,
        TIMESTAMP: str(timestamp),
        SIGNATURE: signature(secret, timestamp, message.body),
    }


def post(place: Place, body: bytes, headers: dict[str, str], seconds: float) -> int:
    """The status that the receiver answers. Follows no redirection.

    Raises OSError and http.client.HTTPException, also when it takes longer than `seconds`.
    """
    connection = _Connection(place, seconds)
    # A time limit of a socket begins anew with every byte; this one does not.
    watch = threading.Timer(seconds, connection.give_up)
    watch.daemon = True
    watch.start()
    try:
        connection.request("POST", place.target, body, headers)
        answer = connection.getresponse()
        answer.read(_SHOWN)
        return answer.status
    finally:
        watch.cancel()
        connection.close()


class _Connection(http.client.HTTPConnection):
    """A connection to the address that was looked at, encrypted under the name of its host."""

    def __init__(self, place: Place, seconds: float) -> None:
        super().__init__(place.host, place.port, timeout=seconds)
        self._place = place
        self._given_up = False

    def connect(self) -> None:
        self.sock = self._connected()
        if self._place.encrypted:
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(
                self.sock, server_hostname=self._place.host, do_handshake_on_connect=False
            )
            self.sock.do_handshake()
        if self._given_up:
            raise TimeoutError

    def _connected(self) -> socket.socket:
        """A connection to the first of the addresses that answers."""
        *others, last = self._place.ips
        for ip in others:
            try:
                return socket.create_connection((ip, self._place.port), self.timeout)
            except OSError:  # a machine may have no way to IPv6 addresses
                continue
        return socket.create_connection((last, self._place.port), self.timeout)

    def give_up(self) -> None:
        """End it from another thread: whoever waits for the other side is told that it is gone."""
        self._given_up = True
        try:
            if self.sock is not None:
                self.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # it has just ended by itself
