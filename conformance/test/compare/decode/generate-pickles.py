"""Writes pickles.json: values as CPython pickles them, beside how the harness writes them down.

Run with a Python of 3.8 or newer: python3 -S generate-pickles.py
"""

import base64
import json
import os
import pickle

# The text is Python's repr() but for quotes, which are JSON's.
VALUES = [
    ("None", None, 0),
    ("True", True, 0),
    ("-1", -1, 0),
    ("255", 255, 0),
    ("65535", 65535, 0),
    ("-2147483648", -2147483648, 0),
    ("140000000000001", 140000000000001, 0),
    ("-140000000000001", -140000000000001, 0),
    ("1705320000.0", 1705320000.0, 1),
    ("0.25", 0.25, 0),
    ('"Zo\u00eb\\n"', "Zo\u00eb\n", 1),
    ('"\U0001f600"', "\U0001f600", 1),
    ('b"\u00e9\\u0000"', b"\xe9\x00", 3),
    ('[1, "a", [2]]', [1, "a", [2]], 1),
    ('("a",)', ("a",), 1),
    ('("a", 1, None, "b")', ("a", 1, None, "b"), 1),
    ("()", (), 1),
    ('{"a": 1, "b": {"c": ()}}', {"a": 1, "b": {"c": ()}}, 1),
    ("{7}", {7}, 4),
]

captured = [
    {
        "repr": text,
        "pickles": {
            str(protocol): base64.b64encode(pickle.dumps(value, protocol)).decode()
            for protocol in range(lowest, 6)
            if not (protocol == 0 and isinstance(value, float))
        },
    }
    for text, value, lowest in VALUES
]
here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "pickles.json"), "w", encoding="utf-8") as file:
    json.dump(captured, file, ensure_ascii=False, indent=1)
    file.write("\n")
