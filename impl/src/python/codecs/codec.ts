/** Turns text into bytes piece by piece, remembering what one piece means for the next. */
export interface IncrementalEncoder {
  /**
   * Bytes of the next piece of the text.
   *
   * @param final whether nothing follows, so that nothing may be held back
   */
  encode(text: string, final?: boolean): Uint8Array;
  /** Back to the start of a stream: a byte order mark is due again. */
  reset(): void;
  /** Takes up a state of CPython; a text file that goes on past its start sets zero. */
  setstate(state: number): void;
}

/**
 * A text encoding as `codecs.lookup` gives it.
 *
 * Errors: methods throw UnicodeEncodeError or UnicodeDecodeError if the error handler does not
 * settle the matter, and LookupError for a handler that is not known, once one is needed.
 *
 * Source: CPython 3.15, `codecs.CodecInfo`.
 */
export interface Codec {
  /** The name that CPython reports, e.g. `iso8859-1` for latin-1. */
  readonly name: string;
  /** False for codecs such as `zlib`, which do not turn text into bytes and which no file accepts. */
  readonly isText: boolean;
  /** The whole of `text` as bytes. */
  encode(text: string, errors?: string): Uint8Array;
  /** The text that `bytes` stand for. */
  decode(bytes: Uint8Array, errors?: string): string;
  /** An encoder for a stream. */
  incrementalEncoder(errors?: string): IncrementalEncoder;
}

/** The incremental encoder of an encoding in which no piece depends on the one before. */
export function statelessEncoder(codec: Codec, errors: string): IncrementalEncoder {
  return {
    encode: (text) => codec.encode(text, errors),
    reset: () => {},
    setstate: () => {},
  };
}
