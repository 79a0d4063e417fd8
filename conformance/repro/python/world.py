import os
import re
import sys
import tempfile

# All happens in one empty folder: the one that is named, or a new one.
os.chdir(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp())
os.umask(0o022)


def show(place, value):
    """Print what a step answered, or what it raised."""
    if isinstance(value, BaseException):
        say(place, "raises %s: %s" % (type(value).__name__, value))
    else:
        say(place, repr(value))


def say(place, text):
    """Print a line, without what is another in each run."""
    text = text.replace(os.getcwd(), "<folder>")
    print(place, re.sub(" at 0x[0-9a-f]+", "", re.sub(r"<\w+\.\w+: (\d+)>", r"\1", text)))


def show_files(folder="."):
    """Print every file that is there now, with its bytes."""
    for name in sorted(os.listdir(folder)):
        path = os.path.relpath(os.path.join(folder, name))
        if os.path.islink(path):
            print("files/" + path, "is a link to", os.readlink(path))
        elif os.path.isdir(path):
            print("files/" + path, "is a folder")
            show_files(path)
        elif os.path.isfile(path):
            with open(path, "rb") as file:
                print("files/" + path, file.read())
        else:
            print("files/" + path, "is a special file")
