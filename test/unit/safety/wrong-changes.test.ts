import { beforeAll, describe, expect, it } from 'vitest';
import { compile, type Change } from './patched-program';
import {
  change,
  newCommand,
  newEvent,
  newRequestField,
  newState,
  schemaOfCommand,
  schemaOfLoss,
  schemaOfNotSent,
  schemaOfPrice,
  schemaOfRequest,
  stateThatNobodyKnows,
  stateWithout,
  typeOfLoss,
  typeOfNotSent,
  typeOfPrice,
  typeOfRequest,
} from './patches';

/** The compiler takes its time on a busy machine. */
const LONG = 120_000;

/** What somebody may do in good faith and forget the other half of. */
const wrong: Readonly<Record<string, Change>> = {
  'a state that has no row in the table': change('domain/step-charge', stateThatNobodyKnows),
  'a state that does not say whether it is open': change(
    'domain/state-facts',
    stateWithout(/isOpen: true, /),
  ),
  'a state that does not say what became of the money': change(
    'domain/state-facts',
    stateWithout(/money: 'unknown', /),
  ),
  'a state that does not say how it is looked up': change(
    'domain/state-facts',
    stateWithout(/, lookUps: 'resolve'/),
  ),
  'a state that has no heading': change('domain/outcome-heading', newState),
  'a state that answers lead nowhere from': change('domain/step-charge', newState),
  'a loss whose reason the schema lacks': change('domain/charge-schema', typeOfLoss),
  'a loss whose reason the type lacks': change('domain/charge-schema', schemaOfLoss),
  'a reason not to send that the schema lacks': change('domain/charge-schema', typeOfNotSent),
  'a reason not to send that the type lacks': change('domain/charge-schema', schemaOfNotSent),
  'a field of the request that the schema lacks': change(
    'domain/charge-request-schema',
    typeOfRequest,
  ),
  'a field of the request that the type lacks': change(
    'domain/charge-request-schema',
    schemaOfRequest,
  ),
  'a field of the price that the schema lacks': change('domain/price-point-schema', typeOfPrice),
  'a field of the price that the type lacks': change('domain/price-point-schema', schemaOfPrice),
  'an event that no step knows': change('domain/step-charge', newEvent),
  'an event that the schema lacks': change('domain/charge-schema', newEvent),
  'a command without a schema of its request': change('protocol/requests', newCommand),
  'a field of a command that its schema lacks': change('protocol/requests', newRequestField),
  'a field of a command that only its schema knows': change('protocol/requests', schemaOfCommand),
};

/** The same with both halves: what the compiler minds above is the half that is missing. */
const right: Readonly<Record<string, Change>> = {
  'a state with all its facts': change('domain/state-facts', newState),
  'a loss whose reason type and schema know': change(
    'domain/charge-schema',
    typeOfLoss,
    schemaOfLoss,
  ),
  'a reason not to send that type and schema know': change(
    'domain/charge-schema',
    typeOfNotSent,
    schemaOfNotSent,
  ),
  'a field of the request that type and schema know': change(
    'domain/charge-request-schema',
    typeOfRequest,
    schemaOfRequest,
  ),
  'a field of the price that type and schema know': change(
    'domain/price-point-schema',
    typeOfPrice,
    schemaOfPrice,
  ),
  'a field of a command that type and schema know': change(
    'protocol/requests',
    newRequestField,
    schemaOfCommand,
  ),
};

/** Every file that has to notice something, as it is. */
const untouched = Object.fromEntries(
  Object.values(wrong).map(({ noticedBy }) => [noticedBy, { noticedBy, patches: [] }]),
);

const all = { ...wrong, ...right, ...untouched };
let said: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  const errors = compile(Object.values(all));
  said = new Map(Object.keys(all).map((name, place) => [name, errors[place] ?? []]));
}, LONG);

describe('the compiler', () => {
  it.each(Object.keys(wrong))('refuses %s', (name) => {
    expect(said.get(name)).not.toEqual([]);
  });

  it.each([...Object.keys(right), ...Object.keys(untouched)])('accepts %s', (name) => {
    expect(said.get(name)).toEqual([]);
  });
});
