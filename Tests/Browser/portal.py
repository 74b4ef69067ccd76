"""Portals to test: demo data is made once, and each portal runs on a copy of its own."""

import contextlib
import email
import email.policy
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("PORTICO", ROOT / ".build" / "debug" / "portico"))
FOLDERS = ["--templates", "Templates", "--public", "Public", "--migrations", "migrations"]
# More than it ever needs: a leak ends the program instead of the machine.
LIMITED = ["prlimit", "--as=2147483648"]
PASSWORD = "portico-demo-only"
# The sign-ins of the demo, by what each can show.
PEOPLE = ["owner", "member", "starter", "elite", "admin", "support", "agent"]


def portico(*arguments):
    """What a command prints."""
    command = [*LIMITED, str(PROGRAM), *map(str, arguments), *FOLDERS]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def get_routes():
    """The paths of all GET routes, with `:names` in them, but for those of monitors."""
    rows = [line.split() for line in portico("routes").splitlines()[1:]]
    return [row[1] for row in rows if row[0] == "GET" and not row[-1].startswith("Monitor")]


def matcher(route):
    """What the addresses of a route look like."""
    parts = re.split(r"([:*][a-z_]+(?:<[a-z]+>)?)", route)
    shapes = {":": "[^/]+", "*": ".+"}
    return re.compile("".join(shapes.get(part[:1]) or re.escape(part) for part in parts) + "$")


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Portal:
    """A server on a copy of a data folder, for as long as the `with` lasts."""

    def __init__(self, folder, to):
        self.folder = Path(to) / "data"
        shutil.copytree(folder, self.folder)
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self.log = Path(to) / "server.log"

    def __enter__(self):
        options = ["--data", self.folder, "--port", self.port, "--public-address", self.address]
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [*LIMITED, str(PROGRAM), "serve", "--no-supervisor", "--backup-at", "off", "--access-log", "off",
                 *map(str, options), *FOLDERS], cwd=ROOT, stdout=log, stderr=log)
        wait_for(self.is_ready)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        assert self.process.wait(30) == 0, self.log.read_text()

    def is_ready(self):
        assert self.process.poll() is None, self.log.read_text()
        with contextlib.suppress(OSError):
            return urllib.request.urlopen(self.address + "/readyz", timeout=5).status == 200

    def letters_to(self, address):
        """The texts of all mails to somebody, the newest last."""
        letters = [email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
                   for path in sorted((self.folder / "outbox").glob("*.eml"))]
        return [f"{letter['Subject']}\n{letter.get_body(['plain']).get_content()}"
                for letter in letters if address in letter["To"]]

    def letter(self, address, words):
        """The newest mail to somebody with these words, as soon as it comes."""
        return wait_for(lambda: [text for text in self.letters_to(address) if words in text])[-1]

    def link_to(self, address, beginning):
        """The path of the link in the newest mail to somebody, as soon as it comes."""
        link = self.address + beginning
        return beginning + re.findall(re.escape(link) + r"(\S+)", self.letter(address, link))[-1]

    def invite(self, name, address, roles):
        """The path of the link by which somebody new gets in."""
        return self.last_path("user", "invite", name, address, roles)

    def reset(self, address):
        return self.last_path("user", "reset", address)

    def last_path(self, *command):
        return "/" + portico(*command, "--data", self.folder).split("/", 3)[3].strip()


def wait_for(find, seconds=60):
    """What `find` gives as soon as it gives something."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := find():
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {seconds} seconds in vain")
