import { join } from "node:path";
import type { Page } from "@playwright/test";
import { VERDICTS } from "#conformance/compare/verdict.js";
import { pageOf } from "#conformance/report/html/document.js";
import type { PageData } from "#conformance/report/html/page-data.js";
import { startChromium } from "../../support/browser.ts";
import { logparity } from "../../support/cli.ts";
import { fakeTestee, scenariosIn, writeRecordings, writeScenario } from "../../support/corpus.ts";
import { expect, type Folder, test as inFolder } from "../../support/folder.ts";

/** A page in a real browser, what it complained of, and what it wanted to load. */
const test = inFolder.extend<{ sheet: Page; complaints: string[] }>({
  complaints: async ({}, use) => {
    await use([]);
  },
  sheet: async ({ complaints }, use) => {
    const browser = await startChromium();
    const page = await browser.newPage({ viewport: { width: 1500, height: 900 } });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("request", (request) => {
      if (!/^(?:data|file):/u.test(request.url())) complaints.push(request.url());
    });
    await use(page);
    await browser.close();
  },
});

const PYTHONS = ["3.9.18", "3.12.1", "3.15.2"];

function runIn(folder: Folder): string[] {
  const fake = ["--testee", fakeTestee(), "--expectations", join(folder.path, "ledger")];
  const where = ["--scenarios", scenariosIn(folder), "--html", join(folder.path, "out")];
  return ["run", "--oracle", "recorded", ...fake, ...where];
}

/** Runs the fake port with one planted defect and one change of CPython. */
async function report(folder: Folder): Promise<string> {
  for (const id of ["alpha/x/one", "alpha/x/two", "alpha/y/three", "beta/x/four"]) {
    writeScenario(folder, id, id.replaceAll("/", "-"));
  }
  writeRecordings(folder, PYTHONS, {
    "alpha/x/one": { "3.9.18": "as it was" },
    "alpha/y/three": { "3.9.18": "wrong", "3.12.1": "wrong", "3.15.2": "wrong" },
  });
  const out = join(folder.path, "out");
  const { exitCode, stdout } = await logparity(runIn(folder));
  expect(exitCode).toBe(1);
  expect(stdout).toContain(join(out, "index.html"));
  return `file://${join(out, "index.html")}`;
}

test("run --html writes a page that works from a file, and on which a defect is two clicks away", async ({
  folder,
  sheet,
  complaints,
}) => {
  await sheet.goto(await report(folder));
  await expect(sheet.getByRole("status")).toHaveText("4 of 4 rows");

  await sheet.getByRole("button", { name: "different" }).first().click();
  await expect(sheet.getByRole("status")).toHaveText("1 of 4 rows");
  await sheet.getByRole("button", { name: "different: alpha/y/three on CPython 3.12.1" }).click();

  const panel = sheet.getByRole("region", { name: "the fake testee answers alpha-y-three" });
  await expect(panel).toContainText('results/1: CPython "wrong", the port "alpha-y-three UTC"');
  await expect(panel).toContainText("- { clock: { advance: 1 } }");
  await expect(panel).toContainText("logparity explain 'alpha/y/three@3.12.1'");
  await expect(panel.getByRole("figure")).toHaveText([
    'CPython 3.12.1"wrong"',
    'the port"alpha-y-three UTC"',
  ]);
  expect(complaints).toEqual([]);
});

test("the page links to a cell, and opens it where it is linked to", async ({ folder, sheet }) => {
  const address = await report(folder);
  await sheet.goto(address);
  await sheet.getByRole("button", { name: "changed: alpha/x/one on CPython 3.9.18" }).click();
  expect(sheet.url()).toContain("#alpha/x/one@3.9.18");
  const linked = sheet.url();

  await sheet.goto("about:blank");
  await sheet.goto(linked);

  const panel = sheet.getByRole("region", { name: "the fake testee answers alpha-x-one" });
  await expect(panel).toContainText('CPython "as it was"');
  await panel.getByRole("button", { name: "CPython 3.15.2: same" }).click();
  await expect(panel).toContainText("same as this CPython");
});

test("the page scrolls to a cell that is linked to, and Escape leads to it", async ({
  folder,
  sheet,
}) => {
  const file = folder.write("big.html", pageOf(manyRows(1000, 14)));
  await sheet.goto(`file://${file}#alpha/x/s700@3.15.3`);
  const cell = sheet.getByRole("button", { name: "alpha/x/s700 on CPython 3.15.3" });
  await expect(cell).toBeInViewport();

  await sheet.keyboard.press("Escape");

  await expect(cell).toBeFocused();
});

