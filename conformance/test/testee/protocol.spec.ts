import { livePythons } from "../support/live.ts";
import { expect, observe, run, startPython, type Tried, test } from "./testees.ts";

const SIDES = ["port", "cpython"] as const;
const ANY = [{ get: "logging.INFO" }];

const refused: readonly { what: string; tried: Tried; says: string }[] = [
  { what: "a verb", tried: { steps: [{ lgo: {} }] }, says: 'unknown verb "lgo"' },
  {
    what: "a verb inside repeat",
    tried: { steps: [{ repeat: { times: 1, steps: [{ dance: 1 }] } }] },
    says: 'unknown verb "dance"',
  },
  {
    what: "a hook",
    tried: { steps: [{ set: { "h.namer": { $hook: "magic" } } }] },
    says: 'unknown hook "magic"',
  },
  {
    what: "a step inside a hook that would have to wait",
    tried: {
      steps: [
        {
          subclass: {
            A: { base: "Handler", override: { emit: { $hook: "super", before: [{ lab: {} }] } } },
          },
        },
      ],
    },
    says: 'the verb "lab" cannot stand inside a hook',
  },
  {
    what: "a typed value",
    tried: { steps: [{ call: { of: "logging.disable", args: [{ $date: "today" }] } }] },
    says: 'unknown typed value "$date"',
  },
  {
    what: "a need",
    tried: { steps: ANY, needs: ["symlink", "telepathy"] },
    says: "needs telepathy, which this testee does not have",
  },
  {
    what: "a witness",
    tried: { steps: ANY, observe: ["files", "dreams"] },
    says: 'cannot observe "dreams"',
  },
];

