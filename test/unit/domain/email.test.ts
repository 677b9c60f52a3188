import { describe, expect, it } from 'vitest';
import { isEmail } from '../../../src/domain/email';

describe('an e-mail address', () => {
  it.each([
    ['ann@example.test', true],
    ['ann+1@example.test', true],
    ['änn@exämple.test', true],
    [`${'a'.repeat(307)}@example.test`.slice(0, 320), true],
    [`${'a'.repeat(308)}@example.test`, false],
    ['', false],
    ['ann', false],
    ['@example.test', false],
    ['ann@', false],
    ['a@b@c', false],
    ['ann @example.test', false],
    [' ann@example.test', false],
    ['ann@example.test\n', false],
    ['ann\u0000@example.test', false],
    ['ann\u200b@example.test', false],
    ['ann\u202e@example.test', false],
  ])('%j: %j', (text, isOne) => {
    expect(isEmail(text)).toBe(isOne);
  });
});
