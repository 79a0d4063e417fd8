def compiled(name, body, line):
    """Make a function that stands on `line` of /srv/app/main.py, as tracebacks see it."""
    space = {"__name__": "main"}
    source = "\n" * (line - 2) + "def %s(%s):\n    return %s\n" % ((name,) + body)
    exec(compile(source, "/srv/app/main.py", "exec"), space)
    return space[name]


def call_from(frames, function, *args, **kw):
    """Call `function` on line 7 of `serve`, reached through the functions that `frames` names."""
    body = ("chain, *call", "chain[0](chain[1:], *call)")
    chain = [compiled(name, body, 10 * n + 7) for n, name in enumerate(frames, 1)]
    chain.append(compiled("serve", ("chain, function, args, kw", "function(*args, **kw)"), 7))
    return chain[0](chain[1:], function, args, kw)
