import type { KeyStroke } from './key-stroke';

/** Where a mouse is, in CSS pixels of the document's viewport. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type MouseStep =
  | { readonly kind: 'move'; readonly at: Point }
  | {
      readonly kind: 'down' | 'up';
      readonly at: Point;
      readonly button: 'left' | 'right';
      readonly clickCount: number;
    };

/** 'page' is the document's own realm; 'driver' shares its DOM, but none of its globals and no CSP. */
export type Realm = 'page' | 'driver';

/** What a browser has to offer about one document; everything else about a surface is common. */
export interface SurfacePort {
  /** Evaluates an expression that gives a promise of JSON text. */
  evaluate(realm: Realm, expression: string): Promise<string | undefined>;
  mouse(steps: readonly MouseStep[]): Promise<void>;
  keys(strokes: readonly KeyStroke[]): Promise<void>;
  /** A PNG in base64. */
  screenshot(): Promise<string>;
  console(): Promise<readonly string[]>;
  isOpen(): Promise<boolean>;
  close(): Promise<void>;
}
