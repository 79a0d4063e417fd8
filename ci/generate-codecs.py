"""Write the tables of Python's text encodings, as TypeScript.

Everything is found by asking this interpreter's codecs, so run it with the newest supported
CPython.

Usage: ``python3.15 ci/generate-codecs.py [--check]``
"""

from __future__ import annotations

import sys
from pathlib import Path

from codec_tables.characters import character_names
from codec_tables.charmaps import charmaps
from codec_tables.multibyte import modules as multibyte_modules
from codec_tables.names import names

GENERATED = Path(__file__).parents[1] / "impl/src/python/generated"


def main() -> None:
    """Write the modules, or compare them with what is there."""
    files = {
        "encoding-names.ts": names(),
        "charmap-tables.ts": charmaps(),
        "character-names.cts": character_names(),
        **multibyte_modules(),
    }
    if "--check" in sys.argv:
        stale = [n for n, text in files.items() if (GENERATED / n).read_text() != text]
        sys.exit(f"Generated tables are stale: {', '.join(stale)}" if stale else 0)
    for name, text in files.items():
        (GENERATED / name).write_text(text)


if __name__ == "__main__":
    main()
