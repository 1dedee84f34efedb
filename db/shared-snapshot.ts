import { snapshotMode, transact } from './internal/transaction';
import { enter, seal, type Tenant, type Transaction } from './tenant';

/**
 * One snapshot for several readers of one tenant, who read independently of each other, such as the parts of a page. The
 * first opens it, those that come before the last has finished join it, and it ends after them. It writes nothing, and it
 * never changes its tenant, because other readers are in it.
 */
export class SharedSnapshot {
  readonly #tenant: Tenant;
  #current: { begun: Promise<Transaction>; readers: number; end: () => void } | undefined;

  constructor(tenant: Tenant) {
    this.#tenant = tenant;
  }

  /** @throws the error of `work`; after one, later readers get a new snapshot */
  async read<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    this.#current ??= this.#begin();
    const snapshot = this.#current;
    const leave = () => {
      if (this.#current === snapshot) this.#current = undefined;
      snapshot.end();
    };
    snapshot.readers += 1;
    try {
      return await work(await snapshot.begun);
    } catch (error) {
      // A failed statement ended the transaction for every reader.
      if (this.#current === snapshot) this.#current = undefined;
      throw error;
    } finally {
      snapshot.readers -= 1;
      // Parts of a page that wait for this result read in the same turn.
      setImmediate(() => snapshot.readers === 0 && leave());
    }
  }

  #begin() {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const begun = new Promise<Transaction>((resolve, reject) => {
      transact(async (tx) => {
        await enter(tx, this.#tenant);
        resolve(seal(tx));
        await ended;
      }, snapshotMode).catch(reject);
    });
    return { begun, readers: 0, end };
  }
}
