import { z } from "zod";
import { unknownName } from "./nearest.ts";

/** A map with these keys and no others; a wrong key is answered with the nearest right one. */
export function strict<Shape extends z.core.$ZodShape>(
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  const names = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => unknownName("key", key, names)).join("; ")
        : undefined,
  });
}
