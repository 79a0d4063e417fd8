/** Python's exceptions, under Python's names and along Python's tree. */
export * from "./exceptions/base.ts";
export * from "./exceptions/builtin.ts";
export * from "./exceptions/os-error.ts";
export * from "./exceptions/system-error.ts";
export * from "./exceptions/unicode-error.ts";
export * from "./exceptions/warning.ts";
export { exceptionTypeName } from "./values.ts";
