/** Where GraphQL is answered. */
export const ENDPOINT = '/graphql';
