import type { Collection } from './definition';
import { attributes } from './definitions/attributes';
import { channels } from './definitions/channels';
import { contactFields } from './definitions/contact-fields';
import { integrations } from './definitions/integrations';
import { snippets } from './definitions/snippets';
import { whatsappTemplates } from './definitions/whatsapp-templates';

/** Every collection, in the order in which the menu shows them. */
export const collections: readonly Collection[] = [
  channels,
  contactFields,
  attributes,
  integrations,
  snippets,
  whatsappTemplates,
];

/** The collection of that id; undefined for anything that is none (RO6). */
export function collectionOf(id: string): Collection | undefined {
  return collections.find((collection) => collection.id === id);
}
