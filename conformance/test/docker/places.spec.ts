import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { parse } from "yaml";
import { contextOf, digestOf } from "#conformance/docker/build-context.js";
import { MAILHOG, nodeRecipe, pythonRecipe, RSYSLOG } from "#conformance/docker/recipes.js";
import { rsyslogConfig } from "#conformance/lab/rsyslog-config.js";
import { NODES, SUPPORTED } from "#conformance/oracle/version.js";
import { expect, test } from "../support/folder.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const read = (...path: string[]): string => readFileSync(join(ROOT, ...path), "utf8");

test("Dockerfiles stand on the images that the harness looks for, at pinned tags", () => {
  const newest = SUPPORTED.at(-1) ?? "";
  expect(read("docker/python.Dockerfile")).toContain(`ARG PYTHON_VERSION=${newest}\n`);
  expect(read("docker/python.Dockerfile")).toContain("FROM python:${PYTHON_VERSION}-slim\n");
  expect(read("docker/node.Dockerfile")).toMatch(/^ARG NODE_VERSION=\d+$/mu);
  expect(read("docker/node.Dockerfile")).toContain("FROM node:${NODE_VERSION}-slim\n");
  expect(read("docker/rsyslog.Dockerfile")).toContain(`FROM ${RSYSLOG.base}\n`);
  expect(pythonRecipe("3.9")).toMatchObject({ base: "python:3.9-slim" });
  expect(nodeRecipe("22")).toMatchObject({ base: "node:22-slim", args: { NODE_VERSION: "22" } });
});

test("compose.yaml builds from the same Dockerfiles and has the same MailHog", () => {
  const { services } = parse(read("docker/compose.yaml"));

  expect(services.mailhog.image).toBe(MAILHOG);
  const files = Object.values<{ build?: { dockerfile: string } }>(services).flatMap(
    ({ build }) => build?.dockerfile ?? [],
  );
  const there = readdirSync(join(ROOT, "docker")).filter((name) => name.endsWith(".Dockerfile"));
  expect(files.toSorted()).toEqual(there.map((name) => `docker/${name}`).toSorted());
  expect(services.python.build.args.PYTHON_VERSION).toContain(`:-${SUPPORTED.at(-1)}`);
});

test("rsyslog.conf for people says what the harness's configuration says", () => {
  const place = { host: "0.0.0.0", port: 5514, socket: "/sockets/log", output: "/dev/stdout" };
  const expected = rsyslogConfig({ ...place, folder: "/var/spool/rsyslog" });

  expect(read("docker/rsyslog.conf").replace(/^#.*\n/u, "")).toBe(expected);
});

test("CI reads CPython's and Node's versions from where the harness has them", async () => {
  const { stdout } = await execa(process.execPath, [join(ROOT, "ci", "versions.mjs")]);

  expect(stdout.split("\n")).toEqual([
    `python=${JSON.stringify(SUPPORTED)}`,
    `node=${JSON.stringify(NODES)}`,
    `nodes=${NODES.join(",")}`,
  ]);
});

test("an image is built anew when its base, an argument or a file of it changes", () => {
  const context = contextOf("python");
  const digest = digestOf(context, "base", "{}");

  expect(digestOf(contextOf("python"), "base", "{}")).toBe(digest);
  expect(digestOf(context, "another base", "{}")).not.toBe(digest);
  const changed = new Map([...context].map(([place, file]) => [place.replace("hooks", "h"), file]));
  expect(digestOf(changed, "base", "{}")).not.toBe(digest);
});

test("the image of the port holds its testee, the port and koffi, and nothing for development", () => {
  const places = [...contextOf("node").keys()];

  expect(places).toContain("conformance/dist/testees/node/main.js");
  expect(places).toContain("impl/dist/handlers.js");
  expect(places).toContain("fixtures/signatures.json");
  expect(places).toContain("fixtures/graph-attributes.json");
  expect(places.some((place) => place.endsWith("koffi.node"))).toBe(true);
  expect(
    places.filter((place) => /\.(?:ts|map)$/u.test(place) && place.startsWith("impl")),
  ).toEqual([]);
});
