"""What is measured: one function a row of the table."""
import base64
import os
import resource
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import demo
from servers import PORTICO, microseconds_per_request, nginx, portico, slow_disk
from table import Row

IDLE_CONNECTIONS = 10_000


@contextmanager
def both():
    """Portico and nginx over one folder that holds a file of 1 KB."""
    with tempfile.TemporaryDirectory() as folder:
        # The portal does not start without its own files.
        shutil.copytree("Public", folder, dirs_exist_ok=True)
        os.chmod(folder, 0o755)
        Path(folder, "1k.txt").write_bytes(base64.b64encode(os.urandom(768)))
        with portico(folder) as ours, nginx(folder) as theirs:
            yield ours, theirs


def against_nginx(figure, path, must, aim):
    """The median of three rounds, each server in turn, so that a busy moment hits both."""
    with both() as (ours, theirs):
        rounds = [(microseconds_per_request(ours, path), microseconds_per_request(theirs, path)) for _ in range(3)]
    ratio = statistics.median(mine / his for mine, his in rounds)
    mine, his = (statistics.median(column) for column in zip(*rounds))
    return Row(figure, "× nginx's CPU", ratio, must, aim, f"{mine:.1f} µs and {his:.1f} µs a request")


def hello():
    return against_nginx("small answer", "/test/hello", 1.5, 1)


def file_of_1_kb():
    return against_nginx("static file, 1 KB", "/assets/1k.txt", 1.5, 1)


def memory_and_idle_connections():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with both() as (ours, theirs):
        idle = ours.memory_mb()
        rows = [Row("memory, idle", "MB", idle, 60, 30, f"nginx {theirs.memory_mb():.0f}")]
        for server in (ours, theirs):
            microseconds_per_request(server, "/test/hello", seconds=2, connections=64)
        rows.append(Row("memory, under load", "MB", ours.memory_mb(), 150, 80, f"nginx {theirs.memory_mb():.0f}"))
        costs = [kilobytes_of_idle_connections(server, "GET /test/hello HTTP/1.1\r\nHost: bench\r\n\r\n")
                 for server in (ours, theirs)]
        rows.append(Row("idle connection", "KB", costs[0], 8, 2, f"nginx {costs[1]:.1f}, {IDLE_CONNECTIONS} at once"))
    # A server of its own: memory that idle connections have given back would be taken for the sockets.
    with portico("Public") as ours:
        opening = ("GET /test/echo HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n")
        rows.append(Row("idle live socket", "KB", kilobytes_of_idle_connections(ours, opening), 20, 8,
                        f"{IDLE_CONNECTIONS} at once"))
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return rows


def kilobytes_of_idle_connections(server, request):
    """Each has been answered once and then stays."""
    before = server.memory_mb()
    clients = []
    for _ in range(IDLE_CONNECTIONS):
        client = socket.create_connection(("127.0.0.1", server.port))
        client.sendall(request.encode())
        client.recv(1024)
        clients.append(client)
    grown = server.memory_mb() - before
    for client in clients:
        client.close()
    return grown * 1024 / IDLE_CONNECTIONS


def start_to_first_answer():
    """On a data folder that is there already; the very first start has a database to make."""
    def once(data):
        begin = time.monotonic()
        with portico("Public", data=data):
            return (time.monotonic() - begin) * 1000

    with tempfile.TemporaryDirectory() as data:
        first = once(data)
        times = [once(data) for _ in range(7)]
    return Row("start to first answer", "ms", statistics.median(times), 150, 40,
               f"slowest of 7: {max(times):.0f}; with an empty data folder {first:.0f}")


def rendering():
    output = subprocess.run([PORTICO.with_name("TemplatesBench")], check=True, capture_output=True, text=True).stdout
    figures = {name: (float(time), int(size)) for name, time, size in map(str.split, output.splitlines())}
    time, size = figures["board"]
    growth = figures["rows-10000"][0] / figures["rows-1000"][0]
    return [Row("rendering the board, data at hand", "µs", time, 50, 25, f"{size / 1000:.0f} KB"),
            Row("rendering 10,000 rows ÷ 1,000", "×", growth, 12, 10.5)]


def durable_writes():
    with tempfile.TemporaryDirectory() as folder:
        output = subprocess.run([PORTICO.with_name("DatabaseBench"), folder, "5"], check=True, capture_output=True,
                                text=True, env=slow_disk(folder, folder)).stdout
    figures = {name: float(value) for name, value in map(str.split, output.splitlines())}
    return [Row("durable moves, 64 clients", "× one sync each", figures["moves"] / 200, 10, 30,
                f"{figures['moves']:.0f} a second", more_is_better=True),
            Row("reading a board meanwhile, p99", "ms", figures["board-p99"], 15, 5)]


ALL = [hello, file_of_1_kb, memory_and_idle_connections, start_to_first_answer, rendering, durable_writes] + demo.ALL