test("the page has the timeline of CPython, and leads from a change to what shows it", async ({
  folder,
  sheet,
}) => {
  await sheet.goto(await report(folder));

  await sheet.getByText("What CPython changed, 3.9.18 → 3.15.2").click();
  await expect(sheet.getByText("3.12.1 → 3.15.2: 0 of 4 scenarios")).toBeVisible();
  await sheet.getByText("3.9.18 → 3.12.1: 1 of 4 scenarios").click();
  await sheet.getByRole("button", { name: "the fake testee answers alpha-x-one" }).click();

  const panel = sheet.getByRole("region", { name: "the fake testee answers alpha-x-one" });
  await expect(panel).toContainText('CPython "as it was"');
});

test("the page shows with a known difference the ledger entry that pins it", async ({
  folder,
  sheet,
}) => {
  const entry = { match: "alpha/y/three", status: "gap", ref: "here", review: "2027-05-21" };
  const reason = "the fake testee has not learned this word yet";
  await report(folder);
  const { stdout } = await logparity(runIn(folder));
  const [, signature] = /signature ([0-9a-f]{12})/u.exec(stdout) ?? [];
  folder.write("ledger/alpha.yaml", JSON.stringify([{ ...entry, reason, signature }]));
  const { exitCode } = await logparity(runIn(folder));
  expect(exitCode).toBe(0);

  await sheet.goto(`file://${join(folder.path, "out", "index.html")}#alpha/y/three@3.15.2`);

  const panel = sheet.getByRole("region", { name: "the fake testee answers alpha-y-three" });
  await expect(panel.getByRole("complementary")).toContainText(reason);
  await expect(panel.getByRole("complementary")).toContainText("to be reviewed by 2027-05-21");
});

test("the page searches titles, narrows to a family, and shows everything again", async ({
  folder,
  sheet,
}) => {
  await sheet.goto(await report(folder));
  const rows = sheet.getByRole("status");

  await sheet.getByRole("searchbox").fill("ANSWERS two");
  await expect(rows).toHaveText("1 of 4 rows");
  await sheet.getByRole("button", { name: "Show all" }).click();
  await sheet.getByLabel("Family").selectOption("beta");
  await expect(rows).toHaveText("1 of 4 rows");
  await sheet.getByRole("searchbox").fill("nothing like it");
  await expect(sheet.getByText("No scenario is left")).toBeVisible();
});

test("the page can be used without a mouse: arrows move, Enter opens, Escape goes back", async ({
  sheet,
}) => {
  await sheet.setContent(pageOf(manyRows(200, 14)));
  const grid = sheet.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", "201");
  await sheet.locator('[data-active="true"]').focus();

  for (const key of ["ArrowDown", "ArrowRight", "PageDown", "Control+End", "ArrowUp"]) {
    await sheet.keyboard.press(key);
  }
  const cell = sheet.getByRole("button", { name: "alpha/x/s198 on CPython 3.15.13" });
  await expect(cell).toBeFocused();
  await expect(cell).toBeInViewport();
  await sheet.keyboard.press("Enter");
  await expect(sheet.getByRole("heading", { name: "scenario number 198" })).toBeFocused();
  await sheet.keyboard.press("Escape");
  await expect(cell).toBeFocused();
});

test("the page is quick with 1,000 scenarios and 14 versions, of which only a screenful is drawn", async ({
  folder,
  sheet,
}) => {
  const file = folder.write("big.html", pageOf(manyRows(1000, 14)));
  await sheet.goto(`file://${file}`);
  await expect(sheet.getByRole("status")).toHaveText("1000 of 1000 rows");
  expect(await sheet.locator("tbody tr").count()).toBeLessThan(60);

  // Within the page, so that neither the browser's start nor the way to it counts.
  const milliseconds = await sheet.evaluate(async () => {
    const field = document.querySelector("input");
    const start = performance.now();
    if (field) field.value = "number 77";
    field?.dispatchEvent(new Event("input", { bubbles: true }));
    while (document.querySelector("output")?.textContent !== "19 of 1000 rows") {
      await new Promise(requestAnimationFrame);
    }
    return performance.now() - start;
  });
  expect(milliseconds).toBeLessThan(1000);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`each verdict can be read in ${colorScheme} colours, and told from the others without any`, async ({
    sheet,
  }) => {
    await sheet.emulateMedia({ colorScheme });
    await sheet.setContent(pageOf(manyRows(VERDICTS.length, 7)));
    const marks = sheet.locator(".controls .mark");
    await expect(marks).toHaveCount(VERDICTS.length);

    expect(new Set(await marks.allTextContents()).size).toBe(VERDICTS.length);
    const ground = await sheet.evaluate(
      () => getComputedStyle(document.documentElement).backgroundColor,
    );
    const colours = await marks.evaluateAll((elements) =>
      elements.map((element) => {
        const { color, backgroundColor } = getComputedStyle(element);
        return { color, backgroundColor };
      }),
    );
    for (const { color, backgroundColor } of colours) {
      const striped = backgroundColor === "rgba(0, 0, 0, 0)";
      expect(contrast(color, striped ? ground : backgroundColor)).toBeGreaterThan(4.5);
    }
  });
}

