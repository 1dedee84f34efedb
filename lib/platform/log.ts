import 'server-only';
import pino from 'pino';

/** Structured log on standard output. Must never receive tokens, passwords, contact data or bound parameters. */
export const log = pino({ level: process.env.LOG_LEVEL ?? 'info', base: undefined });
