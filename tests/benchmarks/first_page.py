"""What a participant's first page weighs, and when it is usable on a slow phone. Beside a Streamlit page of the team.

The phone: 390x844, CPU slowed down 4 times, 1.6 Mbit/s with 150 ms, nothing cached. Usable: the answer to "Will you
take part?" can be seen and tapped. Aim: at most 30 KiB and 1.0 s.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from serving import OURS, ROOT, serving

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
FLAGS += " --disable-component-update --disable-sync"
REPEATS = 5


def load(browser: Browser, url: str, ready: str) -> tuple[float, float, int]:
    """Seconds until `ready` is visible, KiB over the wire, requests; in a fresh browser context."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nl-NL")
    page = context.new_page()
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    slow = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
    wire.send("Network.emulateNetworkConditions", slow)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    start = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator(ready).first.wait_for(state="visible", timeout=90_000)
    usable = time.perf_counter() - start
    page.wait_for_load_state("load")
    page.wait_for_timeout(600)
    context.close()
    return usable, sum(sizes) / 1024, len(sizes)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, serving(OURS, KIT=str(ROOT), DATABASE=f"{folder}/x.db") as (port, _):
        code = sqlite3.connect(Path(folder) / "x.db").execute("select code from round_changes").fetchone()[0]
        base = f"http://127.0.0.1:{port}"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
            pages = (
                ("first page of a participant", f"{base}/j/{code}", 'button[value="yes"]', REPEATS),
                ("a Streamlit page (the team's entrance)", f"{base}/", '[data-testid="stMain"] h1', 2),
            )
            for name, url, ready, repeats in pages:
                found = [load(browser, url, ready) for _ in range(repeats)]
                times = [seconds for seconds, _, _ in found]
                size = statistics.median(size for _, size, _ in found)
                median = statistics.median(times)
                print(
                    f"{name}: usable after {median:.2f} s ({min(times):.2f} to {max(times):.2f}), {size:.1f} KiB, {found[0][2]} requests"
                )
            browser.close()


if __name__ == "__main__":
    main()
