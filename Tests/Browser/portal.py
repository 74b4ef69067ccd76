"""A portal with demo data that runs while the tests do, and browsers of the people in it."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "portico-demo-only"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
# The sign-ins of the demo, by what each can show.
PEOPLE = ["owner", "member", "starter", "elite", "admin", "support", "agent"]


def program():
    """The program that was built last."""
    built = [ROOT / ".build" / kind / "portico" for kind in ("debug", "release")]
    return max((path for path in built if path.exists()), key=lambda path: path.stat().st_mtime)


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Portal:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="portico-browser-")
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.program = str(program())
        options = ["--data", self.folder, "--templates", "Templates", "--public", "Public", "--migrations", "migrations"]
        subprocess.run([self.program, "demo", *options], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        self.log = open(Path(self.folder) / "server.log", "wb")
        self.process = subprocess.Popen(
            [self.program, "serve", "--port", str(self.port), "--no-supervisor", "--backup-at", "never", *options],
            cwd=ROOT, stdout=self.log, stderr=self.log)
        self.wait()

    def wait(self):
        for _ in range(300):
            try:
                urllib.request.urlopen(self.address + "/readyz", timeout=2).read()
                return
            except OSError:
                if self.process.poll() is not None:
                    raise RuntimeError(Path(self.log.name).read_text()) from None
                time.sleep(0.1)
        raise RuntimeError("the portal does not get ready")

    def routes(self):
        """Every page: the paths of all GET routes, with `:names` in them."""
        text = subprocess.run(
            [self.program, "routes", "--templates", "Templates", "--public", "Public"], cwd=ROOT, check=True,
            capture_output=True, text=True).stdout
        rows = [line.split() for line in text.splitlines()[1:] if line.strip()]
        return [row[1] for row in rows if row[0] == "GET" and not row[-1].startswith(("StaticFiles", "Monitor"))]

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def pattern(route):
    """What the addresses of a route look like."""
    parts = re.split(r"([:*][a-z_]+)", route)
    return re.compile("".join(
        "[^/]+" if part.startswith(":") else ".+" if part.startswith("*") else re.escape(part) for part in parts) + "$")
