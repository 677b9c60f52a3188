import type { ReadFailure } from '../protocol/read-failure';
import type { MessageKey } from './words';

/** Why the billing API could not be read, in words. */
export const readFailureWords = {
  offline: 'readOffline',
  'no-host-permission': 'readNoHostPermission',
  network: 'readNetwork',
  timeout: 'readTimeout',
  'organization-unknown': 'readOrganizationUnknown',
  'key-refused': 'readKeyRefused',
  forbidden: 'readForbidden',
  'not-found': 'readNotFound',
  malformed: 'readMalformed',
  'server-error': 'readServerError',
  locked: 'readLocked',
  'no-key': 'readNoKey',
  'not-set-up': 'readNotSetUp',
} as const satisfies Record<ReadFailure, MessageKey>;