for (const side of SIDES) {
  for (const { what, tried, says } of refused) {
    test(`the ${side} testee refuses what it does not know: ${what}`, async ({ testees }) => {
      const testee = side === "port" ? testees.port : await testees.cpython();

      expect(await run(testee, tried)).toMatchObject({ refused: says });
    });
  }

  test(`the ${side} testee says which words it knows`, async ({ testees }) => {
    const testee = side === "port" ? testees.port : await testees.cpython();

    expect(testee.capabilities).toEqual(
      expect.arrayContaining([
        "new",
        "except",
        "hook:gzip",
        "observe:stderr",
        "value:$time",
        "fresh",
      ]),
    );
  });

  test(`the ${side} testee reports a scenario without evidence as failed`, async ({ testees }) => {
    const testee = side === "port" ? testees.port : await testees.cpython();
    const silent = { steps: [{ set: { "logging.raiseExceptions": false } }] };

    expect(await run(testee, silent)).toMatchObject({
      failed: expect.stringContaining("left no evidence"),
    });
    expect(await run(testee, { ...silent, lab: { tcp: {} }, observe: ["tcp"] })).toEqual({
      observations: [],
    });
  });

  test(`the ${side} testee keeps what the library prints off the protocol`, async ({ testees }) => {
    const testee = side === "port" ? testees.port : await testees.cpython();
    const steps = [
      { new: { h: { class: "StreamHandler", args: [{ $ref: "sys.stdout" }] } } },
      { burst: { to: "h", times: 3, msg: '{"seq":1,"observations":[]}' } },
      { call: { of: "sys.stdout.write", args: ["no line end"] } },
    ];

    const seen = await observe(testee, { steps, observe: ["stdout"] });

    expect(seen["stdout"]).toBe(`${'{"seq":1,"observations":[]}\n'.repeat(3)}no line end`);
    expect(await observe(testee, { steps: ANY })).toEqual({ "results/1": 20 });
  });

  test(`the ${side} testee starts each fresh scenario from pristine state`, async ({ testees }) => {
    const testee = side === "port" ? testees.port : await testees.cpython();
    const look = [
      { get: "logging.raiseExceptions" },
      { get: "logging.root.handlers" },
      { call: { of: "logging.getLevelName", args: [7] } },
      { call: { of: "logging.getLogger", args: ["stays"], as: "lg" } },
      { get: "lg.level" },
    ];
    const pristine = await observe(testee, { steps: look });

    await observe(testee, {
      steps: [
        { set: { "logging.raiseExceptions": false } },
        { call: { of: "logging.basicConfig" } },
        { call: { of: "logging.addLevelName", args: [7, "SEVEN"] } },
        { call: { of: "logging.getLogger", args: ["stays"], as: "lg" } },
        { call: { of: "lg.setLevel", args: [7] } },
      ],
    });

    expect(await observe(testee, { steps: look })).toEqual(pristine);
  });

  test(`the ${side} testee runs in process where that is allowed`, async ({ testees }) => {
    const testee = side === "port" ? testees.port : await testees.cpython();
    const steps = [
      { new: { h: { class: "FileHandler", args: ["a.log"] } } },
      { log: { to: "h", msg: "%d", args: [1] } },
      { clock: { advance: 1 } },
      { call: { of: "logging.makeLogRecord", args: [{}], as: "r" } },
      { get: "r.relativeCreated" },
      { get: "r.process" },
      { get: "r.thread" },
    ];

    const fresh = await observe(testee, { steps });
    for (let time = 0; time < 3; time++) {
      expect(await observe(testee, { steps, fresh: false })).toEqual(fresh);
    }
  });

  test(`the ${side} testee asks the harness to act on the lab`, async ({ testees }) => {
    const testee = side === "port" ? testees.port : await testees.cpython();
    const asked: unknown[] = [];
    const steps = [
      { lab: { tcp: "down" } },
      { repeat: { times: 2, steps: [{ lab: { tcp: { up: true } } }] } },
      { get: "tcp.port" },
      { call: { of: "builtins.repr", args: [{ $lab: "tcp.address" }] } },
    ];

    const seen = await observe(
      testee,
      { steps, lab: { tcp: { port: 5140, address: ["127.0.0.1", 5140] } } },
      async (actions, step) => {
        asked.push([step, actions]);
      },
    );

    expect(asked).toEqual([
      ["1", { tcp: "down" }],
      ["2.1[1]", { tcp: { up: true } }],
      ["2.1[2]", { tcp: { up: true } }],
      ["end", {}],
    ]);
    expect(seen).toEqual({ "results/3": 5140, "results/4": "('127.0.0.1', 5140)" });
  });

  test(`the ${side} testee refuses a part of the lab that it was not told of`, async ({
    testees,
  }) => {
    const testee = side === "port" ? testees.port : await testees.cpython();
    const steps = [{ call: { of: "builtins.repr", args: [{ $lab: "tcp.path" }] } }];

    expect(await run(testee, { steps, lab: { tcp: { port: 1 } } })).toMatchObject({
      refused: "the lab has no tcp.path",
    });
  });

  test(`the ${side} testee carries long texts whole`, async ({ testees }) => {
    const testee = side === "port" ? testees.port : await testees.cpython();
    const text = "é😀\u2028\r\n\u0000".repeat(50_000);

    const seen = await observe(testee, { steps: [{ fs: { write: ["long", text] } }] });

    expect(seen["files/long"]).toBe(text);
  });
}

test("the cpython testee outlives a scenario that ends its process", async ({ testees }) => {
  const testee = await testees.cpython();

  const answer = await run(testee, { steps: [{ call: { of: "logging.os._exit", args: [3] } }] });

  expect(answer).toMatchObject({ failed: expect.stringContaining("ended without an answer") });
  expect(await observe(testee, { steps: ANY })).toEqual({ "results/1": 20 });
});

test("the CPython testee answers on every CPython of this machine", async () => {
  const steps = [
    {
      new: {
        h: { class: "handlers.TimedRotatingFileHandler", args: ["t.log"], kw: { when: "S" } },
      },
    },
    { log: { to: "h", msg: "%s", args: ["one"] } },
    { clock: { advance: 2 } },
    { log: { to: "h", msg: "two" } },
  ];

  for (const { file, version } of await livePythons()) {
    const testee = await startPython(file);
    expect(testee.info.version).toBe(version);
    expect(await observe(testee, { steps, tz: "Europe/Paris" }), version).toEqual({
      "files/t.log": "two\n",
      "files/t.log.2024-01-15_13-00-00": "one\n",
    });
    await testee.stop();
  }
});
