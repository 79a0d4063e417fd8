"""The names of the encodings."""

from __future__ import annotations

import codecs
import encodings
import encodings.aliases
import json
from pathlib import Path

from .packing import HEADER


def modules() -> list[str]:
    """Name every encoding that is one on this system."""
    found = []
    for path in sorted(Path(encodings.__file__).parent.glob("*.py")):
        try:
            codecs.lookup(path.stem)
        except LookupError:
            continue
        if encodings.aliases.aliases.get(path.stem, path.stem) == path.stem:
            found.append(path.stem)
    return found


def names() -> str:
    """Tell aliases, the names that codecs report, and which are no text encodings."""
    found = modules()
    aliases = {a: m for a, m in sorted(encodings.aliases.aliases.items()) if m in found}
    reported = {m: codecs.lookup(m).name for m in found}
    odd = [m for m in found if not codecs.lookup(m)._is_text_encoding]
    return (
        HEADER
        + "/** Encoding of each alias; names are normalised. */\n"
        + "export const ALIASES: Readonly<Record<string, string>> = "
        + f"{json.dumps(aliases, indent=2)};\n\n"
        + "/** Name that the codec of each encoding reports. */\n"
        + "export const CODEC_NAMES: Readonly<Record<string, string>> = "
        + f"{json.dumps(reported, indent=2)};\n\n"
        + "/** Codecs that do not turn text into bytes. */\n"
        + f"export const NOT_TEXT: readonly string[] = {json.dumps(odd)};\n"
    )
