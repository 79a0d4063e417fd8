/**
 * A service whose logging is set up by a file that a Python service shares.
 *
 *     node service.ts [FOLDER]        the log files go there
 */
import { readFileSync } from "node:fs";
import { getLogger, shutdown } from "logparity";
import { dictConfig, portability, provide } from "logparity/config";

const config: unknown = JSON.parse(readFileSync(new URL("logging.json", import.meta.url), "utf8"));
process.chdir(process.argv[2] ?? ".");
provide("shop", await import("./shop.ts")); // the names that Python finds in shop.py
for (const { path, side, reason } of portability(config, { python: "3.6" })) {
  console.warn(`${path} cannot work in ${side}: ${reason}`);
}
dictConfig(config);

const orders = getLogger("shop.orders");
const payments = getLogger("shop.payments");
for (let number = 1; number <= 12; number++) {
  orders.info("order %03d of %r", number, "Zoë");
  payments.info("unseen");
  if (number % 5 === 0) payments.error("payment %d of %.2f refused", number, number * 1.005);
  orders.debug("%s of the customer", number % 4 === 0 ? "password" : "address");
}
await shutdown();
