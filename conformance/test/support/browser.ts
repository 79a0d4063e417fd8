import { existsSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";
import { requires } from "./require.ts";

const DEBIANS = "/usr/bin/chromium"; // where Playwright's own cannot be downloaded

/** Starts a real Chromium, or skips the test where there is none. */
export async function startChromium(): Promise<Browser> {
  const file = [DEBIANS, chromium.executablePath()].find((path) => existsSync(path));
  requires(
    "browser",
    file === undefined ? `there is no Chromium; looked for ${DEBIANS}` : undefined,
  );
  return chromium.launch({ executablePath: file ?? DEBIANS, args: ["--no-sandbox"] });
}
