"""Where webhooks may lead, and that encrypted ones are encrypted under the right name."""

from __future__ import annotations

import datetime
import ipaddress
import socket
import ssl

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from flows.webhooks.places import Refused, place_of_webhook
from model.errors import SettingsError
from model.receivers import Webhook
from model.settings import load_settings
from tests.flows.webhooks.conftest import SECRET, Receiver, serving


def webhook(url, *allow):
    return Webhook.model_validate({"url": url, "secret": SECRET, "allow": allow})


@pytest.mark.parametrize(
    "url",
    [
        "https://10.1.2.3/",
        "https://192.168.0.10:8443/",
        "https://172.16.0.1/",
        "https://169.254.169.254/latest/meta-data/",
        "https://100.64.0.1/",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[2002:a00:1::]/",
        "https://[::]/",
    ],
)
def test_networks_behind_a_firewall_are_refused(url):
    with pytest.raises(Refused) as raised:
        place_of_webhook(webhook(url))
    assert raised.value.why == "private"


def test_the_internet_is_reached_encrypted_only():
    place = place_of_webhook(webhook("https://8.8.8.8/a?b=c"))
    assert (place.ips, place.port, place.encrypted) == (("8.8.8.8",), 443, True)
    assert place.target == "/a?b=c"
    with pytest.raises(Refused) as raised:
        place_of_webhook(webhook("http://8.8.8.8/"))
    assert raised.value.why == "unencrypted"


@pytest.mark.parametrize("url", ["http://localhost:8000/", "http://127.0.0.1/", "http://[::1]/"])
def test_this_machine_is_reached_by_its_own_names(url):
    assert not place_of_webhook(webhook(url)).encrypted


@pytest.mark.parametrize("allowed", ["10.1.0.0/16", "10.1.2.3"])
def test_what_the_settings_allow_is_reached_as_they_say(allowed):
    assert place_of_webhook(webhook("http://10.1.2.3:8080/x", allowed)).port == 8080
    with pytest.raises(Refused):
        place_of_webhook(webhook("http://10.2.0.1:8080/x", allowed))


def test_a_name_in_the_dns_does_not_lead_inside(monkeypatch):
    def lookup(host, port, **_):
        inside = {"na-zewnatrz.example": ["93.184.215.14", "127.0.0.1"], "intranet.example": []}
        return [(2, 1, 6, "", (ip, port)) for ip in inside[host] or ["10.0.0.7"]]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    for host in ("na-zewnatrz.example", "intranet.example"):
        with pytest.raises(Refused) as raised:
            place_of_webhook(webhook(f"https://{host}/"))
        assert raised.value.why == "private"
    assert place_of_webhook(webhook("https://intranet.example/", "INTRANET.example")).ips == (
        "10.0.0.7",
    )


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ('url = "ftp://a.example/"', "webhooks.0.url: to musi być adres https://"),
        ('url = "https://ala:kot@a.example/"', "bez nazwy i hasła"),
        ('url = "https:///x"', "to musi być adres"),
        ('url = "https://a.example:99999/"', "to musi być adres"),
        ('url = "https://a.example/a b"', "to musi być adres"),
        ('url = "https://a.example/"\nsecret = "krótki"', "co najmniej 16 znaków"),
        ('url = "https://a.example/"\nevents = ["x"]', "to musi być jedna z wartości"),
        ('url = "https://a.example/"\nallow = ["10.0.0.1/8"]', "nie jest adres sieci"),
        ('url = "https://a.example/"\nseconds = 0', "co najmniej 1"),
    ],
)
def test_a_webhook_that_cannot_be_used_is_told(tmp_path, lines, said):
    path = tmp_path / "hdr.toml"
    secret = "" if "secret" in lines else f'\nsecret = "{SECRET}"'
    path.write_text(f"[[webhooks]]\n{lines}{secret}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        load_settings(path)
    assert said in str(raised.value)


def test_what_is_secret_is_shown_nowhere(tmp_path):
    path = tmp_path / "hdr.toml"
    hook = f'[[webhooks]]\nurl = "https://a.example/token-odbiorcy"\nsecret = "{SECRET}"\n'
    path.write_text(f'{hook}[addresses]\n"2609022" = "jan@dwikozy.example"\n', encoding="utf-8")
    settings = load_settings(path)
    for shown in (repr(settings), settings.model_dump_json()):
        assert "token-odbiorcy" not in shown
        assert SECRET not in shown
        assert "jan@" not in shown


@pytest.fixture
def encrypted(tmp_path):
    """A receiver with a certificate for localhost that nobody has signed; the certificate."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.2"))]
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    certificate = tmp_path / "localhost.pem"
    certificate.write_bytes(built.public_bytes(serialization.Encoding.PEM))
    private = tmp_path / "localhost.key"
    private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, private)
    receiver = Receiver()
    end = serving(receiver, context)
    yield receiver, certificate
    end()


def test_an_encrypted_receiver_is_told_when_its_certificate_is_trusted(
    telling, encrypted, monkeypatch
):
    receiver, certificate = encrypted
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert telling.tell({"url": receiver.url, "events": ["run.finished"]}) == ()
    assert receiver.events == ["run.finished"]


def test_a_certificate_that_is_not_trusted_or_of_another_name_is_refused(
    telling, encrypted, monkeypatch
):
    receiver, certificate = encrypted
    (unsent,) = telling.tell({"url": receiver.url})
    assert "Certyfikat" in unsent.reason
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    other_name = receiver.url.replace("localhost", "127.0.0.1")
    (unsent,) = telling.tell({"url": other_name})
    assert "Certyfikat" in unsent.reason
    assert receiver.posts == []
    assert telling.waits == []
