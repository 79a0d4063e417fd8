import { type SMTPServerOptions } from "smtp-server";
import { authority, certificate } from "./certificates.ts";
import type { SmtpOptions, Stage } from "./smtp-options.ts";

type Verdict = (error?: Error | null) => void;

/** Commands that can be taken away; anything else is an extension that can be hidden. */
const COMMANDS = ["EHLO", "HELO", "AUTH", "STARTTLS", "RSET"];

/** What a scenario's options mean in the words of the package `smtp-server`. */
export function serverOptions(options: SmtpOptions): SMTPServerOptions {
  const { certificate: shown, auth, size, without = [] } = options;
  const hidden = without.filter((name) => !COMMANDS.includes(name));
  return {
    name: "mx.parity.example",
    heloResponse: "%s at your service",
    disableReverseLookup: true,
    authOptional: true,
    allowInsecureAuth: true,
    authMethods: auth ?? [],
    ...(size !== undefined && { size }),
    disabledCommands: [
      ...without.filter((name) => COMMANDS.includes(name)),
      ...(auth === undefined ? ["AUTH"] : []),
      ...(shown === undefined ? ["STARTTLS"] : []),
    ],
    ...Object.fromEntries(hidden.map((name) => [`hide${name}`, true])),
    ...(shown !== undefined && {
      ...certificate(shown),
      ca: authority(),
      requestCert: true, // asked for, and not insisted on
      rejectUnauthorized: false,
    }),
    ...refusals(options),
    ...login(options),
  };
}

function refusals(options: SmtpOptions): SMTPServerOptions {
  const { refuse = {}, greylist = false } = options;
  const seen = new Set<string>();
  return {
    onConnect: (_session, done) => judge(options, "connect", done),
    onMailFrom: (_address, _session, done) => judge(options, "mail", done),
    onRcptTo: ({ address }, _session, done) => {
      const reply = refuse[address];
      const isNew = greylist && !seen.has(address);
      seen.add(address);
      if (reply !== undefined) done(refusal(reply));
      else if (isNew) done(refusal("451 try again later"));
      else judge(options, "rcpt", done);
    },
  };
}

function login(options: SmtpOptions): SMTPServerOptions {
  const [user, right] = options.credentials ?? [];
  return {
    onAuth: (given, _session, done) => {
      const { username, password } = given;
      const isRight = password === right || Boolean(right && given.validatePassword?.(right));
      judge(options, "auth", (error) => {
        if (error) done(error);
        else if (username === user && isRight) done(null, { user });
        else done(refusal("535 wrong user name or password"));
      });
    },
  };
}

/** Lets something pass, refuses it, or never answers. */
export function judge({ refuse = {}, hang }: SmtpOptions, stage: Stage, done: Verdict): void {
  if (hang === stage) return;
  const reply = refuse[stage];
  done(reply === undefined ? null : refusal(reply));
}

function refusal(reply: string): Error {
  const [code = "", ...words] = reply.split(" ");
  return Object.assign(new Error(words.join(" ")), { responseCode: Number(code) });
}
