import * as concur from './concur/resolvers.ts';
import type { Resolvers } from './generated/resolvers.ts';
import { scalars } from './graphql/scalars.ts';
import * as iplicit from './iplicit/resolvers.ts';
import * as journal from './journal/resolvers.ts';
import * as runs from './runs/resolvers.ts';

const { Query: concurQuery, Mutation: concurMutation, ...concurTypes } = concur;
const { Query: iplicitQuery, Mutation: iplicitMutation, ...iplicitTypes } = iplicit;
const { Query: journalQuery, ...journalTypes } = journal;
const { Query: runsQuery, ...runTypes } = runs;

/** All resolvers of the schema, merged from the folders that define them. */
export const resolvers: Resolvers = {
  ...scalars,
  ...concurTypes,
  ...iplicitTypes,
  ...journalTypes,
  ...runTypes,
  Query: { ...concurQuery, ...iplicitQuery, ...journalQuery, ...runsQuery },
  Mutation: { ...concurMutation, ...iplicitMutation },
};
