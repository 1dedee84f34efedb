const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  '57P03',
]);

/** Returns a remedy by the error code of the system or the database. */
function remedyFor(code: string): string | undefined {
  if (unreachable.has(code))
    return 'The database of DATABASE_URL cannot be reached. Start it, or correct the host and port in DATABASE_URL.';
  switch (code) {
    case '28P01':
    case '28000':
      return 'The database refuses the user of DATABASE_URL. Correct the user and the password, and see pg_hba.conf.';
    case '3D000':
      return 'The database that DATABASE_URL names does not exist. Create it (createdb), or correct the name.';
    case '42501':
      return 'The role of DATABASE_URL lacks a right. It must own the database and have CREATEROLE (README.md, In production).';
    case '53300':
      return 'The database has no connection left. Raise its max_connections, or lower DATABASE_POOL.';
    case 'ENOSPC':
    case '53100':
      return 'The disk is full. Make room, then start again: nothing is lost.';
    default:
      return undefined;
  }
}

/** Yields an error and its causes, including all parts of aggregate errors. */
function* chain(error: unknown): Generator<Error> {
  if (!(error instanceof Error)) return;
  yield error;
  if (error instanceof AggregateError) for (const each of error.errors) yield* chain(each);
  yield* chain(error.cause);
}

const codeOf = (error: Error) => ('code' in error && typeof error.code === 'string' ? error.code : '');

/** Explains a failed start: the cause and the remedy, without a stack. */
export function explainFailure(error: unknown): string {
  const errors = [...chain(error)];
  for (const each of errors) {
    const remedy = remedyFor(codeOf(each));
    if (remedy) return `${remedy}\n  ${each.message || codeOf(each)}`;
  }
  // The last error is the cause: earlier ones repeat statements.
  const { message } = errors.findLast((each) => each.message) ?? { message: String(error) };
  return message;
}
