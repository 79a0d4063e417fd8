// Makes the optional package koffi as good as not installed; start Node with --require.
const Module = require("node:module");
const { _resolveFilename: resolve } = Module;

Module._resolveFilename = (name, ...rest) => {
  if (name !== "koffi") return resolve(name, ...rest);
  throw Object.assign(new Error("Cannot find module 'koffi'"), { code: "MODULE_NOT_FOUND" });
};
