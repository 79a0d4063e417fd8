import { z } from "zod";
import { CERTIFICATES } from "./certificates.ts";
import { AnswerShape } from "./http-answer.ts";
import type { Program } from "./server.ts";
import { SCRIPT_OPTIONS, SMTP_OPTIONS } from "./smtp-options.ts";
import { Transport } from "./transport.ts";

/** What not every machine has. */
export type Need = Program | "ipv6" | "koffi";

/** What a scenario may say about one kind of server. */
interface KindDescription {
  /** Keys beside `kind`, and what each holds. */
  readonly options: Readonly<Record<string, z.ZodType>>;
  /** Actions of a `lab` step: words, or keys of a one-key map whose value the kind reads itself. */
  readonly actions: readonly string[];
  /** What a machine may lack that the kind needs. */
  readonly needs?: Need;
}

const state = z.enum(["up", "down"]);

const STREAM: KindDescription = {
  options: { state, greeting: z.string() },
  actions: ["down", "up", "close", "reset", "half-close", "stall", "resume", "restart"],
};

const DATAGRAM: KindDescription = { options: { state }, actions: ["down", "up"] };

const RECEIVER: KindDescription = { options: { transport: Transport }, actions: [] };

const answers = z.array(AnswerShape).min(1);
const WEB_ACTIONS = ["down", "up", "answer"];

/** Every kind of server; `index.ts` says where its code is. */
export const KINDS: Readonly<Record<string, KindDescription>> = {
  tcp: STREAM,
  tcp6: { ...STREAM, needs: "ipv6" },
  udp: DATAGRAM,
  udp6: { ...DATAGRAM, needs: "ipv6" },
  // A Unix socket has no reset.
  "unix-stream": { ...STREAM, actions: STREAM.actions.filter((action) => action !== "reset") },
  "unix-datagram": { ...DATAGRAM, needs: "koffi" },
  http: { options: { state, answers, greeting: z.string() }, actions: WEB_ACTIONS },
  http6: {
    options: { state, answers, greeting: z.string() },
    actions: WEB_ACTIONS,
    needs: "ipv6",
  },
  https: {
    options: { state, answers, certificate: z.enum(CERTIFICATES) },
    actions: WEB_ACTIONS,
  },
  smtp: { options: SMTP_OPTIONS, actions: ["down", "up"] },
  "smtp-script": { options: SCRIPT_OPTIONS, actions: ["down", "up"] },
  mailhog: { options: {}, actions: [], needs: "mailhog" },
  rsyslog: { options: {}, actions: [], needs: "rsyslogd" },
  "python-receiver": { ...RECEIVER, needs: "python-receiver" },
  "node-receiver": RECEIVER,
};
