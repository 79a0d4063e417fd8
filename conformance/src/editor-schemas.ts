import { z } from "zod";
import { LedgerFile } from "./expectation/ledger.ts";
import { Scenario } from "./scenario/schema.ts";

/** Files from the root of the repository, and the JSON Schemas that editors find in them. */
export function editorSchemas(): ReadonlyMap<string, object> {
  return new Map([
    ["conformance/scenarios/scenario.schema.json", jsonSchema(Scenario, "A logparity scenario")],
    ["conformance/expectations/ledger.schema.json", jsonSchema(LedgerFile, "A logparity ledger")],
  ]);
}

function jsonSchema(shape: z.ZodType, title: string): object {
  // What only code can check, such as the typed values, is left open.
  return { title, ...z.toJSONSchema(shape, { io: "input", unrepresentable: "any" }) };
}
