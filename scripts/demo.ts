import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { migrate } from '@/db/migrate';

/** One sign-in of the demo: the person's access, and their email. */
export interface DemoLine {
  role: string;
  email: string;
  /** Their organisation; there is one for each access model. */
  organisation: string;
}

/** Fills the demo organisations into an empty database; all their people have the same password. */
export type SeedDemo = (options: { password: string }) => Promise<DemoLine[]>;

export interface Demo {
  password: string;
  lines: DemoLine[];
}

interface Filling {
  directory: string;
  url: string;
  password: string;
  seed: SeedDemo;
}

/** Whether the database has any user. */
export async function hasUsers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [row] = await sql`select exists (select from users) as "hasUsers"`;
    return row?.hasUsers === true;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Fills the demo on the first start of an embedded database and stores how to sign in. If an earlier attempt was
 * killed, its database, which has no real data yet, is dropped and the demo is filled again.
 */
export async function fillDemoOnce({
  adminUrl,
  ...filling
}: Filling & { adminUrl: string }): Promise<Demo | undefined> {
  const done = join(filling.directory, 'demo.json');
  const unfinished = join(filling.directory, 'demo.unfinished');
  const kept = await readFile(done, 'utf8').catch(() => undefined);
  if (kept) return JSON.parse(kept);

  const wasInterrupted = await readFile(unfinished).then(
    () => true,
    () => false,
  );
  if (wasInterrupted) await recreate(adminUrl, filling.url);
  else if (await hasUsers(filling.url)) return undefined;

  await writeFile(unfinished, '');
  const demo = { password: filling.password, lines: await filling.seed({ password: filling.password }) };
  await writeFile(done, JSON.stringify(demo), { mode: 0o600 });
  await rm(unfinished);
  return demo;
}

async function recreate(adminUrl: string, url: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`drop database if exists latchkey with (force)`;
    await sql`create database latchkey owner latchkey`;
  } finally {
    await sql.end({ timeout: 5 });
  }
  await migrate(url);
}
