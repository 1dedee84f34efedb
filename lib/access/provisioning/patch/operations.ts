import { fieldOf, isObject } from '../filter/matches';
import { ScimRefusal } from '../protocol/refusal';

export const patchSchema = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

export interface Operation {
  op: 'add' | 'remove' | 'replace';
  path?: string;
  value?: unknown;
}

const most = 1000;

/**
 * The operations of a PATCH. Entra capitalises `op`.
 *
 * @throws ScimRefusal
 */
export function operationsOf(body: object): Operation[] {
  const list = fieldOf(body, 'Operations');
  if (!Array.isArray(list) || list.length === 0) throw malformed('“Operations” has to be a list.');
  if (list.length > most) throw new ScimRefusal(413, 'tooMany', `A PATCH has at most ${most} operations.`);
  return list.map(operationOf);
}

function operationOf(given: unknown): Operation {
  const op = String(fieldOf(given, 'op')).toLowerCase();
  const path = fieldOf(given, 'path');
  const value = fieldOf(given, 'value');
  if (!isObject(given) || !isKnown(op)) throw malformed('“op” has to be add, remove or replace.');
  if (path !== undefined && path !== null && typeof path !== 'string')
    throw malformed('“path” has to be a text.');
  if (!path && op === 'remove') throw new ScimRefusal(400, 'noTarget', 'To remove needs a path.');
  if (op !== 'remove' && value === undefined) throw malformed(`To ${op} needs a value.`);
  return { op, ...(path && { path }), value };
}

const isKnown = (op: string): op is Operation['op'] => ['add', 'remove', 'replace'].includes(op);

const malformed = (detail: string) => new ScimRefusal(400, 'invalidSyntax', detail);
