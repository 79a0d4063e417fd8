import { logparity } from "../support/cli.ts";
import { expect, test } from "../support/folder.ts";

const MAIL = ["smtp/mailhog/login", "smtp/basic/close"];

test("run leaves out, by name and reason, what needs a program that the machine lacks", async ({
  folder,
}) => {
  const args = ["run", ...MAIL, "--oracle", "recorded"];
  const env = { PATH: folder.path, REQUIRE: "" };

  const mixed = await logparity(args, { env });
  const required = await logparity(args, { env: { ...env, REQUIRE: "all" } });
  const nothing = await logparity(["run", "smtp/mailhog/**"], { env });

  expect([mixed.exitCode, required.exitCode, nothing.exitCode]).toEqual([0, 3, 3]);
  expect(mixed.stdout).toContain("Left out: smtp/mailhog/login: there is no MailHog on PATH");
  expect(required.stdout).toContain("unavailable  smtp/mailhog/login");
  expect(nothing.stderr).toContain("nothing can run here: there is no MailHog on PATH");
});
