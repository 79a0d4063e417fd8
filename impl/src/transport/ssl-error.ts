import { nameExceptions, OSError } from "../python/exceptions.ts";
import { str } from "../python/repr.ts";

/** TLS failed. Its text lacks the line of CPython's C source. Source: CPython 3.15, `ssl.SSLError`. */
export class SSLError extends OSError {
  /** Made as in Python of a number and a text; the text is what is shown. */
  static override messageFrom(args: readonly unknown[]): string {
    return str(args.at(-1));
  }
}

/** The peer's certificate was refused. Source: CPython 3.15, `ssl.SSLCertVerificationError`. */
export class SSLCertVerificationError extends SSLError {}

/** The peer went away without a word. Source: CPython 3.15, `ssl.SSLEOFError`. */
export class SSLEOFError extends SSLError {}

nameExceptions({ SSLError, SSLCertVerificationError, SSLEOFError });
Object.defineProperty(SSLError.prototype, "__module__", { value: "ssl", configurable: true });

/** Why OpenSSL refuses a certificate, in its words, by Node's codes. */
const REFUSALS: ReadonlyMap<string, string> = new Map([
  ["CERT_HAS_EXPIRED", "certificate has expired"],
  ["CERT_NOT_YET_VALID", "certificate is not yet valid"],
  ["CERT_REVOKED", "certificate revoked"],
  ["CERT_UNTRUSTED", "certificate not trusted"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "self-signed certificate"],
  ["SELF_SIGNED_CERT_IN_CHAIN", "self-signed certificate in certificate chain"],
  ["UNABLE_TO_GET_ISSUER_CERT", "unable to get issuer certificate"],
  ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "unable to get local issuer certificate"],
  // Node reports the last doubt and Python the first; this one is always the second of two.
  ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "unable to get local issuer certificate"],
  ["INVALID_PURPOSE", "unsuitable certificate purpose"],
  ["INVALID_CA", "invalid CA certificate"],
]);

const SSL_ERROR_SSL = 1;
const SSL_ERROR_EOF = 8;

/**
 * Python's error for one that Node's TLS had; undefined where it has nothing to do with TLS.
 *
 * `host` is whose certificate was expected, and `isAddress` whether that is an IP address.
 */
export function asSSLError(error: Error, host: string, isAddress: boolean): SSLError | undefined {
  const code = String(Reflect.get(error, "code"));
  const refusal = REFUSALS.get(code);
  if (refusal !== undefined) return refused(refusal);
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") {
    const what = isAddress ? "IP address" : "Hostname";
    return refused(`${what} mismatch, certificate is not valid for '${host}'.`);
  }
  if (code === "ECONNRESET" && !("syscall" in error)) {
    const text = "[SSL: UNEXPECTED_EOF_WHILE_READING] EOF occurred in violation of protocol";
    return new SSLEOFError(SSL_ERROR_EOF, text);
  }
  if (!code.startsWith("ERR_SSL_")) return undefined;
  const name = code.slice("ERR_SSL_".length);
  const reason: unknown = Reflect.get(error, "reason");
  const words = typeof reason === "string" ? reason : name.toLowerCase().replaceAll("_", " ");
  return new SSLError(SSL_ERROR_SSL, `[SSL: ${name}] ${words}`);
}

function refused(why: string): SSLCertVerificationError {
  const text = `[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ${why}`;
  return new SSLCertVerificationError(SSL_ERROR_SSL, text);
}
