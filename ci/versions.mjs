// Writes the versions that CI runs on, as outputs of a GitHub job: python=["3.6", …], node=["20", …], nodes=20,…
// Their one place is conformance/src/oracle/version.ts. Needs a Node that runs TypeScript.
import { NODES, SUPPORTED } from "../conformance/src/oracle/version.ts";

console.log(`python=${JSON.stringify(SUPPORTED)}`);
console.log(`node=${JSON.stringify(NODES)}`);
console.log(`nodes=${NODES.join(",")}`);