/** Contrast of two colours as WCAG 2 reckons it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [brightness(one), brightness(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function brightness(color: string): number {
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/gu) ?? []).map((part) => {
    const share = Number(part) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test("what a scenario holds cannot become part of the page", async ({ sheet, complaints }) => {
  const data = manyRows(1, 1);
  const title = "</script><script>console.log('out')</script><b>bold</b><!-- &amp;";
  await sheet.setContent(pageOf({ ...data, rows: data.rows.map((row) => ({ ...row, title })) }));

  await expect(sheet.getByText(title)).toBeVisible();
  expect(complaints).toEqual([]);
});

/** Data for `count` rows with `columns` versions; each verdict occurs from seven rows on. */
function manyRows(count: number, columns: number): PageData {
  return {
    port: "fake 1",
    nodes: 1,
    columns: Array.from({ length: columns }, (_, minor) => ({
      python: `3.15.${minor}`,
      source: "local",
    })),
    verdicts: VERDICTS.map((verdict, index) => ({
      verdict,
      mark: "✓~k≠!?s"[index] ?? "",
      meaning: verdict,
      bad: false,
    })),
    rows: Array.from({ length: count }, (_, number) => ({
      name: `alpha/x/s${number}`,
      family: "alpha",
      title: `scenario number ${number}`,
      node: null,
      file: "file.yaml",
      ref: "logging",
      setting: "clock and zone",
      steps: "steps: []\n",
      upstream: [],
      ledger: [],
      cells: Array.from({ length: columns }, () => 0),
      findings: [
        { verdict: VERDICTS[number % VERDICTS.length] ?? "same", explained: [], places: [] },
      ],
    })),
    timeline: [],
    stale: [],
  };
}

for (const width of [1280, 1440, 1920]) {
  test(`all of 14 versions stay in sight beside the open panel, ${width} pixels wide`, async ({
    sheet,
  }) => {
    await sheet.setViewportSize({ width, height: 900 });
    await sheet.setContent(pageOf(manyRows(50, 14)));
    await sheet.getByRole("button", { name: "alpha/x/s3 on CPython 3.15.13" }).click();

    const panel = await sheet.getByRole("region", { name: "scenario number 3" }).boundingBox();
    const last = sheet.getByRole("columnheader", { name: "CPython 3.15.13" });
    const head = await last.boundingBox();
    expect((head?.x ?? width) + (head?.width ?? width)).toBeLessThanOrEqual(panel?.x ?? 0);
    expect(panel?.width).toBeGreaterThan(450);
  });
}

test("a cell that the panel would push out of sight is scrolled back into it", async ({
  sheet,
}) => {
  await sheet.setViewportSize({ width: 1200, height: 900 });
  await sheet.setContent(pageOf(manyRows(50, 40)));
  const cell = sheet.getByRole("button", { name: "alpha/x/s3 on CPython 3.15.39" });
  await cell.click();

  await expect(sheet.getByRole("region", { name: "scenario number 3" })).toBeVisible();
  await expect(cell).toBeInViewport({ ratio: 1 });
});

test("the page says first how many rows need a look, and shows only these at a press", async ({
  sheet,
}) => {
  const data = manyRows(14, 2);
  const verdicts = data.verdicts.map((one) => ({ ...one, bad: one.verdict === "different" }));
  await sheet.setContent(pageOf({ ...data, verdicts }));
  await expect(sheet.getByText("2 of 14 rows need a look, in alpha.")).toBeVisible();

  await sheet.getByRole("button", { name: "Show only these" }).click();

  await expect(sheet.getByRole("status")).toHaveText("2 of 14 rows");
});

test("the page says so where no row needs a look", async ({ sheet }) => {
  await sheet.setContent(pageOf(manyRows(14, 2)));

  await expect(sheet.getByText("Every row ends as expected.")).toBeVisible();
});

test("merge --html draws the joined reports, with what they explain", async ({
  folder,
  sheet,
  complaints,
}) => {
  await report(folder);
  const json = join(folder.path, "part.json");
  await logparity([...runIn(folder), "--json", json]);
  const out = join(folder.path, "merged");
  const where = ["--scenarios", scenariosIn(folder), "--html", out];
  const { exitCode } = await logparity(["merge", json, ...where]);
  expect(exitCode).toBe(1);

  await sheet.goto(`file://${join(out, "index.html")}`);
  await sheet.getByRole("button", { name: "different: alpha/y/three on CPython 3.12.1" }).click();

  const panel = sheet.getByRole("region", { name: "the fake testee answers alpha-y-three" });
  await expect(panel).toContainText('results/1: CPython "wrong", the port "alpha-y-three UTC"');
  expect(complaints).toEqual([]);
});
