"""What every test may lean on: the reference material, a shut network, steady random cases.

Promises: a test that needs the reference material says so and is skipped where it is absent; a test
that must stay offline fails at the first address it tries, naming it.
"""

import os
import socket
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# On busy cores a deadline is a coin toss. In CI the same cases each time: red means a change.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """One switch rewrites the golden files; a test sees that it is off."""
    parser.addoption("--update-golden", action="store_true", help="rewrite the golden files")


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are being rewritten in this run."""
    return bool(request.config.getoption("--update-golden"))


class NetworkUsed(AssertionError):
    """Raised in place of a connection when a test shut the network."""


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference material beside the project; skips the test where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the reference material ../shared is not beside this checkout")
    return folder


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only this machine can be reached: for tests that talk to a server of their own."""
    _shut(monkeypatch, allowed=_is_loopback)


@pytest.fixture
def no_sockets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be reached, this machine included: for tests of what needs no server at all."""
    _shut(monkeypatch, allowed=lambda _host: False)


def _shut(monkeypatch: pytest.MonkeyPatch, allowed: Callable[[str], bool]) -> None:
    """Puts a refusal before every way in which Python code asks for an internet address."""

    def guarded(method: str) -> Callable[..., Any]:
        original = getattr(socket.socket, method)

        def call(self: socket.socket, *args: Any) -> Any:
            # The address is the last argument of connect, connect_ex and sendto alike.
            if self.family in (socket.AF_INET, socket.AF_INET6) and not allowed(str(args[-1][0])):
                raise NetworkUsed(f"{method} {args[-1]}")
            return original(self, *args)

        return call

    def lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else str(host or "localhost")
        if not allowed(name):
            raise NetworkUsed(f"getaddrinfo {name}")
        return getaddrinfo(host, *args, **kwargs)

    getaddrinfo = socket.getaddrinfo
    for method in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, method, guarded(method))
    monkeypatch.setattr(socket, "getaddrinfo", lookup)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
