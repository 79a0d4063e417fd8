import { readFileSync } from "node:fs";
import { type ConnectionOptions, createSecureContext } from "node:tls";
import { fromSystemError, ValueError } from "../python/exceptions.ts";
import { SSLError } from "./ssl-error.ts";

/**
 * How TLS is set up, in the words of Node's `tls.connect`: `ca` for an authority of your own, `cert`
 * and `key` to log in with, and `rejectUnauthorized: false` to believe everybody.
 *
 * Stands where Python has an `ssl.SSLContext`.
 */
export type TlsContext = Readonly<ConnectionOptions>;

const PEM_LIB = 524_297;
const KEY_VALUES_MISMATCH = 116;

/**
 * Reads a certificate to log in with, and its key, which may stand in the same file.
 *
 * Errors: ValueError for a key without a certificate, OSError for a file that cannot be read, SSLError
 * for one that holds something else. Source: CPython 3.15, `ssl.SSLContext.load_cert_chain`.
 */
export function certificateChain(keyfile: unknown, certfile: unknown): TlsContext {
  if (!certfile) {
    if (keyfile) throw new ValueError("certfile must be specified");
    return {};
  }
  const cert = readPem(certfile);
  const chain = { cert, key: keyfile ? readPem(keyfile) : cert };
  try {
    createSecureContext(chain);
  } catch (error) {
    throw asLoadError(error);
  }
  return chain;
}

function readPem(path: unknown): Buffer {
  try {
    return readFileSync(String(path));
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const { message, code } = error;
    throw fromSystemError({ code: String(code), message, path });
  }
}

function asLoadError(error: unknown): SSLError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ERR_OSSL_X509_KEY_VALUES_MISMATCH") {
    return new SSLError(KEY_VALUES_MISMATCH, "[X509: KEY_VALUES_MISMATCH] key values mismatch");
  }
  return new SSLError(PEM_LIB, "[SSL] PEM lib");
}
