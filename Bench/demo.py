"""What is measured on a made-up programme: 10,000 firms and 1,000,000 leads, and the small one beside it."""
import os
import re
import sqlite3
import statistics
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path

from browser import Browser, answers, timed
from servers import PORTICO, free_port, microseconds_per_request, nginx, portico, running, slow_disk
from table import Row

PASSWORD = "portico-demo-only"
OWNER = "owner@portico.example"


class Programme:
    """A data folder with demo data; made once in a run."""

    def __init__(self, scale):
        self.folder = tempfile.TemporaryDirectory()
        self.data = f"{self.folder.name}/data"
        begin = time.monotonic()
        subprocess.run([PORTICO, "demo", "--scale", scale, "--data", self.data], check=True, stdout=subprocess.DEVNULL)
        self.seconds = time.monotonic() - begin
        self.settle()

    def settle(self):
        """What a programme that is new does at its first start is not what is measured."""
        with portico("Public", data=self.data):
            while self.rows("""
                    SELECT 1 FROM jobs WHERE finished_at IS NULL UNION ALL SELECT count(*) FROM event_positions
                    HAVING count(*) = 0 OR MIN(number) < (SELECT MAX(number) FROM events)"""):
                time.sleep(0.2)

    def rows(self, sql):
        database = sqlite3.connect(f"file:{self.data}/portico.db?mode=ro", uri=True)
        try:
            return database.execute(sql).fetchall()
        finally:
            database.close()


made = {}


def programme(scale):
    if scale not in made:
        made[scale] = Programme(scale)
    return made[scale]


@contextmanager
def signed_in(scale, address=OWNER, **options):
    """A server over the programme, and somebody who is signed in."""
    with portico("Public", data=programme(scale).data, **options) as server:
        browser = Browser(server.port)
        browser.sign_in(address, PASSWORD)
        yield server, browser


def making_it():
    large = programme("large")
    size = os.path.getsize(f"{large.data}/portico.db") / 1e9
    return Row("making 10,000 firms and 1,000,000 leads", "s", large.seconds, 120, 60, f"{size:.1f} GB")


def board():
    """Of the firm whose board has about 60 cards."""
    firm, = programme("large").rows("""
        SELECT firm_id FROM (SELECT firm_id, stage, SUM(leads) AS leads FROM lead_sums GROUP BY firm_id, stage)
        GROUP BY firm_id ORDER BY ABS(SUM(MIN(leads, 50)) - 60), firm_id LIMIT 1""")[0]
    address, = programme("large").rows(f"SELECT email FROM users WHERE firm_id = '{firm}' AND roles = 'owner'")[0]
    with tempfile.TemporaryDirectory() as folder, signed_in("large", address) as (ours, browser):
        page = browser.get("/leads").content
        os.chmod(folder, 0o755)
        Path(folder, "board.html").write_bytes(page)
        with nginx(folder) as theirs, go_board(folder, browser.cookie) as go:
            rounds = [[microseconds_per_request(ours, "/leads", cookie=browser.cookie),
                       microseconds_per_request(theirs, "/assets/board.html"),
                       microseconds_per_request(go, "/leads", cookie=browser.cookie)] for _ in range(3)]
    mine, his, other = (statistics.median(column) for column in zip(*rounds))
    cards = page.count(b'class="deal"')
    note = f"{mine:.0f} µs and {his:.1f} µs; {cards} cards, {len(page) / 1000:.0f} KB"
    return [Row("leads board, signed in", "× nginx's CPU", statistics.median(a / b for a, b, _ in rounds), 14, 7, note),
            Row("the same board in Go", "× nginx's CPU", statistics.median(c / b for _, b, c in rounds),
                note=f"{other:.0f} µs, net/http + html/template + go-sqlite3")]


@contextmanager
def go_board(folder, cookie):
    """The yardstick: the same page from the same data, as one would write it in Go with what Debian has."""
    subprocess.run(["go", "build", "-tags", "libsqlite3", "-o", f"{folder}/board", "."], check=True, cwd="Bench/Go",
                   env=os.environ | {"GO111MODULE": "off", "GOPATH": "/usr/share/gocode"})
    port = free_port()
    command = [f"{folder}/board", f"{programme('large').data}/portico.db", f"{folder}/board.html", str(port)]
    with running(command, port, environment=os.environ | {"GOMAXPROCS": "1"}) as server:
        yield server


def board_in_a_large_programme():
    def cost(scale):
        with signed_in(scale) as (server, browser):
            return statistics.median(
                microseconds_per_request(server, "/leads", cookie=browser.cookie, seconds=2) for _ in range(3))

    small, large = cost("small"), cost("large")
    return Row("board, 1,000,000 leads ÷ 1,500", "× CPU", large / small, 1.3, 1.1, f"{large:.0f} µs and {small:.0f} µs")


