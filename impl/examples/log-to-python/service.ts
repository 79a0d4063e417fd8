/**
 * A Node service that sends its log to a Python log server, which cannot tell it from a Python one.
 *
 *     python3 collector.py            then, in another terminal:            node service.ts
 */
import { getLogger, kw, shutdown } from "logparity";
import { DEFAULT_TCP_LOGGING_PORT, SocketHandler } from "logparity/handlers";

const port = Number(process.argv[2] ?? DEFAULT_TCP_LOGGING_PORT);

const orders = getLogger("shop.orders");
orders.setLevel("DEBUG");
orders.addHandler(new SocketHandler("localhost", port));

orders.info("order %d of %s", 17, { name: "tea", grams: 250 }, kw({ extra: { customer: "Ada" } }));
try {
  JSON.parse("{");
} catch (error) {
  orders.exception("cannot read the bill", kw({ exc_info: error }));
}
orders.warning("closing – good night");

await shutdown(); // everything is sent when this is over
