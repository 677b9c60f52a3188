/** A setting by name: of one order, of a customer or of a whole organization. The narrowest wins. */
export class Scoped<Value> {
  private readonly values = new Map<string, Value>();

  /** Sets it for a name; undefined leaves it to the wider ones again. */
  set(name: string, value: Value | undefined): void {
    if (value === undefined) this.values.delete(name);
    else this.values.set(name, value);
  }

  /** The value of the first of these names that has one. */
  get(...narrowestFirst: readonly string[]): Value | undefined {
    const name = narrowestFirst.find((each) => this.values.has(each));
    return name === undefined ? undefined : this.values.get(name);
  }
}
