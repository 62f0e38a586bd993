"""QR codes, made here: nothing is loaded from another machine."""

from __future__ import annotations

import io
from functools import lru_cache


@lru_cache(maxsize=64)  # the same for every look at the page, and 10 ms of work
def qr_code(url: str, title: str) -> str:
    """A QR code as SVG: dark on white whatever the theme, with the quiet rim that cameras need."""
    import segno

    kept = io.BytesIO()
    code = segno.make(url, error="m", micro=False)
    code.save(kept, kind="svg", border=4, dark="#1E2A26", light="#FFFFFF", title=title, omitsize=True, xmldecl=False)
    return kept.getvalue().decode()
