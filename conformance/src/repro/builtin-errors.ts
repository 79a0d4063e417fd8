/** Exceptions that Python has without an import. */
const BUILTIN = new Set(
  (
    "ArithmeticError AssertionError AttributeError BaseException BlockingIOError BrokenPipeError BufferError " +
    "ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError " +
    "EOFError Exception FileExistsError FileNotFoundError FloatingPointError GeneratorExit ImportError " +
    "IndexError InterruptedError IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError " +
    "ModuleNotFoundError NameError NotADirectoryError NotImplementedError OSError OverflowError " +
    "PermissionError ProcessLookupError RecursionError ReferenceError RuntimeError StopIteration SyntaxError " +
    "SystemExit TimeoutError TypeError UnicodeDecodeError UnicodeEncodeError UnicodeError ValueError ZeroDivisionError"
  ).split(" "),
);

/** Whether Python has the exception `name` without an import. */
export function isBuiltinError(name: string): boolean {
  return BUILTIN.has(name);
}
