import { z } from "zod";
import { CERTIFICATES } from "./certificates.ts";
import { AnswerShape } from "./http-answer.ts";
import { SCRIPT_OPTIONS, SMTP_OPTIONS } from "./smtp-options.ts";
import { Transport } from "./transport.ts";

/** What a scenario may say about one kind of server. */
interface KindDescription {
  /** Keys beside `kind`, and what each holds. */
  readonly options: Readonly<Record<string, z.ZodType>>;
  /** Actions of a `lab` step: words, or keys of a one-key map whose value the kind reads itself. */
  readonly actions: readonly string[];
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

/** Every kind of server. Its code is in the file of the same name, and is listed in `index.ts`. */
export const KINDS: Readonly<Record<string, KindDescription>> = {
  tcp: STREAM,
  tcp6: STREAM,
  udp: DATAGRAM,
  udp6: DATAGRAM,
  // A Unix socket has no reset.
  "unix-stream": { ...STREAM, actions: STREAM.actions.filter((action) => action !== "reset") },
  "unix-datagram": DATAGRAM,
  http: { options: { state, answers, greeting: z.string() }, actions: WEB_ACTIONS },
  http6: { options: { state, answers, greeting: z.string() }, actions: WEB_ACTIONS },
  https: {
    options: { state, answers, certificate: z.enum(CERTIFICATES) },
    actions: WEB_ACTIONS,
  },
  smtp: { options: SMTP_OPTIONS, actions: ["down", "up"] },
  "smtp-script": { options: SCRIPT_OPTIONS, actions: ["down", "up"] },
  mailhog: { options: {}, actions: [] },
  rsyslog: { options: {}, actions: [] },
  "python-receiver": RECEIVER,
  "node-receiver": RECEIVER,
};
