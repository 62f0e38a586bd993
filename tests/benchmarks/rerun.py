"""What a rerun of a team's page costs, beside a bare Streamlit page with as many elements of the same kinds.

Both run in this process by Streamlit's own test driver, turn by turn, without the collection after every run and with
the heap frozen, as the server does it. Aim: at most 1.5x the CPU of the bare page.
"""

from __future__ import annotations

import gc
import statistics
import tempfile
import time
from collections import Counter
from unittest.mock import patch

from serving import ROOT
from streamlit import config
from streamlit.testing.v1 import AppTest

from toolkit.app.main import options
from toolkit.app.state import move_in
from toolkit.door.rehearsal import rehearse
from toolkit.evidence.opening import open_round
from toolkit.kit import LiveKit
from toolkit.storage.store import Store

REPEATS = 25
VIEWS = ("home", "library", "cockpit", "evidence")


def view(name: str) -> None:
    import importlib

    importlib.import_module(f"toolkit.app.views.{name}").show()


def bare(kinds: dict[str, int]) -> None:
    """As many elements of each kind, with constant content and nothing behind them."""
    import streamlit as st

    words = "words " * 12
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>"
    chart = {"data": [{"x": [1, 2, 3], "y": [1, 2, 3], "type": "scatter"}] * 3, "layout": {"height": 120}}
    draw = {
        "button": lambda label: st.button(label, key=label),
        "button_group": lambda label: st.segmented_control(label, ["one", "two", "three"], key=label),
        "selectbox": lambda label: st.selectbox(label, ["one", "two", "three"], key=label),
        "checkbox": lambda label: st.checkbox(label, key=label),
        "download_button": lambda label: st.download_button(label, words, key=label),
        "plotly_chart": lambda label: st.plotly_chart(chart, key=label),
        "flex_container": lambda label: st.container(border=True, key=label).empty(),
        "expander": lambda label: st.expander(label).empty(),
        "popover": lambda label: st.popover(label).empty(),
        "column": lambda _: st.columns(1),
        "table": lambda _: st.table([{"one": "1", "two": "2"}, {"one": "3", "two": "4"}]),
        "image": lambda _: st.image(svg),
        "iframe": lambda _: st.iframe("/health", height=100),
        "html": lambda _: st.html("<p>words</p>"),
        "page_link": lambda label: st.link_button(label, "https://example.org"),
        "main": lambda _: None,
    }
    for kind, number in kinds.items():
        for index in range(number):
            label = f"{kind} {index}"
            if kind in draw:
                draw[kind](label)
            else:  # title, header, subheader, caption, text, markdown, warning …
                getattr(st, kind, st.markdown)(f"{label} {words}")


def kinds_in(page: AppTest) -> Counter[str]:
    """How many elements of each kind a page shows."""
    return Counter(element.type for element in page.main)


def rerun(page: AppTest) -> float:
    start = time.process_time()
    page.run()
    return time.process_time() - start


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        live, store = LiveKit(ROOT), Store(f"sqlite:///{folder}/x.db")
        for name, value in options().items():
            config.set_option(name, value)
        for round in ("round-1", "round-2"):
            open_round(live.kit, store, "next-step", round)
            rehearse(live, store, "next-step", round, 12, 7)
        move_in(live, store, "http://localhost:8501")
        with (
            patch("toolkit.app.state.is_team", return_value=True),
            patch("toolkit.app.state.House.is_team", return_value=True),
        ):
            for name in VIEWS:
                ours = AppTest.from_function(view, args=(name,), default_timeout=60).run()
                assert not ours.exception, ours.exception
                kinds = kinds_in(ours)
                floor = AppTest.from_function(bare, args=(dict(kinds),), default_timeout=60).run()
                assert not floor.exception, floor.exception
                gc.collect()
                gc.freeze()
                pairs = [(rerun(ours), rerun(floor)) for _ in range(REPEATS)]
                mine, bare_page = (statistics.median(one) * 1e3 for one in zip(*pairs, strict=True))
                ratios = sorted(one / other for one, other in pairs)
                print(
                    f"{name}: {sum(kinds.values())} elements, {mine:.1f} ms CPU a rerun, bare {bare_page:.1f} ms: "
                    f"{mine / bare_page:.2f}x (pair by pair {ratios[2]:.2f} to {ratios[-3]:.2f})"
                )
        store.close()


if __name__ == "__main__":
    main()
