import { z } from "zod";
import { CERTIFICATES } from "./certificates.ts";

/** Where in a talk something may go wrong. */
const Stage = z.enum(["connect", "auth", "mail", "rcpt", "data"]);

/** See the schema; which stages there are. */
export type Stage = z.infer<typeof Stage>;

const Reply = z
  .string()
  .regex(/^[45]\d\d ./, 'expected a code and a text, such as "550 no such user"');

/** What a scenario may say about a mail server of kind `smtp`. */
export const SMTP_OPTIONS = {
  state: z.enum(["up", "down"]),
  /** Offers STARTTLS with this certificate. */
  certificate: z.enum(CERTIFICATES),
  /** Ways to log in that are offered. */
  auth: z.array(z.enum(["PLAIN", "LOGIN", "CRAM-MD5"])),
  /** User name and password that are right. */
  credentials: z.tuple([z.string(), z.string()]),
  /** Longest message, in bytes. */
  size: z.int(),
  /** Commands and extensions that the server does not know: EHLO, SMTPUTF8, 8BITMIME … */
  without: z.array(z.string().regex(/^[A-Z0-9]+$/)),
  /** Replies by stage, or by recipient. */
  refuse: z.record(z.string(), Reply),
  /** Refuses each recipient the first time. */
  greylist: z.boolean(),
  /** Says no more from this stage on. */
  hang: Stage,
} as const;

const Options = z.strictObject(SMTP_OPTIONS).partial();

/** The options of one server. */
export type SmtpOptions = z.infer<typeof Options>;

/** Reads what stands in a scenario. */
export function smtpOptions(given: unknown): SmtpOptions {
  return Options.parse(given);
}

const Said = z.union([z.string(), z.array(z.string()).min(1)]);

/** What a scenario may say about a mail server of kind `smtp-script`. */
export const SCRIPT_OPTIONS = {
  state: z.enum(["up", "down"]),
  /** What is said to each command; a list is worked off, its last item stays. */
  replies: z.record(z.string(), Said),
} as const;

/** Replies by what they answer: a command in small letters, `greeting`, `end`, `answer`. */
export type ScriptReplies = z.infer<typeof SCRIPT_OPTIONS.replies>;
