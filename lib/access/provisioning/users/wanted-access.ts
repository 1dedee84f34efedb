import { fieldOf, isObject } from '../filter/matches';
import { invalidValue } from '../protocol/refusal';
import { accessSchema } from '../protocol/schemas';

/** What a resource asks for in one workspace. Absent: not said. */
export interface WantedAccess {
  workspace: string;
  restrictions?: string[];
  rights?: string[];
  /** The first moment without access; null: no end. */
  endsAt: Date | null;
}

/**
 * Reads the accesses of a resource.
 *
 * @returns undefined when the resource does not speak of them
 * @throws ScimRefusal
 */
export function wantedAccess(resource: object): WantedAccess[] | undefined {
  const extension = fieldOf(resource, accessSchema);
  const list = isObject(extension) ? fieldOf(extension, 'memberships') : undefined;
  if (list === undefined || list === null) return undefined;
  if (!Array.isArray(list)) throw invalidValue('“memberships” has to be a list.');
  return list.map((each) => {
    const workspace = fieldOf(each, 'workspace');
    if (typeof workspace !== 'string') throw invalidValue('“workspace” has to be an id.');
    return {
      workspace: workspace.toLowerCase(),
      restrictions: idsAt(each, 'restrictions'),
      rights: idsAt(each, 'rights'),
      endsAt: momentAt(each),
    };
  });
}

function idsAt(owner: unknown, name: string): string[] | undefined {
  const value = fieldOf(owner, name);
  if (value === undefined || value === null) return undefined;
  const list = [value].flat();
  if (!list.every((each) => typeof each === 'string'))
    throw invalidValue(`“${name}” has to be a list of texts.`);
  return list;
}

function momentAt(owner: unknown): Date | null {
  const value = fieldOf(owner, 'endsAt');
  if (value === undefined || value === null || value === '') return null;
  const moment = new Date(typeof value === 'string' ? value : Number.NaN);
  if (Number.isNaN(moment.getTime())) throw invalidValue('“endsAt” has to be a moment.');
  return moment;
}
