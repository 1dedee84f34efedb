/** The identifiers of the schemas and messages of SCIM that are served (RFC 7643, RFC 7644). */
export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const enterpriseSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
/** Of Latchkey: restrictions, rights and ends of a person's accesses. */
export const accessSchema = 'urn:latchkey:scim:2.0:Access';
export const listSchema = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
export const errorSchema = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** A resource as it is sent. */
export type Resource = Record<string, unknown> & { id: string };
