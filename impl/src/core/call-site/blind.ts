/*
 * Finding the call site of a record costs as much as writing it, so it is left out where nothing can
 * tell. Every method that is handed the record must then be one of the port's own that is known not
 * to look at the call site. Those are marked here as blind; an override or a patch has no mark.
 */
const BLIND: unique symbol = Symbol("does not look at call sites");

/** Whether the methods that a blind one hands the record on to are blind as well. */
export type AlsoBlind<T> = (owner: T) => boolean;

interface Markable<T> {
  /** Every function has one; it is here so that functions count as markable. */
  readonly name: string;
  readonly [BLIND]?: AlsoBlind<T>;
}

/**
 * Marks a method as blind.
 *
 * `also` answers for the methods that it hands the record on to, through its object or its base
 * class.
 */
export function markBlind<T>(method: object, also: AlsoBlind<T>): void {
  Object.defineProperty(method, BLIND, { value: also });
}

/** Marks methods that hand the record on to nobody. */
export function markAllBlind(...methods: readonly object[]): void {
  for (const method of methods) markBlind(method, () => true);
}

/** Whether `method`, called on `owner`, does not look at the call site of a record. */
export function isBlind<T>(method: Markable<T> | undefined, owner: T): boolean {
  const also = method?.[BLIND]; // an odd object may lack the method
  return also !== undefined && also(owner);
}
