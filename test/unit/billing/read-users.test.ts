import { describe, expect, it } from 'vitest';
import { readUsers } from '../../../src/billing/read-users';

describe('the answer to a search', () => {
  it.each<[string, unknown, readonly string[] | undefined]>([
    ['wrapped', { status: 'success', data: { users: [{ external_id: 'usr_1' }] } }, ['usr_1']],
    ['bare', { users: [{ external_id: 'usr_1' }, { external_id: 'usr_2' }] }, ['usr_1', 'usr_2']],
    ['with more than was asked', { data: { users: [{ external_id: 'a', email: 'x' }] } }, ['a']],
    ['of nobody', { data: { users: [] } }, []],
    ['of no one with an id', { data: { users: [{ id: 'usr_1' }] } }, undefined],
    ['with one half user', { data: { users: [{ external_id: 'a' }, {}] } }, undefined],
    ['with a number', { data: { users: [{ external_id: 7 }] } }, undefined],
    ['that is empty', {}, undefined],
    ['that is no object', [], undefined],
    ['that is nothing', null, undefined],
  ])('%s', (_, body, ids) => {
    expect(readUsers(body)).toEqual(ids);
  });
});
