import type { DeviceFault } from './faults';

/** What somebody does at a device. */
export type AtDevice =
  | {
      readonly does: 'press';
      readonly customer: string;
      readonly ident: string;
      /** The same button again at once, or another window's for the same customer. */
      readonly twice: 'no' | 'same-form' | 'other-form';
    }
  | { readonly does: 'check' | 'settle' | 'affirm' | 'deny' | 'mark' | 'lock' | 'unlock' };

/** Something that happens. Times are true ones, in milliseconds since 1970. */
export type Act = { readonly at: number; readonly machine: number } & (
  | AtDevice
  | { readonly does: 'buys-without-us'; readonly customer: string; readonly ident: string }
  | { readonly does: 'suffers'; readonly fault: DeviceFault }
);
