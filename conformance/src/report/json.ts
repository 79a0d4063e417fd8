import { z } from "zod";
import { VERDICTS } from "../compare/verdict.ts";
import { TesteeInfo } from "../testee/message.ts";
import { type Report, totalsOf } from "./report.ts";

const Stale = z.object({
  file: z.string(),
  line: z.number(),
  match: z.string(),
  cell: z.string().exactOptional(),
  why: z.string(),
});

/** The file that `--json` writes. `detail` and `stale` are there only where something needs a look. */
export const JsonReport = z.object({
  port: TesteeInfo,
  oracles: z.array(
    z.object({ python: z.string(), source: z.enum(["local", "recorded", "docker"]) }),
  ),
  totals: z.record(z.enum(VERDICTS), z.number()),
  cells: z.array(
    z.object({
      scenario: z.string(),
      axes: z.record(z.string(), z.string()),
      python: z.string(),
      node: z.string().nullable(),
      verdict: z.enum(VERDICTS),
      detail: z.string().exactOptional(),
    }),
  ),
  stale: z.array(Stale).optional(),
});

/** The report as the text of a JSON file: one cell a line, so that it can be read and compared. */
export function toJson(report: Report): string {
  const { port, oracles, cells, stale } = report;
  const lines = cells.map((cell) => `    ${JSON.stringify({ ...cell, file: undefined })}`);
  const parts = [
    `  "port": ${JSON.stringify(port)}`,
    `  "oracles": ${JSON.stringify(oracles)}`,
    `  "totals": ${JSON.stringify(totalsOf(report))}`,
    `  "cells": [\n${lines.join(",\n")}\n  ]`,
    ...(stale.length > 0 ? [`  "stale": ${JSON.stringify(stale)}`] : []),
  ];
  return `{\n${parts.join(",\n")}\n}\n`;
}
