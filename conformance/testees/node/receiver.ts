import { quickenImports } from "./quick-imports.ts";

/* The log server of the lab. Runs wait for it, so loading has to be quick. */

quickenImports();
await import("./log-server.ts");
