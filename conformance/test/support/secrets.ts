import { createHmac } from "node:crypto";
import type { Cell } from "#conformance/scenario/cell.js";

/** Shorter passwords are found in any text; the corpus has some to show odd credentials. */
const SHORTEST = 4;

/** User name and password. */
type Pair = readonly [user: string, password: string];

/** What must not be seen of a scenario: passwords, and every form in which they travel. */
export function secretsOf({ body }: Pick<Cell, "body">): string[] {
  const challenges = challengesIn(JSON.stringify(body));
  const pairs = pairsIn(body, false).filter(([, password]) => password.length >= SHORTEST);
  return [...new Set(pairs.flatMap((pair) => formsOf(pair, challenges)))];
}

function formsOf([user, password]: Pair, challenges: readonly Buffer[]): string[] {
  const travelling = [
    password,
    `${user}:${password}`,
    `\0${user}\0${password}`,
    ...challenges.map((challenge) => `${user} ${hmac(password, challenge)}`),
  ];
  return [password, ...travelling.map((text) => Buffer.from(text).toString("base64"))];
}

function hmac(password: string, challenge: Buffer): string {
  return createHmac("md5", password).update(challenge).digest("hex");
}

/** What a server asks those who log in. */
function challengesIn(scenario: string): Buffer[] {
  return [...scenario.matchAll(/334 (?<challenge>[\w+/=]+)/gu)].map(({ groups }) =>
    Buffer.from(groups?.["challenge"] ?? "", "base64"),
  );
}

/** Every two texts that stand side by side somewhere below a key named `credentials`. */
function pairsIn(part: unknown, isSecret: boolean): Pair[] {
  if (typeof part === "string" && isSecret) {
    const [user = "", password = user] = part.split(":");
    return [[user, password]];
  }
  if (typeof part !== "object" || part === null) return [];
  if (Array.isArray(part) && isSecret && part.length > 1) {
    return [[String(part[0] ?? ""), String(part[1] ?? "")]];
  }
  return Object.entries(part).flatMap(([key, value]) =>
    pairsIn(value, isSecret || /(?:^|\.)credentials$/u.test(key)),
  );
}

/** The secrets that `text` holds, as they are or within something in base64. */
export function leaked(text: string, secrets: readonly string[]): string[] {
  const decoded = [...text.matchAll(/[\w+/]{4,}={0,2}/gu)].map(([token]) =>
    Buffer.from(token, "base64").toString("utf8"),
  );
  return secrets.filter((secret) => [text, ...decoded].some((place) => place.includes(secret)));
}
