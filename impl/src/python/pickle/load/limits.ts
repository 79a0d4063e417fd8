/** Options of `loads`. A pickle beyond a limit is refused with an `UnpicklingError` that names it. */
export interface LoadsOptions {
  /**
   * Keeps what plain JavaScript values would blur: a whole float becomes a `PyFloat`, and a dict with
   * a key such as `"1"`, which an object would put first, becomes a Map.
   *
   * @defaultValue false
   */
  readonly exact?: boolean;
  /**
   * Bytes of a pickle, and also of what is copied while it is read.
   *
   * @defaultValue 16 MiB
   */
  readonly maxLength?: number;
  /**
   * Values and marks in a pickle, counted as often as it mentions them.
   *
   * @defaultValue 250,000
   */
  readonly maxItems?: number;
  /**
   * Containers inside one another.
   *
   * @defaultValue 500
   */
  readonly maxDepth?: number;
  /**
   * Times that a pickle keeps a value to refer to it again.
   *
   * @defaultValue 250,000
   */
  readonly maxMemo?: number;
  /**
   * Decimal digits of an int.
   *
   * @defaultValue 4300, Python's own limit
   */
  readonly maxIntDigits?: number;
}

/** Every option decided. */
export type Limits = Required<LoadsOptions>;

const DEFAULTS: Limits = {
  exact: false,
  maxLength: 1 << 24,
  maxItems: 250_000,
  maxDepth: 500,
  maxMemo: 250_000,
  maxIntDigits: 4300,
};

/** Saves the time to look for options where there are none. */
export const NO_OPTIONS: LoadsOptions = {};

/** What was decided once and for all. */
const DECIDED = new WeakMap<LoadsOptions, Limits>([[NO_OPTIONS, DEFAULTS]]);

/** Options for many calls of `loads`: the same, and looked at only once. */
export function decided(options: LoadsOptions): LoadsOptions {
  const limits = Object.freeze({ ...DEFAULTS, ...options });
  DECIDED.set(limits, limits);
  return limits;
}

/** The defaults for what was not asked for. */
export function limitsOf(options: LoadsOptions): Limits {
  return DECIDED.get(options) ?? { ...DEFAULTS, ...options };
}
