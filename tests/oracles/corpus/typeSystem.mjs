// Type system documents by the grammar alone: they are read and printed, never built.
import { stringToken, times } from "./writing.mjs";

const NAMES = ["A", "B", "type", "query", "input", "on", "_x1", "extend", "schema", "implements"];
const LOCATIONS = [
  "FIELD",
  "QUERY",
  "SCHEMA",
  "OBJECT",
  "ARGUMENT_DEFINITION",
  "ENUM_VALUE",
  "VARIABLE_DEFINITION",
  "INPUT_FIELD_DEFINITION",
];

export function typeSystem(random) {
  return times(random.between(1, 4), () => definition(new Maker(random)));
}

function definition(m) {
  const extend = m.random.chance(0.3);
  const kinds = {
    schema: () => [
      "schema",
      ...m.directives(extend),
      ...m.optional(
        m.block(() => [m.random.pick(["query", "mutation", "subscription"]), ":", m.name()]),
        extend,
      ),
    ],
    scalar: () => ["scalar", m.name(), ...m.directives(extend)],
    type: () => ["type", m.name(), ...m.interfaces(), ...m.directives(extend), ...m.fields()],
    interface: () => ["interface", m.name(), ...m.interfaces(), ...m.directives(extend), ...m.fields()],
    union: () => ["union", m.name(), ...m.directives(extend), ...m.listed("=", "|")],
    enum: () => [
      "enum",
      m.name(),
      ...m.directives(extend),
      ...m.optional(
        m.block(() => [...m.description(), m.random.pick(["RED", "on", "query", "_"]), ...m.directives()]),
        true,
      ),
    ],
    input: () => [
      "input",
      m.name(),
      ...m.directives(extend),
      ...m.optional(
        m.block(() => m.input()),
        true,
      ),
    ],
    directive: () => ["directive", "@", m.name(), ...m.arguments(), ...m.optional(["repeatable"], true), "on", ...m.locations()],
  };
  // No specification has extensions of directives; graphql-js reads them all the same.
  const [kind, tokens] = m.random.pick(Object.entries(kinds));
  return [...(extend && kind !== "directive" ? ["extend"] : m.description()), ...tokens()];
}

class Maker {
  constructor(random) {
    this.random = random;
  }

  name() {
    return this.random.pick(NAMES);
  }

  description() {
    return this.random.chance(0.3) ? [stringToken(this.random, false)] : [];
  }

  optional(tokens, may) {
    return may && this.random.chance(0.3) ? [] : tokens;
  }

  block(item) {
    return ["{", ...times(this.random.between(1, 3), item), "}"];
  }

  /** An extension without anything in it is refused, so most get a directive. */
  directives(wanted = false) {
    return this.random.chance(wanted ? 0.9 : 0.2)
      ? ["@", this.name(), ...this.optional(["(", this.name(), ":", ...this.value(), ")"], true)]
      : [];
  }

  interfaces() {
    return this.random.chance(0.3)
      ? ["implements", ...this.optional(["&"], true), this.name(), ...this.optional(["&", this.name()], true)]
      : [];
  }

  listed(before, between) {
    return this.optional(
      [before, ...this.optional([between], true), this.name(), ...times(this.random.below(3), () => [between, this.name()])],
      true,
    );
  }

  locations() {
    return [
      ...this.optional(["|"], true),
      this.random.pick(LOCATIONS),
      ...times(this.random.below(3), () => ["|", this.random.pick(LOCATIONS)]),
    ];
  }

  fields() {
    return this.optional(
      this.block(() => [...this.description(), this.name(), ...this.arguments(), ":", ...this.type(), ...this.directives()]),
      true,
    );
  }

  arguments() {
    return this.random.chance(0.3) ? ["(", ...times(this.random.between(1, 2), () => this.input()), ")"] : [];
  }

  input() {
    return [...this.description(), this.name(), ":", ...this.type(), ...this.optional(["=", ...this.value()], true), ...this.directives()];
  }

  type() {
    const bang = this.random.chance(0.3) ? ["!"] : [];
    return this.random.chance(0.3) ? ["[", ...this.type(), "]", ...bang] : [this.name(), ...bang];
  }

  value(depth = 0) {
    const choices = [["1"], ["-0.5e3"], ["true"], ["null"], ["RED"], [stringToken(this.random, false)]];
    if (depth < 2) {
      choices.push(
        ["[", ...times(this.random.below(3), () => this.value(depth + 1)), "]"],
        ["{", ...times(this.random.below(3), () => [this.name(), ":", ...this.value(depth + 1)]), "}"],
      );
    }
    return this.random.pick(choices);
  }
}
