/** The types of resources that are no records: each is about the kind of target of the same name. */
export const ownTypes = ['workspace', 'member', 'assignment'] as const;
