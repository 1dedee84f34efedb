import { NotFound } from '@/lib/platform/errors';
import type { ProgramRequest } from '@/lib/platform/http/program-request';
import type { Operation } from './operation';
import { ApiRefusal } from './refusal';

/** The address of version 1; its operations lie below. */
export const apiBase = '/api/v1';

/**
 * The operation of a request, with the parameters of its path.
 *
 * @throws NotFound for an unknown path · ApiRefusal for an unknown method of a known one
 */
export function findOperation(
  operations: readonly Operation[],
  { method, url }: ProgramRequest,
): { operation: Operation; params: Readonly<Record<string, string>> } {
  const path = new URL(url).pathname.slice(apiBase.length);
  const matched = operations.flatMap((operation) => {
    const params = paramsIn(operation.path, path);
    return params ? [{ operation, params }] : [];
  });
  if (matched.length === 0) throw new NotFound();
  const found = matched.find(({ operation }) => operation.method === method);
  if (found) return found;
  const allow = matched.map(({ operation }) => operation.method).join(', ');
  throw new ApiRefusal('method-not-allowed', {}, { allow });
}

function paramsIn(template: string, path: string): Record<string, string> | null {
  const [names, values] = [template.split('/'), path.split('/')];
  if (names.length !== values.length) return null;
  const params: Record<string, string> = {};
  for (const [at, name] of names.entries()) {
    const value = values[at] ?? '';
    const [, param] = /^\{(\w+)\}$/.exec(name) ?? [];
    if (param) params[param] = value;
    else if (name !== value) return null;
  }
  return params;
}
