/** The path of the GraphQL endpoint. */
export const ENDPOINT = '/graphql';
