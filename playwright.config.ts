import { defineConfig } from "@playwright/test";

// Playwright Test is the runner of both halves; no browser is needed for most of it.
export default defineConfig({
  testDir: ".",
  testMatch: ["impl/test/**/*.spec.ts", "conformance/test/**/*.spec.ts"],
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: process.env["CI"] !== undefined,
  reporter: [["dot"], ["./ci/count-reporter.ts"]],
  outputDir: "test-results",
});
