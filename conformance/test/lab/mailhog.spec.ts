import { mergeTests, type Page } from "@playwright/test";
import type { Lab } from "#conformance/lab/lab.js";
import { executablesOn } from "#conformance/machine/executables.js";
import type { Testee } from "#conformance/testee/testee.js";
import { startChromium } from "../support/browser.ts";
import { requires } from "../support/require.ts";
import { observe, test as withTestees } from "../testee/testees.ts";
import { expect, test as withLab } from "./lab.ts";

/** Labs, testees, and a page in a real browser. */
const test = mergeTests(withLab, withTestees).extend<{ web: Page }>({
  web: async ({}, use) => {
    const browser = await startChromium();
    await use(await browser.newPage());
    await browser.close();
  },
});

test.beforeEach(() => {
  const [found] = executablesOn(process.env["PATH"] ?? "", /^mailhog$/iu);
  requires("mailhog", found === undefined ? "there is no MailHog on PATH" : undefined);
});

const TEXT = "naïve plan\n.dot\nFrom here\n日本 😀";

function urlOf(lab: Lab): string {
  const url = lab.addresses["sink"]?.["url"];
  return typeof url === "string" ? url : "";
}

/** Sends a mail from one of the two sides. */
async function send(testee: Testee, lab: Lab): Promise<void> {
  const recipients = ["Zoë <zoe@y.example>", "c@z.example"];
  const args = [{ $lab: "sink.address" }, "App <a@x.example>", recipients, "café [app] trouble"];
  const seen = await observe(testee, {
    lab: lab.addresses,
    steps: [
      { new: { h: { class: "handlers.SMTPHandler", args } } },
      { log: { to: "h", level: "ERROR", msg: TEXT } },
      { get: "logging.ERROR" },
    ],
  });
  expect(seen).toEqual({ "results/3": 40 }); // and nothing on stderr
}

/** What the page shows of a mail, and of its source all that the sender wrote. */
async function shown(page: Page, row: number): Promise<Record<string, string>> {
  await page.locator(".msglist-message").nth(row).click();
  const preview = page.locator(".preview");
  await expect(preview.locator("#preview-plain")).toContainText("naïve");
  const headers = await preview.locator(".headers table").innerText();
  const text = await preview.locator("#preview-plain").innerText();
  const source = (await preview.locator("#preview-source").textContent()) ?? "";
  await page.locator(".toolbar button").first().click();
  return { headers, text, source: source.replaceAll(/[\w=-]{20,}@mailhog.example.*/gu, "(id)") };
}

test("MailHog's web page shows the mail of Python and that of Node alike", async ({
  lab,
  testees,
  web,
}) => {
  const hog = await lab({ kind: "mailhog" });
  await send(await testees.cpython(), hog);
  await send(testees.port, hog);

  await web.goto(urlOf(hog), { waitUntil: "domcontentloaded" });
  const rows = web.locator(".msglist-message");
  await expect(rows).toHaveCount(2);
  const [newer, older] = (await rows.allInnerTexts()).map((text) => text.replace(/^.* ago$/mu, ""));
  const ofNode = await shown(web, 0);
  const ofPython = await shown(web, 1);

  expect(newer).toContain("café [app] trouble");
  expect(newer).toBe(older);
  expect(ofNode["headers"]).toMatch(/From\s+App <a@x.example>[^]*To\s+Zoë <zoe@y.example>/u);
  expect(ofNode["text"]?.trim()).toBe(TEXT.replace("From", ">From")); // as Python's email writes it
  expect(ofNode).toEqual(ofPython);
});

test("MailHog is gone when the lab is closed", async ({ lab, dial }) => {
  const hog = await lab({ kind: "mailhog" });
  await hog.close();

  await expect(dial(hog)).rejects.toThrow(/ECONNREFUSED/);
});
