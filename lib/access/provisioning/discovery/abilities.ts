import { largestBody } from '@/lib/access/api/read-request';
import { mostOperations } from '../bulk/bulk-request';
import { largestPage, usualPage } from '../protocol/list-query';
import { accessSchema, enterpriseSchema, groupSchema, userSchema } from '../protocol/schemas';

/** What the directory can do (RFC 7643, 5). */
export const serviceProviderConfig = (base: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: true, maxOperations: mostOperations, maxPayloadSize: largestBody },
  filter: { supported: true, maxResults: largestPage },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: true },
  // RFC 9865, 4. A cursor never expires.
  pagination: {
    ...{ cursor: true, index: true, defaultPaginationMethod: 'index' },
    ...{ defaultPageSize: usualPage, maxPageSize: largestPage },
  },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Directory token',
      description: 'A token that an administrator of the organisation makes on its page Directory.',
      specUri: 'https://www.rfc-editor.org/info/rfc6750',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
});

/** The types of resources (RFC 7643, 6). */
export const resourceTypes = (base: string) =>
  [
    {
      id: 'User',
      name: 'User',
      endpoint: '/Users',
      description: 'A person of the organisation',
      schema: userSchema,
      schemaExtensions: [
        { schema: enterpriseSchema, required: false },
        { schema: accessSchema, required: false },
      ],
    },
    {
      id: 'Group',
      name: 'Group',
      endpoint: '/Groups',
      description: 'A level of a workspace, or a team',
      schema: groupSchema,
      schemaExtensions: [],
    },
  ].map((type) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    ...type,
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${type.id}` },
  }));
