import type { FullResult, Reporter, Suite, TestCase } from "@playwright/test/reporter";

/** Ends a test run with what was skipped and why, and with one line that a CI can count. */
class CountReporter implements Reporter {
  #suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.#suite = suite;
  }

  /** The dot reporter already writes to the terminal. */
  printsToStdio(): boolean {
    return false;
  }

  async onEnd(result: FullResult): Promise<void> {
    const tests = this.#suite?.allTests() ?? [];
    const count = (outcome: ReturnType<TestCase["outcome"]>): number =>
      tests.filter((test) => test.outcome() === outcome).length;
    const passed = count("expected") + count("flaky");
    const failed = count("unexpected");
    const lines = skipReasons(tests).map(([reason, times]) => `skipped ${times}: ${reason}`);
    const interrupted = result.status === "interrupted" ? " (interrupted)" : "";
    const counts = `${passed} passed, ${failed} failed, ${count("skipped")} skipped${interrupted}`;
    process.stdout.write(`\n${[...lines, counts].join("\n")}\n`);
  }
}

function skipReasons(tests: readonly TestCase[]): [string, number][] {
  const reasons = new Map<string, number>();
  for (const test of tests.filter((one) => one.outcome() === "skipped")) {
    const annotations = test.results.flatMap((result) => result.annotations);
    const reason =
      annotations.find(({ type }) => type === "skip")?.description ?? "no reason given";
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  return [...reasons];
}

// oxlint-disable-next-line import/no-default-export -- Playwright loads a reporter so
export default CountReporter;
