import { buildIfNeeded } from './build';

/** `npm run build`: builds unless the last build was made from this source, so that a start need not. */
process.exit((await buildIfNeeded()) ? 0 : 1);
