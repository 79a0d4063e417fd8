space = {"__name__": "main"}
source = """
def attempt(error, body):
    try:
        raise error
    except BaseException:
        body()
"""
exec(compile("\n" * 97 + source, "/srv/app/main.py", "exec"), space)
attempt = space["attempt"]  # runs `body` while `error` is being handled
