"""Starts Portico and nginx on free ports over the same folder, and reads what they cost."""
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

PORTICO = Path(__file__).resolve().parent.parent / ".build/release/portico"
HELLO = "hello"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_it_answers(port, path="/", patience=10):
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as client:
                client.sendall(f"GET {path} HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n".encode())
                if client.recv(16):
                    return
        except OSError:
            pass
        time.sleep(0.001)
    raise RuntimeError(f"nothing answers on port {port}")


class Server:
    def __init__(self, process, port):
        self.process = process
        self.port = port

    def processes(self):
        """The process and its children: nginx's workers, the server under the supervisor."""
        found = [self.process.pid]
        for process in found:
            children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
            found += [int(child) for child in children]
        return found

    def cpu_seconds(self):
        ticks = 0
        for process in self.processes():
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def memory_mb(self):
        """Memory of its own: what several processes share is counted once."""
        total = 0
        for process in self.processes():
            text = Path(f"/proc/{process}/smaps_rollup").read_text()
            total += int(re.search(r"^Pss:\s+(\d+)", text, re.M).group(1))
        return total / 1024


@contextmanager
def running(command, port, path="/", environment=None):
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=environment)
        try:
            wait_until_it_answers(port, path)
            yield Server(process, port)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


@contextmanager
def portico(folder, *options, data=None, environment=None):
    """Over a data folder of its own, unless one is given."""
    with tempfile.TemporaryDirectory() as fresh:
        port = free_port()
        command = [PORTICO, "serve", "--port", str(port), "--public", folder, "--data", data or fresh]
        command += ["--access-log", "off", "--test-routes", "--loops", "1", *options]
        with running(command, port, environment=environment) as server:
            yield server


def slow_disk(folder, root):
    """The environment of a program for which each sync below `root` takes 5 ms, as on an ordinary disk: here it takes
    0.1 ms, which would show nothing. The library is made in `folder`."""
    library = f"{folder}/disk.so"
    source = Path(__file__).resolve().parent.parent / "Tests/Faults/Shim/disk.c"
    subprocess.run(["clang", "-O2", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return os.environ | {"LD_PRELOAD": library, "FAULT_ROOT": root, "FAULT_DELAY": "5000"}


@contextmanager
def nginx(folder):
    """One worker, set up as its documentation advises for speed."""
    with tempfile.TemporaryDirectory() as home:
        port = free_port()
        Path(home, "nginx.conf").write_text(f"""
            daemon off; worker_processes 1; error_log {home}/error.log; pid {home}/nginx.pid;
            events {{ worker_connections 20000; }}
            http {{
                access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000;
                open_file_cache max=1000 inactive=60s; default_type text/plain;
                client_body_temp_path {home}/b; proxy_temp_path {home}/p; fastcgi_temp_path {home}/f;
                uwsgi_temp_path {home}/u; scgi_temp_path {home}/s;
                server {{
                    listen 127.0.0.1:{port} backlog=4096;
                    location = /test/hello {{ return 200 "{HELLO}"; }}
                    location /assets/ {{ alias {folder}/; }}
                }}
            }}""")
        with running(["nginx", "-c", f"{home}/nginx.conf", "-p", home], port, "/test/hello") as server:
            yield server


def microseconds_per_request(server, path, seconds=3, connections=32, cookie=None):
    fields = ["-H", f"Cookie: {cookie}"] if cookie else []
    before = server.cpu_seconds()
    output = subprocess.run(
        ["wrk", "-t1", "--timeout", "30s", f"-c{connections}", f"-d{seconds}", *fields, f"http://127.0.0.1:{server.port}{path}"],
        capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        raise RuntimeError(output)
    return (server.cpu_seconds() - before) / int(re.search(r"(\d+) requests in", output).group(1)) * 1e6
