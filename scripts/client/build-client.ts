import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { apiDocument } from '@/lib/access/api/document';
import { operations } from '@/lib/modules';

const folder = 'clients/typescript';

/**
 * Makes the types of the TypeScript client from the OpenAPI document, and compiles the client with them into `dist`.
 * Both are made anew each time and are not kept in the repository.
 *
 * @throws Error with the output of the compiler
 */
export async function buildClient(): Promise<void> {
  const document = await apiDocument(operations, 'https://latchkey.example.com', 'en');
  const types = astToString(await openapiTS(JSON.stringify(document)));
  mkdirSync(`${folder}/generated`, { recursive: true });
  writeFileSync(`${folder}/generated/api.ts`, types);
  const compiler = 'node_modules/@typescript/native/bin/tsc';
  const { status, stdout } = spawnSync(process.execPath, [compiler, '--project', folder], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout);
}
