/** Why a read of the billing system brought nothing. */
export type ReadFailure =
  | 'offline'
  | 'no-host-permission'
  | 'network'
  | 'timeout'
  | 'organization-unknown'
  | 'key-refused'
  | 'forbidden'
  | 'not-found'
  | 'malformed'
  | 'server-error'
  | 'locked'
  | 'no-key'
  | 'not-set-up';
