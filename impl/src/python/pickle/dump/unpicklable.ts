import { TypeError } from "../../exceptions/builtin.ts";
import { repr } from "../../repr.ts";
import { typeName } from "../../values.ts";
import { PicklingError } from "../errors.ts";

/** The error for a function or class: Python would pickle its name, which means nothing there. */
export function lookupFailure(value: { readonly name: string }): PicklingError {
  const name = value.name === "" ? "<lambda>" : value.name;
  return new PicklingError(`Can't pickle ${repr(value)}: it's not found as __main__.${name}`);
}

/** The error for an object of a class without a pickle. */
export function noPickle(value: unknown): TypeError {
  return new TypeError(`cannot pickle '${typeName(value)}' object`);
}
