import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Certificates that a server can show: which one, or what is wrong with it. */
export const CERTIFICATES = ["server", "elsewhere", "expired", "self-signed"] as const;

/** The option `certificate` of a server; undefined where it is not given. */
export function certificateOption(value: unknown): string | undefined {
  return CERTIFICATES.find((name) => name === value);
}

/** A certificate with its key, as PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** A certificate of `fixtures/certificates`. */
export function certificate(name: string): KeyPair {
  return { cert: pem(`${name}.pem`), key: pem(`${name}.key`) };
}

/** The authority that signed all but the self-signed one. */
export function authority(): string {
  return pem("ca.pem");
}

function pem(name: string): string {
  return readFileSync(join(findFolder(dirname(fileURLToPath(import.meta.url))), name), "utf8");
}

/** The nearest folder above that has the certificates: that of the repository, or of the package. */
function findFolder(from: string): string {
  const folder = join(from, "fixtures", "certificates");
  return existsSync(folder) ? folder : findFolder(dirname(from));
}
