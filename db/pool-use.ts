/** How a pool of this process is used, and which errors it met. */
export interface PoolUse {
  /** Transactions that have a connection. */
  running: number;
  /** Transactions that wait for one. */
  waiting: number;
  /** Statements outside of transactions. */
  single: number;
  /** Transactions and single statements since the start. */
  total: number;
  /** Statements since the start, with those that begin and end transactions. */
  statements: number;
  /** The most connections in use at once since it was last read. */
  peak: number;
  /** How many errors of each class, since the start. */
  errors: Map<string, number>;
}

type Server = 'primary' | 'replica';

/** On the global object: Next loads a module once per bundle, and a process has one pool for each server. */
const shared = globalThis as typeof globalThis & { latchkeyPoolUse?: Record<Server, PoolUse> };

const counted = new WeakSet<Error>();

/** The counts of this process, which change. */
export function poolUse(server: Server = 'primary'): PoolUse {
  shared.latchkeyPoolUse ??= { primary: unused(), replica: unused() };
  return shared.latchkeyPoolUse[server];
}

const unused = (): PoolUse => ({
  running: 0,
  waiting: 0,
  single: 0,
  total: 0,
  statements: 0,
  peak: 0,
  errors: new Map(),
});

/** Counts a transaction or a single statement that takes a connection. */
export function countConnection(kind: 'running' | 'single', use = poolUse()): void {
  use[kind] += 1;
  use.total += 1;
  use.peak = Math.max(use.peak, use.running + use.single);
}

/** The most connections in use at once since the last call. */
export function takePeak(): number {
  const use = poolUse();
  const { peak } = use;
  use.peak = use.running + use.single;
  return peak;
}

/** Counts a failure of the database once, however often it is passed on; other errors are not counted. */
export function countError(error: unknown): void {
  const name = errorClass(error);
  if (!name || !(error instanceof Error) || counted.has(error)) return;
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) counted.add(cause);
  const { errors } = poolUse();
  errors.set(name, (errors.get(name) ?? 0) + 1);
}

/** `connection`, or the class of the SQLSTATE: its first two characters. */
export function errorClass(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (/^(?:CONNECT|ECONN|EPIPE|ETIMEDOUT)/.test(code)) return 'connection';
    if (/^[0-9A-Z]{5}$/.test(code)) return code.slice(0, 2);
  }
  return undefined;
}
