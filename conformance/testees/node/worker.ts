import { quickenImports } from "./quick-imports.ts";

/* The thread in which a scenario runs. Every fresh scenario has a new one, so loading has to be quick. */

quickenImports();
await import("./scenario-thread.ts");
