/** Stands in for the schema of a message's envelope: the client that makes it is the product's own. */
export const z = {
  strictObject: () => ({
    safeParse: (data: unknown) => ({ success: true as const, data }),
  }),
  string: () => undefined,
  unknown: () => undefined,
};
