import { quickenImports } from "./quick-imports.ts";

/* The log server of the lab. It is started for every run that has one, so loading has to be quick. */

quickenImports();
await import("./log-server.ts");
