import type { LogRecord } from "../core/record/record.ts";
import { RuntimeError } from "../python/exceptions.ts";
import { decided } from "../python/pickle/load/limits.ts";
import type { LoadsOptions } from "../python/pickle.ts";
import { type Counts, newCounts, type ReceiverCounts } from "./counts.ts";
import { decodeRecord } from "./decode-record.ts";
import { Loggers } from "./loggers.ts";
import { type Sender, type Settings, type SocketReceiverOptions, settingsOf } from "./options.ts";
import { RecordQueue } from "./record-queue.ts";

/** What all receivers have in common: what becomes of a frame, and what is counted. */
export abstract class Receiver {
  protected readonly settings: Settings;
  protected readonly tally: Counts = newCounts();
  readonly #limits: LoadsOptions;
  readonly #loggers: Loggers;
  #queue: RecordQueue | undefined;

  constructor(options: SocketReceiverOptions) {
    this.settings = settingsOf(options);
    const { limits, maxFrameBytes, logname } = this.settings;
    this.#limits = decided({ ...limits, maxLength: maxFrameBytes, exact: true });
    this.#loggers = new Loggers(logname);
  }

  /** What was seen up to now. */
  get counts(): ReceiverCounts {
    return { ...this.tally };
  }

  /**
   * The records from now on, for a `for await` loop; they go to no logger then. The loop ends with
   * `close()`, and leaving it closes the receiver.
   *
   * A slow loop slows down senders over streams, and loses datagrams.
   *
   * Errors: RuntimeError if there is such a loop already.
   */
  records(): AsyncIterableIterator<LogRecord> {
    if (this.#queue !== undefined) throw new RuntimeError("the records are being read already");
    this.#queue = new RecordQueue(this.settings.maxWaiting, () => void this.close());
    return this.#queue;
  }

  /** Gives up the port and every connection; settles when all are gone. */
  abstract close(): Promise<void>;

  /** Ends the loop over `records()`, if there is one. */
  protected endRecords(): void {
    this.#queue?.close();
  }

  /** The queue, where nothing more should be put into it for now. */
  protected get fullQueue(): RecordQueue | undefined {
    return this.#queue?.isFull === true ? this.#queue : undefined;
  }

  /** Takes one pickle. Whether it was a record. */
  protected take(pickle: Uint8Array, sender: Sender): boolean {
    let record: LogRecord;
    try {
      record = decodeRecord(pickle, this.#limits);
    } catch (error) {
      this.tally.malformed++;
      this.report(error, sender);
      return false;
    }
    this.#deliver(record, sender);
    return true;
  }

  /** Tells whoever wants to know; what they throw in turn is not ours to handle. */
  protected report(error: unknown, sender: Sender): void {
    this.settings.onError?.(error, sender);
  }

  #deliver(record: LogRecord, sender: Sender): void {
    this.tally.records++;
    try {
      if (this.#queue !== undefined) this.#queue.put(record);
      else if (this.settings.onRecord !== null) this.settings.onRecord(record, sender);
      else this.#loggers.handle(record);
    } catch (error) {
      this.tally.failed++;
      this.report(error, sender);
    }
  }
}
