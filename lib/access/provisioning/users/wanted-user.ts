import { fieldOf, isObject } from '../filter/matches';
import { invalidValue } from '../protocol/refusal';
import { enterpriseSchema } from '../protocol/schemas';
import { enterpriseAttributes, nameParts, plainAttributes } from './user-resource';

/** What a resource of the type User asks for. Absent: not said. */
export interface WantedUser {
  userName: string;
  externalId: string | null;
  displayName?: string;
  formatted?: string;
  /** From the parts of the name. */
  composed?: string;
  email?: string;
  active?: boolean;
  attributes: Record<string, unknown>;
}

const longest = 256;

/**
 * Reads a resource that a client sends, or that a PATCH makes. Attributes that are not kept are ignored, as the RFC
 * allows.
 *
 * @throws ScimRefusal
 */
export function wantedUser(resource: object): WantedUser {
  const userName = textAt(resource, 'userName');
  if (userName === undefined) throw invalidValue('“userName” is required.');
  const name = fieldOf(resource, 'name');
  if (name !== undefined && name !== null && !isObject(name))
    throw invalidValue('“name” has to be an object.');
  const parts = textsOf(name ?? {}, nameParts);
  const composed = [parts.givenName, parts.familyName].filter(Boolean).join(' ');
  return {
    userName,
    externalId: textAt(resource, 'externalId') ?? null,
    displayName: textAt(resource, 'displayName'),
    formatted: textAt(name ?? {}, 'formatted'),
    ...(composed !== '' && { composed }),
    email: emailOf(fieldOf(resource, 'emails')),
    active: activeOf(fieldOf(resource, 'active')),
    attributes: attributesOf(resource, parts),
  };
}

function attributesOf(resource: object, parts: Record<string, string>): Record<string, unknown> {
  const extension = fieldOf(resource, enterpriseSchema);
  const enterprise = isObject(extension) ? enterpriseOf(extension) : {};
  return {
    ...textsOf(resource, plainAttributes),
    ...(Object.keys(parts).length > 0 && { name: parts }),
    ...(Object.keys(enterprise).length > 0 && { [enterpriseSchema]: enterprise }),
  };
}

function enterpriseOf(extension: object): Record<string, unknown> {
  const manager = fieldOf(extension, 'manager');
  // Entra sends the manager as their id alone.
  const value = isObject(manager) ? textAt(manager, 'value') : textAt(extension, 'manager');
  return { ...textsOf(extension, enterpriseAttributes), ...(value !== undefined && { manager: { value } }) };
}

function textsOf(owner: object, names: readonly string[]): Record<string, string> {
  const found = names.map((name) => [name, textAt(owner, name)] as const);
  return Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** A text without control characters; an empty one counts as not said. */
function textAt(owner: object, name: string): string | undefined {
  const value = fieldOf(owner, name);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalidValue(`“${name}” has to be a text.`);
  const text = value.trim();
  if (text.length > longest || /\p{Cc}/u.test(text)) throw invalidValue(`“${name}” is not a valid text.`);
  return text === '' ? undefined : text;
}

/** Entra sends the texts "True" and "False". */
function activeOf(value: unknown): boolean | undefined {
  if (value === undefined || value === null) return undefined;
  const text = String(value).toLowerCase();
  if (text !== 'true' && text !== 'false') throw invalidValue('“active” has to be true or false.');
  return text === 'true';
}

/** Entra sends the texts "True" and "False". */
const isTrue = (value: unknown) => String(value).toLowerCase() === 'true';

/** The primary address, or that for work, or the first. */
function emailOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw invalidValue('“emails” has to be a list.');
  const emails = value.map((each) => (isObject(each) ? each : { value: each }));
  const chosen =
    emails.find((each) => isTrue(fieldOf(each, 'primary'))) ??
    emails.find((each) => fieldOf(each, 'type') === 'work') ??
    emails[0];
  return chosen && textAt(chosen, 'value');
}
