/** What colours need to be compared: red, green, blue of 255, and how opaque of 1. */
export type Colour = readonly [number, number, number, number];

/** A computed colour; undefined for notations that are not compared. */
export function parseColour(text: string): Colour | undefined {
  const match = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(text);
  if (match === null) return undefined;
  const [, red, green, blue, alpha] = match;
  return [Number(red), Number(green), Number(blue), Number(alpha ?? 1)];
}

/** Whether the eye cannot tell one from the other. */
export function looksAlike(one: Colour, other: Colour): boolean {
  return ([0, 1, 2] as const).every((channel) => Math.abs(one[channel] - other[channel]) < 20);
}

/** Whether a computed style hides what is inside, by means that leave its box as it is. */
export function stylesAway(style: CSSStyleDeclaration): boolean {
  const isSet = (name: string) => !/^(?:none|auto|)$/.test(style.getPropertyValue(name));
  const filtered = /opacity\(([\d.]+)\)/.exec(style.getPropertyValue('filter'))?.[1];
  return (
    isSet('clip-path') ||
    isSet('mask-image') ||
    (isSet('clip') && /absolute|fixed/.test(style.position)) ||
    (filtered !== undefined && Number(filtered) < 0.1)
  );
}

/** Whether text of this style cannot be read as it is written. */
export function writesUnreadably(style: CSSStyleDeclaration): boolean {
  const colour = parseColour(style.getPropertyValue('-webkit-text-fill-color') || style.color);
  return (
    parseFloat(style.fontSize) < 5 ||
    parseFloat(style.textIndent) < -99 ||
    (colour !== undefined && colour[3] < 0.1) ||
    style.getPropertyValue('unicode-bidi').includes('override') ||
    !/^(?:none|)$/.test(style.getPropertyValue('-webkit-text-security'))
  );
}
