import { type AttributePath, InvalidFilter } from './filter';

const letter = /^[A-Za-z]$/;
const nameCharacter = /^[\w$-]$/;

/**
 * Reads `name`, `name.sub`, `urn:…:name.sub` or `urn:…` (RFC 7644, 3.10). The version in a schema has a point, so the
 * attribute follows the last colon.
 *
 * @param schemas those that a path may name alone
 * @throws InvalidFilter
 */
export function attributePath(text: string, schemas: readonly string[] = []): AttributePath {
  const known = schemas.find((schema) => schema.toLowerCase() === text.toLowerCase());
  if (known !== undefined) return { schema: known };
  const colon = text.lastIndexOf(':');
  const [name = '', sub, ...rest] = text.slice(colon + 1).split('.');
  if (!isAttributeName(name) || (sub !== undefined && !isAttributeName(sub)) || rest.length > 0)
    throw new InvalidFilter(`"${text}" is not the path of an attribute.`);
  return {
    ...(colon >= 0 && { schema: text.slice(0, colon) }),
    name,
    ...(sub !== undefined && { sub }),
  };
}

/** Also keeps names of JavaScript itself, as `__proto__`, out of resources (RO6). */
export const isAttributeName = (name: string) =>
  letter.test(name.charAt(0)) && [...name].every((each) => nameCharacter.test(each));