def p99(times):
    return sorted(times)[len(times) * 99 // 100] * 1000


MOVES = """
local key, stages, leads, number = "%s", {"contacted", "qualified"}, {%s}, 0
function request()
    number = number + 1
    local lead = leads[number %% #leads + 1]
    local stage = stages[(math.floor(number / #leads) + lead[2]) %% 2 + 1]
    local body = "key=" .. key .. "." .. number .. "&stage=" .. stage .. "&note=bench"
    return wrk.format("POST", "/leads/" .. lead[1] .. "/stage",
        {["Cookie"] = "%s", ["Content-Type"] = "application/x-www-form-urlencoded", ["Origin"] = "%s"}, body)
end
"""


def board_while_others_write():
    """64 clients move leads through the form, on a disk whose sync takes 5 ms; one more looks at a board."""
    large = programme("large")
    firm, address = large.rows("""
        SELECT p.id, u.email FROM partners p JOIN users u ON u.firm_id = p.id AND u.roles = 'owner'
        WHERE u.email LIKE 'p0@%' ORDER BY p.leads DESC LIMIT 1""")[0]
    # To and fro between two stages: first to the one that a lead is not in.
    leads = large.rows(f"SELECT id, stage = 'contacted' FROM leads WHERE firm_id = '{firm}' AND stage <> 'won'")
    with tempfile.TemporaryDirectory() as folder, signed_in("large", environment=slow_disk(folder, large.data)) as (
            server, reader):
        writer = Browser(server.port)
        writer.sign_in(address, PASSWORD)
        script = Path(folder, "moves.lua")
        names = ", ".join(f'{{"{lead}", {first}}}' for lead, first in leads)
        script.write_text(MOVES % (writer.form_key(), names, writer.cookie, writer.origin))
        moving = subprocess.Popen(
            ["wrk", "-t1", "-c64", "-d8", "-s", script, f"http://127.0.0.1:{server.port}"], stdout=subprocess.PIPE,
            text=True)
        times = answers(reader, "/leads", until=lambda: moving.poll() is not None)
        output = moving.stdout.read()
    answers_of_moves, refused = (int(found.group(1)) if found else 0 for found in (
        re.search(r"(\d+) requests in", output), re.search(r"Non-2xx or 3xx responses: (\d+)", output)))
    # Two clients that come to one lead at the same moment: the second is told so.
    if refused * 100 > answers_of_moves:
        raise RuntimeError(output)
    moves = (answers_of_moves - refused) / 8
    return [Row("moves by form, 64 clients", "× one sync each", moves / 200, 10, 30, f"{moves:.0f} a second",
                more_is_better=True),
            Row("board while 64 clients write, p99", "ms", p99(times), 15, 5, f"of {len(times)}, read one by one")]


def board_while_many_sign_in():
    """200 people press the button at once."""
    addresses = [address for address, in programme("large").rows(
        "SELECT email FROM users WHERE email LIKE 'p0@%' ORDER BY id LIMIT 200")]
    with signed_in("large") as (server, reader):
        browsers = [Browser(server.port) for _ in addresses]
        for browser in browsers:
            browser.open_sign_in()
        quiet = answers(reader, "/leads", until=lambda begin=time.monotonic(): time.monotonic() > begin + 2)
        threads = [threading.Thread(target=browser.send_sign_in, args=(address, PASSWORD))
                   for browser, address in zip(browsers, addresses)]
        begin = time.monotonic()
        for thread in threads:
            thread.start()
        times = answers(reader, "/leads", until=lambda: not any(thread.is_alive() for thread in threads))
        seconds = time.monotonic() - begin
    inside = sum(browser.is_in for browser in browsers)
    return Row("board while 200 sign in, p99", "ms", p99(times), 15, 5,
               f"quiet {p99(quiet):.1f}; {inside} were in within {seconds:.1f} s")


def list_of_firms():
    """Whatever staff sort it by."""
    with signed_in("large", "admin@portico.example") as (_, browser):
        page = browser.get("/admin/partners").content.decode()
        sorts = sorted(set(re.findall(r"[?&;]sort=([a-z_-]+)", page)))
        slowest, column = max((p99([timed(browser, f"/admin/partners?sort={sort}") for _ in range(30)]), sort)
                              for sort in sorts)
    return Row("list of 10,000 firms, slowest sort, p99", "ms", slowest, 20, 10, f"by {column}, of {len(sorts)}")


def stores():
    """What pages ask the stores, without the pages."""
    output = subprocess.run([PORTICO.with_name("PartsBench"), programme("large").data], check=True,
                            capture_output=True, text=True).stdout
    figures = {name: float(value) for name, value in map(str.split, output.splitlines())}
    return [Row("search over 1,000,000 leads, p99", "ms", figures["search-all"], 30, 10,
                f"one firm's leads {figures['search-firm']:.1f}"),
            Row("overlap check, p99", "ms", figures["overlap"], 5, 1, "at each letter of a company's name"),
            Row("night's evaluation of 10,000 firms", "s", figures["night"], 10, 5)]


ALL = [making_it, board, board_in_a_large_programme, board_while_others_write, board_while_many_sign_in,
       list_of_firms, stores]
