"""Tables of Python's text encodings, found by asking the codecs of this interpreter."""
