// Copies what stands beside the harness in the repository into its package, before it is packed;
// `--empty` takes it out again afterwards.
import { cp, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const target = join(root, "conformance");

const PARTS = [
  "fixtures/recordings",
  "fixtures/signatures.json",
  "fixtures/graph-attributes.json",
  "fixtures/certificates",
  "docker",
];

for (const folder of ["fixtures", "docker"]) {
  await rm(join(target, folder), { recursive: true, force: true });
}
if (!process.argv.includes("--empty")) {
  for (const part of PARTS) await cp(join(root, part), join(target, part), { recursive: true });
}
