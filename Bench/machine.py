"""What the figures are of: without the machine they say little."""
import os
import platform
import re
import subprocess
import time
from pathlib import Path


def describe():
    processor = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(), re.M)
    memory = int(re.search(r"^MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text(), re.M).group(1)) / 1048576
    system = re.search(r'^PRETTY_NAME="(.+)"', Path("/etc/os-release").read_text(), re.M).group(1)
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
    return (f"{os.cpu_count()} cores of {processor.group(1) if processor else platform.machine()}, {memory:.0f} GB, "
            f"{system}, Linux {platform.release()}; load {os.getloadavg()[2]:.1f} over the last 15 minutes; "
            f"commit {commit}, {time.strftime('%Y-%m-%d')}")


def keep(table, seconds):
    text = (f"# What a run of `make bench` measured\n\n{describe()}. Measuring took {seconds / 60:.1f} minutes.\n\n"
            f"{table}\n")
    Path(__file__).with_name("RESULTS.md").write_text(text)
